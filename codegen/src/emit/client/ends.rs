//! How things end: the close codes of a WebSocket, and the exit codes of a command line.

use errcat_catalog::Catalog;
use errcat_catalog::api::Exception;
use serde::Serialize;

use super::Syntax;

/// A class with the number that stands for it.
#[derive(Serialize)]
pub(in crate::emit) struct End {
    pub(super) class: String,
    number: u16,
}

/// The close codes.
pub(super) fn closes(catalog: &Catalog, syntax: &Syntax) -> Vec<End> {
    let close = |entry: &errcat_catalog::api::Entry| {
        Some(End {
            class: (syntax.identifier)(&entry.identifiers).to_owned(),
            number: entry.close?,
        })
    };
    catalog.public_entries().filter_map(close).collect()
}

/// The exit codes, each before those of the classes above it, without those that these say.
pub(super) fn exits(catalog: &Catalog, syntax: &Syntax) -> Vec<End> {
    let mut exits = Vec::new();
    for entry in catalog.public_entries() {
        let class = catalog.exception(&entry.exception);
        if entry.exit != class.and_then(|class| class.exit) {
            exits.extend(end(entry.exit, (syntax.identifier)(&entry.identifiers)));
        }
    }
    let mut classes: Vec<&Exception> = catalog.exceptions.iter().collect();
    classes.sort_by_key(|class| std::cmp::Reverse(depth(catalog, class)));
    for class in classes {
        if class.exit != catalog.parent_of(class).and_then(|parent| parent.exit) {
            exits.extend(end(class.exit, (syntax.identifier)(&class.identifiers)));
        }
    }
    exits
}

fn end(exit: Option<u8>, class: &str) -> Option<End> {
    Some(End {
        class: class.to_owned(),
        number: exit?.into(),
    })
}

/// How many classes stand above one.
fn depth(catalog: &Catalog, class: &Exception) -> usize {
    let mut depth = 0;
    let mut next = class;
    while let Some(parent) = catalog.parent_of(next) {
        next = parent;
        depth += 1;
        // A circle has been refused already.
        if depth > catalog.exceptions.len() {
            break;
        }
    }
    depth
}
