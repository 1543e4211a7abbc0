//! Code and message, tiers, runs and tasks.

use errcat_catalog::api::{Channel, Fault, Hole, Processed, RetryKind, Severity};

use crate::page::{
    catalogue, codes, constant, entry, envelope, field, members, outline, param, plain, prose,
    retry, rule, section,
};

/// The codes in the order of the page, with the status that each implies and what to do.
const CODES: [(&str, &str, RetryKind); 16] = [
    ("invalid_api_key", "401", RetryKind::AfterAction),
    ("forbidden", "403", RetryKind::AfterAction),
    ("insufficient_credits", "402", RetryKind::AfterAction),
    ("invalid_request", "400", RetryKind::Modified),
    ("validation_error", "422", RetryKind::Modified),
    ("preflight_failed", "400", RetryKind::Modified),
    ("payload_too_large", "413", RetryKind::Modified),
    ("not_found", "404", RetryKind::Never),
    ("gone", "410", RetryKind::Modified),
    ("conflict", "409", RetryKind::AfterAction),
    ("sync_timeout_upgrade_async", "408", RetryKind::Modified),
    ("rate_limit_exceeded", "429", RetryKind::AfterHeader),
    ("internal_error", "500", RetryKind::Never),
    ("upstream_error", "502", RetryKind::Backoff),
    ("service_unavailable", "503", RetryKind::After),
    ("not_implemented", "501", RetryKind::Never),
];

#[test]
fn error_is_the_code_and_the_message_is_fit_for_end_users() {
    let api = catalogue("studio");
    let body = [
        ("error", "$code".to_owned()),
        ("message", "$message".to_owned()),
    ];
    assert_eq!(members(&envelope(&api).body), body);
    assert_eq!(field(&api, Hole::Code).0, "Tells you the exact reason.");
    let safe = "Safe to surface to end users (no stack traces, no internal info).".to_owned();
    assert_eq!(field(&api, Hole::Message), (safe, None, Some(true)));
}

#[test]
fn statuses_without_codes_are_documented_too() {
    let api = catalogue("studio");
    assert_eq!(api.statuses.len(), 20);
    let without: Vec<_> = api
        .statuses
        .iter()
        .filter(|info| {
            api.entries
                .iter()
                .all(|entry| entry.status != Some(info.status))
        })
        .map(|info| info.status.to_string())
        .collect();
    assert_eq!(without, ["200", "201", "202", "204", "302"]);
}

#[test]
fn every_code_has_its_status_and_its_rule() {
    let api = catalogue("studio");
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
    let names: Vec<_> = api
        .entries
        .iter()
        .map(|entry| entry.name.as_str())
        .collect();
    assert_eq!(codes(&api), names);
}

#[test]
fn a_sync_timeout_is_never_replayed_as_it_is() {
    let api = catalogue("studio");
    let note = rule(&api, "408").and_then(|rule| rule.note.clone());
    assert!(note.is_some_and(|note| note.starts_with("Never replay the request as it is")));
    assert_eq!(
        entry(&api, "sync_timeout_upgrade_async").processed,
        Processed::Unknown
    );
    assert_eq!(constant(&api, "sync_ceiling"), "300s");
}

#[test]
fn an_unavailable_service_is_tried_again_in_30_to_60_seconds() {
    let api = catalogue("studio");
    let rule = entry(&api, "service_unavailable")
        .retry
        .clone()
        .expect("a rule");
    assert_eq!((rule.min_ms, rule.max_ms), (Some(30_000), Some(60_000)));
    assert_eq!(constant(&api, "capacity_wait"), "30-60s");
}

#[test]
fn what_no_rule_names_is_never_tried_again() {
    let api = catalogue("studio");
    assert_eq!(
        rule(&api, "default").map(|rule| rule.kind),
        Some(RetryKind::Never)
    );
}

#[test]
fn a_resource_is_kept_for_30_days() {
    assert_eq!(constant(&catalogue("studio"), "retention"), "30-day");
}

#[test]
fn a_code_with_several_causes_pairs_each_with_its_remedy() {
    let api = catalogue("studio");
    let cases = |name: &str| -> Vec<_> {
        let cases = entry(&api, name).cases.iter();
        let text = |text: &Option<String>| text.as_deref().map(plain).unwrap_or_default();
        cases
            .map(|case| (text(&case.cause), text(&case.remedy)))
            .collect()
    };
    let owned = |cases: [(&str, &str); 2]| {
        cases.map(|(cause, remedy)| (cause.to_owned(), remedy.to_owned()))
    };
    assert_eq!(
        cases("conflict"),
        owned([
            (
                "Idempotency key reused with different body",
                "Different key"
            ),
            ("Resource in wrong state", "Wait for terminal state"),
        ])
    );
    assert_eq!(
        cases("forbidden"),
        owned([
            ("Suspended org", "Check org status on GET /verify"),
            ("Wrong tier", "Check org status on GET /verify"),
        ])
    );
}

