//! Code, message, details and request id; errors by status, scopes, quotas.

use errcat_catalog::{
    Value,
    api::{Hole, Place, RetryKind, SectionKind, Segment},
};

use crate::page::{
    catalogue, codes, constant, entry, envelope, field, member, members, outline, param, plain,
    prose, retry, section,
};

/// The codes in the order of the page, with their status and what to do.
const CODES: [(&str, &str, RetryKind); 20] = [
    ("invalid_parameter", "400", RetryKind::Modified),
    ("invalid_body", "400", RetryKind::Modified),
    ("validation_failed", "422", RetryKind::Modified),
    ("idempotency_key_mismatch", "422", RetryKind::Modified),
    ("missing_credentials", "401", RetryKind::AfterAction),
    ("invalid_credentials", "401", RetryKind::AfterAction),
    ("account_disabled", "401", RetryKind::AfterAction),
    ("insufficient_credits", "402", RetryKind::AfterAction),
    ("scope_required", "403", RetryKind::AfterAction),
    ("tier_limit_exceeded", "403", RetryKind::Modified),
    ("forbidden", "403", RetryKind::AfterAction),
    ("not_found", "404", RetryKind::Never),
    ("state_conflict", "409", RetryKind::Never),
    ("duplicate_resource", "409", RetryKind::Modified),
    ("idempotency_key_in_progress", "409", RetryKind::Backoff),
    ("rate_limited", "429", RetryKind::AfterHeader),
    ("capacity_exceeded", "429", RetryKind::AfterHeader),
    (
        "too_many_active_api_requests",
        "429",
        RetryKind::AfterHeader,
    ),
    ("internal_error", "500", RetryKind::Backoff),
    ("service_unavailable", "503", RetryKind::AfterHeader),
];

#[test]
fn everything_stands_below_error() {
    let api = catalogue("evolution");
    let body = &envelope(&api).body;
    assert_eq!(members(body), [("error", "{}".to_owned())]);
    let inner = ["code", "message", "details", "request_id"].map(|name| (name, format!("${name}")));
    assert_eq!(members(member(body, "error")), inner);
}

#[test]
fn each_field_says_what_it_means_to_clients() {
    let api = catalogue("evolution");
    let (doc, stable, _) = field(&api, Hole::Code);
    assert_eq!(
        (doc.as_str(), stable),
        (
            "Stable across versions. Use it in your error handling.",
            Some(true)
        )
    );
    let (doc, stable, _) = field(&api, Hole::Message);
    assert_eq!(
        (doc.as_str(), stable),
        ("Human-readable and may change over time.", Some(false))
    );
    assert_eq!(
        field(&api, Hole::Details).0,
        "A per-error dict (e.g. it carries field for validation errors, retry_after for rate-limit errors, used/limit \
         for quota errors)."
    );
    assert_eq!(
        field(&api, Hole::RequestId).0,
        "Matches the X-Request-Id response header, quote it in support emails so we can find the request in our logs."
    );
}

#[test]
fn the_request_id_is_in_a_header_of_every_response() {
    let api = catalogue("evolution");
    let header = api
        .headers
        .iter()
        .find(|header| header.role == "request_id")
        .expect("a header");
    assert_eq!(
        (header.name.as_str(), header.on.as_deref()),
        ("X-Request-Id", Some("Every response."))
    );
}

#[test]
fn every_code_has_its_status_and_its_rule() {
    let api = catalogue("evolution");
    let found: Vec<_> = api
        .entries
        .iter()
        .map(|entry| {
            let status = entry.status.expect("a status").to_string();
            (
                entry.code.clone().unwrap_or_default(),
                status,
                retry(&api, &entry.name).expect("a rule"),
            )
        })
        .collect();
    let page = CODES.map(|(code, status, rule)| (code.to_owned(), status.to_owned(), rule));
    assert_eq!(found, page);
    assert_eq!(codes(&api).len(), 20);
}

#[test]
fn the_class_of_server_errors_is_one_heading() {
    let api = catalogue("evolution");
    let statuses: Vec<_> = api
        .statuses
        .iter()
        .map(|info| info.status.to_string())
        .collect();
    assert_eq!(
        statuses,
        [
            "400", "422", "401", "402", "403", "404", "409", "429", "5xx"
        ]
    );
}

#[test]
fn a_scope_stands_in_the_message_alone() {
    let api = catalogue("evolution");
    assert_eq!(
        entry(&api, "scope_required").messages[0].example,
        "This endpoint requires the submissions:write scope."
    );
    let scope = param(&api, "scope_required", "scope");
    assert_eq!(
        (scope.place, scope.example.clone()),
        (
            Place::Message,
            Some(Value::String("submissions:write".into()))
        )
    );
    let in_details = entry(&api, "scope_required")
        .params
        .iter()
        .filter(|param| param.place == Place::Details);
    assert_eq!(in_details.count(), 0);
    assert_eq!(
        api.docs.sections[1].example.as_deref(),
        Some("scope_required")
    );
}

