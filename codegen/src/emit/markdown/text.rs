//! Links and lines of texts as inline Markdown that stands as it is.

use crate::emit::pages::{Block, Part, Text, To};
use crate::escape::{
    markdown_code, markdown_code_cell, markdown_inline, markdown_inline_cell, markdown_text,
};

/// Where a link leads, as a destination; nothing where it leads nowhere, so that its words stand alone.
pub(super) type Way<'a> = &'a dyn Fn(&To) -> Option<String>;

/// Spells the links and lines of a page.
pub(super) fn spell(parts: &mut [Part], way: Way<'_>) {
    let speller = Speller {
        way,
        code: markdown_code,
        inline: markdown_inline,
    };
    let in_cells = Speller {
        way,
        code: markdown_code_cell,
        inline: markdown_inline_cell,
    };
    for block in parts.iter_mut().flat_map(|part| &mut part.blocks) {
        match block {
            Block::Heading { text, .. } => speller.text(text),
            Block::Paragraph { texts } | Block::Label { texts } => speller.texts(texts),
            Block::Table { rows, .. } => {
                let cells = rows.iter_mut().flat_map(|row| &mut row.cells);
                cells.for_each(|cell| in_cells.texts(cell));
            }
            Block::List { items } => items.iter_mut().for_each(|item| speller.texts(item)),
            Block::Prose { .. } | Block::Code { .. } | Block::Tabs { .. } => {}
        }
    }
}

struct Speller<'a> {
    way: Way<'a>,
    /// How code and Markdown of the catalogue are spelt where the texts stand.
    code: fn(&str) -> String,
    inline: fn(&str) -> String,
}

impl Speller<'_> {
    fn texts(&self, texts: &mut [Text]) {
        for text in texts {
            self.text(text);
        }
    }

    fn text(&self, text: &mut Text) {
        if matches!(text, Text::Line(_) | Text::Strong(_) | Text::Link(..)) {
            let mut line = String::new();
            self.put(text, &mut line);
            *text = Text::Written(line);
        }
    }

    fn put_all(&self, texts: &[Text], line: &mut String) {
        for text in texts {
            self.put(text, line);
        }
    }

    /// Appends a text as inline Markdown.
    fn put(&self, text: &Text, line: &mut String) {
        match text {
            Text::Plain(text) => line.push_str(&markdown_text(text)),
            Text::Code(text) => line.push_str(&(self.code)(text)),
            Text::Markdown(text) => line.push_str(&(self.inline)(text)),
            Text::Written(text) => line.push_str(text),
            Text::Between(words) => line.push_str(words),
            Text::Line(texts) => self.put_all(texts, line),
            Text::Strong(texts) => {
                line.push_str("**");
                self.put_all(texts, line);
                line.push_str("**");
            }
            Text::Link(text, to) => match (self.way)(to) {
                Some(destination) => {
                    line.push('[');
                    self.put(text, line);
                    line.extend(["](", &destination, ")"]);
                }
                None => self.put(text, line),
            },
        }
    }
}
