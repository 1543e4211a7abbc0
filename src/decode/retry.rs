//! A response as a failed attempt.

use super::{Decode, Decoded};
use crate::{
    ErrorCode, Processed, Reason, Retry,
    retry::{Failed, Rule},
};

impl<E: Decode> Decoded<E> {
    /// What the catalogue says a client may do next: the rule of the reason, else of the error, else of the status.
    pub fn retry(&self) -> Option<Retry> {
        self.rule().map(|rule| rule.retry)
    }

    /// Whether the request may have taken effect. Of an error that the catalogue does not know, a status of class 4 says
    /// that it has not.
    pub fn processed(&self) -> Processed {
        match self {
            Self::Known { code, .. } => code.entry().processed,
            Self::Unknown(received) => match received.status {
                Some(400..=499) => Processed::No,
                _ => Processed::Unknown,
            },
        }
    }

    fn rule(&self) -> Option<Rule> {
        let own = match self {
            Self::Known { code, reason, .. } => {
                let of_reason = reason.and_then(Reason::rule);
                of_reason.or_else(|| code.entry().rule())
            }
            Self::Unknown(_) => None,
        };
        own.or_else(|| E::CATALOG.retries.of_status(self.received().status))
    }
}

impl<E: Decode> From<&Decoded<E>> for Failed {
    fn from(decoded: &Decoded<E>) -> Self {
        let received = decoded.received();
        Self::new(E::CATALOG, decoded.rule())
            .with_processed(decoded.processed())
            .with_retry_after(received.retry_after)
            .with_should_retry(received.should_retry)
    }
}
