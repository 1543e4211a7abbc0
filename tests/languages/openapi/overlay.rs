//! The overlay, applied by a tool of its users, gives what `errcat openapi --apply` gives, and that is a document without findings.

use std::fs;

use errcat_catalog::{Catalog, Foreign, Sources, Style, load, render};
use errcat_codegen::apply::apply;
use errcat_codegen::{Engine, OpenApi, Output, Target, emit};
use serde_json::Value as Json;

use super::linters::{redocly, spectral};
use crate::packages::{root, scratch, write};
use crate::tools::{openapi_node, run};

const DOCUMENT: &str = include_str!("trains.yaml");

fn catalog() -> Catalog {
    let mut sources = Sources::new();
    let path = root().join("tests/languages/openapi/trains.catalogue.yaml");
    let text = fs::read_to_string(path).expect("the catalogue is there");
    let file = sources.add("trains.catalogue.yaml", text);
    let (catalog, diagnostics) = load(&mut sources, file);
    catalog.unwrap_or_else(|| panic!("{}", render(&diagnostics, &sources, Style::Plain)))
}

fn json(document: &str) -> Json {
    let read = Foreign::read(document).expect("a document");
    serde_json::to_value(read.value()).expect("JSON")
}

#[test]
fn an_overlay_gives_what_the_command_gives() {
    let catalog = catalog();
    let folder = scratch("openapi-overlay");
    let document = folder.join("trains.yaml");
    write(&document, DOCUMENT);
    let engine = Engine::new().expect("the templates parse");
    let settings = OpenApi::default();
    let wanted = apply(std::slice::from_ref(&catalog), &settings, DOCUMENT)
        .expect("a document")
        .text;
    for name in ["overlay.yaml", "overlay.json"] {
        let output = Output::new(Target::OpenApiOverlay, name);
        let made = emit(&catalog, &[output], &engine).expect("no template is a user's");
        let overlay = folder.join(name);
        write(&overlay, &made[0].contents);
        let mut tool = openapi_node("openapi-overlays-js/index.js");
        tool.arg("--overlay").arg(&overlay);
        let applied = run(tool.arg("--openapi").arg(&document)).expect("the overlay applies");
        assert_eq!(json(&applied), json(&wanted), "{name}");
    }
    let file = folder.join("applied.yaml");
    write(&file, &wanted);
    let overlays = ["overlay.yaml", "overlay.json"].map(|name| folder.join(name));
    assert_eq!(redocly(&overlays), [0; 0], "Redocly");
    assert_eq!(redocly(std::slice::from_ref(&file)), [0; 0], "Redocly");
    assert_eq!(spectral(&[file]), [0; 0], "Spectral");
    for hidden in ["fare_engine", "FareEngine", "cannot be computed"] {
        assert!(!wanted.contains(hidden), "{hidden} is internal");
    }
}

#[test]
fn a_catalogue_whose_operations_are_nowhere_has_no_overlay() {
    let engine = Engine::new().expect("the templates parse");
    let output = Output::new(Target::OpenApiOverlay, "overlay.yaml");
    let catalog = &crate::packages::subject("evolution").catalog;
    let made = emit(catalog, &[output], &engine).expect("no template is a user's");
    assert!(made.is_empty());
}
