//! The classes of errors that the catalogue does not know.

use errcat_catalog::{Catalog, Status};

use super::expect::Facts;
use crate::emit::names::{unknown_case, unknown_name};

/// The class of an error without an entry: that of its kind, else by its status.
pub(super) fn class_of_unknown(catalog: &Catalog, facts: &Facts) -> String {
    let code = facts.received.code.as_deref();
    if let Some(parent) = code.and_then(|code| catalog.by_prefix(code)) {
        return unknown_case(parent);
    }
    let mut kinds = catalog.kinds.iter();
    let kind = kinds.find(|kind| facts.kind.as_ref() == Some(&kind.value));
    let of_kind = kind.and_then(|kind| catalog.exception(kind.exception.as_deref()?));
    match of_kind {
        Some(class) => unknown_name(Some(class)),
        None => class_by_status(catalog, facts.status),
    }
}

/// The class of an error without an entry, by its status: that of the status, else of its class, else the base.
fn class_by_status(catalog: &Catalog, status: Option<u16>) -> String {
    let of = |wanted: Status| {
        let mut classes = catalog.exceptions.iter();
        classes.find(|class| class.statuses.contains(&wanted))
    };
    let exact = status.and_then(|status| of(Status::Exact(status)));
    let class = || of(Status::Class(u8::try_from(status? / 100).ok()?));
    let family = exact.or_else(class);
    unknown_name(family.or_else(|| catalog.fallback_exception()))
}
