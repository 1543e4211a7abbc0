//! Statements and values: what stands on a line, and where lines end in what does not.

use proc_macro2::Delimiter;
use unicode_width::UnicodeWidthStr;

use super::{
    Page, WIDTH,
    node::{Node, Style, flat, is_alone, line, split},
};

/// How long the items of a list are that stand side by side: rustfmt's `short_array_element_width_threshold`.
const SHORT: usize = 10;

impl Page {
    /// `let` and what is declared with a value: what is left of the mark stands on one line.
    pub(super) fn assigned(&mut self, declaration: &[Node]) {
        let Some(mark) = declaration.iter().position(|node| node.is("=")) else {
            self.write(&line(declaration));
            return;
        };
        self.write(&line(&declaration[..mark]));
        self.write(" = ");
        self.value(&declaration[mark + 1..], 1);
    }

    pub(super) fn statements(&mut self, nodes: &[Node]) {
        let mut rest = nodes;
        while !rest.is_empty() {
            let (statement, after) = rest.split_at(statement_end(rest));
            rest = after;
            match statement {
                [declaration @ .., end] if end.is(";") && declaration[0].is("let") => {
                    self.assigned(declaration);
                    self.write(";");
                }
                [value @ .., end] if end.is(";") => {
                    self.value(value, 1);
                    self.write(";");
                }
                _ => self.value(statement, 0),
            }
            self.end_line();
        }
    }

    /// A value from here on, with room for what follows it on its last line.
    pub(super) fn value(&mut self, value: &[Node], follows: usize) {
        self.write("");
        let room = WIDTH.saturating_sub(self.column() + follows);
        let has_block = value
            .iter()
            .any(|node| ["match", "if", "for"].iter().any(|word| node.is(word)));
        if let Some(line) = flat(value, Style::Value, room).filter(|_| !has_block) {
            self.write(&line);
            return;
        }
        match value {
            [mark, rest @ ..] if mark.is("&") => {
                self.write("&");
                self.value(rest, follows);
            }
            [word, ..] if word.is("match") => self.matching(value),
            [word, ..] if word.is("if") || word.is("for") => self.blocks(value),
            [Node::Group(Delimiter::Brace, block)] => {
                self.indented("{", "}", |page| page.statements(block));
            }
            _ => self.calls(value, follows),
        }
    }

    fn blocks(&mut self, value: &[Node]) {
        let mut rest = value;
        while let Some(at) = rest
            .iter()
            .position(|node| node.group(Delimiter::Brace).is_some())
        {
            let (head, after) = rest.split_at(at);
            self.write(&line(head));
            self.text.push(' ');
            if let Some(block) = after[0].group(Delimiter::Brace) {
                self.indented("{", "}", |page| page.statements(block));
            }
            rest = &after[1..];
            if !rest.is_empty() {
                self.text.push(' ');
            }
        }
    }

    fn matching(&mut self, value: &[Node]) {
        let [head @ .., Node::Group(Delimiter::Brace, arms)] = value else {
            return;
        };
        self.write(&line(head));
        self.text.push(' ');
        self.indented("{", "}", |page| {
            let mut rest = arms.as_slice();
            while let Some(arrow) = rest.iter().position(|node| node.is("=>")) {
                let (pattern, body) = (&rest[..arrow], &rest[arrow + 1..]);
                let is_block = matches!(body.first(), Some(Node::Group(Delimiter::Brace, _)));
                let end = if is_block {
                    1
                } else {
                    split(body, ",").next().map_or(0, <[Node]>::len)
                };
                page.arm(pattern, &body[..end]);
                page.end_line();
                rest = &body[end..];
                if rest.first().is_some_and(|comma| comma.is(",")) {
                    rest = &rest[1..];
                }
            }
        });
    }

    fn arm(&mut self, pattern: &[Node], body: &[Node]) {
        let room = WIDTH - self.indent - 5;
        match flat(pattern, Style::Declaration, room) {
            Some(line) => self.write(&line),
            None => {
                for (at, one) in split(pattern, "|").enumerate() {
                    if at > 0 {
                        self.end_line();
                        self.write("| ");
                    }
                    self.write(&line(one));
                }
            }
        }
        self.write(" => ");
        if let [Node::Group(Delimiter::Brace, block)] = body {
            if block.is_empty() {
                self.write("{}");
            } else {
                self.indented("{", "}", |page| page.statements(block));
            }
            return;
        }
        let fits = |column: usize| flat(body, Style::Value, WIDTH.saturating_sub(column)).is_some();
        if !fits(self.column() + 1) && fits(self.indent + 4) {
            self.indented("{", "}", |page| page.statements(body));
        } else {
            self.value(body, 1);
            self.write(",");
        }
    }

