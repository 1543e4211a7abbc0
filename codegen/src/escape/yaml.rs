//! Text as a scalar of YAML.

use std::fmt::Write as _;

use super::literal::quoted;

/// A scalar of YAML 1.1 and 1.2 that is exactly `text`: without quotes where no reader could take it for something else, else in double
/// quotes.
///
/// ```
/// use errcat_codegen::escape::yaml_scalar;
/// assert_eq!(yaml_scalar("How to authenticate."), "How to authenticate.");
/// assert_eq!(yaml_scalar("404"), "\"404\"");
/// assert_eq!(yaml_scalar("a: b #c"), "\"a: b #c\"");
/// ```
pub fn yaml_scalar(text: &str) -> String {
    if is_plain(text) && !means_else(text) {
        return text.to_owned();
    }
    let quoted = quoted(text, |c, out| {
        let number = u32::from(c);
        let _ = match number {
            0..=0xffff => write!(out, "\\u{number:04x}"),
            _ => write!(out, "\\U{number:08x}"),
        };
    });
    // YAML takes neither, whatever Unicode says.
    quoted
        .replace('\u{fffe}', "\\ufffe")
        .replace('\u{ffff}', "\\uffff")
}

fn is_plain(text: &str) -> bool {
    let is_inside = |c: char| c.is_ascii_alphanumeric() || " _-.,'()/$@%+;<>=^~|\\".contains(c);
    let starts = |c: char| c.is_ascii_alphabetic() || matches!(c, '_' | '$' | '/');
    text.starts_with(starts) && !text.ends_with(' ') && text.chars().all(is_inside)
}

/// Whether a reader of any version takes the word for a value that is no text.
fn means_else(text: &str) -> bool {
    let words = [
        "true", "false", "yes", "no", "on", "off", "null", "y", "n", "nan", "inf",
    ];
    words.contains(&text.to_ascii_lowercase().as_str())
}
