//! The wire: envelopes, matchers, headers and waits.

use super::{FINE, FULL, NONE, findings};

#[test]
fn messages_of_catalogues_without_codes() {
    let root = "codes: {style: none}\nenvelope: {error: $message}";
    let found = |first: &str, second: &str| {
        findings(
            root,
            &[
                &format!("a: {{remedy: z, {first}}}"),
                &format!("b: {{remedy: z, {second}}}"),
            ],
        )
    };
    let same = "message: Not there";
    assert_eq!(found(same, same), ["overlapping-messages Not there"]);
    assert_eq!(
        found(&format!("{same}, status: 404"), same),
        ["overlapping-messages Not there"]
    );
    assert_eq!(
        found(
            &format!("{same}, status: 404"),
            &format!("{same}, status: 4xx")
        ),
        ["overlapping-messages Not there"]
    );
    assert_eq!(
        found(
            &format!("{same}, status: 404"),
            &format!("{same}, status: 500")
        ),
        NONE
    );
    assert_eq!(found(same, "message: not there"), NONE);
    let prefix = |text: &str| format!("message: {text} x, match: {{prefix: {text}}}");
    assert_eq!(
        found(&prefix("Failed"), &prefix("Failed to")),
        ["overlapping-messages Failed to"]
    );
    assert_eq!(found(&prefix("Failed"), &prefix("Could")), NONE);
    // An exact match wins over a prefix, a prefix over a template: that is no overlap.
    assert_eq!(found(same, "message: Not here, match: {prefix: Not}"), NONE);
    let template = |text: &str, ty: &str| format!("message: '{text}', params: {{p: {ty}}}");
    assert_eq!(
        found(
            &template("No {p} left", "string"),
            &template("No big {p}", "string")
        ),
        ["overlapping-messages 'No big {p}'"]
    );
    assert_eq!(
        found(
            &template("No {p} left", "integer"),
            &template("No big {p}", "string")
        ),
        NONE
    );
    let two = "message: [Gone for good, Not there]";
    assert_eq!(found(same, two), ["overlapping-messages Not there"]);
    assert_eq!(
        found(two, two),
        [
            "overlapping-messages Gone for good",
            "overlapping-messages Not there"
        ]
    );
    let twice = "message: [Not here, Not here]";
    assert_eq!(found(same, twice), NONE);
    let own = "message: [Gone for good, Not there], match: {prefix: 'Gone:'}";
    assert_eq!(found(same, own), NONE);
    let of_reason = "message: Gone for good, reasons: {r: {message: Not there, remedy: z}}";
    assert_eq!(
        found(same, of_reason),
        ["unused-reason r", "overlapping-messages Not there"]
    );
    let coded = "codes: {style: any}";
    assert_eq!(
        findings(
            coded,
            &[
                "a: {message: Same., remedy: z}",
                "b: {message: Same., remedy: z}"
            ]
        ),
        NONE
    );
}

#[test]
fn matches_that_match_nothing_or_everything() {
    let root = "codes: {style: none}\nenvelope: {error: $message}";
    for (keys, words) in [
        ("message: '{p}', params: {p: string}", "'{p}'"),
        (
            "message: '{p} x', match: exact, params: {p: string}",
            "'{p} x'",
        ),
        (
            "message: [x, '{p} x'], match: prefix, params: {p: string}",
            "'{p} x'",
        ),
        (
            "message: 'x {p}{q}', params: {p: string, q: string}",
            "'x {p}{q}'",
        ),
    ] {
        let entry = format!("a: {{remedy: z, {keys}}}");
        assert_eq!(
            findings(root, &[&entry]),
            [format!("unmatchable-message {words}")],
            "{keys}"
        );
    }
    let fine = "a: {remedy: z, message: 'x {p}', match: prefix, params: {p: string}}";
    assert_eq!(findings(root, &[fine]), NONE);
}

