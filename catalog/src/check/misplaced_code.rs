//! `misplaced-code`: a code breaks the pattern of the catalogue, is not in the band of its group, or is reserved.

use super::Findings;
use crate::{
    api::Band,
    diagnostic::Diagnostic,
    resolve::Draft,
    rule::{Rule, rule},
};

pub(super) static RULE: Rule = rule!(Deny, "misplaced-code", true);

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    let api = &draft.api;
    for (index, entry, ..) in draft.entries() {
        // What stands in the place of a value nobody knows.
        let Some(code) = entry.code.as_ref().filter(|_| entry.code_parts().is_none()) else {
            continue;
        };
        let mut refuse = |message: String, label: &str, help: String| {
            let span = draft.code_span(index);
            findings.at_entry(
                index,
                Diagnostic::new(&RULE, span, message, label).help(help),
            );
        };
        if let Some(codes) = &api.codes {
            if let Some(pattern) = codes.pattern.as_ref().filter(|pattern| !pattern.fits(code)) {
                let pattern = pattern.as_str();
                refuse(
                    format!("the code `{code}` breaks the pattern `{pattern}`"),
                    "another code than the catalogue promises",
                    format!(
                        "write a code that looks like `{pattern}`, or mend `codes: {{pattern: …}}`"
                    ),
                );
                continue;
            }
            if let Some(band) = codes
                .reserved
                .iter()
                .find(|band| band.holds(code, entry.number))
            {
                refuse(
                    format!("the code `{code}` is reserved"),
                    "a code that no error may have",
                    format!(
                        "take a code outside of {}, or mend `codes: {{reserved: …}}`",
                        shown(band)
                    ),
                );
            }
        }
        let mut groups = api.groups.iter();
        let group = groups.find(|group| entry.group.as_ref() == Some(&group.id));
        let Some((group, band)) = group.and_then(|group| Some((group, group.codes.as_ref()?)))
        else {
            continue;
        };
        if !band.holds(code, entry.number) {
            refuse(
                format!("the code `{code}` is none of the group `{}`", group.id),
                "a code of another group",
                format!(
                    "take one of {}, which are the group's, or move the error",
                    shown(band)
                ),
            );
        }
    }
}

/// A band in words.
pub(super) fn shown(band: &Band) -> String {
    let numbers = match band.range {
        Some((first, last)) if first == last => format!("the number {first}"),
        Some((first, last)) => format!("the numbers {first} to {last}"),
        None => return format!("the codes with `{}`", band.prefix),
    };
    if band.prefix.is_empty() {
        numbers
    } else {
        format!("{numbers} behind `{}`", band.prefix)
    }
}
