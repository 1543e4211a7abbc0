//! JSON that other languages read and `serde_json` does not: lone surrogates, numbers past all bounds, any depth.

use alloc::string::String;

use serde_json::Value;

use super::number::is_large;

/// How deep arrays and objects may be nested; `serde_json` reads 127 levels.
const MAX_DEPTH: usize = 100;

/// The JSON of a text.
pub(super) fn parsed(text: &str) -> Option<Value> {
    let sound = || serde_json::from_str(text).ok();
    let is_sound = !has_long_number(text.as_bytes());
    let value = is_sound.then(sound).flatten();
    value.or_else(|| serde_json::from_str(&repaired(text)).ok())
}

/// Whether a text has a run of digits that may be a number which is not exact in every language.
pub(super) fn has_long_number(text: &[u8]) -> bool {
    // A run of sixteen has a digit at one of every sixteen places.
    let mut parts = text.as_chunks::<16>().0.iter().enumerate();
    parts.any(|(at, part)| part[15].is_ascii_digit() && is_in_long_run(text, at * 16 + 15))
}

fn is_in_long_run(text: &[u8], at: usize) -> bool {
    let is_digit = |byte: &&u8| byte.is_ascii_digit();
    let before = text[..at]
        .iter()
        .rev()
        .take_while(is_digit)
        .take(16)
        .count();
    before + text[at..].iter().take_while(is_digit).take(16).count() >= 16
}

/// The same text with U+FFFD for each lone surrogate, `null` for what is nested too deep, and a text for each number that no
/// `f64` holds and each whole number that is not exact in JavaScript. What is no JSON stays none.
pub fn repaired(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut depth = 0_usize;
    let mut rest = text;
    while let Some(first) = rest.bytes().next() {
        let is_kept = depth <= MAX_DEPTH;
        let width = match first {
            b'"' => {
                let width = quoted(rest);
                if is_kept {
                    string(&rest[..width], &mut out);
                }
                rest = &rest[width..];
                continue;
            }
            b'-' | b'0'..=b'9' => {
                let end = |c: char| !matches!(c, '0'..='9' | '-' | '+' | '.' | 'e' | 'E');
                let width = rest.find(end).unwrap_or(rest.len());
                let is_infinite = |number: f64| number.is_infinite();
                let number = &rest[..width];
                let is_sound = !number.trim_start_matches('-').starts_with('0');
                let is_lost = is_large(number) || number.parse().is_ok_and(is_infinite);
                if is_kept && is_sound && is_lost {
                    out.push('"');
                    out.push_str(number);
                    out.push('"');
                    rest = &rest[width..];
                    continue;
                }
                width
            }
            b'[' | b'{' => {
                depth += 1;
                if depth == MAX_DEPTH + 1 {
                    out.push_str("null");
                }
                1
            }
            b']' | b'}' => {
                let was_kept = is_kept;
                depth = depth.saturating_sub(1);
                if !was_kept {
                    rest = &rest[1..];
                    continue;
                }
                1
            }
            _ => rest.chars().next().map_or(1, char::len_utf8),
        };
        if depth <= MAX_DEPTH {
            out.push_str(&rest[..width]);
        }
        rest = &rest[width..];
    }
    out
}

/// The width of the string at the start of `text`, or of all of it if the string does not end.
fn quoted(text: &str) -> usize {
    let mut bytes = text.bytes().enumerate().skip(1);
    while let Some((at, byte)) = bytes.next() {
        match byte {
            b'"' => return at + 1,
            b'\\' => {
                bytes.next();
            }
            _ => {}
        }
    }
    text.len()
}

/// Writes a string, each lone surrogate replaced.
fn string(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        let (before, escape) = rest.split_at(at);
        out.push_str(before);
        let width = match unit(escape) {
            Some(0xd800..=0xdbff) => match unit(escape.get(6..).unwrap_or_default()) {
                Some(0xdc00..=0xdfff) => 12,
                _ => 0,
            },
            Some(0xdc00..=0xdfff) => 0,
            Some(_) => 6,
            None => 1 + escape[1..].chars().next().map_or(0, char::len_utf8),
        };
        if width == 0 {
            out.push('\u{fffd}');
            rest = &escape[6..];
        } else {
            out.push_str(&escape[..width]);
            rest = &escape[width..];
        }
    }
    out.push_str(rest);
}

/// The code unit of an escape at the start of `text`.
fn unit(text: &str) -> Option<u16> {
    let digits = text.strip_prefix("\\u")?.get(..4)?;
    let is_hex = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    u16::from_str_radix(digits, 16).ok().filter(|_| is_hex)
}

#[cfg(test)]
mod tests {
    extern crate std;

    use std::{format, string::ToString};

    use serde_json::{Value, json};

    use super::{has_long_number, repaired};

    #[test]
    fn long_numbers_are_found_wherever_they_stand() {
        for length in 1..40 {
            for before in 0..40 {
                let text = "x".repeat(before) + &"7".repeat(length) + &"x".repeat(before % 7);
                assert_eq!(has_long_number(text.as_bytes()), length >= 16, "{text}");
            }
        }
    }

    #[test]
    fn what_other_languages_read_is_read() {
        let read = |text: &str| serde_json::from_str::<Value>(&repaired(text)).ok();
        assert_eq!(
            read(r#"["\ud800", "a\udc00\u0041", "\ud83d\ude00"]"#),
            Some(json!(["\u{fffd}", "a\u{fffd}A", "\u{1f600}"]))
        );
        assert_eq!(
            read(r#"{"a": 1e400, "b": -1e999, "c": 1e3}"#),
            Some(json!({"a": "1e400", "b": "-1e999", "c": 1e3}))
        );
        assert_eq!(
            read(
                "[9007199254740991, -9007199254740993, 123456789012345678901234, 0.5, \"1234567890123456\"]"
            ),
            Some(json!([
                9_007_199_254_740_991_i64,
                "-9007199254740993",
                "123456789012345678901234",
                0.5,
                "1234567890123456"
            ]))
        );
        assert_eq!(read("[01234567890123456789]"), None);
        let deep = |depth| {
            format!(
                "{{\"a\": {}1{}, \"b\": 2}}",
                "[".repeat(depth),
                "]".repeat(depth)
            )
        };
        for depth in [99, 100, 101, 5000] {
            let read = read(&deep(depth)).expect("JSON");
            assert_eq!(read["b"], 2, "{depth}");
        }
    }

    #[test]
    fn sound_json_stays_as_it_is_and_other_text_stays_none() {
        let text = r#"{"a\"\\b": ["é", -0.5e+3, true, null], "c": {}}"#;
        assert_eq!(repaired(text), text);
        for text in ["", "<html>", "[1", "{\"a\": \"\\", "\"\\ud8", "]", "1e400x"] {
            assert!(
                serde_json::from_str::<Value>(&repaired(text)).is_err(),
                "{text}"
            );
        }
        arbtest::arbtest(|u| {
            let text: &str = u.arbitrary()?;
            let sound = serde_json::json!({"any": text}).to_string();
            assert_eq!(repaired(&sound), sound);
            let _ = repaired(text);
            Ok(())
        });
    }
}
