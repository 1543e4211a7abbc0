//! JSON values as a catalogue holds them: numbers keep the text they were written with.

/// A JSON value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number, as RFC 8259 writes it.
    Number(String),
    /// Text.
    String(String),
    /// A list.
    Array(Vec<Value>),
    /// An object, in order.
    Object(Vec<(String, Value)>),
}

impl Value {
    /// The value that YAML's core schema gives a plain scalar.
    pub fn from_plain(text: &str) -> Self {
        match text {
            "" | "~" | "null" | "Null" | "NULL" => Self::Null,
            "true" | "True" | "TRUE" => Self::Bool(true),
            "false" | "False" | "FALSE" => Self::Bool(false),
            _ if is_number(text) => Self::Number(text.to_owned()),
            _ => Self::String(text.to_owned()),
        }
    }

    /// The text of a string, the digits of a number, `true` or `false`; nothing for the rest.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::String(text) | Self::Number(text) => Some(text),
            Self::Bool(true) => Some("true"),
            Self::Bool(false) => Some("false"),
            Self::Null | Self::Array(_) | Self::Object(_) => None,
        }
    }
}

/// Whether this is a number as RFC 8259, section 6, writes it.
pub(crate) fn is_number(text: &str) -> bool {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let (mantissa, exponent) = match unsigned.find(['e', 'E']) {
        Some(at) => (&unsigned[..at], Some(&unsigned[at + 1..])),
        None => (unsigned, None),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    digits(whole)
        && (whole.len() == 1 || !whole.starts_with('0'))
        && fraction.is_none_or(digits)
        && exponent.is_none_or(|text| digits(text.strip_prefix(['+', '-']).unwrap_or(text)))
}

/// Whether this is a UUID as RFC 9562, section 4, writes it.
pub(crate) fn is_uuid(text: &str) -> bool {
    let lengths = [8, 4, 4, 4, 12];
    let parts: Vec<_> = text.split('-').collect();
    let hex = |part: &str| part.bytes().all(|byte| byte.is_ascii_hexdigit());
    parts.len() == lengths.len()
        && std::iter::zip(parts, lengths).all(|(part, length)| part.len() == length && hex(part))
}

/// Whether this is a URL with a scheme and no character that RFC 3986 leaves out.
pub(crate) fn is_url(text: &str) -> bool {
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

/// Whether this is a moment as RFC 3339, section 5.6, writes it.
pub(crate) fn is_timestamp(text: &str) -> bool {
    let number = |range: std::ops::Range<usize>| {
        let digits = text.get(range)?;
        let all = digits.bytes().all(|byte| byte.is_ascii_digit());
        all.then(|| digits.parse::<u32>().ok()).flatten()
    };
    let within = |range, least, most| number(range).is_some_and(|n| (least..=most).contains(&n));
    let bytes = text.as_bytes();
    let at = |index: usize, known: &[u8]| bytes.get(index).is_some_and(|byte| known.contains(byte));
    let days = || match (number(0..4)?, number(5..7)?) {
        (year, 2)
            if year.is_multiple_of(4)
                && (!year.is_multiple_of(100) || year.is_multiple_of(400)) =>
        {
            Some(29)
        }
        (_, 2) => Some(28),
        (_, 4 | 6 | 9 | 11) => Some(30),
        _ => Some(31),
    };
    let date = at(4, b"-")
        && at(7, b"-")
        && within(5..7, 1, 12)
        && days().is_some_and(|days| within(8..10, 1, days));
    let time = at(10, b"Tt ")
        && within(11..13, 0, 23)
        && at(13, b":")
        && within(14..16, 0, 59)
        && at(16, b":")
        && within(17..19, 0, 60);
    let fraction = text
        .get(19..)
        .and_then(|rest| rest.strip_prefix('.'))
        .map_or(0, |rest| {
            1 + rest.bytes().take_while(u8::is_ascii_digit).count()
        });
    let zone = 19 + fraction;
    let offset = at(zone, b"+-")
        && bytes.len() == zone + 6
        && within(zone + 1..zone + 3, 0, 23)
        && at(zone + 3, b":")
        && within(zone + 4..zone + 6, 0, 59);
    date && time && fraction != 1 && (offset || at(zone, b"Zz") && bytes.len() == zone + 1)
}

#[cfg(feature = "serde")]
impl serde::Serialize for Value {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Number(text) => {
                if let Ok(number) = text.parse::<i64>() {
                    serializer.serialize_i64(number)
                } else {
                    serializer.serialize_f64(text.parse().unwrap_or(f64::MAX))
                }
            }
            Self::String(text) => serializer.serialize_str(text),
            Self::Array(items) => serializer.collect_seq(items),
            Self::Object(members) => {
                serializer.collect_map(members.iter().map(|(name, value)| (name, value)))
            }
        }
    }
}

#[cfg(feature = "serde")]
impl schemars::JsonSchema for Value {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Value".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "description": "Any JSON value." })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_those_of_their_rfcs() {
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
            "2026-03-01T09:30:00",
            "2026-03-01T24:00:00Z",
            "2026-03-01T09:30:00.Z",
            "2026-03-01T09:30:00+5:30",
            "2026-13-01T09:30:00Z",
            "日本2026-03-01",
            "",
        ] {
            assert!(!is_timestamp(text), "{text}");
        }
        assert!(is_uuid("f81d4fae-7dec-11d0-a765-00A0C91E6BF6"));
        for text in [
            "f81d4fae7dec11d0a76500a0c91e6bf6",
            "g81d4fae-7dec-11d0-a765-00a0c91e6bf6",
            "",
        ] {
            assert!(!is_uuid(text), "{text}");
        }
        assert!(is_url("https://example.com/a?b=c#d") && is_url("mailto:a@example.com"));
        for text in ["/a", "example.com", "https://", "https://a b", "1a:b", ":x"] {
            assert!(!is_url(text), "{text}");
        }
    }

    #[test]
    fn plain_scalars_become_what_the_core_schema_says() {
        assert_eq!(Value::from_plain("42"), Value::Number("42".into()));
        assert_eq!(Value::from_plain("-1.5e3"), Value::Number("-1.5e3".into()));
        assert_eq!(Value::from_plain("08006"), Value::String("08006".into()));
        assert_eq!(Value::from_plain("1."), Value::String("1.".into()));
        assert_eq!(Value::from_plain("no"), Value::String("no".into()));
        assert_eq!(Value::from_plain("null"), Value::Null);
        assert_eq!(Value::from_plain("true"), Value::Bool(true));
    }
}
