//! Whether a value has the form that its type asks for: a service can put any text and any `f64` there.

use alloc::{format, string::String, vec::Vec};

use crate::{CatalogError, Json, Kind, Param, Shape, Value, error::given, json};

/// Panics in a debug build, so that the tests of a service find an error that the catalogue does not allow.
pub(crate) fn demand(error: &dyn CatalogError) {
    if cfg!(debug_assertions) {
        if let Some(missing) = missing(error) {
            panic!("{missing}");
        }
        let malformed = malformed(error);
        assert!(
            malformed.is_empty(),
            "`{}` has a value that the catalogue does not allow: {}",
            error.entry().as_str(),
            malformed.join(", ")
        );
    }
}

/// That a forwarded error is none of the catalogue in whose envelope it is answered, if it is none.
fn missing(error: &dyn CatalogError) -> Option<String> {
    let (catalog, code) = (error.catalog(), error.entry().as_str());
    let is_missing = !catalog.codes.is_empty() && !catalog.codes.contains(&code);
    is_missing.then(|| {
        format!(
            "the catalogue `{}` has no error `{code}`: include the file of it",
            catalog.name
        )
    })
}

/// What is wrong with the error: that its catalogue does not have it, the params whose value, or a part of it, has not the
/// form of its type, each as `name: the type`, and a reason that the entry does not have.
pub(crate) fn malformed(error: &dyn CatalogError) -> Vec<String> {
    let mut found = malformed_one(error);
    error.each_error(&mut |error| {
        for other in malformed_one(error) {
            if !found.contains(&other) {
                found.push(other);
            }
        }
    });
    found
}

fn malformed_one(error: &dyn CatalogError) -> Vec<String> {
    let mut found: Vec<String> = missing(error).into_iter().collect();
    let entry = error.entry();
    if !entry.reasons.is_empty() && error.reason().is_none() {
        found.push("reason: none of the catalogue".into());
    }
    let has_form = |param: &Param| has_form(&shape(param));
    given(error, &has_form, &mut |param, value| {
        let shape = shape(param);
        let wrong = match (shape, value) {
            (Shape::Choice(words), Value::Text(text)) => {
                (!words.contains(&text)).then_some(NO_WORD)
            }
            (Shape::Kind(kind), Value::Text(text)) => {
                form(kind).and_then(|(is_one, of)| (!is_one(text)).then_some(of))
            }
            (_, Value::Number(number)) if number.is_finite() => None,
            (_, value) => within(&shape, Json::of(&value).as_str()),
        };
        if let Some(of) = wrong {
            found.push(format!("{}: {of}", param.name));
        }
    });
    found
}

fn shape(param: &Param) -> Shape {
    param.shape.copied().unwrap_or(Shape::Kind(param.kind))
}

const NO_WORD: &str = "no word of its enum";

type Form = (fn(&str) -> bool, &'static str);

/// Whether a text has the form of its kind, and what it is otherwise.
fn form(kind: Kind) -> Option<Form> {
    Some(match kind {
        Kind::Timestamp => (is_timestamp, "no timestamp of RFC 3339"),
        Kind::Uuid => (is_uuid, "no UUID of RFC 9562"),
        Kind::Url => (is_url, "no URL with a scheme"),
        _ => return None,
    })
}

/// Whether anything in a value of this shape has a form.
fn has_form(shape: &Shape) -> bool {
    match shape {
        Shape::Kind(kind) => *kind == Kind::Number || form(*kind).is_some(),
        Shape::Choice(_) => true,
        Shape::List(item) | Shape::Map(item) => has_form(item),
        Shape::Record(fields) => fields.iter().any(|field| has_form(&field.shape)),
    }
}

/// What is wrong in the value at the start of a JSON text.
fn within(shape: &Shape, text: &str) -> Option<&'static str> {
    let mut wrong = None;
    match shape {
        Shape::Kind(Kind::Number) => {
            let is_number = text.starts_with(|c: char| c.is_ascii_digit() || c == '-');
            wrong = (!is_number).then_some("no finite number");
        }
        Shape::Kind(kind) => {
            let (is_one, of) = form(*kind)?;
            // An escape would have to be read, and of the forms only a URL can be well with one.
            let is_well = |text: &str| is_one(text) || text.contains('\\');
            wrong = (!string(text).is_some_and(|(text, _)| is_well(text))).then_some(of);
        }
        Shape::Choice(words) => {
            let is_word = |text: &str| words.iter().any(|word| Json::of(word).as_str() == text);
            // JSON that a service wrote itself may have escapes that nothing here writes.
            let is_well = |text: &str| {
                is_word(text) || ["\\u", "\\/"].iter().any(|escape| text.contains(escape))
            };
            let text = json::quoted(text).map(|rest| &text[..text.len() - rest.len()]);
            wrong = (!text.is_some_and(is_well)).then_some(NO_WORD);
        }
        Shape::List(item) => {
            json::items(text.strip_prefix('[')?, ']', |text| {
                wrong = wrong.or_else(|| within(item, text));
                json::value(text, 0)
            });
        }
        Shape::Map(_) | Shape::Record(_) => {
            json::items(text.strip_prefix('{')?, '}', |text| {
                let (name, rest) = string(text)?;
                let value = json::space(json::space(rest).strip_prefix(':')?);
                let shape = member(shape, name, value);
                wrong = wrong.or_else(|| within(shape?, value));
                json::value(value, 0)
            });
        }
    }
    wrong
}

