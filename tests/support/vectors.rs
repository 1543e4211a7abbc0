//! The vectors of a catalogue.

#![allow(dead_code, reason = "each test uses a part")]

use errcat_catalog::Catalog;
use errcat_codegen::{Engine, Output, Target, emit};
use serde_json::Value as Json;

/// What the target `vectors` makes of a catalogue.
pub(crate) fn of(catalog: &Catalog) -> Json {
    let outputs = [Output::new(Target::Vectors, "vectors.json")];
    let engine = Engine::new().expect("errcat's templates are templates");
    let artifacts = emit(catalog, &outputs, &engine).expect("vectors need no template");
    serde_json::from_str(&artifacts[0].contents).expect("vectors are JSON")
}

/// The list of that name.
pub(crate) fn list<'a>(vectors: &'a Json, name: &str) -> &'a [Json] {
    vectors[name].as_array().expect("a list")
}

/// The names and values of headers.
pub(crate) fn headers(given: &Json) -> Vec<(&str, &str)> {
    let pairs = list(given, "headers").iter();
    pairs
        .map(|pair| {
            let at = |index: usize| pair[index].as_str().expect("text");
            (at(0), at(1))
        })
        .collect()
}

/// The status, if there is one.
pub(crate) fn status(given: &Json) -> Option<u16> {
    let status = given["status"].as_u64()?;
    Some(u16::try_from(status).expect("a status"))
}
