//! Operations and the errors that each may return.

use errcat_catalog::{Catalog, Sources, load};

use super::{FINE, NONE, findings, help};

const ENTRIES: [&str; 3] = [
    FINE,
    "absent: {status: 404, message: It is gone., remedy: Look.}",
    "limited: {status: 429, message: It is full., remedy: Wait.}",
];

/// The findings of a catalogue with these operations.
fn of(operations: &str) -> Vec<String> {
    findings(&format!("operations: {{{operations}}}"), &ENTRIES)
}

fn valid(operations: &str) -> Catalog {
    assert_eq!(of(operations), NONE);
    let entries = ENTRIES.join("\n  ");
    let text = format!("errcat: 1\nname: shop\noperations: {{{operations}}}\nerrors:\n  {entries}");
    let mut sources = Sources::new();
    let file = sources.add("test.yaml", text);
    load(&mut sources, file).0.expect("nothing refuses it")
}

#[test]
fn a_set_is_in_the_order_of_the_catalogue_whatever_order_it_is_written_in() {
    let catalog = valid(
        "read: {doc: Reads., includes: [sign_in, page], errors: [limited, fine]}, \
         page: {includes: sign_in}, sign_in: [limited, absent], one: absent",
    );
    let set = |name: &str| {
        let operation = catalog.operation(name).expect("it is there");
        (operation.entries.join(" "), operation.includes.join(" "))
    };
    let expected = |entries: &str, includes: &str| (entries.to_owned(), includes.to_owned());
    assert_eq!(set("read"), expected("fine absent limited", "page sign_in"));
    assert_eq!(set("page"), expected("absent limited", "sign_in"));
    assert_eq!(set("sign_in"), expected("absent limited", ""));
    assert_eq!(set("one"), expected("absent", ""));
    assert_eq!(catalog.operations[0].doc.as_deref(), Some("Reads."));
    assert_eq!(catalog.operations[3].doc, None);
}

#[test]
fn a_set_is_called_like_the_operation() {
    let catalog =
        valid("read_item: fine, report_error: fine, send: {errors: fine, rename: {rust: Sending}}");
    let names = |place: usize| {
        let identifiers = &catalog.operations[place].identifiers;
        let names = [
            &identifiers.rust,
            &identifiers.typescript,
            &identifiers.python,
        ];
        names.map(String::as_str)
    };
    assert_eq!(names(0), ["ReadItemError"; 3]);
    assert_eq!(names(1), ["ReportError"; 3]);
    assert_eq!(names(2), ["Sending", "SendError", "SendError"]);
}

#[test]
fn names_of_nothing() {
    assert_eq!(of("read: [fine, limitd]"), ["unknown-reference limitd"]);
    assert_eq!(
        of("read: {errors: fine, includes: [sign]}"),
        ["unknown-reference sign"]
    );
    assert_eq!(of("read: fine, page: [read]"), ["unknown-reference read"]);
    assert_eq!(of("read: {includes: fine}"), ["unknown-reference fine"]);
    let said = |operations: &str| help(&format!("operations: {{{operations}}}"), &ENTRIES);
    assert_eq!(said("read: [fine, limitd]"), "did you mean `limited`?");
    assert_eq!(
        said("read: fine, page: {includes: raed}"),
        "did you mean `read`?"
    );
    assert_eq!(
        said("read: fine, page: [read]"),
        "write it under `includes`"
    );
    assert_eq!(said("read: {includes: fine}"), "write it under `errors`");
}

#[test]
fn what_is_retired_is_not_returned() {
    let root = |keys: &str| format!("retired: {{old: {{{keys}}}}}\noperations: {{read: old}}");
    let keys = "replaced_by: fine";
    assert_eq!(findings(&root(keys), &ENTRIES), ["unknown-reference old"]);
    assert_eq!(
        help(&root(keys), &ENTRIES),
        "write `fine`, which took its place"
    );
    assert_eq!(help(&root("since: now"), &ENTRIES), "remove it");
}

