//! `message-repeats-status`: a message says no more than the status does.

use super::Findings;
use crate::{
    diagnostic::Diagnostic,
    resolve::Draft,
    rule::{Rule, rule},
    status::Status,
};

pub(super) static RULE: Rule = rule!(Warn, "message-repeats-status");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    for (index, entry) in draft.api.entries.iter().enumerate() {
        for (message, text) in draft.messages(index) {
            let said = message.template.trim().trim_end_matches('.');
            let repeated = |status: &Status| {
                let phrase = match status {
                    Status::Exact(_) => status.phrase(),
                    Status::Class(_) => None,
                };
                phrase.is_some_and(|phrase| phrase.eq_ignore_ascii_case(said))
            };
            let Some(status) = entry.statuses().find(repeated) else {
                continue;
            };
            findings.at_entry(
                index,
                Diagnostic::new(
                    &RULE,
                    text.span,
                    format!(
                        "the message of `{}` says no more than the status {status}",
                        entry.name
                    ),
                    "this is the status's own phrase",
                )
                .help("say what went wrong here, or `allow: {message-repeats-status: why}`"),
            );
        }
    }
}