#[test]
fn envelopes_that_can_be_read_back() {
    let entry = |keys: &str| format!("a: {{message: x y, remedy: z, params: {{{keys}}}}}");
    for (root, words) in [
        ("envelope: {m: $message}", "{m: $message}"),
        ("envelope: {i: $request_id}", "{i: $request_id}"),
        ("envelope: {a: $code, b: [$code], m: $message}", "$code"),
        (
            "codes: {style: none}\nenvelope: {i: $request_id}",
            "{i: $request_id}",
        ),
        (
            "codes: {style: none}\nenvelope: {c: $code, m: $message}",
            "{c: $code, m: $message}",
        ),
    ] {
        let found = findings(root, &["a: {message: x y, remedy: z}"]);
        assert_eq!(found, [format!("unreadable-envelope {words}")], "{root}");
    }
    let in_header = "headers: {code: X-Code}\nenvelope: {m: $message}";
    let style = |style: &str| format!("codes: {{style: {style}}}\n{in_header}");
    assert_eq!(findings(in_header, &[FINE]), NONE);
    let found = findings(&style("none"), &[FINE]);
    assert_eq!(found, ["unreadable-envelope X-Code"]);
    for code in ["größe", "' a'", "\"a\\tb\""] {
        let found = findings(
            &style("any"),
            &[&format!("a: {{code: {code}, message: x y, remedy: z}}")],
        );
        assert_eq!(found, [format!("unreadable-envelope {code}")]);
    }
    for root in [
        "envelope: problem+json",
        "envelope: google",
        "envelope: jsonapi",
        "envelope: {c: $code}",
        FULL,
    ] {
        assert_eq!(findings(root, &[FINE]), NONE, "{root}");
    }
    for at in [
        "error",
        "error.message",
        "error.code.x",
        "error.code.0",
        "error.details.c",
    ] {
        let found = findings(FULL, &[&entry(&format!("b: {{at: {at}}}, c: string"))]);
        assert_eq!(found.len(), 1, "{at}: {found:?}");
        assert!(
            found[0].starts_with("unreadable-envelope"),
            "{at}: {found:?}"
        );
    }
    for at in ["error.b", "meta.b", "error.details.b"] {
        assert_eq!(
            findings(FULL, &[&entry(&format!("b: {{at: {at}}}, c: string"))]),
            NONE,
            "{at}"
        );
    }
    let both = entry("b: {at: meta.b}, c: {at: meta.b.c}");
    assert_eq!(findings(FULL, &[&both]), ["unreadable-envelope meta.b.c"]);
    let list = "envelope: {errors: [{code: $code, message: $message, more: $details}]}";
    for (at, is_read) in [
        ("errors.0.b", true),
        ("errors.0.more.b.c", true),
        ("errors.0.b.0", false),
        ("errors.0.more.0", false),
        ("errors.1.b", false),
        ("errors.b", false),
        ("meta.0.b", false),
    ] {
        let found = findings(list, &[&entry(&format!("b: {{at: {at}}}"))]);
        assert_eq!(found.is_empty(), is_read, "{at}: {found:?}");
    }
}

#[test]
fn retries_headers_and_waits() {
    let rate = "a: {status: 429, message: x y, remedy: z, retry: after-header}";
    assert_eq!(
        findings(FULL, &[rate]),
        ["retry-without-header after-header"]
    );
    let header = "a: {status: 429, message: x y, remedy: z, params: {s: {type: seconds, header: retry-after}}, retry: after-header}";
    assert_eq!(findings(FULL, &[header]), NONE);
    let inherits = "a: {status: 429, message: x y, remedy: z, params: {s: {type: seconds, header: Retry-After}}}";
    assert_eq!(
        findings(
            &format!("{FULL}\nretry: {{429: after-header}}"),
            &[inherits]
        ),
        NONE
    );
    let declared = "headers: {retry_after: Retry-After}\nretry: {429: after-header, network: {rule: after-header}}";
    assert_eq!(
        findings(declared, &[rate]),
        ["retry-without-header after-header"]
    );
    let reason =
        "a: {message: x y, remedy: z, reasons: {b: {cause: c, retry: {backoff: {max: 1ms}}}}}";
    assert_eq!(findings("", &[reason]), ["malformed-backoff 1ms"]);
    assert_eq!(
        findings("retry: {5xx: {backoff: {factor: 0}}}", &[FINE]),
        ["malformed-backoff 0"]
    );
    assert_eq!(
        findings(
            "retry: {backoff: {factor: 1, initial: 1s, max: 1s}}",
            &[FINE]
        ),
        NONE
    );
    for name in ["''", "a b", "a:b", "é"] {
        let found = findings(
            &format!("headers: {{request_id: {{name: {name}}}}}"),
            &[FINE],
        );
        assert_eq!(found, [format!("malformed-header {name}")]);
    }
    let param = "a: {message: x y, remedy: z, params: {p: {header: a b}}}";
    assert_eq!(findings(FULL, &[param]), ["malformed-header a b"]);
    assert_eq!(
        findings("correlation: {run: {header: a b}}", &[FINE]),
        ["malformed-header a b"]
    );
}

