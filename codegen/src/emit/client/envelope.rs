//! Several envelopes, as clients tell them apart.

use errcat_catalog::Catalog;
use errcat_catalog::api::Envelope;
use serde::Serialize;

use super::Syntax;
use super::places::{self, Constant, Paths};

/// An envelope, and what its bodies have.
#[derive(Serialize)]
pub(super) struct ClientEnvelope {
    /// `json`, `form` or `text`.
    form: &'static str,
    paths: Paths,
    constants: Vec<Constant>,
}

/// All that have a body, if there are several, or the only one is no JSON.
pub(super) fn all(catalog: &Catalog, syntax: &Syntax) -> Vec<ClientEnvelope> {
    let is_other = |own: &Envelope| !own.is_json();
    if catalog.envelopes.is_empty() && !catalog.envelope.as_ref().is_some_and(is_other) {
        return Vec::new();
    }
    let of = |envelope: &Envelope| ClientEnvelope {
        form: match envelope {
            envelope if envelope.is_form() => "form",
            envelope if envelope.is_text() => "text",
            _ => "json",
        },
        paths: places::paths(catalog, Some(envelope), syntax),
        constants: places::constants(Some(envelope), syntax),
    };
    let mut bodies: Vec<ClientEnvelope> = Vec::new();
    for envelope in catalog.every_envelope() {
        if !envelope.media_type.is_empty() {
            bodies.push(of(envelope));
        }
    }
    bodies
}
