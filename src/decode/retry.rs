//! Whether to try again, and when.

use core::time::Duration;

use super::{Decode, Decoded};
use crate::{ErrorCode, Retry};

/// The longest wait that clients let a server ask for, unless they choose another: two minutes.
pub const MAX_RETRY_AFTER: Duration = Duration::from_secs(120);

/// What to do with the request that failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NextTry {
    /// Do not send it again: surface the error.
    Never,
    /// Send it again after this time, no sooner.
    After(Duration),
    /// Send it again after a time of one's own choice, longer at each attempt.
    Backoff,
}

impl<E: Decode> Decoded<E> {
    /// What the catalogue says a client may do next: the rule of the reason, else of the error, else of the status.
    pub fn retry(&self) -> Option<Retry> {
        match self {
            Self::Known { code, reason, .. } => {
                let own = reason.and_then(|reason| reason.retry);
                own.or(code.entry().retry)
            }
            Self::Unknown(received) => E::CATALOG.retry(received.status),
        }
    }

    /// Whether to send the request again and when, given the longest time that the caller would wait for, such as
    /// [`MAX_RETRY_AFTER`]: a server that asks for more makes an error to surface. Whether the request *may* be sent
    /// twice is for the caller to know.
    ///
    /// A header of role `should_retry` has the first say, then the catalogue's rule; without a rule the answer is no.
    pub fn next_try(&self, max: Duration) -> NextTry {
        let received = self.received();
        let rule = self.retry();
        let allowed = rule.is_some_and(Retry::allows_replay);
        if !received.should_retry.unwrap_or(allowed) {
            return NextTry::Never;
        }
        let delay = match (received.retry_after, rule) {
            (Some(asked), Some(Retry::After { min_ms, .. })) => {
                Some(asked.max(Duration::from_millis(min_ms)))
            }
            (None, Some(Retry::After { min_ms, .. })) => Some(Duration::from_millis(min_ms)),
            (asked, _) => asked,
        };
        match delay {
            Some(delay) if received.retry_after.is_some() && delay > max => NextTry::Never,
            Some(delay) => NextTry::After(delay),
            None => NextTry::Backoff,
        }
    }
}
