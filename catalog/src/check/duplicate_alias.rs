//! `duplicate-alias`: an alias that another error has for its code or its alias, or that recognises nothing.

use super::Findings;
use crate::{
    api::CodeStyle,
    diagnostic::Diagnostic,
    name,
    read::{Places, Text},
    resolve::Draft,
    rule::{Rule, rule},
    source::Span,
};

pub(super) static RULE: Rule = rule!(Deny, "duplicate-alias");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    if draft
        .api
        .entries
        .iter()
        .all(|entry| entry.aliases.is_empty())
    {
        return;
    }
    let mut known = Known::default();
    for (index, entry) in draft.api.entries.iter().enumerate() {
        known.put(
            entry.code.as_ref().unwrap_or(&entry.name),
            draft.code_span(index),
        );
    }
    for (retired, (name, node)) in draft.api.retired.iter().zip(&draft.document.retired) {
        if let Some(code) = &retired.code {
            known.put(code, node.code.as_ref().map_or(name.span, |code| code.span));
        }
    }
    for (index, entry, name, node) in draft.entries() {
        for alias in &node.aliases.0 {
            let finding = if entry.code.is_none() {
                without_code(alias, &entry.name, name.span)
            } else if draft.api.code_style == CodeStyle::Integer
                && !name::fits(alias.as_str(), CodeStyle::Integer)
            {
                no_number(alias)
            } else if alias.value.is_empty() {
                empty(alias)
            } else if let Some(first) = known.get(alias.as_str()) {
                taken(alias, first, entry.code.as_ref() == Some(&alias.value))
            } else {
                known.put(&alias.value, alias.span);
                continue;
            };
            findings.at_entry(index, finding);
        }
    }
}

/// Codes that are taken, and where they stand.
#[derive(Default)]
struct Known {
    places: Places,
    spans: Vec<Span>,
}

impl Known {
    fn put(&mut self, code: &str, span: Span) {
        self.places.insert(code.to_owned(), self.spans.len());
        self.spans.push(span);
    }

    fn get(&self, code: &str) -> Option<Span> {
        Some(self.spans[*self.places.get(code)?])
    }
}

fn taken(alias: &Text, first: Span, is_own: bool) -> Diagnostic {
    if is_own {
        let message = format!("the alias `{}` is the code of its own error", alias.value);
        return Diagnostic::new(&RULE, alias.span, message, "says nothing new")
            .related(first, "the code")
            .help("remove it: the code is recognised already");
    }
    let message = format!(
        "the alias `{}` stands for another code already",
        alias.value
    );
    Diagnostic::new(&RULE, alias.span, message, "the second one")
        .related(first, "the first one")
        .help("clients take a code for one error: remove the alias, or that of the other")
}

fn empty(alias: &Text) -> Diagnostic {
    let message = "an alias is empty, and a code never is";
    Diagnostic::new(&RULE, alias.span, message, "never on the wire")
        .help("write the further code, or remove it")
}

fn without_code(alias: &Text, entry: &str, name: Span) -> Diagnostic {
    let message = format!(
        "`{entry}` is not recognised by a code, and `{}` never means it",
        alias.value
    );
    Diagnostic::new(&RULE, alias.span, message, "an alias of no code")
        .related(name, "an error without a code")
        .help("remove it, or give the error a code")
}

fn no_number(alias: &Text) -> Diagnostic {
    let message = format!(
        "the alias `{}` is no whole number, as codes of this API are",
        alias.value
    );
    Diagnostic::new(&RULE, alias.span, message, "never on the wire")
        .help("write a whole number such as `40001`, without leading zeros")
}
