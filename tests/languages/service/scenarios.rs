//! Calls that meet faults, and what must come of them by the catalogue `retrying`.

use serde_json::Value as Json;

use super::faults::Step;
use crate::apis;
use crate::served::errors;

/// A call.
pub(crate) struct Scenario {
    pub(crate) name: &'static str,
    /// What the server does with each request: `fine`, `drop`, `late`, a status with an empty body, or an error of the
    /// catalogue with its reason; `half` before it if the end of the body does not come; headers behind `+`.
    steps: &'static [&'static str],
    /// The options of the retry helpers, JSON.
    options: &'static str,
    /// The waits in seconds.
    pub(crate) waits: &'static [f64],
    /// The class that the caller sees in the end, or `fine`.
    pub(crate) end: &'static str,
}

impl Scenario {
    pub(crate) fn script(&self) -> Vec<Step> {
        self.steps.iter().map(|step| parse(step)).collect()
    }

    /// The path that one client asks for.
    pub(crate) fn path(&self, client: &str) -> String {
        format!("/{client}/{}", self.name)
    }

    pub(crate) fn options(&self) -> Json {
        serde_json::from_str(self.options).expect("JSON")
    }

    /// The attempts that the last error tells of.
    pub(crate) fn attempts(&self) -> Option<u64> {
        (self.end != "fine").then_some(self.waits.len() as u64 + 1)
    }
}

fn parse(step: &str) -> Step {
    let (what, headers) = step.split_once(" + ").unwrap_or((step, ""));
    let headers: Vec<(&str, &str)> = headers
        .split("; ")
        .filter_map(|header| header.split_once(": "))
        .collect();
    match what.split_once(' ') {
        Some(("half", whole)) => return error(whole, &headers).half(),
        Some(_) => panic!("a step has one word: {step}"),
        None => {}
    }
    match what {
        "fine" => Step::fine(),
        "drop" => Step::Drop,
        "late" => Step::Late,
        _ if what.parse::<u16>().is_ok() => Step::empty(what, &headers),
        _ => error(what, &headers),
    }
}

fn error(what: &str, headers: &[(&str, &str)]) -> Step {
    let (entry, reason) = what.split_once('/').unwrap_or((what, ""));
    let mut errors = errors(apis::of("retrying")).into_iter();
    let found = errors.find(|(_, error)| {
        let known = error.reason().map_or("", |reason| reason.code);
        error.entry().name == entry && known == reason
    });
    let (_, error) = found.unwrap_or_else(|| panic!("no error {what}"));
    Step::error(&*error, headers)
}

const fn call(
    name: &'static str,
    steps: &'static [&'static str],
    options: &'static str,
    waits: &'static [f64],
    end: &'static str,
) -> Scenario {
    Scenario {
        name,
        steps,
        options,
        waits,
        end,
    }
}

