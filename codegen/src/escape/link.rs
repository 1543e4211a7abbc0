//! Links as `CommonMark` spells them: recognising one, and writing its parts.

use super::is_deceptive;
use super::markdown::{is_inside_word, put_reference};

/// The address between the angle brackets at the start of `text`, and the scheme that a link to it still needs.
pub(super) fn autolink(text: &str) -> Option<(&str, &'static str)> {
    let address = &text[1..text.find('>')?];
    if address.contains(|c: char| c.is_whitespace() || c.is_control() || c == '<') {
        return None;
    }
    let is_of = |text: &str, allowed: &str| {
        !text.is_empty()
            && text
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || allowed.contains(c))
    };
    if let Some((scheme, _)) = address.split_once(':')
        && is_of(scheme, "+.-")
        && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && (2..=32).contains(&scheme.len())
    {
        return Some((address, ""));
    }
    let (local, domain) = address.split_once('@')?;
    let is_label = |label: &str| {
        is_of(label, "-") && label.len() <= 63 && !label.starts_with('-') && !label.ends_with('-')
    };
    (is_of(local, ".!#$%&'*+/=?^_`{|}~-") && domain.split('.').all(is_label))
        .then_some((address, "mailto:"))
}

/// The length of the bare address at the start of `text`, of which some dialects make a link, unless anything in it or right
/// after it has to be escaped, so that they would link a part of it.
pub(super) fn address(before: &str, text: &str) -> Option<usize> {
    let start = address_start(before, text)?;
    let end = text.find(char::is_whitespace);
    let address = &text[..end.unwrap_or(text.len())];
    let is_plain = |(at, c): (usize, char)| match c {
        '_' => {
            let next = address[at + 1..].chars().next();
            is_inside_word(address[..at].chars().next_back(), next)
        }
        '=' | '+' => !address[..at].ends_with(c),
        '&' => !address[at..].contains(';'),
        c => c.is_alphanumeric() || "-./:?#@!'(),;%".contains(c),
    };
    (address.len() > start.len() && address.char_indices().all(is_plain)).then_some(address.len())
}

/// How the bare address at the start of `text` begins, by which dialects know it.
pub(super) fn address_start(before: &str, text: &str) -> Option<&'static str> {
    let starts = ["http://", "https://", "www."];
    let start = starts.into_iter().find(|start| text.starts_with(start))?;
    (!before.ends_with(char::is_alphanumeric)).then_some(start)
}

/// What follows the `]` of an inline link, as written.
pub(super) struct Resource<'a> {
    pub(super) destination: &'a str,
    pub(super) title: Option<&'a str>,
    /// How many bytes from the opening to the closing parenthesis, both included.
    pub(super) length: usize,
}

/// The resource at the start of `text`, if all of `(destination "title")` is there.
pub(super) fn resource(text: &str) -> Option<Resource<'_>> {
    let inside = text.strip_prefix('(')?;
    let start = inside.trim_start();
    let destination_length = if let Some(inner) = start.strip_prefix('<') {
        let end = unescaped(inner, |c| matches!(c, '<' | '>' | '\n'))?;
        inner[end..].starts_with('>').then_some(end + 2)?
    } else {
        raw_destination(start)?
    };
    let (destination, tail) = start.split_at(destination_length);
    let destination = destination
        .strip_prefix('<')
        .map_or(destination, |inner| &inner[..inner.len() - 1]);
    let after = tail.trim_start();
    let close = match after.chars().next()? {
        '"' => '"',
        '\'' => '\'',
        '(' => ')',
        ')' => {
            let length = text.len() - after.len() + 1;
            return Some(Resource {
                destination,
                title: None,
                length,
            });
        }
        _ => return None,
    };
    if after.len() == tail.len() {
        return None;
    }
    let end = unescaped(&after[1..], |c| c == close || (close == ')' && c == '('))?;
    let (title, rest) = after[1..].split_at(end);
    let rest = rest.strip_prefix(close)?.trim_start();
    let length = text.len() - rest.strip_prefix(')')?.len();
    Some(Resource {
        destination,
        title: Some(title),
        length,
    })
}

/// The length of a link destination without angle brackets.
fn raw_destination(text: &str) -> Option<usize> {
    let mut depth = 0_u32;
    let mut at = 0;
    while let Some(found) = unescaped(&text[at..], |c| {
        matches!(c, '(' | ')' | ' ') || c.is_ascii_control()
    }) {
        match text.as_bytes()[at + found] {
            b'(' if depth < 32 => depth += 1,
            b')' if depth > 0 => depth -= 1,
            b'(' => return None,
            _ => return (depth == 0).then_some(at + found),
        }
        at += found + 1;
    }
    None
}

/// Where the first character stands that `matches` and has no backslash before it.
fn unescaped(text: &str, matches: impl Fn(char) -> bool) -> Option<usize> {
    let mut is_escaped = false;
    for (at, c) in text.char_indices() {
        if is_escaped && c.is_ascii_punctuation() {
            is_escaped = false;
        } else if matches(c) {
            return Some(at);
        } else {
            is_escaped = c == '\\';
        }
    }
    None
}

/// Writes a destination as its author spelt it.
pub(super) fn put_destination(destination: &str, out: &mut String) {
    put_resource_part(destination, |c| matches!(c, '(' | ')' | ' '), out);
}

/// Writes a title as its author spelt it.
pub(super) fn put_title(title: &str, out: &mut String) {
    put_resource_part(title, |c| c == '"', out);
}

/// What an author would have spelt to get exactly `text` as a destination or a title.
#[cfg(feature = "text")]
pub(super) fn spelt(text: &str) -> String {
    let mut spelt = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let is_entity = || text[at..].contains(';');
        match c {
            '\\' => spelt.push_str("&#92;"),
            '&' if is_entity() => spelt.push_str("&amp;"),
            c if c.is_control() => put_reference(c, &mut spelt),
            c => spelt.push(c),
        }
    }
    spelt
}

/// Writes part of a link with everything that could end it, or begin an element, expression or cell, as a reference.
fn put_resource_part(text: &str, is_special: impl Fn(char) -> bool, out: &mut String) {
    let mut is_escaped = false;
    for c in text.chars() {
        let is_literal = is_escaped && c.is_ascii_punctuation();
        is_escaped = c == '\\' && !is_literal;
        if is_special(c) || matches!(c, '<' | '>' | '{' | '}' | '|') || is_deceptive(c) {
            if is_literal {
                out.pop();
            }
            put_reference(c, out);
        } else if c == '\n' {
            out.push(' ');
        } else {
            out.push(c);
        }
    }
}
