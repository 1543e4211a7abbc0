//! Moments in headers: since when something is deprecated (RFC 9745), and until when it is there (RFC 8594).

use core::time::Duration;

use super::{delay, limits};
use crate::Moment;

/// The first moment that has a year of five digits.
const END: i64 = 253_402_300_800;

/// A moment in one of the forms of HTTP or, behind `@`, in seconds since 1970 (RFC 9651).
pub(super) fn moment(text: &str) -> Option<Moment> {
    let text = text.trim();
    let seconds = match text.strip_prefix('@') {
        Some(seconds) => limits::number(seconds)?,
        None => delay::date(text).as_ref().map(Duration::as_secs)?,
    };
    let seconds = i64::try_from(seconds).ok()?;
    (seconds < END).then(|| Moment::new(seconds, 0))
}
