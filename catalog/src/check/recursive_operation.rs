//! `recursive-operation`: an operation includes itself, be it through others.

use super::Findings;
use crate::{
    diagnostic::Diagnostic,
    resolve::Draft,
    rule::{Rule, rule},
};

pub(super) static RULE: Rule = rule!(Deny, "recursive-operation");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    let resolved = &draft.api.operations;
    for (place, (name, operation)) in draft.document.operations.iter().enumerate() {
        for include in operation.includes() {
            // A circle has a step back to what stands no later; that step alone is reported.
            let Some(target) = resolved[..=place]
                .iter()
                .find(|it| it.name == include.value)
            else {
                continue;
            };
            if target.name != name.value && !target.includes.contains(&name.value) {
                continue;
            }
            findings.push(
                Diagnostic::new(
                    &RULE,
                    include.span,
                    format!("the operation `{}` includes itself", name.value),
                    "this closes a circle",
                )
                .help("remove one of the includes: errors that operations share can be an operation of their own"),
            );
        }
    }
}
