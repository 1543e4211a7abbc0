//! Scalars: the text of one, and where it stands.

use super::{NodeRef, Read, Reader, Shape};
use crate::{
    api::{
        Audience, By, Channel, CodeScope, CodeStyle, ColumnKey, DateStyle, Fault, GroupBy, Grpc,
        Jitter, Layout, MatcherKind, Processed, PythonBase, ReasonStyle, RetryKind, SectionKind,
        Severity, Show, TypescriptBase,
    },
    diagnostic::{Diagnostic, Level},
    duration::{Duration, DurationRange},
    rule,
    source::Span,
    value::Value,
    yaml::Kind,
};

/// A value with its place; two are equal if their values are.
#[derive(Debug, Clone)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub span: Span,
}

/// Text with its place.
pub type Text = Spanned<String>;

impl<T: PartialEq> PartialEq for Spanned<T> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<T> Spanned<T> {
    /// A value from elsewhere than a file.
    pub fn new(value: impl Into<T>) -> Self {
        Self {
            value: value.into(),
            span: Span::default(),
        }
    }
}

impl Spanned<String> {
    /// The text.
    pub fn as_str(&self) -> &str {
        &self.value
    }
}

/// What a key may say.
pub(crate) trait Given<T> {
    /// The value, if the key is there.
    fn value(&self) -> Option<T>;

    /// The value, or another if the key is absent.
    fn value_or(&self, absent: T) -> T;
}

impl<T: Clone> Given<T> for Option<Spanned<T>> {
    fn value(&self) -> Option<T> {
        self.as_ref().map(|given| given.value.clone())
    }

    fn value_or(&self, absent: T) -> T {
        match self {
            Some(given) => given.value.clone(),
            None => absent,
        }
    }
}

/// A type that one scalar holds.
pub trait Scalar: Sized {
    /// What it may look like.
    const SHAPE: Shape;

    /// The value of a scalar's text, however YAML would type it.
    fn from_text(text: &str) -> Option<Self>;

    /// The value as YAML writes it.
    fn to_value(&self) -> Value;
}

impl<T: Scalar> Read for Spanned<T> {
    const SHAPE: Shape = T::SHAPE;

    fn read(node: &NodeRef<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let text = scalar(*node, &T::SHAPE, reader)?;
        if let Some(value) = T::from_text(text) {
            return Some(Self {
                value,
                span: node.0.span,
            });
        }
        mistaken(node.0.span, text, &T::SHAPE, reader);
        None
    }
}

/// The text of a scalar that says something.
fn scalar<'a>(node: NodeRef<'a>, shape: &Shape, reader: &mut Reader<'_>) -> Option<&'a str> {
    match &node.0.kind {
        Kind::Scalar { text, plain } if !(*plain && text.is_empty()) => Some(text),
        _ => {
            reader.wrong_type(node.0, shape);
            None
        }
    }
}

/// Reports a text that is none of its type.
fn mistaken(span: Span, text: &str, shape: &Shape, reader: &mut Reader<'_>) {
    if let Shape::Word(words) = shape {
        return reader.unknown_word(span, text, words);
    }
    let expected = shape.describe();
    let is_status = expected.contains("status");
    let finding = Diagnostic::new(
        if is_status {
            &rule::UNKNOWN_STATUS
        } else {
            &rule::WRONG_TYPE
        },
        span,
        format!("`{text}` is not {expected}"),
        format!("expected {expected}"),
    );
    let head = text
        .get(..3)
        .filter(|head| head.parse::<crate::status::Status>().is_ok());
    let truth = match text.to_lowercase().as_str() {
        "yes" | "y" | "on" | "1" | "true" => Some("true"),
        "no" | "n" | "off" | "0" | "false" => Some("false"),
        _ => None,
    };
    let is_count = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    reader.diagnostics.push(match head {
        Some(status) if is_status && !text[3..].starts_with(|c: char| c.is_ascii_digit()) => {
            finding.help(format!("write `{status}`"))
        }
        _ if is_status => finding.help("write a status from 100 to 599, or a class such as `5xx`"),
        _ if matches!(shape, Shape::Plain(_, "boolean")) => match truth {
            Some(truth) => finding.help(format!("write `{truth}`")),
            None => finding.help("write `true` or `false`"),
        },
        _ if expected.starts_with("a whole number") && whole(text).is_some() => {
            finding.help(format!("write `{}`", whole(text).unwrap_or_default()))
        }
        _ if is_count && expected.contains("duration") => {
            finding.help(format!("write `{text}s` for seconds, or `{text}ms`"))
        }
        _ => finding,
    });
}

