//! A rule of trying again in words.

use errcat_catalog::{
    Duration,
    api::{Api, Backoff, BackoffPart, Jitter, RetryKind, RetryRule},
};

use super::{Text, cell::markdown};
use crate::escape::markdown_code;

/// A rule in words, then the note of the catalogue.
pub(super) fn texts(api: &Api, rule: &RetryRule) -> Vec<Text> {
    let words = words(api, rule);
    let first = words[..1].to_uppercase();
    let mut texts = vec![Text::Markdown(format!("{first}{}", &words[1..]))];
    texts.extend(rule.note.iter().map(|note| markdown(note)));
    texts
}

/// Whether the same request may be sent again.
pub(super) fn is_safe(rule: &RetryRule) -> bool {
    matches!(
        rule.kind,
        RetryKind::Backoff | RetryKind::AfterHeader | RetryKind::After
    )
}

/// What stands behind a condition: the note, else the rule in words, unless the label above has said it all.
pub(super) fn said(api: &Api, rule: &RetryRule) -> Option<Text> {
    match &rule.note {
        Some(note) => Some(markdown(note)),
        None if !rule.documented || rule.kind == RetryKind::Never => None,
        None => Some(markdown(&words(api, rule))),
    }
}

/// Whether two rules come to the same for a reader.
pub(super) fn say_same(api: &Api, one: &RetryRule, other: &RetryRule) -> bool {
    is_safe(one) == is_safe(other) && said(api, one) == said(api, other)
}

/// Parts of a back-off in words.
pub(super) fn parts(backoff: &Backoff, which: &[BackoffPart]) -> Vec<String> {
    let part = |part: &BackoffPart| match part {
        BackoffPart::Initial => Some(format!("first {}", Duration(backoff.initial_ms))),
        BackoffPart::Factor => Some(format!("then {} times as long each time", backoff.factor)),
        BackoffPart::Max => Some(format!("{} at most", Duration(backoff.max_ms))),
        BackoffPart::Jitter => Some(
            match backoff.jitter {
                Jitter::None => "without jitter",
                Jitter::Full => "with full jitter",
                Jitter::Equal => "with equal jitter",
            }
            .to_owned(),
        ),
        BackoffPart::MaxRetries => Some(match backoff.max_retries {
            1 => "at most 1 retry".to_owned(),
            retries => format!("at most {retries} retries"),
        }),
        BackoffPart::MaxElapsed => {
            let after = backoff.max_elapsed_ms?;
            Some(format!("no retry after {}", Duration(after)))
        }
    };
    which.iter().filter_map(part).collect()
}

/// A rule in words, inline Markdown.
fn words(api: &Api, rule: &RetryRule) -> String {
    let grows = rule.backoff.as_ref().map_or("", |backoff| {
        if backoff.factor > 1.0 {
            "with exponential back-off"
        } else {
            "with back-off"
        }
    });
    let words = match rule.kind {
        RetryKind::Never => "never".to_owned(),
        RetryKind::Backoff => grows.to_owned(),
        RetryKind::AfterHeader => match delay_header(api) {
            Some(header) => format!("after the delay in {}, else {grows}", markdown_code(header)),
            None => format!("after the delay that the response names, else {grows}"),
        },
        RetryKind::Modified => "only with a changed request".to_owned(),
        RetryKind::AfterAction => "only after somebody has acted".to_owned(),
        RetryKind::After => format!("after {}", wait(rule)),
    };
    match rule
        .backoff
        .as_ref()
        .map(|own| parts(own, &differing(own, &api.retry.backoff)))
    {
        Some(parts) if !parts.is_empty() => format!("{words} ({})", parts.join(", ")),
        _ => words,
    }
}

fn delay_header(api: &Api) -> Option<&str> {
    ["retry_after", "retry_after_ms", "rate_limit_reset"]
        .into_iter()
        .find_map(|role| api.header(role))
}

fn wait(rule: &RetryRule) -> String {
    let seconds = |ms: u64| Duration(ms).to_string();
    match (rule.min_ms, rule.max_ms) {
        (Some(min), Some(max)) if min == max => seconds(min),
        (Some(min), Some(max)) => format!("{} to {}", seconds(min), seconds(max)),
        _ => "a wait".to_owned(),
    }
}

/// The parts in which a rule's back-off is another than the catalogue's.
fn differing(own: &Backoff, policy: &Backoff) -> Vec<BackoffPart> {
    let is_other = |part: &&BackoffPart| parts(own, &[**part]) != parts(policy, &[**part]);
    BackoffPart::ALL.iter().filter(is_other).copied().collect()
}
