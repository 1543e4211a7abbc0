//! Values as JSON, as RFC 8259 has it, and as messages show them.

mod text;

use alloc::{
    borrow::{Cow, ToOwned},
    boxed::Box,
    collections::BTreeMap,
    format,
    string::String,
    vec::Vec,
};
use core::{fmt, time::Duration};

pub use text::{InvalidJson, Json};
pub(crate) use text::{items, quoted, space, value};

/// A value that can stand in a body and in a message.
///
/// Generated records implement it; an implementation for a type of one's own makes it a param of type `any`.
pub trait ToJson {
    /// Writes the value as JSON.
    ///
    /// # Errors
    ///
    /// If `to` fails.
    fn to_json(&self, to: &mut dyn fmt::Write) -> fmt::Result;

    /// Writes the value as a message shows it: a text without quotes, a list with commas, else as JSON.
    ///
    /// # Errors
    ///
    /// If `to` fails.
    fn to_text(&self, to: &mut dyn fmt::Write) -> fmt::Result {
        self.to_json(to)
    }

    /// Whether there is no value, so that an object leaves the member out.
    fn is_absent(&self) -> bool {
        false
    }
}

/// Writes a text as a JSON string.
pub(crate) fn string<W: fmt::Write + ?Sized>(text: &str, to: &mut W) -> fmt::Result {
    to.write_char('"')?;
    fmt::Write::write_str(&mut Escaped(to), text)?;
    to.write_char('"')
}

/// Writes what `value` displays as a JSON string.
pub(crate) fn display<W: fmt::Write + ?Sized>(value: &dyn fmt::Display, to: &mut W) -> fmt::Result {
    to.write_char('"')?;
    fmt::write(&mut Escaped(to), format_args!("{value}"))?;
    to.write_char('"')
}

/// Writes a whole number, without the cost of a formatter.
fn integer(
    is_negative: bool,
    mut magnitude: u64,
    to: &mut (impl fmt::Write + ?Sized),
) -> fmt::Result {
    let mut digits = [b'0'; 20];
    let mut at = digits.len();
    while at == digits.len() || magnitude > 0 {
        at -= 1;
        digits[at] += (magnitude % 10) as u8;
        magnitude /= 10;
    }
    if is_negative {
        to.write_char('-')?;
    }
    to.write_str(str::from_utf8(&digits[at..]).map_err(|_| fmt::Error)?)
}

/// Writes a number as JavaScript does, which every language can read; what is not finite has no JSON number, and is `null`.
pub(crate) fn number(value: f64, to: &mut dyn fmt::Write) -> fmt::Result {
    if !value.is_finite() {
        return to.write_str("null");
    }
    let size = value.abs();
    if size == 0.0 {
        return to.write_char('0');
    }
    if (1e-6..1e21).contains(&size) {
        return write!(to, "{value}");
    }
    let text = format!("{value:e}");
    let (digits, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let sign = if size >= 1.0 { "+" } else { "" };
    write!(to, "{digits}e{sign}{exponent}")
}

/// The inside of a JSON string.
struct Escaped<'a, W: ?Sized>(&'a mut W);

impl<W: fmt::Write + ?Sized> fmt::Write for Escaped<'_, W> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let mut rest = text;
        // Most texts have nothing to escape.
        if !has_escaped(rest) {
            return self.0.write_str(rest);
        }
        while let Some(at) = rest.bytes().position(is_escaped) {
            let (plain, escaped) = rest.split_at(at);
            self.0.write_str(plain)?;
            match escaped.as_bytes()[0] {
                b'"' => self.0.write_str("\\\"")?,
                b'\\' => self.0.write_str("\\\\")?,
                b'\n' => self.0.write_str("\\n")?,
                b'\r' => self.0.write_str("\\r")?,
                b'\t' => self.0.write_str("\\t")?,
                0x08 => self.0.write_str("\\b")?,
                0x0c => self.0.write_str("\\f")?,
                control => write!(self.0, "\\u{control:04x}")?,
            }
            rest = &escaped[1..];
        }
        self.0.write_str(rest)
    }
}

/// Whether any byte of a string cannot stand as itself in JSON, asked of eight at once.
fn has_escaped(text: &str) -> bool {
    const ONES: u64 = u64::from_ne_bytes([1; 8]);
    // The highest bit of each byte that is below a limit, or of one above it that borrowed, which is then escaped too.
    let below = |bytes: u64, limit: u64| bytes.wrapping_sub(ONES * limit) & !bytes & (ONES * 0x80);
    let is = |bytes: u64, byte: u8| below(bytes ^ (ONES * u64::from(byte)), 1);
    let (eights, rest) = text.as_bytes().as_chunks::<8>();
    let any = eights.iter().fold(0, |any, eight| {
        let bytes = u64::from_ne_bytes(*eight);
        any | below(bytes, 0x20) | is(bytes, b'"') | is(bytes, b'\\')
    });
    any != 0 || rest.iter().any(|byte| is_escaped(*byte))
}

