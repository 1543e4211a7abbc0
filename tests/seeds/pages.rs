//! What the Markdown reference says beside the tables of the pages: what the page says, and no default of errcat's.

use crate::support::page::{Page, Table};
use crate::tables::reference;

#[test]
fn eachlabs_shows_the_envelope_in_general_and_each_example_once() {
    let page = reference("eachlabs");
    let bodies = bodies(&page);
    let general = "{\n  \"error\": \"Human-readable error message\"\n}\n";
    assert_eq!(bodies[0], general);
    assert_eq!(bodies.len(), 7, "the shape, and six examples: {bodies:?}");
    for (at, body) in bodies.iter().enumerate() {
        assert!(!bodies[..at].contains(body), "{body} stands twice");
    }
}

#[test]
fn eachlabs_says_of_retrying_what_its_sample_does_and_no_more() {
    let page = reference("eachlabs");
    let from = page.paragraphs.iter();
    let section: Vec<_> = from
        .skip_while(|text| !text.contains("transient errors"))
        .collect();
    assert_eq!(section.len(), 1, "{section:?}");
    assert!(page.items.iter().all(|item| !item.contains("back-off")));
    assert_eq!(
        page.code.last().map(|(language, _)| language.as_str()),
        Some("python")
    );
}

#[test]
fn workspace_says_of_retrying_what_its_page_says() {
    let page = reference("workspace");
    let items = [
        "429 — after the Retry-After delay",
        "500, 502, 503, 504 — with exponential backoff",
        "Network timeouts",
        "400 — fix the request before retrying",
        "401 — fix the API key",
        "403 — key lacks scope or workspace access",
        "402 — upgrade plan first",
    ];
    assert_eq!(page.items, items);
    assert_eq!(labels(&page), ["Safe to retry:", "Do not retry:"]);
}

#[test]
fn prompts_says_of_retrying_what_its_page_says() {
    let page = reference("prompts");
    let items = [
        "429 — exponential backoff honouring Retry-After.",
        "5xx — exponential backoff with jitter, max 3 retries.",
        "4xx other than 429 — do not retry; the request is malformed.",
    ];
    assert_eq!(page.items, items);
    assert_eq!(labels(&page), [""; 0]);
}

#[test]
fn what_a_row_says_stands_nowhere_else() {
    let twice = |name: &str, words: &str| format!("{:?}", reference(name)).matches(words).count();
    // Which of two remedies is whose, the row does not say.
    assert_eq!(twice("studio", "dempotency key reused"), 2);
    assert_eq!(twice("studio", "(successful or not)"), 1);
    assert_eq!(twice("prompts", "evoked key"), 1);
    assert!(
        reference("prompts").code.is_empty(),
        "the shape is in words"
    );
    assert_eq!(twice("evolution", "oncurrent-submissions cap"), 1);
    assert_eq!(twice("evolution", "table across versions"), 1);
}

#[test]
fn studio_handles_errors_in_code_in_each_language() {
    let page = reference("studio");
    let languages: Vec<_> = page
        .code
        .iter()
        .map(|(language, _)| language.as_str())
        .filter(|language| *language != "json")
        .collect();
    assert_eq!(languages, ["ts", "python", "rust"]);
}

#[test]
fn studio_names_no_header_that_its_page_does_not_name() {
    let page = reference("studio");
    let said = format!("{page:?}");
    assert!(!said.contains("X-RateLimit"));
    assert!(
        page.paragraphs
            .iter()
            .any(|text| text == "Every response includes rate-limit headers.")
    );
    let tiers = table(&page, &["Tier", "Requests/min", "Concurrent runs"]);
    assert_eq!(tiers.under, "Rate limits");
}

#[test]
fn evolution_says_what_the_reason_can_be() {
    let page = reference("evolution");
    let reasons = table(&page, &["Reason", "Fix"]);
    let names: Vec<_> = reasons.rows.iter().map(|row| row[0].as_str()).collect();
    assert_eq!(
        names,
        ["daily_quota", "concurrent_submissions", "queue_full"]
    );
    assert_eq!(reasons.under, "429: Too many requests");
    assert!(
        page.paragraphs
            .iter()
            .any(|text| text == "capacity_exceeded, by details.reason:")
    );
}

#[test]
fn evolution_has_no_heading_for_a_call_out_and_no_empty_column() {
    let page = reference("evolution");
    let title = "Using the Python SDK?";
    assert!(
        page.headings.iter().all(|heading| heading != title),
        "{:?}",
        page.headings
    );
    let paragraphs = &page.paragraphs;
    assert!(paragraphs.iter().any(|text| text.starts_with(title)));
    for table in &page.tables {
        for (at, heading) in table.headings.iter().enumerate() {
            let is_filled = table.rows.iter().any(|row| !row[at].is_empty());
            assert!(is_filled, "{heading} has no cell");
        }
    }
}

#[test]
fn workspace_shows_the_errors_array() {
    let page = reference("workspace");
    let body: serde_json::Value = serde_json::from_str(bodies(&page)[1]).expect("a body");
    assert_eq!(body["error"], "validation_error");
    assert_eq!(body["errors"][0]["field"], "conversation_id");
}

fn bodies(page: &Page) -> Vec<&str> {
    let code = page.code.iter().filter(|(language, _)| language == "json");
    code.map(|(_, text)| text.as_str()).collect()
}

fn labels(page: &Page) -> Vec<&str> {
    let labels = page.paragraphs.iter().map(String::as_str);
    labels.filter(|text| text.ends_with("retry:")).collect()
}

fn table<'a>(page: &'a Page, headings: &[&str]) -> &'a Table {
    let found = page.tables.iter().find(|table| table.headings == headings);
    found.unwrap_or_else(|| panic!("no table {headings:?}"))
}

#[test]
fn what_the_apis_do_not_document_is_said_to_be_an_example() {
    for (name, says) in [
        (
            "evolution",
            "The values of details.reason for capacity_exceeded, and what to do about each, are examples; the API \
             documents the three caps in words alone.",
        ),
        (
            "studio",
            "The messages on this page are examples; the API documents none.",
        ),
        (
            "studio",
            "The class of each code in these packages, and the values that it has. problem and pointer are read out of \
             the example messages:",
        ),
        (
            "workspace",
            "The members of errors in the body of validation_error are an example; the API documents no names for them.",
        ),
    ] {
        let paragraphs = reference(name).paragraphs;
        assert!(paragraphs.iter().any(|text| text == says), "{says}");
    }
}