/// The inside of the string at the start of a JSON text, and what comes after it.
fn string(text: &str) -> Option<(&str, &str)> {
    let rest = json::quoted(text)?;
    let inside = text.get(1..text.len() - rest.len() - 1)?;
    Some((inside, rest))
}

/// The shape of a member, unless it is one that may be absent and is.
fn member<'a>(of: &'a Shape, name: &str, value: &str) -> Option<&'a Shape> {
    match of {
        Shape::Map(value) => Some(value),
        Shape::Record(fields) => {
            let field = fields.iter().find(|field| field.name == name)?;
            (field.required || !value.starts_with("null")).then_some(&field.shape)
        }
        _ => None,
    }
}

fn is_uuid(text: &str) -> bool {
    let lengths = [8, 4, 4, 4, 12];
    let hex = |part: &str| part.bytes().all(|byte| byte.is_ascii_hexdigit());
    let parts = text.split('-');
    parts.clone().count() == lengths.len()
        && parts
            .zip(lengths)
            .all(|(part, length)| part.len() == length && hex(part))
}

fn is_url(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else {
        return false;
    };
    let in_scheme = |byte: u8| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte);
    let outside = |c: char| c.is_whitespace() || c.is_control() || "<>\"{}|\\^`".contains(c);
    scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.bytes().all(in_scheme)
        && !rest.trim_start_matches('/').is_empty()
        && !rest.contains(outside)
}

fn is_timestamp(text: &str) -> bool {
    let mut parts = Parts(text.as_bytes());
    let mut read = || {
        let year = parts.number(4)?;
        parts.one_of(b"-")?;
        let month = parts.number(2).filter(|month| (1..=12).contains(month))?;
        parts.one_of(b"-")?;
        let day = parts.number(2)?;
        parts.one_of(b"Tt ")?;
        parts.clock()?;
        if parts.one_of(b".").is_some() {
            let digits = parts.0.iter().take_while(|byte| byte.is_ascii_digit());
            let digits = digits.count();
            parts.0 = parts.0.get(digits..).filter(|_| digits > 0)?;
        }
        if parts.one_of(b"Zz").is_none() {
            parts.one_of(b"+-")?;
            parts.hour_and_minute()?;
        }
        ((1..=days(year, month)).contains(&day) && parts.0.is_empty()).then_some(())
    };
    read().is_some()
}

fn days(year: u32, month: u32) -> u32 {
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 => 28 + u32::from(is_leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// What is left of a text.
struct Parts<'a>(&'a [u8]);

impl Parts<'_> {
    fn number(&mut self, digits: usize) -> Option<u32> {
        let (number, rest) = self.0.split_at_checked(digits)?;
        self.0 = rest;
        let digit = |byte: &u8| byte.is_ascii_digit().then(|| u32::from(byte - b'0'));
        number
            .iter()
            .try_fold(0, |number, byte| Some(number * 10 + digit(byte)?))
    }

    fn one_of(&mut self, known: &[u8]) -> Option<()> {
        let (first, rest) = self.0.split_first()?;
        known.contains(first).then(|| self.0 = rest)
    }

    fn hour_and_minute(&mut self) -> Option<()> {
        self.number(2).filter(|hour| *hour < 24)?;
        self.one_of(b":")?;
        self.number(2).filter(|minute| *minute < 60).map(|_| ())
    }

    fn clock(&mut self) -> Option<()> {
        self.hour_and_minute()?;
        self.one_of(b":")?;
        self.number(2).filter(|second| *second <= 60).map(|_| ())
    }
}

#[cfg(test)]
mod tests {
    use super::{is_timestamp, is_url, is_uuid};

    #[test]
    fn forms_are_those_of_their_rfcs() {
        for text in [
            "2026-03-01T09:30:00Z",
            "2024-02-29t23:59:60.123+05:30",
            "1985-04-12 23:20:50.52Z",
        ] {
            assert!(is_timestamp(text), "{text}");
        }
        for text in [
            "2026-03-01",
            "2026-02-29T00:00:00Z",
            "2026-03-00T00:00:00Z",
            "2026-03-01T09:30:00",
            "2026-03-01T24:00:00Z",
            "2026-03-01T09:30:00.Z",
            "2026-03-01T09:30:00+5:30",
            "2026-13-01T09:30:00Z",
            "2026-03-01T09:30:00Z ",
            "12026-03-01T09:30:00Z",
            "日本2026-03-01",
            "",
        ] {
            assert!(!is_timestamp(text), "{text}");
        }
        assert!(is_uuid("f81d4fae-7dec-11d0-a765-00A0C91E6BF6"));
        for text in [
            "f81d4fae7dec11d0a76500a0c91e6bf6",
            "f81d4fae-7dec-11d0-a765-00A0C91E6BFg",
            "",
        ] {
            assert!(!is_uuid(text), "{text}");
        }
        assert!(is_url("https://example.com/a?b#c") && is_url("urn:a:b"));
        for text in ["example.com", "https://", "https://a b", "1a:b", ""] {
            assert!(!is_url(text), "{text}");
        }
    }
}
