//! Code that catches an error, in each language.

use errcat_catalog::api::{Api, ColumnKey, Entry, Hole, Section};
use tera::Value;

use super::{Block, Source, cell};

/// A sample in each language that the section's columns name, of the entry that it names or the first with a value.
pub(super) fn blocks(source: &Source<'_>, section: &Section) -> Vec<Block> {
    let api = source.api;
    let Some(entry) = caught(api, section) else {
        return Vec::new();
    };
    let class = source.class(entry);
    let mut blocks = Vec::new();
    for column in &section.columns {
        let (language, template, client) = match column.key {
            ColumnKey::Typescript => ("ts", "markdown/sample.ts.tera", source.run.typescript()),
            ColumnKey::Python => ("python", "markdown/sample.py.tera", source.run.python()),
            ColumnKey::Rust => ("rust", "markdown/sample.rs.tera", source.run.typescript()),
            _ => continue,
        };
        let values = [
            ("client", Value::from_serializable(client)),
            ("entry", Value::from_serializable(entry)),
            ("class", Value::from_serializable(class)),
            ("has_request_id", Value::from(has_request_id(api))),
        ];
        blocks.push(Block::Label {
            texts: vec![cell::plain(&column.label)],
        });
        let text = source.run.render(template, &values);
        blocks.push(Block::Code {
            language,
            text: text.trim_end().to_owned(),
        });
    }
    blocks
}

/// Whether a response has an id by which support finds it.
fn has_request_id(api: &Api) -> bool {
    let mut envelopes = api.envelope.iter();
    let is_in_body = envelopes.any(|envelope| envelope.path(Hole::RequestId).is_some());
    is_in_body || api.header("request_id").is_some()
}

/// The entry that a section's samples catch.
fn caught<'a>(api: &'a Api, section: &Section) -> Option<&'a Entry> {
    let public = |name: &String| api.public_entries().find(|entry| entry.name == *name);
    let with_value = || {
        let mut entries = api.public_entries();
        entries.find(|entry| entry.public_params().any(|param| !param.of_all))
    };
    let named = section.example.as_ref().and_then(public);
    named
        .or_else(with_value)
        .or_else(|| api.public_entries().next())
}
