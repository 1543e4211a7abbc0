//! Which names of a package are taken, so that further ones meet none of them.

use std::collections::BTreeSet;

use errcat_catalog::{Catalog, is_reserved_class};
use heck::ToPascalCase as _;

use super::Syntax;

/// The names of the package's types and guards, each of which may be given once.
pub(super) struct Taken(BTreeSet<String>);

impl Taken {
    pub(super) fn new(catalog: &Catalog, syntax: &Syntax) -> Self {
        let entries = catalog.entries.iter().map(|entry| &entry.identifiers);
        let families = catalog.exceptions.iter().map(|family| &family.identifiers);
        let records = catalog.types.iter().map(|record| &record.identifiers);
        let given = entries
            .chain(families)
            .chain(records)
            .map(syntax.identifier);
        let own = ["isApiError", "isKnownError"];
        Self(given.chain(own).map(str::to_owned).collect())
    }

    /// The name that is wanted, with as many `_` behind it as make it free.
    pub(super) fn free(&mut self, mut wanted: String) -> String {
        while !self.0.insert(wanted.clone()) {
            wanted.push('_');
        }
        wanted
    }

    /// The class that an entry of this name had, unless another or a language has the name.
    pub(super) fn old(&mut self, entry: &str) -> Option<String> {
        let mut class = entry.to_pascal_case();
        if !class.ends_with("Error") {
            class.push_str("Error");
        }
        let is_free = !is_reserved_class(&class) && self.0.insert(class.clone());
        is_free.then_some(class)
    }
}
