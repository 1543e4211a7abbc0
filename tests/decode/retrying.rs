//! Whether a client sends its request again, and when.

use std::time::Duration;

use errcat::{
    Processed,
    decode::{Decoded, Response},
    retry::{Failed, Policy, Transport, Tries, uuid},
};
use serde_json::json;

use crate::apis::{eachlabs, evolution, prompts, retrying, studio, workspace};

type Headers<'a> = &'a [(&'a str, &'a str)];

fn error(code: &str, reason: &str, status: u16, headers: Headers<'_>) -> Decoded<retrying::Error> {
    let body = json!({"error": {"code": code, "details": {"reason": reason}}});
    errcat::decode(&Response::json(&body).status(status).headers(&headers))
}

/// The wait in milliseconds after the first attempt at a request that may be sent twice, chance saying 0.5.
fn wait(failed: impl Into<Failed>) -> Option<u128> {
    delay(failed, Policy::new().idempotent(true), 1, 0)
}

fn delay(
    failed: impl Into<Failed>,
    policy: Policy,
    attempts: u32,
    elapsed_ms: u64,
) -> Option<u128> {
    let elapsed = Duration::from_millis(elapsed_ms);
    let delay = policy.next_delay(&failed.into(), attempts, elapsed, || 0.5);
    delay.map(|delay| delay.as_millis())
}

#[test]
fn the_most_specific_rule_holds() {
    let of = |code, reason, status| wait(&error(code, reason, status, &[]));
    assert_eq!(of("quota_exceeded", "daily", 429), None);
    assert_eq!(of("quota_exceeded", "burst", 429), Some(5_000));
    assert_eq!(of("quota_exceeded", "queue", 429), Some(200));
    assert_eq!(of("quota_exceeded", "tomorrow's", 429), Some(200));
    assert_eq!(of("conflict", "", 409), Some(200), "its own rule");
    assert_eq!(of("unavailable", "", 503), Some(45_000));
    assert_eq!(of("unavailable", "", 400), None, "that of the status");
    assert_eq!(of("conflict", "", 502), Some(200), "still its own");
    assert_eq!(of("quota_exceeded", "burst", 400), Some(5_000));
    assert_eq!(of("internal_error", "", 504), Some(500));
    assert_eq!(of("gateway_timeout", "", 504), Some(500), "full jitter");
    assert_eq!(of("bad_gateway", "", 502), Some(750), "equal jitter");
    assert_eq!(of("bad_request", "", 400), None);
    assert_eq!(of("payment_required", "", 402), None);
    // What has no rule of its own, known or not, goes by the status, then by its class.
    assert_eq!(of("task_failed", "", 504), Some(500));
    assert_eq!(of("of_tomorrow", "", 504), Some(500));
    assert_eq!(of("of_tomorrow", "", 599), Some(200));
    assert_eq!(of("of_tomorrow", "", 418), None);
    assert_eq!(of("of_tomorrow", "", 302), None);
}

#[test]
fn the_server_has_the_first_say() {
    let with = |code, status, said| wait(&error(code, "", status, &[("x-should-retry", said)]));
    assert_eq!(with("internal_error", 500, "false"), None);
    assert_eq!(with("bad_request", 400, "true"), Some(200), "as a backoff");
    assert_eq!(with("of_tomorrow", 302, " true "), Some(200));
    assert_eq!(with("unavailable", 503, "true"), Some(45_000));
    assert_eq!(with("internal_error", 500, "maybe"), Some(200));
    let decoded = error("done_already", "", 409, &[("X-Should-Retry", "true")]);
    assert_eq!(delay(&decoded, Policy::new(), 1, 0), None, "it is done");
}

