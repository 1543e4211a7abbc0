//! The JSON Schemas, held by a validator: what the language takes they take, and what they can tell apart they refuse.

use std::fs;
use std::path::{Path, PathBuf};

use errcat_codegen::Target;
use serde_json::{Value as Json, json};

use crate::packages::{catalogues, root, subjects};
use crate::tools::{ask, python};

const LANGUAGE: &str = "catalog/docs/catalogue.schema.json";
const API: &str = "codegen/docs/api.schema.json";
const VECTORS: &str = "codegen/docs/vectors.schema.json";
const MODERN: &str = "https://json-schema.org/draft/2020-12/schema";

/// What a schema finds in each text.
fn findings(schema: &str, draft: &str, texts: &[String]) -> Vec<Vec<String>> {
    let schema: Json = serde_json::from_str(&file(root().join(schema))).expect("JSON");
    assert_eq!(schema["$schema"], draft);
    let program = root().join("tests/languages/schemas.py");
    let input = json!({"schema": schema, "texts": texts});
    let said = ask(python().arg(program), &input);
    let findings: Vec<Vec<String>> = serde_json::from_value(said).expect("findings");
    assert_eq!(findings.len(), texts.len());
    findings
}

fn of_language(texts: &[String]) -> Vec<Vec<String>> {
    findings(LANGUAGE, "http://json-schema.org/draft-07/schema#", texts)
}

fn of_api(texts: &[String]) -> Vec<Vec<String>> {
    findings(API, MODERN, texts)
}

fn of_vectors(texts: &[String]) -> Vec<Vec<String>> {
    findings(VECTORS, MODERN, texts)
}

fn file(path: impl AsRef<Path>) -> String {
    let path = path.as_ref();
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// A fixture of every rule.
fn fixtures(name: &str) -> Vec<PathBuf> {
    let rules = fs::read_dir(root().join("tests/rules")).expect("the rules");
    let rules = rules.map(|rule| rule.expect("a rule").path().join(name));
    let mut files: Vec<PathBuf> = rules.filter(|path| path.is_file()).collect();
    files.sort();
    files
}

#[test]
fn the_schema_of_the_language_takes_every_valid_catalogue() {
    let good = fixtures("good.yaml");
    assert!(good.len() > 50, "{good:?}");
    let folders = [
        "catalog/apis",
        "tests/outside",
        "tests/languages/catalogues",
    ];
    let files = folders.into_iter().flat_map(catalogues).chain(good);
    let files: Vec<PathBuf> = files.collect();
    let texts: Vec<String> = files.iter().map(file).collect();
    for (path, findings) in files.iter().zip(of_language(&texts)) {
        assert!(findings.is_empty(), "{}: {findings:#?}", path.display());
    }
}

#[test]
fn the_schema_of_the_language_refuses_what_has_another_shape() {
    let expected = [
        ("unknown-key", "$.errors.sold_out: 'causes' does not match"),
        ("missing-key", "$.headers.request_id: {'doc': 'Quote it"),
        ("unknown-word", "$.errors.sold_out.severity: 'warn' is not"),
        ("wrong-type", "$.errors.sold_out.message: {'en'"),
    ];
    let bad = |(rule, _): (&str, &str)| file(root().join(format!("tests/rules/{rule}/bad.yaml")));
    let all = of_language(&expected.map(bad));
    for ((rule, expected), findings) in expected.into_iter().zip(all) {
        let found = findings.iter().any(|finding| finding.starts_with(expected));
        assert!(found, "{rule}: {findings:#?}");
    }
}

#[test]
fn every_json_artifact_fits_its_schema() {
    let committed = fs::read_dir(root().join("generated/json")).expect("the artifacts");
    let committed = committed.map(|artifact| file(artifact.expect("an artifact").path()));
    let mut texts: Vec<String> = committed.collect();
    assert_eq!(texts.len(), 5);
    let made = subjects().iter().map(|subject| subject.text(&Target::Json));
    texts.extend(made.map(str::to_owned));
    for (text, findings) in texts.iter().zip(of_api(&texts)) {
        let api: Json = serde_json::from_str(text).expect("JSON");
        assert!(findings.is_empty(), "{}: {findings:#?}", api["name"]);
    }
}

#[test]
fn a_field_of_another_name_does_not_fit_the_schema() {
    let text = file(root().join("generated/json/evolution.json"));
    let api: Json = serde_json::from_str(&text).expect("JSON");
    let places = [
        ("", "version"),
        ("", "entries"),
        ("/entries/0", "name"),
        ("/entries/0/identifiers", "rust"),
        ("/entries/0/messages/0", "template"),
        ("/retry/backoff", "initial_ms"),
    ];
    let renamed = places.map(|(place, name)| {
        let mut api = api.clone();
        let object = api.pointer_mut(place).and_then(Json::as_object_mut);
        let object = object.expect("an object");
        let value = object.shift_remove(name).expect("a field");
        object.insert(format!("{name}_"), value);
        api.to_string()
    });
    for ((place, name), findings) in places.into_iter().zip(of_api(&renamed)) {
        let says = format!("'{name}' is a required property");
        let found = findings.iter().any(|finding| finding.contains(&says));
        assert!(found, "{place}/{name}: {findings:#?}");
    }
}

#[test]
fn vectors_fit_their_schema_and_nothing_else_does() {
    let made = subjects()
        .iter()
        .map(|subject| subject.text(&Target::Vectors));
    let texts: Vec<String> = made.map(str::to_owned).collect();
    for (text, findings) in texts.iter().zip(of_vectors(&texts)) {
        let vectors: Json = serde_json::from_str(text).expect("JSON");
        assert!(
            findings.is_empty(),
            "{}: {findings:#?}",
            vectors["catalogue"]
        );
    }
    let vectors: Json = serde_json::from_str(&texts[0]).expect("JSON");
    let places = [
        ("", "seed"),
        ("/classes/0", "typescript"),
        ("/vectors/0", "json"),
        ("/vectors/0/given", "body"),
        ("/vectors/0/expected", "known"),
        ("/vectors/0/waits", "otherwise"),
        ("/decisions/0", "attempt"),
    ];
    let renamed = places.map(|(place, name)| {
        let mut vectors = vectors.clone();
        let object = vectors.pointer_mut(place).and_then(Json::as_object_mut);
        let object = object.expect("an object");
        let value = object.shift_remove(name).expect("a field");
        object.insert(format!("{name}_"), value);
        vectors.to_string()
    });
    for ((place, name), findings) in places.into_iter().zip(of_vectors(&renamed)) {
        assert!(findings.len() >= 2, "{place}/{name}: {findings:#?}");
    }
}
