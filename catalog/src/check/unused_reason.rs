//! `unused-reason`: the sub-codes of an entry have no way to a client.

use super::Findings;
use crate::{
    api::{Api, Entry, Hole},
    diagnostic::Diagnostic,
    resolve::Draft,
    rule::{Rule, rule},
    status::Status,
};

pub(super) static RULE: Rule = rule!(Warn, "unused-reason");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    for (index, entry, _, node) in draft.entries() {
        let first = node.reasons.iter().next();
        let Some((first, _)) = first.filter(|_| !has_place(&draft.api, entry)) else {
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
            .help(help(entry)),
        );
    }
}

/// Whether a response can say which reason it has.
pub(super) fn has_place(api: &Api, entry: &Entry) -> bool {
    let Some(envelope) = api.envelope_of(entry) else {
        return true;
    };
    let has = |hole| envelope.says(hole);
    has(Hole::Reason) || has(Hole::Details) || api.header("reason").is_some()
}

fn help(entry: &Entry) -> String {
    let mut classes: Vec<_> = entry.statuses().map(Status::class).collect();
    classes.dedup();
    let otherwise = match classes.as_slice() {
        _ if entry.statuses().all(|status| Some(status) == entry.status) => {
            "write them as `cases`".to_owned()
        }
        [class] => {
            format!("remove `reasons`, and write `status: {class}xx` for all of their statuses")
        }
        _ => "remove `reasons` and `status`, which then is that of the response".to_owned(),
    };
    format!(
        "write `$reason` or `$details` into the envelope, or name a header: `headers: {{reason: X-Error-Reason}}`; if \
         the API tells them apart nowhere, {otherwise}"
    )
}
