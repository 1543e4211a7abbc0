use core::time::Duration;

use super::Retry;
use crate::Status;

/// What a catalogue says about trying again, for what has no rule of its own.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Rules {
    /// How waits grow, where nothing else is said.
    pub backoff: Backoff,
    /// What a client may do, by what it holds for.
    pub rules: &'static [(On, Retry)],
    /// How waits grow under a rule, where it is not as above.
    pub backoffs: &'static [(On, Backoff)],
}

/// What a rule of a catalogue holds for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum On {
    /// Responses of a status or a class of statuses.
    Status(Status),
    /// No response came: the connection failed.
    Network,
    /// No response came in time.
    Timeout,
    /// Anything without a rule of its own.
    Default,
}

/// Why there is no response.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Transport {
    /// The connection failed.
    Network,
    /// No response came in time.
    Timeout,
}

/// Whether to try again, and how waits grow.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Rule {
    /// Whether at all, and on what condition.
    pub retry: Retry,
    /// How waits grow, where it is not as the catalogue says for all.
    pub backoff: Option<&'static Backoff>,
}

/// How waits grow: `min(initial · factor^n, max)` before retry `n`, counted from 0, and changed by chance.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Backoff {
    /// The first wait, in milliseconds.
    pub initial_ms: u64,
    /// What each wait is multiplied by.
    pub factor: f64,
    /// The longest wait, in milliseconds.
    pub max_ms: u64,
    /// How chance changes a wait.
    pub jitter: Jitter,
    /// How often to try again after the first attempt.
    pub max_retries: u32,
    /// The time after the first attempt, in milliseconds, past which no wait may reach.
    pub max_elapsed_ms: Option<u64>,
}

/// How chance changes a wait `w`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Jitter {
    /// Not at all.
    None,
    /// To anything from 0 to `w`.
    Full,
    /// To anything from `w / 2` to `w`.
    Equal,
}

impl Rules {
    /// No rules: nothing is tried again.
    pub const fn new() -> Self {
        Self {
            backoff: Backoff::new(1_000, 2.0, 60_000),
            rules: &[],
            backoffs: &[],
        }
    }

    /// Sets [`backoff`](Self#structfield.backoff).
    #[must_use]
    pub const fn with_backoff(mut self, backoff: Backoff) -> Self {
        self.backoff = backoff;
        self
    }

    /// Sets [`rules`](Self#structfield.rules).
    #[must_use]
    pub const fn with_rules(mut self, rules: &'static [(On, Retry)]) -> Self {
        self.rules = rules;
        self
    }

    /// Sets [`backoffs`](Self#structfield.backoffs).
    #[must_use]
    pub const fn with_backoffs(mut self, backoffs: &'static [(On, Backoff)]) -> Self {
        self.backoffs = backoffs;
        self
    }

    /// The rule for a response of this status: that of the status, else of its class, else the default.
    pub fn of_status(&self, status: Option<u16>) -> Option<Rule> {
        match status {
            Some(status) => self.of(Status::Exact(status)),
            None => self.on(On::Default),
        }
    }

    /// The rule for a status or a class of statuses: its own, else that of its class, else the default.
    pub(crate) fn of(&self, status: Status) -> Option<Rule> {
        let class = || self.on(On::Status(Status::Class(status.class())));
        let exact = self.on(On::Status(status));
        exact.or_else(class).or_else(|| self.on(On::Default))
    }

    /// The rule for a response that did not come.
    pub fn of_transport(&self, transport: Transport) -> Option<Rule> {
        let on = match transport {
            Transport::Network => On::Network,
            Transport::Timeout => On::Timeout,
        };
        self.on(on).or_else(|| self.on(On::Default))
    }

    fn on(&self, wanted: On) -> Option<Rule> {
        let found = self.rules.iter().find(|(on, _)| *on == wanted);
        let own = self.backoffs.iter().find(|(on, _)| *on == wanted);
        found.map(|(_, retry)| Rule {
            retry: *retry,
            backoff: own.map(|(_, backoff)| backoff),
        })
    }
}

impl Default for Rules {
    fn default() -> Self {
        Self::new()
    }
}

impl Rule {
    /// A rule whose waits grow as the catalogue says for all.
    pub const fn new(retry: Retry) -> Self {
        Self {
            retry,
            backoff: None,
        }
    }

    /// Sets [`backoff`](Self#structfield.backoff).
    #[must_use]
    pub const fn with_backoff(mut self, backoff: &'static Backoff) -> Self {
        self.backoff = Some(backoff);
        self
    }

    pub(crate) fn of(retry: Option<Retry>, backoff: Option<&'static Backoff>) -> Option<Self> {
        retry.map(|retry| Self { retry, backoff })
    }
}

impl Backoff {
    /// Waits in milliseconds, with full jitter and three retries in whatever time.
    pub const fn new(initial_ms: u64, factor: f64, max_ms: u64) -> Self {
        Self {
            initial_ms,
            factor,
            max_ms,
            jitter: Jitter::Full,
            max_retries: 3,
            max_elapsed_ms: None,
        }
    }

