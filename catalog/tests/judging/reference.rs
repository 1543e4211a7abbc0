//! What people read: messages, remedies and the reference.

use super::{FINE, FULL, NONE, findings};

#[test]
fn references_that_readers_can_follow() {
    let hidden = "b: {audience: in-app, message: x y, remedy: z}";
    let entry = |keys: &str| format!("a: {{message: x y, remedy: z, {keys}}}");
    for keys in ["see: b", "deprecated: {replaced_by: b}"] {
        assert_eq!(
            findings("", &[&entry(keys), hidden]),
            ["hidden-reference b"],
            "{keys}"
        );
        assert_eq!(
            findings(
                "",
                &[&entry(&format!("audience: internal, {keys}")), hidden]
            ),
            NONE,
            "{keys}"
        );
    }
    assert_eq!(
        findings(
            "retired: {c: {replaced_by: b}}",
            &[&entry("status: 400"), hidden]
        ),
        ["hidden-reference b"]
    );
}

#[test]
fn references_that_show_something() {
    let sections = |section: &str| format!("docs: {{sections: [{{{section}}}]}}");
    for show in [
        "envelope",
        "fields",
        "statuses",
        "retry",
        "headers",
        "correlation",
        "constants",
        "retired",
        "table",
    ] {
        assert_eq!(
            findings(&sections(&format!("show: {show}")), &[FINE]),
            [format!("empty-section {show}")]
        );
    }
    for show in ["text", "errors", "exceptions", "classes"] {
        assert_eq!(
            findings(&sections(&format!("show: {show}")), &[FINE]),
            NONE,
            "{show}"
        );
    }
    let groups = format!(
        "groups: {{g: Group}}\n{}",
        sections("show: errors, groups: [g]")
    );
    assert_eq!(findings(&groups, &[FINE]), ["empty-section errors"]);
    let grouped = "a: {group: g, message: x y, remedy: z}";
    assert_eq!(findings(&groups, &[grouped]), NONE);
    let columns = |show: &str, columns: &str| {
        findings(
            &sections(&format!("show: {show}, columns: {{{columns}}}")),
            &[FINE],
        )
    };
    assert_eq!(
        columns("errors", "when: W, code: C"),
        ["unknown-column when"]
    );
    assert_eq!(columns("exceptions", "when: W, python: P"), NONE);
    assert_eq!(columns("text", "code: C"), ["unknown-column code"]);
    assert_eq!(columns("errors", "stable: S"), ["unknown-column stable"]);
    assert_eq!(
        findings("docs: {columns: {when: W}}", &[FINE]),
        ["unknown-column when"]
    );
    let table = |row: &str| {
        findings(
            &format!("tables: {{t: {{columns: [A, B], rows: [{row}]}}}}"),
            &[FINE],
        )
    };
    assert_eq!(table("[a]"), ["ragged-table a"]);
    assert_eq!(table("[]"), ["ragged-table t"]);
    assert_eq!(table("[a, b]"), NONE);
}

#[test]
fn keys_of_sections_that_use_them() {
    let with = |keys: &str| {
        let root = "headers: {retry_after: Retry-After}\ngroups: {g: G}\ntables: {t: {columns: [A], rows: [[a]]}}\n";
        let entry = "a: {group: g, message: x y, remedy: z}";
        let sections = format!("docs: {{sections: [{{{keys}}}]}}");
        findings(&format!("{root}{sections}"), &[entry])
    };
    for used in [
        "show: errors, layout: details, group_by: group, groups: [g]",
        "show: headers, headers: [retry_after]",
        "show: table, table: t",
        "show: samples, example: a",
        "show: errors, layout: table",
    ] {
        assert_eq!(with(used), NONE, "{used}");
    }
    for (unused, at) in [
        ("headers: [retry_after]", "retry_after"),
        ("layout: table", "table"),
        ("show: errors, layout: list", "list"),
        ("group_by: none", "none"),
        ("groups: [g]", "g"),
        ("show: errors, table: t", "t"),
        ("show: errors, example: a", "a"),
    ] {
        assert_eq!(
            with(unused),
            [format!("unused-section-key {at}")],
            "{unused}"
        );
    }
}

#[test]
fn fields_that_the_body_has() {
    let root = format!(
        "{FULL}\nfields: {{code: c, error: e, error.code: d, error.details.b: f, run: r, nope: n}}\ncorrelation: {{run: The run.}}"
    );
    let entry = "a: {message: x y, remedy: z, params: {b: string}}";
    assert_eq!(findings(&root, &[entry]), ["unknown-field nope"]);
    assert_eq!(
        findings("fields: {anything: Without an envelope.}", &[FINE]),
        NONE
    );
}

