//! A response as a failed attempt.

use super::{Decode, Decoded};
use crate::{
    Catalog, Entry, ErrorCode, ErrorKind, Processed, Reason, Retry, Status,
    retry::{Failed, Rule},
};

impl<E: Decode> Decoded<E> {
    /// What the catalogue says a client may do next: the rule of the reason, else of the error, else of its kind, else of the
    /// status that came, or of the error's own where none did.
    pub fn retry(&self) -> Option<Retry> {
        self.rule().map(|rule| rule.retry)
    }

    /// Whether the request may have taken effect. Where the catalogue does not say it of the error, a status of class 4 says
    /// that it has not: the one that came, or the error's own where none did.
    pub fn processed(&self) -> Processed {
        if let Some(strictest) = self.received().strictest {
            return strictest.processed;
        }
        let received = self.received().status.map(Status::Exact);
        let status = match self {
            Self::Known { code, .. } if code.entry().own_processed => {
                return code.entry().processed;
            }
            Self::Known { code, reason, .. } => received.or_else(|| own(code.entry(), *reason)),
            Self::Unknown(_) => received,
        };
        match status.map(Status::class) {
            Some(4) => Processed::No,
            _ => Processed::Unknown,
        }
    }

    pub(super) fn rule(&self) -> Option<Rule> {
        if let Some(strictest) = self.received().strictest {
            return strictest.rule;
        }
        let status = self.received().status;
        match self {
            Self::Known { code, reason, .. } => rule(E::CATALOG, code.entry(), *reason, status),
            Self::Unknown(received) => of_unknown(E::CATALOG, received.kind.as_deref(), status),
        }
    }
}

/// The rule of an unknown error: that of its kind, else that of the status that came.
pub(super) fn of_unknown(
    catalog: &Catalog,
    kind: Option<&str>,
    received: Option<u16>,
) -> Option<Rule> {
    let kind = kind.and_then(|kind| catalog.kind(kind));
    let of_kind = kind.and_then(ErrorKind::rule);
    let received = received.filter(|status| !catalog.comes_in_success(*status));
    of_kind.or_else(|| catalog.retries.of_status(received))
}

/// The rule of a known error: that of the reason, else its own or its kind's, else that of the status that came, else of its own status.
pub(super) fn rule(
    catalog: &Catalog,
    entry: &'static Entry,
    reason: Option<&'static Reason>,
    received: Option<u16>,
) -> Option<Rule> {
    let of_reason = reason.filter(|reason| reason.own_retry);
    let of_entry = || entry.rule().filter(|_| entry.own_retry);
    let received = received.filter(|status| !catalog.comes_in_success(*status));
    let of_status = || match (received, own(entry, reason)) {
        (None, Some(status)) => catalog.retries.of(status),
        (received, _) => catalog.retries.of_status(received),
    };
    let own = of_reason.and_then(Reason::rule).or_else(of_entry);
    own.or_else(of_status)
}

/// The status that the catalogue gives an error.
fn own(entry: &Entry, reason: Option<&Reason>) -> Option<Status> {
    reason.and_then(|reason| reason.status).or(entry.status)
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
