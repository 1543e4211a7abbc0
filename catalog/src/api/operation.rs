//! What the API does, and the errors that each part of it may return.

use super::{Api, Audience, Entry, Identifiers};

/// Something that the API does, and the closed set of errors that it may return.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, schemars::JsonSchema))]
pub struct Operation {
    /// Its `snake_case` name, unique in the catalogue.
    pub name: String,
    /// The type of its errors in each language.
    pub identifiers: Identifiers,
    /// What it does, inline Markdown.
    pub doc: Option<String>,
    /// By which requests it is called.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Vec::is_empty")
    )]
    pub http: Vec<Endpoint>,
    /// Its `operationId` in `OpenAPI`.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Option::is_none")
    )]
    pub operation_id: Option<String>,
    /// The names of the entries that it may return, those of the operations it includes among them, in the order of `entries`.
    pub entries: Vec<String>,
    /// The names of the operations whose errors are among these, be it through others, in the order of `operations`.
    pub includes: Vec<String>,
}

/// A method and a path of HTTP.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, schemars::JsonSchema))]
pub struct Endpoint {
    /// The method, such as `POST`.
    pub method: String,
    /// The path, with what varies in braces: `/payments/{id}`.
    pub path: String,
}

impl Endpoint {
    /// The same as people write it: `POST /payments/{id}`.
    pub fn shown(&self) -> String {
        format!("{} {}", self.method, self.path)
    }
}

impl Api {
    /// The operation of that name.
    pub fn operation(&self, name: &str) -> Option<&Operation> {
        self.operations
            .iter()
            .find(|operation| operation.name == name)
    }

    /// The errors of an operation that clients can meet.
    pub fn public_errors(&self, operation: &Operation) -> Vec<&Entry> {
        let mut errors = Vec::new();
        for name in &operation.entries {
            let entry = self.entry(name);
            errors.extend(entry.filter(|entry| entry.audience == Audience::Public));
        }
        errors
    }
}