/// Whether a byte of a string cannot stand as itself in JSON.
fn is_escaped(byte: u8) -> bool {
    byte < 0x20 || byte == b'"' || byte == b'\\'
}

macro_rules! to_json {
    ($($ty:ty: |$value:ident, $to:ident| $json:expr $(, $text:expr)?;)*) => {$(
        impl ToJson for $ty {
            fn to_json(&self, $to: &mut dyn fmt::Write) -> fmt::Result {
                let $value = self;
                $json
            }

            $(fn to_text(&self, $to: &mut dyn fmt::Write) -> fmt::Result {
                let $value = self;
                $text
            })?
        }
    )*};
}

to_json! {
    bool: |value, to| write!(to, "{value}");
    u8: |value, to| integer(false, u64::from(*value), to);
    u16: |value, to| integer(false, u64::from(*value), to);
    u32: |value, to| integer(false, u64::from(*value), to);
    u64: |value, to| integer(false, *value, to);
    usize: |value, to| write!(to, "{value}");
    i8: |value, to| integer(*value < 0, u64::from(value.unsigned_abs()), to);
    i16: |value, to| integer(*value < 0, u64::from(value.unsigned_abs()), to);
    i32: |value, to| integer(*value < 0, u64::from(value.unsigned_abs()), to);
    i64: |value, to| integer(*value < 0, value.unsigned_abs(), to);
    isize: |value, to| write!(to, "{value}");
    f32: |value, to| number(f64::from(*value), to);
    f64: |value, to| number(*value, to);
    Duration: |value, to| match value.subsec_nanos() {
        0 => integer(false, value.as_secs(), to),
        _ => number(seconds(*value), to),
    };
    str: |value, to| string(value, to), to.write_str(value);
    String: |value, to| string(value, to), to.write_str(value);
}

/// A time in seconds, as the number whose digits it has: 2.538, where seconds and a fraction add up to 2.5380000000000003.
#[expect(
    clippy::cast_precision_loss,
    reason = "beyond 104 days a float has no nanoseconds"
)]
pub(crate) fn seconds(time: Duration) -> f64 {
    match time.subsec_nanos() {
        0 => time.as_secs() as f64,
        nanos if nanos % 1_000_000 == 0 => time.as_millis() as f64 / 1e3,
        _ => time.as_nanos() as f64 / 1e9,
    }
}

macro_rules! to_json_through {
    ($([$($generics:tt)*] $ty:ty;)*) => {$(
        impl<$($generics)*> ToJson for $ty {
            fn to_json(&self, to: &mut dyn fmt::Write) -> fmt::Result {
                (**self).to_json(to)
            }

            fn to_text(&self, to: &mut dyn fmt::Write) -> fmt::Result {
                (**self).to_text(to)
            }

            fn is_absent(&self) -> bool {
                (**self).is_absent()
            }
        }
    )*};
}

to_json_through! {
    [T: ToJson + ?Sized] &T;
    [T: ToJson + ?Sized] Box<T>;
    [T: ToJson + ToOwned + ?Sized] Cow<'_, T>;
    [T: ToJson] Vec<T>;
}

impl<T: ToJson> ToJson for Option<T> {
    fn to_json(&self, to: &mut dyn fmt::Write) -> fmt::Result {
        match self {
            Some(value) => value.to_json(to),
            None => to.write_str("null"),
        }
    }

    fn to_text(&self, to: &mut dyn fmt::Write) -> fmt::Result {
        match self {
            Some(value) => value.to_text(to),
            None => Ok(()),
        }
    }

    fn is_absent(&self) -> bool {
        self.as_ref().is_none_or(ToJson::is_absent)
    }
}

impl<T: ToJson> ToJson for [T] {
    fn to_json(&self, to: &mut dyn fmt::Write) -> fmt::Result {
        list(self, to)
    }

    fn to_text(&self, to: &mut dyn fmt::Write) -> fmt::Result {
        list_text(self, to)
    }
}

impl<T: ToJson, const N: usize> ToJson for [T; N] {
    fn to_json(&self, to: &mut dyn fmt::Write) -> fmt::Result {
        self.as_slice().to_json(to)
    }

    fn to_text(&self, to: &mut dyn fmt::Write) -> fmt::Result {
        self.as_slice().to_text(to)
    }
}