    /// A chain of calls, a call, a list or a value with fields that does not fit on a line.
    fn calls(&mut self, value: &[Node], follows: usize) {
        let mut links = Vec::new();
        let mut start = 0;
        for (at, node) in value.iter().enumerate() {
            if node.is(".") {
                links.push(&value[start..at]);
                start = at;
            }
        }
        links.push(&value[start..]);
        let first = flat(links[0], Style::Value, WIDTH);
        let is_short = first.is_some_and(|first| first.width() <= 4);
        let joined = usize::from(is_short || links.len() == 2).min(links.len() - 1);
        let head: usize = links[..=joined].iter().map(|link| link.len()).sum();
        self.call(
            &value[..head],
            if links.len() == joined + 1 {
                follows
            } else {
                0
            },
        );
        self.indent += 4;
        for (at, link) in links.iter().enumerate().skip(joined + 1) {
            self.end_line();
            self.call(link, if at + 1 == links.len() { follows } else { 0 });
        }
        self.indent -= 4;
    }

    fn call(&mut self, value: &[Node], follows: usize) {
        self.write("");
        let room = WIDTH.saturating_sub(self.column() + follows);
        if let Some(line) = flat(value, Style::Value, room) {
            self.write(&line);
            return;
        }
        let Some(at) = value
            .iter()
            .rposition(|node| matches!(node, Node::Group(..)))
        else {
            self.write(&line(value));
            return;
        };
        let (head, after) = (&value[..at], &value[at + 1..]);
        let Node::Group(delimiter, inner) = &value[at] else {
            return;
        };
        self.is_table |= *delimiter != Delimiter::Bracket || are_short(inner);
        let text = line(head);
        self.write(&text);
        let is_macro = head.last().is_some_and(|mark| mark.is("!"));
        match delimiter {
            Delimiter::Parenthesis if is_macro => {
                self.indented("(", ")", |page| page.format_arguments(inner));
            }
            Delimiter::Parenthesis if is_hugged(inner) => {
                self.write("(");
                split(inner, ",").for_each(|argument| self.value(argument, 1));
                self.write(")");
            }
            Delimiter::Parenthesis => self.indented("(", ")", |page| page.lines(inner, ",")),
            Delimiter::Brace => {
                self.indented(if text.is_empty() { "{" } else { " {" }, "}", |page| {
                    page.lines(inner, ",");
                });
            }
            _ if are_short(inner) => self.indented("[", "]", |page| {
                page.fill(inner);
                if !inner.last().is_some_and(|comma| comma.is(",")) {
                    page.write(",");
                }
                page.end_line();
            }),
            _ => self.indented("[", "]", |page| page.lines(inner, ",")),
        }
        self.write(&line(after));
    }

    /// Where to write, the text, and the values side by side if they are simple.
    fn format_arguments(&mut self, inner: &[Node]) {
        let parts: Vec<&[Node]> = split(inner, ",").collect();
        let values = parts.get(2..).unwrap_or_default();
        let is_simple = |value: &&[Node]| {
            value
                .iter()
                .all(|node| !matches!(node, Node::Group(..)) && !node.is("::"))
        };
        let behind: usize = parts.iter().take(2).map(|part| part.len() + 1).sum();
        let line = inner
            .get(behind..)
            .and_then(|values| flat(values, Style::Value, WIDTH - self.indent));
        match line.filter(|_| values.len() > 1 && values.iter().all(is_simple)) {
            Some(line) => {
                self.lines(&inner[..behind - 1], ",");
                self.write(&line);
                self.end_line();
            }
            None => self.lines(inner, ""),
        }
    }
}

/// The number of nodes of the statement at the start.
fn statement_end(nodes: &[Node]) -> usize {
    let is_block = ["if", "for", "match"].iter().any(|word| nodes[0].is(word));
    for (at, node) in nodes.iter().enumerate() {
        let goes_on = nodes.get(at + 1).is_some_and(|next| next.is("else"));
        let is_end = is_block && node.group(Delimiter::Brace).is_some() && !goes_on;
        if is_end || node.is(";") {
            return at + 1;
        }
    }
    nodes.len()
}

/// Whether the only argument begins on the line of the call.
fn is_hugged(arguments: &[Node]) -> bool {
    let is_open = |node: &Node| node.is("match") || node.is("&");
    is_alone(arguments)
        && (arguments.first().is_some_and(is_open)
            || arguments
                .first()
                .is_some_and(|list| list.group(Delimiter::Bracket).is_some()))
}

/// Whether the items of a list stand side by side.
fn are_short(list: &[Node]) -> bool {
    split(list, ",").all(|item| matches!(item, [Node::Word(word)] if word.width() <= SHORT))
}
