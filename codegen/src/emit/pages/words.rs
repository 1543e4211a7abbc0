//! Titles and descriptions of pages, plain text on one line.

use errcat_catalog::{
    Status,
    api::{Api, Entry, Group, PageSection, Retired},
};
use pulldown_cmark::{Event, Parser, TagEnd};

/// A status with its phrase.
pub(crate) fn with_phrase(status: Status) -> String {
    match status.phrase() {
        Some(phrase) => format!("{status} {phrase}"),
        None => status.to_string(),
    }
}

/// The title of an error's page: its code, and its title where that says more.
pub(super) fn title(entry: &Entry) -> String {
    match (&entry.code, entry.own_title()) {
        (Some(code), Some(title)) => format!("{code}: {title}"),
        _ => entry.heading(),
    }
}

pub(super) fn of_index(api: &Api) -> String {
    let summary = api.summary.as_deref().map(plain);
    summary.unwrap_or_else(|| format!("Every error of {}.", api.title))
}

/// Why an error happens, else what is said of it first.
pub(super) fn of_entry(entry: &Entry) -> String {
    let cause = entry.causes.first();
    let texts = cause.or(entry.description.as_ref());
    let said = texts
        .map(|text| plain(text))
        .filter(|text| !text.is_empty());
    let message = || {
        entry
            .messages
            .first()
            .map(|message| one_line(&message.shown()))
    };
    said.or_else(message).unwrap_or_else(|| entry.title.clone())
}

pub(super) fn of_sections<'s, 'a: 's>(
    mut sections: impl Iterator<Item = &'s PageSection<'a>>,
    title: &str,
) -> String {
    let body = sections.find_map(|placed| placed.section.body.as_deref());
    let said = body.map(plain).filter(|text| !text.is_empty());
    said.unwrap_or_else(|| title.to_owned())
}

pub(super) fn of_status(api: &Api, name: &str) -> String {
    let status: Option<Status> = name.parse().ok();
    let mut known = api.statuses.iter();
    let known = known.find(|info| Some(info.status) == status);
    let said = known.and_then(|info| info.description.as_deref());
    let otherwise = || match status {
        Some(status) => format!("The errors that come with the status {status}."),
        None => "The errors that have no status.".to_owned(),
    };
    said.map_or_else(otherwise, plain)
}

pub(super) fn of_group(group: &Group) -> String {
    let said = group.description.as_deref().map(plain);
    let said = said.filter(|text| !text.is_empty());
    said.unwrap_or_else(|| format!("The errors of the group {}.", group.title))
}

pub(super) fn of_retired(retired: &Retired) -> String {
    let code = retired.code.as_deref().unwrap_or(&retired.name);
    let since = retired.since.as_ref();
    let since = since.map_or_else(String::new, |since| format!(" since {since}"));
    one_line(&format!("{code} is no longer sent{since}."))
}

/// What people read of Markdown up to the end of its first paragraph or item, on one line.
pub(super) fn plain(markdown: &str) -> String {
    let mut text = String::new();
    for event in Parser::new(markdown) {
        match event {
            Event::Text(words) | Event::Code(words) | Event::InlineHtml(words) => {
                text.push_str(&words);
            }
            Event::SoftBreak | Event::HardBreak => text.push(' '),
            Event::End(TagEnd::Paragraph | TagEnd::Item) if !text.trim().is_empty() => break,
            Event::End(TagEnd::Heading(_)) => text.clear(),
            _ => {}
        }
    }
    one_line(&text)
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