/// What is found in entries `a`, `b` and so on with these keys.
fn of(root: &str, keys: &[&str]) -> Vec<String> {
    let entries: Vec<String> = ('a'..)
        .zip(keys)
        .map(|(name, keys)| format!("{name}: {{remedy: z, {keys}}}"))
        .collect();
    let entries: Vec<&str> = entries.iter().map(String::as_str).collect();
    findings(root, &entries)
}

const NO_X: &str = "by: message, status: 400, message: 'No {x} here.', params: {x: string}";
const NO_Y: &str = "message: 'No {y} here.', params: {y: string}";
const BY_504: &str = "by: status, status: 504, message: No tea here.";

#[test]
fn messages_beside_codes_are_told_apart() {
    let by = |keys: &str| of(FULL, &[NO_X, &format!("{keys}, {NO_Y}")]);
    let overlap = ["overlapping-messages 'No {y} here.'"];
    assert_eq!(by("by: message, status: 400"), overlap);
    assert_eq!(by("match: template, status: 400"), overlap);
    assert_eq!(by("by: message, status: 401"), NONE);
    let coded = "status: 400, message: No tea here.";
    assert_eq!(of(FULL, &[NO_X, coded, BY_504]), NONE);
    let all = "by: message, message: '{x}', params: {x: string}";
    assert_eq!(of(FULL, &[all]), ["unmatchable-message '{x}'"]);
    for (matcher, words) in [("exact", "exact"), ("{prefix: x}", "x")] {
        let found = of(FULL, &[&format!("{BY_504}, match: {matcher}")]);
        assert_eq!(found, [format!("unmatchable-message {words}")]);
    }
}

#[test]
fn a_status_that_is_enough_is_exact_and_of_one_error() {
    let by = |keys: &str| of(FULL, &[&format!("by: status, message: x y, {keys}")]);
    let reason =
        |status: &str| format!("status: 502, reasons: {{r: {{status: {status}, remedy: x y}}}}");
    assert_eq!(by("cause: x y"), ["inexact-status status"]);
    assert_eq!(by("status: 5xx"), ["inexact-status 5xx"]);
    assert_eq!(by(&reason("4xx")), ["inexact-status 4xx"]);
    let second = format!("by: status, message: x y, {}", reason("504"));
    assert_eq!(of(FULL, &[BY_504, &second]), ["duplicate-status status"]);
}

#[test]
fn a_code_stands_where_it_is_sent() {
    for by in ["message", "status"] {
        let found = of(
            FULL,
            &[&format!("by: {by}, status: 504, code: b, message: x y")],
        );
        assert_eq!(found, ["malformed-code b"]);
    }
    assert_eq!(of(FULL, &["by: code, code: b, message: x y"]), NONE);
    let found = of(FULL, &[BY_504, "status: 400, code: a, message: x y"]);
    assert_eq!(found, ["colliding-anchors a", "duplicate-code a"]);
    let none = "codes: {style: none}\nenvelope: {m: $message}";
    let by = |by: &str| of(none, &[&format!("by: {by}, status: 504, message: x y")]);
    assert_eq!(by("code"), ["malformed-code code"]);
    assert_eq!([by("message"), by("status")], [NONE; 2]);
}

