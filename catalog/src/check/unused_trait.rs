//! `unused-trait`: a trait that no error has.

use super::Findings;
use crate::{
    diagnostic::Diagnostic,
    resolve::Draft,
    rule::{Rule, rule},
};

pub(super) static RULE: Rule = rule!(Warn, "unused-trait");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    for (name, _) in &draft.document.traits {
        let mut entries = draft.api.entries.iter();
        if entries.any(|entry| entry.traits.contains(&name.value)) {
            continue;
        }
        findings.push(
            Diagnostic::new(
                &RULE,
                name.span,
                format!("no error has the trait `{}`", name.value),
                "programs that ask for it always hear no",
            )
            .help(format!(
                "write `traits: [{}]` at the errors that have it, or remove it",
                name.value
            )),
        );
    }
}
