//! Code that catches an error, in each language.

use errcat_catalog::api::{Api, ColumnKey, Entry, Hole, Section};
use tera::Value;

use super::{Block, Source, Tab, cell};

/// A sample in each language that the section's columns name, of the entry that it names or the first with a value.
pub(super) fn blocks(source: &Source<'_>, section: &Section) -> Vec<Block> {
    let api = source.api;
    let Some(entry) = caught(api, section) else {
        return Vec::new();
    };
    let facts = facts(source, entry);
    let mut blocks = Vec::new();
    for column in &section.columns {
        if let Some((language, text)) = sample(source, &facts, column.key) {
            blocks.push(Block::Label {
                texts: vec![cell::plain(&column.label)],
            });
            blocks.push(Block::Code { language, text });
        }
    }
    blocks
}

/// A sample in each language that catches this error.
pub(super) fn of(source: &Source<'_>, entry: &Entry) -> Vec<Tab> {
    let languages = [
        (ColumnKey::Typescript, "TypeScript"),
        (ColumnKey::Python, "Python"),
        (ColumnKey::Rust, "Rust"),
    ];
    let languages = languages.into_iter();
    let facts = facts(source, entry);
    let sample = |(key, label)| {
        let (language, text) = sample(source, &facts, key)?;
        Some(Tab {
            label,
            language,
            text,
        })
    };
    languages.filter_map(sample).collect()
}

/// What the samples of an error are made of in every language.
fn facts(source: &Source<'_>, entry: &Entry) -> [(&'static str, Value); 3] {
    [
        ("entry", Value::from_serializable(entry)),
        ("class", Value::from_serializable(source.class(entry))),
        ("has_request_id", Value::from(has_request_id(source.api))),
    ]
}

/// The language of a sample, and its text.
fn sample(
    source: &Source<'_>,
    facts: &[(&'static str, Value)],
    key: ColumnKey,
) -> Option<(&'static str, String)> {
    let (language, template, client) = match key {
        ColumnKey::Typescript => ("ts", "markdown/sample.ts.tera", source.typescript()),
        ColumnKey::Python => ("python", "markdown/sample.py.tera", source.python()),
        ColumnKey::Rust => ("rust", "markdown/sample.rs.tera", source.typescript()),
        _ => return None,
    };
    let mut values = facts.to_vec();
    values.push(("client", client));
    let text = source.run.render(template, &values);
    Some((language, text.trim_end().to_owned()))
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
