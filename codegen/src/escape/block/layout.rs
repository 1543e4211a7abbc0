//! Blocks as lines: how each is spelt, and how it stands in the one around it.

use pulldown_cmark::Alignment;

use crate::escape::link::address;
use crate::escape::markdown::{
    markdown_fence, markdown_quote, put_characters, put_line_start, put_reference,
};

/// What a block is.
pub(super) enum Kind {
    Root,
    Paragraph,
    Heading(u8),
    Quote,
    /// Fenced code with its info string.
    Code(String),
    Html,
    /// A list; an ordered one has the number of its first item.
    List(Option<u64>),
    Item,
    /// A footnote with its label.
    Footnote(String),
    Table(Vec<Alignment>),
    Row,
    Cell,
}

impl Kind {
    /// Whether it indents the blocks that it holds.
    pub(super) fn is_container(&self) -> bool {
        matches!(
            self,
            Self::Quote | Self::List(_) | Self::Item | Self::Footnote(_)
        )
    }
}

/// A block that is open, with what it holds so far.
pub(super) struct Frame {
    pub(super) kind: Kind,
    /// Text that no block has yet.
    pub(super) text: String,
    blocks: Vec<Block>,
    /// The blocks of each item of a list, the cells of each row of a table.
    items: Vec<Vec<Block>>,
    /// Whether items are paragraphs.
    is_loose: bool,
}

struct Block {
    text: String,
    /// The mark of its items, if it is a list.
    mark: Option<char>,
}

impl Frame {
    pub(super) fn new(kind: Kind) -> Self {
        Self {
            kind,
            text: String::new(),
            blocks: Vec::new(),
            items: Vec::new(),
            is_loose: false,
        }
    }

    pub(super) fn block(&mut self, text: String) {
        self.end_paragraph();
        self.put(text, None);
    }

    /// Makes a paragraph of text that stands without one in the item of a list.
    pub(super) fn end_paragraph(&mut self) {
        if matches!(self.kind, Kind::Item | Kind::Root) && !self.text.is_empty() {
            let text = lines(&std::mem::take(&mut self.text));
            self.put(text, None);
        }
    }

    /// Puts the block into the one around it.
    pub(super) fn end(mut self, around: &mut Self) {
        self.end_paragraph();
        match &self.kind {
            Kind::Root => around.blocks.append(&mut self.blocks),
            Kind::Paragraph => {
                around.is_loose = true;
                around.put(lines(&self.text), None);
            }
            Kind::Heading(level) => {
                let marks = "#".repeat(usize::from(*level));
                let text = edges(&self.text.replace('\n', " "));
                around.put(
                    format!("{marks} {text}").trim_end_matches(' ').to_owned(),
                    None,
                );
            }
            Kind::Quote if self.blocks.is_empty() => around.put(">".to_owned(), None),
            Kind::Quote => around.put(markdown_quote(&self.blocks()), None),
            Kind::Code(language) => {
                let code = self.text.strip_suffix('\n').unwrap_or(&self.text);
                around.put(markdown_fence(code, language), None);
            }
            Kind::Html => {
                for paragraph in html(&self.text) {
                    around.put(paragraph, None);
                }
            }
            Kind::List(start) => {
                let marks = if start.is_some() {
                    ['.', ')']
                } else {
                    ['-', '+']
                };
                let before = around.blocks.last().and_then(|block| block.mark);
                let mark = marks[usize::from(before == Some(marks[0]))];
                let text = list(*start, mark, &self.items, self.is_loose);
                around.put(text, Some(mark));
            }
            Kind::Item => {
                around.is_loose |= self.is_loose;
                around.items.push(self.blocks);
            }
            Kind::Footnote(label) => {
                let text = indented(&joined(&self.blocks, "\n\n"), 4);
                around.put(
                    format!("[^{label}]: {text}")
                        .trim_end_matches(' ')
                        .to_owned(),
                    None,
                );
            }
            Kind::Table(alignments) => around.put(table(alignments, &self.items), None),
            Kind::Row => around.items.push(self.blocks),
            Kind::Cell => around.put(edges(&self.text), None),
        }
    }

