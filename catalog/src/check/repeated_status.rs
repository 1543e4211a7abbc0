//! `repeated-status`: an entry has a status twice.

use super::Findings;
use crate::{
    diagnostic::Diagnostic,
    resolve::Draft,
    rule::{Rule, rule},
};

pub(super) static RULE: Rule = rule!(Warn, "repeated-status");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    for (index, entry, _, node) in draft.entries() {
        let statuses = &node.status.0;
        for (at, status) in statuses.iter().enumerate() {
            let Some(first) = statuses[..at].iter().find(|first| *first == status) else {
                continue;
            };
            let message = format!("`{}` has the status {} twice", entry.name, status.value);
            findings.at_entry(
                index,
                Diagnostic::new(&RULE, status.span, message, "the second time")
                    .related(first.span, "the first time")
                    .help("remove one of them"),
            );
        }
    }
}
