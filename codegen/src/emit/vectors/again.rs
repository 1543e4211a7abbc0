//! Which responses and options the rules of trying again are tried with.

use errcat_catalog::Catalog;
use errcat_catalog::api::{Processed, RetryKind, RetryOn, RetryRule};

use super::cases::bare;
use super::expect::{Made, known};
use super::format::{Decision, Failure, Seconds};
use super::response::Sent;
use super::wait::{Chance, Failed, Options, SEED, declared};
use crate::emit::names;

/// A moment and one 90 seconds later, as headers write them, and the later one in seconds since 1970.
const SENT: &str = "Tue, 14 Nov 2023 22:13:20 GMT";
const LATER: &str = "Tue, 14 Nov 2023 22:14:50 GMT";
const LATER_SECONDS: &str = "1700000090";

/// What headers say about trying again.
#[derive(Clone, Copy)]
enum Says {
    Wait(f64),
    Reset(f64),
    ShouldRetry(bool),
}

/// What headers say about trying again, on the first error of each kind of rule.
pub(super) fn told(catalog: &Catalog) -> Vec<Made<'_>> {
    let of_kind = |kind: RetryKind| {
        let has = |rule: &Option<RetryRule>| rule.as_ref().is_some_and(|rule| rule.kind == kind);
        let mut entries = catalog.public_entries();
        entries.find(|entry| has(&entry.retry) && entry.reasons.is_empty())
    };
    let mut made = Vec::new();
    let mut add = |kind, what: &str, headers: &[(&str, &str)], says| {
        let Some(entry) = of_kind(kind) else { return };
        let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        let mut sent = Sent {
            more: headers.iter().map(owned).collect(),
            ..bare(catalog, entry, None)
        };
        match says {
            Says::Wait(seconds) => sent.delay = Some(seconds),
            Says::Reset(seconds) => sent.reset = Some(seconds),
            Says::ShouldRetry(should) => sent.should_retry = Some(should),
        }
        made.push(known(
            catalog,
            format!("{}: {what}", entry.name),
            entry,
            sent,
        ));
    };
    let (wait, backoff) = (RetryKind::AfterHeader, RetryKind::Backoff);
    if let Some(name) = catalog.header("retry_after") {
        let sister = format!("{name}-Ms");
        let precise = catalog.header("retry_after_ms").unwrap_or(&sister);
        let moment = [("Date", SENT), (name, LATER)];
        let both = [(name, "9"), (precise, "1500")];
        add(
            wait,
            "told to wait until a moment",
            &moment,
            Says::Wait(90.0),
        );
        add(wait, "told to wait milliseconds", &both, Says::Wait(1.5));
        add(
            wait,
            "told to wait too long",
            &[(name, "121")],
            Says::Wait(121.0),
        );
        add(backoff, "told to wait", &[(name, "2.5")], Says::Wait(2.5));
        add(
            RetryKind::After,
            "told to wait less",
            &[(name, "0")],
            Says::Wait(0.0),
        );
        add(
            RetryKind::After,
            "told to wait more",
            &[(name, "119")],
            Says::Wait(119.0),
        );
    }
    if let Some(name) = catalog.header("rate_limit_reset") {
        let moment = [("Date", SENT), (name, LATER_SECONDS)];
        let soon = [(name, "30")];
        add(wait, "the limit starts anew soon", &soon, Says::Reset(30.0));
        add(
            wait,
            "the limit starts anew at a moment",
            &moment,
            Says::Reset(90.0),
        );
        add(
            backoff,
            "the limit is another matter",
            &soon,
            Says::Reset(30.0),
        );
    }
    if let Some(name) = catalog.header("should_retry") {
        let (no, yes) = ([(name, "false")], [(name, "true")]);
        add(
            backoff,
            "told not to try again",
            &no,
            Says::ShouldRetry(false),
        );
        for kind in [
            RetryKind::Never,
            RetryKind::Modified,
            RetryKind::AfterAction,
        ] {
            add(kind, "told to try again", &yes, Says::ShouldRetry(true));
        }
    }
    made
}

/// Decisions with options of the caller's, on the first error of each rule that lets a request be sent again.
pub(super) fn decisions(made: &[Made<'_>]) -> Vec<Decision> {
    let mut decisions = Vec::new();
    let mut seen: Vec<(&Option<RetryRule>, bool)> = Vec::new();
    for Made { vector, failed } in made {
        let key = (&failed.rule, failed.asked.is_some());
        let is_tried = failed.wait(Options::FIRST, &mut Chance(SEED)).is_some();
        if !is_tried || seen.contains(&key) || failed.should_retry.is_some() {
            continue;
        }
        seen.push(key);
        for options in options(failed) {
            decisions.push(Decision {
                vector: vector.name.clone(),
                attempt: options.attempt,
                elapsed: Seconds(options.elapsed),
                idempotent: options.idempotent,
                max_retries: options.max_retries,
                max_elapsed: options.max_elapsed.map(Seconds),
                max_retry_after: options.max_retry_after.map(Seconds),
                wait: failed.wait(options, &mut Chance(SEED)).map(Seconds),
            });
        }
    }
    decisions
}

/// Options on either side of what makes the difference; a millisecond apart, so that no rounding decides.
fn options(failed: &Failed<'_>) -> Vec<Options> {
    let first = Options::FIRST;
    let wait = failed.wait(first, &mut Chance(SEED)).unwrap_or_default();
    if let Some(asked) = failed.asked {
        let of = |longest| Options {
            max_retry_after: Some(longest),
            ..first
        };
        return vec![of(asked), of((asked - 1.0).max(0.0))];
    }
    let retries = failed.backoff().max_retries;
    let within = |attempt, most| Options {
        attempt,
        max_retries: Some(most),
        ..first
    };
    let until = |limit: f64| Options {
        elapsed: 10.0,
        max_elapsed: Some(limit / 1000.0),
        ..first
    };
    let after = 10_000.0 + (wait * 1000.0).round();
    let mut options = vec![
        within(1, 0),
        within(retries + 2, retries + 2),
        until(after + 1.0),
        until(after - 1.0),
    ];
    if let Some(limit) = failed.backoff().max_elapsed_ms {
        let left = super::wait::double(limit) - (wait * 1000.0).round();
        let late = |elapsed: f64| Options {
            elapsed: elapsed / 1000.0,
            ..first
        };
        options.extend([late(left - 1.0), late(left + 1.0)]);
    }
    options
}

/// Failures without a response. Any of them may have taken effect; what the caller gave up or nobody can read is not
/// tried again.
pub(super) fn failures(catalog: &Catalog) -> Vec<Failure> {
    let of = |on: RetryOn| declared(catalog, [on]);
    let never = RetryRule {
        kind: RetryKind::Never,
        min_ms: None,
        max_ms: None,
        backoff: None,
        note: None,
        documented: true,
    };
    let all = [
        ("network", names::CONNECTION, of(RetryOn::Network)),
        ("timeout", names::TIMEOUT, of(RetryOn::Timeout)),
        ("abort", names::ABORTED, Some(never.clone())),
        ("parse", names::PARSE, Some(never)),
    ];
    let failure = |(what, class, rule): (&'static str, &str, Option<RetryRule>)| {
        let failed = Failed {
            api: catalog,
            rule,
            processed: Processed::Unknown,
            asked: None,
            should_retry: None,
        };
        Failure {
            what,
            class: class.to_owned(),
            retry: failed.rule.as_ref().map(|rule| rule.kind.as_str()),
            waits: failed.waits(),
        }
    };
    all.map(failure).into()
}
