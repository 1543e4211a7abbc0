//! `duplicate-number`: two entries have the same integer id.

use super::Findings;
use crate::{
    diagnostic::Diagnostic,
    read::Places,
    resolve::Draft,
    rule::{Rule, rule},
};

pub(super) static RULE: Rule = rule!(Deny, "duplicate-number");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    let mut first = Places::new();
    let mut spans = Vec::new();
    for index in 0..draft.api.entries.len() {
        let (_, node) = draft.written(index);
        let Some(number) = &node.number else { continue };
        if let Some(first) = first.get(&number.value.to_string()) {
            findings.at_entry(
                index,
                Diagnostic::new(
                    &RULE,
                    number.span,
                    format!("two entries have the number {}", number.value),
                    "the second one",
                )
                .related(spans[*first], "the first one")
                .help("give one another number"),
            );
        } else {
            first.insert(number.value.to_string(), spans.len());
            spans.push(number.span);
        }
    }
}