#[test]
fn what_may_have_been_done_is_not_sent_twice() {
    let sent = |code, status, policy| delay(&error(code, "", status, &[]), policy, 1, 0).is_some();
    let once = Policy::new();
    assert!(sent("rate_limited", 429, once), "a 4xx has done nothing");
    assert!(sent("unavailable", 503, once), "the catalogue says so");
    for (code, status) in [
        ("conflict", 409),
        ("done_already", 409),
        ("internal_error", 500),
        ("x", 500),
    ] {
        assert!(!sent(code, status, once), "{code}");
        assert!(sent(code, status, once.idempotent(true)), "{code}");
    }
    for (method, is_idempotent) in [
        ("GET", true),
        ("head", true),
        ("OPTIONS", true),
        ("TRACE", true),
        ("PUT", true),
        ("DELETE", true),
        ("POST", false),
        ("PATCH", false),
        ("CONNECT", false),
        ("", false),
    ] {
        assert_eq!(
            sent("internal_error", 500, once.method(method)),
            is_idempotent,
            "{method}"
        );
    }
    let processed = |status| error("of_tomorrow", "", status, &[]).processed();
    assert_eq!([400, 499].map(processed), [Processed::No; 2]);
    assert_eq!([399, 500].map(processed), [Processed::Unknown; 2]);
}

#[test]
fn waits_are_asked_for_or_grow() {
    let asked = |code, status, seconds| wait(&error(code, "", status, &[("Retry-After", seconds)]));
    assert_eq!(asked("rate_limited", 429, "1.5"), Some(1_500), "no jitter");
    assert_eq!(asked("gateway_timeout", 504, "120"), Some(120_000));
    assert_eq!(asked("gateway_timeout", 504, "120.001"), None, "too long");
    assert_eq!(asked("unavailable", 503, "7"), Some(30_000), "no sooner");
    assert_eq!(asked("unavailable", 503, "70"), Some(70_000));
    let patient = Policy::new().max_retry_after(Duration::from_secs(600));
    let decoded = error("rate_limited", "", 429, &[("Retry-After", "599")]);
    assert_eq!(delay(&decoded, patient, 1, 0), Some(599_000));
    let limited = error("rate_limited", "", 429, &[]);
    let grown = |attempts| delay(&limited, Policy::new(), attempts, 0);
    assert_eq!(
        [1, 2, 3, 4].map(grown),
        [Some(200), Some(600), Some(1_000), Some(1_000)]
    );
}

#[test]
fn attempts_and_time_are_bounded() {
    let policy = Policy::new().idempotent(true);
    let of = |code, status, policy, attempts, elapsed| {
        delay(&error(code, "", status, &[]), policy, attempts, elapsed).is_some()
    };
    assert!(of("internal_error", 500, policy, 4, 0));
    assert!(!of("internal_error", 500, policy, 5, 0));
    assert!(!of("gateway_timeout", 504, policy, 3, 0), "its own bound");
    assert!(of("gateway_timeout", 504, policy.max_retries(3), 3, 0));
    assert!(!of("internal_error", 500, policy.max_retries(0), 1, 0));
    assert!(of("bad_gateway", 502, policy, 1, 4_250));
    assert!(!of("bad_gateway", 502, policy, 1, 4_251), "5 s less 750 ms");
    let longer = policy.max_elapsed(Duration::from_secs(6));
    assert!(of("bad_gateway", 502, longer, 1, 5_250));
    assert!(!of("internal_error", 500, longer, 1, 5_801));
    assert!(of("internal_error", 500, policy, 1, u64::MAX), "no bound");
}

#[test]
fn failures_without_a_response_have_rules() {
    let after = |transport| {
        let mut tries = Tries::seeded::<retrying::Error>(Policy::new().idempotent(true), 0);
        let mut waits = Vec::new();
        while let Some(wait) = tries.after_transport(transport, Duration::ZERO) {
            waits.push(wait.as_millis());
        }
        waits
    };
    assert_eq!(after(Transport::Network), [200, 600, 1_000, 1_000]);
    assert_eq!(
        after(Transport::Timeout),
        [53],
        "200 ms with full jitter, once"
    );
    let mut tries = Tries::new::<retrying::Error>(Policy::new());
    assert_eq!(
        tries.after_transport(Transport::Network, Duration::ZERO),
        None
    );
}

