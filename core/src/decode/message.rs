//! Templates of messages, read backwards.

use alloc::{
    borrow::Cow,
    string::{String, ToString},
    vec::Vec,
};
use core::fmt;

use serde_json::Value;

use super::{json, shape};
use crate::{Entry, Matcher, Status};

/// How well an entry fits a message: the kind of the match, the length of its text, and whether the status agrees.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Fit(u8, usize, bool);

/// How well an entry fits a message, if at all. One with a status fits responses of that status or of one of its reasons,
/// and messages that came without a status.
pub(super) fn fit(entry: &Entry, status: Option<u16>, message: &str) -> Option<Fit> {
    let covers = |declared: Status| status.is_some_and(|status| declared.covers(status));
    let of_reasons = entry.reasons.iter().filter_map(|reason| reason.status);
    let is_same = entry.statuses().chain(of_reasons).any(covers);
    if !is_same && status.is_some() && entry.status.is_some() {
        return None;
    }
    let fits = entry.matchers.iter().filter_map(|matcher| {
        let (kind, length) = recognise(*matcher, message)?;
        Some(Fit(kind, length, is_same))
    });
    fits.max()
}

/// The values of the params in a message that is an instance of one of the templates.
pub(super) fn values(
    templates: impl IntoIterator<Item = &'static str>,
    message: &str,
) -> Vec<(&'static str, String)> {
    let mut templates = templates.into_iter();
    let values = templates.find_map(|template| fill(&parts(template), message));
    let mut values = values.unwrap_or_default();
    // A value that the server had not shows as its placeholder.
    let is_placeholder = |name: &str, value: &str| {
        value
            .strip_prefix('{')
            .and_then(|rest| rest.strip_suffix('}'))
            == Some(name)
    };
    values.retain(|(name, value)| !is_placeholder(name, value));
    values
}

/// Whether a text is an instance of a template, whatever the values are.
pub(super) fn fits(template: &'static str, text: &str) -> bool {
    fill(&parts(template), text).is_some()
}

/// Whether a code is an instance of a template, each value being one of its param.
pub(super) fn is_instance(entry: &Entry, template: &'static str, text: &str) -> bool {
    let Some(values) = fill(&parts(template), text) else {
        return false;
    };
    values.iter().all(|(name, value)| {
        let mut params = entry.params.iter();
        let param = params.find(|param| param.name == *name);
        param.is_none_or(|param| shape::from_code(param, value).is_some())
    })
}

/// A template with the values that there are, as JSON has them; what has none is its name in braces.
pub(super) fn filled<'a>(
    template: &'static str,
    reason: Option<&str>,
    value: &dyn Fn(&str) -> Option<Cow<'a, Value>>,
) -> String {
    let mut filled = String::new();
    for part in parts(template) {
        match part {
            Part::Text(text) => filled.push_str(&text),
            Part::Param(name) => match (value(name), reason) {
                (Some(value), _) => match &*value {
                    Value::String(text) => filled.push_str(text),
                    // A text needs no other form for a large number than its digits.
                    Value::Number(number) if !number.is_f64() => {
                        filled.push_str(&number.to_string());
                    }
                    value => json::write(value, &mut filled),
                },
                (None, Some(reason)) if name == "reason" => filled.push_str(reason),
                (None, _) => {
                    filled.push('{');
                    filled.push_str(name);
                    filled.push('}');
                }
            },
        }
    }
    filled
}

/// How much of a message is shown, in units of UTF-16, which every language can count.
const SHOWN: usize = 2048;

/// Writes the beginning of a message.
pub(super) fn write_short(message: &str, to: &mut impl fmt::Write) -> fmt::Result {
    let mut left = SHOWN;
    for (at, letter) in message
        .char_indices()
        .skip_while(|_| message.len() <= SHOWN)
    {
        let Some(less) = left.checked_sub(letter.len_utf16()) else {
            to.write_str(&message[..at])?;
            return to.write_char('…');
        };
        left = less;
    }
    to.write_str(message)
}

