//! The error of both example services: those of the catalogue `evolution`, and what happens behind them.

use std::{error, fmt, io, time::Duration};

use errcat::{Catalog, CatalogError, Entry, ErrorSet, Failure, Logs, Params, Private, Reason};

/// What `errcat generate` made of the catalogue.
#[allow(dead_code, unreachable_pub, reason = "the services have no use for every error, and export none")]
#[path = "../../generated/rust/evolution.rs"]
#[rustfmt::skip]
pub(crate) mod evolution;

use evolution::{InvalidBody, InvalidParameter, ServiceUnavailable};

#[derive(Debug)]
pub(crate) enum Error {
    /// An error that a client can do something about.
    Api(evolution::Error),
    /// To clients an internal error; the statement and what the database said are for logs.
    Database {
        statement: Private<String>,
        source: io::Error,
    },
    /// A failure that the catalogue has no error for.
    Unforeseen(Failure),
}

impl From<evolution::Error> for Error {
    fn from(error: evolution::Error) -> Self {
        Self::Api(error)
    }
}

impl From<Failure> for Error {
    fn from(failure: Failure) -> Self {
        let field = failure.cause().field().map(str::to_owned);
        let problem = failure.to_string();
        Self::Api(match failure {
            Failure::NotFound(_) | Failure::MethodNotAllowed(_) => evolution::Error::NotFound,
            Failure::InvalidBody(_)
            | Failure::UnsupportedMediaType(_)
            | Failure::BodyTooLarge(_) => InvalidBody { field, problem }.into(),
            Failure::InvalidPath(_) | Failure::InvalidQuery(_) => {
                let field = field.unwrap_or_else(|| "a parameter".to_owned());
                InvalidParameter { field, problem }.into()
            }
            Failure::Timeout(_) => ServiceUnavailable {
                retry_after: Duration::from_millis(1500),
            }
            .into(),
            failure => return Self::Unforeseen(failure),
        })
    }
}

impl Error {
    fn api(&self) -> &evolution::Error {
        match self {
            Self::Api(error) => error,
            Self::Database { .. } | Self::Unforeseen(_) => &evolution::Error::InternalError,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.api().fmt(f)
    }
}

impl error::Error for Error {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        match self {
            Self::Api(error) => error.source(),
            Self::Database { source, .. } => Some(source),
            Self::Unforeseen(failure) => Some(failure),
        }
    }
}

impl CatalogError for Error {
    fn catalog(&self) -> &'static Catalog {
        self.api().catalog()
    }

    fn entry(&self) -> &'static Entry {
        self.api().entry()
    }

    fn reason(&self) -> Option<&'static Reason> {
        self.api().reason()
    }

    fn params(&self, to: &mut dyn Params) {
        self.api().params(to);
    }

    fn private(&self, to: &mut dyn Logs) {
        if let Self::Database { statement, .. } = self {
            to.log("statement", statement);
        }
    }
}

impl ErrorSet for Error {
    const CATALOG: &'static Catalog = evolution::Error::CATALOG;

    fn entries(each: &mut dyn FnMut(&'static Entry)) {
        evolution::Error::entries(each);
    }
}

errcat::__integrate!({} Error, {});
