//! Where a body has a list of errors, and where one of them has its parts.

use errcat_catalog::Catalog;
use errcat_catalog::api::{Body, Hole, Place, Segment};
use serde::Serialize;

use super::{Paths, paths_of};
use crate::emit::client::{Syntax, param};

/// The list of the errors of a response that has several.
#[derive(Serialize)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "questions about a list, not states"
)]
pub(in crate::emit::client) struct Each {
    path: String,
    /// The path of its first error.
    first: String,
    /// Whether the body says an error of its own beside it.
    is_whole: bool,
    /// Whether each error is a text or a number, and no object.
    is_text: bool,
    /// Whether the list is one of bodies that have an error each.
    is_batch: bool,
    /// Where an item has the object without which it is no error, if that is not the item.
    error: Option<String>,
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
    let is_batch = each.is_batch;
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
    let common = catalog.common_params();
    let common = common.filter(|param| param.place == Place::Body);
    let common = common.map(|param| param.path.as_slice());
    let shared = around.chain(ids.chain(common).filter(|path| !path.is_empty()));
    Some(Each {
        path: param::path(&each.path, syntax),
        first: param::path(&first, syntax),
        is_whole: each.is_whole,
        is_batch,
        error: Some(each.error())
            .filter(|path| !path.is_empty())
            .map(|path| param::path(&path, syntax)),
        is_text: matches!(envelope.item(), Some(Body::Hole(_))),
        has_status: each.is_in_item(Hole::Status) || each.is_in_item(Hole::StatusText),
        paths: paths_of(catalog, &at, syntax),
        shared: shared
            .filter(|path| !is_inside(path))
            .map(|path| param::path(path, syntax))
            .collect(),
    })
}
