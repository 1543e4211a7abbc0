//! `undeclared-placeholder`: a message names a param that the entry does not have.

use std::collections::HashSet;

use super::Findings;
use crate::{
    api::{Message, Part},
    diagnostic::Diagnostic,
    name::{self, Language, reserved_member},
    read::Text,
    resolve::{Draft, Words},
    rule::{Rule, rule},
};

pub(super) static RULE: Rule = rule!(Deny, "undeclared-placeholder");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    for index in 0..draft.api.entries.len() {
        for (message, text) in draft.messages(index) {
            undeclared(draft, message, text, index, findings);
        }
    }
}

fn undeclared(
    draft: &Draft,
    message: &Message,
    text: &Text,
    index: usize,
    findings: &mut Findings<'_>,
) {
    let entry = &draft.api.entries[index];
    let params: HashSet<&str> = entry.params.iter().map(|it| it.name.as_str()).collect();
    let (mut words, mut told) = (Words::of(text.span), HashSet::new());
    for part in &message.parts {
        let Part::Param(name) = part else { continue };
        if !told.insert(name) {
            continue;
        }
        let declared =
            params.contains(name.as_str()) || name == "reason" && !entry.reasons.is_empty();
        let is_lost = findings.has_lost(name) || findings.has_lost("params");
        if declared || is_lost && findings.is_misread(draft, index) {
            continue;
        }
        let span = findings.next(&mut words, &format!("{{{name}}}"));
        let finding = Diagnostic::new(
            &RULE,
            span,
            format!("`{}` has no param `{name}`", entry.name),
            "an undeclared placeholder",
        );
        let params = entry.params.iter().map(|param| param.name.as_str());
        let near = findings.suggestions().near(name, params);
        findings.at_entry(
            index,
            match near {
                Some(near) => finding.help(format!("did you mean `{near}`?")),
                None if name.parse::<u32>().is_ok() => finding.help(format!(
                    "give it a name, such as `{{value}}` with `value` under `params`, or keep the number and write `value: \
                     {{position: {name}}}` there; write `{{{{{name}}}}}` for literal braces"
                )),
                None if !is_param(name) => finding.help(format!(
                    "give it a name, such as `{{value}}` with `value` under `params`, or write `{{{{{name}}}}}` \
                     for literal braces"
                )),
                None => finding.help(format!(
                    "declare it under `params`, or write `{{{{{name}}}}}` for literal braces"
                )),
            },
        );
    }
}

/// Whether a param could have this name in every language.
fn is_param(name: &str) -> bool {
    let identifiers = name::param(name);
    let mut languages = Language::ALL.iter();
    languages.all(|language| reserved_member(*language, language.of(&identifiers)).is_none())
}
