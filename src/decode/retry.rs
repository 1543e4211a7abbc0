//! A response as a failed attempt.

use super::{Decode, Decoded};
use crate::{
    Catalog, Entry, ErrorCode, Processed, Reason, Retry,
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
        let status = self.received().status;
        match self {
            Self::Known { code, reason, .. } => rule(E::CATALOG, code.entry(), *reason, status),
            Self::Unknown(_) => E::CATALOG.retries.of_status(status),
        }
    }
}

/// The rule of a known error: that of the reason, else its own, else that of the status.
pub(super) fn rule(
    catalog: &Catalog,
    entry: &'static Entry,
    reason: Option<&'static Reason>,
    status: Option<u16>,
) -> Option<Rule> {
    let own = reason.and_then(Reason::rule).or_else(|| entry.rule());
    own.or_else(|| catalog.retries.of_status(status))
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
