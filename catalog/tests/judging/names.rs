//! Names, codes and statuses.

use super::{FINE, FULL, NONE, findings, help};

#[test]
fn codes_and_styles() {
    let integer = "codes: {style: integer}";
    let entry = |code: &str| format!("a: {{code: {code}, message: x y, remedy: z}}");
    for code in ["0", "-1", "40001"] {
        assert_eq!(findings(integer, &[&entry(code)]), NONE, "{code}");
    }
    for code in ["08006", "1.0", "ABC", "-0"] {
        assert_eq!(
            findings(integer, &[&entry(code)]),
            [format!("malformed-code {code}")]
        );
    }
    assert_eq!(
        findings(integer, &["a: {message: x y, remedy: z}"]),
        ["malformed-code a"]
    );
    assert_eq!(
        findings("codes: {style: none}", &[&entry("A")]),
        ["malformed-code A"]
    );
    assert_eq!(
        findings("codes: {style: any}", &[&entry("''")]),
        ["malformed-code ''"]
    );
    let retired = |code: &str| format!("{integer}\nretired: {{b: {{code: {code}}}}}");
    assert_eq!(
        findings(&retired("x"), &[&entry("1")]),
        ["malformed-code x"]
    );
    assert_eq!(findings(&retired("2"), &[&entry("1")]), NONE);
    let pascal = help(
        "codes: {style: PascalCase}",
        &["a: {code: rate_limited, message: x y, remedy: z}"],
    );
    assert!(pascal.starts_with("write `RateLimited`"), "{pascal}");
}

#[test]
fn statuses_everywhere() {
    let root =
        "exceptions: {A: 420, APIError: fallback}\nretry: {430: never}\nstatuses: {440: Odd}";
    let entry =
        "a: {status: 460, message: x y, remedy: z, reasons: {b: {status: 470}, c: {status: 299}}}";
    let found = findings(root, &[entry]);
    let expected = ["420", "430", "440", "460", "470", "299", "299"];
    let words: Vec<_> = found
        .iter()
        .filter_map(|line| line.split(' ').nth(1))
        .collect();
    assert_eq!(words, expected, "{found:?}");
    assert!(
        found.contains(&"success-status 299".to_owned()),
        "{found:?}"
    );
    assert_eq!(
        findings("", &["a: {status: 5xx, message: x y, remedy: z}"]),
        NONE
    );
    assert_eq!(
        findings("statuses: {202: Accepted, 2xx: Fine}", &[FINE]),
        NONE
    );
    let allowed =
        "a: {status: 499, message: x y, remedy: z, allow: {unregistered-status: nginx sends it.}}";
    assert_eq!(findings("", &[allowed]), NONE);
}

#[test]
fn names_that_collide() {
    let entry = |keys: &str| format!("a_b: {{message: x y, remedy: z, {keys}}}");
    let reasons = entry("reasons: {http2_error: {cause: c}, http_2_error: {cause: c}}");
    assert_eq!(findings("", &[&reasons]), ["colliding-names http_2_error"]);
    let params = entry("params: {user-id: string, user_id: string}");
    assert_eq!(findings(FULL, &[&params]), ["colliding-names user_id"]);
    let renamed = entry(
        "params: {user-id: string, user_id: {rename: {rust: id, typescript: id, python: id}}}",
    );
    assert_eq!(findings(FULL, &[&renamed]), NONE);
    let reason = entry("reasons: {b: {cause: c}}, params: {reason: string}");
    assert_eq!(findings(FULL, &[&reason]), ["colliding-names reason"]);
    let fields = format!("{FULL}\ntypes: {{T: {{a-b: string, a_b: string}}}}");
    assert_eq!(findings(&fields, &[FINE]), ["colliding-names a_b"]);
    let record = format!("{FULL}\ntypes: {{ABReason: {{x: string}}}}");
    let found = findings(&record, &[&entry("reasons: {c: {cause: d}}")]);
    assert_eq!(found, ["colliding-names a_b"]);
    let class = format!("{FULL}\ntypes: {{ABError: {{x: string}}}}");
    assert_eq!(
        findings(&class, &[&entry("status: 400")]),
        ["colliding-names a_b"]
    );
    let of_param = "a_b_kind: {message: x y, remedy: z}";
    let words = entry("params: {kind: {enum: [one, two]}}");
    assert_eq!(
        findings(FULL, &[&words, of_param]),
        ["colliding-names kind"]
    );
    let anchors = "docs: {sections: [{title: One, anchor: fine}, {title: Two, anchor: other}, {title: Three, anchor: other}]}";
    assert_eq!(
        findings(anchors, &[FINE]),
        ["colliding-anchors fine", "colliding-anchors other"]
    );
}

