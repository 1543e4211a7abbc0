//! Plain text and code as inline Markdown.
//!
//! The result reads the same in `CommonMark`, in GitHub's dialect with its tables, mathematics and `:emoji:`, in MDX with
//! its expressions, imports and directives, and in Python-Markdown with the extensions of Material. A backslash stands
//! only before what each of them lets it escape; the rest are character references.

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
/// What no code span can hold (a line feed, a character that would not be seen, what extensions interpret in code spans, too) is
/// shown as a `<code>` element instead.
pub fn markdown_code(text: &str) -> String {
    if cannot_be_code(text) {
        code_element(text)
    } else {
        code_span(text)
    }
}

/// A code span that shows exactly `text` inside a table cell.
///
/// Dialects do not agree on how a bar is written in a code span of a table, so that such a text becomes a `<code>` element.
pub fn markdown_code_cell(text: &str) -> String {
    if text.contains('|') {
        code_element(text)
    } else {
        markdown_code(text)
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
    let lines = markdown.trim_ascii().lines().map(|line| {
        if line.is_empty() {
            ">".to_owned()
        } else {
            format!("> {line}")
        }
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Block Markdown as it is to stand, in a block that its indentation holds together.
pub fn markdown_indent(markdown: &str) -> String {
    let lines = markdown.trim_ascii().lines().map(|line| {
        if line.is_empty() {
            String::new()
        } else {
            format!("    {line}")
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
        '-' | '+' | '*' => ends_after(1) || is_rule() || run >= 3 && first != '*',
        '_' | '=' => is_rule() || run >= 3 && first == '=',
        '~' | ':' | '!' | '?' | '/' => run >= 3 || first == ':' && ends_after(1),
        // Python-Markdown wants no space after the marks of a heading.
        '#' | '>' | '|' => true,
        _ => false,
    };
    if let Some(rest) = text.strip_prefix("\\[") {
        // Where mathematics is on, a bracket with a backslash begins it.
        put_reference('[', out);
        out.push_str(rest);
    } else if begins_block {
        for _ in 0..run {
            if matches!(first, '=' | '~' | ':' | '?' | '/') {
                put_reference(first, out);
            } else {
                out.push('\\');
                out.push(first);
            }
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
    let inner = text.trim();
    let (start, end) = text.split_once(inner).unwrap_or((text, ""));
    let put_edge = |edge: &str, line: &mut String| {
        for c in edge.chars() {
            match c {
                '\n' => line.push_str(line_feed),
                c => put_reference(c, line),
            }
        }
    };
    put_edge(start, &mut line);
    let mut lines = inner.split('\n');
    put_characters(lines.next().unwrap_or_default(), no_address, &mut line);
    for rest in lines {
        line.push_str(line_feed);
        put_characters(rest, no_address, &mut line);
    }
    put_edge(end, &mut line);
    let mut out = String::with_capacity(line.len() + 1);
    put_line_start(&line, &mut out);
    out
}

/// Appends text that has no line feed as inline Markdown in which nothing is markup.
///
/// `address` says how much of its second text, which the first precedes, is a bare address that stays as it is.
pub(super) fn put_characters(
    text: &str,
    address: fn(&str, &str) -> Option<usize>,
    out: &mut String,
) {
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let (before, rest) = text.split_at(at);
        if let Some(width) = address(before, rest) {
            out.push_str(&rest[..width]);
            at += width;
            continue;
        }
        let next = rest[c.len_utf8()..].chars().next();
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            // Before a space it begins no reference.
            '&' if next.is_some_and(|next| next == ' ') => out.push('&'),
            '&' => out.push_str("&amp;"),
            '\r' | '~' => put_reference(c, out),
            '\\' if matches!(next, None | Some('|')) => put_reference(c, out),
            '`' | '*' | '[' | ']' | '#' | '|' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            '_' if !is_inside_word(before.chars().next_back(), next) => out.push_str("\\_"),
            // Of `https://` some dialects would make a link, and so it is never as it is.
            ':' if next == Some('/') => put_sign(c, before, Some('_'), out),
            '.' if before.ends_with("www") => out.push_str("\\."),
            c => put_sign(c, before, next, out),
        }
        at += c.len_utf8();
    }
}

/// Text of which no address stays as it is.
pub(super) fn no_address(_: &str, _: &str) -> Option<usize> {
    None
}

/// Appends a character, as a reference if an extension would read more into it: mathematics, directives, emoji, marks,
/// keys, mentions, expressions. `before` is the text up to it, as it is shown.
pub(super) fn put_sign(c: char, before: &str, next: Option<char>, out: &mut String) {
    let previous = before.chars().next_back();
    let is_special = match c {
        '{' | '}' | '$' | '^' => true,
        ':' => begins_name(previous, next) && !is_in_word(before, next),
        // The last of a run opens a mark or keys; MDX takes a brace for the start of an expression whatever precedes it.
        '=' | '+' => {
            previous == Some(c) && next.is_some_and(|next| next != c && !next.is_whitespace())
        }
        '@' => {
            next.is_some_and(char::is_alphanumeric) && !previous.is_some_and(char::is_alphanumeric)
        }
        '#' => previous.is_some() && next.is_some_and(|next| next.is_ascii_digit()),
        c => is_deceptive(c),
    };
    // Emoji and the ids of headings are found after references are read, within one piece of text.
    let ends_id = || c == '}' && next.is_none() && before.contains("{#");
    if c == ':' && ends_with_name(before) || ends_id() {
        out.push_str("<span></span>");
    }
    if is_special {
        put_reference(c, out);
    } else {
        out.push(c);
    }
}

/// Whether a colon after `text` would end an `:emoji:`.
fn ends_with_name(text: &str) -> bool {
    let name = text.rsplit(':').next().unwrap_or_default();
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '+' | '-');
    name.len() < text.len() && !name.is_empty() && name.chars().all(is_name)
}

/// Whether an underscore between these two characters can neither open nor close emphasis.
pub(super) fn is_inside_word(before: Option<char>, next: Option<char>) -> bool {
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    is_word(before) && is_word(next)
}

/// Whether a colon here could begin a directive or an `:emoji:`.
fn begins_name(before: Option<char>, next: Option<char>) -> bool {
    match next {
        Some(c) if c.is_ascii_digit() => before.is_none_or(|before| !before.is_alphanumeric()),
        Some(c) => c.is_alphabetic() || matches!(c, ':' | '+' | '-' | '_'),
        None => before == Some(':'),
    }
}

/// Whether a colon is one of the two inside a word, `api::key`, which begin nothing anywhere.
fn is_in_word(before: &str, next: Option<char>) -> bool {
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    match before.strip_suffix(':') {
        Some(word) => is_word(word.chars().next_back()) && is_word(next),
        None => is_word(before.chars().next_back()) && next == Some(':'),
    }
}

fn cannot_be_code(text: &str) -> bool {
    let highlighted = ["#!", ":::"];
    let edited = ["{++", "{--", "{~~", "{==", "{>>"];
    text.contains(|c| matches!(c, '\n' | '\r') || is_deceptive(c))
        || highlighted.iter().any(|start| text.starts_with(start))
        || edited.iter().any(|start| text.contains(start))
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
