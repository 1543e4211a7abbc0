//! The errors of each operation, as one type.

use errcat_catalog::Catalog;
use errcat_catalog::api::Endpoint;
use serde::Serialize;

use super::{Made, Syntax};

#[derive(Serialize)]
pub(in crate::emit) struct ClientOperation {
    /// The type of its errors.
    pub(in crate::emit) class: String,
    /// What tells them from others: a function, or the classes.
    pub(in crate::emit) classes_name: String,
    /// The classes of its errors.
    classes: Vec<String>,
    doc: String,
}

/// The operations that have errors which clients can meet.
pub(super) fn operations(catalog: &Catalog, syntax: &Syntax, made: &Made) -> Vec<ClientOperation> {
    let mut operations = Vec::new();
    for (at, operation) in catalog.operations.iter().enumerate() {
        let errors = catalog.public_errors(operation);
        if errors.is_empty() {
            continue;
        }
        let requests: Vec<String> = operation.http.iter().map(Endpoint::shown).collect();
        let mut doc = format!("The errors that `{}` may return", operation.name);
        if !requests.is_empty() {
            doc.push_str(": `");
            doc.push_str(&requests.join("`, `"));
            doc.push('`');
        }
        doc.push('.');
        if let Some(text) = &operation.doc {
            doc.push(' ');
            doc.push_str(text);
        }
        let class = |entry: &&errcat_catalog::api::Entry| {
            (syntax.identifier)(&entry.identifiers).to_owned()
        };
        operations.push(ClientOperation {
            class: (syntax.identifier)(&operation.identifiers).to_owned(),
            classes_name: made.operations[at].clone(),
            classes: errors.iter().map(class).collect(),
            doc,
        });
    }
    operations
}
