//! A flat envelope, rules for trying again with their reasons, and the classes of two client packages.

use errcat_catalog::api::{Fault, Hole, ParamType, Place, RetryKind, Segment};

use crate::page::{
    catalogue, entry, envelope, exception, field, members, note, outline, param, prose, retry,
    rule, status,
};

#[test]
fn the_status_of_the_body_is_always_error() {
    let api = catalogue("workspace");
    let body = [
        ("status", "error"),
        ("error", "$code"),
        ("message", "$message"),
        ("details", "$details"),
    ];
    assert_eq!(
        members(&envelope(&api).body),
        body.map(|(name, fill)| (name, fill.to_owned()))
    );
    assert_eq!(
        field(&api, Hole::Code).0,
        "Use it to identify the problem programmatically."
    );
}

#[test]
fn the_example_is_the_page_s_own() {
    let api = catalogue("workspace");
    assert_eq!(
        api.docs.sections[0].example.as_deref(),
        Some("rate_limit_exceeded")
    );
    assert_eq!(
        entry(&api, "rate_limit_exceeded").messages[0].example,
        "Too many requests. Retry after 42 seconds."
    );
    assert_eq!(api.header("retry_after"), Some("Retry-After"));
    // The page shows it with empty details.
    let delay = param(&api, "rate_limit_exceeded", "retry_after");
    assert_eq!(
        (delay.place, delay.header.as_deref()),
        (Place::Message, Some("Retry-After"))
    );
}

#[test]
fn a_scope_is_one_of_four() {
    let api = catalogue("workspace");
    let scopes = ["query", "tools", "conversations", "files"].map(str::to_owned);
    assert_eq!(
        param(&api, "insufficient_scope", "scope").ty,
        ParamType::Enum(scopes.into())
    );
}

#[test]
fn a_validation_error_lists_its_fields_beside_the_details() {
    let api = catalogue("workspace");
    let errors = param(&api, "validation_error", "errors");
    assert_eq!(errors.place, Place::Body);
    assert_eq!(errors.path, [Segment::Key("errors".into())]);
    let of = ParamType::Record("FieldError".into());
    assert_eq!(errors.ty, ParamType::List(Box::new(of)));
    let record = api.type_record("FieldError").expect("the record");
    let fields: Vec<_> = record
        .fields
        .iter()
        .map(|field| field.name.as_str())
        .collect();
    assert_eq!(fields, ["field", "message"]);
}

#[test]
fn what_is_safe_to_retry_and_what_is_not_has_its_reason() {
    let api = catalogue("workspace");
    let said = |on: &str| (rule(&api, on).map(|rule| rule.kind), note(&api, on));
    for (on, kind, why) in [
        ("429", RetryKind::AfterHeader, "after the Retry-After delay"),
        ("500", RetryKind::Backoff, "with exponential backoff"),
        ("502", RetryKind::Backoff, "with exponential backoff"),
        ("503", RetryKind::Backoff, "with exponential backoff"),
        ("504", RetryKind::Backoff, "with exponential backoff"),
        (
            "400",
            RetryKind::Modified,
            "fix the request before retrying",
        ),
        ("401", RetryKind::AfterAction, "fix the API key"),
        (
            "403",
            RetryKind::AfterAction,
            "key lacks scope or workspace access",
        ),
        ("402", RetryKind::AfterAction, "upgrade plan first"),
    ] {
        assert_eq!(said(on), (Some(kind), Some(why.to_owned())), "{on}");
    }
    assert_eq!(said("timeout"), (Some(RetryKind::Backoff), None));
    assert!(rule(&api, "timeout").is_some_and(|rule| !rule.documented));
}

#[test]
fn what_the_page_does_not_mention_has_no_rule() {
    let api = catalogue("workspace");
    assert_eq!(api.retry.rules.len(), 10);
    assert_eq!(retry(&api, "not_found"), None);
}

#[test]
fn every_entry_follows_the_rule_of_its_status() {
    let api = catalogue("workspace");
    for entry in &api.entries {
        let by_status = entry
            .status
            .and_then(|status| rule(&api, &status.to_string()));
        assert_eq!(entry.retry.as_ref(), by_status, "{}", entry.name);
    }
}

#[test]
fn an_exhausted_quota_is_a_matter_of_money() {
    let api = catalogue("workspace");
    assert_eq!(entry(&api, "quota_exceeded").fault, Some(Fault::Billing));
}

#[test]
fn the_classes_are_those_of_the_client_packages() {
    let api = catalogue("workspace");
    for (name, on) in [
        ("AuthenticationError", "401"),
        ("PermissionDeniedError", "403"),
        ("RateLimitError", "429"),
    ] {
        assert_eq!(exception(&api, name).statuses, [status(on)], "{name}");
    }
    let fallback = api.fallback_exception().expect("a fallback");
    assert_eq!(fallback.name, "APIError");
    for entry in &api.entries {
        let family = match entry.status.expect("a status").to_string().as_str() {
            "401" => "AuthenticationError",
            "403" => "PermissionDeniedError",
            "429" => "RateLimitError",
            _ => "APIError",
        };
        assert_eq!(entry.exception, family, "{}", entry.name);
    }
}

#[test]
fn each_language_has_its_own_attribute_for_the_delay() {
    let api = catalogue("workspace");
    let names = &param(&api, "rate_limit_exceeded", "retry_after").identifiers;
    assert_eq!(
        (names.python.as_str(), names.typescript.as_str()),
        ("retry_after", "retryAfter")
    );
}

#[test]
fn the_page_keeps_its_parts_and_its_words() {
    let api = catalogue("workspace");
    let page = [
        (None, "envelope"),
        (None, "errors"),
        (Some("Retry guidance"), "retry"),
        (Some("SDK exception classes"), "exceptions"),
    ];
    assert_eq!(outline(&api), page);
    let said = prose(&api);
    for words in [
        "Error codes",
        "All error responses use a consistent JSON envelope. Use the error field to identify the problem programmatically.",
    ] {
        assert!(said.iter().any(|part| part == words), "{words}");
    }
}
