//! `duplicate-status`: two entries are recognised by the same status.

use std::collections::BTreeMap;

use super::Findings;
use crate::{
    diagnostic::Diagnostic,
    resolve::Draft,
    rule::{Rule, rule},
    source::Span,
};

pub(super) static RULE: Rule = rule!(Deny, "duplicate-status");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    let mut first: BTreeMap<u16, usize> = BTreeMap::new();
    for (index, entry) in draft.api.entries.iter().enumerate() {
        for status in entry.own_statuses() {
            let known = *first.entry(status).or_insert(index);
            if known == index {
                continue;
            }
            let place = |index: usize| -> Span {
                let by = &draft.written(index).1.by;
                by.as_ref().map(|by| by.span).unwrap_or_default()
            };
            let other = &draft.api.entries[known].name;
            let message = format!(
                "`{}` and `{other}` are both recognised by the status {status}",
                entry.name
            );
            findings.at_entry(
                index,
                Diagnostic::new(&RULE, place(index), message, "the second one")
                    .related(place(known), "the first one")
                    .help("write `by: message` for one of them, or make them one entry"),
            );
        }
    }
}
