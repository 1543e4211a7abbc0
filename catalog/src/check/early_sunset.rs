//! `early-sunset`: an error that is no longer sent from a date before the one at which it appeared, or was deprecated.

use super::Findings;
use crate::{
    diagnostic::Diagnostic,
    read::{Either, Text},
    resolve::{Draft, is_date},
    rule::{Rule, rule},
};

pub(super) static RULE: Rule = rule!(Warn, "early-sunset");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    for (index, entry, _, node) in draft.entries() {
        let Some(Either::Long(long)) = &node.deprecated else {
            continue;
        };
        let Some(sunset) = long.sunset.as_ref().filter(|date| is_date(date.as_str())) else {
            continue;
        };
        let is_later = |since: &&Text| is_date(since.as_str()) && since.value > sunset.value;
        let mut starts = [&long.since, &node.since].into_iter().flatten();
        let Some(since) = starts.find(is_later) else {
            continue;
        };
        let message = format!(
            "`{}` is no longer sent from {}, which is before {}",
            entry.name, sunset.value, since.value
        );
        findings.at_entry(
            index,
            Diagnostic::new(&RULE, sunset.span, message, "too early")
                .related(since.span, "the later one")
                .help("write a date that is not before that, or mend `since`"),
        );
    }
}