#[test]
fn circles_are_reported_once_each() {
    assert_eq!(
        of("a: {errors: fine, includes: a}"),
        ["recursive-operation a"]
    );
    assert_eq!(
        of("a: {errors: fine, includes: b}, b: {includes: c}, c: {includes: a}"),
        ["recursive-operation a"]
    );
    let beside = "a: {errors: fine, includes: b}, b: {includes: a}, c: {includes: [a, b]}";
    assert_eq!(of(beside), ["recursive-operation a"]);
}

#[test]
fn an_empty_set_does_not_follow_from_another_mistake() {
    assert_eq!(of("a: {doc: Nothing.}"), ["empty-operation a"]);
    assert_eq!(of("a: [], b: {includes: a}"), ["empty-operation a"]);
    assert_eq!(of("a: fien"), ["unknown-reference fien"]);
    assert_eq!(
        of("a: {includes: b}, b: {includes: a}"),
        ["recursive-operation a"]
    );
}

#[test]
fn a_list_names_a_thing_once() {
    assert_eq!(of("a: [fine, absent, fine]"), ["duplicate-reference fine"]);
    let twice = "a: fine, b: {errors: absent, includes: [a, a]}";
    assert_eq!(of(twice), ["duplicate-reference a"]);
    assert_eq!(
        of("a: fine, b: {errors: [absent, fine], includes: a}"),
        NONE
    );
}

#[test]
fn names_that_no_type_can_have() {
    assert_eq!(of("readItem: fine"), ["malformed-name readItem"]);
    assert_eq!(of("error: fine"), ["reserved-name error"]);
    assert_eq!(of("fine: absent"), ["colliding-names fine"]);
    assert_eq!(of("a_b: fine, ab: absent"), ["similar-names ab"]);
    assert_eq!(
        of("http2: fine, http_2: absent"),
        ["colliding-names http_2"]
    );
    let renamed =
        "http2: fine, http_2: {errors: absent, rename: {rust: A, typescript: A, python: A}}";
    assert_eq!(of(renamed), NONE);
    let record = "types: {ReadError: {a: string}}\noperations: {read: fine}";
    assert_eq!(findings(record, &ENTRIES), ["colliding-names read"]);
}

#[test]
fn a_request_is_a_method_and_a_path() {
    let http = |text: &str| of(&format!("a: {{errors: absent, http: {text}}}"));
    for fine in ["GET /a", "'DELETE /a/{b}/c/{d}:run'", "[GET /a, HEAD /a]"] {
        assert_eq!(http(fine), NONE, "{fine}");
    }
    for (text, words) in [
        ("get /a", "get"),
        ("FETCH /a", "FETCH"),
        ("/a", "/a"),
        ("GET", "GET"),
        ("GET a", "a"),
        ("GET /a b", "/a b"),
        ("GET /a?b", "/a?b"),
        ("'GET /a/{b'", "/a/{b"),
        ("'GET /a/{}'", "/a/{}"),
        ("'GET /a/b}'", "/a/b}"),
        ("'GET /{a}/{a}'", "/{a}/{a}"),
    ] {
        let found = http(text);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        assert!(
            found[0].starts_with("malformed-endpoint "),
            "{text}: {found:?}"
        );
        assert!(found[0].contains(words), "{text}: {found:?}");
    }
}

#[test]
fn a_request_is_one_operation() {
    let two = |a: &str, b: &str| {
        of(&format!(
            "a: {{errors: absent, {a}}}, b: {{errors: absent, {b}}}"
        ))
    };
    assert_eq!(two("http: GET /a", "http: POST /a"), NONE);
    assert_eq!(
        two("http: GET /a", "http: GET /a"),
        ["duplicate-endpoint GET /a"]
    );
    assert_eq!(
        two("http: 'GET /a/{b}'", "http: 'GET /a/{c}'"),
        ["duplicate-endpoint 'GET /a/{c}'"]
    );
    assert_eq!(
        of("a: {errors: absent, http: [GET /a, GET /a]}"),
        ["duplicate-endpoint GET /a"]
    );
    assert_eq!(
        two("operation_id: readIt", "operation_id: readIt"),
        ["duplicate-endpoint readIt"]
    );
    assert_eq!(
        two("operation_id: readIt", "operation_id: ' '"),
        ["empty-text ' '"]
    );
}
