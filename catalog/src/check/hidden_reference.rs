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
        let mut read: Vec<&Text> = node.see.0.iter().filter(named).collect();
        read.extend(replaced_by);
        read.extend(&node.parent);
        for text in read {
            if let Some(finding) = judge(draft, text) {
                findings.at_entry(index, finding);
            }
        }
    }
    let mut read = Vec::new();
    for (_, retired) in &draft.document.retired {
        read.extend(&retired.replaced_by);
    }
    if let Some(docs) = &draft.document.docs {
        for section in &docs.sections {
            read.extend(&section.example);
        }
    }
    for text in read {
        if let Some(finding) = judge(draft, text) {
            findings.push(finding);
        }
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
