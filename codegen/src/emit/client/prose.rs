//! Texts of a client package: documentation of its classes, and templates of messages.

use errcat_catalog::Catalog;
use errcat_catalog::api::{Deprecated, Entry, Exception, Part, Retired};

use super::Syntax;
use crate::escape::markdown_text;

/// The documentation of a class by status, Markdown.
pub(super) fn family(class: &Exception, statuses: &[String]) -> String {
    match (&class.doc, statuses) {
        (Some(doc), _) => doc.clone(),
        (None, []) => "Errors of this family.".to_owned(),
        (None, statuses) => format!("Errors with status {}.", statuses.join(", ")),
    }
}

/// The documentation of an entry's class, Markdown: what it is, why it happens, what to do.
pub(super) fn entry(entry: &Entry) -> String {
    let mut doc = markdown_text(&entry.title);
    if let Some(status) = entry.statuses_in_words() {
        doc = format!("{doc} ({status})");
    }
    doc.push('.');
    for (heading, items) in [("Causes", &entry.causes), ("Fix", &entry.remedies)] {
        if !items.is_empty() {
            let items: Vec<String> = items
                .iter()
                .map(|item| format!("- {}", item.trim_end().replace('\n', "\n  ")))
                .collect();
            doc = format!("{doc}\n\n{heading}:\n{}", items.join("\n"));
        }
    }
    if let Some(since) = &entry.since {
        doc = format!("{doc}\n\nSince {}.", markdown_text(since));
    }
    doc
}

/// Since when and in favour of what an entry should no longer be met.
pub(super) fn deprecated(deprecated: &Deprecated, catalog: &Catalog, syntax: &Syntax) -> String {
    let replacement = deprecated
        .replaced_by
        .as_deref()
        .and_then(|name| catalog.entry(name));
    let parts = [
        deprecated
            .since
            .as_ref()
            .map(|since| format!("Since {since}.")),
        deprecated
            .sunset
            .as_ref()
            .map(|sunset| format!("No longer sent from {sunset}.")),
        replacement.map(|entry| format!("Use {}.", (syntax.identifier)(&entry.identifiers))),
        deprecated.note.clone(),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    if parts.is_empty() {
        "No longer sent.".to_owned()
    } else {
        parts.join(" ")
    }
}

/// What became of an error that is no longer sent, or is called otherwise.
pub(super) fn retired(retired: &Retired, class: Option<&str>, is_renamed: bool) -> String {
    let what = if is_renamed { "Renamed" } else { "Retired" };
    let since = match &retired.since {
        Some(since) => format!("{what} since {since}."),
        None => format!("{what}."),
    };
    let parts = [
        Some(since),
        class.map(|class| format!("Use {class}.")),
        retired.note.clone(),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    parts.join(" ")
}

/// A template with its pieces in one text, its own braces doubled.
pub(in crate::emit) fn template(parts: &[Part]) -> String {
    let text = |part: &Part| match part {
        Part::Text(text) => text.replace('{', "{{").replace('}', "}}"),
        Part::Param(name) => format!("{{{name}}}"),
    };
    parts.iter().map(text).collect()
}
