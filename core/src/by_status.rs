//! The error of a failure of which only the status is known.

use core::{error::Error, fmt};

use crate::{Catalog, CatalogError, Entry, ErrorSet, Facts, Failure, Status, derived};

/// A failure as the catalogue has it by its status.
#[derive(Debug)]
pub(crate) struct ByStatus {
    catalog: &'static Catalog,
    entry: &'static Entry,
    failure: Failure,
}

/// What a catalogue has no error for.
static UNCATALOGUED: Entry = Entry::without_code(
    "uncatalogued",
    "Request failed",
    "The request failed.",
    Facts::new(),
);

impl ByStatus {
    /// A failure that is none of the catalogue's errors, whatever its status.
    pub(crate) fn uncatalogued<E: ErrorSet>(failure: Failure) -> Self {
        Self {
            catalog: E::CATALOG,
            entry: &UNCATALOGUED,
            failure,
        }
    }

    pub(crate) fn new<E: ErrorSet>(failure: Failure) -> Self {
        Self {
            catalog: E::CATALOG,
            entry: entry::<E>(failure.status()).unwrap_or(&UNCATALOGUED),
            failure,
        }
    }
}

/// The error that says no more than the status, or else that of its class.
///
/// An error of another status of the class would say more than is known, but for a 400: it says that the request is at
/// fault, and so does every `4xx`.
fn entry<E: ErrorSet>(status: u16) -> Option<&'static Entry> {
    let class = Status::Class(if status < 500 { 4 } else { 5 });
    let order = [
        Some(Status::Exact(status)),
        Some(class),
        (status < 500).then_some(Status::Exact(400)),
    ];
    let mut best = (order.len(), None);
    E::by_status(&mut |entry| {
        let rank = order
            .iter()
            .position(|status| status.is_some() && *status == entry.status);
        if let Some(rank) = rank.filter(|rank| *rank < best.0) {
            best = (rank, Some(entry));
        }
    });
    best.1
}

impl CatalogError for ByStatus {
    fn catalog(&self) -> &'static Catalog {
        self.catalog
    }

    fn entry(&self) -> &'static Entry {
        self.entry
    }

    fn status(&self) -> Option<Status> {
        Some(Status::Exact(self.failure.status()))
    }
}

impl Error for ByStatus {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&self.failure)
    }
}

impl fmt::Display for ByStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if core::ptr::eq(self.entry, &raw const UNCATALOGUED) {
            self.failure.fmt(f)
        } else {
            derived::message(self, f)
        }
    }
}
