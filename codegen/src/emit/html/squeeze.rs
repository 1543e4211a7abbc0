//! Scripts and style sheets without what is there for people alone: it stays in the templates, and browsers load the rest.

mod script;
mod style;

pub(super) use self::{script::script, style::style};

/// A text that is read from the left, and what is kept of it.
struct Squeezed<'a> {
    rest: &'a str,
    out: String,
}

impl<'a> Squeezed<'a> {
    /// The first line says what made the file, and stays.
    fn new(text: &'a str) -> Self {
        let (head, rest) = text.split_once('\n').unwrap_or((text, ""));
        let mut out = String::with_capacity(text.len());
        out.extend([head, "\n"]);
        Self { rest, out }
    }

    fn next(&self) -> Option<char> {
        self.rest.chars().next()
    }

    /// The last character that is kept.
    fn last(&self) -> char {
        self.out.chars().next_back().unwrap_or('\n')
    }

    fn keep(&mut self, bytes: usize) {
        let (kept, rest) = self.rest.split_at(bytes);
        self.out.push_str(kept);
        self.rest = rest;
    }

    fn skip(&mut self, bytes: usize) -> &'a str {
        let (skipped, rest) = self.rest.split_at(bytes);
        self.rest = rest;
        skipped
    }

    /// What is up to a mark and the mark, or all where there is none.
    fn up_to(&self, mark: &str) -> usize {
        let end = self.rest.find(mark);
        end.map_or(self.rest.len(), |end| end + mark.len())
    }

    /// Keeps a text in quotes, of which the first is the next character.
    fn quoted(&mut self) {
        let mut chars = self.rest.char_indices();
        let quote = chars.next().map(|(_, c)| c);
        let mut is_escaped = false;
        let end = chars.find(|(_, c)| {
            let is_end = !is_escaped && Some(*c) == quote;
            is_escaped = !is_escaped && *c == '\\';
            is_end
        });
        self.keep(end.map_or(self.rest.len(), |(at, c)| at + c.len_utf8()));
    }
}
