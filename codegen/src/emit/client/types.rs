//! Problem types as a client package knows them.

use errcat_catalog::Catalog;
use errcat_catalog::api::Entry;
use serde::Serialize;

use super::{ByStatus, Syntax};

/// How errors are told apart by the types of problems.
#[derive(Serialize)]
pub(super) struct Types {
    /// Whether they are the pages of the errors.
    are_pages: bool,
    /// What relative types are resolved against.
    base: Option<String>,
    /// What stands before and behind the code in the types that are made of one.
    template: Option<(String, String)>,
    own: Vec<OwnType>,
    /// The statuses of errors whose type is `about:blank`.
    blank: Vec<ByStatus>,
}

/// A type that is made of no code, and the class of its error.
#[derive(Serialize)]
struct OwnType {
    #[serde(rename = "type")]
    ty: String,
    class: String,
}

pub(super) fn types(catalog: &Catalog, syntax: &Syntax) -> Option<Types> {
    if !catalog.reads_types() {
        return None;
    }
    let string = syntax.string;
    let class = |entry: &Entry| (syntax.identifier)(&entry.identifiers).to_owned();
    let types = catalog.problem_types.as_ref();
    let own = catalog.own_types().into_iter().map(|(ty, entry)| OwnType {
        ty: string(&ty),
        class: class(entry),
    });
    let blank = catalog.blank_statuses();
    Some(Types {
        are_pages: catalog.types_are_pages(),
        base: types.and_then(|types| types.base.as_deref()).map(string),
        template: (catalog.type_template())
            .map(|(before, behind)| (string(&before), string(&behind))),
        own: own.collect(),
        blank: super::by_status(blank, syntax),
    })
}
