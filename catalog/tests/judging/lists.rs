//! Lists of errors in envelopes.

use super::{NONE, findings};

const CODED: &str = "a: {status: 400, remedy: z, message: m}";

fn found(envelope: &str) -> Vec<String> {
    findings(&format!("envelope: {envelope}"), &[CODED])
}

#[test]
fn a_list_has_the_errors_alone_and_stands_once() {
    for fine in [
        "{errors: {$each: {code: $code, detail: $message}}}",
        "{$each: {code: $code}}",
        "{code: $code, detail: $message, parts: {$each: {code: $code, detail: $message}}}",
        "{error: {details: [{kind: all, errors: {$each: {code: $code}}}]}}",
        "{errors: {$each: $code}}",
        "{message: $message, errors: {$each: {code: $code}}}",
        "{status: $status, errors: {$each: {code: $code}}}",
        "{type: $type, code: $code, detail: $message, parts: {$each: {type: $type}}}",
        "{code: $code, status: $status, parts: {$each: {status: $status, code: $code}}}",
    ] {
        assert_eq!(found(fine), NONE, "{fine}");
    }
    for (malformed, place) in [
        (
            "{errors: {$each: {code: $code}, count: 1}}",
            "malformed-envelope $each",
        ),
        ("{errors: {$each: {}}}", "malformed-envelope $each"),
        ("{errors: {$each: 7}}", "malformed-envelope $each"),
        ("{errors: {$each: [$code]}}", "malformed-envelope $each"),
        ("{errors: {$each: code}}", "malformed-envelope $each"),
        (
            "{errors: [{$each: {code: $code}}]}",
            "malformed-envelope $each",
        ),
        (
            "{a: {$each: {code: $code}}, b: {$each: {detail: $message}}}",
            "malformed-envelope $each",
        ),
        (
            "{errors: {$each: {code: $code, parts: {$each: {detail: $message}}}}}",
            "malformed-envelope $each",
        ),
        ("{errors: $each, code: $code}", "malformed-envelope $each"),
        ("{errors: [$each], code: $code}", "malformed-envelope $each"),
    ] {
        assert!(
            found(malformed).contains(&place.to_owned()),
            "{malformed}: {:?}",
            found(malformed)
        );
    }
}

#[test]
fn each_error_of_a_list_says_which_it_is() {
    for unreadable in [
        "{code: $code, errors: {$each: {status: $status}}}",
        "{code: $code, errors: {$each: {path: here}}}",
    ] {
        assert_eq!(
            found(unreadable),
            ["unreadable-envelope $each"],
            "{unreadable}"
        );
    }
    assert_eq!(
        found("{code: $code, errors: {$each: $status}}"),
        ["unreadable-envelope $each", "unreadable-envelope $each"]
    );
    // What holds for all stands once; what each has, and the whole has, stands in both.
    assert_eq!(
        found("{status: $status, errors: {$each: {status: $status, code: $code}}}"),
        ["unreadable-envelope $status"]
    );
    assert_eq!(
        found("{code: $code, errors: {$each: {code: $code, again: $code}}}"),
        ["unreadable-envelope $code"]
    );
}

#[test]
fn a_place_in_a_list_leads_over_its_first_error() {
    let placed = |at: &str| {
        findings(
            "envelope: {errors: {$each: {code: $code, source: {line: $param.line}}}}",
            &[&format!(
                "a: {{status: 400, remedy: z, message: m, params: {{line: integer, p: {{type: string, at: {at}}}}}}}"
            )],
        )
    };
    assert_eq!(placed("errors.0.source.pointer"), NONE);
    assert_eq!(placed("errors.0.links.about"), NONE);
    assert_eq!(placed("meta.page"), NONE);
    assert_eq!(
        placed("errors.1.source.pointer"),
        ["unreadable-envelope errors.1.source.pointer"]
    );
    assert_eq!(
        placed("errors.source.pointer"),
        ["unreadable-envelope errors.source.pointer"]
    );
    assert_eq!(placed("errors"), ["unreadable-envelope errors"]);
    assert_eq!(placed("errors.0"), ["unreadable-envelope errors.0"]);
    assert_eq!(
        placed("errors.0.code"),
        ["unreadable-envelope errors.0.code"]
    );
    assert_eq!(
        placed("errors.0.source.line"),
        ["unreadable-envelope errors.0.source.line"]
    );
}

