//! `unused-param`: a public param has no way to a client.

use super::Findings;
use crate::{
    api::{Hole, Part, Place},
    diagnostic::{Diagnostic, did_you_mean},
    resolve::Draft,
    rule::{Rule, rule},
};

pub(super) static RULE: Rule = rule!(Warn, "unused-param");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    let envelope = draft.api.envelope.as_ref();
    let sends_messages = envelope.is_none_or(|envelope| envelope.path(Hole::Message).is_some());
    for (index, entry) in draft.api.entries.iter().enumerate() {
        for (param, key, _) in draft.params(index) {
            if param.place != Place::Message || param.header.is_some() {
                continue;
            }
            // A name that is near was meant for it, and is reported where it stands.
            let names_it = |part: &Part| match part {
                Part::Param(name) if entry.param(name).is_none() => {
                    did_you_mean(name, [param.name.as_str()]).is_some()
                }
                Part::Param(name) => *name == param.name,
                Part::Text(_) => false,
            };
            let mut messages = draft.messages(index).into_iter();
            let is_named = messages.any(|(message, _)| message.parts.iter().any(names_it))
                || entry
                    .matchers
                    .iter()
                    .any(|matcher| matcher.parts.iter().any(names_it));
            let (label, help) = match (is_named, sends_messages) {
                (true, true) => continue,
                _ if findings.is_misread(draft, index) => continue,
                (true, false) => (
                    "in the message alone, which the envelope does not have",
                    "write `$message` or `$details` into the envelope, give it a `header` or an `at`, or make it \
                     `private: true`"
                        .to_owned(),
                ),
                (false, _) => (
                    "in no message, header or body",
                    format!(
                        "name it in the message as `{{{}}}`, give it a `header` or an `at`, add `$details` to the \
                         envelope, or make it `private: true`",
                        param.name
                    ),
                ),
            };
            findings.at_entry(
                index,
                Diagnostic::new(
                    &RULE,
                    key.span,
                    format!(
                        "the param `{}` of `{}` never reaches a client",
                        param.name, entry.name
                    ),
                    label,
                )
                .help(help),
            );
        }
    }
}
