//! Rules of trying again, by the most specific level that has one.

use super::Resolver;
use crate::{
    api::{
        Api, Backoff, BackoffPart, Jitter, PolicyRule, RetryKind, RetryOn, RetryPolicy, RetryRule,
    },
    diagnostic::Diagnostic,
    language::{BackoffNode, RetryValue},
    read::{Either, Given as _},
    rule,
    status::Status,
};

impl Resolver<'_> {
    pub(super) fn retry_policy(&mut self) -> RetryPolicy {
        let default = Backoff {
            initial_ms: 1_000,
            factor: 2.0,
            max_ms: 60_000,
            jitter: Jitter::Full,
            max_retries: 3,
            max_elapsed_ms: None,
        };
        let Some(node) = &self.document.retry else {
            return RetryPolicy {
                backoff: default,
                stated: Vec::new(),
                rules: Vec::new(),
            };
        };
        let backoff = overlay(&default, node.backoff.as_ref());
        let mut rules = Vec::new();
        for (key, value) in &node.statuses {
            if let Some(status) = self.status_key(key) {
                rules.push(PolicyRule {
                    on: RetryOn::Status(status),
                    rule: self.retry_rule(value, &backoff),
                });
            }
        }
        let transport = [
            (RetryOn::Network, &node.network),
            (RetryOn::Timeout, &node.timeout),
            (RetryOn::Default, &node.default),
        ];
        for (on, value) in transport {
            if let Some(value) = value {
                rules.push(PolicyRule {
                    on,
                    rule: self.retry_rule(value, &backoff),
                });
            }
        }
        RetryPolicy {
            backoff,
            stated: node.backoff.as_ref().map(stated).unwrap_or_default(),
            rules,
        }
    }

    pub(super) fn retry_rule(&mut self, value: &RetryValue, catalogue: &Backoff) -> RetryRule {
        let (kind, after, backoff, note, documented) = match value {
            Either::Short(kind) => (Some(kind.value), None, None, None, true),
            Either::Long(long) => (
                long.rule.value(),
                long.after.value(),
                long.backoff.as_ref(),
                self.optional(long.note.as_ref()),
                long.documented.value_or(true),
            ),
        };
        let word = match value {
            Either::Short(word) => Some(word),
            Either::Long(long) => long.rule.as_ref(),
        };
        if let (Some(RetryKind::After), None, Some(word)) = (kind, after, word) {
            self.diagnostics.push(
                Diagnostic::new(
                    &rule::MISSING_KEY,
                    word.span,
                    "`after` does not say how long to wait",
                    "no time here",
                )
                .help("write `{after: 30s}`, or `after-header` where the response says it"),
            );
        }
        let kind = kind.unwrap_or(match (after, backoff) {
            (Some(_), _) => RetryKind::After,
            (None, Some(_)) => RetryKind::Backoff,
            (None, None) => RetryKind::Never,
        });
        let waits = matches!(
            kind,
            RetryKind::Backoff | RetryKind::AfterHeader | RetryKind::After
        );
        RetryRule {
            kind,
            min_ms: after.map(|range| range.min.0),
            max_ms: after.map(|range| range.max.0),
            backoff: waits.then(|| overlay(catalogue, backoff)),
            note,
            documented,
        }
    }
}

/// The catalogue's rule for a status: that of the status itself, else of its class, else the default.
pub(super) fn rule_for(api: &Api, status: Option<Status>) -> Option<RetryRule> {
    let find = |test: &dyn Fn(RetryOn) -> bool| api.retry.rules.iter().find(|rule| test(rule.on));
    let by_status = status.and_then(|status| {
        find(&|on| on == RetryOn::Status(status))
            .or_else(|| find(&|on| matches!(on, RetryOn::Status(class) if class.covers(status))))
    });
    by_status
        .or_else(|| find(&|on| on == RetryOn::Default))
        .map(|rule| rule.rule.clone())
}

/// The parts that a back-off gives itself.
fn stated(node: &BackoffNode) -> Vec<BackoffPart> {
    let parts = [
        (BackoffPart::Initial, node.initial.is_some()),
        (BackoffPart::Factor, node.factor.is_some()),
        (BackoffPart::Max, node.max.is_some()),
        (BackoffPart::Jitter, node.jitter.is_some()),
        (BackoffPart::MaxRetries, node.max_retries.is_some()),
        (BackoffPart::MaxElapsed, node.max_elapsed.is_some()),
    ];
    let mut stated = Vec::new();
    for (part, is_stated) in parts {
        if is_stated {
            stated.push(part);
        }
    }
    stated
}

fn overlay(base: &Backoff, node: Option<&BackoffNode>) -> Backoff {
    let Some(node) = node else {
        return base.clone();
    };
    Backoff {
        initial_ms: node
            .initial
            .as_ref()
            .map_or(base.initial_ms, |initial| initial.value.0),
        factor: node.factor.value_or(base.factor),
        max_ms: node.max.as_ref().map_or(base.max_ms, |max| max.value.0),
        jitter: node.jitter.value_or(base.jitter),
        max_retries: node.max_retries.value_or(base.max_retries),
        max_elapsed_ms: node
            .max_elapsed
            .as_ref()
            .map_or(base.max_elapsed_ms, |max| Some(max.value.0)),
    }
}
