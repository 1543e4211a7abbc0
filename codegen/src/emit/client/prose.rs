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
                .map(|item| format!("- {}", indented(item.trim_end())))
                .collect();
            doc = format!("{doc}\n\n{heading}:\n{}", items.join("\n"));
        }
    }
    if let Some(messages) = messages(entry) {
        doc = format!("{doc}\n\n{messages}");
    }
    if let Some(since) = &entry.since {
        doc = format!("{doc}\n\nSince {}.", markdown_text(since));
    }
    doc
}

/// The lines of an item of a list.
fn indented(item: &str) -> String {
    let mut lines = item.split('\n');
    let mut text = lines.next().unwrap_or_default().to_owned();
    for line in lines {
        text.push('\n');
        if !line.trim().is_empty() {
            text.extend(["  ", line]);
        }
    }
    text
}

/// Which of several messages is sent when, Markdown, where the catalogue says it.
pub(in crate::emit) fn messages(entry: &Entry) -> Option<String> {
    if entry.messages.iter().all(|message| message.when.is_none()) {
        return None;
    }
    let mut list = "Messages:".to_owned();
    for message in &entry.messages {
        let when = message.when.as_ref().map(|when| format!(" ({when})"));
        let shown = markdown_text(&message.shown());
        list = format!(
            "{list}\n- {shown}{}",
            when.unwrap_or_default().replace('\n', "\n  ")
        );
    }
    Some(list)
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
        sent(retired),
        Some(since),
        class.map(|class| format!("Use {class}.")),
        retired.note.clone(),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    parts.join(" ")
}

/// From when until when it was sent.
fn sent(retired: &Retired) -> Option<String> {
    match (&retired.introduced, &retired.until) {
        (Some(first), Some(last)) => Some(format!("Sent from {first} until {last}.")),
        (Some(first), None) => Some(format!("Sent from {first}.")),
        (None, Some(last)) => Some(format!("Sent until {last}.")),
        (None, None) => None,
    }
}

/// A template with its pieces in one text, its own braces doubled.
pub(in crate::emit) fn template(parts: &[Part]) -> String {
    let text = |part: &Part| match part {
        Part::Text(text) => text.replace('{', "{{").replace('}', "}}"),
        Part::Param(name) => format!("{{{name}}}"),
    };
    parts.iter().map(text).collect()
}
