//! `duplicate-number`: two entries have the same integer id.

use super::Findings;
use crate::{
    api::CodeScope,
    diagnostic::Diagnostic,
    language::EntryNode,
    read::{Places, Spanned},
    resolve::Draft,
    rule::{Rule, rule},
};

pub(super) static RULE: Rule = rule!(Deny, "duplicate-number");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    let said = ["two entries have the number", "give one another number"];
    let scope = draft.api.code_scope.unwrap_or(CodeScope::Catalogue);
    twice(draft, findings, &RULE, said, scope, |node| {
        node.number.as_ref()
    });
}

/// Refuses a number that two entries have within that scope; what is said of it, and the help.
pub(super) fn twice(
    draft: &Draft,
    findings: &mut Findings<'_>,
    rule: &'static Rule,
    [said, help]: [&str; 2],
    scope: CodeScope,
    of: fn(&EntryNode) -> Option<&Spanned<i64>>,
) {
    let mut first = Places::new();
    let mut spans = Vec::new();
    for index in 0..draft.api.entries.len() {
        let (_, node) = draft.written(index);
        let Some(number) = of(node) else { continue };
        let key = format!("{}\0{}", number.value, scope.of(&draft.api.entries[index]));
        if let Some(first) = first.get(&key) {
            let message = format!("{said} {}", number.value);
            let finding = Diagnostic::new(rule, number.span, message, "the second one");
            let finding = finding.related(spans[*first], "the first one");
            findings.at_entry(index, finding.help(help));
        } else {
            first.insert(key, spans.len());
            spans.push(number.span);
        }
    }
}
