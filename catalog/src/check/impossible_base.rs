//! `impossible-base`: the class of an error is to be two errors of JavaScript.

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
        let Some(own) = bases.and_then(|bases| bases.typescript.as_ref()) else {
            continue;
        };
        let above = draft.api.typescript_base_above(entry);
        let Some((above, other)) = above.filter(|(_, other)| *other != own.value) else {
            continue;
        };
        let message = format!(
            "`{}` is to be a `{}` in TypeScript, and is a `{}` since `{}` is one",
            entry.name,
            own.value.as_str(),
            other.as_str(),
            above.name
        );
        let finding = Diagnostic::new(&RULE, own.span, message, "a second one");
        let help = format!(
            "remove it, or write `{}`: an object of JavaScript has one chain of prototypes, and whoever catches `{}` may ask for that",
            other.as_str(),
            above.name
        );
        findings.at_entry(index, finding.help(help));
    }
}
