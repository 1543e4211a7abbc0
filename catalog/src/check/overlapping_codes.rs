//! `overlapping-codes`: a code that clients could take for either of two errors whose codes have values in them.

use super::{Findings, overlapping_messages::pattern};
use crate::{
    api::{Matcher, MatcherKind},
    diagnostic::Diagnostic,
    resolve::Draft,
    rule::{Rule, rule},
};

pub(super) static RULE: Rule = rule!(Deny, "overlapping-codes");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    let mut templates = Vec::new();
    for (index, entry) in draft.api.entries.iter().enumerate() {
        if let Some(parts) = entry.code_parts() {
            let kind = MatcherKind::Template;
            templates.push((index, pattern::symbols(entry, &Matcher { kind, parts })));
        }
    }
    for (at, (index, own)) in templates.iter().enumerate() {
        let mut before = templates[..at].iter();
        let met = before.find(|(first, other)| {
            draft.api.entries[*first].code != draft.api.entries[*index].code
                && pattern::meet(other, own).is_some()
        });
        let Some((first, other)) = met else { continue };
        let text = pattern::text_of_both(other, own);
        let text = text.map_or_else(|| "one code".to_owned(), |text| format!("`{text}`"));
        let [one, two] = [*first, *index].map(|index| &draft.api.entries[index].name);
        let message = format!("a client could take {text} for both `{one}` and `{two}`");
        findings.at_entry(
            *index,
            Diagnostic::new(&RULE, draft.code_span(*index), message, "the second code")
                .related(draft.code_span(*first), "the first code")
                .help(
                    "give one a text that the other cannot have, or make them one error; a code without values goes before \
                     those that have some",
                ),
        );
    }
}
