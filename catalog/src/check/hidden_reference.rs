//! `hidden-reference`: what every client reads refers to an error that only some can meet.

use super::Findings;
use crate::{
    api::{Audience, See},
    diagnostic::Diagnostic,
    read::{Either, Text},
    resolve::Draft,
    rule::{Rule, rule},
};

pub(super) static RULE: Rule = rule!(Deny, "hidden-reference", true);

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    for (index, entry) in draft.api.entries.iter().enumerate() {
        if entry.audience != Audience::Public {
            continue;
        }
        let (_, node) = draft.written(index);
        let replaced_by = match &node.deprecated {
            Some(Either::Long(long)) => long.replaced_by.as_ref(),
            _ => None,
        };
        let named = |text: &&Text| {
            let see = |see: &See| matches!(see, See::Entry(name) if *name == text.value);
            entry.see.iter().any(see)
        };
        let see = node.see.0.iter().filter(named);
        for finding in see.chain(replaced_by).filter_map(|text| judge(draft, text)) {
            findings.at_entry(index, finding);
        }
    }
    let retired = draft.document.retired.iter();
    let retired = retired.filter_map(|(_, node)| node.replaced_by.as_ref());
    let sections = draft.document.docs.iter().flat_map(|docs| &docs.sections);
    let examples = sections.filter_map(|section| section.example.as_ref());
    for finding in retired
        .chain(examples)
        .filter_map(|text| judge(draft, text))
    {
        findings.push(finding);
    }
}

fn judge(draft: &Draft, text: &Text) -> Option<Diagnostic> {
    let target = draft.api.entry(&text.value)?;
    if target.audience == Audience::Public {
        return None;
    }
    Some(
        Diagnostic::new(
            &RULE,
            text.span,
            format!(
                "the public reference would name `{}`, whose audience is `{}`",
                target.name,
                target.audience.as_str()
            ),
            "readers find nothing there",
        )
        .help("refer to a public error, or make this one public"),
    )
}
