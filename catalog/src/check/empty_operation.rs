//! `empty-operation`: an operation that names no error.

use super::Findings;
use crate::{
    diagnostic::Diagnostic,
    resolve::Draft,
    rule::{Rule, rule},
};

pub(super) static RULE: Rule = rule!(Deny, "empty-operation");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    for (name, operation) in &draft.document.operations {
        if !operation.errors().is_empty() || !operation.includes().is_empty() {
            continue;
        }
        findings.push(
            Diagnostic::new(
                &RULE,
                name.span,
                format!("the operation `{}` returns no error", name.value),
                "an operation that never fails?",
            )
            .help("name the errors that it may return, or remove it"),
        );
    }
}