#[test]
fn a_key_is_the_same_for_all_attempts_and_lets_them_be() {
    let failed = || error("internal_error", "", 500, &[]);
    let mut tries = Tries::new::<retrying::Error>(Policy::new());
    assert_eq!(
        tries.after(&failed(), Duration::ZERO),
        None,
        "nobody sent one"
    );
    let sent = |tries: &mut Tries| {
        tries
            .idempotency_header()
            .map(|(name, key)| (name, key.to_owned()))
    };
    let (name, key) = sent(&mut tries).expect("the catalogue has the header");
    assert_eq!(name, "Idempotency-Key");
    assert_eq!(key.len(), 36);
    assert!(
        key[14..].starts_with('4') && "89ab".contains(&key[19..20]),
        "{key}"
    );
    assert!(tries.after(&failed(), Duration::ZERO).is_some());
    assert_eq!(
        (sent(&mut tries), tries.attempts()),
        (Some((name, key.clone())), 2)
    );
    let mut other = Tries::new::<retrying::Error>(Policy::new());
    assert_ne!(sent(&mut other).map(|(_, key)| key), Some(key));

    let own = Tries::new::<retrying::Error>(Policy::new()).with_idempotency_key("mine");
    assert_eq!(own.clone().idempotency_key(), Some("mine"));
    assert!(own.clone().after(&failed(), Duration::ZERO).is_some());
    let mut without = Tries::new::<prompts::Error>(Policy::new());
    assert_eq!(without.idempotency_header(), None, "the API has none");
    assert_eq!(uuid([0; 16]), "00000000-0000-4000-8000-000000000000");
}

#[test]
fn real_apis_are_tried_again_as_their_pages_say() {
    fn of<E: errcat::decode::Decode>(code: &str, status: u16, message: &str) -> Option<u128> {
        let mut details = serde_json::Map::new();
        if let Some((_, reason)) = code.split_once('/') {
            details.insert("reason".into(), reason.into());
        }
        let code = code.split('/').next();
        let nested = json!({"code": code, "message": message, "details": details});
        let bodies = [
            json!({"error": nested}),
            json!({"error": code, "message": message}),
            json!({"error": message}),
        ];
        let decoded = bodies
            .iter()
            .map(|body| errcat::decode::<E>(&Response::json(body).status(status)));
        let known = decoded.into_iter().find(|decoded| decoded.code().is_some());
        wait(&known.unwrap_or_else(|| errcat::decode(&Response::new("").status(status))))
    }
    assert_eq!(
        of::<studio::Error>("sync_timeout_upgrade_async", 408, ""),
        None
    );
    assert_eq!(of::<studio::Error>("not_implemented", 501, ""), None);
    assert_eq!(
        of::<studio::Error>("service_unavailable", 503, ""),
        Some(45_000)
    );
    assert_eq!(of::<evolution::Error>("state_conflict", 409, ""), None);
    assert!(of::<evolution::Error>("idempotency_key_in_progress", 409, "").is_some());
    assert_eq!(
        of::<evolution::Error>("capacity_exceeded/daily_quota", 429, ""),
        None
    );
    assert!(of::<evolution::Error>("capacity_exceeded/concurrent_submissions", 429, "").is_some());
    assert_eq!(of::<workspace::Error>("quota_exceeded", 402, ""), None);
    assert_eq!(
        of::<prompts::Error>("INTERNAL_ERROR", 500, ""),
        Some(500),
        "full jitter"
    );
    assert_eq!(of::<eachlabs::Error>("", 403, ""), None);
    let mut tries = Tries::seeded::<eachlabs::Error>(Policy::new().idempotent(true), 1);
    let decoded = errcat::decode::<eachlabs::Error>(&Response::new("").status(500));
    let waits = std::iter::from_fn(|| tries.after(&decoded, Duration::ZERO));
    assert_eq!(
        waits.map(|wait| wait.as_secs()).collect::<Vec<_>>(),
        [1, 2, 4]
    );
    let mut tries = Tries::seeded::<workspace::Error>(Policy::new().method("GET"), 1);
    assert!(
        tries
            .after_transport(Transport::Timeout, Duration::ZERO)
            .is_some()
    );
}
