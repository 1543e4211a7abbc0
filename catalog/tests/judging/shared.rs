//! Codes that are of one error only within a group or an envelope.

use super::{NONE, findings, help};

const ROOT: &str = "codes: {scope: group}\ngroups: {a: A, b: B}\nenvelope: {code: $code, kind: $kind, text: $message}\n\
                    kinds: {k: {doc: K.}, l: {doc: L.}}\nlints: {missing-kind: allow, unused-kind: allow}";

fn entry(name: &str, rest: &str) -> String {
    format!("{name}: {{code: same, {rest}, remedy: z}}")
}

fn found(root: &str, one: &str, other: &str) -> Vec<String> {
    findings(root, &[&entry("one", one), &entry("other", other)])
}

#[test]
fn a_code_is_of_one_error_within_its_group() {
    let [one, other] = [
        "group: a, status: 404, message: m",
        "group: b, status: 409, message: m",
    ];
    assert_eq!(found(ROOT, one, other), NONE);
    let same = "group: a, status: 409, message: m";
    assert_eq!(found(ROOT, one, same), ["duplicate-code same"]);
    let root = ROOT.replace("codes: {scope: group}\n", "");
    assert_eq!(found(&root, one, other), ["duplicate-code same"]);
    let entries = [entry("one", one), entry("other", other)];
    let entries: Vec<&str> = entries.iter().map(String::as_str).collect();
    assert!(help(&root, &entries).contains("`codes: {scope: group}`"));
}

#[test]
fn a_number_is_of_one_error_within_its_group() {
    let of = |root: &str, group: &str| {
        let other =
            format!("other: {{group: {group}, number: 1, status: 409, message: m, remedy: z}}");
        let one = "one: {group: a, number: 1, status: 404, message: m, remedy: z}";
        findings(root, &[one, &other])
    };
    assert_eq!(of(ROOT, "b"), NONE);
    assert_eq!(of(ROOT, "a"), ["duplicate-number 1"]);
    assert_eq!(of("groups: {a: A, b: B}", "b"), ["duplicate-number 1"]);
}

#[test]
fn what_shares_its_code_is_called_by_a_name_that_is_no_code() {
    let taken = findings(
        ROOT,
        &[
            &entry("one", "group: a, status: 404, message: m"),
            &entry("other", "group: b, status: 409, message: m"),
            "third: {code: other, status: 410, message: m, remedy: z}",
        ],
    );
    assert_eq!(taken, ["duplicate-code other"]);
}

#[test]
fn something_in_the_response_tells_them_apart() {
    let own = "group: a, kind: k, status: 404, message: One.";
    for other in [
        "group: b, kind: l, status: 404, message: One.",
        "group: b, status: 404, message: One.",
        "group: b, kind: k, status: 4xx, message: Two.",
        "group: b, kind: k, status: [409, 410], message: One.",
        "group: b, kind: k, status: 404, message: '{x}!', params: {x: {type: string, at: message}}",
    ] {
        assert_eq!(found(ROOT, own, other), NONE, "{other}");
    }
    for other in [
        "group: b, kind: k, status: 404, message: One.",
        "group: b, kind: k, status: 4xx, message: One.",
        "group: b, kind: k, message: One.",
        "group: b, kind: k, status: [409, 404], message: [Two., One.]",
        "group: b, kind: k, status: 404, message: '{x}.', params: {x: {type: string, at: message}}",
    ] {
        assert_eq!(found(ROOT, own, other), ["indistinct-code same"], "{other}");
    }
    let unsaid = ROOT.replace("kind: $kind, text: $message", "more: $details");
    let other = "group: b, kind: l, status: 404, message: Two.";
    let found = found(&unsaid, own, other);
    assert_eq!(found, ["indistinct-code same"]);
}

#[test]
fn an_envelope_tells_them_apart_unless_it_is_none() {
    let of = |further: &str| {
        let root = format!(
            "codes: {{scope: envelope}}\nenvelope: {{error: {{code: $code}}}}\nenvelopes: {{f: {further}}}"
        );
        found(
            &root,
            "status: 404, message: m",
            "envelope: f, status: 404, message: m",
        )
    };
    assert_eq!(of("{body: {error: $code}}"), NONE);
    assert_eq!(of("{headers: {X-Code: $code}}"), ["indistinct-code same"]);
}
