//! `impossible-base`: a class of JavaScript is to extend a second class.

use super::Findings;
use crate::{
    diagnostic::Diagnostic,
    resolve::Draft,
    rule::{Rule, rule},
};

pub(super) static RULE: Rule = rule!(Deny, "impossible-base");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    for (index, entry, _, node) in draft.entries() {
        let bases = node.bases.as_ref();
        let Some(base) = bases.and_then(|bases| bases.typescript.as_ref()) else {
            continue;
        };
        let message = format!(
            "the class of `{}` cannot extend `{}` in TypeScript besides that of the package",
            entry.name, base.value
        );
        let finding = Diagnostic::new(&RULE, base.span, message, "a second class");
        findings.at_entry(
            index,
            finding.help(
                "remove it: JavaScript has one parent for each class, and `instanceof` of the package's own classes is what programs ask",
            ),
        );
    }
}
