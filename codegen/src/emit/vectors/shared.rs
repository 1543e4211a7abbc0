//! Codes that several errors have: which of them a response means, by the order that the guide documents.

use errcat_catalog::api::{Entry, Hole};
use errcat_catalog::{Catalog, Status};

use super::cases::UNKNOWN_MESSAGE;
use super::expect::received;
use super::response::{Response, Sent, Text, Type};
use super::types::tells_apart;

/// The entry that a response means, and what it says: where that is another than the one that it was made for, no more than that
/// would need.
pub(super) fn meant<'a>(
    catalog: &'a Catalog,
    entry: &'a Entry,
    sent: Sent<'a>,
) -> (&'a Entry, Sent<'a>) {
    if !entry.shares_code || says_type(catalog, entry, &sent) {
        return (entry, sent);
    }
    let is_own = |found: Option<&Entry>| found.is_none_or(|found| found.name == entry.name);
    if is_own(pick(catalog, &sent)) {
        return (entry, sent);
    }
    let sent = Sent {
        reason: None,
        message: Text::Foreign(UNKNOWN_MESSAGE),
        is_whole: false,
        delay: None,
        ..sent
    };
    (pick(catalog, &sent).unwrap_or(entry), sent)
}

/// Whether the type of the problem says which error it is.
fn says_type(catalog: &Catalog, entry: &Entry, sent: &Sent<'_>) -> bool {
    let is_said = match &sent.ty {
        Type::None => false,
        Type::Own => true,
        Type::Foreign(given) => entry.type_uri() == Some(given),
    };
    is_said && tells_apart(catalog, entry) && Response::new(catalog, sent.clone()).has_type()
}

/// The first of the errors that have the code of a response, of those that fit it by envelope, kind, status and message.
fn pick<'a>(catalog: &'a Catalog, sent: &Sent<'a>) -> Option<&'a Entry> {
    let response = Response::new(catalog, sent.clone());
    let came = received(&response);
    let code = came.code.as_deref()?;
    let entries = catalog.public_entries();
    let mut left: Vec<&Entry> = entries
        .filter(|entry| entry.shares_code && entry.code.as_deref() == Some(code))
        .collect();
    let envelope = response.found();
    narrow(&mut left, &|entry| {
        let own = catalog.envelope_of(entry);
        own.zip(envelope)
            .is_some_and(|(own, found)| std::ptr::eq(own, found))
    });
    narrow(&mut left, &|entry| {
        let own = catalog.kind_of(entry).map(|kind| &kind.value);
        own == came.kind.as_ref()
    });
    let status = came.status.map(Status::Exact);
    let status = status.filter(|status| !catalog.comes_in_success(*status));
    narrow(&mut left, &|entry| {
        let mut own = entry.statuses();
        status.is_some_and(|status| own.any(|own| own.covers(status)))
    });
    let said = response.text(Hole::Message);
    narrow(&mut left, &|entry| {
        said.as_deref().is_some_and(|said| entry.says(said))
    });
    left.first().copied()
}

/// Leaves those that fit, unless none does.
fn narrow(left: &mut Vec<&Entry>, fits: &dyn Fn(&Entry) -> bool) {
    let fitting = left.iter().copied().filter(|entry| fits(entry));
    let fitting: Vec<_> = fitting.collect();
    if !fitting.is_empty() {
        *left = fitting;
    }
}
