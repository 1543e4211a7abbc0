//! Codes in capitals, billing, and an application with errors of its own.

use errcat_catalog::api::{Audience, CodeStyle, Fault, Hole, Jitter, Place, RetryKind};

use crate::page::{
    catalogue, entry, envelope, field, member, members, note, outline, param, plain, prose, retry,
    rule, section,
};

#[test]
fn a_body_has_a_code_and_a_message_and_nothing_else() {
    let api = catalogue("prompts");
    let body = &envelope(&api).body;
    assert_eq!(members(body), [("error", "{}".to_owned())]);
    let inner = [
        ("code", "$code".to_owned()),
        ("message", "$message".to_owned()),
    ];
    assert_eq!(members(member(body, "error")), inner);
}

#[test]
fn a_code_is_stable_and_a_message_may_change() {
    let api = catalogue("prompts");
    assert_eq!(api.code_style, CodeStyle::ScreamingSnakeCase);
    let (doc, stable, _) = field(&api, Hole::Code);
    assert_eq!(
        doc,
        "A stable UPPER_SNAKE_CASE identifier you can switch on in your client."
    );
    assert_eq!(stable, Some(true));
    let (doc, stable, _) = field(&api, Hole::Message);
    assert_eq!(doc, "A human-readable explanation that may change.");
    assert_eq!(stable, Some(false));
}

#[test]
fn an_invalid_param_has_the_page_s_two_examples() {
    let api = catalogue("prompts");
    let examples: Vec<_> = entry(&api, "invalid_param")
        .examples
        .iter()
        .map(|example| example.title.as_deref().unwrap_or_default())
        .collect();
    assert_eq!(examples, ["Non-UUID id", "Bad page"]);
}

#[test]
fn a_password_reset_has_a_remedy_of_its_own() {
    let api = catalogue("prompts");
    let cases: Vec<_> = entry(&api, "unauthorized")
        .cases
        .iter()
        .map(|case| {
            let text = |text: &Option<String>| text.as_deref().map(plain).unwrap_or_default();
            (text(&case.cause), text(&case.remedy))
        })
        .collect();
    let page = [
        (
            "Missing/malformed Authorization header.",
            "Set a valid Bearer token.",
        ),
        ("Revoked key.", "Set a valid Bearer token."),
        (
            "The key's owner requires a password reset.",
            "Log in to the web app first.",
        ),
    ];
    assert_eq!(
        cases,
        page.map(|(cause, remedy)| (cause.to_owned(), remedy.to_owned()))
    );
}

#[test]
fn what_only_money_mends_is_a_matter_of_billing() {
    let api = catalogue("prompts");
    let billing: Vec<_> = api
        .entries
        .iter()
        .filter(|entry| entry.fault == Some(Fault::Billing))
        .map(|entry| entry.name.as_str())
        .collect();
    assert_eq!(billing, ["disputed", "past_due", "api_not_allowed"]);
}

#[test]
fn the_request_id_is_in_a_header_alone_and_in_lower_case() {
    let api = catalogue("prompts");
    assert_eq!(api.header("request_id"), Some("x-request-id"));
    assert_eq!(envelope(&api).path(Hole::RequestId), None);
}

#[test]
fn a_delay_is_in_the_header() {
    let api = catalogue("prompts");
    assert_eq!(api.header("retry_after"), Some("Retry-After"));
    let delay = param(&api, "rate_limited", "retry_after");
    assert_eq!(
        (delay.header.as_deref(), delay.place),
        (Some("Retry-After"), Place::Message)
    );
}

#[test]
fn retrying_goes_by_class() {
    let api = catalogue("prompts");
    let said = |on: &str| {
        (
            rule(&api, on).map(|rule| rule.kind),
            note(&api, on).unwrap_or_default(),
        )
    };
    assert_eq!(
        said("429"),
        (
            Some(RetryKind::AfterHeader),
            "exponential backoff honouring Retry-After.".into()
        )
    );
    assert_eq!(
        said("5xx"),
        (
            Some(RetryKind::Backoff),
            "exponential backoff with jitter, max 3 retries.".into()
        )
    );
    assert_eq!(
        said("4xx"),
        (Some(RetryKind::Never), "the request is malformed.".into())
    );
    let backoff = rule(&api, "5xx")
        .and_then(|rule| rule.backoff.clone())
        .expect("a back-off");
    assert_eq!((backoff.jitter, backoff.max_retries), (Jitter::Full, 3));
    for entry in &api.entries {
        let kind = match entry.status.expect("a status").to_string().as_str() {
            "429" => RetryKind::AfterHeader,
            "500" => RetryKind::Backoff,
            _ => RetryKind::Never,
        };
        assert_eq!(retry(&api, &entry.name), Some(kind), "{}", entry.name);
    }
}

#[test]
fn clients_meet_every_code_and_no_other() {
    let api = catalogue("prompts");
    assert!(
        api.entries
            .iter()
            .all(|entry| entry.audience == Audience::Public)
    );
    let remark = section(&api, "Related in-app error codes")
        .body
        .as_deref()
        .map(plain);
    assert_eq!(
        remark.as_deref(),
        Some(
            "Some error messages you see in the web UI (e.g., seat-cap errors when inviting members, or \
             ownership-transfer limits) are not returned by the public API. They only appear in the app's own \
             workflows. If you're using the SDK, you'll only encounter the error codes listed in the table above."
        )
    );
}

#[test]
fn the_page_keeps_its_parts_and_its_words() {
    let api = catalogue("prompts");
    let page = [
        (None, "text"),
        (None, "errors"),
        (None, "text"),
        (Some("Related in-app error codes"), "text"),
        (Some("Retrying"), "retry"),
    ];
    assert_eq!(outline(&api), page);
    let said = prose(&api);
    for words in [
        "Public API & SDK",
        "Error codes and handling",
        "Every error code the public API returns, what causes it, and how to recover.",
        "Updated 2026-04-13",
        "Every error response uses the shape { error: { code, message } }. code is a stable UPPER_SNAKE_CASE identifier \
         you can switch on in your client; message is a human-readable explanation that may change.",
        "The public API is read-only — there are no endpoints that trigger LLM calls, so the monthly AI call cap does \
         not apply here. That cap is enforced inside the web UI only.",
    ] {
        assert!(said.iter().any(|part| part == words), "{words}");
    }
}
