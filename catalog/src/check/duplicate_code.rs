//! `duplicate-code`: two entries send the same code.

use super::Findings;
use crate::{
    diagnostic::Diagnostic,
    read::Places,
    resolve::Draft,
    rule::{Rule, rule},
};

pub(super) static RULE: Rule = rule!(Deny, "duplicate-code");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    let mut first = Places::new();
    for (index, entry) in draft.api.entries.iter().enumerate() {
        let Some(code) = &entry.code else { continue };
        if let Some(first) = first.get(code) {
            findings.at_entry(
                index,
                Diagnostic::new(
                    &RULE,
                    draft.code_span(index),
                    format!("two entries have the code `{code}`"),
                    "the second one",
                )
                .related(draft.code_span(*first), "the first one")
                .help("give one another code, or make them one entry with `reasons` or several messages"),
            );
        } else {
            first.insert(code.clone(), index);
        }
    }
}
