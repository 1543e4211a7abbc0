//! The names that a package makes of those in the catalogue, out of the table by which collisions are judged.

use std::collections::BTreeSet;

use errcat_catalog::{Catalog, Owner, declared};

use super::Syntax;

/// They stand where what they are made of stands in the catalogue; a language that has none of a kind has empty ones.
pub(super) struct Made {
    /// The errors that others are cases of, by name.
    pub(super) parents: BTreeSet<String>,
    /// The function that narrows to an entry.
    pub(super) guards: Vec<String>,
    /// The type of the details of an entry.
    pub(super) details: Vec<String>,
    /// The class of what the catalogue does not know, for each class by status.
    pub(super) unknown: Vec<String>,
    /// What tells the errors of an operation.
    pub(super) operations: Vec<String>,
    /// The same below an error, by the prefix of their codes.
    pub(super) unknown_of: Vec<String>,
    /// The classes of failures without a response.
    pub(super) failures: [String; 4],
    /// The class that a retired error had, unless another has the name now.
    pub(super) retired: Vec<Option<String>>,
    /// The function that narrowed to it.
    pub(super) retired_guards: Vec<Option<String>>,
}

impl Made {
    pub(super) fn new(catalog: &Catalog, syntax: &Syntax) -> Self {
        let parents = catalog
            .public_entries()
            .filter_map(|entry| entry.parent.clone());
        let mut made = Self {
            parents: parents.collect(),
            guards: vec![String::new(); catalog.entries.len()],
            details: vec![String::new(); catalog.entries.len()],
            unknown: vec![String::new(); catalog.exceptions.len()],
            operations: vec![String::new(); catalog.operations.len()],
            unknown_of: vec![String::new(); catalog.entries.len()],
            failures: Default::default(),
            retired: vec![None; catalog.retired.len()],
            retired_guards: vec![None; catalog.retired.len()],
        };
        for declared in declared(catalog) {
            let Some(name) = (syntax.declared)(&declared).map(str::to_owned) else {
                continue;
            };
            match declared.owner {
                Owner::Guard(at) => made.guards[at] = name,
                Owner::Details(at) => made.details[at] = name,
                Owner::Unknown(at) => made.unknown[at] = name,
                Owner::OperationClasses(at) => made.operations[at] = name,
                Owner::UnknownOf(at) => made.unknown_of[at] = name,
                Owner::Failure(at) => made.failures[at] = name,
                Owner::Retired(at) => made.retired[at] = Some(name),
                Owner::RetiredGuard(at) => made.retired_guards[at] = Some(name),
                _ => {}
            }
        }
        made
    }
}
