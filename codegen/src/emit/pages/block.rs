//! What pages are made of: parts, blocks, rows and texts that say what they are, so that a writer chooses the spelling alone.

use errcat_catalog::Status;
use serde::Serialize;

/// A part of a page, from one heading to the next or a call-out.
#[derive(Debug, Clone)]
pub(crate) struct Part {
    /// `section`, `note`, `tip` or `warning`.
    pub(crate) kind: &'static str,
    /// The title of a call-out, which is no heading of the page, and its anchor.
    pub(crate) title: Option<String>,
    pub(crate) anchor: Option<String>,
    pub(crate) blocks: Vec<Block>,
}

impl Part {
    /// A part of the page that is no call-out.
    pub(crate) fn section(blocks: Vec<Block>) -> Self {
        Self {
            kind: "section",
            title: None,
            anchor: None,
            blocks,
        }
    }
}

/// A piece of a part.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum Block {
    /// A heading with an anchor of its own; the title of the page, which is none of them, has level 1.
    Heading {
        level: u8,
        text: Text,
        anchor: Option<String>,
    },
    /// Block Markdown of the catalogue.
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
    /// Source texts of which a reader wants one.
    Tabs { tabs: Vec<Tab> },
}

/// A row of a table, with the anchor of what it is about.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Row {
    pub(crate) anchor: Option<String>,
    /// Each cell in pieces, one a line.
    pub(crate) cells: Vec<Vec<Text>>,
}

/// A source text among others.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Tab {
    pub(crate) label: &'static str,
    pub(crate) language: &'static str,
    pub(crate) text: String,
}

/// A text and what it is.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", content = "text", rename_all = "snake_case")]
pub(crate) enum Text {
    /// Text that must be read as it is.
    Plain(String),
    /// A text in a code span.
    Code(String),
    /// Inline Markdown of the catalogue; a link `#anchor` in it leads to [`Tree::at`](super::Tree::at).
    Markdown(String),
    /// Punctuation and words between texts, which need no escaping anywhere.
    Between(&'static str),
    /// What a writer has spelt already.
    Written(String),
    /// Texts side by side, as one piece.
    #[serde(skip)]
    Line(Vec<Text>),
    /// Texts side by side that stand out.
    #[serde(skip)]
    Strong(Vec<Text>),
    /// A text that leads to another part, see [`Tree::spot`](super::Tree::spot).
    #[serde(skip)]
    Link(Box<Text>, To),
}

/// What a link leads to.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum To {
    /// The error of that name.
    Entry(String),
    /// The code that was retired, by the name of its entry.
    Retired(String),
    /// The errors of a status.
    Status(Status),
    /// The errors of a group, by its id.
    Group(String),
    /// The page with that path.
    Page(String),
}

impl Text {
    /// Texts side by side with something between each two of them.
    pub(crate) fn joined(texts: impl IntoIterator<Item = Self>, between: &'static str) -> Self {
        let mut line = Vec::new();
        for text in texts {
            if !line.is_empty() {
                line.push(Self::Between(between));
            }
            line.push(text);
        }
        Self::Line(line)
    }
}
