//! Durations as a catalogue writes them: `250ms`, `1s`, `2m`, `1h`.

use std::{fmt, str::FromStr};

/// A duration in whole milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Duration(pub u64);

/// A duration, or two with the shorter first: `30s..60s`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DurationRange {
    /// The shortest.
    pub min: Duration,
    /// The longest.
    pub max: Duration,
}

impl FromStr for Duration {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let unit = text.find(|c: char| !c.is_ascii_digit()).ok_or(())?;
        let factor = match &text[unit..] {
            "ms" => 1,
            "s" => 1_000,
            "m" => 60_000,
            "h" => 3_600_000,
            "d" => 86_400_000,
            _ => return Err(()),
        };
        let number: u64 = text[..unit].parse().map_err(|_| ())?;
        number.checked_mul(factor).map(Self).ok_or(())
    }
}

impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let units = [
            (86_400_000, "d"),
            (3_600_000, "h"),
            (60_000, "m"),
            (1_000, "s"),
            (1, "ms"),
        ];
        let fits = |unit: &&(u64, &str)| self.0.is_multiple_of(unit.0) && self.0 >= unit.0;
        match units.iter().find(fits) {
            Some((factor, unit)) => write!(f, "{}{unit}", self.0 / factor),
            None => f.write_str("0s"),
        }
    }
}

impl FromStr for DurationRange {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (min, max) = match text.split_once("..") {
            Some((min, max)) => (min.parse()?, max.parse()?),
            None => (text.parse()?, text.parse()?),
        };
        if min <= max {
            Ok(Self { min, max })
        } else {
            Err(())
        }
    }
}

impl fmt::Display for DurationRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.min == self.max {
            self.min.fmt(f)
        } else {
            write!(f, "{}..{}", self.min, self.max)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_parse_and_print_the_same() {
        for text in ["0s", "250ms", "1s", "90s", "2m", "1h", "30d", "30s..1m"] {
            let range: DurationRange = text.parse().expect(text);
            assert_eq!(range.to_string(), text);
        }
        for text in [
            "",
            "1",
            "s",
            "-1s",
            "1.5s",
            "1 s",
            "60s..30s",
            "99999999999999999d",
        ] {
            assert_eq!(text.parse::<DurationRange>(), Err(()), "{text}");
        }
    }
}
