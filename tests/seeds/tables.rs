//! The nine tables of the pages, cell for cell.

use std::{fs, path::Path};

use errcat_catalog::{
    Status,
    api::{Api, ColumnKey, Entry, Exception, GroupBy, Layout, Section, Show, StatusInfo},
};

use crate::page::{catalogue, plain};

#[test]
fn eachlabs_statuses() {
    same("eachlabs", "statuses", Show::Statuses);
}

#[test]
fn eachlabs_errors_by_product() {
    same("eachlabs", "errors", Show::Errors);
}

#[test]
fn studio_statuses() {
    same("studio", "statuses", Show::Statuses);
}

#[test]
fn studio_errors_by_category() {
    same("studio", "errors", Show::Errors);
}

#[test]
fn studio_tiers() {
    same("studio", "tiers", Show::Table);
}

#[test]
fn evolution_errors_by_status() {
    same("evolution", "errors", Show::Errors);
}

#[test]
fn workspace_errors() {
    same("workspace", "errors", Show::Errors);
}

#[test]
fn workspace_exceptions() {
    same("workspace", "exceptions", Show::Exceptions);
}

#[test]
fn prompts_errors() {
    same("prompts", "errors", Show::Errors);
}

/// Compares the lines of the page's table with those of the section that shows the same in the catalogue.
fn same(name: &str, table: &str, show: Show) {
    let api = catalogue(name);
    let mut sections = api.docs.sections.iter();
    let section = sections
        .find(|section| section.show == show && section.layout == Layout::Table)
        .expect("a section that shows it");
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/seeds/{name}-{table}.tsv"));
    let page = fs::read_to_string(path).expect("the table of the page");
    let page: Vec<_> = page.lines().map(str::to_owned).collect();
    assert_eq!(lines(&api, section), page);
}

/// A table as the files beside this one write it.
fn lines(api: &Api, section: &Section) -> Vec<String> {
    if section.show == Show::Table {
        let id = section.table.as_deref().expect("a table");
        let mut tables = api.tables.iter();
        let table = tables.find(|table| table.id == id).expect("the table");
        let rows = table.rows.iter();
        let rows = rows.map(|row| {
            row.iter()
                .map(|cell| plain(cell))
                .collect::<Vec<_>>()
                .join("\t")
        });
        return std::iter::once(table.columns.join("\t"))
            .chain(rows)
            .collect();
    }
    let labels: Vec<_> = section
        .columns
        .iter()
        .map(|column| column.label.as_str())
        .collect();
    let mut lines = vec![labels.join("\t")];
    match (section.show, section.group_by) {
        (Show::Statuses, _) => {
            lines.extend(
                api.statuses
                    .iter()
                    .map(|info| row(section, |key| of_status(info, key))),
            );
        }
        (Show::Exceptions, _) => {
            lines.extend(
                api.exceptions
                    .iter()
                    .map(|class| row(section, |key| of_class(class, key))),
            );
        }
        (_, GroupBy::None) => {
            lines.extend(
                api.entries
                    .iter()
                    .map(|entry| row(section, |key| of_entry(entry, key))),
            );
        }
        (_, GroupBy::Group) => {
            for group in api
                .groups
                .iter()
                .filter(|group| section.groups.is_empty() || section.groups.contains(&group.id))
            {
                lines.push(format!("# {}", group.title));
                let entries = api.entries.iter();
                let entries = entries.filter(|entry| entry.group.as_ref() == Some(&group.id));
                lines.extend(entries.map(|entry| row(section, |key| of_entry(entry, key))));
            }
        }
        (_, GroupBy::Status) => {
            for info in &api.statuses {
                lines.push(format!("# {}: {}", info.status, info.title));
                let entries = api.entries.iter();
                let entries = entries.filter(|entry| {
                    entry
                        .status
                        .is_some_and(|status: Status| info.status.covers(status))
                });
                lines.extend(entries.map(|entry| row(section, |key| of_entry(entry, key))));
            }
        }
    }
    lines
}

fn row(section: &Section, cell: impl Fn(ColumnKey) -> String) -> String {
    let cells: Vec<_> = section
        .columns
        .iter()
        .map(|column| cell(column.key))
        .collect();
    cells.join("\t")
}

fn of_status(info: &StatusInfo, key: ColumnKey) -> String {
    match key {
        ColumnKey::Status => info.status.to_string(),
        ColumnKey::Title => plain(&info.title),
        ColumnKey::Description => plain(info.description.as_deref().unwrap_or_default()),
        other => panic!("a status has no {other:?}"),
    }
}

fn of_class(class: &Exception, key: ColumnKey) -> String {
    match key {
        ColumnKey::Python => class.identifiers.python.clone(),
        ColumnKey::Typescript => class.identifiers.typescript.clone(),
        ColumnKey::When => plain(class.doc.as_deref().unwrap_or_default()),
        other => panic!("a class has no {other:?}"),
    }
}

fn of_entry(entry: &Entry, key: ColumnKey) -> String {
    let one = |texts: &[String]| match texts {
        [text] => plain(text),
        texts => panic!("a cell of {} has {} texts", entry.name, texts.len()),
    };
    match key {
        ColumnKey::Code => entry.code.clone().unwrap_or_default(),
        ColumnKey::Status => entry
            .status
            .map(|status| status.to_string())
            .unwrap_or_default(),
        ColumnKey::Quoted => format!("\"{}\"", entry.messages[0].template),
        ColumnKey::Cause => one(&entry.causes),
        ColumnKey::Remedy => one(&entry.remedies),
        other => panic!("no page has a column {other:?} of errors"),
    }
}
