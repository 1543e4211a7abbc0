//! JSON that is text already.

use alloc::{borrow::ToOwned, string::String};
use core::{fmt, str::FromStr};

use super::ToJson;

/// How deep the arrays and objects of a [`Json`] may be nested.
const MAX_DEPTH: usize = 128;

/// Any JSON value, as its text.
///
/// ```
/// use errcat::Json;
///
/// let json: Json = r#"{"left": 3}"#.parse()?;
/// assert_eq!(json.as_str(), r#"{"left": 3}"#);
/// assert!("{left: 3}".parse::<Json>().is_err());
/// # Ok::<(), errcat::InvalidJson>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Json(String);

/// The text is not JSON, or it is nested more than 128 deep.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct InvalidJson;

impl Json {
    /// The JSON text of a value.
    pub fn of(value: &dyn ToJson) -> Self {
        let mut text = String::new();
        let _ = value.to_json(&mut text);
        Self(text)
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The value of a text that is JSON for sure.
    #[cfg(feature = "serde")]
    pub(crate) fn trusted(text: String) -> Self {
        Self(text)
    }
}

impl FromStr for Json {
    type Err = InvalidJson;

    fn from_str(text: &str) -> Result<Self, InvalidJson> {
        let rest = space(value(space(text), 0).ok_or(InvalidJson)?);
        if rest.is_empty() {
            Ok(Self(text.trim_matches([' ', '\t', '\n', '\r']).to_owned()))
        } else {
            Err(InvalidJson)
        }
    }
}

impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for InvalidJson {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a JSON text")
    }
}

impl core::error::Error for InvalidJson {}

impl ToJson for Json {
    fn to_json(&self, to: &mut dyn fmt::Write) -> fmt::Result {
        to.write_str(&self.0)
    }
}

pub(crate) fn space(text: &str) -> &str {
    text.trim_start_matches([' ', '\t', '\n', '\r'])
}

/// What comes after one value at the start of `text`.
pub(crate) fn value(text: &str, depth: usize) -> Option<&str> {
    if depth > MAX_DEPTH {
        return None;
    }
    match text.as_bytes().first()? {
        b'{' => items(&text[1..], '}', |text| {
            let rest = space(quoted(text)?);
            value(space(rest.strip_prefix(':')?), depth + 1)
        }),
        b'[' => items(&text[1..], ']', |text| value(text, depth + 1)),
        b'"' => quoted(text),
        b't' => text.strip_prefix("true"),
        b'f' => text.strip_prefix("false"),
        b'n' => text.strip_prefix("null"),
        _ => digits_of(text),
    }
}

/// What comes after the items of a list or an object, each of which `item` takes.
pub(crate) fn items(
    text: &str,
    close: char,
    mut item: impl FnMut(&str) -> Option<&str>,
) -> Option<&str> {
    let mut rest = space(text);
    if let Some(rest) = rest.strip_prefix(close) {
        return Some(rest);
    }
    loop {
        rest = space(item(rest)?);
        if let Some(rest) = rest.strip_prefix(close) {
            return Some(rest);
        }
        rest = space(rest.strip_prefix(',')?);
    }
}

/// What comes after a string.
pub(crate) fn quoted(text: &str) -> Option<&str> {
    let mut bytes = text.bytes().enumerate();
    if bytes.next()?.1 != b'"' {
        return None;
    }
    while let Some((at, byte)) = bytes.next() {
        match byte {
            b'"' => return Some(&text[at + 1..]),
            b'\\' => match bytes.next()?.1 {
                b'u' => {
                    for _ in 0..4 {
                        if !bytes.next()?.1.is_ascii_hexdigit() {
                            return None;
                        }
                    }
                }
                b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => {}
                _ => return None,
            },
            0..0x20 => return None,
            _ => {}
        }
    }
    None
}

fn digits_of(text: &str) -> Option<&str> {
    let text = text.strip_prefix('-').unwrap_or(text);
    let mut rest = match text.strip_prefix('0') {
        Some(rest) => rest,
        None => digits(text)?,
    };
    if let Some(fraction) = rest.strip_prefix('.') {
        rest = digits(fraction)?;
    }
    if let Some(exponent) = rest.strip_prefix(['e', 'E']) {
        rest = digits(exponent.strip_prefix(['+', '-']).unwrap_or(exponent))?;
    }
    Some(rest)
}

fn digits(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    (rest.len() < text.len()).then_some(rest)
}

#[cfg(test)]
mod tests {
    extern crate std;

    use super::Json;
    use std::format;

    #[test]
    fn text_is_json_exactly_if_serde_json_says_so() {
        let texts = [
            "null",
            " [1, -0.5e+3, \"\\u00e9\\n\", {\"a\": {}}] ",
            "[]",
            "0",
            "-0",
            "1E5",
            "01",
            "+1",
            "1.",
            ".5",
            "1e",
            "nul",
            "tru e",
            "[1,]",
            "{\"a\":1,}",
            "{a: 1}",
            "[1 2]",
            "\"\\x\"",
            "\"\\u12g4\"",
            "\"a",
            "\"\n\"",
            "",
            " ",
            "{} {}",
            "\"\u{e9}\"",
            "\u{feff}1",
        ];
        for text in texts {
            let expected = serde_json::from_str::<serde_json::Value>(text).is_ok();
            assert_eq!(text.parse::<Json>().is_ok(), expected, "{text:?}");
        }
        let deep = |depth| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        assert!(deep(128).parse::<Json>().is_ok() && deep(200_000).parse::<Json>().is_err());
    }
}
