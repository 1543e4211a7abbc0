//! Markdown: the reference page of a catalogue.
//!
//! The page is laid out by the template `markdown/page.md.tera` over [`Block`]s: headings, prose, code, tables and
//! lists whose texts say what they are, so that the template chooses the escaping and nothing else.

mod below;
mod bodies;
mod cases;
mod cell;
mod class;
mod details;
mod own;
mod place;
mod retry;
mod rule;
mod sample;
mod section;
mod table;
mod wire;
mod written;

use std::collections::{BTreeMap, BTreeSet};

use errcat_catalog::{
    Catalog,
    api::{Api, CodeStyle, Entry, PageSection},
};
use serde::Serialize;
use tera::Value;

use super::{File, names::Class, template::Run};
use crate::escape::{markdown_code, markdown_text};

pub(crate) fn emit(catalog: &Catalog, run: &Run<'_>) -> Vec<File> {
    let placed = catalog.page();
    let source = Source::new(catalog, run, &placed);
    let mut page = section::Page::new(&source, &placed);
    let sections: Vec<_> = placed.iter().map(|placed| page.section(placed)).collect();
    let sections = Value::from_serializable(&place::place(&sections));
    vec![File::new(
        "",
        run.render("markdown/page.md.tera", &[("sections", sections)]),
    )]
}

/// What the page is made from.
struct Source<'a> {
    api: &'a Api,
    run: &'a Run<'a>,
    /// What clients call the errors, by the entries' names.
    classes: BTreeMap<&'a str, &'a Class>,
    /// The errors that have a place on the page, by name.
    placed: BTreeSet<&'a str>,
    /// What the members of the body are called.
    wire: wire::Wire,
}

impl<'a> Source<'a> {
    fn new(catalog: &'a Catalog, run: &'a Run<'a>, sections: &[PageSection<'a>]) -> Self {
        let known = run.names().classes.iter();
        let known = known.filter(|class| class.rust.is_some());
        Self {
            api: catalog,
            run,
            classes: known.map(|class| (class.name.as_str(), class)).collect(),
            placed: sections
                .iter()
                .flat_map(|placed| &placed.divisions)
                .flat_map(|division| &division.entries)
                .map(|entry| entry.name.as_str())
                .collect(),
            wire: wire::Wire::new(catalog),
        }
    }

    /// What an entry is called in running text, as inline Markdown: its code or its title, as a link to its place on the page.
    fn link(&self, entry: &Entry) -> String {
        let label = match &entry.code {
            Some(code) => markdown_code(code),
            None => markdown_text(&entry.title),
        };
        if self.placed.contains(entry.name.as_str()) {
            format!("[{label}](#{})", entry.anchor)
        } else {
            label
        }
    }

    /// The code of an entry, or what it is called where there is none, as a link to its place on the page.
    fn linked_code(&self, entry: &Entry) -> Text {
        let called = self.called(entry);
        if !self.placed.contains(entry.name.as_str()) {
            return called;
        }
        let text = match called {
            Text::Plain(text) => markdown_text(&text),
            Text::Code(code) => markdown_code(&code),
            other => return other,
        };
        Text::Markdown(format!("[{text}](#{})", entry.anchor))
    }

    /// The code of an entry; the name where no error has a code, and the title where others have one.
    fn called(&self, entry: &Entry) -> Text {
        match &entry.code {
            Some(code) => Text::Code(code.clone()),
            None if self.api.code_style == CodeStyle::None => Text::Code(entry.name.clone()),
            None => Text::Plain(entry.title.clone()),
        }
    }

    /// What clients call a public entry.
    fn class(&self, entry: &Entry) -> &'a Class {
        self.classes[entry.name.as_str()]
    }
}

/// A section of the page.
#[derive(Debug)]
struct View {
    /// `section`, `note`, `tip` or `warning`.
    kind: &'static str,
    /// The title of a call-out, which is no heading of the page, and its anchor.
    title: Option<String>,
    anchor: Option<String>,
    blocks: Vec<Block>,
}

/// A piece of a section.
#[derive(Debug, Clone, Serialize)]
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
    /// A paragraph, in pieces with a space between them.
    Paragraph { texts: Vec<Text> },
    /// A line of text that introduces what follows, in pieces that stand side by side.
    Label { texts: Vec<Text> },
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
#[derive(Debug, Clone, Serialize)]
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
