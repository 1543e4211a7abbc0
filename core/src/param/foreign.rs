//! Params of the types of other crates, which nobody else may implement a trait of this one for.

#[cfg(any(feature = "jiff", feature = "std", feature = "time"))]
use core::time::Duration;

#[cfg(any(feature = "chrono", feature = "jiff", feature = "time"))]
use super::Seconds;
#[cfg(any(
    feature = "chrono",
    feature = "jiff",
    feature = "std",
    feature = "time"
))]
use super::Timestamp;
use super::Value;
#[cfg(any(
    feature = "chrono",
    feature = "jiff",
    feature = "std",
    feature = "time"
))]
use crate::Moment;

#[cfg(feature = "std")]
impl Timestamp for std::time::SystemTime {
    fn value(&self) -> Value<'_> {
        let nanoseconds =
            |duration: Duration| i128::try_from(duration.as_nanos()).unwrap_or(i128::MAX);
        let since = self.duration_since(Self::UNIX_EPOCH);
        let since = since.map_or_else(|before| -nanoseconds(before.duration()), nanoseconds);
        Value::Moment(Moment::from_nanoseconds(since))
    }
}

#[cfg(feature = "uuid")]
impl super::Uuid for uuid::Uuid {
    fn value(&self) -> Value<'_> {
        Value::Display(self)
    }
}

#[cfg(feature = "url")]
impl super::Url for url::Url {
    fn value(&self) -> Value<'_> {
        Value::Text(self.as_str())
    }
}

#[cfg(feature = "jiff")]
impl Timestamp for jiff::Timestamp {
    fn value(&self) -> Value<'_> {
        Value::Moment(Moment::from_nanoseconds(self.as_nanosecond()))
    }
}

/// In UTC, without the time zone.
#[cfg(feature = "jiff")]
impl Timestamp for jiff::ZonedDateTime {
    fn value(&self) -> Value<'_> {
        Value::Moment(Moment::from_nanoseconds(self.timestamp().as_nanosecond()))
    }
}

/// What is negative is no time at all.
#[cfg(feature = "jiff")]
impl Seconds for jiff::SignedDuration {
    fn value(&self) -> Value<'_> {
        Value::Seconds(Duration::try_from(*self).unwrap_or_default())
    }
}

/// In UTC. A leap second is the end of the second before it.
#[cfg(feature = "chrono")]
impl<Z: chrono::TimeZone> Timestamp for chrono::DateTime<Z> {
    fn value(&self) -> Value<'_> {
        Value::Moment(Moment::new(self.timestamp(), self.timestamp_subsec_nanos()))
    }
}

/// What is negative is no time at all.
#[cfg(feature = "chrono")]
impl Seconds for chrono::TimeDelta {
    fn value(&self) -> Value<'_> {
        Value::Seconds(self.to_std().unwrap_or_default())
    }
}

/// In UTC.
#[cfg(feature = "time")]
impl Timestamp for time::OffsetDateTime {
    fn value(&self) -> Value<'_> {
        Value::Moment(Moment::from_nanoseconds(self.unix_timestamp_nanos()))
    }
}

#[cfg(feature = "time")]
impl Timestamp for time::UtcDateTime {
    fn value(&self) -> Value<'_> {
        Value::Moment(Moment::from_nanoseconds(self.unix_timestamp_nanos()))
    }
}

/// What is negative is no time at all.
#[cfg(feature = "time")]
impl Seconds for time::Duration {
    fn value(&self) -> Value<'_> {
        Value::Seconds(Duration::try_from(*self).unwrap_or_default())
    }
}