#[test]
fn an_envelope_has_what_its_errors_are_recognised_by() {
    let by_message = "by: message, message: x y";
    assert_eq!(of("envelope: {m: $message}", &[by_message]), NONE);
    assert_eq!(of("envelope: {s: $status}", &[BY_504]), NONE);
    let found = of("envelope: {c: $code}", &[by_message]);
    assert_eq!(found, ["unreadable-envelope message"]);
}

#[test]
fn an_error_with_several_statuses() {
    let of = |keys: &str| {
        findings(
            "",
            &[&format!("a: {{message: x y, cause: z, remedy: z, {keys}}}")],
        )
    };
    assert_eq!(of("status: [409, 412]"), NONE);
    assert_eq!(of("status: [409]"), NONE);
    assert_eq!(of("status: []"), ["empty-list status"]);
    assert_eq!(of("status: [409, 412, 409]"), ["repeated-status 409"]);
    assert_eq!(of("status: [409, 4xx]"), ["inexact-status 4xx"]);
    assert_eq!(of("status: [4xx]"), NONE);
    assert_eq!(of("status: [409, 503]"), ["mixed-statuses 503"]);
    assert_eq!(of("status: [409, 799]"), ["unknown-status 799"]);
    assert_eq!(of("status: [409, 499]"), ["unregistered-status 499"]);
    assert_eq!(
        of("status: [409, 204]"),
        ["mixed-statuses 204", "success-status 204"]
    );
}

#[test]
fn problem_types() {
    let problem = "envelope: problem+json";
    let url = |url: &str| format!("{problem}\nproblem_types: {{url: '{url}'}}");
    let one = "status: 400, message: x y";
    let typed = |ty: &str| format!("status: 400, message: x y, type: '{ty}'");
    for fine in [
        "urn:a:{code}",
        "/e/{code}",
        "{code}",
        "https://x/{code}?v=1#a",
    ] {
        assert_eq!(of(&url(fine), &[one]), NONE, "{fine}");
    }
    for wrong in [
        "urn:a",
        "a/{code}/{code}",
        "{code} x",
        "a:{code}:{name}",
        "é/{code}",
    ] {
        assert_eq!(of(&url(wrong), &[one]).len(), 1, "{wrong}");
    }
    for fine in ["about:blank", "urn:a:b", "/a", "a", "?a", "#a"] {
        assert_eq!(of(problem, &[&typed(fine)]), NONE, "{fine}");
    }
    for wrong in ["a b", "About:Blank", "blank", "{code}", "1:2"] {
        let found = of(problem, &[&typed(wrong)]);
        assert_eq!(found, [format!("malformed-type {wrong}")]);
    }
    assert_eq!(of(problem, &[&typed(" ")])[0], "empty-text ' '");
    let base = |base: &str, url: &str| {
        format!("{problem}\nproblem_types: {{base: '{base}', url: '{url}'}}")
    };
    assert_eq!(of(&base("https://x/", "{code}"), &[one]), NONE);
    assert_eq!(of(&base("/x/", "{code}"), &[one]), ["malformed-type '/x/'"]);
    assert_eq!(
        of(&base("https://x/", "urn:a:{code}"), &[one]),
        ["malformed-type 'https://x/'"]
    );
    let same = |root: &str, a: &str, b: &str| of(root, &[&typed(a), &typed(b)]);
    assert_eq!(same(problem, "urn:a", "urn:a"), ["duplicate-type 'urn:a'"]);
    assert_eq!(same(problem, "/a", "https://x/a"), NONE);
    let with_base = format!("{problem}\nproblem_types: {{base: 'https://x/'}}");
    assert_eq!(
        same(&with_base, "/a", "https://x/a"),
        ["duplicate-type 'https://x/a'"]
    );
    assert_eq!(
        of(&url("urn:{code}"), &[one, &typed("urn:a")]),
        ["duplicate-type 'urn:a'"]
    );
    assert_eq!(
        same(problem, "about:blank", "about:blank"),
        ["duplicate-status 'about:blank'"]
    );
    let by_status = "by: status, status: 400, message: z z";
    assert_eq!(
        of(problem, &[&typed("about:blank"), by_status]),
        ["duplicate-status status"]
    );
}

