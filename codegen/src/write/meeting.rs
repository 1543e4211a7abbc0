//! Two artifacts that cannot both be.

use std::{error::Error, fmt, io};

use crate::artifact::Origin;

/// Two artifacts of one path, or one that is a file where the other needs a directory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meeting {
    /// The path of each with what it comes from; the second is the one that finds its place taken.
    pub both: [(String, Origin); 2],
    pub(super) message: String,
}

impl Meeting {
    /// The meeting because of which nothing can be planned.
    pub fn of(error: &io::Error) -> Option<&Self> {
        error.get_ref()?.downcast_ref()
    }
}

impl fmt::Display for Meeting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl Error for Meeting {}

impl From<Meeting> for io::Error {
    fn from(meeting: Meeting) -> Self {
        Self::new(io::ErrorKind::InvalidInput, meeting)
    }
}
