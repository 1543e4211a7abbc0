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

pub(super) static RULE: Rule = rule!(Warn, "unregistered-status");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    for index in 0..draft.api.entries.len() {
        let (_, node) = draft.written(index);
        let mut statuses = Vec::new();
        statuses.extend(&node.status.0);
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
    for (_, kind) in &document.kinds {
        if let Either::Long(kind) = kind
            && let Some(status) = &kind.status
            && let Some(finding) = judge(status.value, status.span)
        {
            findings.push(finding);
        }
    }
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
    let finding = Diagnostic::new(
        &RULE,
        span,
        format!("{status} is not a registered HTTP status"),
        "unregistered status",
    );
    let allow = "`lints: {unregistered-status: allow}`";
    let sent = IN_USE
        .iter()
        .find(|(known, _)| Status::Exact(*known) == status);
    let help = if let Some((_, by)) = sent {
        format!("{by}; if this API does answer {status}, write {allow}")
    } else {
        let near = status.nearest();
        let phrase = near.phrase().unwrap_or_default();
        format!("did you mean {near} ({phrase})? If the API does answer {status}, write {allow}")
    };
    Some(finding.help(help))
}

/// Statuses that are not registered and that servers send all the same.
const IN_USE: &[(u16, &str)] = &[
    (218, "Apache has it for what it passes on as it is"),
    (
        418,
        "it is the teapot of RFC 2324, and some APIs refuse with it",
    ),
    (419, "Laravel has it for a session that has expired"),
    (
        420,
        "some APIs limit rates with it, where 429 is registered",
    ),
    (440, "IIS has it for a session that has expired"),
    (444, "nginx logs it where it closed the connection"),
    (450, "some filters answer it for what they block"),
    (
        460,
        "AWS load balancers log it where the client closed the connection",
    ),
    (463, "AWS load balancers answer it for too many addresses"),
    (494, "nginx has it for a header that is too large"),
    (495, "nginx has it for a wrong client certificate"),
    (496, "nginx has it for a client certificate that is missing"),
    (497, "nginx has it for HTTP where HTTPS is spoken"),
    (498, "ArcGIS has it for a token that is wrong"),
    (499, "nginx has it for a client that closed the request"),
    (509, "some hosters answer it where a quota is used up"),
    (520, "Cloudflare has it for what it cannot read"),
    (521, "Cloudflare has it for a server that is down"),
    (522, "Cloudflare has it for a connection that timed out"),
    (523, "Cloudflare has it for a server that it cannot reach"),
    (524, "Cloudflare has it for an answer that took too long"),
    (525, "Cloudflare has it for a TLS handshake that failed"),
    (526, "Cloudflare has it for a wrong certificate"),
    (529, "some APIs answer it while they are overloaded"),
    (530, "Cloudflare has it with an error of its own"),
    (598, "some proxies have it for a read that timed out"),
    (599, "some proxies have it for a connection that timed out"),
];
