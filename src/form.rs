//! Whether the text of a param has the form that its type asks for. A service can put any text there.

use alloc::{format, string::String, vec::Vec};

use crate::{CatalogError, Kind, Value, error::public};

/// The params whose text has not the form of their type, each as `name: the type`.
pub(crate) fn malformed(error: &dyn CatalogError) -> Vec<String> {
    let mut found = Vec::new();
    let has_form = |param: &crate::Param| form(param.kind).is_some();
    public(error, &has_form, &mut |param, value| {
        let Some((is_one, of)) = form(param.kind) else {
            return;
        };
        let is_well = match value {
            Value::Text(text) => is_one(text),
            Value::Display(text) => is_one(&format!("{text}")),
            Value::Moment(moment) => is_one(&format!("{moment}")),
            _ => true,
        };
        if !is_well {
            found.push(format!("{}: {of}", param.name));
        }
    });
    found
}

type Form = (fn(&str) -> bool, &'static str);

fn form(kind: Kind) -> Option<Form> {
    Some(match kind {
        Kind::Timestamp => (is_timestamp, "no timestamp of RFC 3339"),
        Kind::Uuid => (is_uuid, "no UUID of RFC 9562"),
        Kind::Url => (is_url, "no URL with a scheme"),
        _ => return None,
    })
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
