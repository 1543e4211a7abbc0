//! `duplicate-reference`: an operation names an error, or an operation that it includes, twice; an error, a trait.

use super::Findings;
use crate::{
    diagnostic::Diagnostic,
    read::{Places, Text},
    resolve::Draft,
    rule::{Rule, rule},
};

pub(super) static RULE: Rule = rule!(Warn, "duplicate-reference");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    for (name, operation) in &draft.document.operations {
        for list in [operation.errors(), operation.includes()] {
            twice("operation", name, list, findings);
        }
    }
    for (_, _, name, node) in draft.entries() {
        twice("error", name, &node.traits.0, findings);
    }
}

fn twice(what: &str, of: &Text, list: &[Text], findings: &mut Findings<'_>) {
    let mut last = Places::new();
    for (place, text) in list.iter().enumerate() {
        let Some(last) = last.insert(text.value.clone(), place) else {
            continue;
        };
        findings.push(
            Diagnostic::new(
                &RULE,
                text.span,
                format!("the {what} `{}` names `{}` twice", of.value, text.value),
                "the second time",
            )
            .related(list[last].span, "the first time")
            .help("remove one of them"),
        );
    }
}
