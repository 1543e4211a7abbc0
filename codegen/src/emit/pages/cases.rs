//! Causes with the remedy of each: as rows of the error, or as a table where the error has words for all of them besides.

use errcat_catalog::api::{Column, ColumnKey, Entry};

use super::{
    Block, Row, Text, below, cell,
    table::{cells, filled},
};

/// The rows of an error with these cells: one, or one for each of its cases.
pub(super) fn rows(columns: &[Column], entry: &Entry, cells_of_all: Vec<Vec<Text>>) -> Vec<Row> {
    if !are_rows(columns, entry) {
        return vec![cells(cells_of_all)];
    }
    let has_code = columns.iter().any(|column| is_name(column.key));
    let mut rows = Vec::new();
    for (index, case) in entry.cases.iter().enumerate() {
        let cell = |(at, column): (usize, &Column)| match column.key {
            ColumnKey::Cause => text(case.cause.as_ref()),
            ColumnKey::Remedy => text(case.remedy.as_ref()),
            _ if index == 0 => cells_of_all[at].clone(),
            key if is_name(key) || !has_code && at == 0 => {
                cells_of_all[at].iter().take(1).cloned().collect()
            }
            _ => Vec::new(),
        };
        rows.push(cells(columns.iter().enumerate().map(cell)));
    }
    rows
}

/// Whether each case has a row: the error has no words for all of its causes or remedies, and the remedies differ.
pub(super) fn are_rows(columns: &[Column], entry: &Entry) -> bool {
    let has = |key| columns.iter().any(|column| column.key == key);
    has(ColumnKey::Cause)
        && has(ColumnKey::Remedy)
        && !has(ColumnKey::Cases)
        && !has_own_words(entry)
        && differ(entry)
}

/// The causes of an error with the remedy of each, unless the words of the error say as much: where each case has a remedy of
/// its own, words that name them all do not say which is whose.
pub(super) fn table(columns: &[Column], entry: &Entry) -> Option<Block> {
    if entry.cases.is_empty() || are_said(entry) {
        return None;
    }
    let rows = entry.cases.iter();
    let rows = rows.map(|case| cells([text(case.cause.as_ref()), text(case.remedy.as_ref())]));
    let headings = [
        below::label(columns, ColumnKey::Cause, "Cause"),
        below::label(columns, ColumnKey::Remedy, "Remedy"),
    ];
    Some(filled(&headings, rows.collect()))
}

fn are_said(entry: &Entry) -> bool {
    let mut causes = entry.cases.iter().filter_map(|case| case.cause.as_ref());
    let mut remedies = entry.cases.iter().filter_map(|case| case.remedy.as_ref());
    let in_pairs = !differ(entry) || !has_causes(entry) && !has_remedies(entry) && share(entry);
    in_pairs
        && causes.all(|text| says(&entry.causes, text))
        && remedies.all(|text| says(&entry.remedies, text))
}

/// Whether these words have that text among them, whatever its first letter and its full stop.
pub(super) fn says(words: &[String], text: &str) -> bool {
    let text = text.trim().trim_end_matches('.').to_lowercase();
    let mut words = words.iter();
    words.any(|words| words.to_lowercase().contains(&text))
}

/// Whether the error says something of all of its cases.
fn has_own_words(entry: &Entry) -> bool {
    !has_causes(entry) || !has_remedies(entry)
}

/// Whether the causes of the error are those of its cases.
fn has_causes(entry: &Entry) -> bool {
    let of_cases = entry.cases.iter().filter_map(|case| case.cause.as_ref());
    entry.causes.iter().eq(of_cases)
}

fn has_remedies(entry: &Entry) -> bool {
    let of_cases = entry.cases.iter().filter_map(|case| case.remedy.as_ref());
    entry.remedies.iter().eq(of_cases)
}

fn differ(entry: &Entry) -> bool {
    let mut remedies = entry.cases.iter().map(|case| &case.remedy);
    let first = remedies.next();
    remedies.any(|remedy| Some(remedy) != first)
}

/// Whether cases have a remedy in common.
fn share(entry: &Entry) -> bool {
    let cases = &entry.cases;
    let again = |at: usize| {
        cases[..at]
            .iter()
            .any(|case| case.remedy == cases[at].remedy)
    };
    (1..cases.len()).any(again)
}

fn is_name(key: ColumnKey) -> bool {
    matches!(key, ColumnKey::Code | ColumnKey::Name)
}

fn text(text: Option<&String>) -> Vec<Text> {
    text.into_iter().map(|text| cell::markdown(text)).collect()
}
