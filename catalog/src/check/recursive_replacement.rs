//! `recursive-replacement`: deprecated errors that take each other's place, or one its own.

use super::Findings;
use crate::{
    api::Entry,
    diagnostic::Diagnostic,
    read::Either,
    resolve::Draft,
    rule::{Rule, rule},
};

pub(super) static RULE: Rule = rule!(Warn, "recursive-replacement");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    let heir = |entry: &Entry| {
        let named = entry.deprecated.as_ref()?.replaced_by.as_ref()?;
        draft
            .api
            .entries
            .iter()
            .position(|other| other.name == *named)
    };
    for (index, entry, _, node) in draft.entries() {
        let Some(Either::Long(long)) = &node.deprecated else {
            continue;
        };
        let Some(target) = &long.replaced_by else {
            continue;
        };
        // A circle is told of at its first.
        let mut next = heir(entry);
        let mut steps = 0;
        while let Some(at) = next.filter(|at| *at > index && steps <= draft.api.entries.len()) {
            next = heir(&draft.api.entries[at]);
            steps += 1;
        }
        if next != Some(index) {
            continue;
        }
        let message = if steps == 0 {
            format!("`{}` takes its own place", entry.name)
        } else {
            format!(
                "`{}` takes its own place, through those that take its",
                entry.name
            )
        };
        findings.at_entry(
            index,
            Diagnostic::new(&RULE, target.span, message, "this closes a circle")
                .help("name the error that is sent in its place, which is not deprecated, or leave `replaced_by` out"),
        );
    }
}
