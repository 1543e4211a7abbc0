//! Conformance vectors: responses, and what clients in every language must make of them.
//!
//! What is expected is read off the catalogue alone. Neither the runtime crate nor a template has a part in it, so that
//! a runner over the vectors finds where one of them reads a catalogue in another way.

mod again;
mod body;
mod cases;
mod class;
mod dates;
mod expect;
mod form;
mod format;
mod former;
mod kinds;
mod limits;
mod members;
mod response;
mod sample;
mod several;
mod shape;
mod shared;
mod types;
mod wait;

use errcat_catalog::Catalog;
use serde::Serialize;

use self::format::Document;
use super::{File, template::Run};
use crate::artifact::seal::banner;

pub use self::format::{VECTORS_SCHEMA_ID, vectors_schema};

pub(crate) fn emit(catalog: &Catalog, run: &Run<'_>) -> Vec<File> {
    let mut made = cases::entries(catalog);
    made.extend(again::told(catalog));
    made.extend(types::all(catalog));
    made.extend(cases::strangers(catalog));
    made.extend(kinds::kinds(catalog));
    made.extend(several::lists(catalog));
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
    vec![File::new("", written(document))]
}

/// The file, for people to read: a vector has a line for each of its members, anything else of a list has one line.
///
/// A vector is gone once it is written, for all of them take many times the room of the file.
fn written(document: Document<'_>) -> String {
    let mut file = String::from("{");
    member(&mut file, 0, "$schema", &json(document.schema));
    member(&mut file, 0, "$comment", &json(&document.comment));
    member(&mut file, 0, "catalogue", &json(&document.catalogue));
    member(&mut file, 0, "seed", &json(&document.seed));
    member(
        &mut file,
        0,
        "maxRetryAfter",
        &json(&document.max_retry_after),
    );
    list(&mut file, "classes", document.classes, |class, file| {
        file.push_str(&json(class));
    });
    list(
        &mut file,
        "correlation",
        document.correlation,
        |id, file| {
            file.push_str(&json(id));
        },
    );
    list(&mut file, "vectors", document.vectors, |vector, file| {
        file.push('{');
        member(file, 2, "name", &json(&vector.name));
        member(file, 2, "given", &json(&vector.given));
        member(file, 2, "class", &json(&vector.class));
        member(file, 2, "expected", &json(&vector.expected));
        member(file, 2, "members", &json(&vector.members));
        member(file, 2, "json", &json(&vector.json));
        member(file, 2, "waits", &json(&vector.waits));
        if !vector.errors.is_empty() {
            member(file, 2, "errors", &json(&vector.errors));
        }
        file.push_str("\n    }");
    });
    list(&mut file, "failures", document.failures, |failure, file| {
        file.push_str(&json(&failure));
    });
    list(
        &mut file,
        "decisions",
        document.decisions,
        |decision, file| {
            file.push_str(&json(&decision));
        },
    );
    file.push_str("\n}\n");
    file
}

fn json(value: &(impl Serialize + ?Sized)) -> String {
    serde_json::to_string(value).expect("vectors have text for every key")
}

/// Writes a member of an object at this depth, behind the one before.
fn member(file: &mut String, depth: usize, name: &str, value: &str) {
    let separator = if file.ends_with('{') { "" } else { "," };
    let indent = "  ".repeat(depth + 1);
    file.extend([separator, "\n", &indent, "\"", name, "\": ", value]);
}

/// Writes a member of the document that is a list.
fn list<T>(
    file: &mut String,
    name: &str,
    items: impl IntoIterator<Item = T>,
    write: impl Fn(T, &mut String),
) {
    member(file, 0, name, "[");
    let empty = file.len();
    for item in items {
        let separator = if file.len() == empty {
            "\n    "
        } else {
            ",\n    "
        };
        file.push_str(separator);
        write(item, file);
    }
    file.push_str(if file.len() == empty { "]" } else { "\n  ]" });
}