/// The calls. Chance comes from the seed 7, whose first numbers are 0.0117, 0.0620, 0.9769 and 0.6990.
#[rustfmt::skip]
pub(crate) const ALL: &[Scenario] = &[
    call("at-once", &["fine"], "{}", &[], "fine"),
    // What a server asks for comes first, whatever the rule's own wait would be.
    call("seconds", &["429 + Retry-After: 2", "fine"], "{}", &[2.0], "fine"),
    call("fraction", &["429 + Retry-After: 2.5", "fine"], "{}", &[2.5], "fine"),
    call("milliseconds", &["429 + Retry-After: 9; Retry-After-Ms: 1500", "fine"], "{}", &[1.5], "fine"),
    call("moment", &["429 + Date: Sun, 06 Nov 1994 08:49:37 GMT; Retry-After: Sun, 06 Nov 1994 08:49:40 GMT", "fine"], "{}", &[3.0], "fine"),
    call("no-time", &["429 + Retry-After: soon", "429 + Retry-After: -1", "fine"], "{}", &[0.2, 0.6], "fine"),
    call("details", &["rate_limited", "fine"], "{}", &[2.0], "fine"),
    call("reset", &["429 + X-RateLimit-Reset: 7", "fine"], "{}", &[7.0], "fine"),
    call("longest", &["429 + Retry-After: 120", "429 + Retry-After: 121"], "{}", &[120.0], "UnknownRateLimitError"),
    call("unlimited", &["429 + Retry-After: 4000", "fine"], r#"{"maxRetryAfter": 5000}"#, &[4000.0], "fine"),
    // The reason has a rule of its own.
    call("never", &["quota_exceeded/daily + Retry-After: 1"], "{}", &[], "QuotaExceededError"),
    call("fixed", &["quota_exceeded/burst", "quota_exceeded/burst + Retry-After: 3", "fine"], "{}", &[5.0, 5.0], "fine"),
    call("growing", &["quota_exceeded/queue", "quota_exceeded/queue", "quota_exceeded/queue", "quota_exceeded/queue", "fine"], "{}", &[0.2, 0.6, 1.0, 1.0], "fine"),
    call("range", &["unavailable", "unavailable", "fine"], "{}", &[30.351, 31.858], "fine"),
    call("modified", &["bad_request"], r#"{"idempotent": true}"#, &[], "BadRequestError"),
    call("paid", &["payment_required"], r#"{"idempotent": true}"#, &[], "PaymentRequiredError"),
    // A request that may have taken effect is sent again only if that does no harm.
    call("unsafe", &["internal_error"], "{}", &[], "InternalError"),
    call("unsafe-method", &["internal_error"], r#"{"method": "POST"}"#, &[], "InternalError"),
    call("safe-method", &["internal_error", "fine"], r#"{"method": "GET"}"#, &[0.2], "fine"),
    call("with-key", &["internal_error", "drop", "fine"], r#"{"method": "POST", "sendsKey": true}"#, &[0.2, 0.6], "fine"),
    call("own-key", &["internal_error", "fine"], r#"{"method": "POST", "sendsKey": true, "idempotencyKey": "mine"}"#, &[0.2], "fine"),
    call("effect", &["conflict"], "{}", &[], "ConflictError"),
    call("no-harm", &["conflict", "fine"], r#"{"idempotent": true}"#, &[0.2], "fine"),
    // The server has the first say.
    call("told-not-to", &["internal_error + X-Should-Retry: false"], r#"{"idempotent": true}"#, &[], "InternalError"),
    call("told-to", &["bad_request + X-Should-Retry: true", "fine"], r#"{"idempotent": true}"#, &[0.2], "fine"),
    // No answer came, or half of one.
    call("dropped", &["drop", "drop", "fine"], r#"{"method": "GET"}"#, &[0.2, 0.6], "fine"),
    call("dropped-post", &["drop"], r#"{"method": "POST"}"#, &[], "APIConnectionError"),
    call("late", &["late", "late"], r#"{"method": "GET"}"#, &[0.002], "APITimeoutError"),
    call("half", &["half internal_error", "fine"], r#"{"method": "GET"}"#, &[0.2], "fine"),
    // Enough is enough.
    call("attempts", &["internal_error", "internal_error", "internal_error", "internal_error", "internal_error", "fine"], r#"{"method": "GET"}"#, &[0.2, 0.6, 1.0, 1.0], "InternalError"),
    call("fewer-attempts", &["internal_error", "internal_error", "fine"], r#"{"method": "GET", "maxRetries": 1}"#, &[0.2], "InternalError"),
    call("elapsed", &["502", "502", "bad_gateway", "502", "bad_gateway", "fine"], r#"{"method": "GET"}"#, &[0.505, 0.796, 1.976, 1.699], "BadGatewayError"),
    call("jitter", &["gateway_timeout", "504", "fine"], r#"{"method": "GET"}"#, &[0.011, 0.123], "fine"),
    call("then-fine", &["unavailable + Retry-After: 1", "rate_limited + Retry-After: 4", "fine"], "{}", &[30.0, 4.0], "fine"),
];
