//! Conformance vectors: responses, and what clients in every language must make of them.
//!
//! What is expected is read off the catalogue alone. Neither the runtime crate nor a template has a part in it, so that
//! a runner over the vectors finds where one of them reads a catalogue in another way.

mod again;
mod cases;
mod expect;
mod format;
mod names;
mod response;
mod sample;
mod wait;

use errcat_catalog::Catalog;
use serde_json::Value as Json;

use self::format::Vectors;
use super::File;

pub use self::format::{VECTORS_SCHEMA_ID, vectors_schema};

pub(crate) fn emit(catalog: &Catalog) -> Vec<File> {
    let mut made = cases::entries(catalog);
    made.extend(again::told(catalog));
    made.extend(cases::strangers(catalog));
    let names = names::Names::new(catalog);
    let vectors = Vectors {
        schema: VECTORS_SCHEMA_ID,
        catalogue: catalog.name.clone(),
        seed: wait::SEED,
        max_retry_after: wait::MAX_RETRY_AFTER,
        classes: names.classes,
        correlation: names.correlation,
        decisions: again::decisions(&made),
        failures: again::failures(catalog),
        vectors: made.into_iter().map(|made| made.vector).collect(),
    };
    let json = serde_json::to_value(&vectors).expect("vectors have text for every key");
    let mut text = String::new();
    lay(&json, 0, &mut text);
    text.push('\n');
    vec![File::new("", text)]
}

/// Writes JSON for people to read: a vector has a line for each of its members, anything else of a list has one line.
fn lay(value: &Json, depth: usize, text: &mut String) {
    let indent = "  ".repeat(depth);
    let is_vector = |members: &serde_json::Map<String, Json>| members.contains_key("given");
    match value {
        Json::Object(members) if depth == 0 || is_vector(members) => {
            let mut before = "{";
            for (name, value) in members {
                text.push_str(&format!(
                    "{before}\n{indent}  {}: ",
                    Json::from(name.as_str())
                ));
                lay(value, depth + 1, text);
                before = ",";
            }
            text.push_str(&format!("\n{indent}}}"));
        }
        Json::Array(items) if depth == 1 && !items.is_empty() => {
            let mut before = "[";
            for item in items {
                text.push_str(&format!("{before}\n{indent}  "));
                lay(item, depth + 1, text);
                before = ",";
            }
            text.push_str(&format!("\n{indent}]"));
        }
        value => text.push_str(&value.to_string()),
    }
}
