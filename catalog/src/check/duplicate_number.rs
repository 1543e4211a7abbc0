//! `duplicate-number`: two entries have the same integer id.

use super::Findings;
use crate::{
    diagnostic::Diagnostic,
    language::EntryNode,
    read::{Places, Spanned},
    resolve::Draft,
    rule::{Rule, rule},
};

pub(super) static RULE: Rule = rule!(Deny, "duplicate-number");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    let said = ["two entries have the number", "give one another number"];
    twice(draft, findings, &RULE, said, |node| node.number.as_ref());
}

/// Refuses a number that two entries have; what is said of it, and the help.
pub(super) fn twice(
    draft: &Draft,
    findings: &mut Findings<'_>,
    rule: &'static Rule,
    [said, help]: [&str; 2],
    of: fn(&EntryNode) -> Option<&Spanned<i64>>,
) {
    let mut first = Places::new();
    let mut spans = Vec::new();
    for index in 0..draft.api.entries.len() {
        let (_, node) = draft.written(index);
        let Some(number) = of(node) else { continue };
        if let Some(first) = first.get(&number.value.to_string()) {
            let message = format!("{said} {}", number.value);
            let finding = Diagnostic::new(rule, number.span, message, "the second one");
            let finding = finding.related(spans[*first], "the first one");
            findings.at_entry(index, finding.help(help));
        } else {
            first.insert(number.value.to_string(), spans.len());
            spans.push(number.span);
        }
    }
}
