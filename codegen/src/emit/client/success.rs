//! Responses below 400 that may be errors.

use std::collections::BTreeSet;

use errcat_catalog::api::{self, Said};
use errcat_catalog::{Catalog, Status};
use serde::Serialize;

use super::places::Constant;
use super::{Syntax, number};

/// What tells errors that come with a status of success.
#[derive(Serialize)]
pub(super) struct Success {
    /// The statuses, or the first digit of a class of them.
    statuses: Vec<u16>,
    /// What the body of a success has, though it has a code.
    unless: Vec<Constant>,
}

pub(super) fn success(catalog: &Catalog, syntax: &Syntax) -> Option<Success> {
    let success = catalog.errors_in_success.as_ref()?;
    let spelt = |said: &Said| Constant::new(&said.path, &said.value, syntax);
    Some(Success {
        statuses: success.statuses.iter().copied().map(number).collect(),
        unless: success.unless.iter().map(spelt).collect(),
    })
}

/// The statuses below 400 that an error has all the same, or the first digits of the classes of such.
pub(super) fn low_statuses(catalog: &Catalog) -> Vec<u16> {
    low(catalog).into_iter().map(number).collect()
}

/// The same as people write them.
pub(super) fn low_names(catalog: &Catalog) -> Vec<String> {
    low(catalog).iter().map(Status::to_string).collect()
}

fn low(catalog: &Catalog) -> Vec<Status> {
    let declared = catalog
        .public_entries()
        .flat_map(api::Entry::declared_statuses);
    let is_low = |status: &Status| matches!(status, Status::Exact(status) if *status < 400);
    let declared = declared.filter(is_low);
    let success = catalog.errors_in_success.iter();
    let all = declared.chain(success.flat_map(|success| success.statuses.iter().copied()));
    let mut low = Vec::new();
    let mut seen = BTreeSet::new();
    for status in all {
        if seen.insert(number(status)) {
            low.push(status);
        }
    }
    low.sort_by_key(|status| number(*status));
    low
}
