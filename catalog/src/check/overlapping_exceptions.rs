//! `overlapping-exceptions`: two exception classes stand for the same status.

use super::Findings;
use crate::{
    diagnostic::Diagnostic,
    read::{Either, Places},
    resolve::Draft,
    rule::{Rule, rule},
    status::Status,
};

pub(super) static RULE: Rule = rule!(Deny, "overlapping-exceptions");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    let mut first = Places::new();
    let mut spans = Vec::new();
    for (_, class) in &draft.document.exceptions {
        let on = match class {
            Either::Short(on) => on,
            Either::Long(long) => &long.status,
        };
        for text in &on.0 {
            let Ok(status) = text.value.parse::<Status>() else {
                continue;
            };
            if let Some(first) = first.get(&status.to_string()) {
                findings.push(
                    Diagnostic::new(
                        &RULE,
                        text.span,
                        format!("two exception classes stand for {status}"),
                        "the second one",
                    )
                    .related(spans[*first], "the first one")
                    .help(
                        "keep the status at one class; an entry can name its own with `exception`",
                    ),
                );
            } else {
                first.insert(status.to_string(), spans.len());
                spans.push(text.span);
            }
        }
    }
}
