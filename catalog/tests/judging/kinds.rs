//! Kinds above codes, and the tree of exception classes.

use super::{NONE, findings};

const ENVELOPE: &str = "envelope: {type: $kind, code: $code, message: $message}";

/// What is found in a catalogue with these kinds and an error with these keys.
fn of(kinds: &str, errors: &[&str]) -> Vec<String> {
    with(ENVELOPE, kinds, errors)
}

fn with(root: &str, kinds: &str, errors: &[&str]) -> Vec<String> {
    let names = ["a", "b", "c"];
    let errors = names.iter().zip(errors);
    let errors = errors.map(|(name, keys)| {
        format!("{name}: {{message: '{name} failed', cause: z, remedy: z, {keys}}}")
    });
    let errors: Vec<String> = errors.collect();
    let errors: Vec<&str> = errors.iter().map(String::as_str).collect();
    findings(&format!("{root}\n{kinds}"), &errors)
}

const OURS: &str = "kinds: {k: {doc: x y, status: 4xx}}";

#[test]
fn a_kind_is_that_of_the_entry_or_of_its_group() {
    assert_eq!(of(OURS, &["kind: k"]), NONE);
    let group = format!("groups: {{g: {{title: G, kind: k}}}}\n{OURS}");
    assert_eq!(of(&group, &["group: g"]), NONE);
    assert_eq!(
        of(OURS, &["kind: other, by: code"]),
        ["unused-kind k", "unknown-reference other"]
    );
    let group = format!("groups: {{g: {{title: G, kind: other}}}}\n{OURS}");
    let found = of(&group, &["kind: k, group: g"]);
    assert_eq!(found, ["unknown-reference other"]);
}

#[test]
fn what_a_kind_says_is_judged_where_it_stands() {
    let kind = |keys: &str| of(&format!("kinds: {{k: {{doc: x y, {keys}}}}}"), &["kind: k"]);
    assert_eq!(kind("status: 499"), ["unregistered-status 499"]);
    assert_eq!(kind("status: 799"), ["unknown-status 799"]);
    assert_eq!(kind("status: 204"), ["success-status 204"]);
    assert_eq!(kind("exception: Other"), ["unknown-reference Other"]);
    assert_eq!(kind("exception: ClientError"), NONE);
    assert_eq!(
        kind("retry: after-header"),
        ["retry-without-header after-header"]
    );
    let backoff = "retry: {rule: backoff, backoff: {factor: 0.5}}";
    assert_eq!(kind(backoff), ["malformed-backoff 0.5"]);
    assert_eq!(kind("value: ' '"), ["empty-text ' '"]);
    assert_eq!(kind("cod: x"), ["unknown-key cod"]);
    assert_eq!(of("kinds: {K: x y}", &["kind: K"]), ["malformed-name K"]);
}

#[test]
fn an_error_that_is_its_kind() {
    assert_eq!(of(OURS, &["kind: k, by: kind"]), NONE);
    assert_eq!(of(OURS, &["by: kind", "kind: k"]), ["missing-key kind"]);
    let found = of(OURS, &["kind: k, by: kind", "kind: k, by: kind"]);
    assert_eq!(found, ["duplicate-kind kind"]);
    let found = of(OURS, &["kind: k, by: kind, code: x"]);
    assert_eq!(found, ["malformed-code x"]);
    let found = of(OURS, &["kind: k, by: kind, match: exact"]);
    assert_eq!(found, ["unmatchable-message exact"]);
    let found = with(
        "envelope: {code: $code, message: $message}",
        OURS,
        &["kind: k, by: kind"],
    );
    assert_eq!(found, ["unreadable-envelope kind"]);
    // The body of RFC 9457 has the kind as a member of its own.
    assert_eq!(with("", OURS, &["kind: k, by: kind"]), NONE);
    assert_eq!(
        with("envelope: {type: $kind}", OURS, &["kind: k, by: kind"]),
        NONE
    );
}

#[test]
fn the_hole_and_the_kinds_need_each_other() {
    assert_eq!(of("", &["status: 400"]), ["missing-kind $kind"]);
    let found = of(OURS, &["kind: k", "status: 400"]);
    assert_eq!(found, ["missing-kind b"]);
    let allowed = "status: 400, allow: {missing-kind: why}";
    assert_eq!(of(OURS, &["kind: k", allowed]), NONE);
    let plain = "envelope: {code: $code, message: $message}";
    assert_eq!(with(plain, OURS, &["kind: k", "status: 400"]), NONE);
}

#[test]
fn a_type_named_like_what_generated_code_declares() {
    let root = "exceptions: {Kind: 402, APIError: fallback}";
    let found = with(&format!("{ENVELOPE}\n{root}"), OURS, &["kind: k"]);
    assert_eq!(found, ["colliding-names k"]);
    let root = "exceptions: {Kind: 402, APIError: fallback}";
    assert_eq!(findings(root, &[super::FINE]), NONE);
}

#[test]
fn classes_are_a_tree() {
    let tree = |classes: &str| findings(&format!("exceptions: {{{classes}}}"), &[super::FINE]);
    assert_eq!(
        tree("A: {status: 402, parent: B}, B: {parent: C}, C: {parent: D}, D: fallback"),
        NONE
    );
    assert_eq!(
        tree("A: {status: 402, parent: E}, D: fallback"),
        ["unknown-reference E"]
    );
    assert_eq!(
        tree("A: {status: 402, parent: A}, D: fallback"),
        ["recursive-parent A"]
    );
    assert_eq!(
        tree("A: {parent: B}, B: {parent: A}, D: fallback"),
        ["recursive-parent B"]
    );
    assert_eq!(
        tree("A: {parent: B}, B: {parent: C}, C: {parent: B}, D: fallback"),
        ["recursive-parent C"]
    );
    assert_eq!(
        tree("A: {status: 402}, D: {status: fallback, parent: A}"),
        ["recursive-parent A"]
    );
}

#[test]
fn a_section_shows_the_errors_of_kinds() {
    let docs = |section: &str| {
        let root = format!("docs: {{sections: [{{title: T, {section}}}]}}\n{OURS}");
        of(&root, &["kind: k"])
    };
    assert_eq!(docs("show: errors, kinds: [k]"), NONE);
    assert_eq!(docs("show: kinds"), NONE);
    assert_eq!(
        docs("show: errors, kinds: [other]"),
        ["empty-section errors", "unknown-reference other"]
    );
    assert_eq!(
        docs("show: retry, kinds: [k]"),
        ["empty-section retry", "unused-section-key k"]
    );
    let none = findings(
        "docs: {sections: [{title: T, show: kinds}]}",
        &[super::FINE],
    );
    assert_eq!(none, ["empty-section kinds"]);
}
