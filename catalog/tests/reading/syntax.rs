//! Files that are hardly YAML, and files with many mistakes.

use errcat_catalog::Sources;

use super::{findings, valid};

const SMALL: &str = "errcat: 1\nname: test\nerrors:\n  failed:\n    status: 400\n    message: It failed.\n    remedy: Wait.\n";

#[test]
fn every_mistake_of_a_file_is_found_in_one_run() {
    let text = "\
errcat: 1
name: Test
titel: Errors
headers:
  request_id: {nam: X-Id}
errors:
  failed:
    status: 4000
    message: '{what} failed.'
    remedy: [Wait., {a: b}]
    severity: bad
  failed:
    message: Again.
  refused:
    status: 400
    message: '{open'
    remedy: Use ${nothing}.
    see: failde
";
    let found = findings(text);
    let found: Vec<_> = found.lines().collect();
    assert_eq!(
        found,
        [
            "2:7 malformed-name Test",
            "3:1 unknown-key titel",
            "5:16 unknown-key nam",
            "8:13 unknown-status 4000",
            "9:15 undeclared-placeholder {what}",
            "10:21 wrong-type {a: b}",
            "11:15 unknown-word bad",
            "12:3 duplicate-key failed",
            "16:15 malformed-template {open",
            "17:17 unknown-constant ${nothing}",
            "18:10 unknown-reference failde",
        ]
    );
}

#[test]
fn a_byte_order_mark_is_no_text() {
    assert_eq!(valid(&format!("\u{feff}{SMALL}")).entries.len(), 1);
    let bad = format!("\u{feff}{}", SMALL.replace("status: 400", "status: 4000"));
    assert_eq!(findings(&bad), "5:13 unknown-status 4000\n");
}

#[test]
fn lines_may_end_as_windows_ends_them() {
    let text = SMALL
        .replace('\n', "\r\n")
        .replace("remedy: Wait.", "remedy: |\r\n      Wait.\r\n      Retry.");
    assert_eq!(valid(&text).entries[0].remedies, ["Wait.\nRetry.\n"]);
    assert_eq!(
        findings(&text.replace("400", "4000")),
        "5:13 unknown-status 4000\n"
    );
}

#[test]
fn columns_count_characters() {
    let text = SMALL.replace("message: It failed.", "message: 'näïve 日本 {what}'");
    assert_eq!(findings(&text), "6:24 undeclared-placeholder {what}\n");
}

#[test]
fn what_is_no_catalogue_is_said_in_one_finding() {
    for (text, found) in [
        ("", "1:1 yaml-syntax \n"),
        ("# nothing\n\n# at all\n", "1:1 yaml-syntax \n"),
        ("---\n...\n", "1:1 wrong-type \n"),
        ("null\n", "1:1 wrong-type null\n"),
        ("- errcat: 1\n", "1:1 wrong-type - errcat: 1\n"),
        ("errors", "1:1 wrong-type errors\n"),
    ] {
        assert_eq!(findings(text), found, "in {text:?}");
    }
}

#[test]
fn a_second_document_is_refused() {
    let found = findings(&format!("{SMALL}---\n{SMALL}"));
    assert_eq!(found, "8:1 yaml-syntax ---\n");
}

#[test]
fn syntax_errors_say_where_and_what_to_write() {
    for (written, help) in [
        ("message: {what} failed.", "quote the text"),
        ("message: It failed: badly.", "quote the text"),
        ("message: |\n    It failed.", "indent the text"),
        (
            "examples:\n      - title: One, params: two",
            "write one key a line",
        ),
        (
            "examples:\n      - title: Soon, they said: yes",
            "quote the text",
        ),
        ("message: \"It failed.", ""),
        ("\tmessage: It failed.", "indent with spaces"),
        ("message: *it failed", ""),
        ("message: !important it failed", "remove the tag"),
        ("message: @it failed", ""),
    ] {
        let text = SMALL.replace("message: It failed.", written);
        let (_, diagnostics, _) = super::compile(&text);
        let finding = diagnostics.iter().next().expect("there is a finding");
        assert_eq!(finding.rule.id, "yaml-syntax", "{written}");
        let said = finding.help.as_deref().unwrap_or_default();
        assert!(said.contains(help), "{written}: {said}");
    }
}

#[test]
fn a_version_is_a_whole_number() {
    let (_, diagnostics, _) = super::compile(&SMALL.replace("errcat: 1", "errcat: 1.0"));
    let helps: Vec<_> = diagnostics.iter().map(|it| it.help.as_deref()).collect();
    assert_eq!(helps, [Some("write `1`")]);
}

#[test]
fn a_message_in_braces_is_no_map() {
    let text = SMALL.replace("message: It failed.", "message: {what}");
    assert_eq!(findings(&text), "6:14 wrong-type {what}\n");
}

#[test]
fn a_file_that_is_not_utf_8_is_not_read() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let path = folder.path().join("latin1.yaml");
    std::fs::write(&path, b"errcat: 1\nname: caf\xe9\n").expect("the file can be written");
    let error = Sources::new().read(&path).expect_err("it is not UTF-8");
    assert_eq!(
        error.to_string(),
        "the text is not UTF-8: byte 19 belongs to no character"
    );
}

#[test]
fn anchors_and_aliases_stand_for_what_they_name() {
    let text =
        format!("{SMALL}    params: {{a: &param {{type: string, private: true}}, b: *param}}\n");
    let catalog = valid(&text);
    assert!(catalog.entries[0].params.iter().all(|param| param.private));
    assert_eq!(catalog.entries[0].params.len(), 2);
    let found = findings(&SMALL.replace("message: It failed.", "message: *nothing"));
    assert_eq!(found, "6:14 yaml-syntax *nothing\n");
}
