//! What a help says to write is right: whoever follows it meets no other finding.

use super::{compile, findings};

fn entry(keys: &str) -> String {
    format!(
        "errcat: 1\nname: test\nenvelope: {{code: $code, message: $message, details: $details}}\nconstants: {{limit: '5'}}\n\
         types: {{Cause: {{field: string}}}}\nerrors:\n  failed: {{status: 400, {keys}}}\n"
    )
}

#[test]
fn texts_are_done_when_the_help_is_followed() {
    let message = |text: &str| format!("message: '{text}', remedy: r");
    let remedy = |text: &str| format!("message: m, remedy: '{text}'");
    follow(&[
        (
            message("Set ${ here."),
            "`${{` for a literal `${`",
            message("Set ${{ here."),
        ),
        (
            message("Set ${ here."),
            "`${name}` for the constant",
            message("Set ${limit} here."),
        ),
        (
            remedy("Set ${ here."),
            "`$${` for a literal `${`",
            remedy("Set $${ here."),
        ),
        (
            message("Set ${no such}."),
            "`${{` for a literal `${`",
            message("Set ${{no such}}."),
        ),
        (
            remedy("Set ${no such}."),
            "`$${` for a literal `${`",
            remedy("Set $${no such}."),
        ),
        (
            remedy("Set ${ limit }."),
            "`${limit}`",
            remedy("Set ${limit}."),
        ),
        (
            message("Not {0}."),
            "`{value}` with `value` under `params`",
            message("Not {value}.") + ", params: {value: string}",
        ),
        (
            message("Not {0}."),
            "`{{0}}` for literal braces",
            message("Not {{0}}."),
        ),
        (
            message("Not {open"),
            "`{{` for a literal `{`",
            message("Not {{open"),
        ),
    ]);
}

#[test]
fn types_and_keys_are_done_when_the_help_is_followed() {
    let param = |ty: &str| format!("message: m, remedy: r, params: {{p: {ty}}}");
    let message = |text: &str| format!("message: '{text}', remedy: r");
    follow(&[
        (
            param("'[Cause]'"),
            "`[Cause]`, without quotes",
            param("[Cause]"),
        ),
        (
            param("'string[]'"),
            "`[string]`, without quotes",
            param("[string]"),
        ),
        (
            param("'List<int>'"),
            "`[integer]`, without quotes",
            param("[integer]"),
        ),
        (
            param("{type: {field: string, message: string}}"),
            "`{string: integer}` for a map",
            param("{type: {string: integer}}"),
        ),
        (
            param("{[string]}"),
            "`{string: [T]}`",
            param("{string: [string]}"),
        ),
        (
            param("{string: {string: integer}}"),
            "write `any`",
            param("{string: any}"),
        ),
        (
            param("map"),
            "`{string: string}`",
            param("{string: string}"),
        ),
        (param("float"), "`number`", param("number")),
        (param("date"), "`timestamp`", param("timestamp")),
        (
            param("{enum: []}"),
            "leave the key out",
            param("{type: string}"),
        ),
        (
            "message: [], remedy: r".to_owned(),
            "write `message: ",
            message("m"),
        ),
        (
            "message: m, remedies: r".to_owned(),
            "did you mean `remedy`?",
            message("m"),
        ),
        (
            "message: 'a {b}', remedy: r, parms: {b: string}".to_owned(),
            "did you mean `params`?",
            message("m"),
        ),
        (
            "mesage: m, remedy: r".to_owned(),
            "did you mean `message`?",
            message("m"),
        ),
        (
            "message: m, remedy: r, channels: []".to_owned(),
            "leave the key out",
            message("m"),
        ),
    ]);
}

/// Each mistake is one finding whose help says this; what it says to write is found fault with no more.
fn follow(cases: &[(String, &str, String)]) {
    for (mistaken, says, mended) in cases {
        let (_, found, _) = compile(&entry(mistaken));
        let helps: Vec<_> = found
            .iter()
            .map(|finding| finding.help.clone().unwrap_or_default())
            .collect();
        assert_eq!(helps.len(), 1, "{mistaken}: {helps:?}");
        assert!(helps[0].contains(says), "{mistaken}: {}", helps[0]);
        assert_eq!(findings(&entry(mended)), "", "{mended}");
    }
}

#[test]
fn a_quote_is_blamed_where_it_was_opened() {
    let quoted =
        |before: &str| format!("errcat: 1\nname: test\nerrors:\n  a:\n    status: 409\n{before}\n");
    for (text, place) in [
        (
            quoted("    message: \"It is sold out.\n    remedy: Wait.\n  b:\n    message: Gone."),
            "6:14",
        ),
        (
            quoted("    message: 'It is sold out.\n    remedy: 'Wait.'"),
            "6:14",
        ),
        (quoted("    message: m\n    remedy: \"Wait."), "7:13"),
        (
            quoted("    cause:\n      - \"It is 5\\\".\n      - b\n    message: m"),
            "7:9",
        ),
        (
            quoted("    message: \"a\n      b\"\n    remedy: \"Wait.\n    cause: c"),
            "8:13",
        ),
    ] {
        assert_eq!(
            findings(&text).split(' ').next(),
            Some(place),
            "{text}\n{}",
            findings(&text)
        );
    }
    let inline = "errcat: 1\nname: t\nerrors:\n  a: {message: \"It, remedy: Wait.}\n  b: {message: \"Gone.\", remedy: Wait.}\n";
    assert!(
        findings(inline).starts_with("4:16 yaml-syntax"),
        "{}",
        findings(inline)
    );
    let (_, found, _) = compile(&quoted("    message: 'It isn't there.'"));
    let help = found.iter().next().and_then(|finding| finding.help.clone());
    assert!(help.is_some_and(|help| help.contains("write '' for one '")));
    assert_eq!(
        findings(&quoted(
            "    message: 'It isn''t there.'\n    remedy: Wait."
        )),
        ""
    );
}
