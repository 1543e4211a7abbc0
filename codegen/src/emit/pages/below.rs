//! What a row of a table cannot hold of an error: its reasons, the remedy of each of its causes, its own members of the
//! body. It stands below the table, or among the details of the error.

use errcat_catalog::api::{Column, ColumnKey, Entry, Place, Reason, Section, Show};

use super::{
    Block, Source, Text, cases, cell, details,
    table::{cells, filled},
};

/// What stands below a table with these columns, of one of its errors.
pub(super) fn blocks(source: &Source<'_>, section: &Section, entry: &Entry) -> Vec<Block> {
    let api = source.api;
    let mut blocks = Vec::new();
    let about = |says: Vec<Text>| {
        let mut texts = vec![match &entry.code {
            Some(code) => cell::code(code),
            None => cell::plain(&entry.title),
        }];
        texts.extend(says);
        Block::Label { texts }
    };
    let keys = |key: &ColumnKey| section.label(*key).is_some();
    if let Some(table) = reasons(source, &section.columns, entry, &keys) {
        blocks.push(about(match source.wire.reason(api) {
            Some(place) => vec![Text::Between(", by "), place],
            None => vec![Text::Between(", by reason")],
        }));
        blocks.push(table);
    }
    let has_cases = section.label(ColumnKey::Cases).is_some();
    let has_cases = has_cases || cases::are_rows(&section.columns, entry);
    if let Some(table) = cases::table(&section.columns, entry).filter(|_| !has_cases) {
        blocks.push(about(vec![Text::Between(", by cause")]));
        blocks.push(table);
    }
    let is_example = |section: &Section| {
        section.show == Show::Envelope && section.example.as_ref() == Some(&entry.name)
    };
    let has_members = entry
        .public_params()
        .any(|param| param.place == Place::Body && !param.of_all);
    let has_members = has_members && !api.docs.sections.iter().any(is_example);
    if let Some(body) = details::body(api, entry).filter(|_| has_members) {
        blocks.push(about(vec![Text::Between(", the whole body")]));
        blocks.push(body);
    }
    blocks
}

/// The reasons of an entry, with the columns that are wanted, under the labels of the section. Where a reason has a status or
/// a message of its own, every reason says which it has; what the words of the entry say of all of them is not said again.
pub(super) fn reasons(
    source: &Source<'_>,
    columns: &[Column],
    entry: &Entry,
    wanted: &dyn Fn(&ColumnKey) -> bool,
) -> Option<Block> {
    let has_title = entry.reasons.iter().any(Reason::has_own_title);
    let has_status = entry.reasons.iter().any(|reason| reason.status.is_some());
    let has_message = entry.reasons.iter().any(|reason| reason.message.is_some());
    let all = [
        (ColumnKey::Title, "Title"),
        (ColumnKey::Status, "Status"),
        (ColumnKey::Message, "Message"),
        (ColumnKey::Cause, "Cause"),
        (ColumnKey::Remedy, "Remedy"),
        (ColumnKey::Retry, "Retry"),
    ];
    let has_column = |key| columns.iter().any(|column| column.key == key);
    let is_said = |own: &[String], of: fn(&Reason) -> &Vec<String>| {
        let mut texts = entry.reasons.iter().flat_map(of);
        texts.all(|text| cases::says(own, text))
    };
    let shown = all.into_iter().filter(|(key, _)| match key {
        ColumnKey::Title => has_title && wanted(key),
        ColumnKey::Status => has_status,
        ColumnKey::Message => has_message && wanted(key),
        ColumnKey::Cause if has_column(*key) && is_said(&entry.causes, |own| &own.causes) => false,
        ColumnKey::Remedy if has_column(*key) && is_said(&entry.remedies, |own| &own.remedies) => {
            false
        }
        ColumnKey::Retry if has_column(*key) => {
            let own = cell::entry(source, columns, entry, *key);
            let mut reasons = entry.reasons.iter();
            reasons.any(|reason| cell::reason(source, entry, reason, *key) != own)
        }
        key => wanted(key),
    });
    let (mut keys, mut headings) = (vec![ColumnKey::Code], vec!["Reason"]);
    for (key, name) in shown {
        keys.push(key);
        headings.push(label(columns, key, name));
    }
    let row = |reason| {
        let cell = |key: &ColumnKey| cell::reason(source, entry, reason, *key);
        cells(keys.iter().map(cell))
    };
    (!entry.reasons.is_empty()).then(|| filled(&headings, entry.reasons.iter().map(row).collect()))
}

/// The reasons of an entry, with everything that is known of each.
pub(super) fn all_reasons(
    source: &Source<'_>,
    entry: &Entry,
    label: &dyn Fn(ColumnKey, &str) -> String,
) -> Option<Block> {
    let has_title = entry.reasons.iter().any(Reason::has_own_title);
    let has_status = entry.reasons.iter().any(|reason| reason.status.is_some());
    let has_message = entry.reasons.iter().any(|reason| reason.message.is_some());
    let columns = [
        (true, ColumnKey::Code, "Reason"),
        (has_title, ColumnKey::Title, "Title"),
        (has_status, ColumnKey::Status, "Status"),
        (has_message, ColumnKey::Message, "Message"),
        (true, ColumnKey::Cause, "Cause"),
        (true, ColumnKey::Remedy, "Remedy"),
        (true, ColumnKey::Retry, "Retry"),
    ];
    let shown = columns.into_iter().filter(|(is_shown, ..)| *is_shown);
    let columns: Vec<_> = shown
        .map(|(_, key, name)| (key, label(key, name)))
        .collect();
    let row = |reason| {
        let cell = |(key, _): &(ColumnKey, String)| cell::reason(source, entry, reason, *key);
        cells(columns.iter().map(cell))
    };
    let headings: Vec<&str> = columns.iter().map(|(_, label)| label.as_str()).collect();
    (!entry.reasons.is_empty()).then(|| filled(&headings, entry.reasons.iter().map(row).collect()))
}

/// The label of a column where there is one.
pub(super) fn label<'a>(columns: &'a [Column], key: ColumnKey, otherwise: &'a str) -> &'a str {
    let mut columns = columns.iter();
    columns
        .find(|column| column.key == key)
        .map_or(otherwise, |column| &column.label)
}
