//! Responses with a kind, be it of an entry or not.

use errcat_catalog::Catalog;
use errcat_catalog::api::{Entry, Hole};

use super::cases::{
    ANOTHER_STATUS, UNKNOWN_CODE, UNKNOWN_MESSAGE, has_codes, other_failure, stranger,
};
use super::expect::Made;
use super::response::{Sent, Text, exact};

const UNKNOWN_KIND: &str = "a_kind_of_tomorrow";

/// No entry but a kind, known or not: with an unknown code and without one.
pub(super) fn kinds(catalog: &Catalog) -> Vec<Made<'_>> {
    let envelope = catalog.envelope.as_ref();
    let mut made = Vec::new();
    let is_said = envelope.is_none_or(|own| own.says(Hole::Kind));
    if catalog.kinds.is_empty() || !is_said && catalog.header("kind").is_none() {
        return made;
    }
    let known = { catalog.kinds.iter() }.map(|kind| (kind.value.as_str(), kind.status));
    for (kind, status) in known.chain([(UNKNOWN_KIND, None)]) {
        let statuses = [status.map_or(ANOTHER_STATUS, exact), other_failure(status)];
        for status in statuses {
            for code in [Some(UNKNOWN_CODE), None] {
                let is_possible = code.is_none() || has_codes(catalog);
                let sent = Sent {
                    code,
                    kind: Some(kind),
                    message: Text::Foreign(UNKNOWN_MESSAGE),
                    status: Some(status),
                    ..Sent::default()
                };
                let what = code.map_or("no code", |_| "an unknown code");
                let name = format!("{status}, {what} of the kind {kind}");
                if is_possible {
                    made.push(stranger(catalog, name, sent));
                }
            }
        }
    }
    made
}

/// The error that the kind is enough to recognise, where a response has no code.
pub(super) fn by_kind<'a>(catalog: &'a Catalog, sent: &Sent<'_>) -> Option<&'a Entry> {
    if sent.code.is_some() || sent.page.is_some() {
        return None;
    }
    let mut kinds = catalog.own_kinds();
    let found = kinds.find(|(kind, _)| sent.kind == Some(kind.value.as_str()));
    found.map(|(_, entry)| entry)
}
