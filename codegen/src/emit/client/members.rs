//! Members of bodies with a role, and the standard details of AIP-193.

use errcat_catalog::Catalog;
use errcat_catalog::api::{Envelope, Hole, Place};
use serde::Serialize;

use super::{Syntax, param};

/// Where members of a body are that say whether and when to try again, and what else to do.
#[derive(Serialize)]
pub(super) struct Members {
    retry_after: Option<String>,
    retry_after_ms: Option<String>,
    should_retry: Option<String>,
    recovery: Option<String>,
    /// Whether one of them is a time to wait.
    has_wait: bool,
}

pub(super) fn members(catalog: &Catalog, syntax: &Syntax) -> Option<Members> {
    if catalog.members.is_empty() {
        return None;
    }
    let spelt = |role| catalog.member(role).map(|path| param::path(path, syntax));
    let (retry_after, retry_after_ms) = (spelt("retry_after"), spelt("retry_after_ms"));
    Some(Members {
        has_wait: retry_after.is_some() || retry_after_ms.is_some(),
        retry_after,
        retry_after_ms,
        should_retry: spelt("should_retry"),
        recovery: spelt("recovery"),
    })
}

/// The domain of standard details, as a literal, where a body has such.
pub(super) fn domain(catalog: &Catalog, syntax: &Syntax) -> Option<String> {
    let mut envelopes = catalog.every_envelope();
    let has_details = envelopes.any(|envelope| envelope.typed.is_some());
    has_details.then(|| (syntax.string)(catalog.domain()))
}

/// Which of the envelopes of JSON has details that are all texts.
pub(super) fn texts_at(catalog: &Catalog) -> Option<usize> {
    let json = catalog.every_envelope().filter(|known| known.is_json());
    let json: Vec<&Envelope> = json.collect();
    json.iter().position(|known| known.has_text_details())
}

/// Whether a param of an error stands where others have the message.
pub(super) fn has_two_shapes(catalog: &Catalog) -> bool {
    let mut entries = catalog.public_entries();
    entries.any(|entry| {
        let envelope = catalog.envelope_of(entry);
        let message = envelope.and_then(|envelope| envelope.path(Hole::Message));
        let mut params = entry.public_params();
        params.any(|param| param.place == Place::Body && Some(param.path.as_slice()) == message)
    })
}
