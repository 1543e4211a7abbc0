//! `duplicate-type`: two entries have the same problem type.

use super::Findings;
use crate::{
    diagnostic::Diagnostic,
    read::Places,
    resolve::Draft,
    rule::{Rule, rule},
};

pub(super) static RULE: Rule = rule!(Deny, "duplicate-type");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    let mut first = Places::new();
    for (index, entry, name, node) in draft.entries() {
        // What comes of the address of the documentation tells nobody apart where it is the same for all.
        let Some(given) = entry.problem_type.as_ref().filter(|_| !entry.is_blank()) else {
            continue;
        };
        let resolved = draft.api.resolved_type(given);
        let Some(known) = first.get(&resolved).copied() else {
            first.insert(resolved, index);
            continue;
        };
        let (other, other_node) = draft.written(known);
        let message = format!(
            "`{}` and `{}` have the problem type `{given}`",
            other.value, name.value
        );
        let place = node.ty.as_ref().unwrap_or(name).span;
        findings.at_entry(
            index,
            Diagnostic::new(&RULE, place, message, "the second one")
                .related(
                    other_node.ty.as_ref().unwrap_or(other).span,
                    "the first one",
                )
                .help("give one of them another `type`, or make them one entry"),
        );
    }
}
