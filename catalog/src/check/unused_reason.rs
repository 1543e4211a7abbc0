//! `unused-reason`: the sub-codes of an entry have no way to a client.

use super::Findings;
use crate::{
    api::Hole,
    diagnostic::Diagnostic,
    resolve::Draft,
    rule::{Rule, rule},
};

pub(super) static RULE: Rule = rule!(Warn, "unused-reason");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    let Some(envelope) = &draft.api.envelope else {
        return;
    };
    let has = |hole| envelope.path(hole).is_some();
    if has(Hole::Reason) || has(Hole::Details) || draft.api.header("reason").is_some() {
        return;
    }
    for (index, entry) in draft.api.entries.iter().enumerate() {
        let (_, node) = draft.written(index);
        let Some((first, _)) = node.reasons.iter().next() else {
            continue;
        };
        findings.at_entry(
            index,
            Diagnostic::new(
                &RULE,
                first.span,
                format!("the reasons of `{}` never reach a client", entry.name),
                "no body and no header has a place for them",
            )
            .help(
                "write `$reason` or `$details` into the envelope, or name a header: `headers: {reason: X-Error-Reason}`",
            ),
        );
    }
}
