//! The entries that stand for a status: what a service answers where only the status of a failure is known.

use errcat_catalog::{
    Status,
    api::{Api, Audience, Entry, Part},
};

/// Names that say no more than the status does, beside its phrase; each also with `_error` behind it.
const GENERIC: [(u16, &str); 32] = [
    (400, "invalid_request"),
    (400, "malformed_request"),
    (401, "unauthenticated"),
    (401, "authentication"),
    (401, "authentication_required"),
    (403, "permission_denied"),
    (403, "permission"),
    (403, "access_denied"),
    (404, "resource_not_found"),
    (404, "route_not_found"),
    (408, "timeout"),
    (413, "content_too_large"),
    (413, "payload_too_large"),
    (413, "request_too_large"),
    (413, "request_entity_too_large"),
    (413, "body_too_large"),
    (414, "uri_too_long"),
    (414, "url_too_long"),
    (415, "unsupported_content_type"),
    (422, "unprocessable_content"),
    (422, "unprocessable_entity"),
    (422, "unprocessable"),
    (429, "rate_limit"),
    (429, "rate_limited"),
    (429, "rate_limit_exceeded"),
    (500, "internal"),
    (500, "server"),
    (503, "unavailable"),
    (503, "overloaded"),
    (504, "timeout"),
    (504, "deadline_exceeded"),
    (504, "request_timeout"),
];

/// One entry for each status that has one, in the catalogue's order, with its place.
///
/// It takes no values, for nobody is there to give them, and its name or its code says no more than the status does: any
/// other would claim what is not known, be it the only one of its status. The only entry of a class says what the class
/// does, whatever its name is.
pub(crate) fn entries(api: &Api) -> Vec<(usize, &Entry)> {
    let mut found: Vec<(usize, &Entry)> = Vec::new();
    for (place, entry) in api.entries.iter().enumerate() {
        let Some(status) = entry.status else { continue };
        let is_known = found.iter().any(|(_, known)| known.status == Some(status));
        let claims_no_more = match status {
            Status::Exact(_) => is_generic(entry, status),
            Status::Class(_) => is_only(api, status),
        };
        if !is_known && stands_alone(entry) && claims_no_more {
            found.push((place, entry));
        }
    }
    found
}

fn is_only(api: &Api, status: Status) -> bool {
    let entries = api.entries.iter();
    entries.filter(|entry| entry.status == Some(status)).count() == 1
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
    let phrase = words(status.phrase().unwrap_or_default());
    let is_generic = |text: &str| {
        let text = words(text);
        let stem = text.strip_suffix("_error").unwrap_or(&text);
        let is_synonym =
            |(number, name): &(u16, &str)| status == Status::Exact(*number) && *name == stem;
        text == phrase || stem == phrase || GENERIC.iter().any(is_synonym)
    };
    is_generic(&entry.name) || entry.code.as_deref().is_some_and(is_generic)
}

/// `Not Found`, `NOT-FOUND` and `not_found` as the same text.
fn words(text: &str) -> String {
    text.to_ascii_lowercase().replace([' ', '-'], "_")
}
