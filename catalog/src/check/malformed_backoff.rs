//! `malformed-backoff`: a wait that shrinks, or that is longer at first than at most.

use super::Findings;
use crate::{
    api::Backoff,
    diagnostic::Diagnostic,
    duration::Duration,
    language::{BackoffNode, RetryValue},
    read::{Either, Given as _},
    resolve::Draft,
    rule::{Rule, rule},
};

pub(super) static RULE: Rule = rule!(Deny, "malformed-backoff");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    let catalogue = &draft.api.retry.backoff;
    if let Some(node) = &draft.document.retry {
        let mut backoffs = Vec::new();
        backoffs.extend(&node.backoff);
        for (_, value) in &node.statuses {
            backoffs.extend(own(value));
        }
        for value in [&node.network, &node.timeout, &node.default] {
            backoffs.extend(value.as_ref().and_then(own));
        }
        for backoff in backoffs {
            judge(backoff, catalogue, &mut |finding| findings.push(finding));
        }
    }
    for (_, kind) in &draft.document.kinds {
        if let Either::Long(kind) = kind
            && let Some(backoff) = kind.retry.as_ref().and_then(own)
        {
            judge(backoff, catalogue, &mut |finding| findings.push(finding));
        }
    }
    for index in 0..draft.api.entries.len() {
        let (_, node) = draft.written(index);
        let mut backoffs = Vec::new();
        backoffs.extend(node.retry.as_ref().and_then(own));
        for (_, reason) in &node.reasons {
            backoffs.extend(reason.retry.as_ref().and_then(own));
        }
        for backoff in backoffs {
            judge(backoff, catalogue, &mut |finding| {
                findings.at_entry(index, finding);
            });
        }
    }
}

fn own(value: &RetryValue) -> Option<&BackoffNode> {
    match value {
        Either::Short(_) => None,
        Either::Long(long) => long.backoff.as_ref(),
    }
}

fn judge(node: &BackoffNode, catalogue: &Backoff, push: &mut dyn FnMut(Diagnostic)) {
    if let Some(factor) = &node.factor
        && !(factor.value >= 1.0 && factor.value.is_finite())
    {
        push(
            Diagnostic::new(
                &RULE,
                factor.span,
                format!("a wait is multiplied by {}, and would shrink", factor.value),
                "less than 1",
            )
            .help("write 1 for waits that stay the same, or more for waits that grow"),
        );
    }
    let initial = node.initial.value_or(Duration(catalogue.initial_ms));
    let max = node.max.value_or(Duration(catalogue.max_ms));
    let span = node
        .max
        .as_ref()
        .or(node.initial.as_ref())
        .map(|text| text.span);
    if let Some(span) = span.filter(|_| initial > max) {
        push(
            Diagnostic::new(
                &RULE,
                span,
                format!("the first wait, {initial}, is longer than the longest, {max}"),
                "at odds with the other",
            )
            .help("make `max` no shorter than `initial`"),
        );
    }
}
