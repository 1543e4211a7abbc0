//! `unmatchable-message`: a `match` that no message can satisfy, or that every message does.

use super::Findings;
use crate::{
    api::{MatcherKind, Part},
    diagnostic::Diagnostic,
    read::Either,
    resolve::Draft,
    rule::{Rule, rule},
};

pub(super) static RULE: Rule = rule!(Deny, "unmatchable-message");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    for (index, entry) in draft.api.entries.iter().enumerate() {
        let Some(matcher) = entry
            .matcher
            .as_ref()
            .filter(|matcher| !matcher.parts.is_empty())
        else {
            continue;
        };
        let (name, node) = draft.written(index);
        let span = match &node.matcher {
            Some(Either::Short(kind)) => kind.span,
            Some(Either::Long(long)) => [&long.exact, &long.prefix, &long.template]
                .into_iter()
                .flatten()
                .next()
                .map_or(name.span, |text| text.span),
            None => node.message.0.first().map_or(name.span, |text| text.span),
        };
        let fixed = matches!(matcher.parts.as_slice(), [Part::Text(text)] if !text.is_empty());
        let adjacent = matcher
            .parts
            .windows(2)
            .any(|pair| matches!(pair, [Part::Param(_), Part::Param(_)]));
        let empty = matcher
            .parts
            .iter()
            .all(|part| matches!(part, Part::Text(text) if text.is_empty()));
        let (message, help) = match matcher.kind {
            _ if empty => (
                "an empty text recognises nothing",
                "write the text that the API sends",
            ),
            MatcherKind::Exact if !fixed => (
                "a message with placeholders equals no one text",
                "write `match: template`, or `match: {exact: …}` with the whole text",
            ),
            MatcherKind::Prefix if !fixed => (
                "this message starts with no text of its own",
                "write `match: template`, or `match: {prefix: …}` with the words it starts with",
            ),
            MatcherKind::Template
                if !matcher
                    .parts
                    .iter()
                    .any(|part| matches!(part, Part::Text(text) if !text.is_empty())) =>
            {
                (
                    "every text is an instance of this message",
                    "put words around the placeholders, so that clients can tell it from others",
                )
            }
            MatcherKind::Template if adjacent => (
                "nobody can tell where one placeholder ends and the next starts",
                "put a character between them",
            ),
            _ => continue,
        };
        findings.at_entry(
            index,
            Diagnostic::new(
                &RULE,
                span,
                message,
                format!("how clients recognise `{}`", entry.name),
            )
            .help(help),
        );
    }
}
