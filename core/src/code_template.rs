//! Codes that have values of the error in them, such as `FLOOD_WAIT_{seconds}`.

#[cfg(feature = "utoipa")]
use alloc::string::String;
use alloc::{borrow::Cow, string::ToString};
use core::fmt;

use crate::{CatalogError, derived};
#[cfg(feature = "utoipa")]
use crate::{Entry, Kind};

/// The code of an error as it goes on the wire.
pub(crate) fn code_of(error: &dyn CatalogError) -> Option<Cow<'static, str>> {
    let code = error.entry().code?;
    if error.catalog().code_templates.contains(&code) {
        return Some(Cow::Owned(Filled(error, code).to_string()));
    }
    Some(Cow::Borrowed(code))
}

/// A regular expression of the codes of an entry whose code has values in it.
#[cfg(feature = "utoipa")]
pub(crate) fn pattern(entry: &Entry) -> Option<String> {
    let mut rest = entry.code?;
    let mut pattern = String::from("^");
    let escape = |text: &str, pattern: &mut String| {
        for letter in text.chars() {
            if r"^$\.*+?()[]{}|".contains(letter) {
                pattern.push('\\');
            }
            pattern.push(letter);
        }
    };
    while let Some(at) = rest.find('{') {
        let (text, braced) = rest.split_at(at);
        escape(text, &mut pattern);
        let (name, after) = braced[1..].split_once('}')?;
        let mut params = entry.params.iter();
        let kind = params
            .find(|param| param.name == name)
            .map(|param| param.kind);
        pattern.push_str(match kind {
            Some(Kind::Integer | Kind::Number | Kind::Seconds) => "-?[0-9.]+(?:[eE][+-]?[0-9]+)?",
            _ => ".+",
        });
        rest = after;
    }
    escape(rest, &mut pattern);
    pattern.push('$');
    Some(pattern)
}

struct Filled<'a>(&'a dyn CatalogError, &'static str);

impl fmt::Display for Filled<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        derived::template(self.0, self.1, f)
    }
}
