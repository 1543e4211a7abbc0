//! The responses that `errcat::utoipa` describes, held by a validator of `OpenAPI`; each example fits its own schema.

mod clients;
mod document;
mod linters;
mod overlay;
mod rust;
mod same;
mod shape;

use errcat::{ErrorSet, utoipa::responses};
use errcat_generated::{eachlabs, evolution, prompts, studio, workspace};
use serde_json::{Value as Json, json};

use crate::packages::root;
use crate::tools::{ask, python};

/// A document with an endpoint for each catalogue.
fn document() -> Json {
    fn path<E: ErrorSet>() -> Json {
        json!({"get": {"responses": responses::<E>()}})
    }

    json!({
        "openapi": "3.1.0",
        "info": {"title": "Errors", "version": "1"},
        "paths": {
            "/eachlabs": path::<eachlabs::Error>(),
            "/evolution": path::<evolution::Error>(),
            "/prompts": path::<prompts::Error>(),
            "/studio": path::<studio::Error>(),
            "/workspace": path::<workspace::Error>(),
        },
    })
}

fn judged(documents: &[Json]) -> (Vec<String>, u64) {
    let program = root().join("tests/languages/openapi/examples.py");
    let said = ask(python().arg(program), &json!(documents));
    let findings = serde_json::from_value(said["findings"].clone());
    let examples = said["examples"].as_u64().expect("a count");
    (findings.expect("texts"), examples)
}

#[test]
fn described_responses_are_openapi_and_their_examples_fit() {
    let (findings, examples) = judged(&[document()]);
    assert!(findings.is_empty(), "{findings:#?}");
    assert!(examples > 60, "{examples}");
}

#[test]
fn examples_of_the_target_fit_their_schemas() {
    let documents: Vec<Json> = document::files()
        .iter()
        .map(|file| {
            let text = std::fs::read_to_string(file).expect("a file");
            serde_json::from_str(&text).expect("JSON")
        })
        .collect();
    let (findings, examples) = judged(&documents);
    assert!(findings.is_empty(), "{findings:#?}");
    assert!(examples > 1000, "{examples}");
}

#[test]
fn the_validator_finds_what_is_wrong() {
    let mut document = document();
    let response = "/paths/~1evolution/get/responses/404";
    let response = document.pointer_mut(response).expect("a response");
    response["headers"] = json!([]);
    let example = "/content/application~1json/examples/not_found/value/error";
    response.pointer_mut(example).expect("an example")["code"] = json!("lost");
    let (findings, _) = judged(&[document]);
    let found = |text: &str| findings.iter().any(|finding| finding.contains(text));
    assert!(
        found("'lost' is not one of") && findings.len() > 1,
        "{findings:#?}"
    );
}
