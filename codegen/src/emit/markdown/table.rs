//! Tables of what a catalogue declares besides its errors. A column that no row fills gives way.

use errcat_catalog::api::{Api, Column, Operation, Section};

use super::{Block, Row, Source, Text, cell, details};
use crate::escape::markdown_code;

pub(super) fn fields(api: &Api) -> Block {
    let yes = |value: Option<bool>, yes: &str, no: &str| match value {
        Some(true) => vec![cell::plain(yes)],
        Some(false) => vec![cell::plain(no)],
        None => Vec::new(),
    };
    let rows = api.fields.iter().map(|field| {
        cells([
            vec![cell::code(&field.name)],
            optional(field.doc.as_ref()),
            yes(field.stable, "stable", "may change"),
            yes(field.user_safe, "yes", "no"),
        ])
    });
    filled(
        &["Field", "Meaning", "Stability", "Safe for end users"],
        rows.collect(),
    )
}

pub(super) fn statuses(api: &Api, columns: &[Column]) -> Block {
    let row = |info| cells(columns.iter().map(|column| cell::status(info, column.key)));
    filled(&labels(columns), api.statuses.iter().map(row).collect())
}

pub(super) fn exceptions(api: &Api, columns: &[Column]) -> Block {
    let row = |class| {
        cells(
            columns
                .iter()
                .map(|column| cell::exception(class, column.key)),
        )
    };
    filled(&labels(columns), api.exceptions.iter().map(row).collect())
}

/// What every public error is called in each language.
pub(super) fn classes(source: &Source<'_>, columns: &[Column]) -> Block {
    let rows = source.api.public_entries().map(|entry| {
        cells(
            columns
                .iter()
                .map(|column| cell::entry(source, columns, entry, column.key)),
        )
    });
    filled(&labels(columns), rows.collect())
}

/// The headers that a section names, or all of them.
pub(super) fn headers(api: &Api, section: &Section) -> Block {
    let wanted = |role: &String| section.headers.is_empty() || section.headers.contains(role);
    let headers = api.headers.iter().filter(|header| wanted(&header.role));
    let rows = headers.map(|header| {
        let on = header.on.as_deref().unwrap_or("Error responses");
        cells([
            vec![cell::code(&header.name)],
            optional(header.doc.as_ref()),
            vec![cell::markdown(on)],
        ])
    });
    filled(&["Header", "Meaning", "On"], rows.collect())
}

pub(super) fn correlation(api: &Api) -> Block {
    let rows = api
        .correlation
        .iter()
        .map(|id| cells([vec![cell::code(&id.name)], optional(id.doc.as_ref())]));
    filled(&["Id", "Meaning"], rows.collect())
}

pub(super) fn constants(api: &Api) -> Block {
    let rows = api.constants.iter().map(|constant| {
        cells([
            vec![cell::code(&constant.name)],
            vec![cell::plain(&constant.value)],
            optional(constant.doc.as_ref()),
        ])
    });
    filled(&["Name", "Value", "Meaning"], rows.collect())
}

/// What the API does, each with the public errors that it may return.
pub(super) fn operations(api: &Api) -> Block {
    let errors = |operation: &Operation| {
        let returned = |name: &&str| operation.entries.iter().any(|own| own == name);
        let labels = api
            .public_entries()
            .filter(|entry| returned(&entry.name.as_str()))
            .map(|entry| match &entry.code {
                Some(code) => markdown_code(code),
                None => cell::escaped(&entry.title),
            });
        let labels = labels.collect::<Vec<_>>().join(", ");
        (!labels.is_empty()).then_some(Text::Markdown(labels))
    };
    let rows = api.operations.iter().map(|operation| {
        cells([
            vec![cell::code(&operation.name)],
            optional(operation.doc.as_ref()),
            errors(operation).into_iter().collect(),
        ])
    });
    filled(&["Operation", "Meaning", "Errors"], rows.collect())
}

pub(super) fn retired(api: &Api) -> Block {
    let rows = api.no_longer_sent().map(|retired| {
        let target = retired
            .replaced_by
            .as_ref()
            .and_then(|name| api.entry(name));
        let row = cells([
            vec![cell::code(retired.code.as_ref().unwrap_or(&retired.name))],
            retired.since.iter().map(cell::plain).collect(),
            target
                .map(|entry| cell::code(details::label(entry)))
                .into_iter()
                .collect(),
            optional(retired.note.as_ref()),
        ]);
        Row {
            anchor: Some(retired.anchor.clone()),
            ..row
        }
    });
    filled(&["Code", "Retired", "Use", "Note"], rows.collect())
}

/// A table of the catalogue's own, with every column that it has there.
pub(super) fn own(api: &Api, section: &Section) -> Option<Block> {
    let mut tables = api.tables.iter();
    let table = tables.find(|table| Some(&table.id) == section.table.as_ref())?;
    let row = |row: &Vec<String>| cells(row.iter().map(|text| vec![cell::markdown(text)]));
    Some(Block::Table {
        headings: table.columns.clone(),
        rows: table.rows.iter().map(row).collect(),
    })
}

/// A table without the columns that no row fills.
pub(super) fn filled(headings: &[&str], mut rows: Vec<Row>) -> Block {
    let has_text = |at: usize| rows.iter().any(|row| !row.cells[at].is_empty());
    let keep: Vec<bool> = (0..headings.len())
        .map(|at| rows.is_empty() || has_text(at))
        .collect();
    for row in &mut rows {
        let mut kept = keep.iter();
        row.cells.retain(|_| kept.next() == Some(&true));
    }
    let headings = headings.iter().zip(&keep).filter(|(_, keep)| **keep);
    Block::Table {
        headings: headings.map(|(heading, _)| (*heading).to_owned()).collect(),
        rows,
    }
}

pub(super) fn labels(columns: &[Column]) -> Vec<&str> {
    columns.iter().map(|column| column.label.as_str()).collect()
}

pub(super) fn cells(cells: impl IntoIterator<Item = Vec<Text>>) -> Row {
    Row {
        anchor: None,
        cells: cells.into_iter().collect(),
    }
}

fn optional(markdown: Option<&String>) -> Vec<Text> {
    markdown.cloned().map(Text::Markdown).into_iter().collect()
}