#[test]
fn names_that_meet_what_every_package_has() {
    let entry = |name: &str| format!("{name}: {{status: 400, message: x y, remedy: z}}");
    // Without `exceptions` there are `ClientError`, `ServerError` and `APIError`.
    assert_eq!(
        findings("", &[&entry("client")]),
        ["colliding-names client"]
    );
    assert_eq!(findings("", &[&entry("a_p_i")]), ["colliding-names a_p_i"]);
    let named = "exceptions: {BadRequestError: 4xx, APIError: fallback}";
    assert_eq!(findings(named, &[&entry("client")]), NONE);
    assert_eq!(
        findings(named, &[&entry("a_p_i")]),
        ["colliding-names a_p_i"]
    );
    for name in [
        "api",
        "known",
        "unknown_client",
        "api_connection",
        "unknown_api",
    ] {
        assert_eq!(
            findings("", &[&entry(name)]),
            [format!("similar-names {name}")]
        );
    }
    assert_eq!(
        findings("", &[&entry("log_in"), &entry("login")]),
        ["similar-names login"]
    );
    let allowed =
        "api: {status: 400, message: x y, remedy: z, allow: {similar-names: It is called so.}}";
    assert_eq!(findings("", &[allowed]), NONE);
    let record = format!("{FULL}\ntypes: {{Errorinit: {{x: string}}}}");
    assert_eq!(findings(&record, &[FINE]), ["similar-names Errorinit"]);
    for (language, name) in [
        ("typescript", "fromBody"),
        ("typescript", "row"),
        ("typescript", "then"),
        ("typescript", "string"),
        ("python", "abc"),
        ("python", "print"),
        ("python", "errors"),
        ("python", "_Hidden"),
        ("rust", "usize"),
        ("rust", "ALL"),
    ] {
        let renamed = format!("a: {{message: x y, remedy: z, rename: {{{language}: {name}}}}}");
        assert_eq!(
            findings("", &[&renamed]),
            ["reserved-name a"],
            "{language} {name}"
        );
    }
    let help = help("", &[&entry("client")]);
    assert!(
        help.contains("without `exceptions` has the class `ClientError`"),
        "{help}"
    );
}

#[test]
fn names_that_languages_keep() {
    let entry = |name: &str| format!("{name}: {{message: x y, remedy: z}}");
    for name in [
        "type",
        "permission",
        "timeout",
        "syntax",
        "not_implemented",
        "self",
        "connection",
        "error",
        "try_from",
        "values",
    ] {
        let found = findings("", &[&entry(name)]);
        assert_eq!(found, [format!("reserved-name {name}")]);
    }
    assert_eq!(
        findings(
            "exceptions: {TimeoutError: 408, APIError: fallback}",
            &[FINE]
        ),
        ["reserved-name TimeoutError"]
    );
    let renamed = "exceptions: {TimeoutError: {status: 408, rename: {python: RequestTimedOutError}}, APIError: fallback}";
    assert_eq!(findings(renamed, &[FINE]), NONE);
    assert_eq!(
        findings(
            &format!("{FULL}\ntypes: {{String: {{x: string}}}}"),
            &[FINE]
        ),
        ["reserved-name String"]
    );
    assert_eq!(
        findings(&format!("{FULL}\ntypes: {{T: {{1st: string}}}}"), &[FINE]),
        ["reserved-name 1st"]
    );
    let reason = "a: {message: x y, remedy: z, reasons: {2fa: {cause: c}, self: {cause: c}}}";
    assert_eq!(findings("", &[reason]), ["reserved-name 2fa"]);
    let keyword = "a: {message: x y, remedy: z, params: {b: {rename: {python: class}}, c: {rename: {rust: type}}}}";
    assert_eq!(
        findings(FULL, &[keyword]),
        ["reserved-name b", "reserved-name c"]
    );
    let raw = "a: {message: x y, remedy: z, params: {b: {rename: {rust: r#match}}, $c: string}}";
    assert_eq!(findings(FULL, &[raw]), NONE);
    let nothing = "a: {message: x y, remedy: z, params: {'$': string}}";
    assert_eq!(findings(FULL, &[nothing]), ["reserved-name '$'"]);
}

