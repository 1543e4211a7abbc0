use core::{fmt, time::Duration};

use crate::{Moment, ToJson, json};

/// A value of an error that may leave the server.
///
/// `Display` is how a message shows it: seconds as a number, a list with commas.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub enum Value<'a> {
    /// True or false.
    Boolean(bool),
    /// A whole number.
    Integer(i64),
    /// A number. One that is not finite is no value: it comes into no body and no header.
    Number(f64),
    /// A text.
    Text(&'a str),
    /// A text that is made when it is needed.
    Display(&'a dyn fmt::Display),
    /// A duration, in seconds on the wire.
    Seconds(Duration),
    /// A moment, as RFC 3339 writes it.
    Moment(Moment),
    /// A list, a record, or any JSON.
    Json(&'a dyn ToJson),
}

impl fmt::Debug for Value<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.to_json(f)
    }
}

impl fmt::Display for Value<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Display(value) => value.fmt(f),
            Self::Moment(moment) => moment.fmt(f),
            Self::Json(value) => value.to_text(f),
            Self::Number(value) if !value.is_finite() => value.fmt(f),
            _ => self.to_json(f),
        }
    }
}

impl ToJson for Value<'_> {
    fn to_json(&self, to: &mut dyn fmt::Write) -> fmt::Result {
        match self {
            Self::Boolean(value) => value.to_json(to),
            Self::Integer(value) => value.to_json(to),
            Self::Number(value) => value.to_json(to),
            Self::Text(value) => value.to_json(to),
            Self::Display(value) => json::display(value, to),
            Self::Moment(moment) => json::display(moment, to),
            Self::Seconds(value) => value.to_json(to),
            Self::Json(value) => value.to_json(to),
        }
    }

    fn to_text(&self, to: &mut dyn fmt::Write) -> fmt::Result {
        write!(to, "{self}")
    }
}

/// A value that is for logs alone.
///
/// It has `Debug` and nothing else that could show it: no `Display`, no way to JSON, no trait of a param. So it cannot
/// come into a message, a body or a header by mistake. Nor does it come over the wire: in an error that a client has
/// read from a response it is [absent](Self::absent).
///
/// ```compile_fail
/// println!("{}", errcat::Private::from("secret"));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Private<T>(Option<T>);

impl<T> Private<T> {
    /// No value, as a client has it.
    pub const fn absent() -> Self {
        Self(None)
    }

    /// The value, for whoever asks for it by name.
    pub fn into_inner(self) -> Option<T> {
        self.0
    }
}

impl<T: fmt::Debug> fmt::Debug for Private<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Some(value) => f.debug_tuple("Private").field(value).finish(),
            None => f.write_str("Private"),
        }
    }
}

impl<T> From<T> for Private<T> {
    fn from(value: T) -> Self {
        Self(Some(value))
    }
}

impl From<&str> for Private<alloc::string::String> {
    fn from(value: &str) -> Self {
        Self(Some(value.into()))
    }
}
