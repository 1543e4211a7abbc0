use alloc::vec::Vec;

use crate::Hole;

/// A piece of a text of a body that holds parts of an error.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece {
    /// Text as it is.
    Text(&'static str),
    /// A part of the error. A text without one that it has to have is left out.
    Hole(Hole),
}

impl Piece {
    /// Whether a text may go without that piece: a part that not every error has, unless it is the first.
    pub(crate) fn is_optional(pieces: &[Self], at: usize) -> bool {
        let of_some = Self::Hole(Hole::Reason) == pieces[at]
            || Self::Hole(Hole::Number) == pieces[at]
            || Self::Hole(Hole::RequestId) == pieces[at]
            || Self::Hole(Hole::DocUrl) == pieces[at]
            || Self::Hole(Hole::Instance) == pieces[at];
        of_some && !are_texts(&pieces[..at])
    }

    /// The pieces without parts that are absent, each with the text before it, and behind it if no part follows.
    pub(crate) fn without(pieces: &[Self], is_absent: &dyn Fn(usize) -> bool) -> Vec<Self> {
        let is_left_out = |at: usize| Self::is_optional(pieces, at) && is_absent(at);
        let mut kept = Vec::new();
        for (at, piece) in pieces.iter().enumerate() {
            let goes = match piece {
                Self::Hole(_) => is_left_out(at),
                Self::Text(_) if at > 0 && are_texts(&pieces[at..]) => is_left_out(at - 1),
                Self::Text(_) => at + 1 < pieces.len() && is_left_out(at + 1),
            };
            if !goes {
                kept.push(*piece);
            }
        }
        kept
    }
}

fn are_texts(pieces: &[Piece]) -> bool {
    pieces.iter().all(|piece| matches!(piece, Piece::Text(_)))
}
