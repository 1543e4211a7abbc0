//! Just enough of Markdown to judge the links of a text, without a parser of all of it.

mod link;

pub use link::{Resource, autolink, closing_run, resource, unescaped};

/// A link of a text, or a part of one.
#[derive(Debug, PartialEq, Eq)]
pub struct Link<'a> {
    /// The words in the text.
    pub words: &'a str,
    /// What it is.
    pub kind: LinkKind<'a>,
}

impl<'a> Link<'a> {
    /// Where it leads, as written, if it says that itself.
    pub fn destination(&self) -> Option<&'a str> {
        match self.kind {
            LinkKind::Inline(destination) | LinkKind::Definition(_, destination) => {
                Some(destination)
            }
            LinkKind::Reference(_) | LinkKind::Shortcut(_) => None,
        }
    }
}

/// Whether a destination, decoded, is a path from where it stands: neither a part of the same page, nor a path from the root of a
/// site, nor an address.
pub fn is_relative(destination: &str) -> bool {
    let before = destination.find(['/', '?', '#', ':']);
    let is_address = before.is_some_and(|at| destination[at..].starts_with(':'));
    !is_address && before != Some(0) && !destination.is_empty()
}

/// How a link is written.
#[derive(Debug, PartialEq, Eq)]
pub enum LinkKind<'a> {
    /// `[text](destination)` or `<destination>`, as written.
    Inline(&'a str),
    /// `[label]: destination`, as written.
    Definition(&'a str, &'a str),
    /// `[text][label]` or `[label][]`.
    Reference(&'a str),
    /// `[label]`, which is text where nothing defines it.
    Shortcut(&'a str),
}

/// The links of a text, in order. Only a text with blocks has definitions and blocks of code.
pub fn links(text: &str, has_blocks: bool) -> Vec<Link<'_>> {
    let mut links = Vec::new();
    let mut brackets = Vec::new();
    let mut lines = Lines::default();
    let mut at = 0;
    while at < text.len() {
        if has_blocks && (at == 0 || text[..at].ends_with('\n')) {
            let line = text[at..].split_inclusive('\n').next().unwrap_or_default();
            if lines.is_code(line) {
                at += line.len();
                continue;
            }
            if let Some(definition) = definition(line) {
                links.push(definition);
                at += line.len();
                continue;
            }
        }
        at += inline(text, at, &mut brackets, &mut links);
    }
    links
}

/// Takes what stands at a place of the text, and returns how long it is.
fn inline<'a>(
    text: &'a str,
    at: usize,
    brackets: &mut Vec<usize>,
    links: &mut Vec<Link<'a>>,
) -> usize {
    let rest = &text[at..];
    let first = rest.chars().next().map_or(1, char::len_utf8);
    match rest.as_bytes()[0] {
        b'\\' => first + rest[1..].chars().next().map_or(0, char::len_utf8),
        b'`' => {
            let length = rest.bytes().take_while(|&b| b == b'`').count();
            closing_run(rest, length).map_or(length, |end| end + length)
        }
        b'<' => match autolink(rest) {
            Some((address, _)) => {
                let words = &rest[..address.len() + 2];
                links.push(Link {
                    words,
                    kind: LinkKind::Inline(address),
                });
                words.len()
            }
            None => 1,
        },
        b'[' => {
            brackets.push(at);
            1
        }
        b']' => {
            let Some(open) = brackets.pop() else { return 1 };
            let (label, after) = (&text[open + 1..at], &rest[1..]);
            let (kind, length) = if let Some(resource) = resource(after) {
                (LinkKind::Inline(resource.destination), resource.length)
            } else if let Some(inner) = after.strip_prefix('[')
                && let Some(end) = unescaped(inner, |c| c == ']')
            {
                let own = if end == 0 { label } else { &inner[..end] };
                (LinkKind::Reference(own), end + 2)
            } else {
                (LinkKind::Shortcut(label), 0)
            };
            links.push(Link {
                words: &text[open..=at + length],
                kind,
            });
            length + 1
        }
        _ => first,
    }
}

fn definition(line: &str) -> Option<Link<'_>> {
    let words = line.trim();
    let inner = words.strip_prefix('[')?;
    let end = unescaped(inner, |c| c == ']')?;
    let after = inner[end + 1..].strip_prefix(':')?.trim_start();
    let destination = match after.strip_prefix('<') {
        Some(inner) => inner.split('>').next()?,
        None => after.split(char::is_whitespace).next()?,
    };
    let kind = LinkKind::Definition(&inner[..end], destination);
    (!destination.is_empty() && !inner.starts_with('^')).then_some(Link { words, kind })
}