#[test]
fn a_hole_for_a_param_is_for_one_that_some_error_has() {
    let found = |holes: &str, params: &str| {
        findings(
            &format!("envelope: {{errors: {{$each: {{code: $code, {holes}}}}}}}"),
            &[&format!(
                "a: {{status: 400, remedy: z, message: m, params: {params}}}"
            )],
        )
    };
    assert_eq!(found("at: $param.p", "{p: string}"), NONE);
    assert_eq!(
        found("at: $param.q", "{p: {type: string, at: errors.0.p}}"),
        ["idle-hole $param.q"]
    );
    assert_eq!(
        found("at: $param.p", "{p: {type: string, at: errors.0.p}}"),
        ["idle-hole $param.p"]
    );
    assert_eq!(
        found("at: $param.p, again: $param.p", "{p: string}"),
        ["unreadable-envelope $param.p"]
    );
}

#[test]
fn what_stands_for_several_stands_alone() {
    let found = |root: &str, entry: &str| findings(root, &[CODED, entry]);
    let list = "envelope: {errors: {$each: {code: $code, detail: $message}}}\nseveral: b";
    assert_eq!(found(list, "b: {status: 422, remedy: z, message: m}"), NONE);
    for unfit in [
        "b: {remedy: z, message: m}",
        "b: {status: 422, remedy: z, message: 'm {p}', params: {p: string}}",
        "b: {status: 422, remedy: z, message: m, audience: internal}",
    ] {
        assert_eq!(found(list, unfit), ["misplaced-several b"], "{unfit}");
    }
    assert_eq!(
        found(
            "envelope: {code: $code}\nseveral: b",
            "b: {status: 422, remedy: z, message: m}"
        ),
        ["misplaced-several b"]
    );
    assert_eq!(
        found(list, "c: {status: 422, remedy: z, message: m}"),
        ["unknown-reference b"]
    );
}

#[test]
fn presets_are_abbreviations() {
    for preset in ["graphql", "jsonapi"] {
        assert_eq!(found(preset), NONE, "{preset}");
    }
    let integers = "codes: {style: integer}\nenvelope: json-rpc";
    assert_eq!(
        findings(integers, &["a: {code: '-32601', remedy: z, message: m}"]),
        NONE
    );
}

#[test]
fn something_tells_an_error_from_a_success() {
    let of = |envelope: &str, success: &str| {
        let root = format!("envelope: {envelope}\nerrors_in_success: {success}");
        findings(
            &root,
            &["a: {status: 200, message: x y, cause: z, remedy: z}"],
        )
    };
    for envelope in [
        "{ok: false, error: $code}",
        "{code: $code, m: $message}",
        "{errors: {$each: {code: $code}}}",
    ] {
        assert_eq!(of(envelope, "200"), NONE);
        assert_eq!(of(envelope, "[200, 207]"), NONE);
        assert_eq!(of(envelope, "{status: 2xx}"), NONE);
        assert_eq!(of(envelope, "{status: 200, unless: {code: none}}"), NONE);
    }
    let own = "{ok: false, code: $code}";
    assert_eq!(of(own, "404")[0], "indistinct-success 404");
    assert_eq!(of(own, "[200, 3xx]"), ["indistinct-success 3xx"]);
    assert_eq!(
        of(own, "{status: 200, unless: {ok: false}}"),
        ["indistinct-success ok"]
    );
    assert_eq!(
        of(own, "{status: 200, unless: {code: a}}"),
        ["indistinct-success code"]
    );
    assert_eq!(
        of(own, "{status: 200, unless: {code: $code}}"),
        ["indistinct-success $code"]
    );
    for nothing in ["{}", "[]", "x", "0"] {
        let found = of(own, &format!("{{status: 200, unless: {nothing}}}"));
        assert_eq!(found, [format!("indistinct-success {nothing}")]);
    }
    // A status that no error comes with in a success is none of errors.
    let found = findings(
        "envelope: {ok: false, error: $code}\nerrors_in_success: 200",
        &["a: {status: 201, message: x y, cause: z, remedy: z}"],
    );
    assert_eq!(found, ["success-status 201"]);
    let found = findings(
        "codes: {style: none}\nenvelope: {message: $message}\nerrors_in_success: 200",
        &["a: {status: 404, message: x y, cause: z, remedy: z}"],
    );
    assert_eq!(found, ["indistinct-success 200"]);
}
