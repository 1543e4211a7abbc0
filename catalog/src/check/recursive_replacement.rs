//! `recursive-replacement`: deprecated errors that take each other's place, or one its own.

use super::Findings;
use crate::{
    api::Entry,
    circle::first_in_circle,
    diagnostic::Diagnostic,
    each::each,
    read::Either,
    resolve::Draft,
    rule::{Rule, rule},
};

pub(super) static RULE: Rule = rule!(Warn, "recursive-replacement");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    let heirs = each(&draft.api.entries, &mut |entry: &Entry| {
        let named = entry.deprecated.as_ref()?.replaced_by.as_ref()?;
        draft.api.place_of(named)
    });
    for (index, entry, _, node) in draft.entries() {
        let Some(Either::Long(long)) = &node.deprecated else {
            continue;
        };
        let Some(target) = &long.replaced_by else {
            continue;
        };
        let Some(steps) = first_in_circle(&heirs, index) else {
            continue;
        };
        let message = if steps == 1 {
            format!("`{}` takes its own place", entry.name)
        } else {
            format!(
                "`{}` takes its own place, through those that take its",
                entry.name
            )
        };
        findings.at_entry(
            index,
            Diagnostic::new(&RULE, target.span, message, "this closes a circle")
                .help("name the error that is sent in its place, which is not deprecated, or leave `replaced_by` out"),
        );
    }
}
