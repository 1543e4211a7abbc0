//! Params and their examples.

use super::{FINE, FULL, NONE, findings, help};

#[test]
fn params_in_messages_and_responses() {
    let private = "a: {message: x y, remedy: z, params: {b: {private: true}}, reasons: {c: {cause: d, message: 'of {b}'}}}";
    assert_eq!(findings(FULL, &[private]), ["private-placeholder {b}"]);
    let at = "a: {message: x y, remedy: z, params: {b: {private: true, at: error.b}}}";
    assert_eq!(findings(FULL, &[at]), ["private-in-response error.b"]);
    let no_details = "envelope: {code: $code, message: $message}";
    for (keys, found) in [
        ("b: string", vec!["unused-param b"]),
        ("b: {header: X-B}", vec![]),
        ("b: {at: error.b}", vec![]),
        ("b: {private: true}", vec![]),
    ] {
        let entry = format!("a: {{message: x y, remedy: z, params: {{{keys}}}}}");
        assert_eq!(findings(no_details, &[&entry]), found, "{keys}");
    }
    let second = "a: {message: [x y, 'x {b}'], remedy: z, params: {b: string}}";
    assert_eq!(findings(no_details, &[second]), NONE);
    let of_reason = "a: {message: x y, remedy: z, params: {b: string}, reasons: {c: {cause: d, message: 'of {b}'}}}";
    let in_header = format!("{no_details}\nheaders: {{reason: X-Reason}}");
    assert_eq!(findings(&in_header, &[of_reason]), NONE);
    assert_eq!(findings(no_details, &[of_reason]), ["unused-reason c"]);
    let in_body = "envelope: {code: $code, message: $message, why: $reason}";
    assert_eq!(findings(in_body, &[of_reason]), NONE);
    let no_message = "envelope: {code: $code}";
    for (keys, found) in [
        ("b: string", vec!["unused-param b"]),
        ("b: {header: X-B}", vec![]),
        ("b: {at: error.b}", vec![]),
    ] {
        let entry = format!("a: {{message: 'x {{b}}', remedy: z, params: {{{keys}}}}}");
        assert_eq!(findings(no_message, &[&entry]), found, "{keys}");
    }
}

#[test]
fn a_message_that_is_sent_does_without_what_may_be_absent() {
    let entry = |texts: &str| {
        let params = "params: {b: {required: false}, c: string}";
        format!("a: {{message: {texts}, remedy: z, {params}}}")
    };
    for (texts, found) in [
        ("'x {b}, {c}'", vec!["optional-placeholder {b}"]),
        ("'x {c}'", vec![]),
        ("[x y, 'x {b}']", vec![]),
        ("['x {b}', x y]", vec!["optional-placeholder {b}"]),
        (
            "x y, reasons: {d: {cause: e, message: 'of {b}'}}",
            vec!["optional-placeholder {b}"],
        ),
        (
            "'{{d}} x', allow: {optional-placeholder: because}",
            vec!["unneeded-allow optional-placeholder"],
        ),
    ] {
        assert_eq!(findings(FULL, &[&entry(texts)]), found, "{texts}");
    }
}

#[test]
fn examples_are_of_their_type() {
    let entry = |ty: &str, example: &str| {
        format!("a: {{message: x y, remedy: z, params: {{p: {{type: {ty}, example: {example}}}}}}}")
    };
    let root =
        format!("{FULL}\ntypes: {{R: {{n: integer, s: {{type: string, required: false}}}}}}");
    for (ty, good, bad) in [
        (
            "string",
            vec!["x", "42", "'true'", "08"],
            vec!["true", "[x]", "{a: b}", "null"],
        ),
        (
            "integer",
            vec!["0", "-3"],
            vec!["1.5", "'1'", "1e3", "99999999999999999999"],
        ),
        (
            "number",
            vec!["0", "-3.5", "1e3"],
            vec!["x", "1e999", "true"],
        ),
        ("boolean", vec!["true", "false"], vec!["yes", "0", "'true'"]),
        ("seconds", vec!["0", "1.5"], vec!["-1", "1s", "'1'"]),
        (
            "timestamp",
            vec!["2026-03-01T09:30:00Z"],
            vec!["2026-03-01", "1700000000"],
        ),
        (
            "uuid",
            vec!["f81d4fae-7dec-11d0-a765-00a0c91e6bf6"],
            vec!["f81d4fae", "12"],
        ),
        (
            "url",
            vec!["https://example.com/a"],
            vec!["/a", "example.com"],
        ),
        ("any", vec!["null", "[1, {a: b}]"], vec![]),
        ("[integer]", vec!["[]", "[1, 2]"], vec!["1", "[1, x]"]),
        (
            "R",
            vec!["{n: 1}", "{n: 1, s: 2}"],
            vec!["{}", "{n: x}", "{n: 1, t: 2}", "1"],
        ),
        ("[R]", vec!["[{n: 1}]"], vec!["{n: 1}", "[{}]"]),
    ] {
        for example in good {
            assert_eq!(
                findings(&root, &[&entry(ty, example)]),
                NONE,
                "{ty}: {example}"
            );
        }
        for example in bad {
            let found = findings(&root, &[&entry(ty, example)]);
            assert_eq!(found.len(), 1, "{ty}: {example}: {found:?}");
            assert!(
                found[0].starts_with("invalid-example"),
                "{ty}: {example}: {found:?}"
            );
        }
    }
    let words = "a: {message: x y, remedy: z, params: {p: {enum: [one, '2'], example: 2}}, examples: [{params: {p: tow}}]}";
    assert_eq!(findings(FULL, &[words]), ["invalid-example tow"]);
    let reason = "a: {message: x y, remedy: z, reasons: {full: {cause: c}}, examples: [{params: {reason: ful}}]}";
    assert_eq!(findings(FULL, &[reason]), ["invalid-example ful"]);
    assert!(help(FULL, &[reason]).contains("did you mean `full`?"));
}

#[test]
fn secrets_in_constants_and_examples() {
    let secret = "xoxb-123456789012-abcdefghijkl";
    assert_eq!(
        findings(&format!("constants: {{a: {secret}}}"), &[FINE]),
        [format!("secret-in-example {secret}")]
    );
    let example = format!(
        "a: {{message: x y, remedy: z, params: {{p: [string]}}, examples: [{{params: {{p: [{secret}]}}}}]}}"
    );
    assert_eq!(
        findings(FULL, &[&example]),
        [format!("secret-in-example {secret}")]
    );
}