    /// Sets [`jitter`](Self#structfield.jitter).
    #[must_use]
    pub const fn with_jitter(mut self, jitter: Jitter) -> Self {
        self.jitter = jitter;
        self
    }

    /// Sets [`max_retries`](Self#structfield.max_retries).
    #[must_use]
    pub const fn with_max_retries(mut self, retries: u32) -> Self {
        self.max_retries = retries;
        self
    }

    /// Sets [`max_elapsed_ms`](Self#structfield.max_elapsed_ms).
    #[must_use]
    pub const fn with_max_elapsed_ms(mut self, elapsed: u64) -> Self {
        self.max_elapsed_ms = Some(elapsed);
        self
    }

    /// The wait after so many attempts, in whole milliseconds. `chance` gives a number from 0 to 1, without 1, and is asked
    /// only if there is jitter.
    ///
    /// Waits are multiplied one by one as `f64`, so that every language has the same numbers to the last bit.
    pub fn wait(&self, attempts: u32, chance: impl FnOnce() -> f64) -> Duration {
        let max = float(self.max_ms);
        let mut wait = float(self.initial_ms).min(max);
        for _ in 1..attempts {
            let next = (wait * self.factor).min(max);
            // Whatever stays the same once stays so.
            if next.to_bits() == wait.to_bits() {
                break;
            }
            wait = next;
        }
        milliseconds(match self.jitter {
            Jitter::None => wait,
            Jitter::Full => wait * chance(),
            Jitter::Equal => wait / 2.0 + (wait / 2.0) * chance(),
        })
    }
}

impl Retry {
    /// The wait between the bounds of [`After`](Self::After), in whole milliseconds.
    pub(super) fn between(min_ms: u64, max_ms: u64, chance: impl FnOnce() -> f64) -> Duration {
        let wait = Duration::from_millis(min_ms);
        match max_ms.checked_sub(min_ms) {
            None | Some(0) => wait,
            Some(more) => wait.saturating_add(milliseconds(float(more) * chance())),
        }
    }
}

#[expect(
    clippy::cast_precision_loss,
    reason = "every language counts in doubles"
)]
const fn float(milliseconds: u64) -> f64 {
    milliseconds as f64
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "this is how `as` rounds down, and what is no wait is 0"
)]
const fn milliseconds(wait: f64) -> Duration {
    Duration::from_millis(wait as u64)
}

#[cfg(test)]
mod tests {
    use super::{Backoff, Jitter, Retry};
    use crate::retry::Seeded;

    /// The waits in milliseconds before the first seven retries, as JavaScript counts them.
    fn waits(backoff: Backoff) -> [u128; 7] {
        let mut seeded = Seeded::new(7);
        [1, 2, 3, 4, 5, 6, 7].map(|attempts| backoff.wait(attempts, || seeded.draw()).as_millis())
    }

    #[test]
    fn waits_are_those_of_every_language_to_the_millisecond() {
        let full = Backoff::new(1_000, 2.0, 60_000);
        assert_eq!(waits(full), [11, 123, 3907, 5592, 8343, 12_976, 27_973]);
        let equal = Backoff::new(1_000, 1.5, 2_000).with_jitter(Jitter::Equal);
        assert_eq!(waits(equal), [505, 796, 1976, 1699, 1521, 1405, 1466]);
        let capped = Backoff::new(200, 3.0, 1_000).with_jitter(Jitter::None);
        assert_eq!(waits(capped), [200, 600, 1000, 1000, 1000, 1000, 1000]);
        let slow = Backoff::new(100, 1.1, 60_000).with_jitter(Jitter::None);
        assert_eq!(waits(slow), [100, 110, 121, 133, 146, 161, 177]);
    }

    #[test]
    fn no_backoff_takes_long_or_breaks_anything() {
        let never = || -> f64 { panic!("chance has no say") };
        for backoff in [
            Backoff::new(0, 2.0, 0),
            Backoff::new(u64::MAX, f64::MAX, u64::MAX),
            Backoff::new(5, 1.0, 10),
            Backoff::new(5, f64::NAN, 10),
            Backoff::new(10, 2.0, 5),
        ] {
            let wait = backoff.with_jitter(Jitter::None).wait(u32::MAX, never);
            assert!(wait.as_millis() <= backoff.max_ms.into(), "{backoff:?}");
        }
    }

    #[test]
    fn a_wait_between_bounds_is_drawn_only_if_they_differ() {
        let mut seeded = Seeded::new(7);
        let wait = Retry::between(30_000, 60_000, || seeded.draw());
        assert_eq!(wait.as_millis(), 30_351);
        let never = || -> f64 { panic!("chance has no say") };
        assert_eq!(Retry::between(5_000, 5_000, never).as_millis(), 5_000);
        assert_eq!(Retry::between(5_000, 1, never).as_millis(), 5_000);
    }
}
