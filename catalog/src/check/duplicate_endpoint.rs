//! `duplicate-endpoint`: two operations are called by the same request, or have one `operation_id`.

use super::Findings;
use crate::{
    diagnostic::Diagnostic,
    read::{Places, Text},
    resolve::Draft,
    rule::{Rule, rule},
};

pub(super) static RULE: Rule = rule!(Warn, "duplicate-endpoint");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    let mut first = Places::new();
    let mut spans = Vec::new();
    let mut told = |text: &Text, key: String, what: &str, help: &str| {
        let Some(known) = first.get(&key) else {
            first.insert(key, spans.len());
            spans.push(text.span);
            return;
        };
        let message = format!("`{}` {what}", text.value);
        findings.push(
            Diagnostic::new(&RULE, text.span, message, "the second one")
                .related(spans[*known], "the first one")
                .help(help),
        );
    };
    for (_, operation) in &draft.document.operations {
        for text in operation.http() {
            let help = "a request is one operation: make them one, or mend the path";
            told(text, without_names(text), "calls two operations", help);
        }
        if let Some(id) = operation.long().and_then(|long| long.operation_id.as_ref()) {
            let help = "give one another, as `OpenAPI` has it, or make them one operation";
            told(id, format!("id {}", id.value), "names two operations", help);
        }
    }
}

/// A request without what its variables are called.
fn without_names(text: &Text) -> String {
    let mut key = String::new();
    let mut is_inside = false;
    for c in text.value.chars() {
        is_inside &= c != '}';
        if !is_inside {
            key.push(c);
        }
        is_inside |= c == '{';
    }
    key
}
