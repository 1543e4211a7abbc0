//! Redocly and Spectral find nothing in what the target makes, with all that they recommend.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use serde_json::{Value as Json, json};

use super::document::files;
use crate::packages::{scratch, write};
use crate::tools::openapi_node;

/// What Redocly says of these files.
pub(super) fn redocly(files: &[PathBuf]) -> Vec<Json> {
    let rules = scratch("openapi").join("redocly.yaml");
    write(&rules, "extends: [recommended-strict]\n");
    let mut redocly = openapi_node("@redocly/cli/bin/cli.js");
    redocly.args(["lint", "--format=json", "--config"]);
    redocly.arg(rules).args(files);
    redocly.env("REDOCLY_TELEMETRY", "off");
    let said: Vec<Json> = printed(&mut redocly);
    assert_eq!(said.len(), files.len(), "Redocly has read every file");
    let problems = said.iter().filter_map(|said| said["problems"].as_array());
    problems.flatten().cloned().collect()
}

/// What Spectral says of these files.
pub(super) fn spectral(files: &[PathBuf]) -> Vec<Json> {
    let rules = scratch("openapi").join("spectral.yaml");
    write(&rules, "extends: [spectral:oas]\n");
    let mut spectral = openapi_node("@stoplight/spectral-cli/dist/index.js");
    spectral.args(["lint", "--quiet", "--format=json", "--ruleset"]);
    spectral.arg(rules).args(files);
    let said = printed(&mut spectral);
    let findings = said.first().and_then(Json::as_array).cloned();
    findings.expect("Spectral has a list")
}

/// The JSON that a program prints, though it may fail and go on in words.
fn printed(program: &mut Command) -> Vec<Json> {
    let output = program.output().expect("Node.js is there");
    let values = serde_json::Deserializer::from_slice(&output.stdout).into_iter();
    let values: Vec<Json> = values.map_while(Result::ok).collect();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(!values.is_empty(), "{program:?}: {said}");
    values
}

/// Redocly's validator takes a member that an object has from its prototype for one of its own, and Spectral falls over
/// `__proto__`, wherever the names stand.
fn without_prototypes(file: &PathBuf) {
    let text = fs::read_to_string(file).expect("a file");
    let text = text.replace("\"__proto__\"", "\"proto\"");
    write(file, &text.replace("\"constructor\"", "\"builder\""));
}

#[test]
fn redocly_and_spectral_find_nothing() {
    let files = files();
    files.iter().for_each(without_prototypes);
    assert_eq!(redocly(&files), [0; 0], "Redocly");
    assert_eq!(spectral(&files), [0; 0], "Spectral");
}

#[test]
fn redocly_and_spectral_read_what_they_are_given() {
    let file = scratch("openapi").join("wrong.json");
    let document = json!({
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "paths": {},
        "components": {"schemas": {"Alone": {"type": "object"}}},
    });
    write(&file, &document.to_string());
    let (redocly, spectral) = (redocly(std::slice::from_ref(&file)), spectral(&[file]));
    let rule = |found: &Json, name: &str| found[name].as_str().map(str::to_owned);
    let redocly: Vec<_> = redocly
        .iter()
        .filter_map(|found| rule(found, "ruleId"))
        .collect();
    assert!(
        redocly.iter().any(|rule| rule == "no-unused-components"),
        "{redocly:?}"
    );
    let spectral: Vec<_> = spectral
        .iter()
        .filter_map(|found| rule(found, "code"))
        .collect();
    assert!(
        spectral.iter().any(|rule| rule == "oas3-unused-component"),
        "{spectral:?}"
    );
}
