//! Other codes than its own that mean an error: those of former days, and aliases.

use errcat_catalog::api::Audience;
use errcat_catalog::{Catalog, Status};

use super::cases::{ANOTHER_STATUS, UNKNOWN_MESSAGE, bare, stranger};
use super::expect::{Made, known};
use super::response::{Sent, Text};

/// Codes that are no longer sent: those that an entry has taken over, and those that none has.
pub(super) fn retired(catalog: &Catalog) -> Vec<Made<'_>> {
    let made = catalog.retired.iter().filter_map(|retired| {
        let code = retired.code.as_deref()?;
        let Some(entry) = catalog.heir(retired) else {
            let sent = Sent {
                code: Some(code),
                message: Text::Foreign(UNKNOWN_MESSAGE),
                status: Some(match retired.status {
                    Some(Status::Exact(status)) => status,
                    _ => ANOTHER_STATUS,
                }),
                ..Sent::default()
            };
            return Some(stranger(catalog, format!("{code}, a retired code"), sent));
        };
        let sent = Sent {
            code: Some(code),
            ..bare(catalog, entry, None)
        };
        let name = format!("{}: by the retired code {code}", entry.name);
        (entry.audience == Audience::Public).then(|| known(catalog, name, entry, sent))
    });
    made.collect()
}

/// Further codes by which errors are recognised.
pub(super) fn aliases(catalog: &Catalog) -> Vec<Made<'_>> {
    let mut made = Vec::new();
    for entry in catalog.public_entries() {
        for alias in &entry.aliases {
            let sent = Sent {
                code: Some(alias),
                ..bare(catalog, entry, None)
            };
            let name = format!("{}: by the alias {alias}", entry.name);
            made.push(known(catalog, name, entry, sent));
        }
    }
    made
}

/// Codes that are no more than the beginning of those of an error, if no error has them.
pub(super) fn prefixes(catalog: &Catalog) -> Vec<Made<'_>> {
    let mut made = Vec::new();
    for (prefix, ..) in catalog.prefixes() {
        let mut retired = catalog.retired.iter();
        let is_known = catalog.entries.iter().any(|entry| entry.is_called(prefix))
            || retired.any(|retired| retired.code.as_deref() == Some(prefix));
        if !is_known {
            let sent = Sent {
                code: Some(prefix),
                message: Text::Foreign(UNKNOWN_MESSAGE),
                status: Some(ANOTHER_STATUS),
                ..Sent::default()
            };
            made.push(stranger(
                catalog,
                format!("{prefix}, the beginning of codes"),
                sent,
            ));
        }
    }
    made
}
