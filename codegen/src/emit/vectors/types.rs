//! Responses that are told apart by the type of the problem, as RFC 9457 has it.

use std::collections::BTreeSet;

use errcat_catalog::Catalog;
use errcat_catalog::api::{BLANK, Entry, Hole};

use super::cases::stranger;
use super::expect::{Made, known};
use super::response::{Sent, Text, Type};

const UNKNOWN_TYPE: &str = "https://example.com/problems/of-tomorrow";

/// Whether no other error has the type of this one, and it says more than a status.
pub(super) fn tells_apart(catalog: &Catalog, entry: &Entry) -> bool {
    let own = |entry: &Entry| entry.type_uri().map(|given| catalog.resolved_type(given));
    let mut entries = catalog.public_entries();
    let is_others = |other: &Entry| other.name != entry.name && own(other) == own(entry);
    let is_read = catalog.reads_types() && entry.type_uri().is_some() && !entry.is_blank();
    is_read && !entries.any(is_others)
}

/// Every type alone, in each form that it may have, types that nobody knows, and none.
pub(super) fn all(catalog: &Catalog) -> Vec<Made<'_>> {
    let mut made = Vec::new();
    if !catalog.reads_types() {
        return made;
    }
    let envelope = catalog.envelope.as_ref();
    let is_problem = envelope.is_some_and(|own| !own.says(Hole::Type));
    let of = |ty: Type, entry, status| Sent {
        entry,
        ty,
        status,
        is_problem,
        message: Text::Foreign("As it came."),
        ..Sent::default()
    };
    for entry in catalog
        .public_entries()
        .filter(|entry| tells_apart(catalog, entry))
    {
        let given = entry.type_uri().unwrap_or_default().to_owned();
        let resolved = catalog.resolved_type(&given);
        let mut add = |what: &str, ty: String| {
            let sent = of(Type::Foreign(ty), Some(entry), Some(299));
            made.push(known(
                catalog,
                format!("{}: {what}", entry.name),
                entry,
                sent,
            ));
        };
        if resolved != given {
            add("its type, resolved", resolved);
        }
        add("nothing but its type", given);
    }
    let has_code = is_problem || envelope.is_none_or(|own| own.says(Hole::Code));
    let coded = catalog.public_entries().find(|entry| entry.code.is_some());
    if let Some(entry) = coded.filter(|_| has_code) {
        let sent = Sent {
            code: entry.code.as_deref(),
            ..of(
                Type::Foreign(UNKNOWN_TYPE.to_owned()),
                Some(entry),
                Some(299),
            )
        };
        let name = format!("{}: a type of tomorrow with its code", entry.name);
        made.push(known(catalog, name, entry, sent));
    }
    let blank = catalog.blank_statuses().map(|(status, _)| status);
    let statuses: BTreeSet<u16> = blank.chain([404, 500]).collect();
    for status in statuses {
        for (what, ty) in [
            ("a type of tomorrow", Type::Foreign(UNKNOWN_TYPE.to_owned())),
            ("the type about:blank", Type::Foreign(BLANK.to_owned())),
            ("no type", Type::None),
        ] {
            let name = format!("{status}, {what}");
            made.push(stranger(catalog, name, of(ty, None, Some(status))));
        }
    }
    made
}
