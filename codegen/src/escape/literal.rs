//! String literals, each with its quotes.

use std::fmt::Write as _;

use super::must_escape;

/// A double-quoted Python string literal.
///
/// ```
/// assert_eq!(errcat_codegen::escape::python_string("a \"b\"\n"), r#""a \"b\"\n""#);
/// ```
#[must_use]
pub fn python_string(text: &str) -> String {
    quoted(text, |c, out| match c as u32 {
        code @ 0..=0xff => put(out, format_args!("\\x{code:02x}")),
        code @ 0x100..=0xffff => put(out, format_args!("\\u{code:04x}")),
        code => put(out, format_args!("\\U{code:08x}")),
    })
}

/// A double-quoted TypeScript or JavaScript string literal.
///
/// The starts of an HTML end tag and of an HTML comment are broken up, so that the literal may also stand inside a `<script>` element.
pub fn typescript_string(text: &str) -> String {
    quoted(text, put_utf16)
        .replace("</", "\\u003c/")
        .replace("<!", "\\u003c!")
}

/// A double-quoted, interpreted Go string literal.
#[must_use]
pub fn go_string(text: &str) -> String {
    quoted(text, |c, out| match c as u32 {
        code @ 0..=0xffff => put(out, format_args!("\\u{code:04x}")),
        code => put(out, format_args!("\\U{code:08x}")),
    })
}

/// A TOML basic string, whose escapes are among those of Go.
pub fn toml_string(text: &str) -> String {
    go_string(text)
}

/// A double-quoted YAML scalar, as versions 1.1 and 1.2 read it.
///
/// ```
/// assert_eq!(errcat_codegen::escape::yaml_string("a: \"b\"\n"), r#""a: \"b\"\n""#);
/// ```
#[must_use]
pub fn yaml_string(text: &str) -> String {
    let quoted = quoted(text, |c, out| match c as u32 {
        code @ 0..=0xffff => put(out, format_args!("\\u{code:04x}")),
        code => put(out, format_args!("\\U{code:08x}")),
    });
    // No document has these as they are.
    quoted
        .replace('\u{fffe}', "\\ufffe")
        .replace('\u{ffff}', "\\uffff")
}

/// A JSON string.
pub fn json_string(text: &str) -> String {
    quoted(text, put_utf16)
}

/// A double-quoted Rust string literal.
#[must_use]
pub fn rust_string(text: &str) -> String {
    quoted(text, |c, out| {
        put(out, format_args!("\\u{{{:x}}}", c as u32));
    })
}

/// Quotes `text`, leaving to `escape` the characters that have no escape common to all five languages.
pub(super) fn quoted(text: &str, escape: impl Fn(char, &mut String)) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\\\"),
            '"' => out.push_str("\\\""),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if must_escape(c) => escape(c, &mut out),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

fn put_utf16(c: char, out: &mut String) {
    for unit in c.encode_utf16(&mut [0; 2]) {
        put(out, format_args!("\\u{unit:04x}"));
    }
}

fn put(out: &mut String, escape: std::fmt::Arguments<'_>) {
    out.write_fmt(escape).expect("a String takes everything");
}
