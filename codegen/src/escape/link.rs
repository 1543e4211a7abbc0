//! Links as `CommonMark` spells them: recognising one, and writing its parts.

use super::is_deceptive;
use super::markdown::put_reference;

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

pub(super) fn put_destination(destination: &str, out: &mut String) {
    put_resource_part(destination, |c| matches!(c, '(' | ')' | ' '), out);
}

pub(super) fn put_title(title: &str, out: &mut String) {
    put_resource_part(title, |c| c == '"', out);
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
