//! `colliding-anchors`: two parts of the reference have one anchor.

use super::Findings;
use crate::{
    anchor,
    api::{PageSection, SectionKind},
    diagnostic::Diagnostic,
    read::Places,
    resolve::Draft,
    rule::{Rule, rule},
    source::Span,
};

pub(super) static RULE: Rule = rule!(Deny, "colliding-anchors", true);

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    let parts = parts(draft);
    let mut first = Places::new();
    for (place, part) in parts.iter().enumerate() {
        let Some(other) = first.get(&part.anchor) else {
            first.insert(part.anchor.clone(), place);
            continue;
        };
        let finding = Diagnostic::new(
            &RULE,
            part.span,
            format!(
                "two parts of the reference have the anchor `{}`",
                part.anchor
            ),
            "the second one",
        )
        .related(parts[*other].span, "the first one")
        .help("change an `anchor`, a code, or the name of an error whose code is no anchor");
        findings.at(part.entry, finding);
    }
    for (section, title, anchor) in headings(&findings.page) {
        let Some(place) = first.get(&anchor) else {
            continue;
        };
        let part = &parts[*place];
        if section.is_some() && part.section == section {
            continue;
        }
        let finding = Diagnostic::new(
            &RULE,
            part.span,
            format!("the heading `{title}` of the reference has the anchor `{anchor}`, too"),
            "links to this lead to the heading",
        )
        .help("give the heading another title");
        findings.at(part.entry, finding);
    }
}

/// A part of the reference that has an anchor whatever its title is.
struct Part {
    anchor: String,
    span: Span,
    entry: Option<usize>,
    section: Option<usize>,
}

/// Errors and retired codes, of equal codes the first alone, and sections with an anchor of their own.
fn parts(draft: &Draft) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut codes = Places::new();
    for (index, entry) in draft.api.entries.iter().enumerate() {
        if let Some(code) = &entry.code
            && codes.insert(code.clone(), index).is_some()
        {
            continue;
        }
        parts.push(Part {
            anchor: entry.anchor.clone(),
            span: draft.code_span(index),
            entry: Some(index),
            section: None,
        });
    }
    for (retired, (name, node)) in draft.api.retired.iter().zip(&draft.document.retired) {
        if draft.api.is_renamed(retired) {
            continue;
        }
        if let Some(code) = &retired.code
            && codes.insert(code.clone(), 0).is_some()
        {
            continue;
        }
        parts.push(Part {
            anchor: retired.anchor.clone(),
            span: node.code.as_ref().map_or(name.span, |code| code.span),
            entry: None,
            section: None,
        });
    }
    if let Some(docs) = &draft.document.docs {
        for (index, section) in docs.sections.iter().enumerate() {
            if let Some(anchor) = &section.anchor {
                parts.push(Part {
                    anchor: anchor.value.clone(),
                    span: anchor.span,
                    entry: None,
                    section: Some(index),
                });
            }
        }
    }
    parts
}

/// The headings of the page below its title, each with an anchor that readers know it by, and its section if it is the section's own.
fn headings(page: &[PageSection<'_>]) -> Vec<(Option<usize>, String, String)> {
    let mut headings = Vec::new();
    let mut put = |section, title: &str, anchor: Option<String>| {
        if let Some(anchor) = anchor {
            headings.push((section, title.to_owned(), anchor));
        }
    };
    for (index, placed) in page.iter().enumerate() {
        let title = placed.section.title.as_ref();
        if let Some(title) = title.filter(|_| placed.section.kind == SectionKind::Section) {
            put(Some(index), title, anchor::of_heading(title));
        }
        for division in &placed.divisions {
            if let Some(heading) = &division.heading {
                put(None, &heading.title, Some(heading.anchor.clone()));
            }
        }
    }
    headings
}
