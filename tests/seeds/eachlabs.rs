//! Several products, one envelope, no codes: errors are recognised by their message.

use errcat_catalog::api::{Channel, CodeStyle, Entry, Hole, Jitter, MatcherKind, Part, RetryKind};

use crate::page::{
    catalogue, constant, entry, envelope, field, members, outline, param, plain, prose, retry,
    rule, section, status,
};

const COMMON: [&str; 6] = [
    "bad_request",
    "unauthorized",
    "forbidden",
    "not_found",
    "rate_limited",
    "internal_server_error",
];

#[test]
fn the_field_named_error_is_the_message_and_there_is_nothing_else() {
    let api = catalogue("eachlabs");
    let message = ("error", "$message".to_owned());
    assert_eq!(members(&envelope(&api).body), [message]);
    assert_eq!(field(&api, Hole::Message).0, "Human-readable error message");
    assert_eq!(api.code_style, CodeStyle::None);
    assert!(api.entries.iter().all(|entry| entry.code.is_none()));
    assert_eq!(api.header("request_id"), None);
}

#[test]
fn a_status_has_its_reason_phrase_for_a_meaning() {
    let api = catalogue("eachlabs");
    for info in &api.statuses {
        assert_eq!(Some(info.title.as_str()), info.status.phrase());
    }
}

#[test]
fn each_status_level_error_has_one_exact_example() {
    let api = catalogue("eachlabs");
    let examples: Vec<_> = common(&api.entries)
        .map(|entry| {
            let status = entry.status.expect("a status").to_string();
            (
                status,
                entry.title.as_str(),
                entry.messages[0].example.as_str(),
            )
        })
        .collect();
    let page = [
        ("400", "Bad Request", "slug parameter is required"),
        ("401", "Unauthorized", "Invalid or missing API key"),
        (
            "403",
            "Forbidden",
            "Workflow is locked and cannot be modified",
        ),
        ("404", "Not Found", "Failed to fetch model: model not found"),
        (
            "429",
            "Rate Limited",
            "Rate limit exceeded. Please retry after 60 seconds.",
        ),
        (
            "500",
            "Internal Server Error",
            "Failed to fetch models: internal error",
        ),
    ];
    assert_eq!(
        examples,
        page.map(|(status, title, text)| (status.to_owned(), title, text))
    );
}

#[test]
fn a_status_level_error_has_either_causes_or_advice() {
    let api = catalogue("eachlabs");
    let lists: Vec<_> = common(&api.entries)
        .map(|entry| (texts(&entry.causes), texts(&entry.remedies)))
        .collect();
    let none = Vec::new;
    let page = [
        (
            vec![
                "Missing required parameters",
                "Invalid parameter types or values",
                "Malformed JSON body",
                "Input validation failure",
            ],
            none(),
        ),
        (
            vec![
                "X-API-Key header not included",
                "API key is invalid or expired",
            ],
            none(),
        ),
        (
            vec![
                "Attempting to modify a locked workflow or version",
                "Insufficient permissions for the requested operation",
            ],
            none(),
        ),
        (
            vec![
                "Invalid model slug",
                "Non-existent prediction ID, workflow ID, or execution ID",
                "Resource was deleted",
            ],
            none(),
        ),
        (
            none(),
            vec![
                "Implement exponential backoff",
                "Check the Retry-After header when available",
                "Consider reducing request frequency",
            ],
        ),
        (
            none(),
            vec![
                "Retry with exponential backoff",
                "If persistent, contact support",
            ],
        ),
    ];
    assert_eq!(
        lists,
        page.map(|(causes, remedies)| (owned(&causes), owned(&remedies)))
    );
    let section = section(&api, "Common Errors");
    assert_eq!(section.groups, ["common"]);
    let labels: Vec<_> = section
        .columns
        .iter()
        .map(|column| column.label.as_str())
        .collect();
    assert_eq!(labels, ["Causes", "Handling"]);
}

#[test]
fn the_changing_words_of_a_message_are_params() {
    let api = catalogue("eachlabs");
    let template = |name: &str| entry(&api, name).messages[0].template.clone();
    assert_eq!(template("bad_request"), "{parameter} parameter is required");
    assert_eq!(
        template("not_found"),
        "Failed to fetch {resource}: {problem}"
    );
    assert_eq!(
        template("internal_server_error"),
        "Failed to fetch {resource}: {problem}"
    );
    assert_eq!(
        template("rate_limited"),
        "Rate limit exceeded. Please retry after {retry_after} seconds."
    );
    let delay = param(&api, "rate_limited", "retry_after");
    assert_eq!(delay.header.as_deref(), Some("Retry-After"));
    assert_eq!(api.header("retry_after"), Some("Retry-After"));
    let header = api
        .headers
        .iter()
        .find(|header| header.role == "retry_after");
    let on = header.and_then(|header| header.on.as_deref());
    assert!(on.is_some_and(|on| on.contains("when available")), "{on:?}");
}

