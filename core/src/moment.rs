use core::fmt;

/// A moment of a type that is no text, by its distance from the start of 1970 in UTC.
///
/// It is written as RFC 3339 does, in UTC, with as many digits after the second as it has.
///
/// ```
/// let moment = errcat::Moment::new(1_772_357_400, 500_000_000);
/// assert_eq!(moment.to_string(), "2026-03-01T09:30:00.5Z");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    seconds: i64,
    nanoseconds: u32,
}

const NANOSECONDS: u32 = 1_000_000_000;
const DAY: i64 = 86_400;

impl Moment {
    /// So many seconds after the start of 1970, or before it where they are negative, and nanoseconds after that. A
    /// second has no more than 999,999,999 of these.
    pub const fn new(seconds: i64, nanoseconds: u32) -> Self {
        let nanoseconds = if nanoseconds < NANOSECONDS {
            nanoseconds
        } else {
            NANOSECONDS - 1
        };
        Self {
            seconds,
            nanoseconds,
        }
    }

    /// So many nanoseconds after the start of 1970. What is out of reach is the nearest moment that is not.
    #[cfg(any(feature = "jiff", feature = "std", feature = "time", test))]
    pub(crate) fn from_nanoseconds(nanoseconds: i128) -> Self {
        let seconds = nanoseconds.div_euclid(NANOSECONDS.into());
        let rest = nanoseconds.rem_euclid(NANOSECONDS.into());
        let nearest = if seconds < 0 { i64::MIN } else { i64::MAX };
        let seconds = i64::try_from(seconds).unwrap_or(nearest);
        Self::new(seconds, u32::try_from(rest).unwrap_or_default())
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = date(self.seconds.div_euclid(DAY));
        let of_day = self.seconds.rem_euclid(DAY);
        let (hour, minute, second) = (of_day / 3600, of_day / 60 % 60, of_day % 60);
        write!(
            f,
            "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}"
        )?;
        if self.nanoseconds > 0 {
            let (mut fraction, mut digits) = (self.nanoseconds, 9);
            while fraction % 10 == 0 {
                fraction /= 10;
                digits -= 1;
            }
            write!(f, ".{fraction:0digits$}")?;
        }
        f.write_str("Z")
    }
}

/// Year, month and day of a day after the start of 1970. The year is counted from March on, so that the day that some
/// years have more is the last of one; 400 years are 146,097 days.
fn date(day: i64) -> (i64, i64, i64) {
    let day = i128::from(day) + 719_468;
    let (cycle, of_cycle) = (day.div_euclid(146_097), day.rem_euclid(146_097));
    let year = (of_cycle - of_cycle / 1_460 + of_cycle / 36_524 - of_cycle / 146_096) / 365;
    let of_year = of_cycle - (365 * year + year / 4 - year / 100);
    let from_march = (5 * of_year + 2) / 153;
    let month = if from_march < 10 {
        from_march + 3
    } else {
        from_march - 9
    };
    let year = cycle * 400 + year + i128::from(month <= 2);
    let small = |number: i128| i64::try_from(number).unwrap_or_default();
    (
        small(year),
        small(month),
        small(of_year - (153 * from_march + 2) / 5 + 1),
    )
}

#[cfg(test)]
mod tests {
    use super::{Moment, date};
    use alloc::string::ToString;

    #[test]
    fn moments_are_written_as_rfc_3339_does() {
        for (seconds, nanoseconds, text) in [
            (0, 0, "1970-01-01T00:00:00Z"),
            (-1, 999_999_999, "1969-12-31T23:59:59.999999999Z"),
            (951_782_400, 0, "2000-02-29T00:00:00Z"),
            (1_772_357_400, 120_000_000, "2026-03-01T09:30:00.12Z"),
            (4_107_542_399, 1, "2100-02-28T23:59:59.000000001Z"),
            (4_107_542_400, 0, "2100-03-01T00:00:00Z"),
            (-62_167_219_200, 0, "0000-01-01T00:00:00Z"),
            (253_402_300_799, 0, "9999-12-31T23:59:59Z"),
        ] {
            assert_eq!(Moment::new(seconds, nanoseconds).to_string(), text);
        }
        assert_eq!(
            Moment::from_nanoseconds(-1).to_string(),
            "1969-12-31T23:59:59.999999999Z"
        );
        for far in [i64::MIN, i64::MAX] {
            assert!(
                Moment::new(far, u32::MAX)
                    .to_string()
                    .ends_with(".999999999Z")
            );
        }
    }

    #[test]
    fn each_day_follows_the_day_before() {
        let mut known = date(-800_000);
        for day in -799_999..800_000 {
            let (year, month, of_month) = date(day);
            let (last_year, last_month, last) = known;
            assert!(
                (year, month, of_month) == (last_year, last_month, last + 1)
                    || (year, month, of_month) == (last_year, last_month + 1, 1)
                    || (year, month, of_month) == (last_year + 1, 1, 1) && last_month == 12,
                "{day}"
            );
            known = (year, month, of_month);
        }
    }
}
