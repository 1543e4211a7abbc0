//! The entries that stand for a status: what a service answers where only the status of a failure is known.

use errcat_catalog::{
    Status,
    api::{Api, Audience, Entry, Part},
};

/// Names that say no more than the status does, beside its phrase.
const GENERIC: [(u16, &str); 18] = [
    (400, "invalid_request"),
    (401, "unauthenticated"),
    (403, "permission_denied"),
    (404, "resource_not_found"),
    (408, "timeout"),
    (413, "payload_too_large"),
    (413, "request_too_large"),
    (413, "body_too_large"),
    (414, "url_too_long"),
    (422, "unprocessable_entity"),
    (429, "rate_limited"),
    (429, "rate_limit_exceeded"),
    (500, "internal_error"),
    (500, "internal"),
    (500, "server_error"),
    (503, "unavailable"),
    (504, "timeout"),
    (504, "deadline_exceeded"),
];

/// One entry for each status that has one, in the catalogue's order, with its place.
///
/// It takes no values, for nobody is there to give them. Where several entries have the status, it is the one whose name
/// says no more than the status does: any other would claim what is not known.
pub(crate) fn entries(api: &Api) -> Vec<(usize, &Entry)> {
    let mut counts: Vec<(Status, usize)> = Vec::new();
    for status in api.entries.iter().filter_map(|entry| entry.status) {
        match counts.iter_mut().find(|(known, _)| *known == status) {
            Some((_, count)) => *count += 1,
            None => counts.push((status, 1)),
        }
    }
    let mut found: Vec<(usize, &Entry)> = Vec::new();
    for (place, entry) in api.entries.iter().enumerate() {
        let Some(status) = entry.status else { continue };
        let is_known = found.iter().any(|(_, known)| known.status == Some(status));
        let is_only = counts.contains(&(status, 1));
        if !is_known && stands_alone(entry) && (is_only || is_generic(entry, status)) {
            found.push((place, entry));
        }
    }
    found
}

/// Whether the entry is whole without values, and may be shown to anybody.
fn stands_alone(entry: &Entry) -> bool {
    let message = entry.messages.first();
    entry.audience == Audience::Public
        && entry.deprecated.is_none()
        && entry.reasons.is_empty()
        && entry.public_params().all(|param| !param.required)
        && message.is_some_and(|message| {
            message
                .parts
                .iter()
                .all(|part| matches!(part, Part::Text(_)))
        })
}

fn is_generic(entry: &Entry, status: Status) -> bool {
    let Status::Exact(number) = status else {
        return true;
    };
    let phrase = status.phrase().unwrap_or_default();
    let phrase = phrase.to_ascii_lowercase().replace([' ', '-'], "_");
    entry.name == phrase || GENERIC.contains(&(number, entry.name.as_str()))
}
