//! `reserved-name`: a name is no identifier in a language, or one that the language keeps for itself.

use super::Findings;
use crate::{
    api::Identifiers,
    diagnostic::Diagnostic,
    name::{self, Language},
    read::Text,
    resolve::Draft,
    rule::{Rule, rule},
};

pub(super) static RULE: Rule = rule!(Deny, "reserved-name");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    let api = &draft.api;
    for (class, (key, _)) in api.exceptions.iter().zip(&draft.document.exceptions) {
        // Rust has no exceptions, so these classes need no name there.
        let languages = [Language::Typescript, Language::Python];
        if let Some(finding) = judge(key, &class.identifiers, &languages, name::reserved_class) {
            findings.push(finding);
        }
    }
    for (record, (key, fields)) in api.types.iter().zip(&draft.document.types) {
        let identifiers = &record.identifiers;
        if let Some(finding) = judge(key, identifiers, &Language::ALL, name::reserved_class) {
            findings.push(finding);
        }
        for (field, (key, _)) in record.fields.iter().zip(fields) {
            let identifiers = &field.identifiers;
            if let Some(finding) = judge(key, identifiers, &Language::ALL, name::reserved_member) {
                findings.push(finding);
            }
        }
    }
    for (operation, (key, _)) in api.operations.iter().zip(&draft.document.operations) {
        let identifiers = &operation.identifiers;
        if let Some(finding) = judge(key, identifiers, &Language::ALL, name::reserved_class) {
            findings.push(finding);
        }
    }
    for (index, entry, key, node) in draft.entries() {
        let identifiers = &entry.identifiers;
        if let Some(finding) = judge(key, identifiers, &Language::ALL, name::reserved_class) {
            findings.at_entry(index, finding);
        }
        let mut members: Vec<(&Text, &Identifiers, Reserved)> = Vec::new();
        for (reason, (key, _)) in entry.reasons.iter().zip(&node.reasons) {
            members.push((key, &reason.identifiers, name::reserved_reason));
        }
        for (param, key, _) in draft.params(index) {
            members.push((key, &param.identifiers, name::reserved_member));
        }
        for (key, identifiers, reserved) in members {
            if let Some(finding) = judge(key, identifiers, &Language::ALL, reserved) {
                findings.at_entry(index, finding);
            }
        }
    }
}

/// Why a name cannot be had in a language, if it cannot.
type Reserved = fn(Language, &str) -> Option<&'static str>;

fn judge(
    key: &Text,
    identifiers: &Identifiers,
    languages: &[Language],
    reserved: Reserved,
) -> Option<Diagnostic> {
    let mut met: Vec<(&str, &'static str, Vec<Language>)> = Vec::new();
    for language in languages {
        let identifier = language.of(identifiers);
        let Some(why) = reserved(*language, identifier) else {
            continue;
        };
        match met
            .iter_mut()
            .find(|(spelt, other, _)| (*spelt, *other) == (identifier, why))
        {
            Some((.., languages)) => languages.push(*language),
            None => met.push((identifier, why, vec![*language])),
        }
    }
    let (identifier, why, _) = met.first()?;
    let (mut names, mut keys) = (Vec::new(), Vec::new());
    for language in met.iter().flat_map(|(.., languages)| languages) {
        names.push(language.name());
        keys.push(format!("{}: …", language.key()));
    }
    let names = name::listed(&names);
    let message = if identifier.is_empty() {
        format!("`{}` makes no name in {names}", key.value)
    } else {
        format!(
            "`{}` would be called `{identifier}` in {names}: {why}",
            key.value
        )
    };
    Some(
        Diagnostic::new(&RULE, key.span, message, "no name there")
            .help(format!("choose one with `rename: {{{}}}`", keys.join(", "))),
    )
}