#[test]
fn a_validation_error_names_the_bad_field_in_its_message() {
    let api = catalogue("studio");
    assert!(
        entry(&api, "validation_error").messages[0]
            .template
            .contains("{pointer}")
    );
    let doc = param(&api, "validation_error", "pointer").doc.clone();
    assert!(doc.is_some_and(|doc| doc.contains("JSON pointer")));
}

#[test]
fn a_rate_limit_says_its_delay_in_seconds_by_header() {
    let api = catalogue("studio");
    assert_eq!(api.header("retry_after"), Some("Retry-After"));
    let delay = param(&api, "rate_limit_exceeded", "retry_after");
    assert_eq!(delay.header.as_deref(), Some("Retry-After"));
    assert_eq!(delay.ty, errcat_catalog::api::ParamType::Seconds);
}

#[test]
fn an_internal_error_pages_somebody() {
    let api = catalogue("studio");
    let error = entry(&api, "internal_error");
    assert_eq!(
        (error.severity, error.pages, error.fault),
        (Some(Severity::Critical), true, Some(Fault::Server))
    );
    assert_eq!(api.entries.iter().filter(|entry| entry.pages).count(), 1);
    assert_eq!(api.header("request_id"), Some("X-Request-Id"));
}

#[test]
fn a_failure_of_a_dependency_is_its_fault() {
    let api = catalogue("studio");
    assert_eq!(entry(&api, "upstream_error").fault, Some(Fault::Upstream));
    assert_eq!(
        entry(&api, "insufficient_credits").fault,
        Some(Fault::Billing)
    );
}

#[test]
fn a_failed_task_carries_its_error_in_its_own_body() {
    let api = catalogue("studio");
    let with_tasks: Vec<_> = api
        .entries
        .iter()
        .filter(|entry| entry.channels == [Channel::Http, Channel::Task])
        .map(|entry| entry.name.as_str())
        .collect();
    assert_eq!(with_tasks, ["internal_error", "upstream_error"]);
}

#[test]
fn any_response_has_the_ids_of_the_run_and_the_task() {
    let api = catalogue("studio");
    let ids: Vec<_> = api.correlation.iter().map(|id| id.name.as_str()).collect();
    assert_eq!(ids, ["run_id", "task_id"]);
    for id in &api.correlation {
        assert!(
            id.doc
                .as_ref()
                .is_some_and(|doc| doc.contains("any response (successful or not)"))
        );
    }
}

#[test]
fn the_headers_are_those_that_the_page_names() {
    let api = catalogue("studio");
    let names: Vec<_> = api
        .headers
        .iter()
        .map(|header| header.name.as_str())
        .collect();
    // The page speaks of an idempotency key too, and of rate-limit headers that it does not name.
    assert_eq!(names, ["X-Request-Id", "Retry-After", "Idempotency-Key"]);
}

#[test]
fn python_s_own_class_is_not_shadowed() {
    let api = catalogue("studio");
    assert_eq!(
        entry(&api, "not_implemented").identifiers.python,
        "FeatureNotImplementedError"
    );
}

#[test]
fn the_page_keeps_its_parts_and_its_words() {
    let api = catalogue("studio");
    let page = [
        (None, "envelope"),
        (None, "text"),
        (Some("HTTP status codes"), "statuses"),
        (Some("Error codes"), "errors"),
        (Some("Handling errors in code"), "samples"),
        (None, "classes"),
        (Some("Debugging failed runs"), "text"),
        (None, "envelope"),
        (Some("Rate limits"), "table"),
    ];
    assert_eq!(outline(&api), page);
    let said = prose(&api);
    for words in [
        "The error field tells you the exact reason, and message is safe to surface to end users (no stack traces, no \
         internal info).",
        "Capture the run_id and task_id from any response (successful or not) and include them on support tickets — \
         they’re the fastest way for us to pull the matching ledger / trace rows on our side.",
        "For terminal failed states on async tasks, the error field on GET /tasks/{task_id} carries the structured \
         failure:",
        "Every response includes rate-limit headers.",
    ] {
        assert!(said.iter().any(|part| part == words), "{words}");
    }
    assert_eq!(
        section(&api, "Error codes").group_by,
        errcat_catalog::api::GroupBy::Group
    );
}
