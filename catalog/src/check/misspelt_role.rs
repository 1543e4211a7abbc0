//! `misspelt-role`: a role of a header, or a standard detail, that is one letter or two away from one that clients know.

use super::Findings;
use crate::{
    api::{Api, Envelope, LIMIT_ROLES, Segment},
    diagnostic::Diagnostic,
    resolve::Draft,
    rule::{Rule, rule},
    source::Span,
};

pub(super) static RULE: Rule = rule!(Warn, "misspelt-role");

/// The roles of headers that mean something to clients, but for those of limits.
const ROLES: [&str; 11] = [
    "request_id",
    "retry_after",
    "retry_after_ms",
    "should_retry",
    "rate_limit_reset",
    "idempotency_key",
    "code",
    "reason",
    "kind",
    "deprecation",
    "sunset",
];

/// The standard details of AIP-193.
const DETAILS: [&str; 10] = [
    "ErrorInfo",
    "RetryInfo",
    "DebugInfo",
    "QuotaFailure",
    "PreconditionFailure",
    "BadRequest",
    "RequestInfo",
    "ResourceInfo",
    "Help",
    "LocalizedMessage",
];

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    for (role, _) in &draft.document.headers {
        let known = || ROLES.iter().chain(LIMIT_ROLES).copied();
        if known().any(|known| known == role.value) {
            continue;
        }
        if let Some(near) = near(role.as_str(), known(), findings) {
            let message = format!("the role `{}` means nothing to clients", role.value);
            findings.push(
                Diagnostic::new(&RULE, role.span, message, "documented only").help(format!(
                    "did you mean `{near}`? If not, choose a name that is less like it"
                )),
            );
        }
    }
    details(draft, findings);
}

/// Standard details in the envelope, and in paths of params and members.
fn details(draft: &Draft, findings: &mut Findings<'_>) {
    let document = &draft.document;
    let envelope = document.envelope.iter().flat_map(|json| &json.strings);
    for text in envelope {
        if let Some(name) = text.value.strip_prefix(Envelope::TYPE) {
            judge(name, text.span, None, findings);
        }
    }
    for (member, (_, path)) in draft.api.members.iter().zip(&document.members) {
        if let Some(name) = detail(&draft.api, &member.path) {
            judge(name, path.span, None, findings);
        }
    }
    for index in 0..draft.api.entries.len() {
        for (param, _, long) in draft.params(index) {
            // What has no path of its own stands where the envelope says it.
            let Some(at) = long.and_then(|long| long.at.as_ref()) else {
                continue;
            };
            if let Some(name) = detail(&draft.api, &param.path) {
                judge(name, at.span, Some(index), findings);
            }
        }
    }
}

/// The standard detail that a path leads over.
fn detail<'a>(api: &Api, path: &'a [Segment]) -> Option<&'a str> {
    let typed = api.envelope.as_ref()?.typed.as_ref()?;
    match path.strip_prefix(typed.as_slice())?.first()? {
        Segment::Key(name) => Some(name),
        Segment::Index(_) => None,
    }
}

fn judge(name: &str, span: Span, entry: Option<usize>, findings: &mut Findings<'_>) {
    if DETAILS.contains(&name) {
        return;
    }
    if let Some(near) = near(name, DETAILS, findings) {
        let span = findings.within(span, name);
        let message = format!("there is no standard detail `{name}`");
        let finding = Diagnostic::new(&RULE, span, message, "nobody sends it");
        findings.at(entry, finding.help(format!("did you mean `{near}`?")));
    }
}

fn near(
    word: &str,
    known: impl IntoIterator<Item = &'static str>,
    findings: &mut Findings<'_>,
) -> Option<&'static str> {
    findings.suggestions().near(word, known)
}