/// The digits of a number that is whole, though it is written as a fraction.
fn whole(text: &str) -> Option<&str> {
    let (digits, fraction) = text.split_once('.')?;
    let is_whole = !digits.is_empty()
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && fraction.bytes().all(|byte| byte == b'0');
    is_whole.then_some(digits)
}

impl Scalar for String {
    const SHAPE: Shape = Shape::Scalar("text", "");

    fn from_text(text: &str) -> Option<Self> {
        Some(text.to_owned())
    }

    fn to_value(&self) -> Value {
        Value::String(self.clone())
    }
}

impl Scalar for bool {
    const SHAPE: Shape = Shape::Plain("`true` or `false`", "boolean");

    fn from_text(text: &str) -> Option<Self> {
        text.parse().ok()
    }

    fn to_value(&self) -> Value {
        Value::Bool(*self)
    }
}

macro_rules! number {
    ($type:ty, $words:literal, $json:literal) => {
        impl Scalar for $type {
            const SHAPE: Shape = Shape::Plain($words, $json);

            fn from_text(text: &str) -> Option<Self> {
                crate::value::is_number(text)
                    .then(|| text.parse().ok())
                    .flatten()
            }

            fn to_value(&self) -> Value {
                Value::Number(self.to_string())
            }
        }
    };
}

number!(i64, "a whole number", "integer");
number!(u32, "a whole number from 0 up", "integer");
number!(f64, "a number", "number");

macro_rules! parsed {
    ($type:ty, $words:literal, $pattern:literal) => {
        impl Scalar for $type {
            const SHAPE: Shape = Shape::Scalar($words, $pattern);

            fn from_text(text: &str) -> Option<Self> {
                text.parse().ok()
            }

            fn to_value(&self) -> Value {
                Value::from_plain(&self.to_string())
            }
        }
    };
}

parsed!(
    crate::status::Status,
    "a status such as `404` or `5xx`",
    "^[1-5]([0-9][0-9]|xx|XX)$"
);
parsed!(
    Duration,
    "a duration such as `250ms`, `30s` or `2m`",
    "^[0-9]+(ms|s|m|h|d)$"
);
parsed!(
    DurationRange,
    "a duration such as `30s`, or a range such as `30s..60s`",
    "^[0-9]+(ms|s|m|h|d)(\\.\\.[0-9]+(ms|s|m|h|d))?$"
);

/// The place of a word among those known.
fn word(words: &[&str], text: &str) -> Option<usize> {
    words.iter().position(|word| *word == text)
}

macro_rules! worded {
    ($($type:ty),* $(,)?) => {$(
        impl Scalar for $type {
            const SHAPE: Shape = Shape::Word(<$type>::WORDS);

            fn from_text(text: &str) -> Option<Self> {
                word(Self::WORDS, text).map(|at| Self::ALL[at])
            }

            fn to_value(&self) -> Value {
                Value::String(self.as_str().to_owned())
            }
        }
    )*};
}

worded!(
    Audience,
    By,
    Channel,
    CodeScope,
    CodeStyle,
    ColumnKey,
    DateStyle,
    Fault,
    GroupBy,
    Grpc,
    Jitter,
    Layout,
    MatcherKind,
    Processed,
    PythonBase,
    ReasonStyle,
    RetryKind,
    SectionKind,
    Severity,
    Show,
    TypescriptBase,
);

impl Scalar for Level {
    const SHAPE: Shape = Shape::Word(Self::WORDS);

    fn from_text(text: &str) -> Option<Self> {
        Self::from_word(text)
    }

    fn to_value(&self) -> Value {
        Value::String(Self::WORDS[*self as usize].to_owned())
    }
}