/// Writes a list.
pub(crate) fn list(
    items: impl IntoIterator<Item = impl ToJson>,
    to: &mut dyn fmt::Write,
) -> fmt::Result {
    to.write_char('[')?;
    for (at, item) in items.into_iter().enumerate() {
        if at > 0 {
            to.write_char(',')?;
        }
        item.to_json(to)?;
    }
    to.write_char(']')
}

/// Writes a list as a message shows it.
pub(crate) fn list_text(
    items: impl IntoIterator<Item = impl ToJson>,
    to: &mut dyn fmt::Write,
) -> fmt::Result {
    for (at, item) in items.into_iter().enumerate() {
        if at > 0 {
            to.write_str(", ")?;
        }
        item.to_text(to)?;
    }
    Ok(())
}

/// A map from texts, as generated types have it.
pub type Map<T> = BTreeMap<String, T>;

impl<K: AsRef<str>, T: ToJson> ToJson for BTreeMap<K, T> {
    fn to_json(&self, to: &mut dyn fmt::Write) -> fmt::Result {
        let mut start = '{';
        for (name, value) in self {
            member(start, name.as_ref(), value, to)?;
            start = ',';
        }
        to.write_str(if start == '{' { "{}" } else { "}" })
    }
}

#[cfg(feature = "std")]
impl<K: AsRef<str>, T: ToJson, S> ToJson for std::collections::HashMap<K, T, S> {
    fn to_json(&self, to: &mut dyn fmt::Write) -> fmt::Result {
        sorted(self).to_json(to)
    }
}

/// The members of a hash map in the order of their names, since it has no order of its own.
#[cfg(feature = "std")]
pub(crate) fn sorted<K: AsRef<str>, T, S>(
    map: &std::collections::HashMap<K, T, S>,
) -> BTreeMap<&str, &T> {
    let members = map.iter().map(|(name, value)| (name.as_ref(), value));
    members.collect()
}

/// Writes a member of an object, behind `{` or `,`.
pub(crate) fn member(
    start: char,
    name: &str,
    value: &dyn ToJson,
    to: &mut dyn fmt::Write,
) -> fmt::Result {
    to.write_char(start)?;
    string(name, to)?;
    to.write_char(':')?;
    value.to_json(to)
}

/// Writes an object of the members that are there.
///
/// # Errors
///
/// If `to` fails.
pub fn object(members: &[(&str, &dyn ToJson)], to: &mut dyn fmt::Write) -> fmt::Result {
    let mut start = '{';
    for (name, value) in members.iter().filter(|(_, value)| !value.is_absent()) {
        member(start, name, *value, to)?;
        start = ',';
    }
    to.write_str(if start == '{' { "{}" } else { "}" })
}

#[cfg(test)]
mod tests {
    extern crate std;

    use core::time::Duration;

    use super::Json;
    use std::{string::ToString, vec};

    #[test]
    fn a_time_has_the_digits_that_were_written() {
        for millis in 0..100_000 {
            let text = std::format!("{}.{:03}", millis / 1000, millis % 1000);
            let written = Json::of(&Duration::from_millis(millis));
            let read: f64 = written.as_str().parse().expect("a number");
            assert_eq!(Ok(read), text.parse(), "{text}");
        }
        let nanos = Duration::new(2, 538_000_001);
        assert_eq!(Json::of(&nanos).as_str(), "2.538000001");
    }

    #[test]
    fn every_character_is_escaped_as_serde_json_escapes_it_wherever_it_stands() {
        for character in (0..0x100).filter_map(char::from_u32) {
            for place in 0..17 {
                let mut text = "0123456789abcdef".to_string();
                text.insert(place, character);
                let theirs = serde_json::to_string(&text).expect("a text");
                assert_eq!(Json::of(&text).as_str(), theirs, "{character:?} at {place}");
            }
        }
    }

    #[test]
    fn values_are_written_as_serde_json_writes_them() {
        arbtest::arbtest(|u| {
            let value: vec::Vec<(std::string::String, Option<f64>, i64)> = u.arbitrary()?;
            for (text, number, integer) in value {
                let ours = Json::of(&vec![
                    Json::of(&text),
                    Json::of(&number),
                    Json::of(&integer),
                ]);
                let theirs: serde_json::Value = serde_json::from_str(ours.as_str()).expect("JSON");
                let number = number.filter(|number| number.is_finite());
                assert_eq!(theirs[0], text);
                assert_eq!(theirs[1].is_number(), number.is_some());
                assert_eq!(Json::of(&number).as_str().parse().ok(), number);
                assert_eq!(theirs[2].as_i64(), Some(integer));
                assert_eq!(
                    Json::of(&text).to_string(),
                    serde_json::to_string(&text).unwrap()
                );
            }
            Ok(())
        });
    }
}
