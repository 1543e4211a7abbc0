//! What the target makes, alone and as a part of an API that sends the errors.

use std::path::PathBuf;

use errcat_catalog::Catalog;
use errcat_codegen::{Engine, OpenApi, OpenApiVersion, Output, Target, emit};
use serde_json::{Value as Json, json};

use crate::hostile::hostile;
use crate::packages::{scratch, subjects, write};

/// The document of a catalogue.
pub(super) fn document(catalog: &Catalog, settings: &OpenApi) -> Json {
    let mut output = Output::new(Target::OpenApi, "openapi.json");
    output.options.openapi = settings.clone();
    let engine = Engine::new().expect("the templates parse");
    let made = emit(catalog, &[output], &engine).expect("no template is a user's");
    serde_json::from_str(&made[0].contents).expect("JSON")
}

/// The same as a part of an API, which has a request for each of its responses.
pub(super) fn whole(catalog: &Catalog, settings: &OpenApi) -> Json {
    let mut document = document(catalog, settings);
    let responses = document["components"]["responses"].as_object();
    let names: Vec<String> = responses.expect("responses").keys().cloned().collect();
    for (at, name) in names.iter().enumerate() {
        let status = &name[name.len() - 3..];
        let mut responses = json!({
            "204": {"description": "It is done."},
            "418": {"description": "It is a teapot."},
        });
        responses[status] = json!({"$ref": format!("#/components/responses/{name}")});
        let operation = json!({
            "operationId": format!("request{at}"),
            "summary": "A request.",
            "description": "It may fail.",
            "tags": ["requests"],
            "responses": responses,
        });
        document["paths"][format!("/requests/{at}")] = json!({"get": operation});
    }
    document["info"]["license"] =
        json!({"name": "MIT", "url": "https://opensource.org/license/mit"});
    document["info"]["contact"] = json!({"name": "Support", "url": "https://support.test"});
    document["info"]["description"] = json!("An API.");
    document["servers"] = json!([{"url": "https://api.test"}]);
    document["security"] = json!([]);
    document["tags"] = json!([{"name": "requests", "description": "What one can ask."}]);
    document
}

/// Files with the errors of every catalogue as parts of an API, in both versions, one of which takes codes of tomorrow.
pub(super) fn files() -> Vec<PathBuf> {
    let hostile = hostile();
    let mut files = Vec::new();
    for (version, open) in [(OpenApiVersion::V3_1, false), (OpenApiVersion::V3_0, true)] {
        let settings = OpenApi {
            version,
            open,
            ..OpenApi::default()
        };
        for subject in subjects().iter().chain([&hostile]) {
            let document = whole(&subject.catalog, &settings);
            let version = document["openapi"].as_str().expect("a version");
            let file = format!("{}.{version}.json", subject.catalog.name);
            let path = scratch("openapi").join(file);
            write(&path, &format!("{document:#}"));
            files.push(path);
        }
    }
    files
}