fn recognise(matcher: Matcher, message: &str) -> Option<(u8, usize)> {
    match matcher {
        Matcher::Exact(text) => (message == text).then(|| (2, text.chars().count())),
        Matcher::Prefix(text) => message.starts_with(text).then(|| (1, text.chars().count())),
        Matcher::Template(template) => {
            let parts = parts(template);
            fill(&parts, message)?;
            let length = |part: &Part| match part {
                Part::Text(text) => text.chars().count(),
                Part::Param(_) => 0,
            };
            Some((0, parts.iter().map(length).sum()))
        }
    }
}

enum Part {
    Text(String),
    Param(&'static str),
}

fn parts(template: &'static str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut text = String::new();
    let mut rest = template;
    while let Some(at) = rest.find(['{', '}']) {
        let (before, brace) = rest.split_at(at);
        text.push_str(before);
        let is_double = brace.starts_with("{{") || brace.starts_with("}}");
        let name = brace[1..]
            .split_once('}')
            .filter(|_| brace.starts_with('{'));
        if let (false, Some((name, after))) = (is_double, name) {
            if !text.is_empty() {
                parts.push(Part::Text(core::mem::take(&mut text)));
            }
            parts.push(Part::Param(name));
            rest = after;
        } else {
            text.push_str(&brace[..1]);
            rest = &brace[1 + usize::from(is_double)..];
        }
    }
    text.push_str(rest);
    if !text.is_empty() {
        parts.push(Part::Text(text));
    }
    parts
}

/// Reads params up to the next text that follows them, so that no message takes more than one pass.
fn fill(parts: &[Part], message: &str) -> Option<Vec<(&'static str, String)>> {
    let mut values = Vec::new();
    let mut rest = message;
    for (at, part) in parts.iter().enumerate() {
        let name = match part {
            Part::Text(text) => {
                rest = rest.strip_prefix(text.as_str())?;
                continue;
            }
            Part::Param(name) => *name,
        };
        let first = rest.chars().next()?.len_utf8();
        let end = match parts.get(at + 1) {
            None => rest.len(),
            Some(Part::Param(_)) => first,
            Some(Part::Text(next)) if at + 2 < parts.len() => {
                first + rest[first..].find(next.as_str())?
            }
            Some(Part::Text(next)) => rest.strip_suffix(next.as_str())?.len(),
        };
        if end == 0 {
            return None;
        }
        let (value, after) = rest.split_at(end);
        values.push((name, String::from(value)));
        rest = after;
    }
    rest.is_empty().then_some(values)
}

#[cfg(test)]
mod tests {
    extern crate std;

    use std::{string::String, vec::Vec};

    use super::{fill, parts, values};

    fn read(template: &'static str, message: &str) -> Option<Vec<(&'static str, String)>> {
        fill(&parts(template), message)
    }

    #[test]
    fn params_are_read_up_to_the_text_that_follows() {
        let found = |template, message| -> Option<Vec<String>> {
            let values = read(template, message)?;
            Some(values.into_iter().map(|(_, value)| value).collect())
        };
        assert_eq!(
            found(
                "Failed to fetch {thing}: {detail}",
                "Failed to fetch a: b: c"
            )
            .as_deref(),
            Some(["a".into(), "b: c".into()].as_slice())
        );
        assert_eq!(
            found("{a} is gone.", "x is gone. is gone.").as_deref(),
            Some(["x is gone.".into()].as_slice())
        );
        assert_eq!(
            found("{a}{b}", "é日").as_deref(),
            Some(["é".into(), "日".into()].as_slice())
        );
        assert_eq!(found("{a}!", "!"), None);
        assert_eq!(found("No {a}", "No "), None);
        assert_eq!(found("{a}: {b}.", "éa: b"), None);
    }

    #[test]
    fn doubled_braces_are_text() {
        assert_eq!(
            read("{{{x}}} {{0}}", "{5} {0}"),
            Some(std::vec![("x", "5".into())])
        );
        assert_eq!(values(["{a}?", "{{}}"], "{}"), []);
        assert!(read("{{}}", "{}").is_some());
        assert!(read("{{}}", "{{}}").is_none());
    }
}
