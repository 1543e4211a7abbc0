//! Codes that several errors have.

use std::collections::HashMap;

use errcat_catalog::Catalog;
use errcat_catalog::api::{Entry, Envelope};
use serde::Serialize;

use super::Syntax;

/// Such codes, and how responses of their errors are told apart.
#[derive(Serialize)]
pub(super) struct Shared {
    codes: Vec<SharedCode>,
    /// Whether the envelope tells errors of one code apart.
    by_envelope: bool,
    /// The place of the catalogue's own envelope, which is read where nothing fits.
    own: Option<usize>,
}

/// A code with its errors, in the order of the catalogue.
#[derive(Serialize)]
struct SharedCode {
    code: String,
    /// The code as it is in the type of codes.
    literal: String,
    errors: Vec<SharedError>,
}

#[derive(Serialize)]
struct SharedError {
    class: String,
    /// The place of its envelope: of those of JSON, then of forms, then of plain text.
    envelope: Option<usize>,
}

/// Nothing where each code is of one error.
pub(super) fn shared(catalog: &Catalog, syntax: &Syntax) -> Option<Shared> {
    let mut known: Vec<(&str, Vec<&Entry>)> = Vec::new();
    let mut places: HashMap<&str, usize> = HashMap::new();
    for entry in catalog.public_entries().filter(|entry| entry.shares_code) {
        let code = entry.code.as_deref().unwrap_or_default();
        let place = *places.entry(code).or_insert(known.len());
        if place == known.len() {
            known.push((code, Vec::new()));
        }
        known[place].1.push(entry);
    }
    let place = |envelope: Option<&Envelope>| place(catalog, envelope?);
    let mut codes = Vec::new();
    let mut by_envelope = false;
    for (code, entries) in known {
        let error = |entry: &&Entry| SharedError {
            class: (syntax.identifier)(&entry.identifiers).to_owned(),
            envelope: place(catalog.envelope_of(entry)),
        };
        by_envelope |= entries
            .iter()
            .any(|entry| entry.envelope != entries[0].envelope);
        codes.push(SharedCode {
            literal: if super::has_integer_codes(catalog) {
                code.to_owned()
            } else {
                (syntax.string)(code)
            },
            code: (syntax.string)(code),
            errors: entries.iter().map(error).collect(),
        });
    }
    let own = place(catalog.envelope.as_ref());
    (!codes.is_empty()).then_some(Shared {
        codes,
        by_envelope,
        own,
    })
}

/// The place of an envelope that has a body, among all such: those of JSON, then forms, then plain text.
fn place(catalog: &Catalog, envelope: &Envelope) -> Option<usize> {
    let form = |envelope: &Envelope| match envelope {
        envelope if envelope.is_json() => 0,
        envelope if envelope.is_form() => 1,
        _ => 2,
    };
    let bodies = catalog
        .every_envelope()
        .filter(|known| !known.media_type.is_empty());
    let mut bodies: Vec<&Envelope> = bodies.collect();
    bodies.sort_by_key(|known| form(known));
    bodies
        .iter()
        .position(|known| std::ptr::eq(*known, envelope))
}
