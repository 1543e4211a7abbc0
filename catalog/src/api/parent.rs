//! Errors by name and by prefix, and those that are cases of another one.

use super::{Api, Audience, Entry, Retired};

impl Api {
    /// The entry of that name.
    pub fn entry(&self, name: &str) -> Option<&Entry> {
        self.entries.get(self.place_of(name)?)
    }

    /// Where the entry of that name stands.
    pub fn place_of(&self, name: &str) -> Option<usize> {
        self.places.get(name).copied()
    }

    /// The error that took the place of a retired one.
    pub fn heir(&self, retired: &Retired) -> Option<&Entry> {
        self.entry(retired.replaced_by.as_deref()?)
    }

    /// Whether an error that clients can meet took the place of a retired one.
    pub fn is_taken_over(&self, retired: &Retired) -> bool {
        let heir = self.heir(retired);
        heir.is_some_and(|heir| heir.audience == Audience::Public)
    }

    /// The error that this is a case of.
    pub fn parent_entry(&self, entry: &Entry) -> Option<&Entry> {
        self.entry(entry.parent.as_deref()?)
    }

    /// The error that this is a case of, and that of which that is one, up to the last.
    pub fn ancestors(&self, entry: &Entry) -> impl Iterator<Item = &Entry> {
        let parent = self.parent_entry(entry);
        std::iter::successors(parent, |above| self.parent_entry(above))
    }

    /// The prefixes of codes, the longest first, each with the place of the error and that.
    pub fn prefixes(&self) -> Vec<(&str, usize, &Entry)> {
        let mut prefixes = Vec::new();
        for (at, entry) in self.entries.iter().enumerate() {
            if let (Some(prefix), Audience::Public) = (&entry.prefix, entry.audience) {
                prefixes.push((prefix.as_str(), at, entry));
            }
        }
        prefixes.sort_by_key(|(prefix, ..)| std::cmp::Reverse(prefix.len()));
        prefixes
    }

    /// The error of which a code that the catalogue does not know is a case.
    pub fn by_prefix(&self, code: &str) -> Option<&Entry> {
        let mut prefixes = self.prefixes().into_iter();
        let found = prefixes.find(|(prefix, ..)| code.starts_with(prefix));
        found.map(|(.., entry)| entry)
    }
}
