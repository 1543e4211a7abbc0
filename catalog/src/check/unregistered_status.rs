//! `unregistered-status`: a status is not in the IANA registry of HTTP status codes.

use super::Findings;
use crate::{
    diagnostic::Diagnostic,
    read::Either,
    resolve::Draft,
    rule::{Rule, rule},
    source::Span,
    status::Status,
};

pub(super) static RULE: Rule = rule!(Deny, "unregistered-status", true);

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    for index in 0..draft.api.entries.len() {
        let (_, node) = draft.written(index);
        let reasons = node.reasons.iter().map(|(_, reason)| &reason.status);
        for status in std::iter::once(&node.status).chain(reasons).flatten() {
            if let Some(finding) = judge(status.value, status.span) {
                findings.at_entry(index, finding);
            }
        }
    }
    let document = &draft.document;
    let on_classes = document
        .exceptions
        .iter()
        .flat_map(|(_, class)| match class {
            Either::Short(on) => &on.0,
            Either::Long(long) => &long.status.0,
        });
    let on_retries = document
        .retry
        .iter()
        .flat_map(|retry| retry.statuses.iter());
    let keys = document
        .statuses
        .iter()
        .map(|(key, _)| key)
        .chain(on_retries.map(|(key, _)| key))
        .chain(on_classes);
    for text in keys {
        let status = text.value.parse().ok();
        if let Some(finding) = status.and_then(|status| judge(status, text.span)) {
            findings.push(finding);
        }
    }
}

fn judge(status: Status, span: Span) -> Option<Diagnostic> {
    if status.phrase().is_some() {
        return None;
    }
    let near = status.nearest();
    let phrase = near.phrase().unwrap_or_default();
    Some(
        Diagnostic::new(
            &RULE,
            span,
            format!("{status} is not a registered HTTP status"),
            "unregistered status",
        )
        .help(format!(
            "did you mean {near} ({phrase})? If the API does answer {status}, write \
             `lints: {{unregistered-status: allow}}`"
        )),
    )
}
