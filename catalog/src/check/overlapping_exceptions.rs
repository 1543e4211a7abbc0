//! `overlapping-exceptions`: two exception classes stand for the same status.

use std::collections::HashMap;

use super::Findings;
use crate::{
    diagnostic::Diagnostic,
    read::{Either, Text},
    resolve::Draft,
    rule::{Rule, rule},
    status::Status,
};

pub(super) static RULE: Rule = rule!(Deny, "overlapping-exceptions");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    let mut first: HashMap<Status, &Text> = HashMap::new();
    for (_, class) in &draft.document.exceptions {
        let on = match class {
            Either::Short(on) => on,
            Either::Long(long) => &long.status,
        };
        for text in &on.0 {
            let Ok(status) = text.value.parse() else {
                continue;
            };
            if let Some(first) = first.get(&status) {
                findings.push(
                    Diagnostic::new(
                        &RULE,
                        text.span,
                        format!("two exception classes stand for {status}"),
                        "the second one",
                    )
                    .related(first.span, "the first one")
                    .help(
                        "keep the status at one class; an entry can name its own with `exception`",
                    ),
                );
            } else {
                first.insert(status, text);
            }
        }
    }
}
