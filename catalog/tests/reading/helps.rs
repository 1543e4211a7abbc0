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
            "`value: {position: 0}` there",
            message("Not {0}.") + ", params: {value: {position: 0}}",
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
        (
            message("No.") + ", see: 'https://x/limits'",
            "`'[where it leads](https://x/limits)'`",
            message("No.") + ", see: '[where it leads](https://x/limits)'",
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
fn forms_are_done_when_the_help_is_followed() {
    let with = |keys: &str| format!("message: m, remedy: r, {keys}");
    let plain = || "message: m, remedy: r".to_owned();
    follow(&[
        (
            with("reasons: [queue_full]"),
            "`reasons: {queue_full: {cause: The queue is full., remedy: Wait.}}`",
            with("reasons: {queue_full: {cause: The queue is full., remedy: Wait.}}"),
        ),
        (
            "message: m, cases: [The shop is full.]".to_owned(),
            "`cases: [{cause: Revoked key., remedy: Create a new one.}]`",
            "message: m, cases: [{cause: Revoked key., remedy: Create a new one.}]".to_owned(),
        ),
        (
            with("retry: after"),
            "`{after: 30s}`",
            with("retry: {after: 30s}"),
        ),
        (
            with("retry: {rule: after}"),
            "`{after: 30s}`",
            with("retry: {after: 30s}"),
        ),
        (
            with("examples: [{params: {reason: full}}]"),
            "or remove it",
            plain(),
        ),
        (
            with("params: {p: {type: string, required: yes}}"),
            "write `true`",
            with("params: {p: {type: string, required: true}}"),
        ),
        (
            with("params: {p: {type: string, description: It.}}"),
            "did you mean `doc`?",
            with("params: {p: {type: string, doc: It.}}"),
        ),
        (
            "message: m, solution: r".to_owned(),
            "did you mean `remedy`?",
            plain(),
        ),
    ]);
}

#[test]
fn two_statuses_of_a_code_become_one_entry_in_which_nothing_is_found() {
    let catalogue = |envelope: &str, errors: &str| {
        format!("errcat: 1\nname: test\nenvelope: {envelope}\nerrors:\n{errors}")
    };
    let one = |keys: &str| format!("  invalid: {{message: m, remedy: r{keys}}}\n");
    let two = |status: &str| {
        let first = one(", status: 400");
        format!("{first}  other: {{code: invalid, status: {status}, message: o, remedy: r}}\n")
    };
    let (bare, full) = (
        "{code: $code, message: $message}",
        "{code: $code, reason: $reason, message: $message}",
    );
    let reasons = ", status: 400, reasons: {a: {status: 400}, b: {status: 403}}";
    for (envelope, mistaken, says, mended) in [
        (bare, two("403"), "`status: 4xx`", one(", status: 4xx")),
        (bare, two("500"), "no `status`", one("")),
        (
            bare,
            two("400"),
            "`message: [One., Other.]`",
            one(", status: 400").replace("m,", "[m, o],"),
        ),
        (
            full,
            two("403"),
            "`reasons: {a: {status: 400}, b: {status: 403}}`",
            one(reasons),
        ),
        (bare, one(reasons), "`status: 4xx`", one(", status: 4xx")),
        (
            bare,
            one(&reasons.replace("403", "500")),
            "remove `reasons` and `status`",
            one(""),
        ),
    ] {
        let (_, found, _) = compile(&catalogue(envelope, &mistaken));
        let helps: Vec<_> = found
            .iter()
            .filter_map(|finding| finding.help.clone())
            .collect();
        assert_eq!(helps.len(), 1, "{mistaken}: {helps:?}");
        assert!(helps[0].contains(says), "{mistaken}: {}", helps[0]);
        assert_eq!(findings(&catalogue(envelope, &mended)), "", "{mended}");
    }
}

#[test]
fn a_comment_that_took_a_part_of_a_text_is_told() {
    let block = |remedy: &str| {
        format!(
            "errcat: 1\nname: test\nerrors:\n  a:\n    status: 409\n    message: m\n    remedy: {remedy}\n"
        )
    };
    assert_eq!(
        findings(&block("See issue #42 first.")),
        "7:23 text-in-comment #42 first.\n"
    );
    for fine in [
        "See issue # 42",
        "See issue#42",
        "\"See\" #ops",
        "See. ## ops",
        "See.\n    #ops",
    ] {
        assert_eq!(findings(&block(fine)), "", "{fine}");
    }
    let (_, found, _) = compile(
        "errcat: 1\nname: t\nerrors:\n  a: {message: m, remedy: See issue #42 first.}\n  b: {message: m, remedy: r}\n",
    );
    let help = found.iter().next().and_then(|finding| finding.help.clone());
    assert!(
        help.as_ref()
            .is_some_and(|help| help.contains("begins a comment")),
        "{help:?}"
    );
}

#[test]
fn a_list_ends_where_its_last_item_does() {
    let found = findings("errcat: 1\nname: test\nerrors:\n  - a\n  - b\ngroups: {g: G}\n");
    assert_eq!(found, "4:3 wrong-type - a\n  - b\n");
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

#[test]
fn words_of_other_languages_are_done_when_the_help_is_followed() {
    let param = |ty: &str| format!("message: m, remedy: r, params: {{p: {ty}}}");
    let with = |keys: &str| format!("message: m, remedy: r, {keys}");
    follow(&[
        (
            param("'{string: Cause}'"),
            "`{string: Cause}`, without quotes",
            param("{string: Cause}"),
        ),
        (
            param("'{Cause}'"),
            "`{string: Cause}`, without quotes",
            param("{string: Cause}"),
        ),
        (
            param("'{string: [int]}'"),
            "`{string: [integer]}`, without quotes",
            param("{string: [integer]}"),
        ),
        (param("'[[string]]'"), "write `[any]`", param("[any]")),
        (
            param("string?"),
            "write `string`, and `required: false` beside it",
            param("{type: string, required: false}"),
        ),
        (
            param("{type: string, optional: true}"),
            "write `required: false`",
            param("{type: string, required: false}"),
        ),
        (
            "message: m, cases: {cause: c, remedy: r}".to_owned(),
            "put it into a list: `[{cause: …, remedy: …}]`",
            "message: m, cases: [{cause: c, remedy: r}]".to_owned(),
        ),
        (
            with("retry: no"),
            "did you mean `never`?",
            with("retry: never"),
        ),
        (
            with("retry: {rule: after, wait: 30s}"),
            "did you mean `after`?",
            with("retry: {rule: after, after: 30s}"),
        ),
    ]);
}

#[test]
fn keys_of_the_catalogue_are_told_where_they_stand() {
    let help = |root: &str, keys: &str| {
        let text = format!(
            "errcat: 1\nname: test\n{root}\nerrors: {{a: {{status: 409, message: m, remedy: r{keys}}}}}\n"
        );
        let (_, found, _) = compile(&text);
        let helps: Vec<_> = found.iter().filter_map(|it| it.help.clone()).collect();
        helps.join("\n")
    };
    let retired = "retired: {quota_hit: {since: 2026-03-01}}";
    let says = help("", ", retired: 2026-03-01");
    assert!(
        says.starts_with("it stands beside `errors`, as in `retired: {"),
        "{says}"
    );
    assert_eq!(help(retired, ""), "");
    let says = help("", ", group: stock");
    assert_eq!(
        says,
        "there is none: declare it under `groups`, or remove the reference"
    );
    assert_eq!(help("groups: {stock: Stock}", ", group: stock"), "");
    let docs = |columns: &str, show: &str| {
        help(
            &format!(
                "retry: {{4xx: never}}\ndocs: {{sections: [{{show: {show}, columns: {{{columns}: X}}}}]}}"
            ),
            "",
        )
    };
    let says = docs("causes", "errors");
    assert!(
        says.starts_with("did you mean `cause`?") && !says.contains("stable"),
        "{says}"
    );
    assert_eq!(docs("cause", "errors"), "");
    assert!(docs("causes", "retry").starts_with("remove `columns`"));
}
