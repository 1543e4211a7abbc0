//! `mixed-statuses`: the statuses of an entry are of different classes.

use super::Findings;
use crate::{
    diagnostic::Diagnostic,
    resolve::Draft,
    rule::{Rule, rule},
};

pub(super) static RULE: Rule = rule!(Warn, "mixed-statuses");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    for (index, entry, _, node) in draft.entries() {
        let [first, others @ ..] = node.status.0.as_slice() else {
            continue;
        };
        let is_other = |class: u16| class != first.value.class();
        let Some(other) = others.iter().find(|other| is_other(other.value.class())) else {
            continue;
        };
        let message = format!(
            "`{}` comes with {} and with {}, which say that different sides failed",
            entry.name, first.value, other.value
        );
        findings.at_entry(
            index,
            Diagnostic::new(&RULE, other.span, message, "of another class")
                .related(first.span, "the status that servers send")
                .help(
                    "make them two errors, so that each has its own remedy and rule of trying again, or write \
                     `allow: {mixed-statuses: why}` if the API answers with both",
                ),
        );
    }
}
