//! `OpenAPI`: the errors of a catalogue as schemas and responses.
//!
//! Each error has a schema of its own, in which its code is a constant. What a response with a status has is said once for the whole
//! catalogue and once for each operation: one of the errors that come with it, at the place of the envelope that tells errors apart.

mod answer;
mod components;
mod example;
mod form;
mod header;
mod open;
pub(crate) mod overlay;
mod prose;
mod response;
mod schema;
mod types;
mod yaml;

use std::path::Path;

use errcat_catalog::{Catalog, api};
use serde_json::{Map, Value as Json, json};

use self::{
    answer::{Answers, by_status},
    components::Components,
    response::WHOLE,
};
use super::File;
use crate::{
    artifact::seal::banner,
    output::{OpenApi, OpenApiVersion, Output},
};

pub use self::components::MARK;
pub use self::yaml::block;

/// What the operations of a catalogue add to a document of `OpenAPI` that has them.
#[derive(Debug, Clone, PartialEq)]
pub struct Parts {
    /// The schemas that the responses need, by name.
    pub schemas: Map<String, Json>,
    /// The responses, by name.
    pub responses: Map<String, Json>,
    /// The operations that have responses.
    pub operations: Vec<Operation>,
}

/// An operation of a document, with its responses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Operation {
    /// Its name in the catalogue.
    pub name: String,
    /// Its `operationId`, by which it is found if it has one.
    pub operation_id: Option<String>,
    /// By which requests it is called.
    pub endpoints: Vec<api::Endpoint>,
    /// The names of the responses, by what `OpenAPI` calls their status.
    pub responses: Vec<(String, String)>,
}

/// What the operations of a catalogue add: those that say by which request, or by which id, they are called. A success that may be an
/// error is left to whoever describes the success.
pub fn parts(catalog: &Catalog, settings: &OpenApi) -> Parts {
    let mut components = Components::new(catalog, settings);
    let mut operations = Vec::new();
    let is_called = |own: &&api::Operation| own.operation_id.is_some() || !own.http.is_empty();
    for operation in catalog.operations.iter().filter(is_called) {
        let answers = by_status(catalog, &catalog.public_errors(operation));
        let mut responses = Vec::new();
        let failures = answers.iter().filter(|(status, _)| status.class() > 3);
        for (status, own) in failures {
            let base = if components.is_whole(*status, own, &answers) {
                WHOLE
            } else {
                &operation.identifiers.typescript
            };
            let name = components.response(base, *status, own, &answers);
            responses.push((answer::key(*status), name));
        }
        if !responses.is_empty() {
            operations.push(Operation {
                name: operation.name.clone(),
                operation_id: operation.operation_id.clone(),
                endpoints: operation.http.clone(),
                responses,
            });
        }
    }
    Parts {
        schemas: components.schemas,
        responses: components.responses,
        operations,
    }
}

pub(crate) fn emit(catalog: &Catalog, output: &Output) -> Vec<File> {
    let settings = &output.options.openapi;
    let mut components = Components::new(catalog, settings);
    let all: Answers<'_> = components.all.clone();
    for (status, answers) in &all {
        components.response(WHOLE, *status, answers, &all);
    }
    for operation in &catalog.operations {
        let own = by_status(catalog, &catalog.public_errors(operation));
        for (status, answers) in &own {
            let base = &operation.identifiers.typescript;
            components.response(base, *status, answers, &own);
        }
    }
    let mut info = Map::new();
    info.insert("title".to_owned(), catalog.title.as_str().into());
    if let Some(summary) = &catalog.summary {
        let summary = prose::description(catalog, summary);
        info.insert("description".to_owned(), summary.into());
    }
    let version = catalog.packages.version.as_str();
    info.insert("version".to_owned(), version.into());
    let schemas = sorted(components.schemas);
    let version = match settings.version {
        OpenApiVersion::V3_0 => "3.0.3",
        OpenApiVersion::V3_1 => "3.1.0",
    };
    let document = json!({
        "openapi": version,
        "info": info,
        "paths": {},
        "components": {"schemas": schemas, "responses": components.responses},
    });
    vec![File::new("", written(document, catalog, &output.path))]
}

/// The document as a file: YAML if its path says so, else JSON.
fn written(document: Json, catalog: &Catalog, path: &str) -> String {
    let banner = banner(&catalog.name);
    let is_yaml = Path::new(path)
        .extension()
        .is_some_and(|end| end == "yaml" || end == "yml");
    if is_yaml {
        return format!("# {banner}\n{}", block(&document, 0));
    }
    let mut marked = Map::new();
    let Json::Object(members) = document else {
        return String::new();
    };
    for (at, (name, value)) in members.into_iter().enumerate() {
        marked.insert(name, value);
        if at == 0 {
            marked.insert("x-generated".to_owned(), banner.as_str().into());
        }
    }
    let json = serde_json::to_string_pretty(&marked).expect("JSON has text for every key");
    format!("{json}\n")
}

/// The members by name.
fn sorted(members: Map<String, Json>) -> Map<String, Json> {
    let mut members: Vec<_> = members.into_iter().collect();
    members.sort_by(|(a, _), (b, _)| a.cmp(b));
    members.into_iter().collect()
}
