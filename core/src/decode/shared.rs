//! Which of several errors that have the same code a response means.

use alloc::vec::Vec;

use super::{Decode, message, reading::Reading};
use crate::{Entry, ErrorCode};

/// The first of the errors that have this code, of those that fit the response by its envelope, its kind, its status and its
/// message, in this order. What fits none of them tells nothing.
pub(super) fn by_code<E: Decode>(reading: &Reading<'_>, code: &str) -> Option<E::Code> {
    let shared = E::CATALOG.shared_codes.iter();
    let shared = shared.filter(|(known, _)| *known == code);
    let mut left: Vec<E::Code> = shared
        .filter_map(|(_, key)| E::Code::from_code(key))
        .collect();
    if left.is_empty() {
        return None;
    }
    let envelopes = E::CATALOG.envelopes;
    narrow::<E>(&mut left, &|entry| {
        envelopes.is_empty() || E::CATALOG.envelope_of(entry) == reading.envelope
    });
    narrow::<E>(&mut left, &|entry| entry.kind == reading.kind.as_deref());
    narrow::<E>(&mut left, &|entry| {
        let of_reasons = entry.reasons.iter().filter_map(|reason| reason.status);
        let mut statuses = entry.statuses().chain(of_reasons);
        let came = reading.said_status;
        statuses.any(|declared| came.is_some_and(|came| declared.covers(came)))
    });
    narrow::<E>(&mut left, &|entry| {
        let said = reading.message.as_deref();
        let mut messages = entry.messages();
        messages.any(|template| said.is_some_and(|said| message::fits(template, said)))
    });
    left.first().copied()
}

fn narrow<E: Decode>(left: &mut Vec<E::Code>, fits: &dyn Fn(&Entry) -> bool) {
    if left.iter().any(|code| fits(code.entry())) {
        left.retain(|code| fits(code.entry()));
    }
}
