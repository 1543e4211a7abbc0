//! `retry-without-header`: clients shall wait as a header says, and no header says it.

use super::Findings;
use crate::{
    api::{Api, Entry, RetryKind, RetryOn, RetryRule},
    diagnostic::Diagnostic,
    language::RetryValue,
    read::Either,
    resolve::Draft,
    rule::{Rule, rule},
    source::Span,
};

pub(super) static RULE: Rule = rule!(Warn, "retry-without-header");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    let api = &draft.api;
    by_catalogue(draft, findings);
    if declares_header(api) {
        return;
    }
    by_kind(draft, findings);
    for (index, entry, _, node) in draft.entries() {
        let reasons = node.reasons.iter().map(|(_, reason)| &reason.retry);
        for value in std::iter::once(&node.retry).chain(reasons).flatten() {
            if let Some(span) = waits_for_header(value).filter(|_| !has_header(entry)) {
                findings.at_entry(index, report(span, &format!("`{}`", entry.name)));
            }
        }
    }
}

/// The rules of kinds, which hold for unknown errors too.
fn by_kind(draft: &Draft, findings: &mut Findings<'_>) {
    for (name, kind) in &draft.document.kinds {
        let Either::Long(kind) = kind else { continue };
        if let Some(span) = kind.retry.as_ref().and_then(waits_for_header) {
            findings.push(report(span, &format!("`{}`", name.value)));
        }
    }
}

/// The rules that the catalogue has for statuses and transport conditions.
fn by_catalogue(draft: &Draft, findings: &mut Findings<'_>) {
    let Some(node) = &draft.document.retry else {
        return;
    };
    for (condition, value) in [("network", &node.network), ("timeout", &node.timeout)] {
        if let Some(span) = value.as_ref().and_then(waits_for_header) {
            findings.push(
                Diagnostic::new(
                    &RULE,
                    span,
                    format!("`{condition}` means that no response came, so that no header can say how long to wait"),
                    "there is no header",
                )
                .help("write `backoff`"),
            );
        }
    }
    if declares_header(&draft.api) {
        return;
    }
    let by_status = node
        .statuses
        .iter()
        .map(|(key, value)| (key.as_str(), value));
    let default = node.default.iter().map(|value| ("default", value));
    for (key, value) in by_status.chain(default) {
        let Some(span) = waits_for_header(value) else {
            continue;
        };
        let on = key.parse().map_or(RetryOn::Default, RetryOn::Status);
        let inherits = |index: &usize| {
            let entry = &draft.api.entries[*index];
            !entry.own_retry && entry.retry.as_ref() == rule(&draft.api, on)
        };
        let mut heirs = (0..draft.api.entries.len()).filter(inherits).peekable();
        let all_have =
            heirs.peek().is_some() && heirs.all(|index| has_header(&draft.api.entries[index]));
        if !all_have {
            findings.push(report(span, &format!("`{key}`")));
        }
    }
}

fn report(span: Span, what: &str) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!(
            "the rule of {what} waits as a header says, and the catalogue names no such header"
        ),
        "which header?",
    )
    .help("declare it: `headers: {retry_after: Retry-After}`; without one, write `backoff`")
}

fn declares_header(api: &Api) -> bool {
    let roles = ["retry_after", "retry_after_ms", "rate_limit"];
    roles
        .iter()
        .any(|role| api.header(role).is_some() || api.member(role).is_some())
}

fn has_header(entry: &Entry) -> bool {
    let header = |header: &String| header.eq_ignore_ascii_case("Retry-After");
    entry
        .params
        .iter()
        .any(|param| param.header.as_ref().is_some_and(header))
}

fn waits_for_header(value: &RetryValue) -> Option<Span> {
    let rule = match value {
        Either::Short(rule) => Some(rule),
        Either::Long(long) => long.rule.as_ref(),
    };
    rule.filter(|rule| rule.value == RetryKind::AfterHeader)
        .map(|rule| rule.span)
}

fn rule(api: &Api, on: RetryOn) -> Option<&RetryRule> {
    api.retry
        .rules
        .iter()
        .find(|rule| rule.on == on)
        .map(|rule| &rule.rule)
}
