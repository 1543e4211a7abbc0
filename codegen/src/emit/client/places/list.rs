//! Where a body has a list of errors, and where one of them has its parts.

use errcat_catalog::Catalog;
use errcat_catalog::api::{Body, Hole, Segment};
use serde::Serialize;

use super::{Paths, paths_of};
use crate::emit::client::{Syntax, param};

/// The list of the errors of a response that has several.
#[derive(Serialize)]
pub(in crate::emit::client) struct Each {
    path: String,
    /// The path of its first error.
    first: String,
    /// Whether the body says an error of its own beside it.
    is_whole: bool,
    /// Whether each error is a text or a number, and no object.
    is_text: bool,
    /// Whether each error has a status of its own.
    has_status: bool,
    /// Where a body whose list has one error holds the parts of that.
    paths: Paths,
    /// What of the body around the list holds for each error.
    shared: Vec<String>,
}

pub(super) fn has_list(catalog: &Catalog) -> bool {
    (catalog.envelope.as_ref()).is_some_and(|envelope| envelope.each.is_some())
}

pub(in crate::emit::client) fn each(catalog: &Catalog, syntax: &Syntax) -> Option<Each> {
    let envelope = catalog.envelope.as_ref()?;
    let each = envelope.each.as_ref()?;
    let first = each.first();
    let is_inside = |path: &[Segment]| path.starts_with(&first);
    let at = |hole| {
        let is_own = |path: &&[Segment]| hole != Hole::Details || is_inside(path);
        each.path(hole).filter(is_own)
    };
    let holes = each
        .holes
        .iter()
        .filter(|place| place.hole != Hole::Details);
    let around = holes.map(|place| place.path.as_slice());
    let ids = catalog.correlation.iter().map(|id| id.path.as_slice());
    let shared = around.chain(ids.filter(|path| !path.is_empty()));
    Some(Each {
        path: param::path(&each.path, syntax),
        first: param::path(&first, syntax),
        is_whole: each.is_whole,
        is_text: matches!(envelope.item(), Some(Body::Hole(_))),
        has_status: each.is_in_item(Hole::Status) || each.is_in_item(Hole::StatusText),
        paths: paths_of(catalog, &at, syntax),
        shared: shared
            .filter(|path| !is_inside(path))
            .map(|path| param::path(path, syntax))
            .collect(),
    })
}
