//! `status-outside-kind`: an error has a status of another class than its kind.

use super::Findings;
use crate::{
    diagnostic::Diagnostic,
    read::Either,
    resolve::Draft,
    rule::{Rule, rule},
};

pub(super) static RULE: Rule = rule!(Warn, "status-outside-kind");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    for (index, entry, _, node) in draft.entries() {
        let name = entry.kind.as_deref();
        let written = name.and_then(|name| draft.document.kinds.get(name));
        let Some(Either::Long(kind)) = written else {
            continue;
        };
        let Some(of_kind) = &kind.status else {
            continue;
        };
        let class = of_kind.value.class();
        let mut given = node.status.0.iter();
        let Some(status) = given.find(|status| status.value.class() != class) else {
            continue;
        };
        let message = format!(
            "`{}` has the status {}, and its kind {}",
            entry.name, status.value, of_kind.value
        );
        findings.at_entry(
            index,
            Diagnostic::new(&RULE, status.span, message, "of another class")
                .related(of_kind.span, "the status of its kind")
                .help("give it another kind, or the kind no status; errors have the status that they name"),
        );
    }
}