#[test]
fn packages_that_registries_take() {
    for (key, good, bad) in [
        (
            "version",
            vec!["1.2.3", "0.0.0", "1.0.0-rc.1+b.2"],
            vec!["'1.2'", "v1.2.3", "01.2.3", "1.2.3-", "1.2.3-01"],
        ),
        (
            "typescript",
            vec!["a", "'@a/b'", "a-b_c"],
            vec!["A", "'@a'", ".a", "a b", "''", "é"],
        ),
        (
            "python",
            vec!["a", "A-b.c", "a_b"],
            vec!["-a", "a-", "a b", "''", "2fa", "class", "é"],
        ),
        (
            "license",
            vec![
                "MIT",
                "(MIT OR Apache-2.0) AND BSD-3-Clause",
                "GPL-2.0-or-later WITH Bison-exception-2.2",
            ],
            vec![
                "''",
                "MIT and BSD",
                "MIT OR",
                "(MIT",
                "MIT)",
                "OR MIT",
                "MIT/X11",
            ],
        ),
        (
            "authors",
            vec!["Acme", "Zoë Doe <z@acme.example>", "[A, B <b@c>]"],
            vec!["''", "a <b>", "<a@b>", "A <a@b> c", "'A, B'"],
        ),
        (
            "repository",
            vec!["https://github.com/acme/errors"],
            vec![
                "acme/errors",
                "'git@github.com:acme/errors'",
                "'https://a b'",
                "https://",
                "https://github.com/a",
                "https://github.com/a/b/tree/main/c",
                "'https://github.com/a/b#readme'",
            ],
        ),
        (
            "keywords",
            vec!["[]", "[a, 'b c']"],
            vec!["['a,b']", "['']"],
        ),
    ] {
        for value in good {
            assert_eq!(
                findings(&format!("packages: {{{key}: {value}}}"), &[FINE]),
                NONE,
                "{key}: {value}"
            );
        }
        for value in bad {
            let found = findings(&format!("packages: {{{key}: {value}}}"), &[FINE]);
            let place = value.trim_matches(['[', ']']);
            assert_eq!(found, [format!("malformed-package {place}")]);
        }
    }
}

#[test]
fn types_that_end() {
    let root = |types: &str| format!("{FULL}\ntypes: {{{types}}}");
    assert_eq!(
        findings(&root("A: {b: B}, B: {a: A}"), &[FINE]),
        ["recursive-type b", "recursive-type a"]
    );
    assert_eq!(findings(&root("A: {b: B}, B: {a: [A]}"), &[FINE]), NONE);
    assert_eq!(
        findings(&root("A: {b: B, c: B}, B: {x: string}"), &[FINE]),
        NONE
    );
    assert_eq!(
        findings(
            &root("A: {b: B}, B: {b: {type: B, required: false}}"),
            &[FINE]
        ),
        ["recursive-type b"]
    );
}

#[test]
fn classes_by_status() {
    assert_eq!(
        findings("exceptions: {A: fallback, B: [404, fallback]}", &[FINE]),
        ["missing-fallback B"]
    );
    assert_eq!(
        findings("exceptions: {A: [404, 404], B: fallback}", &[FINE]),
        ["overlapping-exceptions 404"]
    );
    assert_eq!(
        findings("exceptions: {A: 404, B: 4xx, C: fallback}", &[FINE]),
        NONE
    );
}
