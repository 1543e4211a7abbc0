//! What a row of a table cannot hold of an error: its reasons, the remedy of each of its causes, its own members of the
//! body. It stands below the table, or among the details of the error.

use errcat_catalog::api::{Api, Column, ColumnKey, Entry, Hole, Place, Section, Segment, Show};

use super::{
    Block, Source, Text, cell, details,
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
        blocks.push(about(match reason_path(api) {
            Some(path) => vec![Text::Between(", by "), cell::code(path)],
            None => vec![Text::Between(", by reason")],
        }));
        blocks.push(table);
    }
    if let Some(table) = cases(&section.columns, entry) {
        blocks.push(about(vec![Text::Between(", by cause")]));
        blocks.push(table);
    }
    let is_example = |section: &Section| {
        section.show == Show::Envelope && section.example.as_ref() == Some(&entry.name)
    };
    let has_members = entry
        .public_params()
        .any(|param| param.place == Place::Body);
    let has_members = has_members && !api.docs.sections.iter().any(is_example);
    if let Some(body) = details::body(api, entry).filter(|_| has_members) {
        blocks.push(about(vec![Text::Between(", the whole body")]));
        blocks.push(body);
    }
    blocks
}

/// The reasons of an entry, with the columns that are wanted, under the labels of the section. Where a reason has a status or
/// a message of its own, every reason says which it has.
pub(super) fn reasons(
    source: &Source<'_>,
    columns: &[Column],
    entry: &Entry,
    wanted: &dyn Fn(&ColumnKey) -> bool,
) -> Option<Block> {
    let has_status = entry.reasons.iter().any(|reason| reason.status.is_some());
    let has_message = entry.reasons.iter().any(|reason| reason.message.is_some());
    let all = [
        (ColumnKey::Status, "Status"),
        (ColumnKey::Message, "Message"),
        (ColumnKey::Cause, "Cause"),
        (ColumnKey::Remedy, "Remedy"),
        (ColumnKey::Retry, "Retry"),
    ];
    let shown = all.into_iter().filter(|(key, _)| match key {
        ColumnKey::Status => has_status,
        ColumnKey::Message => has_message && wanted(key),
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

/// The causes of an entry with the remedy of each, unless one remedy is that of all.
pub(super) fn cases(columns: &[Column], entry: &Entry) -> Option<Block> {
    let mut remedies = entry.cases.iter().map(|case| &case.remedy);
    let first = remedies.next()?;
    if remedies.all(|remedy| remedy == first) && first.is_some() {
        return None;
    }
    let text = |text: &Option<String>| text.iter().map(|text| cell::markdown(text)).collect();
    let rows = entry
        .cases
        .iter()
        .map(|case| cells([text(&case.cause), text(&case.remedy)]));
    let headings = [
        label(columns, ColumnKey::Cause, "Cause"),
        label(columns, ColumnKey::Remedy, "Remedy"),
    ];
    Some(filled(&headings, rows.collect()))
}

fn label<'a>(columns: &'a [Column], key: ColumnKey, otherwise: &'a str) -> &'a str {
    let mut columns = columns.iter();
    columns
        .find(|column| column.key == key)
        .map_or(otherwise, |column| &column.label)
}

/// Where a body says which reason it is.
fn reason_path(api: &Api) -> Option<String> {
    let envelope = api.envelope.as_ref()?;
    let own = envelope.path(Hole::Reason).map(Segment::join);
    own.or_else(|| {
        let details = Segment::join(envelope.path(Hole::Details)?);
        Some(if details.is_empty() {
            "reason".to_owned()
        } else {
            format!("{details}.reason")
        })
    })
}
