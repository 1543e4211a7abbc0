//! `missing-message`: an error needs a message of its own, and has none.

use super::Findings;
use crate::{
    api::By,
    diagnostic::Diagnostic,
    resolve::Draft,
    rule::{Rule, rule},
};

pub(super) static RULE: Rule = rule!(Deny, "missing-message");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    for (index, entry, name, node) in draft.entries() {
        if !entry.takes_message() || findings.is_misread(draft, index) {
            continue;
        }
        let is_by_message = match entry.by {
            Some(by) => by == By::Message,
            None => entry.code.is_none(),
        };
        let of_reason = node
            .reasons
            .iter()
            .find_map(|(_, node)| node.message.as_ref());
        let finding = if is_by_message {
            let message = format!(
                "`{}` is recognised by its message, and has none",
                entry.name
            );
            let span = node.by.as_ref().map_or(name.span, |by| by.span);
            let finding = Diagnostic::new(&RULE, span, message, "by what it is recognised");
            finding.help("write `message: …` with the text that the API sends; a text that varies has `{placeholders}`")
        } else if let Some(text) = of_reason {
            let message = format!(
                "a reason of `{}` has a message, and the error has none",
                entry.name
            );
            let finding = Diagnostic::new(&RULE, text.span, message, "the reason's message");
            finding.help(
                "give the error a `message` for its other reasons, or leave this one to the service too, which gives \
                 the text of an error without one each time",
            )
        } else {
            continue;
        };
        findings.at_entry(index, finding);
    }
}
