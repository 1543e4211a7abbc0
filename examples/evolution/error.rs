//! The error of both example services, which the compiler holds to the catalogue `evolution`.

use std::{io, time::Duration};

use errcat::{CatalogError, Failure};

#[derive(Debug, CatalogError)]
#[catalog("catalog/apis/evolution.yaml")]
pub(crate) enum Error {
    InvalidParameter {
        field: String,
        problem: String,
    },
    InvalidBody {
        field: Option<String>,
        problem: String,
    },
    ValidationFailed {
        field: Option<&'static str>,
        problem: String,
    },
    MissingCredentials,
    InvalidCredentials,
    AccountDisabled,
    InsufficientCredits,
    NotFound,
    StateConflict,
    RateLimited {
        retry_after: Duration,
    },
    #[catalog(code = "capacity_exceeded", reason = "daily_quota")]
    DailyQuota {
        used: Option<i64>,
        limit: Option<i64>,
    },
    ServiceUnavailable {
        retry_after: Duration,
    },
    /// To clients an internal error; the statement and what the database said are for logs.
    #[catalog(code = "internal_error")]
    Archive {
        statement: &'static str,
        source: io::Error,
    },
}

/// What fails outside of handlers, where the status alone does not say which error it is.
impl TryFrom<Failure> for Error {
    type Error = Failure;

    fn try_from(failure: Failure) -> Result<Self, Failure> {
        let field = failure.cause().field().map(str::to_owned);
        let problem = failure.to_string();
        Ok(match failure {
            Failure::NotFound(_) | Failure::MethodNotAllowed(_) => Self::NotFound,
            Failure::InvalidBody(_)
            | Failure::UnsupportedMediaType(_)
            | Failure::BodyTooLarge(_) => Self::InvalidBody { field, problem },
            Failure::InvalidPath(_) | Failure::InvalidQuery(_) => Self::InvalidParameter {
                field: field.unwrap_or_else(|| "a parameter".to_owned()),
                problem,
            },
            Failure::Timeout(_) => Self::ServiceUnavailable {
                retry_after: Duration::from_millis(1500),
            },
            other => return Err(other),
        })
    }
}
