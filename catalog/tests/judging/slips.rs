//! Slips that mean something, and not what was meant.

use super::{NONE, findings, help};

const ENTRY: &str = "a: {status: 404, message: m, remedy: z}";

fn found(root: &str) -> Vec<String> {
    findings(root, &[ENTRY])
}

fn of_entry(keys: &str) -> Vec<String> {
    let entry = format!("a: {{status: 404, message: m, remedy: z, {keys}}}");
    findings("", &[&entry, "b: {status: 404, message: m, remedy: z}"])
}

#[test]
fn an_alias_is_a_code_that_may_come() {
    assert_eq!(of_entry("aliases: [c]"), NONE);
    assert_eq!(of_entry("aliases: ['']"), ["duplicate-alias ''"]);
    assert_eq!(of_entry("aliases: [a]"), ["duplicate-alias a"]);
    assert_eq!(of_entry("aliases: ['x_{y}']"), ["unfilled-code {y}"]);
    let own = help("", &["a: {status: 404, message: m, remedy: z, aliases: a}"]);
    assert!(own.starts_with("remove it"), "{own}");
}

#[test]
fn a_sunset_is_a_day_that_comes_after() {
    assert_eq!(of_entry("deprecated: {sunset: 2028-02-29}"), NONE);
    for day in ["2026-02-29", "2026-04-31", "1900-02-29"] {
        let entry = format!("deprecated: {{sunset: {day}}}");
        assert_eq!(of_entry(&entry), [format!("wrong-type {day}")]);
    }
    let late = "since: 2026-03-01, deprecated: {sunset: 2026-03-01}";
    assert_eq!(of_entry(late), NONE);
    let early = "since: 2026-03-02, deprecated: {sunset: 2026-03-01}";
    assert_eq!(of_entry(early), ["early-sunset 2026-03-01"]);
}

#[test]
fn a_circle_of_replacements_is_told_once() {
    let chain = |last: &str| {
        let of = |name: &str, heir: &str| {
            format!(
                "{name}: {{status: 404, message: m, remedy: z, deprecated: {{replaced_by: {heir}}}}}"
            )
        };
        let entries = [
            of("a", "b"),
            of("b", "c"),
            of("c", last),
            "d: {status: 404, message: m, remedy: z}".into(),
        ];
        findings("", &entries.each_ref().map(String::as_str))
    };
    assert_eq!(chain("d"), NONE);
    assert_eq!(chain("a"), ["recursive-replacement b"]);
    assert_eq!(chain("b"), ["recursive-replacement c"]);
    assert_eq!(
        of_entry("deprecated: {replaced_by: a}"),
        ["recursive-replacement a"]
    );
}

#[test]
fn a_header_has_one_role_that_somebody_reads() {
    assert_eq!(
        found("headers: {request_id: X-Id, api_version: X-Version}"),
        NONE
    );
    assert_eq!(
        found("headers: {request_id: X-Id, trace: x-id}"),
        ["duplicate-role x-id"]
    );
    for (role, meant) in [
        ("retry_afer", "retry_after"),
        ("request-id", "request_id"),
        ("rate_limits", "rate_limit"),
    ] {
        let root = format!("headers: {{{role}: X-Id}}");
        assert_eq!(found(&root), [format!("misspelt-role {role}")]);
        assert!(
            help(&root, &[ENTRY]).contains(&format!("`{meant}`")),
            "{role}"
        );
    }
    assert_eq!(found("headers: {kind: X-Kind}"), ["idle-hole kind"]);
}

#[test]
fn a_standard_detail_is_called_as_google_calls_it() {
    let root = "codes: {style: any}\nenvelope: google";
    let of = |path: &str| {
        let entry = format!(
            "a: {{status: 404, message: m, remedy: z, params: {{x: {{type: any, at: {path}}}}}}}"
        );
        findings(root, &[&entry])
    };
    assert_eq!(of("error.details.BadRequest.fieldViolations"), NONE);
    assert_eq!(of("error.details.OwnDetail.x"), NONE);
    assert_eq!(
        of("error.details.BadReqest.fieldViolations"),
        ["misspelt-role BadReqest"]
    );
}

#[test]
fn nothing_is_no_domain_and_no_request() {
    assert_eq!(found("domain: ''"), ["empty-text ''"]);
    assert_eq!(
        found("operations: {read: {errors: a, http: []}}"),
        ["empty-list http"]
    );
}

#[test]
fn a_help_leads_on() {
    let of = |entry: &str| help("", &[entry]);
    let braces = of("a: {code: 'A_{b}', status: 404, message: m, remedy: z, params: {b: string}}");
    assert!(
        braces.contains("{style: any}") && !braces.contains("a_b"),
        "{braces}"
    );
    let fact = of("a: {status: 404, message: m, remedy: z, X-run: b}");
    assert!(fact.contains("`x-run`"), "{fact}");
    let sunset = of("a: {status: 404, message: m, remedy: z, sunset: 2027-01-01}");
    assert!(sunset.contains("under `deprecated`"), "{sunset}");
    let text = of("a: {status: 404, message: There is no {x}., remedy: z}");
    assert!(text.contains("between `{` and `}`"), "{text}");
    let uncoded = help(
        "codes: {style: none}",
        &["a: {message: m, remedy: z, params: {x: {type: string, at: code}}}"],
    );
    assert_eq!(uncoded, "leave `at: code` out");
}
