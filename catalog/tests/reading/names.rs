//! Names: many, long, and such as languages keep for themselves.

use std::collections::HashSet;

use errcat_catalog::api::Identifiers;

use super::{catalogue, findings, valid};

#[test]
fn two_thousand_entries_are_read_in_order() {
    let names: Vec<_> = (0..2_000).map(|index| format!("error_{index}")).collect();
    let entries = names
        .iter()
        .map(|name| (name.clone(), "status: 500".to_owned()));
    let catalog = valid(&catalogue("", entries));
    let read: Vec<_> = catalog
        .entries
        .iter()
        .map(|entry| entry.name.clone())
        .collect();
    assert_eq!(read, names);
}

#[test]
fn a_name_may_have_a_hundred_characters() {
    let long = |last| format!("{}_{last}", "n".repeat(98));
    let entries = ["a", "b"].map(|last| (long(last), "status: 400".to_owned()));
    let catalog = valid(&catalogue("", entries));
    assert_eq!(catalog.entries[0].name.len(), 100);
    assert_eq!(catalog.entries[1].code.as_deref(), Some(long("b").as_str()));
}

#[test]
fn sub_codes_are_unique_under_their_parent_only() {
    let reasons = "reasons: {unknown: {cause: A.}, other: {cause: B.}}".to_owned();
    let entries = ["first", "second"].map(|name| (name.to_owned(), reasons.clone()));
    let catalog = valid(&catalogue("", entries));
    for entry in &catalog.entries {
        let names: Vec<_> = entry
            .reasons
            .iter()
            .map(|reason| reason.name.as_str())
            .collect();
        assert_eq!(names, ["unknown", "other"]);
    }
    let twice = "reasons: {unknown: {cause: A.}, unknown: {cause: B.}}".to_owned();
    let text = catalogue("", [("first".to_owned(), twice)]);
    assert_eq!(findings(&text), "5:79 duplicate-key unknown\n");
}

#[test]
fn a_name_in_any_script_names_an_entry() {
    let entries =
        ["名前", "größe_falsch", "ошибка"].map(|name| (name.to_owned(), "status: 400".to_owned()));
    let packages = "packages: {typescript: test-errors, python: test-errors}";
    let catalog = valid(&catalogue(packages, entries));
    let classes: Vec<_> = catalog
        .entries
        .iter()
        .map(|entry| entry.identifiers.python.as_str())
        .collect();
    assert_eq!(classes, ["名前Error", "GrößeFalschError", "ОшибкаError"]);
}

#[test]
fn a_param_may_be_called_like_a_keyword() {
    let names = [
        "type",
        "self",
        "async",
        "None",
        "class",
        "enum",
        "True",
        "from",
        "constructor",
        "match",
        "fn",
        "crate",
        "default",
        "import",
        "lambda",
        "new",
        "this",
        "_private",
        "Content-Type",
    ];
    let params: Vec<_> = names.iter().map(|name| format!("{name}: string")).collect();
    let keys = format!("status: 400, params: {{{}}}", params.join(", "));
    let envelope = "envelope: {code: $code, message: $message, details: $details}";
    let catalog = valid(&catalogue(envelope, [("failed".to_owned(), keys)]));
    let params = &catalog.entries[0].params;
    let wire: Vec<_> = params.iter().map(|param| param.name.as_str()).collect();
    assert_eq!(wire, names);
    let rust: Vec<_> = params
        .iter()
        .map(|param| param.identifiers.rust.as_str())
        .collect();
    assert_eq!(
        rust[..6],
        ["r#type", "self_", "r#async", "none", "class", "r#enum"]
    );
    let python: Vec<_> = params
        .iter()
        .map(|param| param.identifiers.python.as_str())
        .collect();
    assert_eq!(
        python[..6],
        ["type", "self_", "async_", "none_", "class_", "enum"]
    );
    let languages: [fn(&Identifiers) -> &str; 3] = [|i| &i.rust, |i| &i.typescript, |i| &i.python];
    for of in languages {
        let distinct: HashSet<_> = params.iter().map(|param| of(&param.identifiers)).collect();
        assert_eq!(distinct.len(), names.len());
    }
}

#[test]
fn a_duplicate_is_reported_and_neither_entry_is_lost() {
    let text = "errcat: 1\nname: test\nerrors:\n  failed:\n    status: 400\n    message: First.\n    remedy: Wait.\n  failed:\n    \
                status: 500\n    message: Second.\n    remedy: Wait.\n";
    assert_eq!(findings(text), "8:3 duplicate-key failed\n");
    let (catalog, diagnostics, sources) = super::compile(text);
    assert!(catalog.is_none());
    let (first, _) = &diagnostics
        .iter()
        .next()
        .expect("there is a finding")
        .related[0];
    assert_eq!(sources.location(*first).line, 4);
}

#[test]
fn names_that_differ_only_in_style_collide() {
    for (first, second) in [("http2_error", "http_2_error"), ("a_b1", "a_b_1")] {
        let entries = [first, second].map(|name| (name.to_owned(), "status: 400".to_owned()));
        let found = findings(&catalogue("", entries));
        assert_eq!(found, format!("6:3 colliding-names {second}\n"));
    }
}
