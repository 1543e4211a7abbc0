use core::time::Duration;

use super::{Backoff, Retry, Rule, Transport};
use crate::{Catalog, Processed};

/// The longest wait that clients let a server ask for, unless they choose another: two minutes.
pub const MAX_RETRY_AFTER: Duration = Duration::from_secs(120);

/// What a caller says about trying its request again. What it does not say is as the catalogue has it.
///
/// A request that is not idempotent, as most are unless the caller says otherwise, is only sent again after an error
/// that says that nothing has been done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Policy {
    max_retries: Option<u32>,
    max_elapsed: Option<Duration>,
    max_retry_after: Duration,
    is_idempotent: bool,
}

/// A failed attempt, as far as trying again goes by it.
///
/// What `errcat::decode` gives becomes one by `From`, a failure without a response by [`Failed::transport`].
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Failed {
    /// The rule that holds.
    pub rule: Option<Rule>,
    /// Whether the request may have taken effect.
    pub processed: Processed,
    /// How long the server asks to wait.
    pub retry_after: Option<Duration>,
    /// What the server says about sending the request again, which stands above the rule.
    pub should_retry: Option<bool>,
    /// How waits grow in the whole catalogue.
    backoff: &'static Backoff,
}

impl Policy {
    /// As the catalogue says, for a request that must not be sent twice.
    pub const fn new() -> Self {
        Self {
            max_retries: None,
            max_elapsed: None,
            max_retry_after: MAX_RETRY_AFTER,
            is_idempotent: false,
        }
    }

    /// With so many attempts after the first at most, whatever the catalogue says.
    #[must_use]
    pub const fn max_retries(mut self, retries: u32) -> Self {
        self.max_retries = Some(retries);
        self
    }

    /// With the time after the first attempt past which no wait may reach, whatever the catalogue says.
    #[must_use]
    pub const fn max_elapsed(mut self, elapsed: Duration) -> Self {
        self.max_elapsed = Some(elapsed);
        self
    }

    /// With the longest wait that a server may ask for; [`MAX_RETRY_AFTER`] if this is not called.
    #[must_use]
    pub const fn max_retry_after(mut self, wait: Duration) -> Self {
        self.max_retry_after = wait;
        self
    }

    /// Whether sending the request twice does the same as sending it once. So it is too with an idempotency key.
    #[must_use]
    pub const fn idempotent(mut self, is_idempotent: bool) -> Self {
        self.is_idempotent = is_idempotent;
        self
    }

    /// [`idempotent`](Self::idempotent) if RFC 9110 says so of the method, whatever the case of its letters.
    #[must_use]
    pub fn method(self, method: &str) -> Self {
        let idempotent = ["GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE"];
        let is_it = |known: &&str| known.eq_ignore_ascii_case(method);
        self.idempotent(idempotent.iter().any(is_it))
    }

    pub(super) const fn is_idempotent(&self) -> bool {
        self.is_idempotent
    }

    /// How long to wait before the next attempt, after so many attempts that took so long; `None` if there should be
    /// no other, and the error is for the caller.
    ///
    /// `chance` gives a number from 0 to 1, without 1, such as [`Seeded::draw`](super::Seeded::draw). It is asked only if
    /// chance has a say in the wait.
    pub fn next_delay(
        &self,
        failed: &Failed,
        attempts: u32,
        elapsed: Duration,
        chance: impl FnOnce() -> f64,
    ) -> Option<Duration> {
        let allowed = failed.rule.filter(|rule| rule.retry.allows_replay());
        let rule = match failed.should_retry {
            Some(false) => return None,
            Some(true) => allowed.unwrap_or(Rule::new(Retry::Backoff)),
            None => allowed?,
        };
        if !self.is_idempotent && failed.processed != Processed::No {
            return None;
        }
        let backoff = rule.backoff.unwrap_or(failed.backoff);
        if attempts > self.max_retries.unwrap_or(backoff.max_retries) {
            return None;
        }
        let wait = match (failed.retry_after, rule.retry) {
            (Some(asked), _) if asked > self.max_retry_after => return None,
            (Some(asked), Retry::After { min_ms, .. }) => asked.max(Duration::from_millis(min_ms)),
            (Some(asked), _) => asked,
            (None, Retry::After { min_ms, max_ms }) => Retry::between(min_ms, max_ms, chance),
            (None, _) => backoff.wait(attempts, chance),
        };
        let declared = || backoff.max_elapsed_ms.map(Duration::from_millis);
        let max_elapsed = self.max_elapsed.or_else(declared);
        let is_late = max_elapsed.is_some_and(|max| elapsed.saturating_add(wait) > max);
        (!is_late).then_some(wait)
    }
}

impl Default for Policy {
    fn default() -> Self {
        Self::new()
    }
}

impl Failed {
    /// A failure under this rule of a catalogue, of which nothing else is known.
    pub const fn new(catalog: &'static Catalog, rule: Option<Rule>) -> Self {
        Self {
            rule,
            processed: Processed::Unknown,
            retry_after: None,
            should_retry: None,
            backoff: &catalog.retries.backoff,
        }
    }

    /// A failure without a response, which may have taken effect.
    pub fn transport(catalog: &'static Catalog, transport: Transport) -> Self {
        Self::new(catalog, catalog.retries.of_transport(transport))
    }

    /// Sets [`processed`](Self#structfield.processed).
    #[must_use]
    pub const fn with_processed(mut self, processed: Processed) -> Self {
        self.processed = processed;
        self
    }

    /// Sets [`retry_after`](Self#structfield.retry_after).
    #[must_use]
    pub const fn with_retry_after(mut self, wait: Option<Duration>) -> Self {
        self.retry_after = wait;
        self
    }

    /// Sets [`should_retry`](Self#structfield.should_retry).
    #[must_use]
    pub const fn with_should_retry(mut self, should: Option<bool>) -> Self {
        self.should_retry = should;
        self
    }
}
