//! `unused-param`: a public param has no way to a client.

use std::collections::HashSet;

use super::Findings;
use crate::{
    api::{Entry, Hole, Param, Part, Place},
    diagnostic::Diagnostic,
    read::Text,
    resolve::Draft,
    rule::{Rule, rule},
};

pub(super) static RULE: Rule = rule!(Warn, "unused-param");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    let mut common: Vec<Lack<'_>> = Vec::new();
    for (index, entry, _, node) in draft.entries() {
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
            if is_named && sends_messages || findings.is_misread(draft, index) {
                continue;
            }
            let lack = Lack {
                index,
                param,
                key,
                is_named,
            };
            if param.of_all && node.params.get(&param.name).is_none() {
                common.push(lack);
            } else {
                findings.at_entry(index, lack.told(&format!("`{}`", entry.name)));
            }
        }
    }
    for param in &draft.api.params {
        let lacks = common.iter().filter(|lack| lack.param.name == param.name);
        let lacks: Vec<&Lack<'_>> = lacks.collect();
        let has_it = |entry: &&Entry| entry.param(&param.name).is_some();
        let is_everywhere = lacks.len() == draft.api.entries.iter().filter(has_it).count();
        match lacks.first().filter(|_| is_everywhere) {
            Some(first) => findings.push(first.told(&owners(param))),
            None => {
                for lack in lacks {
                    let name = &draft.api.entries[lack.index].name;
                    findings.at_entry(lack.index, lack.told(&format!("`{name}`")));
                }
            }
        }
    }
}

/// A param that an error does not send.
struct Lack<'a> {
    index: usize,
    param: &'a Param,
    key: &'a Text,
    /// Whether a message names it.
    is_named: bool,
}

impl Lack<'_> {
    fn told(&self, owner: &str) -> Diagnostic {
        let name = &self.param.name;
        let (label, help) = if self.is_named {
            (
                "in the message alone, which the envelope does not have",
                "write `$message` or `$details` into the envelope, give it a `header` or an `at`, or make it \
                 `private: true`"
                    .to_owned(),
            )
        } else {
            (
                "in no message, header or body",
                format!(
                    "name it in the message as `{{{name}}}`, give it a `header` or an `at`, add `$details` to the \
                     envelope, or make it `private: true`",
                ),
            )
        };
        let message = format!("the param `{name}` of {owner} never reaches a client");
        Diagnostic::new(&RULE, self.key.span, message, label).help(help)
    }
}

/// What a param that stands at the catalogue or at a kind is of.
fn owners(param: &Param) -> String {
    match param.kinds.first() {
        None => "all errors".to_owned(),
        Some(kind) => format!("the kind `{kind}`"),
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
