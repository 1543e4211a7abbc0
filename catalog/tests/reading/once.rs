//! A mistake is one finding: what follows from it alone is not found besides.

use super::findings;

const SOUND: &str = "\
errcat: 1
name: test
envelope: {code: $code, message: $message}
groups: {auth: Authentication}
constants: {limit: '60'}
errors:
  refused:
    status: 401
    group: auth
    message: '{who} may not, {limit} times.'
    remedy: Wait.
    params:
      who: {type: string, example: ann}
      limit: integer
  barred:
    status: 403
    group: auth
    message: It is barred.
    remedy: Ask for ${limit}.
docs:
  sections: [{show: errors, columns: {code: Code, remedy: Fix}}]
";

#[test]
fn a_mistake_is_found_once() {
    assert_eq!(findings(SOUND), "");
    for (sound, mistaken, found) in [
        ("name: test", "name: {test}", "wrong-type"),
        ("name: test", "nam: test", "unknown-key"),
        (
            "{auth: Authentication}",
            "{auth: [Authentication]}",
            "wrong-type",
        ),
        ("{limit: '60'}", "{limit: ['60']}", "wrong-type"),
        ("    remedy: Wait.", "    remedies: Wait.", "unknown-key"),
        ("    remedy: Wait.", "    remedy: {x: y}", "wrong-type"),
        (
            "    params:\n      who",
            "    parms:\n      who",
            "unknown-key",
        ),
        (
            "    params:\n",
            "    params:\n    params:\n",
            "duplicate-key wrong-type",
        ),
        ("who: {type: string, example: ann}", "who:", "wrong-type"),
        (
            "who: {type: string",
            "hwo: {type: string",
            "undeclared-placeholder",
        ),
        ("'{who} may", "'{who may", "malformed-template"),
        ("    status: 401", "    statsu: 401", "unknown-key"),
        (
            "    message: It is barred.",
            "    mesage: It is barred.",
            "unknown-key",
        ),
        (
            "    message: It is barred.",
            "    mesage: {a: b}",
            "unknown-key",
        ),
        ("show: errors", "show: erors", "unknown-word"),
        (
            "columns: {code: Code, remedy: Fix}",
            "columns: [code]",
            "wrong-type",
        ),
        (
            "    group: auth\n    message: It is barred.",
            "    group: auth\n    see: no_user\n    message: It is barred.",
            "unknown-reference",
        ),
        ("errors:\n  refused", "erors:\n  refused", "unknown-key"),
        (
            "errors:\n  refused",
            "errors:\nerrors:\n  refused",
            "duplicate-key wrong-type",
        ),
    ] {
        assert!(SOUND.contains(sound), "{sound}");
        let found_rules = |text: &str| {
            let found = findings(text);
            let mut rules: Vec<_> = found
                .lines()
                .filter_map(|line| line.split(' ').nth(1))
                .map(str::to_owned)
                .collect();
            rules.sort();
            rules.join(" ")
        };
        assert_eq!(
            found_rules(&SOUND.replacen(sound, mistaken, 1)),
            found,
            "{mistaken}"
        );
    }
}

#[test]
fn a_malformed_name_is_found_where_it_stands_alone() {
    let found = findings(
        "errcat: 1\nname: test\nerrors:\n  No-User: {message: m, remedy: r}\n  other: {message: o, remedy: r, see: [no_user]}\n",
    );
    assert_eq!(found, "4:3 malformed-name No-User\n");
}
