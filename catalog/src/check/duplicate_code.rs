//! `duplicate-code`: two entries send the same code.

use std::collections::HashMap;

use super::Findings;
use crate::{
    diagnostic::Diagnostic,
    resolve::Draft,
    rule::{Rule, rule},
    source::Span,
};

pub(super) static RULE: Rule = rule!(Deny, "duplicate-code");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    let mut first: HashMap<&str, Span> = HashMap::new();
    for (index, entry) in draft.api.entries.iter().enumerate() {
        let Some(code) = &entry.code else { continue };
        let span = draft.code_span(index);
        if let Some(first) = first.get(code.as_str()) {
            findings.at_entry(
                index,
                Diagnostic::new(
                    &RULE,
                    span,
                    format!("two entries have the code `{code}`"),
                    "the second one",
                )
                .related(*first, "the first one")
                .help("give one another code, or make them one entry with `reasons` or several messages"),
            );
        } else {
            first.insert(code, span);
        }
    }
}
