//! `unused-param`: a public param has no way to a client.

use std::collections::HashSet;

use super::Findings;
use crate::{
    api::{Hole, Part, Place},
    diagnostic::Diagnostic,
    resolve::Draft,
    rule::{Rule, rule},
};

pub(super) static RULE: Rule = rule!(Warn, "unused-param");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    for (index, entry) in draft.api.entries.iter().enumerate() {
        let envelope = draft.api.envelope_of(entry);
        let sends_messages = envelope.is_none_or(|envelope| envelope.says(Hole::Message));
        let declared: HashSet<&str> = entry.params.iter().map(|it| it.name.as_str()).collect();
        let (named, meant): (HashSet<&str>, HashSet<&str>) =
            placeholders(draft, index).partition(|name| declared.contains(name));
        for (param, key, _) in draft.params(index) {
            if param.place != Place::Message || param.header.is_some() {
                continue;
            }
            // A name that is near was meant for it, and is reported where it stands.
            let mut is_meant = |name: &&str| {
                let suggestions = findings.suggestions();
                suggestions.near(name, [param.name.as_str()]).is_some() || suggestions.are_used_up()
            };
            let is_named = named.contains(param.name.as_str()) || meant.iter().any(&mut is_meant);
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

/// The names in the messages of an entry, and in what it is recognised by.
fn placeholders(draft: &Draft, entry: usize) -> impl Iterator<Item = &str> {
    let messages = draft.messages(entry).into_iter();
    let messages = messages.flat_map(|(message, _)| &message.parts);
    let matchers = draft.api.entries[entry].matchers.iter();
    let parts = messages.chain(matchers.flat_map(|matcher| &matcher.parts));
    parts.filter_map(|part| match part {
        Part::Param(name) => Some(name.as_str()),
        Part::Text(_) => None,
    })
}
