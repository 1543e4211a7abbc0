//! `optional-placeholder`: a message that servers send shows a param that may be absent.

use super::Findings;
use crate::{
    api::Part,
    diagnostic::Diagnostic,
    resolve::Draft,
    rule::{Rule, rule},
};

pub(super) static RULE: Rule = rule!(Warn, "optional-placeholder");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    for (index, entry) in draft.api.entries.iter().enumerate() {
        if entry.params.iter().all(|param| param.required) {
            continue;
        }
        let own = entry.messages.len();
        for (place, (message, text)) in draft.messages(index).into_iter().enumerate() {
            // Of an entry's own messages the first is sent; the others are for clients to recognise.
            if (1..own).contains(&place) {
                continue;
            }
            for (param, key, _) in draft.params(index) {
                let name = &param.name;
                let shows = |part: &Part| matches!(part, Part::Param(shown) if shown == name);
                if param.required || param.private || !message.parts.iter().any(shows) {
                    continue;
                }
                let placeholder = format!("{{{name}}}");
                let finding = Diagnostic::new(
                    &RULE,
                    findings.placeholder(text.span, param),
                    format!(
                        "a message of `{}` shows `{placeholder}` where there is no `{name}`",
                        entry.name
                    ),
                    "people would read the placeholder",
                );
                let finding = finding.related(key.span, "optional by this declaration").help(
                    "remove `required: false` if it is always there, or send a message that does without it",
                );
                findings.at_entry(index, finding);
            }
        }
    }
}
