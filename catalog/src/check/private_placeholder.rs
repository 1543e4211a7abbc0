//! `private-placeholder`: a message would show a param that may not leave the server.

use super::Findings;
use crate::{
    api::Part,
    diagnostic::Diagnostic,
    resolve::Draft,
    rule::{Rule, rule},
};

pub(super) static RULE: Rule = rule!(Deny, "private-placeholder");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    for (index, entry) in draft.api.entries.iter().enumerate() {
        for (message, text) in draft.messages(index) {
            for part in &message.parts {
                let Part::Param(name) = part else { continue };
                let Some(param) = entry.param(name).filter(|param| param.private) else {
                    continue;
                };
                let span = findings.placeholder(text.span, param);
                let declared = draft
                    .params(index)
                    .into_iter()
                    .find(|(param, ..)| param.name == *name)
                    .map_or(span, |(_, key, _)| key.span);
                findings.at_entry(
                    index,
                    Diagnostic::new(
                        &RULE,
                        span,
                        format!("the message of `{}` shows the private param `{name}`", entry.name),
                        "clients would read it here",
                    )
                    .related(declared, "private by this declaration")
                    .help("leave it out of the message, or remove `private: true` if clients may see it"),
                );
            }
        }
    }
}