/// The text of each heading of block Markdown, in order.
pub fn headings(text: &str) -> Vec<&str> {
    let mut headings = Vec::new();
    let mut lines = Lines::default();
    let mut before = "";
    for line in text.lines() {
        if lines.is_code(line) {
            before = "";
            continue;
        }
        let line = line.trim();
        let level = line.bytes().take_while(|&b| b == b'#').count();
        if (1..=6).contains(&level) && line[level..].starts_with(' ') {
            headings.push(line[level..].trim_end_matches('#').trim());
        } else if !before.is_empty()
            && !line.is_empty()
            && (line.bytes().all(|b| b == b'=') || line.bytes().all(|b| b == b'-'))
        {
            headings.push(before);
        }
        before = line;
    }
    headings
}

/// Which lines of a text are code.
#[derive(Default)]
struct Lines {
    /// The character of the fence that is open, and how many of it.
    fence: Option<(u8, usize)>,
    has_list: bool,
    follows_text: bool,
}

impl Lines {
    /// Whether a line, the next of its text, is of a block of code.
    fn is_code(&mut self, line: &str) -> bool {
        let inner = line.trim_start_matches([' ', '\t', '>']).trim_end();
        let first = inner.bytes().next().unwrap_or(b' ');
        let run = inner.bytes().take_while(|&b| b == first).count();
        let is_fence = run >= 3 && matches!(first, b'`' | b'~');
        if let Some((open, length)) = self.fence {
            if is_fence && first == open && run >= length && inner.len() == run {
                self.fence = None;
            }
            return true;
        }
        if is_fence && !inner[run..].contains('`') {
            self.fence = Some((first, run));
            return true;
        }
        let is_indented = line.starts_with("    ") || line.starts_with('\t');
        if is_indented && !self.has_list && !self.follows_text {
            return true;
        }
        self.has_list |= matches!(first, b'-' | b'*' | b'+' | b'0'..=b'9');
        self.follows_text = !inner.is_empty();
        false
    }
}

/// What a destination or a title is once its escapes and character references are read.
pub fn decoded(text: &str) -> String {
    let mut decoded = String::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let after = &rest[c.len_utf8()..];
        let escaped = after.chars().next().filter(char::is_ascii_punctuation);
        if let Some(escaped) = escaped.filter(|_| c == '\\') {
            decoded.push(escaped);
            rest = &after[1..];
        } else if let Some((named, length)) = reference(rest) {
            decoded.push(named);
            rest = &rest[length..];
        } else {
            decoded.push(c);
            rest = after;
        }
    }
    decoded
}

/// The character that a reference at the start of `text` stands for, of those that hide in addresses, and its length.
fn reference(text: &str) -> Option<(char, usize)> {
    let (name, _) = text.strip_prefix('&')?.split_once(';')?;
    let number = |digits: &str, radix| u32::from_str_radix(digits, radix).ok();
    let c = match name {
        "amp" => '&',
        "colon" => ':',
        "Tab" => '\t',
        "NewLine" => '\n',
        "num" => '#',
        "sol" => '/',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        _ => {
            let digits = name.strip_prefix('#')?;
            let code = match digits.strip_prefix(['x', 'X']) {
                Some(digits) => number(digits, 16),
                None => number(digits, 10),
            };
            char::from_u32(code?)?
        }
    };
    Some((c, name.len() + 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<LinkKind<'_>> {
        links(text, true)
            .into_iter()
            .map(|link| link.kind)
            .collect()
    }

    #[test]
    fn links_of_every_kind_are_found() {
        use LinkKind::{Definition, Inline, Reference, Shortcut};
        assert_eq!(
            kinds("[a](#b \"t\") <https://c.d>"),
            [Inline("#b"), Inline("https://c.d")]
        );
        assert_eq!(
            kinds("[a][b], [c][], [d]"),
            [Reference("b"), Reference("c"), Shortcut("d")]
        );
        assert_eq!(
            kinds("x\n\n[a b]: </u v> \"t\""),
            [Definition("a b", "/u v")]
        );
        assert_eq!(kinds("[![i](p.png)](#b)"), [Inline("p.png"), Inline("#b")]);
    }

    #[test]
    fn code_and_escapes_hold_no_links() {
        for text in [
            "`[a](b)`",
            "``[a](b) ` ``",
            "\\[a](b)",
            "```\n[a](b)\n```",
            "> ~~~\n> [a](b)\n> ~~~",
            "    [a](b)",
            "a ] b",
        ] {
            assert_eq!(kinds(text), [], "{text}");
        }
        assert_eq!(kinds("- a\n\n    [a](b)").len(), 1);
        assert_eq!(kinds("```\nx\n```\n[a](b)").len(), 1);
    }

    #[test]
    fn headings_are_found_outside_of_code() {
        assert_eq!(
            headings("# A `b` #\n\nB\n---\n\n```\n# c\n```\n\n---"),
            ["A `b`", "B"]
        );
    }

    #[test]
    fn destinations_are_read_as_browsers_get_them() {
        assert_eq!(
            decoded("java&#115;cript&colon;x&#x3A;\\(&nope;"),
            "javascript:x:(&nope;"
        );
    }
}
