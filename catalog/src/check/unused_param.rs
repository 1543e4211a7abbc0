//! `unused-param`: a public param has no way to a client.

use super::Findings;
use crate::{
    api::{Part, Place},
    diagnostic::Diagnostic,
    resolve::Draft,
    rule::{Rule, rule},
};

pub(super) static RULE: Rule = rule!(Warn, "unused-param");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    for (index, entry) in draft.api.entries.iter().enumerate() {
        for (param, key, _) in draft.params(index) {
            if param.place != Place::Message || param.header.is_some() {
                continue;
            }
            let names_it = |part: &Part| matches!(part, Part::Param(name) if *name == param.name);
            let mut messages = draft.messages(index).into_iter();
            if messages.any(|(message, _)| message.parts.iter().any(names_it))
                || entry
                    .matchers
                    .iter()
                    .any(|matcher| matcher.parts.iter().any(names_it))
            {
                continue;
            }
            findings.at_entry(
                index,
                Diagnostic::new(
                    &RULE,
                    key.span,
                    format!("the param `{}` of `{}` never reaches a client", param.name, entry.name),
                    "in no message, header or body",
                )
                .help(format!(
                    "name it in the message as `{{{}}}`, give it a `header` or an `at`, add `$details` to the \
                     envelope, or make it `private: true`",
                    param.name
                )),
            );
        }
    }
}
