//! What members of a body say of trying again, in whichever form.

use alloc::string::String;
use core::time::Duration;

use serde_json::Value;

use super::{
    Response, delay,
    number::{self, decimal},
    parts::Parts,
};
use crate::{Catalog, Node};

/// Whether and when to try again, as members of a body say.
#[derive(Default)]
pub(super) struct Said {
    pub(super) delay: Option<Duration>,
    pub(super) should_retry: Option<bool>,
    pub(super) recovery: Option<String>,
}

#[inline]
pub(super) fn said(
    catalog: &Catalog,
    response: &Response<'_>,
    now: &dyn Fn() -> Option<Duration>,
) -> Said {
    match &catalog.members {
        Some(members) => by(members, response, now),
        None => Said::default(),
    }
}

fn by(members: &Node, response: &Response<'_>, now: &dyn Fn() -> Option<Duration>) -> Said {
    let mut repaired = String::new();
    let places = Parts::of(&response.body, members, &mut repaired).places;
    let of = |role: &str| {
        let found = places.iter().find(|(known, _)| *known == role);
        found.map(|(_, value)| value)
    };
    let in_milliseconds = of("retry_after_ms").and_then(|value| wait(value, 1000.0, now));
    Said {
        delay: in_milliseconds.or_else(|| wait(of("retry_after")?, 1.0, now)),
        should_retry: of("should_retry").and_then(|value| match value {
            Value::Bool(truth) => Some(*truth),
            Value::String(text) => number::truth(text),
            _ => None,
        }),
        recovery: (of("recovery").and_then(Value::as_str))
            .filter(|text| !text.is_empty())
            .map(String::from),
    }
}

/// The last number that is one of seconds, and of seconds since 1970: what is more is a moment, and one in milliseconds.
const SECONDS: f64 = 1e9;
const MOMENTS: f64 = 1e12;

/// How long a value asks to wait: a number, a duration such as `6m0s`, or a moment.
fn wait(value: &Value, parts: f64, now: &dyn Fn() -> Option<Duration>) -> Option<Duration> {
    let until = |moment: f64| delay::checked(moment - now()?.as_secs_f64());
    let number = |number: f64| {
        if number > MOMENTS {
            until(number / 1000.0)
        } else if number > SECONDS && parts < 2.0 {
            until(number)
        } else {
            delay::checked(number / parts)
        }
    };
    let Value::String(text) = value else {
        return number(number::real(value)?);
    };
    let text = text.trim();
    if let Some(found) = decimal(text) {
        return number(found);
    }
    if let Some(seconds) = duration(text) {
        return delay::checked(seconds);
    }
    until(moment(text)?)
}

/// A duration as Go and protobuf write it, in seconds.
fn duration(text: &str) -> Option<f64> {
    let mut rest = text;
    let mut seconds = 0.0;
    while !rest.is_empty() {
        let end = rest.find(|letter: char| !letter.is_ascii_digit() && letter != '.')?;
        let (digits, behind) = rest.split_at(end);
        let count = decimal(digits)?;
        let end = behind.find(|letter: char| letter.is_ascii_digit());
        let (unit, behind) = behind.split_at(end.unwrap_or(behind.len()));
        seconds += match unit {
            "d" => count * 86_400.0,
            "h" => count * 3_600.0,
            "m" => count * 60.0,
            "s" => count,
            "ms" => count / 1e3,
            "us" | "\u{b5}s" => count / 1e6,
            "ns" => count / 1e9,
            _ => return None,
        };
        rest = behind;
    }
    Some(seconds).filter(|_| !text.is_empty())
}

/// A moment as RFC 3339 or HTTP writes it, in seconds since 1970.
#[expect(clippy::cast_precision_loss, reason = "years have four digits")]
fn moment(text: &str) -> Option<f64> {
    if let Some(date) = delay::date(text) {
        return Some(date.as_secs() as f64);
    }
    let (date, time) = text.split_at_checked(10)?;
    let mut parts = date.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let is_date = (year.len(), month.len(), day.len()) == (4, 2, 2) && parts.next().is_none();
    let whole = |text: &str| delay::number(text).filter(|_| is_date);
    let month = whole(month).filter(|month| (1..=12).contains(month))?;
    let days = delay::days(whole(year)?, month, whole(day)?)?;
    let time = time.strip_prefix(['T', 't', ' '])?;
    let zone = time.find(['Z', 'z', '+', '-'])?;
    let (time, zone) = time.split_at(zone);
    let (clock, fraction) = match time.split_once('.') {
        Some((clock, fraction)) => (
            clock,
            decimal(fraction).and_then(|_| decimal(&["0.", fraction].concat()))?,
        ),
        None => (time, 0.0),
    };
    let offset = match zone.as_bytes() {
        [b'Z' | b'z'] => 0.0,
        [sign, _, _, b':', _, _] => {
            let offset = delay::clock(&[&zone[1..], ":00"].concat())? as f64;
            if *sign == b'-' { -offset } else { offset }
        }
        _ => return None,
    };
    Some((days * 86_400 + delay::clock(clock)?) as f64 + fraction - offset)
}
