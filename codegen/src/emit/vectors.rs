//! Conformance vectors: responses, and what clients in every language must make of them.
//!
//! What is expected is read off the catalogue alone. Neither the runtime crate nor a template has a part in it, so that
//! a runner over the vectors finds where one of them reads a catalogue in another way.

mod again;
mod cases;
mod expect;
mod format;
mod response;
mod sample;
mod wait;

use errcat_catalog::Catalog;
use serde::Serialize;

use self::format::{Document, Vector};
use super::{File, template::Run};
use crate::artifact::seal::banner;

pub use self::format::{VECTORS_SCHEMA_ID, vectors_schema};

pub(crate) fn emit(catalog: &Catalog, run: &Run<'_>) -> Vec<File> {
    let mut made = cases::entries(catalog);
    made.extend(again::told(catalog));
    made.extend(cases::strangers(catalog));
    let names = run.names();
    let document = Document {
        schema: VECTORS_SCHEMA_ID,
        comment: banner(&catalog.name),
        catalogue: catalog.name.clone(),
        seed: wait::SEED,
        max_retry_after: wait::MAX_RETRY_AFTER,
        classes: &names.classes,
        correlation: &names.correlation,
        decisions: again::decisions(&made),
        failures: again::failures(catalog),
        vectors: made.into_iter().map(|made| made.vector).collect(),
    };
    vec![File::new("", format!("{}\n", written(&document)))]
}

/// The file, for people to read: a vector has a line for each of its members, anything else of a list has one line.
fn written(document: &Document<'_>) -> String {
    let vector = |vector: &Vector| {
        let members = [
            ("name", json(&vector.name)),
            ("given", json(&vector.given)),
            ("class", json(&vector.class)),
            ("expected", json(&vector.expected)),
            ("members", json(&vector.members)),
            ("json", json(&vector.json)),
            ("waits", json(&vector.waits)),
        ];
        object(&members, 2)
    };
    let members = [
        ("$schema", json(document.schema)),
        ("$comment", json(&document.comment)),
        ("catalogue", json(&document.catalogue)),
        ("seed", json(&document.seed)),
        ("maxRetryAfter", json(&document.max_retry_after)),
        ("classes", list(document.classes, json)),
        ("correlation", list(document.correlation, json)),
        ("vectors", list(&document.vectors, vector)),
        ("failures", list(&document.failures, json)),
        ("decisions", list(&document.decisions, json)),
    ];
    object(&members, 0)
}

fn json(value: &(impl Serialize + ?Sized)) -> String {
    serde_json::to_string(value).expect("vectors have text for every key")
}

fn object(members: &[(&str, String)], depth: usize) -> String {
    let indent = "  ".repeat(depth);
    let members = members
        .iter()
        .map(|(name, value)| format!("{indent}  \"{name}\": {value}"));
    let members: Vec<String> = members.collect();
    format!("{{\n{}\n{indent}}}", members.join(",\n"))
}

fn list<T>(items: &[T], item: impl Fn(&T) -> String) -> String {
    if items.is_empty() {
        return "[]".to_owned();
    }
    let items: Vec<String> = items
        .iter()
        .map(|each| format!("    {}", item(each)))
        .collect();
    format!("[\n{}\n  ]", items.join(",\n"))
}