#[test]
fn severities_and_pages() {
    let entry = |keys: &str| format!("a: {{message: x y, remedy: z, {keys}}}");
    for (keys, words) in [
        ("status: 400, severity: critical", "critical"),
        ("status: 5xx, severity: debug", "debug"),
        ("status: 404, pages: true", "true"),
        ("severity: info, pages: true", "true"),
    ] {
        assert_eq!(
            findings("", &[&entry(keys)]),
            [format!("severity-at-odds {words}")],
            "{keys}"
        );
    }
    for keys in [
        "status: 400, severity: warning",
        "status: 500, severity: critical, pages: true",
        "severity: debug",
        "pages: true",
    ] {
        assert_eq!(findings("", &[&entry(keys)]), NONE, "{keys}");
    }
}

#[test]
fn messages_that_say_something() {
    let entry = |status: &str, message: &str| {
        format!("a: {{status: {status}, remedy: z, message: {message}}}")
    };
    assert_eq!(
        findings("", &[&entry("404", "Not Found")]),
        ["message-repeats-status Not Found"]
    );
    assert_eq!(
        findings("", &[&entry("404", "not found.")]),
        ["message-repeats-status not found."]
    );
    assert_eq!(findings("", &[&entry("404", "Order not found.")]), NONE);
    assert_eq!(findings("", &[&entry("400", "Not Found")]), NONE);
    assert_eq!(findings("", &[&entry("5xx", "Server error")]), NONE);
}

#[test]
fn remedies_by_reason_and_audience() {
    let reasons =
        |second: &str| format!("a: {{message: x y, reasons: {{b: {{remedy: r}}, c: {second}}}}}");
    assert_eq!(findings("", &[&reasons("{remedy: s}")]), NONE);
    assert_eq!(
        findings("", &[&reasons("{cause: s}")]),
        ["missing-remedy a"]
    );
    assert_eq!(
        findings("", &["a: {message: x y, audience: internal}"]),
        NONE
    );
    assert_eq!(
        findings("", &["a: {message: x y, cases: [{cause: c, remedy: r}]}"]),
        NONE
    );
}

#[test]
fn an_empty_catalogue() {
    assert_eq!(findings("", &[]), ["empty-catalogue shop"]);
    assert_eq!(findings("errors: {}", &[]), ["empty-catalogue shop"]);
}

#[test]
fn links_of_notes_about_retrying() {
    let dead = |key: &str| format!("retry: {{{key}: {{rule: never, note: '[a](#nowhere)'}}}}");
    for key in ["409", "4xx", "network", "timeout", "default"] {
        let found = findings(&dead(key), &[FINE]);
        assert_eq!(found, ["dead-link [a](#nowhere)"], "{key}");
    }
    let own = "a: {status: 409, message: x y, remedy: z, retry: {note: '[a](#nowhere)'}}";
    assert_eq!(findings("", &[own]), ["dead-link [a](#nowhere)"]);
    let reason =
        "a: {status: 409, message: x y, remedy: z, reasons: {r: {retry: {note: '[a](#nowhere)'}}}}";
    let envelope = "envelope: {code: $code, message: $message, reason: $reason}";
    assert_eq!(findings(envelope, &[reason]), ["dead-link [a](#nowhere)"]);
}

#[test]
fn headings_of_descriptions_that_a_section_shows() {
    let entry = "a: {status: 409, message: x y, remedy: '[b](#deep)', description: '# Deep'}";
    let sections = |keys: &str| format!("docs: {{sections: [{{show: errors{keys}}}]}}");
    for (keys, found) in [
        (", layout: details", NONE.as_slice()),
        ("", &["dead-link [b](#deep)"]),
        (
            ", layout: details, columns: {code: Code}",
            &["dead-link [b](#deep)"],
        ),
    ] {
        assert_eq!(findings(&sections(keys), &[entry]), found, "{keys}");
    }
}

#[test]
fn addresses_at_which_errors_have_their_place() {
    let docs = |url: &str| format!("docs: {{url: '{url}'}}");
    for url in [
        "https://example.com/errors#{code}",
        "https://example.com/errors#error-{code}",
        "https://example.com:8080/{code}#top",
        "https://example.com/errors",
        "/errors/{code}",
        "../errors#{code}",
        "#{code}",
    ] {
        assert_eq!(findings(&docs(url), &[FINE]), NONE, "{url}");
    }
    for (url, words) in [
        ("https://example.com/#{name}", "{name}"),
        ("https://example.com/#{Code}", "{Code}"),
        ("https://example.com/{code}#{ code }", "{ code }"),
        ("https://example.com/#{{code}}", "{{code}}"),
        ("https://example.com/#{code", "{code"),
        ("example.com/errors#{code}", "example.com/errors#{code}"),
        ("localhost:8080/#{code}", "localhost:8080/#{code}"),
        ("https://example.com/#/{code}", "#/{code}"),
        ("https://example.com/#errors", "#errors"),
    ] {
        let found = findings(&docs(url), &[FINE]);
        assert_eq!(found, [format!("malformed-url {words}")], "{url}");
    }
}
