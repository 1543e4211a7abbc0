//! Emitted items as text that people read, laid out as rustfmt does it, so that formatting a project changes nothing.
//!
//! It knows the Rust that this emitter writes, not all of Rust. Where rustfmt has rules that depend on more than a line,
//! as for tables and for what is too long, the item says `#[rustfmt::skip]`.

mod comment;
mod node;
mod value;

use proc_macro2::{Delimiter, TokenStream};
use unicode_width::UnicodeWidthStr;

use self::{
    comment::documentation,
    node::{Node, Style, flat, line, spaced, split},
};

/// rustfmt's `max_width`.
const WIDTH: usize = 100;

const SKIP: &str = "#[rustfmt::skip]\n";

/// The items, each with an empty line before it.
pub(super) fn print(items: TokenStream, source: &mut String) {
    let nodes = Node::of(items);
    let mut rest = nodes.as_slice();
    while !rest.is_empty() {
        let (item, after) = rest.split_at(item_end(rest));
        rest = after;
        let mut page = Page::default();
        page.item(item);
        if !source.is_empty() {
            source.push('\n');
        }
        if page.is_too_wide && !page.text.contains(SKIP) {
            source.push_str(SKIP);
        }
        source.push_str(&page.text);
        source.push('\n');
    }
}

/// The number of nodes of the item at the start.
fn item_end(nodes: &[Node]) -> usize {
    let body = skip_attributes(nodes);
    let is_fn = nodes[body..].iter().take(3).any(|word| word.is("fn"));
    let takes_value = !is_fn
        && nodes[body..].iter().take(2).any(|word| {
            ["const", "static", "type", "use"]
                .iter()
                .any(|keyword| word.is(keyword))
        });
    for (at, node) in nodes.iter().enumerate().skip(body) {
        let is_body = !takes_value && node.group(Delimiter::Brace).is_some();
        if is_body || node.is(";") {
            return at + 1;
        }
    }
    nodes.len()
}

fn skip_attributes(nodes: &[Node]) -> usize {
    let mut at = 0;
    while nodes.get(at).is_some_and(|mark| mark.is("#")) {
        at += 2;
    }
    at
}

#[derive(Default)]
struct Page {
    text: String,
    indent: usize,
    /// Whether a line of code, comments apart, is longer than rustfmt makes any.
    is_too_wide: bool,
    /// Whether the present declaration has more in it than a list with an item on each line.
    is_table: bool,
}

impl Page {
    fn column(&self) -> usize {
        let line = self.text.rfind('\n').map_or(0, |at| at + 1);
        self.text[line..].width()
    }

    fn write(&mut self, text: &str) {
        if self.text.is_empty() || self.text.ends_with('\n') {
            self.text.extend(std::iter::repeat_n(' ', self.indent));
        }
        self.text.push_str(text);
    }

    fn end_line(&mut self) {
        self.is_too_wide |= self.column() > WIDTH;
        self.text.push('\n');
    }

    /// What stands between two brackets, on lines of its own.
    fn indented(&mut self, open: &str, close: &str, inner: impl FnOnce(&mut Self)) {
        self.write(open);
        self.end_line();
        self.indent += 4;
        inner(self);
        self.indent -= 4;
        self.write(close);
    }

    fn item(&mut self, item: &[Node]) {
        let (attributes, item) = item.split_at(skip_attributes(item));
        self.attributes(attributes);
        let is_value = matches!(item.last(), Some(end) if end.is(";"));
        match item {
            [head @ .., Node::Group(Delimiter::Brace, body)] => {
                self.write(&line(head));
                self.text.push(' ');
                if body.is_empty() {
                    self.write("{}");
                } else {
                    self.indented("{", "}", |page| page.body(head, body));
                }
            }
            [head @ .., Node::Group(Delimiter::Parenthesis, inner), _]
                if is_value && head.last().is_some_and(|mark| mark.is("!")) =>
            {
                self.macro_call(head, inner);
                self.write(";");
            }
            [declaration @ .., _] if is_value => {
                let start = self.text.len();
                self.is_table = false;
                self.assigned(declaration);
                self.write(";");
                if self.is_table {
                    self.text
                        .insert_str(start, &format!("{:1$}{SKIP}", "", self.indent));
                }
            }
            _ => self.write(&line(item)),
        }
        self.is_too_wide |= self.column() > WIDTH;
    }

    fn body(&mut self, head: &[Node], body: &[Node]) {
        let has = |word: &str| head.iter().any(|node| node.is(word));
        if has("fn") {
            self.statements(body);
        } else if has("enum") || has("struct") {
            for field in split(body, ",") {
                let (attributes, field) = field.split_at(skip_attributes(field));
                self.attributes(attributes);
                self.write(&line(field));
                self.write(",");
                self.end_line();
            }
        } else {
            let mut rest = body;
            while !rest.is_empty() {
                let (item, after) = rest.split_at(item_end(rest));
                self.item(item);
                self.end_line();
                rest = after;
                let has_body = matches!(item.last(), Some(Node::Group(..)));
                if has_body && !rest.is_empty() {
                    self.text.push('\n');
                }
            }
        }
    }

    fn attributes(&mut self, attributes: &[Node]) {
        for attribute in attributes {
            let Some(inner) = attribute.group(Delimiter::Bracket) else {
                continue;
            };
            if let Some(text) = documentation(inner) {
                // A comment may be as long as it is.
                self.write(&format!("///{text}\n"));
                continue;
            }
            match inner {
                [name, Node::Group(Delimiter::Parenthesis, arguments)]
                    if flat(arguments, Style::Declaration, 70).is_none() =>
                {
                    let open = format!("#[{}(", line(std::slice::from_ref(name)));
                    self.indented(&open, ")]", |page| page.lines(arguments, ""));
                }
                _ => self.write(&format!("#[{}]", line(inner))),
            }
            self.end_line();
        }
    }

    /// Each part on a line, with a comma; behind the last one stands what is said.
    fn lines(&mut self, list: &[Node], last: &str) {
        let mut parts = split(list, ",").peekable();
        while let Some(part) = parts.next() {
            let mark = if parts.peek().is_none() { last } else { "," };
            self.value(part, mark.len());
            self.write(mark);
            self.end_line();
        }
    }

    /// A macro whose arguments are no values is left as it is by rustfmt: here it is filled like a paragraph.
    fn macro_call(&mut self, head: &[Node], inner: &[Node]) {
        let head = line(head);
        let room = WIDTH.saturating_sub(self.indent + head.width() + "();".len());
        if let Some(line) = flat(inner, Style::Declaration, room) {
            self.write(&format!("{head}({line})"));
            return;
        }
        self.indented(&format!("{head}("), ")", |page| {
            page.fill(inner);
            page.end_line();
        });
    }

    fn fill(&mut self, nodes: &[Node]) {
        let mut word = String::new();
        for (space, node) in spaced(nodes) {
            if space {
                self.word(&word);
                word.clear();
            }
            word.push_str(&line(std::slice::from_ref(node)));
        }
        self.word(&word);
    }

    fn word(&mut self, word: &str) {
        let at_start = self.text.ends_with('\n');
        if !at_start && self.column() + 1 + word.width() > WIDTH {
            self.end_line();
        } else if !at_start {
            self.text.push(' ');
        }
        self.write(word);
    }
}
