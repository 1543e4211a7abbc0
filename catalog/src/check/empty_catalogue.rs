//! `empty-catalogue`: a catalogue without errors.

use super::Findings;
use crate::{
    diagnostic::Diagnostic,
    resolve::Draft,
    rule::{Rule, rule},
};

pub(super) static RULE: Rule = rule!(Warn, "empty-catalogue");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    let document = &draft.document;
    if !document.errors.0.is_empty() || findings.has_lost("errors") {
        return;
    }
    let name = document.name.as_ref().map(|name| name.span);
    let version = || document.errcat.as_ref().map(|version| version.span);
    findings.push(
        Diagnostic::new(
            &RULE,
            name.or_else(version).unwrap_or_default(),
            "the catalogue has no errors",
            "an API that never fails?",
        )
        .help("declare them under `errors`, or `include` the files that do"),
    );
}