#[test]
fn an_error_without_a_type_to_be_told_apart_by() {
    let own = "envelope: {type: $type, detail: $message}";
    let one = "status: 400, message: x y";
    assert_eq!(of(own, &[one]), ["missing-type a"]);
    assert_eq!(of("envelope: {type: $type, c: $code}", &[one]), NONE);
    assert_eq!(of(&format!("{own}\nheaders: {{code: X-C}}"), &[one]), NONE);
    assert_eq!(
        of(
            &format!("{own}\ndocs: {{url: 'https://x/{{code}}'}}"),
            &[one]
        ),
        NONE
    );
    assert_eq!(of(own, &[&format!("{one}, by: message")]), NONE);
    let blank = |status: &str| {
        of(
            own,
            &[&format!("message: x y, type: about:blank, {status}")],
        )
    };
    assert_eq!(blank("status: 404"), NONE);
    assert_eq!(blank("status: [404, 410]"), NONE);
    assert_eq!(blank("status: 4xx"), ["inexact-status 4xx"]);
    assert_eq!(blank("cause: x y"), ["inexact-status about:blank"]);
    let by_type = |root: &str, keys: &str| of(root, &[&format!("{one}, by: type, {keys}")]);
    assert_eq!(by_type("envelope: problem+json", "type: urn:a"), NONE);
    assert_eq!(
        by_type("envelope: problem+json", "cause: x y"),
        ["missing-type type"]
    );
    assert_eq!(
        by_type("envelope: problem+json", "type: about:blank"),
        ["missing-type type"]
    );
    assert_eq!(by_type(FULL, "type: urn:a"), ["missing-type type"]);
    assert_eq!(
        by_type("envelope: problem+json", "type: urn:a, code: b"),
        ["malformed-code b"]
    );
    let none = "codes: {style: none}\nenvelope: {type: $type, detail: $message}";
    assert_eq!(by_type(none, "type: urn:a"), NONE);
}

#[test]
fn a_member_of_a_body_has_one_of_three_roles() {
    let of = |members: &str| findings(&format!("{FULL}\nmembers: {members}"), &[FINE]);
    assert_eq!(
        of("{retry_after: error.wait, should_retry: error.details.transient}"),
        NONE
    );
    assert_eq!(of("{retry_after_ms: wait}"), NONE);
    assert_eq!(of("{retry_afer: wait}"), ["misplaced-member retry_afer"]);
    assert_eq!(of("{request_id: id}"), ["misplaced-member request_id"]);
    assert_eq!(
        of("{retry_after: error.code}"),
        ["misplaced-member error.code"]
    );
    for nothing in ["''", "'a..b'"] {
        let found = of(&format!("{{retry_after: {nothing}}}"));
        assert_eq!(found, [format!("misplaced-member {nothing}")]);
    }
    let text = "codes: {style: none}\nenvelope: $message\nmembers: {retry_after: wait}";
    assert_eq!(findings(text, &[FINE]), ["misplaced-member wait"]);
}

#[test]
fn a_list_may_stand_in_place_of_a_message_that_recognises_nothing() {
    let of = |root: &str, param: &str, keys: &str| {
        let error = format!(
            "a: {{status: 422, message: x y, remedy: z{keys}, params: {{p: {{type: {param}, at: .detail, required: false}}}}}}"
        );
        findings(root, &[&error])
    };
    let coded = "envelope: {code: $code, detail: $message}";
    for list in ["[string]", "[integer]", "{string: string}"] {
        assert_eq!(of(coded, list, ""), NONE, "{list}");
    }
    for text in ["string", "any", "integer"] {
        assert_eq!(
            of(coded, text, ""),
            ["unreadable-envelope .detail"],
            "{text}"
        );
    }
    let none = "codes: {style: none}\nenvelope: {detail: $message}";
    assert_eq!(of(none, "[string]", ", by: status"), NONE);
    assert_eq!(of(none, "[string]", ""), ["unreadable-envelope .detail"]);
    let other = "envelope: {detail: $code, text: $message}";
    assert_eq!(of(other, "[string]", ""), ["unreadable-envelope .detail"]);
}
