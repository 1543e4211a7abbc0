//! What a file on disk is to errcat: its own, somebody's, or both.

use super::manifest::{Record, is_mark};
use crate::artifact::seal::{self, Seal, hash};

/// Whose a file is that is not as wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kept {
    /// Not errcat's.
    Foreign,
    /// As errcat wrote it.
    Made,
    /// Of two files that errcat wrote, by version control.
    Merged,
    /// Written by errcat and edited since.
    Edited,
}

impl Kept {
    /// Judges a file by itself and by what the manifest says of it, which may be under a conflict.
    pub(super) fn of(bytes: &[u8], record: Option<&Record>, conflict: bool) -> Self {
        let seal = seal::read(bytes);
        let is_known = |record: &Record| {
            let known = |bytes: &[u8]| record.hashes.contains(&hash(bytes));
            known(bytes) || known(&with_line_feeds(bytes))
        };
        if seal == Seal::Intact || record.is_some_and(is_known) {
            return Self::Made;
        }
        if seal == Seal::None && record.is_none() {
            return Self::Foreign;
        }
        // Without marks in it, a file is known for merged by the hashes of both sides.
        let two_sides = conflict && record.is_some_and(|record| record.hashes.len() > 1);
        if two_sides || has_marks(bytes) {
            Self::Merged
        } else {
            Self::Edited
        }
    }
}

/// Whether a file is what it should be; version control may have turned its line feeds.
pub(super) fn is_same(bytes: &[u8], wanted: &str) -> bool {
    bytes == wanted.as_bytes()
        || (!wanted.contains('\r') && with_line_feeds(bytes) == wanted.as_bytes())
}

fn with_line_feeds(bytes: &[u8]) -> Vec<u8> {
    let is_turned = |at: usize| bytes[at] == b'\r' && bytes.get(at + 1) == Some(&b'\n');
    let kept = (0..bytes.len()).filter(|&at| !is_turned(at));
    kept.map(|at| bytes[at]).collect()
}

/// Whether version control left the marks of a conflict, in their order.
fn has_marks(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    let mut marks = text.lines().filter(|line| is_mark(line));
    ["<<<<<<< ", "=======", ">>>>>>> "]
        .iter()
        .all(|mark| marks.any(|line| line.starts_with(mark)))
}
