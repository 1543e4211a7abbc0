//! What errors are above their codes.

use super::{Api, By, Entry, Exception, RetryRule};
use crate::status::Status;

/// What an error is above its code, from a closed set; a code of tomorrow has one, too.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, schemars::JsonSchema))]
pub struct Kind {
    /// Its `snake_case` name, unique in the catalogue.
    pub name: String,
    /// What goes on the wire.
    pub value: String,
    /// What it means, inline Markdown.
    pub doc: Option<String>,
    /// The status of its entries that have none of their own, or their class.
    pub status: Option<Status>,
    /// The rule of trying again of its entries that have none of their own, and of unknown errors.
    pub retry: Option<RetryRule>,
    /// The name of the exception class of its entries that name none, and of unknown errors.
    pub exception: Option<String>,
}

impl Api {
    /// The kind of that name.
    pub fn kind(&self, name: &str) -> Option<&Kind> {
        self.kinds.iter().find(|kind| kind.name == name)
    }

    /// The kind of an entry.
    pub fn kind_of(&self, entry: &Entry) -> Option<&Kind> {
        self.kind(entry.kind.as_deref()?)
    }

    /// The kinds that are enough to recognise an error that clients can meet, each with that.
    pub fn own_kinds(&self) -> impl Iterator<Item = (&Kind, &Entry)> {
        let by_kind = |entry: &&Entry| entry.by == Some(By::Kind);
        let entries = self.public_entries().filter(by_kind);
        entries.filter_map(|entry| Some((self.kind_of(entry)?, entry)))
    }

    /// Whether the catalogue has a rule of trying again for more than single errors.
    pub fn has_rules(&self) -> bool {
        let mut kinds = self.kinds.iter();
        !self.retry.rules.is_empty() || kinds.any(|kind| kind.retry.is_some())
    }

    /// The exception class of that name.
    pub fn exception(&self, name: &str) -> Option<&Exception> {
        self.exceptions.iter().find(|class| class.name == name)
    }

    /// The class that an exception class extends: that which it names, else the fallback; none for the fallback itself.
    pub fn parent_of(&self, class: &Exception) -> Option<&Exception> {
        class.parent_in(&self.exceptions)
    }
}

impl Exception {
    /// The class that it extends among these.
    pub(crate) fn parent_in<'a>(&self, classes: &'a [Self]) -> Option<&'a Self> {
        let is_named = |class: &&Self| Some(&class.name) == self.parent.as_ref();
        let fallback = || {
            classes
                .iter()
                .find(|class| class.fallback && !self.fallback)
        };
        classes.iter().find(is_named).or_else(fallback)
    }
}
