//! `duplicate-status`: two entries are recognised by the same status.
//!
//! One whose type is `about:blank` is recognised by its status where no other type came.

use std::collections::BTreeMap;

use super::Findings;
use crate::{
    api::{By, Entry},
    diagnostic::Diagnostic,
    resolve::Draft,
    rule::{Rule, rule},
    source::Span,
    status::Status,
};

pub(super) static RULE: Rule = rule!(Deny, "duplicate-status");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    let mut first: BTreeMap<u16, usize> = BTreeMap::new();
    for (index, entry) in draft.api.entries.iter().enumerate() {
        for status in statuses(entry) {
            let known = *first.entry(status).or_insert(index);
            if known == index {
                continue;
            }
            let place = |index: usize| -> Span {
                let (name, node) = draft.written(index);
                let by = node.by.as_ref().filter(|by| by.value == By::Status);
                let by = by.map(|by| by.span);
                by.or_else(|| Some(node.ty.as_ref()?.span))
                    .unwrap_or(name.span)
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
                    .help(help(entry)),
            );
        }
    }
}

/// The exact statuses that are enough to recognise an entry.
fn statuses(entry: &Entry) -> Vec<u16> {
    if !entry.is_blank() {
        return entry.own_statuses().collect();
    }
    let exact = entry.statuses().filter_map(|status| match status {
        Status::Exact(status) => Some(status),
        Status::Class(_) => None,
    });
    exact.collect()
}

fn help(entry: &Entry) -> &'static str {
    if entry.is_blank() {
        "give one of them a `type` of its own, or make them one entry"
    } else {
        "write `by: message` for one of them, or make them one entry"
    }
}
