//! `unused-kind`: a kind that no error is of.

use super::Findings;
use crate::{
    diagnostic::Diagnostic,
    resolve::Draft,
    rule::{Rule, rule},
};

pub(super) static RULE: Rule = rule!(Warn, "unused-kind");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    for (name, _) in &draft.document.kinds {
        let mut entries = draft.api.entries.iter();
        if entries.any(|entry| entry.kind.as_ref() == Some(&name.value)) {
            continue;
        }
        findings.push(
            Diagnostic::new(
                &RULE,
                name.span,
                format!("no error is of the kind `{}`", name.value),
                "only codes of tomorrow could be",
            )
            .help(format!(
                "write `kind: {0}` at the errors that are, or remove it; an error that comes with the kind alone, without a code, \
                 is an entry, too: `by: kind, kind: {0}`",
                name.value
            )),
        );
    }
}
