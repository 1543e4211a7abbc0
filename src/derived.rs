//! What an expansion of `#[derive(CatalogError)]` calls. None of it is for anything else.

use alloc::{string::ToString, vec::Vec};
use core::{error::Error, fmt};

use crate::{CatalogError, Entry, ErrorSet, Params, Reason, Value};

/// Writes the message of an error: the template of its reason, else of its entry, with the public values in place.
///
/// A value that is absent, and a private one, shows as its placeholder.
///
/// # Errors
///
/// If `f` fails.
pub fn message(error: &dyn CatalogError, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let own = error.reason().and_then(|reason| reason.message);
    let mut rest = own.unwrap_or(error.entry().message);
    while let Some(at) = rest.find(['{', '}']) {
        let (text, braced) = rest.split_at(at);
        f.write_str(text)?;
        rest = if let Some(rest) = braced.strip_prefix("{{") {
            f.write_str("{")?;
            rest
        } else if let Some(rest) = braced.strip_prefix("}}") {
            f.write_str("}")?;
            rest
        } else if let Some((placeholder, rest)) = braced.split_once('}') {
            value(error, placeholder, f)?;
            rest
        } else {
            return f.write_str(braced);
        };
    }
    f.write_str(rest)
}

/// Writes the value that `{name` stands for.
fn value(error: &dyn CatalogError, placeholder: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let name = placeholder.trim_start_matches('{');
    let mut find = Find {
        name,
        to: f,
        written: None,
    };
    error.params(&mut find);
    if let Some(written) = find.written {
        return written;
    }
    match error.reason().filter(|_| name == "reason") {
        Some(reason) => f.write_str(reason.code),
        None => write!(f, "{{{name}}}"),
    }
}

/// Writes the value of one param.
struct Find<'a, 'f> {
    name: &'a str,
    to: &'a mut fmt::Formatter<'f>,
    written: Option<fmt::Result>,
}

impl Params for Find<'_, '_> {
    fn param(&mut self, name: &'static str, value: Value<'_>) {
        if name == self.name {
            self.written = Some(write!(self.to, "{value}"));
        }
    }
}

/// The reason of an entry that a field says.
pub fn reason(entry: &'static Entry, value: Value<'_>) -> Option<&'static Reason> {
    match value {
        Value::Text(code) => entry.reason(code),
        value => entry.reason(&value.to_string()),
    }
}

/// Visits the entries of several sets, each entry once.
pub fn entries(
    sets: &[fn(&mut dyn FnMut(&'static Entry))],
    each: &mut dyn FnMut(&'static Entry),
) {
    let mut seen = Vec::new();
    for set in sets {
        set(&mut |entry| {
            if !seen.contains(&entry) {
                seen.push(entry);
                each(entry);
            }
        });
    }
}

/// The error that a transparent variant holds.
pub fn inner<'a, T: ErrorSet + 'a>(error: &'a T) -> &'a (dyn CatalogError + 'a) {
    error
}

/// A source as `dyn Error`, whether it is an error or holds one, as a `Box<dyn Error>` does.
///
/// It is called as a method, so that rustc looks through what a type dereferences to.
pub trait AsDynError {
    /// The source.
    fn as_dyn_error(&self) -> &(dyn Error + 'static);
}

impl<T: Source + ?Sized> AsDynError for T {
    fn as_dyn_error(&self) -> &(dyn Error + 'static) {
        self.as_source()
    }
}

/// What can be a source.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no error, and so no source",
    label = "this is no error",
    note = "take `#[source]` or `#[from]` away, or implement `std::error::Error` for `{Self}`"
)]
pub trait Source {
    /// The source.
    fn as_source(&self) -> &(dyn Error + 'static);
}

impl<T: Error + 'static> Source for T {
    fn as_source(&self) -> &(dyn Error + 'static) {
        self
    }
}

macro_rules! is_source {
    ($($ty:ty),*) => {$(
        impl Source for $ty {
            fn as_source(&self) -> &(dyn Error + 'static) {
                self
            }
        }
    )*};
}

is_source!(
    dyn Error,
    dyn Error + Send,
    dyn Error + Send + Sync
);