#[test]
fn a_product_s_error_has_no_status_and_is_known_by_its_whole_message() {
    let api = catalogue("eachlabs");
    let products: Vec<_> = api
        .entries
        .iter()
        .filter(|entry| !COMMON.contains(&entry.name.as_str()))
        .collect();
    assert_eq!(products.len(), 11);
    for entry in products {
        assert_eq!(entry.status, None, "{}", entry.name);
        let [matcher] = entry.matchers.as_slice() else {
            panic!("{}: one matcher", entry.name);
        };
        assert_eq!(matcher.kind, MatcherKind::Exact);
        assert_eq!(
            matcher.parts,
            [Part::Text(entry.messages[0].template.clone())]
        );
    }
}

#[test]
fn messages_that_differ_in_case_or_go_on_are_different_errors() {
    let api = catalogue("eachlabs");
    let by_message = |text: &str| {
        let mut entries = api.entries.iter();
        entries
            .find(|entry| entry.messages[0].example == text)
            .map(|entry| entry.name.as_str())
    };
    assert_eq!(by_message("Invalid input"), Some("invalid_input"));
    assert_eq!(
        by_message("invalid input: missing required field"),
        Some("missing_required_field")
    );
    assert_eq!(by_message("Workflow is locked"), Some("workflow_locked"));
    assert_eq!(
        by_message("Workflow is locked and cannot be modified"),
        Some("forbidden")
    );
    assert_eq!(by_message("Model not found"), Some("model_not_found"));
    assert_eq!(
        by_message("Failed to fetch model: model not found"),
        Some("not_found")
    );
    assert_eq!(by_message("ExecutionFailed"), Some("execution_failed"));
}

#[test]
fn an_execution_may_take_fifteen_minutes() {
    let api = catalogue("eachlabs");
    assert_eq!(constant(&api, "workflow_time_limit"), "15-minute");
    assert_eq!(
        texts(&entry(&api, "workflow_execution_timeout").causes),
        ["Execution exceeded 15-minute limit"]
    );
}

#[test]
fn a_failed_execution_can_come_without_an_http_error() {
    let api = catalogue("eachlabs");
    let with_tasks: Vec<_> = api
        .entries
        .iter()
        .filter(|entry| entry.channels.contains(&Channel::Task))
        .map(|entry| entry.name.as_str())
        .collect();
    assert_eq!(
        with_tasks,
        [
            "execution_failed",
            "model_execution_failed",
            "workflow_execution_timeout"
        ]
    );
}

#[test]
fn only_429_and_500_are_tried_again_after_1_2_and_4_seconds() {
    let api = catalogue("eachlabs");
    let backoff = &api.retry.backoff;
    assert_eq!(
        (backoff.initial_ms, backoff.max_retries, backoff.jitter),
        (1_000, 3, Jitter::None)
    );
    assert!((backoff.factor - 2.0).abs() < f64::EPSILON);
    let again: Vec<_> = api
        .entries
        .iter()
        .filter(|entry| retry(&api, &entry.name) != Some(RetryKind::Never))
        .map(|entry| entry.status)
        .collect();
    assert_eq!(again, [Some(status("429")), Some(status("500"))]);
    assert_eq!(retry(&api, "rate_limited"), Some(RetryKind::AfterHeader));
    assert_eq!(
        retry(&api, "internal_server_error"),
        Some(RetryKind::Backoff)
    );
    let rest = rule(&api, "default").map(|rule| rule.kind);
    assert_eq!(rest, Some(RetryKind::Never));
}

#[test]
fn the_page_keeps_its_parts_and_its_words() {
    let api = catalogue("eachlabs");
    let page = [
        (None, "shape"),
        (Some("HTTP Status Codes"), "statuses"),
        (Some("Common Errors"), "errors"),
        (Some("Product-Specific Errors"), "errors"),
        (Some("Retry Strategy"), "text"),
    ];
    assert_eq!(outline(&api), page);
    let said = prose(&api);
    for words in [
        "Error Response Format",
        "All each::labs APIs return errors in a clean, consistent JSON format:",
        "We recommend exponential backoff for transient errors (429, 500). Here’s how to set that up:",
        "Last modified on March 6, 2026",
    ] {
        assert!(said.iter().any(|part| part.contains(words)), "{words}");
    }
}

#[test]
fn the_sample_in_python_is_kept_to_the_letter() {
    let api = catalogue("eachlabs");
    let body = section(&api, "Retry Strategy")
        .body
        .as_deref()
        .expect("a body");
    let sample = body
        .split("```python\n")
        .nth(1)
        .and_then(|rest| rest.split("```").next());
    let page = "\
import time
import requests

def request_with_retry(url, headers, json=None, max_retries=3):
    for attempt in range(max_retries):
        response = requests.post(url, headers=headers, json=json)
        if response.status_code in (429, 500):
            wait = 2 ** attempt
            time.sleep(wait)
            continue
        return response
    return response
";
    assert_eq!(sample, Some(page));
}

fn common(entries: &[Entry]) -> impl Iterator<Item = &Entry> {
    entries
        .iter()
        .filter(|entry| entry.group.as_deref() == Some("common"))
}

fn texts(texts: &[String]) -> Vec<String> {
    texts.iter().map(|text| plain(text)).collect()
}

fn owned(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}
