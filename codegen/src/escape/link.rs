//! Links as `CommonMark` spells them: recognising one, and writing its parts.

use super::is_deceptive;
use super::markdown::{is_inside_word, put_reference};

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
