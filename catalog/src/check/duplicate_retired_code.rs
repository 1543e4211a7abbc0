//! `duplicate-retired-code`: two retired entries had the same code.

use super::Findings;
use crate::{
    diagnostic::Diagnostic,
    read::Places,
    resolve::Draft,
    rule::{Rule, rule},
};

pub(super) static RULE: Rule = rule!(Deny, "duplicate-retired-code");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    let mut first = Places::new();
    let mut spans = Vec::new();
    for (retired, (name, node)) in draft.api.retired.iter().zip(&draft.document.retired) {
        let Some(code) = &retired.code else { continue };
        let span = node.code.as_ref().map_or(name.span, |code| code.span);
        if let Some(first) = first.get(code) {
            findings.push(
                Diagnostic::new(
                    &RULE,
                    span,
                    format!("the code `{code}` is retired twice"),
                    "the second one",
                )
                .related(spans[*first], "the first one")
                .help("keep one of them, or correct its `code`"),
            );
        } else {
            first.insert(code.clone(), spans.len());
            spans.push(span);
        }
    }
}
