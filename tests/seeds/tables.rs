//! The nine tables of the pages, cell for cell in the Markdown reference that errcat makes.

use std::fs;

use errcat_catalog::Sources;
use errcat_codegen::Target;

use crate::support::{artifacts, page, root};

#[test]
fn eachlabs_statuses() {
    same("eachlabs", "statuses");
}

#[test]
fn eachlabs_errors_by_product() {
    same("eachlabs", "errors");
}

#[test]
fn studio_statuses() {
    same("studio", "statuses");
}

#[test]
fn studio_errors_by_category() {
    same("studio", "errors");
}

#[test]
fn studio_tiers() {
    same("studio", "tiers");
}

#[test]
fn evolution_errors_by_status() {
    same("evolution", "errors");
}

#[test]
fn workspace_errors() {
    same("workspace", "errors");
}

#[test]
fn workspace_exceptions() {
    same("workspace", "exceptions");
}

#[test]
fn prompts_errors() {
    same("prompts", "errors");
}

/// Compares the lines of a page's table with the tables of the reference that have the same columns.
fn same(name: &str, table: &str) {
    let wanted = fs::read_to_string(root().join(format!("tests/seeds/{name}-{table}.tsv")));
    let wanted = wanted.expect("the table of the page");
    let headings = wanted.lines().next().expect("a table has headings");
    let divided = wanted.contains("\n# ");
    let mut found = vec![headings.to_owned()];
    for table in reference(name)
        .tables
        .iter()
        .filter(|table| table.headings.join("\t") == headings)
    {
        if divided {
            found.push(format!("# {}", table.under));
        }
        found.extend(table.rows.iter().map(|row| row.join("\t")));
    }
    assert_eq!(found, wanted.lines().collect::<Vec<_>>());
}

/// The reference of that catalogue, as people read it.
pub(crate) fn reference(name: &str) -> page::Page {
    let mut sources = Sources::new();
    let path = root().join(format!("catalog/apis/{name}.yaml"));
    let file = sources.read(&path).expect("the catalogue is there");
    page::read(&artifacts(&mut sources, file, Target::Markdown)[0].contents)
}
