//! How long a server asks a client to wait.

use core::time::Duration;

use serde_json::Value;

use super::{
    number::{self, decimal},
    shape,
};
use crate::{Kind, Param};

/// The longest wait that is told apart: more than a hundred years, and still safe to add to a moment.
const LONGEST: Duration = Duration::from_secs(u32::MAX as u64);

/// The value of a `Retry-After` header: seconds, with a fraction or without, or a moment as HTTP writes it.
///
/// A moment counts from `now`, the time since the start of 1970; without it, and if it has passed, the header says
/// nothing. Nor does what is negative, no number, or has an exponent. Of several values that a proxy has joined with
/// commas the first counts.
///
/// ```
/// use std::time::Duration;
/// use errcat::decode::retry_after;
///
/// assert_eq!(retry_after("1.5", None), Some(Duration::from_millis(1500)));
/// assert_eq!(retry_after("soon", None), None);
/// let now = Duration::from_secs(784_111_777 - 30);
/// assert_eq!(retry_after("Sun, 06 Nov 1994 08:49:37 GMT", Some(now)), Some(Duration::from_secs(30)));
/// ```
pub fn retry_after(text: &str, now: Option<Duration>) -> Option<Duration> {
    wait(text, || now)
}

/// The same, with the time only if the header needs it.
pub(super) fn wait(text: &str, now: impl FnOnce() -> Option<Duration>) -> Option<Duration> {
    let text = text.trim();
    let moment = || {
        let wait = date(text)?.checked_sub(now()?);
        wait.map(|wait| wait.min(LONGEST))
    };
    let first = || seconds(text.split_once(',')?.0.trim_end());
    seconds(text).or_else(moment).or_else(first)
}

/// A time in milliseconds, as `Retry-After-Ms` has it.
pub(super) fn milliseconds(text: &str) -> Option<Duration> {
    let number = |text: &str| checked(decimal(text.trim())? / 1000.0);
    number(text).or_else(|| number(text.split_once(',')?.0))
}

/// When a limit is lifted: in seconds, or if that is too many, in seconds since the start of 1970.
pub(super) fn reset(text: &str, now: impl FnOnce() -> Option<Duration>) -> Option<Duration> {
    const MOMENTS: Duration = Duration::from_secs(1_000_000_000);
    let wait = |text: &str| seconds(text.trim());
    let number = wait(text).or_else(|| wait(text.split_once(',')?.0))?;
    if number > MOMENTS {
        return number.checked_sub(now()?);
    }
    Some(number)
}

/// A number of seconds that a body has.
pub(super) fn of_number(value: &Value) -> Option<Duration> {
    checked(number::real(value)?)
}

/// How long to wait, as the body says of a param.
pub(super) fn of_param(param: &Param, value: &Value) -> Option<Duration> {
    match param.kind {
        // However long it is, it is no reason to try again at once.
        Kind::Seconds => of_number(value),
        _ => of_number(&shape::read(param, value)?),
    }
}

/// Whether the values of a param are numbers, so that they can say how long to wait.
pub(super) fn is_number(param: &Param) -> bool {
    matches!(param.kind, Kind::Seconds | Kind::Number | Kind::Integer)
}

/// A number of seconds in a text.
pub(super) fn seconds(text: &str) -> Option<Duration> {
    // Most are a few digits, which take no float.
    if (1..=9).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit()) {
        let digits = text.bytes().map(|byte| u64::from(byte - b'0'));
        return Some(Duration::from_secs(
            digits.fold(0, |number, digit| number * 10 + digit),
        ));
    }
    checked(decimal(text)?)
}

pub(super) fn checked(seconds: f64) -> Option<Duration> {
    if seconds >= LONGEST.as_secs_f64() {
        return seconds.is_finite().then_some(LONGEST);
    }
    Duration::try_from_secs_f64(seconds).ok()
}

/// The time since the start of 1970 of a moment in one of the three forms of RFC 9110, in letters of either case.
pub(super) fn date(text: &str) -> Option<Duration> {
    let (weekday, rest) = text.split_once(' ')?;
    let is_name =
        |name: &str| name.len() >= 3 && name.bytes().all(|byte| byte.is_ascii_alphabetic());
    if !is_name(weekday.strip_suffix(',').unwrap_or(weekday)) {
        return None;
    }
    let (day, month, year, time) = if rest.starts_with(|first: char| first.is_ascii_digit()) {
        let (date, zone) = rest.rsplit_once(' ')?;
        let (date, time) = date.rsplit_once(' ')?;
        let mut words = date.split([' ', '-']);
        let (day, month, year) = (words.next()?, words.next()?, words.next()?);
        if words.next().is_some() || !zone.eq_ignore_ascii_case("GMT") {
            return None;
        }
        (day, month, year, time)
    } else {
        let (month, rest) = rest.split_once(' ')?;
        let mut words = rest.trim_start_matches(' ').split(' ');
        let (day, time, year) = (words.next()?, words.next()?, words.next()?);
        if words.next().is_some() || year.len() != 4 || weekday.len() != 3 {
            return None;
        }
        (day, month, year, time)
    };
    let day = number(day).filter(|_| day.len() <= 2)?;
    let days = days(century(year)?, month_of(month)?, day)?;
    Some(Duration::from_secs(days * 86_400 + clock(time)?))
}

pub(super) fn number(text: &str) -> Option<u64> {
    let is_number = text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| is_number)
}

/// A year of two digits is of this century: the form that has them is older than any response of today.
fn century(text: &str) -> Option<u64> {
    let year = number(text)?;
    match text.len() {
        4 => Some(year),
        2 if year < 70 => Some(2000 + year),
        2 => Some(1900 + year),
        _ => None,
    }
}

fn month_of(name: &str) -> Option<u64> {
    let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    let at = months
        .iter()
        .position(|month| month.eq_ignore_ascii_case(name))?;
    Some(at as u64 + 1)
}

pub(super) fn clock(text: &str) -> Option<u64> {
    let mut parts = text
        .split(':')
        .map(|part| number(part).filter(|_| part.len() == 2));
    let (hour, minute, second) = (parts.next()??, parts.next()??, parts.next()??);
    let is_time = hour < 24 && minute < 60 && second <= 60 && parts.next().is_none();
    is_time.then_some(hour * 3600 + minute * 60 + second)
}

/// The days from the start of 1970 to a date.
pub(super) fn days(year: u64, month: u64, day: u64) -> Option<u64> {
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let length = match month {
        2 => 28 + u64::from(is_leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    if year < 1970 || day == 0 || day > length {
        return None;
    }
    // Years that begin in March end with the day that not every year has.
    let year = if month > 2 { year } else { year - 1 };
    let before = year * 365 + year / 4 - year / 100 + year / 400;
    let within = (153 * ((month + 9) % 12) + 2) / 5;
    Some(before + within + day - 1 - 719_468)
}
