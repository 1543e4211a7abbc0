//! Errors that are cases of another one.

use super::{Api, Audience, Entry};

impl Api {
    /// The error that this is a case of.
    pub fn parent_entry(&self, entry: &Entry) -> Option<&Entry> {
        self.entry(entry.parent.as_deref()?)
    }

    /// The error that this is a case of, and that of which that is one, up to the last.
    pub fn ancestors(&self, entry: &Entry) -> Vec<&Entry> {
        let mut ancestors: Vec<&Entry> = Vec::new();
        let mut next = self.parent_entry(entry);
        while let Some(above) = next {
            let is_met = ancestors.iter().any(|known| known.name == above.name);
            if is_met || above.name == entry.name {
                break;
            }
            ancestors.push(above);
            next = self.parent_entry(above);
        }
        ancestors
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
