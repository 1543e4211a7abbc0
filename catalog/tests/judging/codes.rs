//! Codes that are given out by a system.

use super::{NONE, findings};

const ROOT: &str = "codes: {style: any, reserved: [1900..1999, {prefix: X-}]}\n\
                    groups: {cart: {title: Carts, codes: {prefix: ORD-, range: 1000..2999}}, free: Free, \
                    numbered: {title: Numbered, codes: 5..9}}";

/// What is found of an error in a group.
fn found(group: &str, code: &str) -> Vec<String> {
    let entry = format!("a: {{group: {group}, code: {code}, message: m, remedy: z}}");
    findings(ROOT, &[&entry])
}

#[test]
fn a_code_stands_in_the_band_of_its_group() {
    assert_eq!(found("cart", "ORD-1000"), NONE);
    assert_eq!(found("cart", "ORD-2999"), NONE);
    assert_eq!(found("free", "ANY"), NONE);
    for code in ["ORD-3000", "ORD-x", "PAY-1000", "'1000'"] {
        assert_eq!(found("cart", code).len(), 1, "{code}");
    }
}

#[test]
fn a_number_is_the_whole_code_or_its_end_or_the_entrys_own() {
    for code in ["'7'", "A7", "A-0007", "A, number: 7", "A_07, number: 70"] {
        assert_eq!(found("numbered", code), NONE, "{code}");
    }
    for code in ["'10'", "A-4", "A", "A, number: 4", "A10, number: 7"] {
        assert_eq!(found("numbered", code).len(), 1, "{code}");
    }
}

#[test]
fn no_error_has_a_reserved_code() {
    assert_eq!(found("free", "A-1899"), NONE);
    for code in ["A-1900", "'1999'", "A, number: 1950", "X-1"] {
        assert_eq!(found("free", code).len(), 1, "{code}");
    }
}

#[test]
fn groups_share_no_codes() {
    let found = |first: &str, second: &str| {
        let root = format!(
            "groups: {{a: {{title: A, codes: {first}}}, b: {{title: B, codes: {second}}}}}"
        );
        findings(&root, &["x: {message: m, remedy: z}"]).len()
    };
    assert_eq!(found("1..9", "10..19"), 0);
    assert_eq!(found("1..9", "9..19"), 1);
    assert_eq!(found("{prefix: A-}", "{prefix: B-}"), 0);
    assert_eq!(found("{prefix: A}", "{prefix: A-, range: 1..9}"), 1);
    assert_eq!(
        found("{prefix: A-, range: 1..9}", "{prefix: A-, range: 10..19}"),
        0
    );
}

#[test]
fn a_catalogue_without_codes_gives_out_none() {
    let root = "codes: {style: none, reserved: [1..9]}\nenvelope: {error: $message}";
    let found = findings(root, &["a: {message: m, remedy: z}"]);
    assert!(found[0].starts_with("malformed-band"), "{found:?}");
}

#[test]
fn values_in_codes_are_held_to_their_types() {
    let of = |one: &str, other: &str| {
        let entry = |name: &str, code: &str, ty: &str| {
            format!(
                "{name}: {{code: 'A_{code}', status: 400, message: m, remedy: z, params: {{x: {ty}}}}}"
            )
        };
        let [one, other] = [one, other].map(|it| it.split_once(' ').expect("a code and a type"));
        let entries = [entry("a", one.0, one.1), entry("b", other.0, other.1)];
        findings(
            "codes: {style: any}",
            &entries.each_ref().map(String::as_str),
        )
    };
    assert_eq!(of("{x} number", "slow_{x} string"), NONE);
    assert_eq!(of("{x} boolean", "slow_{x} string"), NONE);
    assert_eq!(of("{x} boolean", "1{x} number"), NONE);
    let words = "{x} {type: string, enum: [left, right]}";
    assert_eq!(of(words, "t{x} string"), NONE);
    assert_eq!(
        of("{x} number", "1{x} integer"),
        ["overlapping-codes 'A_1{x}'"]
    );
    assert_eq!(
        of("{x} boolean", "t{x} string"),
        ["overlapping-codes 'A_t{x}'"]
    );
    assert_eq!(of(words, "l{x} string"), ["overlapping-codes 'A_l{x}'"]);
}
