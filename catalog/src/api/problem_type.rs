//! Problem types: what RFC 9457, section 3.1.1, tells errors apart by.

use super::{Api, Audience, Entry, Hole};
use crate::{read::Places, status::Status, uri};

/// The type of an error that says no more than its status does.
pub const BLANK: &str = "about:blank";

/// How the problem types of a catalogue are made.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, schemars::JsonSchema))]
pub struct ProblemTypes {
    /// The type of an error that has none of its own, with `{code}` for its code.
    pub url: Option<String>,
    /// What relative types are resolved against.
    pub base: Option<String>,
}

impl Entry {
    /// Its problem type, as servers send it.
    pub fn type_uri(&self) -> Option<&str> {
        self.problem_type.as_deref().or(self.doc_url.as_deref())
    }

    /// Whether its type says no more than its status does.
    pub fn is_blank(&self) -> bool {
        self.type_uri() == Some(BLANK)
    }
}

impl Api {
    /// Whether clients tell errors apart by the types of bodies: where the catalogue's own body has one, is that of RFC 9457, or
    /// the catalogue says how types are made.
    pub fn reads_types(&self) -> bool {
        let mut envelopes = self.every_envelope();
        let is_declared = self.problem_types.is_some()
            || self
                .entries
                .iter()
                .any(|entry| entry.problem_type.is_some());
        let has_type = envelopes.any(|envelope| envelope.says(Hole::Type));
        let is_own = self.envelope.is_none() || has_type;
        let mut entries = self.public_entries();
        (is_own || is_declared) && entries.any(|entry| entry.type_uri().is_some())
    }

    /// Whether a type is the page of its error: unless the catalogue says what types are, they are the addresses of the documentation.
    pub fn types_are_pages(&self) -> bool {
        let types = self.problem_types.as_ref();
        let has_own = |entry: &Entry| entry.problem_type.is_some() && !entry.is_blank();
        types.is_none_or(|types| types.url.is_none()) && !self.entries.iter().any(has_own)
    }

    /// What stands before and behind the code in the types that are made of one.
    pub fn type_template(&self) -> Option<(String, String)> {
        let types = self.problem_types.as_ref();
        let own = types.and_then(|types| types.url.as_ref());
        let url = own.or(self.docs.url.as_ref())?;
        let whole = self.resolved_type(url);
        let (before, behind) = whole.split_once(PLACE)?;
        Some((before.to_owned(), behind.to_owned()))
    }

    /// The types that clients know besides those of the template, resolved, each with its entry. A type of several tells none of
    /// them.
    pub fn own_types(&self) -> Vec<(String, &Entry)> {
        let template = self.type_template();
        let mut first = Places::new();
        let mut own: Vec<(String, &Entry)> = Vec::new();
        let mut shared = Vec::new();
        for entry in self.public_entries() {
            let Some(given) = entry.type_uri().filter(|given| *given != BLANK) else {
                continue;
            };
            let resolved = self.resolved_type(given);
            let is_shared = if let Some(place) = first.get(&resolved) {
                shared[*place] = true;
                true
            } else {
                first.insert(resolved.clone(), own.len());
                false
            };
            shared.push(is_shared);
            own.push((resolved, entry));
        }
        let is_made = |resolved: &str, entry: &Entry| match (&template, entry.own_code()) {
            (Some((before, behind)), Some(code)) => *resolved == format!("{before}{code}{behind}"),
            _ => false,
        };
        let mut kept = Vec::new();
        for ((resolved, entry), is_shared) in own.into_iter().zip(shared) {
            if !is_shared && !is_made(&resolved, entry) {
                kept.push((resolved, entry));
            }
        }
        kept
    }

    /// The error that clients take a type for.
    pub fn entry_of_type(&self, given: &str) -> Option<&Entry> {
        if !self.reads_types() {
            return None;
        }
        let resolved = self.resolved_type(given);
        for (own, entry) in self.own_types() {
            if own == resolved {
                return Some(entry);
            }
        }
        let (before, behind) = self.type_template()?;
        let code = resolved.strip_prefix(&before)?.strip_suffix(&*behind)?;
        let mut entries = self.public_entries();
        entries.find(|entry| entry.code.as_deref() == Some(code))
    }

    /// The statuses of errors whose type says no more than their status, each with its entry.
    pub fn blank_statuses(&self) -> impl Iterator<Item = (u16, &Entry)> {
        let entries = self.entries.iter();
        let blank = entries.filter(|entry| entry.audience == Audience::Public && entry.is_blank());
        blank.flat_map(|entry| {
            entry.statuses().filter_map(move |status| match status {
                Status::Exact(status) => Some((status, entry)),
                Status::Class(_) => None,
            })
        })
    }

    /// A type as it is compared.
    pub fn resolved_type(&self, given: &str) -> String {
        let types = self.problem_types.as_ref();
        match types.and_then(|types| types.base.as_deref()) {
            Some(base) => uri::resolve(base, given),
            None => given.to_owned(),
        }
    }
}

/// What stands for the code while a type is resolved.
const PLACE: &str = "{code}";
