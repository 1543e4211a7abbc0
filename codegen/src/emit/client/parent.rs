//! Entries in the order in which a language can declare their classes.

use errcat_catalog::{
    Catalog,
    api::{Audience, Entry},
};

use super::ClientEntry;

/// The entries that clients can meet, each with its place in the catalogue.
pub(super) fn public(catalog: &Catalog) -> Vec<(usize, &Entry)> {
    let places = catalog.entries.iter().enumerate();
    let public = places.filter(|(_, entry)| entry.audience == Audience::Public);
    public.collect()
}

/// The entries, each behind that of which it is a case; none where there are no such.
pub(super) fn first(
    catalog: &Catalog,
    new: &dyn Fn(usize, &Entry) -> ClientEntry,
) -> Vec<ClientEntry> {
    let mut entries = public(catalog);
    let is_above = |(_, entry): &(usize, &Entry)| entry.parent.is_some() || entry.prefix.is_some();
    if !entries.iter().any(is_above) {
        return Vec::new();
    }
    entries.sort_by_cached_key(|(_, entry)| catalog.ancestors(entry).count());
    let entries = entries.into_iter();
    entries.map(|(at, entry)| new(at, entry)).collect()
}
