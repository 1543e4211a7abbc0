//! `missing-remedy`: an entry does not say what to do.

use super::Findings;
use crate::{
    api::{Audience, Entry},
    diagnostic::Diagnostic,
    resolve::Draft,
    rule::{Rule, rule},
};

pub(super) static RULE: Rule = rule!(Warn, "missing-remedy");

/// From how many on errors without a remedy are told once, if most have none.
const MANY: usize = 4;

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    let (mut all, mut lacking) = (0, Vec::new());
    for (index, entry) in draft.api.entries.iter().enumerate() {
        if entry.audience != Audience::Public {
            continue;
        }
        all += 1;
        if !is_said(entry) && !findings.is_misread(draft, index) {
            lacking.push(index);
        }
    }
    let is_allowed = |index: &usize| draft.written(*index).1.allow.get(RULE.id).is_some();
    let mut open = lacking.iter().filter(|index| !is_allowed(index));
    let number = open.clone().count();
    if number >= MANY
        && number * 2 > all
        && let Some(first) = open.next()
    {
        findings.push(
            Diagnostic::new(
                &RULE,
                draft.written(*first).0.span,
                format!("{number} of {all} errors do not say what to do"),
                "the first without `remedy`",
            )
            .help(
                "write `remedy:` for each, or `lints: {missing-remedy: allow}` until they have one",
            ),
        );
        lacking.retain(is_allowed);
    }
    for index in lacking {
        let (name, _) = draft.written(index);
        findings.at_entry(
            index,
            Diagnostic::new(
                &RULE,
                name.span,
                format!("`{}` does not say what to do", name.value),
                "an entry without `remedy`",
            )
            .help("write `remedy:`, or `allow: {missing-remedy: why}` if nothing can be done"),
        );
    }
}

/// Whether an entry, or each of its reasons, says what to do.
fn is_said(entry: &Entry) -> bool {
    let mut reasons = entry.reasons.iter();
    let by_reason = reasons.len() > 0 && reasons.all(|reason| !reason.remedies.is_empty());
    by_reason || !entry.remedies.is_empty()
}
