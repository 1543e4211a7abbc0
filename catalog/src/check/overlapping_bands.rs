//! `overlapping-bands`: one code may belong to two groups.

use super::{Findings, misplaced_code::shown};
use crate::{
    api::Band,
    diagnostic::Diagnostic,
    language::GroupNode,
    read::{Either, Text},
    resolve::Draft,
    rule::{Rule, rule},
};

pub(super) static RULE: Rule = rule!(Deny, "overlapping-bands", true);

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    let mut bands: Vec<(&Text, &Band)> = Vec::new();
    for (group, (name, node)) in draft.api.groups.iter().zip(&draft.document.groups) {
        let Some(band) = &group.codes else { continue };
        for (other_name, other) in &bands {
            if band.meets(other) {
                let message = format!(
                    "the groups `{}` and `{}` share codes",
                    other_name.value, name.value
                );
                findings.push(
                    Diagnostic::new(&RULE, place(name, node), message, "the second band")
                        .related(other_name.span, "the group with the first")
                        .help(format!("choose codes outside of {}", shown(other))),
                );
                break;
            }
        }
        bands.push((name, band));
    }
}

/// Where the codes of a group stand.
fn place(name: &Text, node: &Either<Text, GroupNode>) -> crate::source::Span {
    let Either::Long(long) = node else {
        return name.span;
    };
    match &long.codes {
        Some(Either::Short(range)) => range.span,
        Some(Either::Long(band)) => {
            let text = band.range.as_ref().or(band.prefix.as_ref());
            text.map_or(name.span, |text| text.span)
        }
        None => name.span,
    }
}
