//! The codes of gRPC.

use super::words::words;
use crate::status::Status;

words! {
    /// The canonical gRPC codes that stand for errors.
    Grpc {
        /// 1
        Cancelled = "CANCELLED",
        /// 2
        Unknown = "UNKNOWN",
        /// 3
        InvalidArgument = "INVALID_ARGUMENT",
        /// 4
        DeadlineExceeded = "DEADLINE_EXCEEDED",
        /// 5
        NotFound = "NOT_FOUND",
        /// 6
        AlreadyExists = "ALREADY_EXISTS",
        /// 7
        PermissionDenied = "PERMISSION_DENIED",
        /// 8
        ResourceExhausted = "RESOURCE_EXHAUSTED",
        /// 9
        FailedPrecondition = "FAILED_PRECONDITION",
        /// 10
        Aborted = "ABORTED",
        /// 11
        OutOfRange = "OUT_OF_RANGE",
        /// 12
        Unimplemented = "UNIMPLEMENTED",
        /// 13
        Internal = "INTERNAL",
        /// 14
        Unavailable = "UNAVAILABLE",
        /// 15
        DataLoss = "DATA_LOSS",
        /// 16
        Unauthenticated = "UNAUTHENTICATED",
    }
}

impl Grpc {
    /// The code of an HTTP status, by the table of `google/rpc/code.proto` read backwards.
    ///
    /// A status without a row gets the code of its class: `FAILED_PRECONDITION` for 4xx, `INTERNAL` for 5xx.
    pub fn from_status(status: Status) -> Option<Self> {
        Some(match status {
            Status::Exact(400 | 413 | 414 | 415 | 422 | 431) => Self::InvalidArgument,
            Status::Exact(401) => Self::Unauthenticated,
            Status::Exact(403 | 402) => Self::PermissionDenied,
            Status::Exact(404 | 410) => Self::NotFound,
            Status::Exact(408 | 504) => Self::DeadlineExceeded,
            Status::Exact(409) => Self::Aborted,
            Status::Exact(416) => Self::OutOfRange,
            Status::Exact(429) => Self::ResourceExhausted,
            Status::Exact(499) => Self::Cancelled,
            Status::Exact(405 | 501) => Self::Unimplemented,
            Status::Exact(502 | 503) => Self::Unavailable,
            _ => match status.class() {
                4 => Self::FailedPrecondition,
                5 => Self::Internal,
                _ => return None,
            },
        })
    }
}