    /// The blocks below one another.
    pub(super) fn blocks(mut self) -> String {
        self.end_paragraph();
        joined(&self.blocks, "\n\n")
    }

    fn put(&mut self, text: String, mark: Option<char>) {
        self.blocks.push(Block { text, mark });
    }
}

fn joined(blocks: &[Block], before_list: &str) -> String {
    let mut joined = String::new();
    for block in blocks {
        if !joined.is_empty() {
            joined.push_str(if block.mark.is_some() {
                before_list
            } else {
                "\n\n"
            });
        }
        joined.push_str(&block.text);
    }
    joined
}

/// A list; where an item has more than a line, each is indented as far as Python-Markdown wants it.
fn list(start: Option<u64>, mark: char, items: &[Vec<Block>], is_loose: bool) -> String {
    let has_blocks =
        |item: &Vec<Block>| item.len() > 1 || item.iter().any(|block| block.text.contains('\n'));
    let is_wide = items.iter().any(has_blocks);
    let between = if is_loose { "\n\n" } else { "\n" };
    let mut list = String::new();
    for (number, item) in (start.unwrap_or_default()..).zip(items) {
        let sign = match start {
            Some(_) => format!("{number}{mark}"),
            None => mark.to_string(),
        };
        let width = (sign.len() + 1).max(if is_wide { 4 } else { 0 });
        let text = indented(&joined(item, between), width);
        if !list.is_empty() {
            list.push_str(between);
        }
        // A list of lists would be a rule on one line.
        let is_list = item.first().is_some_and(|block| block.mark.is_some());
        let line = if is_list {
            format!("{sign}\n{:width$}{text}", "")
        } else {
            format!("{sign:width$}{text}")
        };
        list.push_str(line.trim_end_matches(' '));
    }
    list
}

fn indented(text: &str, width: usize) -> String {
    text.replace('\n', &format!("\n{:width$}", ""))
        .replace(&format!("\n{:width$}\n", ""), "\n\n")
}

fn table(alignments: &[Alignment], rows: &[Vec<Block>]) -> String {
    let mut table = String::new();
    for (index, row) in rows.iter().enumerate() {
        for cell in row {
            table.push_str("| ");
            table.push_str(&cell.text);
            table.push(' ');
        }
        table.push_str("|\n");
        if index == 0 {
            for alignment in alignments {
                table.push_str(match alignment {
                    Alignment::None => "| --- ",
                    Alignment::Left => "| :-- ",
                    Alignment::Center => "| :-: ",
                    Alignment::Right => "| --: ",
                });
            }
            table.push_str("|\n");
        }
    }
    table.pop();
    table
}

/// The paragraphs that raw HTML is as text.
fn html(text: &str) -> Vec<String> {
    let mut paragraphs = vec![String::new()];
    for line in text.lines().map(str::trim) {
        match paragraphs.last_mut() {
            Some(paragraph) if !line.is_empty() => {
                if !paragraph.is_empty() {
                    paragraph.push('\n');
                }
                put_characters(line, address, paragraph);
            }
            _ => paragraphs.push(String::new()),
        }
    }
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    paragraphs
        .iter()
        .map(|paragraph| lines(paragraph))
        .collect()
}

/// Inline Markdown of which no line begins a block.
fn lines(text: &str) -> String {
    let mut lines = String::with_capacity(text.len());
    for line in text.split('\n') {
        if !lines.is_empty() {
            lines.push('\n');
        }
        put_line_start(&edges(line), &mut lines);
    }
    lines
}

/// A line whose white space at both ends is seen.
fn edges(line: &str) -> String {
    let is_space = |c: char| matches!(c, ' ' | '\t');
    let inner = line.trim_matches(is_space);
    let start = line.len() - line.trim_start_matches(is_space).len();
    let mut whole = String::with_capacity(line.len());
    line[..start]
        .chars()
        .for_each(|c| put_reference(c, &mut whole));
    whole.push_str(inner);
    if !inner.is_empty() {
        let end = &line[start + inner.len()..];
        end.chars().for_each(|c| put_reference(c, &mut whole));
    }
    whole
}
