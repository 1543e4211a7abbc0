//! `unmatchable-message`: a `match` that no message can satisfy, or that every message does.

use super::Findings;
use crate::{
    api::{By, Matcher, MatcherKind, Part},
    diagnostic::Diagnostic,
    read::Either,
    resolve::Draft,
    rule::{Rule, rule},
};

pub(super) static RULE: Rule = rule!(Deny, "unmatchable-message");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    by_other(draft, findings);
    for (index, entry, _, node) in draft.entries() {
        for (matcher, text) in draft.matchers(index) {
            let Some((message, help)) = problem(matcher) else {
                continue;
            };
            let mut finding = Diagnostic::new(
                &RULE,
                text.span,
                message,
                format!("how clients recognise `{}`", entry.name),
            );
            if let Some(Either::Short(kind)) = &node.matcher {
                finding = finding.related(kind.span, "the way it is matched");
            }
            findings.at_entry(index, finding.help(help));
        }
    }
}

/// A way to match messages of what is recognised by its status or its kind.
fn by_other(draft: &Draft, findings: &mut Findings<'_>) {
    for (index, entry, _, node) in draft.entries() {
        let is_other = |by: By| matches!(by, By::Status | By::Kind);
        let by = node.by.as_ref().filter(|by| is_other(by.value));
        let (Some(by), Some(matcher)) = (by, &node.matcher) else {
            continue;
        };
        let span = match matcher {
            Either::Short(kind) => Some(kind.span),
            Either::Long(long) => [&long.exact, &long.prefix, &long.template]
                .into_iter()
                .find_map(|text| Some(text.as_ref()?.span)),
        };
        let finding = Diagnostic::new(
            &RULE,
            span.unwrap_or(by.span),
            format!(
                "`{}` is recognised by its {}, and no message is matched",
                entry.name,
                by.value.as_str()
            ),
            "never looked at",
        )
        .related(by.span, "by what it is recognised");
        findings.at_entry(
            index,
            finding.help("remove `match`, or write `by: message`"),
        );
    }
}

/// What is wrong with it, and what to do.
fn problem(matcher: &Matcher) -> Option<(&'static str, &'static str)> {
    let has_text = |part: &Part| matches!(part, Part::Text(text) if !text.is_empty());
    let has_param = |part: &Part| matches!(part, Part::Param(_));
    let parts = matcher.parts.as_slice();
    let fixed = parts.len() == 1 && has_text(&parts[0]);
    let adjacent = parts.windows(2).any(|pair| pair.iter().all(has_param));
    match matcher.kind {
        // The text that it comes from has been refused already.
        _ if !parts.iter().any(|part| has_text(part) || has_param(part)) => None,
        MatcherKind::Exact if !fixed => Some((
            "a message with placeholders equals no one text",
            "write `match: template`, or `match: {exact: …}` with the whole text",
        )),
        MatcherKind::Prefix if !fixed => Some((
            "this message starts with no text of its own",
            "write `match: template`, or `match: {prefix: …}` with the words it starts with",
        )),
        MatcherKind::Template if !parts.iter().any(has_text) => Some((
            "every text is an instance of this message",
            "put words around the placeholders, so that clients can tell it from others",
        )),
        MatcherKind::Template if adjacent => Some((
            "nobody can tell where one placeholder ends and the next starts",
            "put a character between them",
        )),
        _ => None,
    }
}