#[test]
fn details_have_a_field_a_delay_or_a_quota() {
    let api = catalogue("evolution");
    for (name, wanted) in [
        ("invalid_parameter", vec!["field"]),
        ("invalid_body", vec!["field"]),
        ("validation_failed", vec!["field"]),
        ("rate_limited", vec!["retry_after"]),
        ("capacity_exceeded", vec!["used", "limit"]),
        ("too_many_active_api_requests", vec!["used", "limit"]),
    ] {
        let params = entry(&api, name).params.iter();
        let details: Vec<_> = params
            .filter(|param| param.place == Place::Details)
            .map(|param| param.name.as_str())
            .collect();
        assert_eq!(details, wanted, "{name}");
    }
    let path = ["error", "details", "field"].map(|key| Segment::Key(key.to_owned()));
    assert_eq!(param(&api, "invalid_parameter", "field").path, path);
}

#[test]
fn a_delay_stands_in_the_header_for_429_and_503() {
    let api = catalogue("evolution");
    assert_eq!(api.header("retry_after"), Some("Retry-After"));
    for name in ["rate_limited", "service_unavailable"] {
        let delay = param(&api, name, "retry_after");
        assert_eq!(delay.header.as_deref(), Some("Retry-After"), "{name}");
    }
}

#[test]
fn full_capacity_has_three_reasons_with_a_rule_and_a_remedy_each() {
    let api = catalogue("evolution");
    let reasons: Vec<_> = entry(&api, "capacity_exceeded")
        .reasons
        .iter()
        .map(|reason| {
            let rule = reason.retry.as_ref().expect("a rule");
            (
                reason.name.as_str(),
                plain(&reason.causes[0]),
                plain(&reason.remedies[0]),
                rule.kind,
            )
        })
        .collect();
    let page = [
        (
            "daily_quota",
            "Daily-quota cap.",
            "Retry tomorrow, or upgrade the tier.",
            RetryKind::Never,
        ),
        (
            "concurrent_submissions",
            "Concurrent-submissions cap.",
            "Wait for in-flight runs to finish, or upgrade the tier.",
            RetryKind::Backoff,
        ),
        (
            "queue_full",
            "Platform queue at capacity.",
            "Wait, then retry.",
            RetryKind::Backoff,
        ),
    ];
    assert_eq!(
        reasons,
        page.map(|(name, cause, remedy, rule)| (name, cause.to_owned(), remedy.to_owned(), rule))
    );
}

#[test]
fn a_reused_key_is_one_error_and_a_key_in_use_another() {
    let api = catalogue("evolution");
    assert_eq!(api.header("idempotency_key"), Some("Idempotency-Key"));
    assert_eq!(
        retry(&api, "idempotency_key_mismatch"),
        Some(RetryKind::Modified)
    );
    assert_eq!(
        retry(&api, "idempotency_key_in_progress"),
        Some(RetryKind::Backoff)
    );
}

#[test]
fn limits_are_said_once() {
    let api = catalogue("evolution");
    assert_eq!(constant(&api, "rate_limit"), "60 req/min");
    assert_eq!(constant(&api, "active_requests"), "5");
    assert_eq!(constant(&api, "negative_balance"), "$1");
}

#[test]
fn remedies_link_to_where_one_reads_on() {
    let api = catalogue("evolution");
    for (name, words) in [
        ("insufficient_credits", "Credits"),
        ("scope_required", "Editing the scopes on an existing key"),
        ("tier_limit_exceeded", "Rate limits and quotas"),
        ("rate_limited", "Rate limits and quotas"),
    ] {
        let remedy = &entry(&api, name).remedies[0];
        assert!(remedy.contains(&format!("[{words}](/docs/")), "{remedy}");
    }
}

#[test]
fn the_page_keeps_its_parts_and_its_words() {
    let api = catalogue("evolution");
    let page = [
        (Some("Using the Python SDK?"), "text"),
        (None, "envelope"),
        (None, "fields"),
        (None, "errors"),
        (Some("How to read the request id"), "text"),
    ];
    assert_eq!(outline(&api), page);
    assert_ne!(
        section(&api, "Using the Python SDK?").kind,
        SectionKind::Section
    );
    let said = prose(&api);
    for words in [
        "Errors",
        "Every error code the API returns, what causes it, and how to fix it.",
        "Last updated June 3, 2026",
        "The SDK turns every error here into a typed exception. The full mapping (which status code becomes which \
         exception) is in Errors and exceptions.",
        "Every error response has the same shape:",
        "Every response includes an X-Request-Id header. Include it in any support email; it lets us look up the exact \
         request in our logs.",
        "Thanks for the feedback!",
    ] {
        assert!(said.iter().any(|part| part == words), "{words}");
    }
}

#[test]
fn a_status_is_a_family_of_exceptions() {
    let api = catalogue("evolution");
    for (name, family) in [
        ("validation_failed", "InvalidRequestError"),
        ("missing_credentials", "AuthenticationError"),
        ("scope_required", "PermissionDeniedError"),
        ("duplicate_resource", "ConflictError"),
        ("capacity_exceeded", "RateLimitError"),
        ("not_found", "ClientError"),
        ("service_unavailable", "ServerError"),
    ] {
        assert_eq!(entry(&api, name).exception, family, "{name}");
    }
}

#[test]
fn a_failure_on_the_server_s_side_is_logged_as_one() {
    let error = catalogue("evolution");
    let error = entry(&error, "internal_error");
    assert_eq!(error.severity, Some(errcat_catalog::api::Severity::Error));
}
