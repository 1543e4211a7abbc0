//! `duplicate-close`: two entries close a WebSocket with the same code.

use std::collections::HashMap;

use super::Findings;
use crate::{
    diagnostic::Diagnostic,
    resolve::Draft,
    rule::{Rule, rule},
    source::Span,
};

pub(super) static RULE: Rule = rule!(Deny, "duplicate-close");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    let mut known: HashMap<i64, Span> = HashMap::new();
    for index in 0..draft.api.entries.len() {
        let (_, node) = draft.written(index);
        let Some(close) = &node.close else { continue };
        let Some(first) = known.get(&close.value) else {
            known.insert(close.value, close.span);
            continue;
        };
        let message = format!("two errors have the close code {}", close.value);
        let finding = Diagnostic::new(&RULE, close.span, message, "the second one");
        let finding = finding.related(*first, "the first one");
        findings.at_entry(index, finding.help("give one another code"));
    }
}
