//! Plain text and code as inline Markdown.
//!
//! The result reads the same in `CommonMark`, in GitHub's dialect with its tables, mathematics and `:emoji:`,
//! and in MDX with its expressions, imports and directives.

use std::fmt::Write as _;

use super::is_deceptive;

/// Plain text as one line of inline Markdown that shows exactly `text`, line feeds being kept as `&#10;`.
///
/// ```
/// assert_eq!(errcat_codegen::escape::markdown_text("1. *Bearer* <key>"), r"1\. \*Bearer\* &lt;key&gt;");
/// ```
#[must_use]
pub fn markdown_text(text: &str) -> String {
    plain(text, "&#10;")
}

/// Plain text as the content of a table cell: [`markdown_text`] with `<br/>` at the ends of lines.
#[must_use]
pub fn markdown_cell(text: &str) -> String {
    plain(&text.replace("\r\n", "\n").replace('\r', "\n"), "<br/>")
}

/// A code span that shows exactly `text`, outside tables.
///
/// What no code span can hold (a line feed, a character that would not be seen) is shown as a `<code>` element instead.
pub fn markdown_code(text: &str) -> String {
    if text.contains(cannot_be_code) {
        code_element(text)
    } else {
        code_span(text)
    }
}

/// A code span that shows exactly `text` inside a table cell.
///
/// A table takes `\|` for a bar and would take a backslash before a bar with it, so that such a text becomes a `<code>` element.
pub fn markdown_code_cell(text: &str) -> String {
    if text.contains(cannot_be_code) || text.contains("\\|") {
        code_element(text)
    } else {
        code_span(text).replace('|', "\\|")
    }
}

/// A fenced code block of a language that shows exactly `text`.
pub fn markdown_fence(text: &str, language: &str) -> String {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    format!("{fence}{language}\n{text}\n{fence}")
}

/// A block quote that holds `markdown`, which is block Markdown as it is to stand.
pub fn markdown_quote(markdown: &str) -> String {
    let lines = markdown.trim().lines().map(|line| {
        if line.is_empty() {
            ">".to_owned()
        } else {
            format!("> {line}")
        }
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Appends a numeric character reference.
pub(super) fn put_reference(c: char, out: &mut String) {
    write!(out, "&#{};", c as u32).expect("a String takes everything");
}

/// Appends `text` so that nothing at its start begins a block: a heading, list, quote, fence, rule, definition or import.
///
/// `text` is inline Markdown on one line, without white space at its ends.
pub(super) fn put_line_start(text: &str, out: &mut String) {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (first, run) = match text.chars().next() {
        Some(first) => (first, text.chars().take_while(|&c| c == first).count()),
        None => return,
    };
    let ends_after = |width: usize| text[width..].chars().next().is_none_or(char::is_whitespace);
    let is_rule = || text.chars().all(|c| c == first || c == ' ');
    let begins_block = match first {
        '#' => run <= 6 && ends_after(run),
        '-' | '+' | '*' => ends_after(1) || is_rule() || run >= 3 && first != '*',
        '_' | '=' => is_rule() || run >= 3 && first == '=',
        '~' | ':' | '!' | '?' => run >= 3 || first == ':' && ends_after(1),
        '>' | '|' => true,
        _ => false,
    };
    if begins_block {
        for _ in 0..run {
            out.push('\\');
            out.push(first);
        }
        out.push_str(&text[run..]);
    } else if (1..=9).contains(&digits)
        && text[digits..].starts_with(['.', ')'])
        && ends_after(digits + 1)
    {
        out.push_str(&text[..digits]);
        out.push('\\');
        out.push_str(&text[digits..]);
    } else if ["import", "export"]
        .iter()
        .any(|word| text.starts_with(word) && ends_after(word.len()))
    {
        put_reference(first, out);
        out.push_str(&text[1..]);
    } else {
        out.push_str(text);
    }
}

fn plain(text: &str, line_feed: &str) -> String {
    let mut line = String::with_capacity(text.len() + text.len() / 8);
    let mut before = None;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let next = chars.peek().copied();
        match c {
            '\n' => line.push_str(line_feed),
            '<' => line.push_str("&lt;"),
            '>' => line.push_str("&gt;"),
            '&' => line.push_str("&amp;"),
            // MDX takes a brace for the start of an expression even after some backslashes.
            '{' | '}' | '\r' => put_reference(c, &mut line),
            '\\' if matches!(next, None | Some('|')) => put_reference(c, &mut line),
            '`' | '*' | '[' | ']' | '#' | '|' | '~' | '$' | '^' | '\\' => {
                line.push('\\');
                line.push(c);
            }
            '_' if !is_inside_word(before, next) => line.push_str("\\_"),
            ':' if begins_name(before, next) => line.push_str("\\:"),
            '.' if line.ends_with("www") => line.push_str("\\."),
            c if is_deceptive(c) || c.is_whitespace() && (before.is_none() || next.is_none()) => {
                put_reference(c, &mut line);
            }
            c => line.push(c),
        }
        before = Some(c);
    }
    let mut out = String::with_capacity(line.len() + 1);
    put_line_start(&line, &mut out);
    out
}

/// Whether an underscore between these two characters can neither open nor close emphasis.
fn is_inside_word(before: Option<char>, next: Option<char>) -> bool {
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    is_word(before) && is_word(next)
}

/// Whether a colon here could begin a directive, an `:emoji:` or the rest of a URL that would become a link.
pub(super) fn begins_name(before: Option<char>, next: Option<char>) -> bool {
    match next {
        Some(c) if c.is_ascii_digit() => before.is_none_or(|before| !before.is_alphanumeric()),
        Some(c) => c.is_alphabetic() || matches!(c, ':' | '/' | '+' | '-' | '_'),
        None => before == Some(':'),
    }
}

fn cannot_be_code(c: char) -> bool {
    matches!(c, '\n' | '\r') || is_deceptive(c)
}

fn code_span(text: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    let runs = text.split(|c| c != '`').map(str::len);
    let taken: Vec<usize> = runs.filter(|&length| length > 0).collect();
    let free = (1..=taken.len()).find(|length| !taken.contains(length));
    let fence = "`".repeat(free.unwrap_or(taken.len() + 1));
    let touches_fence = text.starts_with('`') || text.ends_with('`');
    // One space at both ends is taken off again, unless there is nothing but spaces.
    let is_stripped = text.starts_with(' ') && text.ends_with(' ') && text.contains(|c| c != ' ');
    let pad = if touches_fence || is_stripped {
        " "
    } else {
        ""
    };
    format!("{fence}{pad}{text}{pad}{fence}")
}

fn code_element(text: &str) -> String {
    format!("<code>{}</code>", markdown_text(text))
}
