//! `missing-remedy`: an entry does not say what to do.

use super::Findings;
use crate::{
    api::Audience,
    diagnostic::Diagnostic,
    resolve::Draft,
    rule::{Rule, rule},
};

pub(super) static RULE: Rule = rule!(Warn, "missing-remedy");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    for (index, entry) in draft.api.entries.iter().enumerate() {
        let by_reason = !entry.reasons.is_empty()
            && entry
                .reasons
                .iter()
                .all(|reason| !reason.remedies.is_empty());
        if entry.audience != Audience::Public || !entry.remedies.is_empty() || by_reason {
            continue;
        }
        let (name, _) = draft.written(index);
        findings.at_entry(
            index,
            Diagnostic::new(
                &RULE,
                name.span,
                format!("`{}` does not say what to do", entry.name),
                "an entry without `remedy`",
            )
            .help("write `remedy:`, or `allow: {missing-remedy: why}` if nothing can be done"),
        );
    }
}
