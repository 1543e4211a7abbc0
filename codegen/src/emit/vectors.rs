//! Conformance vectors: responses, and what clients in every language must make of them.
//!
//! What is expected is read off the catalogue alone. Neither the runtime crate nor a template has a part in it, so that
//! a runner over the vectors finds where one of them reads a catalogue in another way.

mod again;
mod cases;
mod expect;
mod format;
pub(super) mod names;
mod response;
mod sample;
mod wait;

use errcat_catalog::Catalog;
use serde_json::Value as Json;

use self::format::Document;
use super::File;

pub use self::format::{VECTORS_SCHEMA_ID, vectors_schema};

pub(crate) fn emit(catalog: &Catalog) -> Vec<File> {
    let mut made = cases::entries(catalog);
    made.extend(again::told(catalog));
    made.extend(cases::strangers(catalog));
    let names = names::Names::new(catalog);
    let document = Document {
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
    let json = serde_json::to_value(&document).expect("vectors have text for every key");
    vec![File::new("", format!("{}\n", lay(&json, 0)))]
}

/// Writes JSON for people to read: a vector has a line for each of its members, anything else of a list has one line.
fn lay(value: &Json, depth: usize) -> String {
    let indent = "  ".repeat(depth);
    let inner = |items: Vec<String>| {
        format!(
            "\n{indent}  {}\n{indent}",
            items.join(&format!(",\n{indent}  "))
        )
    };
    match value {
        Json::Object(members) if depth == 0 || members.contains_key("given") => {
            let members = members.iter();
            let member = |(name, value): (&String, &Json)| {
                format!("{}: {}", Json::from(name.as_str()), lay(value, depth + 1))
            };
            format!("{{{}}}", inner(members.map(member).collect()))
        }
        Json::Array(items) if depth == 1 && !items.is_empty() => {
            let items = items.iter().map(|item| lay(item, depth + 1));
            format!("[{}]", inner(items.collect()))
        }
        value => value.to_string(),
    }
}
