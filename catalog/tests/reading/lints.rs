//! Levels that a catalogue sets, and findings that an entry allows.

use errcat_catalog::{Level, rules};

use super::{compile, findings};

const BARE: &str =
    "errcat: 1\nname: test\nerrors:\n  failed:\n    status: 400\n    message: It failed.\n";

fn with(lints: &str) -> String {
    BARE.replace("errors:", &format!("lints: {{{lints}}}\nerrors:"))
}

#[test]
fn a_level_can_be_raised_and_lowered() {
    let level = |text: &str| {
        let (catalog, diagnostics, _) = compile(text);
        let level = diagnostics.iter().next().map(|finding| finding.level);
        (level, catalog.is_some())
    };
    assert_eq!(level(BARE), (Some(Level::Warn), true));
    assert_eq!(
        level(&with("missing-remedy: deny")),
        (Some(Level::Deny), false)
    );
    assert_eq!(
        level(&with("missing-remedy: warn")),
        (Some(Level::Warn), true)
    );
    assert_eq!(level(&with("missing-remedy: allow")), (None, true));
    let success = BARE
        .replace("400", "200")
        .replace("It failed.", "It failed.\n    remedy: Wait.");
    assert_eq!(level(&success), (Some(Level::Deny), false));
    let lowered = success.replace("errors:", "lints: {success-status: warn}\nerrors:");
    assert_eq!(level(&lowered), (Some(Level::Warn), true));
}

#[test]
fn an_entry_allows_a_rule_with_a_reason() {
    let allowed = format!("{BARE}    allow: {{missing-remedy: Nothing can be done.}}\n");
    assert_eq!(findings(&allowed), "");
    let other = format!("{allowed}  refused:\n    status: 403\n    message: It was refused.\n");
    assert_eq!(findings(&other), "8:3 missing-remedy refused\n");
    let without = format!("{BARE}    allow: {{missing-remedy: }}\n");
    assert!(
        findings(&without).contains("wrong-type"),
        "{}",
        findings(&without)
    );
    let listed = format!("{BARE}    allow: [missing-remedy]\n");
    assert!(
        findings(&listed).contains("wrong-type"),
        "{}",
        findings(&listed)
    );
}

#[test]
fn an_allow_that_finds_nothing_is_reported() {
    let text =
        format!("{BARE}    remedy: Wait.\n    allow: {{missing-remedy: Nothing can be done.}}\n");
    assert_eq!(findings(&text), "8:13 unneeded-allow missing-remedy\n");
    let denied = text.replace("errors:", "lints: {unneeded-allow: deny}\nerrors:");
    let (catalog, diagnostics, _) = compile(&denied);
    assert_eq!(
        (catalog.is_none(), diagnostics.count(Level::Deny)),
        (true, 1)
    );
    let silent = text.replace("errors:", "lints: {unneeded-allow: allow}\nerrors:");
    assert_eq!(findings(&silent), "");
}

#[test]
fn a_rule_with_a_fixed_level_is_neither_set_nor_allowed() {
    for rule in rules().iter().filter(|rule| !rule.adjustable) {
        let text = with(&format!("missing-remedy: allow, {}: allow", rule.id));
        assert_eq!(findings(&text), format!("3:32 misused-lint {}\n", rule.id));
        let text = format!(
            "{BARE}    remedy: Wait.\n    allow: {{{}: Why not.}}\n",
            rule.id
        );
        assert_eq!(findings(&text), format!("8:13 misused-lint {}\n", rule.id));
    }
}

#[test]
fn an_adjustable_rule_can_be_set() {
    for rule in rules().iter().filter(|rule| rule.adjustable) {
        for level in Level::WORDS {
            let (_, diagnostics, _) = compile(&with(&format!("{}: {level}", rule.id)));
            assert!(
                diagnostics
                    .iter()
                    .all(|finding| finding.rule.id != "misused-lint"),
                "{}",
                rule.id
            );
        }
    }
}

#[test]
fn a_misspelt_rule_is_named() {
    let (_, diagnostics, _) = compile(&with("mising-remedy: allow"));
    let help = diagnostics.iter().find_map(|finding| finding.help.clone());
    assert_eq!(help.as_deref(), Some("did you mean `missing-remedy`?"));
}
