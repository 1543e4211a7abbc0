use core::{fmt, hash::Hash};

use crate::{Entry, Retry, Status};

/// The codes of one catalogue, as generated: a closed set with one static [`Entry`] each.
pub trait ErrorCode: Copy + Eq + Hash + fmt::Debug + fmt::Display + Send + Sync + 'static {
    /// Every code, in the catalogue's order.
    const ALL: &'static [Self];

    /// The code of this text, letter for letter.
    fn from_code(code: &str) -> Option<Self>;

    /// What the catalogue says about it.
    fn entry(self) -> &'static Entry;

    /// The text that names it to programs: the code on the wire, or the entry's name where it has none or shares it.
    fn as_str(self) -> &'static str {
        self.entry().as_str()
    }

    /// The HTTP status, if it has one.
    fn status(self) -> Option<Status> {
        self.entry().status
    }

    /// What a client may do next, where the catalogue says.
    fn retry(self) -> Option<Retry> {
        self.entry().retry
    }
}

/// The text is no code of the catalogue, or no reason of the entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct UnknownCode;

impl UnknownCode {
    /// The error that every generated `FromStr` returns.
    pub const fn new() -> Self {
        Self
    }
}

impl Default for UnknownCode {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Display for UnknownCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a code of the catalogue")
    }
}

impl core::error::Error for UnknownCode {}
