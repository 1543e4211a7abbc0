//! A Markdown page as a reader sees it: its tables and headings as plain text.

use errcat_catalog::anchor;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// A table: its headings, and its rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Table {
    /// The heading it stands under.
    pub(crate) under: String,
    pub(crate) headings: Vec<String>,
    pub(crate) rows: Vec<Vec<String>>,
}

/// What of a page the tests look at.
#[derive(Debug, Default)]
pub(crate) struct Page {
    pub(crate) headings: Vec<String>,
    pub(crate) tables: Vec<Table>,
    /// Source text blocks with their language.
    pub(crate) code: Vec<(String, String)>,
    /// The anchors that are written and those that headings have by their text, in order.
    pub(crate) anchors: Vec<String>,
    /// Items of lists.
    pub(crate) items: Vec<String>,
    /// Everything that is not in a table, a list or a code block, paragraph by paragraph.
    pub(crate) paragraphs: Vec<String>,
    /// HTML besides anchors, line breaks and code elements.
    pub(crate) html: Vec<String>,
}

/// Reads a page with a `CommonMark` parser.
pub(crate) fn read(markdown: &str) -> Page {
    let mut page = Page::default();
    let mut text = String::new();
    let mut table: Option<Table> = None;
    let mut row = Vec::new();
    let mut language = String::new();
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
        match event {
            Event::Text(words) | Event::Code(words) => text.push_str(&words),
            Event::SoftBreak | Event::HardBreak => text.push('\n'),
            Event::InlineHtml(html) | Event::Html(html) => match html.trim() {
                "<br/>" => text.push('\n'),
                "</a>" | "<code>" | "</code>" | "<span>" | "</span>" | "" => {}
                html => match html
                    .strip_prefix("<a id=\"")
                    .and_then(|rest| rest.split_once('"'))
                {
                    Some((anchor, _)) => page.anchors.push(anchor.to_owned()),
                    None => page.html.push(html.to_owned()),
                },
            },
            Event::Start(Tag::CodeBlock(kind)) => {
                text.clear();
                if let pulldown_cmark::CodeBlockKind::Fenced(info) = kind {
                    language = info.to_string();
                }
            }
            Event::End(TagEnd::CodeBlock) => {
                page.code
                    .push((std::mem::take(&mut language), std::mem::take(&mut text)));
            }
            Event::Start(Tag::Table(_)) => {
                table = Some(Table {
                    under: page.headings.last().cloned().unwrap_or_default(),
                    headings: Vec::new(),
                    rows: Vec::new(),
                });
            }
            Event::Start(Tag::TableCell | Tag::Heading { .. } | Tag::Item | Tag::Paragraph) => {
                text.clear();
            }
            Event::End(TagEnd::TableCell) => row.push(std::mem::take(&mut text)),
            Event::End(TagEnd::TableHead) => {
                if let Some(table) = &mut table {
                    table.headings = std::mem::take(&mut row);
                }
            }
            Event::End(TagEnd::TableRow) => {
                if let Some(table) = &mut table {
                    table.rows.push(std::mem::take(&mut row));
                }
            }
            Event::End(TagEnd::Table) => page.tables.extend(table.take()),
            Event::End(TagEnd::Heading(_)) => {
                let own = anchor::of_heading(&text);
                let own = own.filter(|own| !page.anchors.contains(own));
                page.anchors.extend(own);
                page.headings.push(std::mem::take(&mut text));
            }
            Event::End(TagEnd::Item) => page.items.push(std::mem::take(&mut text)),
            Event::End(TagEnd::Paragraph) => page.paragraphs.push(text.clone()),
            _ => {}
        }
    }
    page
}
