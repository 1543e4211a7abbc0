//! `text-in-comment`: a text goes on behind ` #`, where YAML reads a comment.

use super::{
    Findings,
    prose::{Prose, texts},
};
use crate::{
    diagnostic::Diagnostic,
    resolve::Draft,
    rule::{Rule, rule},
    source::{Sources, Span},
};

pub(super) static RULE: Rule = rule!(Warn, "text-in-comment");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    for Prose { written, entry, .. } in texts(draft) {
        let Some(lost) = lost(findings.sources, written.span) else {
            continue;
        };
        let finding = Diagnostic::new(
            &RULE,
            lost,
            "a text ends before ` #`, which begins a comment",
            "not part of the text",
        )
        .help("put the whole text in quotes; if this is a comment, write a space behind `#`");
        findings.at(entry, finding);
    }
}

/// The comment that follows a text without quotes on its line, if it looks like a part of it: `#42`, `#general`.
fn lost(sources: &Sources, span: Span) -> Option<Span> {
    let text = &sources.file(span.file).text;
    let (start, end) = (span.start as usize, span.end as usize);
    if start == end || text[start..].starts_with(['"', '\'', '|', '>', '*', '&']) {
        return None;
    }
    let line = text[end..].lines().next().unwrap_or_default();
    let comment = line.trim_start();
    let goes_on = comment
        .strip_prefix('#')?
        .starts_with(char::is_alphanumeric);
    let is_apart = comment.len() < line.len() || text[..end].ends_with(char::is_whitespace);
    let at = end + line.len() - comment.len();
    let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    (goes_on && is_apart).then(|| Span {
        file: span.file,
        start: offset(at),
        end: offset(at + comment.trim_end().len()),
    })
}
