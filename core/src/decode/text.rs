//! Texts that hold parts of an error, read by what stands around each part.

use alloc::{borrow::ToOwned, string::String, vec::Vec};

use crate::{Hole, Piece};

/// The parts that were found in a text.
pub(super) type Found = Vec<(Hole, String)>;

/// The parts that stand in a text, if it is written so.
pub(super) fn read(pieces: &[Piece], text: &str) -> Found {
    let optional: Vec<usize> = (0..pieces.len())
        .filter(|at| Piece::is_optional(pieces, *at))
        .collect();
    let mut forms = 0..1_usize << optional.len();
    let found = forms.find_map(|number| {
        let is_absent = |at: usize| {
            let place = optional.iter().rev().position(|own| *own == at);
            place.is_some_and(|place| number >> place & 1 == 1)
        };
        parts(&Piece::without(pieces, &is_absent), text)
    });
    found.unwrap_or_default()
}

/// The parts of a text in one form: from the left up to the message, from the right down to it.
fn parts(form: &[Piece], text: &str) -> Option<Found> {
    let message = form
        .iter()
        .position(|piece| *piece == Piece::Hole(Hole::Message));
    let middle = message.unwrap_or(form.len());
    let mut found = Vec::new();
    let mut rest = text;
    for (at, piece) in form[..middle].iter().enumerate() {
        let hole = match piece {
            Piece::Text(own) => {
                rest = rest.strip_prefix(own)?;
                continue;
            }
            Piece::Hole(hole) => *hole,
        };
        let first = rest.chars().next()?.len_utf8();
        let end = match form.get(at + 1) {
            None => rest.len(),
            Some(Piece::Text(next)) if at + 2 == form.len() => rest.strip_suffix(next)?.len(),
            Some(Piece::Text(next)) => first + rest[first..].find(next)?,
            Some(Piece::Hole(_)) => return None,
        };
        if end == 0 {
            return None;
        }
        found.push((hole, rest[..end].to_owned()));
        rest = &rest[end..];
    }
    if message.is_none() {
        return rest.is_empty().then_some(found);
    }
    for at in (middle + 1..form.len()).rev() {
        let hole = match form[at] {
            Piece::Text(own) => {
                rest = rest.strip_suffix(own)?;
                continue;
            }
            Piece::Hole(hole) => hole,
        };
        let Piece::Text(before) = form[at - 1] else {
            return None;
        };
        let last = rest.chars().next_back()?.len_utf8();
        let start = rest[..rest.len() - last].rfind(before)? + before.len();
        found.push((hole, rest[start..].to_owned()));
        rest = &rest[..start];
    }
    if rest.is_empty() {
        return None;
    }
    found.push((Hole::Message, rest.to_owned()));
    Some(found)
}
