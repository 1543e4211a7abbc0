//! Links and code as `CommonMark` spells them inside of a line.

/// The address between the angle brackets at the start of `text`, and the scheme that a link to it still needs.
pub fn autolink(text: &str) -> Option<(&str, &'static str)> {
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
#[derive(Debug)]
pub struct Resource<'a> {
    /// Where it leads.
    pub destination: &'a str,
    /// What is shown of it besides.
    pub title: Option<&'a str>,
    /// How many bytes from the opening to the closing parenthesis, both included.
    pub length: usize,
}

/// The resource at the start of `text`, if all of `(destination "title")` is there.
pub fn resource(text: &str) -> Option<Resource<'_>> {
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
pub fn unescaped(text: &str, matches: impl Fn(char) -> bool) -> Option<usize> {
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

/// Where the run of exactly `length` backticks begins that closes the one at the start of `text`.
pub fn closing_run(text: &str, length: usize) -> Option<usize> {
    let mut at = length;
    while let Some(found) = text[at..].find('`') {
        let start = at + found;
        let run = text[start..].bytes().take_while(|&b| b == b'`').count();
        if run == length {
            return Some(start);
        }
        at = start + run;
    }
    None
}
