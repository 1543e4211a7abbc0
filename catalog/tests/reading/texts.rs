//! Codes and texts are strings however YAML would type them.

use super::{catalogue, findings, valid};

/// What a YAML parser with types would turn into numbers, booleans or nothing, and other codes of real APIs.
const CODES: &[&str] = &[
    "08006",
    "0E000",
    "NULL",
    "null",
    "no",
    "No",
    "yes",
    "on",
    "true",
    "False",
    "~",
    "1e3",
    "0x1F",
    "0o17",
    "502",
    "1.10",
    "1_000",
    ".5",
    "-.inf",
    ".nan",
    "12:30:45",
    "2026-03-01",
    "2FA_CONFIRM_WAIT",
    "XX101",
    "名前",
    "é",
    "-1",
    "0",
    "+1",
    "=",
    "<<",
    "a b",
    "a.b.c",
    "a/b",
    "42P01",
];

#[test]
fn codes_are_what_was_typed() {
    let entries = CODES.iter().enumerate();
    let entries = entries.map(|(index, code)| (format!("error_{index}"), format!("code: {code}")));
    let catalog = valid(&catalogue("codes: {style: any}", entries));
    let codes: Vec<_> = catalog
        .entries
        .iter()
        .filter_map(|entry| entry.code.as_deref())
        .collect();
    assert_eq!(codes, CODES);
}

#[test]
fn texts_are_what_was_typed() {
    for text in CODES {
        let catalog = valid(&format!(
            "errcat: 1\nname: test\nconstants: {{value: {text}}}\nerrors:\n  failed:\n    status: 400\n    \
             title: {text}\n    message: {text}\n    cause: [{text}]\n    remedy: ${{value}}\n"
        ));
        let entry = &catalog.entries[0];
        let texts = [
            &entry.title,
            &entry.messages[0].template,
            &entry.causes[0],
            &entry.remedies[0],
        ];
        assert_eq!(texts, [text; 4]);
    }
}

#[test]
fn an_example_of_a_text_is_the_text_that_was_typed() {
    let catalog = valid(
        "errcat: 1\nname: test\nerrors:\n  failed:\n    status: 400\n    message: \"{a} {b} {c}\"\n    remedy: Wait.\n    \
         params:\n      a: {type: string, example: 1.10}\n      b: {type: string, example: 08006}\n      \
         c: {type: integer, example: 42}\n    examples:\n      - params: {a: 502, c: 7}\n",
    );
    assert_eq!(catalog.entries[0].messages[0].example, "1.10 08006 42");
    assert_eq!(catalog.entries[0].examples[0].message, "502 08006 7");
}

#[test]
fn a_code_of_nothing_is_refused() {
    let text = catalogue("", [("failed".to_owned(), "code:".to_owned())]);
    assert_eq!(findings(&text), "5:48 wrong-type code\n");
    let text = catalogue("", [("failed".to_owned(), "code: ''".to_owned())]);
    assert_eq!(findings(&text), "5:54 malformed-code ''\n");
}

#[test]
fn integer_codes_may_be_zero_or_negative_and_are_kept() {
    let codes = ["0", "-1", "-32000", "40001", "9223372036854775807"];
    let entries = codes.iter().enumerate();
    let entries = entries.map(|(index, code)| (format!("error_{index}"), format!("code: {code}")));
    let catalog = valid(&catalogue(
        "codes: {style: integer}\nlints: {inexact-code: allow}",
        entries,
    ));
    let kept: Vec<_> = catalog
        .entries
        .iter()
        .filter_map(|entry| entry.code.as_deref())
        .collect();
    assert_eq!(kept, codes);
}

#[test]
fn integer_ids_may_be_zero_or_negative_and_are_kept() {
    let entries =
        [0, -7, 20_429].map(|number| (format!("e{}", number + 7), format!("number: {number}")));
    let catalog = valid(&catalogue("", entries));
    let numbers: Vec<_> = catalog
        .entries
        .iter()
        .filter_map(|entry| entry.number)
        .collect();
    assert_eq!(numbers, [0, -7, 20_429]);
}

#[test]
fn a_code_can_have_several_messages() {
    let catalog = valid(
        "errcat: 1\nname: test\nerrors:\n  failed:\n    status: 400\n    remedy: Wait.\n    message:\n      - It failed.\n      \
         - \"{what} failed.\"\n      - 'null'\n    params: {what: string}\n",
    );
    let messages = &catalog.entries[0].messages;
    let templates: Vec<_> = messages
        .iter()
        .map(|message| message.template.as_str())
        .collect();
    assert_eq!(templates, ["It failed.", "{what} failed.", "null"]);
}

#[test]
fn block_scalars_and_folded_lines_read_as_yaml_says() {
    let catalog = valid(
        "errcat: 1\nname: test\nerrors:\n  failed:\n    status: 400\n    message: It\n      failed.\n    remedy: |\n      \
         Wait.\n\n      Then retry.\n    description: >-\n      One\n      line.\n",
    );
    let entry = &catalog.entries[0];
    assert_eq!(entry.messages[0].template, "It failed.");
    assert_eq!(entry.remedies, ["Wait.\n\nThen retry.\n"]);
    assert_eq!(entry.description.as_deref(), Some("One line."));
}

#[test]
fn texts_for_people_say_something() {
    let entry = |keys: &str| {
        format!(
            "errcat: 1\nname: test\nconstants: {{none: ''}}\nerrors:\n  a: {{status: 400, {keys}}}\n"
        )
    };
    for (keys, words) in [
        ("message: '', remedy: z", "''"),
        ("message: x, remedy: ' '", "' '"),
        ("message: x, remedy: \"\\t\\n\"", "\"\\t\\n\""),
        ("message: '${none}', remedy: z", "'${none}'"),
        (
            "message: x, remedy: z, cases: [{cause: '', remedy: z}]",
            "''",
        ),
        ("message: x, remedy: z, match: {prefix: ''}", "''"),
    ] {
        let found = findings(&entry(keys));
        assert!(
            found.ends_with(&format!("empty-text {words}\n")),
            "{keys}: {found}"
        );
        assert_eq!(found.lines().count(), 1, "{found}");
    }
    valid(&entry(
        "message: '{p}', remedy: z, params: {p: {type: string, example: ''}}",
    ));
}

#[test]
fn constants_stand_in_every_text() {
    let catalog = valid(
        "errcat: 1\nname: test\nconstants: {v: '2.0'}\nerrors:\n  failed:\n    message: It failed.\n    remedy: Wait.\n    \
         since: v${v}\n    owner: team ${v}\n    deprecated: {since: 'v${v}', note: 'Since ${v}.'}\n\
         retired:\n  old: {since: 'v${v}', note: 'Until ${v}.'}\n",
    );
    let entry = &catalog.entries[0];
    assert_eq!(entry.since.as_deref(), Some("v2.0"));
    assert_eq!(entry.owner.as_deref(), Some("team 2.0"));
    let deprecated = entry.deprecated.as_ref().expect("it is deprecated");
    assert_eq!(deprecated.since.as_deref(), Some("v2.0"));
    assert_eq!(deprecated.note.as_deref(), Some("Since 2.0."));
    assert_eq!(catalog.retired[0].since.as_deref(), Some("v2.0"));
}

#[test]
fn a_deprecation_says_why() {
    for word in ["true", "false", "yes", "no"] {
        let text = catalogue("", [("failed".to_owned(), format!("deprecated: {word}"))]);
        assert_eq!(findings(&text), format!("5:60 wrong-type {word}\n"));
    }
}
