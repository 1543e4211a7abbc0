//! The language reference: the guide, and every key from the table that the reader goes by.

use std::fmt::Write as _;

use crate::{
    language::Document,
    read::{Key, Read, Record, Shape},
};

/// The language reference in Markdown.
pub fn language_reference() -> String {
    let mut page = include_str!("../docs/language-guide.md").to_owned();
    page.push_str("\n## Keys\n\nRequired keys are marked with `*`.\n");
    let Shape::Record(root) = Document::SHAPE else {
        unreachable!("a catalogue is a record")
    };
    let mut records = vec![root];
    let mut at = 0;
    while let Some(record) = records.get(at).copied() {
        section(record, &mut page);
        let by_status = record.by_status.into_iter();
        for shape in record.keys.iter().map(|key| &key.shape).chain(by_status) {
            find(shape, &mut records);
        }
        at += 1;
    }
    page
}

fn section(record: &Record, page: &mut String) {
    let title = bare(record);
    let _ = writeln!(
        page,
        "\n### {title}\n\n{}\n",
        record.doc.trim().replace("\n ", "\n")
    );
    page.push_str("| Key | Value | Default | Example |\n| --- | --- | --- | --- |\n");
    for key in record.keys {
        row(key, page);
    }
    if let Some(shape) = record.by_status {
        let _ = writeln!(
            page,
            "| a status or class | {} | none | `5xx: backoff` |",
            value(shape)
        );
    }
    if record.has_facts {
        page.push_str("| a key that begins with `x-` | A [fact of your own](#facts-of-your-own). (any value) | none | `x-runbook: RB-7` |\n");
    }
}

fn row(key: &Key, page: &mut String) {
    let mark = if key.required { "\\*" } else { "" };
    let default = if key.default.is_empty() {
        "none"
    } else {
        key.default
    };
    let doc = key.doc.trim().replace("\n ", " ");
    let _ = writeln!(
        page,
        "| `{}`{mark} | {} ({}) | {} | `{}` |",
        key.name,
        doc.replace('|', "\\|"),
        value(&key.shape),
        default.replace('|', "\\|"),
        key.example.replace('|', "\\|"),
    );
}

/// The shape in words, records by the name of their section.
fn value(shape: &Shape) -> String {
    match shape {
        Shape::Record(record) => format!("[{0}](#{0})", bare(record)),
        Shape::List(item) => format!("list of {}", value(item)),
        Shape::Map(item) => format!("map to {}", value(item)),
        Shape::TextTo(_) => "a map from text".to_owned(),
        Shape::Either(short, long) => {
            let (short, long) = (value(short), value(long));
            if long == format!("list of {short}") {
                format!("{short} or a list")
            } else {
                format!("{short}, or {long}")
            }
        }
        Shape::Word(words) => format!("`{}`", words.join("`, `")),
        Shape::Scalar("text", _) => "text".to_owned(),
        Shape::Scalar(..) | Shape::Plain(..) | Shape::Json => shape.describe(),
    }
}

fn find(shape: &Shape, records: &mut Vec<&'static Record>) {
    match shape {
        Shape::Record(record) => {
            if records.iter().all(|known| known.name != record.name) {
                records.push(record);
            }
        }
        Shape::List(item) | Shape::Map(item) | Shape::TextTo(item) => find(item, records),
        Shape::Either(short, long) => {
            find(short, records);
            find(long, records);
        }
        Shape::Scalar(..) | Shape::Plain(..) | Shape::Word(_) | Shape::Json => {}
    }
}

/// The name without its article, as an anchor.
fn bare(record: &Record) -> String {
    let name = record.name.replace('`', "");
    let name = name.trim_start_matches("an ").trim_start_matches("a ");
    name.replace(' ', "-")
}
