//! Markdown: the reference page of a catalogue.
//!
//! The page is laid out by the template `markdown/page.md.tera` over [`Block`]s: headings, prose, code, tables and
//! lists whose texts say what they are, so that the template chooses the escaping and nothing else.

mod cell;
mod details;
mod retry;
mod section;

use errcat_catalog::Catalog;
use serde::Serialize;
use tera::Value;

use super::{File, template::Run};

pub(crate) fn emit(catalog: &Catalog, run: &Run<'_>) -> Vec<File> {
    let mut page = section::Page::new(catalog);
    let sections: Vec<_> = catalog
        .docs
        .sections
        .iter()
        .map(|section| page.section(section))
        .collect();
    let sections = Value::from_serializable(&sections);
    vec![File::new(
        "",
        run.render("markdown/page.md.tera", &[("sections", sections)]),
    )]
}

/// A section of the page.
#[derive(Debug, Serialize)]
struct View {
    /// `section`, `note`, `tip` or `warning`.
    kind: &'static str,
    blocks: Vec<Block>,
}

/// A piece of a section.
#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum Block {
    /// A heading with an anchor of its own.
    Heading {
        level: u8,
        text: Text,
        anchor: Option<String>,
    },
    /// Block Markdown.
    Prose { text: String },
    /// A line of text that introduces what follows.
    Label { text: String },
    /// Source text in a language.
    Code {
        language: &'static str,
        text: String,
    },
    /// A table; the headings are plain text.
    Table {
        headings: Vec<String>,
        rows: Vec<Row>,
    },
    /// Items, each in pieces that stand side by side.
    List { items: Vec<Vec<Text>> },
}

/// A row of a table, with the anchor of the entry it is about.
#[derive(Debug, Serialize)]
struct Row {
    anchor: Option<String>,
    /// Each cell in pieces, one a line.
    cells: Vec<Vec<Text>>,
}

/// A text and what it is.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", content = "text", rename_all = "snake_case")]
enum Text {
    /// Text that must be read as it is.
    Plain(String),
    /// A text in a code span.
    Code(String),
    /// Inline Markdown.
    Markdown(String),
    /// Punctuation between two texts.
    Between(&'static str),
}
