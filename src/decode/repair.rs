//! JSON that other languages read and `serde_json` does not: lone surrogates, numbers past all bounds, any depth.

use alloc::string::String;

/// How deep arrays and objects may be nested; `serde_json` reads 127 levels.
const MAX_DEPTH: usize = 100;

/// The same text with U+FFFD for each lone surrogate, and `null` for each number that no `f64` holds and for what is
/// nested too deep. What is no JSON stays none.
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
                if is_kept && rest[..width].parse().is_ok_and(is_infinite) {
                    out.push_str("null");
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

    use super::repaired;

    #[test]
    fn what_other_languages_read_is_read() {
        let read = |text: &str| serde_json::from_str::<Value>(&repaired(text)).ok();
        assert_eq!(
            read(r#"["\ud800", "a\udc00\u0041", "\ud83d\ude00"]"#),
            Some(json!(["\u{fffd}", "a\u{fffd}A", "\u{1f600}"]))
        );
        assert_eq!(
            read(r#"{"a": 1e400, "b": -1e999, "c": 1e3}"#),
            Some(json!({"a": null, "b": null, "c": 1e3}))
        );
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
