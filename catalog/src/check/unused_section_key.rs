//! `unused-section-key`: a key of a section that means nothing for what the section shows.

use super::Findings;
use crate::{
    api::{Layout, Show},
    diagnostic::Diagnostic,
    language::SectionNode,
    read::{Given as _, Text},
    resolve::Draft,
    rule::{Rule, rule},
    source::Span,
};

pub(super) static RULE: Rule = rule!(Warn, "unused-section-key");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    if findings.has_lost("show") {
        return;
    }
    for section in draft.document.docs.iter().flat_map(|docs| &docs.sections) {
        let show = section.show.value_or(Show::Text);
        for (key, span, used) in keys(section) {
            let Some(span) = span.filter(|_| !used.contains(&show)) else {
                continue;
            };
            let words: Vec<_> = used.iter().map(|show| show.as_str()).collect();
            findings.push(
                Diagnostic::new(
                    &RULE,
                    span,
                    format!(
                        "`{key}` means nothing to a section that shows `{}`",
                        show.as_str()
                    ),
                    "not used",
                )
                .help(format!(
                    "remove it, or write `show: {}`",
                    words.join("` or `show: ")
                )),
            );
        }
    }
}

/// The keys that only some sections use: where each is given, and what those sections show.
fn keys(section: &SectionNode) -> [(&'static str, Option<Span>, &'static [Show]); 8] {
    let errors: &[Show] = &[Show::Errors];
    let laid_out: &[Show] = match section.layout.value_or(Layout::Table) {
        Layout::List => &[Show::Retry],
        Layout::Table | Layout::Details => errors,
    };
    let first = |texts: &[Text]| texts.first().map(|text| text.span);
    let layout = section.layout.as_ref().map(|layout| layout.span);
    let group_by = section.group_by.as_ref().map(|group_by| group_by.span);
    let table = section.table.as_ref().map(|table| table.span);
    let example = section.example.as_ref().map(|example| example.span);
    [
        ("layout", layout, laid_out),
        ("group_by", group_by, errors),
        ("groups", first(&section.groups), errors),
        ("kinds", first(&section.kinds), errors),
        ("traits", first(&section.traits), errors),
        ("headers", first(&section.headers), &[Show::Headers]),
        ("table", table, &[Show::Table]),
        ("example", example, &[Show::Envelope, Show::Samples]),
    ]
}
