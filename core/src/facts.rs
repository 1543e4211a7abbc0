use core::fmt;

use crate::{Retry, Status, retry::Backoff};

/// What programs decide by, as opposed to the texts of an entry. Entries of one kind share one value.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
#[non_exhaustive]
pub struct Facts {
    /// See [`Entry::status`](crate::Entry::status).
    pub status: Option<Status>,
    /// See [`Entry::grpc`](crate::Entry::grpc).
    pub grpc: Option<Grpc>,
    /// See [`Entry::kind`](crate::Entry::kind).
    pub kind: Option<&'static str>,
    /// See [`Entry::retry`](crate::Entry::retry).
    pub retry: Option<Retry>,
    /// See [`Entry::backoff`](crate::Entry::backoff).
    pub backoff: Option<&'static Backoff>,
    /// See [`Entry::own_retry`](crate::Entry::own_retry).
    pub own_retry: bool,
    /// See [`Entry::processed`](crate::Entry::processed).
    pub processed: Processed,
    /// See [`Entry::own_processed`](crate::Entry::own_processed).
    pub own_processed: bool,
    /// See [`Entry::severity`](crate::Entry::severity).
    pub severity: Option<Severity>,
    /// See [`Entry::pages`](crate::Entry::pages).
    pub pages: bool,
    /// See [`Entry::audience`](crate::Entry::audience).
    pub audience: Audience,
}

impl Facts {
    /// Nothing known: no status, no rule, public.
    pub const fn new() -> Self {
        Self {
            status: None,
            grpc: None,
            kind: None,
            retry: None,
            backoff: None,
            own_retry: false,
            processed: Processed::Unknown,
            own_processed: false,
            severity: None,
            pages: false,
            audience: Audience::Public,
        }
    }

    /// Sets [`status`](Self#structfield.status).
    #[must_use]
    pub const fn with_status(mut self, status: Status) -> Self {
        self.status = Some(status);
        self
    }

    /// Sets [`grpc`](Self#structfield.grpc).
    #[must_use]
    pub const fn with_grpc(mut self, grpc: Grpc) -> Self {
        self.grpc = Some(grpc);
        self
    }

    /// Sets [`kind`](Self#structfield.kind).
    #[must_use]
    pub const fn with_kind(mut self, kind: &'static str) -> Self {
        self.kind = Some(kind);
        self
    }

    /// Sets [`retry`](Self#structfield.retry) to a rule of the entry's own.
    #[must_use]
    pub const fn with_retry(mut self, retry: Retry) -> Self {
        self.retry = Some(retry);
        self.own_retry = true;
        self
    }

    /// Sets [`retry`](Self#structfield.retry) to the rule of its status.
    #[must_use]
    pub const fn with_retry_of_status(mut self, retry: Retry) -> Self {
        self.retry = Some(retry);
        self
    }

    /// Sets [`backoff`](Self#structfield.backoff).
    #[must_use]
    pub const fn with_backoff(mut self, backoff: &'static Backoff) -> Self {
        self.backoff = Some(backoff);
        self
    }

    /// Sets [`processed`](Self#structfield.processed) to what the entry says.
    #[must_use]
    pub const fn with_processed(mut self, processed: Processed) -> Self {
        self.processed = processed;
        self.own_processed = true;
        self
    }

    /// Sets [`processed`](Self#structfield.processed) to what its status says.
    #[must_use]
    pub const fn with_processed_of_status(mut self, processed: Processed) -> Self {
        self.processed = processed;
        self
    }

    /// Sets [`severity`](Self#structfield.severity).
    #[must_use]
    pub const fn with_severity(mut self, severity: Severity) -> Self {
        self.severity = Some(severity);
        self
    }

    /// Sets [`pages`](Self#structfield.pages).
    #[must_use]
    pub const fn with_pages(mut self, pages: bool) -> Self {
        self.pages = pages;
        self
    }

    /// Sets [`audience`](Self#structfield.audience).
    #[must_use]
    pub const fn with_audience(mut self, audience: Audience) -> Self {
        self.audience = audience;
        self
    }
}

/// A canonical gRPC code that stands for an error. The set is closed by its specification; the discriminants are the
/// numbers on the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u8)]
#[expect(missing_docs, reason = "the gRPC specification defines the names")]
pub enum Grpc {
    Cancelled = 1,
    Unknown = 2,
    InvalidArgument = 3,
    DeadlineExceeded = 4,
    NotFound = 5,
    AlreadyExists = 6,
    PermissionDenied = 7,
    ResourceExhausted = 8,
    FailedPrecondition = 9,
    Aborted = 10,
    OutOfRange = 11,
    Unimplemented = 12,
    Internal = 13,
    Unavailable = 14,
    DataLoss = 15,
    Unauthenticated = 16,
}

impl Grpc {
    /// The code of an HTTP status, by the table of the language: a status without a row of its own has the code of its
    /// class, and below 400 there is none.
    pub const fn from_status(status: Status) -> Option<Self> {
        Some(match status {
            Status::Exact(400 | 413 | 414 | 415 | 422 | 431) => Self::InvalidArgument,
            Status::Exact(401) => Self::Unauthenticated,
            Status::Exact(402 | 403) => Self::PermissionDenied,
            Status::Exact(404 | 410) => Self::NotFound,
            Status::Exact(405 | 501) => Self::Unimplemented,
            Status::Exact(408 | 504) => Self::DeadlineExceeded,
            Status::Exact(409) => Self::Aborted,
            Status::Exact(416) => Self::OutOfRange,
            Status::Exact(429) => Self::ResourceExhausted,
            Status::Exact(499) => Self::Cancelled,
            Status::Exact(502 | 503) => Self::Unavailable,
            _ => match status.class() {
                4 => Self::FailedPrecondition,
                5 => Self::Internal,
                _ => return None,
            },
        })
    }

    /// The number on the wire, 1 to 16.
    pub const fn number(self) -> u8 {
        self as u8
    }

    /// The name of the specification, such as `NOT_FOUND`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Cancelled => "CANCELLED",
            Self::Unknown => "UNKNOWN",
            Self::InvalidArgument => "INVALID_ARGUMENT",
            Self::DeadlineExceeded => "DEADLINE_EXCEEDED",
            Self::NotFound => "NOT_FOUND",
            Self::AlreadyExists => "ALREADY_EXISTS",
            Self::PermissionDenied => "PERMISSION_DENIED",
            Self::ResourceExhausted => "RESOURCE_EXHAUSTED",
            Self::FailedPrecondition => "FAILED_PRECONDITION",
            Self::Aborted => "ABORTED",
            Self::OutOfRange => "OUT_OF_RANGE",
            Self::Unimplemented => "UNIMPLEMENTED",
            Self::Internal => "INTERNAL",
            Self::Unavailable => "UNAVAILABLE",
            Self::DataLoss => "DATA_LOSS",
            Self::Unauthenticated => "UNAUTHENTICATED",
        }
    }
}

impl fmt::Display for Grpc {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Whether a request that got this error may have taken effect.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Processed {
    /// It has not.
    No,
    /// It has.
    Yes,
    /// Nobody can tell.
    #[default]
    Unknown,
}

/// How bad an error is to whoever runs the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Severity {
    /// Of interest to its authors only.
    Debug,
    /// Expected in normal work.
    Info,
    /// Worth a look if there are many.
    Warning,
    /// A failure of the service.
    Error,
    /// A failure that somebody must act on now.
    Critical,
}

/// Who can meet an error.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Audience {
    /// Every client.
    #[default]
    Public,
    /// Only the API's own application.
    InApp,
    /// Only the API's own services.
    Internal,
}
