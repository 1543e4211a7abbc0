//! Inline Markdown that authors wrote, made safe to put into a line or a table cell.

use errcat_catalog::markdown::{autolink, closing_run, resource};

use super::flat::flat;
use super::link::{address, address_start, put_destination, put_title};
use super::markdown::{
    markdown_code, markdown_code_cell, markdown_text, put_line_start, put_reference, put_sign,
};

/// Inline Markdown of an author as one line that means the same in a paragraph, a heading or a list item.
///
/// Code spans, emphasis, links and images stay. Raw HTML is text, and so is what MDX would evaluate; nothing at the
/// start begins a block; paragraphs and hard breaks become `<br/>`, and so do the ends of items and of lines of code; a bracket that
/// is no inline link is text.
///
/// ```
/// use errcat_codegen::escape::markdown_inline;
/// assert_eq!(markdown_inline("# Send `Bearer <key>`, see [keys](/keys)\nor <key>."),
///     r"\# Send `Bearer <key>`, see [keys](/keys) or &lt;key&gt;.");
/// ```
pub fn markdown_inline(markdown: &str) -> String {
    inline(markdown, markdown_code)
}

/// [`markdown_inline`] for a table cell, where a bar is written `\|` in code spans too.
pub fn markdown_inline_cell(markdown: &str) -> String {
    inline(markdown, markdown_code_cell)
}

fn inline(markdown: &str, code: fn(&str) -> String) -> String {
    let markdown = markdown.replace("\r\n", "\n").replace('\r', "\n");
    let markdown = flat(&markdown);
    let mut paragraphs = vec![String::new()];
    for line in markdown.split('\n') {
        let line = line.trim_start_matches([' ', '\t']);
        match paragraphs.last_mut() {
            Some(paragraph) if !line.is_empty() => {
                if !paragraph.is_empty() {
                    paragraph.push('\n');
                }
                paragraph.push_str(line);
            }
            _ => paragraphs.push(String::new()),
        }
    }
    let rendered: Vec<String> = paragraphs
        .iter()
        .filter(|text| !text.is_empty())
        .map(|text| Scanner::run(text, code))
        .collect();
    let mut out = String::new();
    put_line_start(&rendered.join("<br/><br/>"), &mut out);
    out
}

/// One pass over a paragraph; every bracket is written as text, and taken back when it turns out to open a link.
struct Scanner<'a> {
    text: &'a str,
    rest: &'a str,
    out: String,
    brackets: Vec<Bracket>,
    code: fn(&str) -> String,
}

struct Bracket {
    /// Where in the output the backslash of `\[` stands.
    at: usize,
    is_image: bool,
    /// Links do not nest: once a link is closed, the brackets around it are text.
    is_active: bool,
}

impl Scanner<'_> {
    fn run(text: &str, code: fn(&str) -> String) -> String {
        let mut scanner = Scanner {
            text: text.trim_end(),
            rest: text.trim_end(),
            out: String::new(),
            brackets: Vec::new(),
            code,
        };
        while let Some(c) = scanner.rest.chars().next() {
            let width = scanner.step(c);
            scanner.rest = &scanner.rest[width..];
        }
        scanner.out
    }

    /// Writes what stands at the front of the rest, and returns how many bytes of it that was.
    fn step(&mut self, c: char) -> usize {
        let before = &self.text[..self.text.len() - self.rest.len()];
        let after = &self.rest[c.len_utf8()..];
        let next = after.chars().next();
        if let Some(width) = address(before, self.rest) {
            self.out.push_str(&self.rest[..width]);
            return width;
        }
        if let Some(start) = address_start(before, self.rest) {
            self.out
                .push_str(&start.replace(':', "&#58;").replace('.', "\\."));
            return start.len();
        }
        match c {
            '\\' => return self.backslash(next),
            '`' => return self.backticks(),
            '<' => return self.angle(),
            '!' if next == Some('[') => {
                self.out.push('!');
                self.open(true);
                return 2;
            }
            '[' => self.open(false),
            // What follows may become a link, and this would make an image of it.
            '!' if next == Some('<') => self.out.push_str("\\!"),
            ']' => return self.close(after),
            '\n' => self.line_feed(),
            '>' => self.out.push_str("&gt;"),
            '|' => self.out.push_str("\\|"),
            // Two strike text through; one does in some dialects, and lowers it in others.
            '~' if next == Some('~') || before.ends_with('~') => self.out.push('~'),
            '~' => put_reference(c, &mut self.out),
            c => put_sign(c, before, next, &mut self.out),
        }
        c.len_utf8()
    }

    fn backslash(&mut self, next: Option<char>) -> usize {
        match next {
            Some('\n') => self.out.push_str("<br/>"),
            Some('\\') if matches!(self.rest[2..].chars().next(), None | Some('|')) => {
                self.out.push_str("&#92;");
            }
            Some('<') => self.out.push_str("&lt;"),
            Some(c) if "{}$^:=+@~\"',/;&?%".contains(c) => put_reference(c, &mut self.out),
            Some(c) if c.is_ascii_punctuation() => {
                self.out.push('\\');
                self.out.push(c);
            }
            None => {
                self.out.push_str("&#92;");
                return 1;
            }
            Some(_) => {
                self.out.push_str("\\\\");
                return 1;
            }
        }
        2
    }

    fn backticks(&mut self) -> usize {
        let length = self.rest.bytes().take_while(|&b| b == b'`').count();
        let Some(end) = closing_run(self.rest, length) else {
            self.out.push_str(&"\\`".repeat(length));
            return length;
        };
        let code = self.rest[length..end].replace('\n', " ");
        let stripped = code
            .strip_prefix(' ')
            .and_then(|code| code.strip_suffix(' '));
        let shown = stripped
            .filter(|_| code.contains(|c| c != ' '))
            .unwrap_or(&code);
        self.out.push_str(&(self.code)(shown));
        end + length
    }

    fn angle(&mut self) -> usize {
        let Some((address, scheme)) = autolink(self.rest) else {
            self.out.push_str("&lt;");
            return 1;
        };
        self.out.push('[');
        self.out.push_str(&markdown_text(address));
        self.out.push_str("](");
        self.out.push_str(scheme);
        put_destination(address, &mut self.out);
        self.out.push(')');
        address.len() + 2
    }

    fn open(&mut self, is_image: bool) {
        self.brackets.push(Bracket {
            at: self.out.len(),
            is_image,
            is_active: true,
        });
        self.out.push_str("\\[");
    }

    fn close(&mut self, after: &str) -> usize {
        let resource = match self.brackets.pop() {
            Some(bracket) if bracket.is_active => {
                resource(after).map(|resource| (bracket, resource))
            }
            _ => None,
        };
        let Some((bracket, resource)) = resource else {
            self.out.push_str("\\]");
            return 1;
        };
        self.out.remove(bracket.at);
        if !bracket.is_image {
            self.brackets
                .iter_mut()
                .filter(|outer| !outer.is_image)
                .for_each(|outer| outer.is_active = false);
        }
        self.out.push_str("](");
        if resource.destination.is_empty() && resource.title.is_some() {
            self.out.push_str("<>");
        }
        put_destination(resource.destination, &mut self.out);
        if let Some(title) = resource.title {
            self.out.push_str(" \"");
            put_title(title, &mut self.out);
            self.out.push('"');
        }
        self.out.push(')');
        resource.length + 1
    }

    fn line_feed(&mut self) {
        let text = self.out.trim_end_matches(' ').len();
        let is_hard = self.out.len() >= text + 2;
        self.out.truncate(text);
        self.out.push_str(if is_hard { "<br/>" } else { " " });
    }
}
