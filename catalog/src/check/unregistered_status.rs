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
        let mut statuses = Vec::new();
        statuses.extend(&node.status);
        for (_, reason) in &node.reasons {
            statuses.extend(&reason.status);
        }
        for status in statuses {
            if let Some(finding) = judge(status.value, status.span) {
                findings.at_entry(index, finding);
            }
        }
    }
    let document = &draft.document;
    let mut texts = Vec::new();
    for (key, _) in &document.statuses {
        texts.push(key);
    }
    if let Some(retry) = &document.retry {
        for (key, _) in &retry.statuses {
            texts.push(key);
        }
    }
    for (_, class) in &document.exceptions {
        texts.extend(match class {
            Either::Short(on) => &on.0,
            Either::Long(long) => &long.status.0,
        });
    }
    for text in texts {
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
