//! How an API gives out its codes.

use super::{Entry, words::words};
use crate::pattern::Pattern;

/// How an API gives out its codes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, schemars::JsonSchema))]
pub struct CodeSystem {
    /// What every code looks like.
    pub pattern: Option<Pattern>,
    /// Codes that no error may have.
    pub reserved: Vec<Band>,
}

words! {
    /// Within what a code, and a number beside it, is of one error alone.
    CodeScope {
        /// All of the catalogue.
        Catalogue = "catalogue",
        /// A group.
        Group = "group",
        /// An envelope.
        Envelope = "envelope",
    }
}

impl CodeScope {
    /// What an entry is in, as a text that is the same for all in it.
    pub fn of(self, entry: &Entry) -> &str {
        let part = match self {
            Self::Catalogue => None,
            Self::Group => entry.group.as_deref(),
            Self::Envelope => entry.envelope.as_deref(),
        };
        part.unwrap_or_default()
    }
}

/// A band of codes: those that begin alike, those whose numbers are in a range, or those of both.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, schemars::JsonSchema))]
pub struct Band {
    /// What the codes begin with.
    pub prefix: String,
    /// The first and the last number.
    pub range: Option<(i64, i64)>,
}

impl Band {
    /// Whether a code is in the band. Its number is the whole of it or the digits at its end, else the integer id of the entry.
    pub fn holds(&self, code: &str, id: Option<i64>) -> bool {
        let Some(rest) = code.strip_prefix(self.prefix.as_str()) else {
            return false;
        };
        match self.range {
            None => true,
            Some((first, last)) => number(rest)
                .or(id)
                .is_some_and(|number| (first..=last).contains(&number)),
        }
    }

    /// Whether some code may be in both.
    pub fn meets(&self, other: &Self) -> bool {
        let (a, b) = (self.prefix.as_str(), other.prefix.as_str());
        let begin_alike = a.starts_with(b) || b.starts_with(a);
        begin_alike
            && match (self.range, other.range) {
                (Some(a), Some(b)) => a.0 <= b.1 && b.0 <= a.1,
                _ => true,
            }
    }
}

/// A code before and from the digits at its end on; these may be none.
pub fn split_number(code: &str) -> (&str, &str) {
    code.split_at(code.trim_end_matches(|c: char| c.is_ascii_digit()).len())
}

/// The number of a code: the whole of it, else the digits at its end.
fn number(code: &str) -> Option<i64> {
    code.parse().or_else(|_| split_number(code).1.parse()).ok()
}
