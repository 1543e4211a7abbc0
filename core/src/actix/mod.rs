//! Services on actix-web: errors of a catalogue are responses, and the [`layer`] makes everything that fails one of them.
//!
//! ```
//! use actix_web::{App, HttpServer, web};
//! use errcat::actix::Path;
//! # use errcat::{CatalogError, ErrorSet};
//!
//! async fn show<E>(Path(id): Path<u64>) -> Result<String, E> {
//!     Ok(format!("submission {id}"))
//! }
//!
//! # fn service<Error: ErrorSet + actix_web::ResponseError + 'static>() {
//! HttpServer::new(|| {
//!     App::new()
//!         .route("/submissions/{id}", web::get().to(show::<Error>))
//!         .wrap(errcat::actix::layer_by_status::<Error>())
//! });
//! # }
//! ```
//!
//! A handler returns `Result<T, E>` with any `E` that is an error of a catalogue. [`layer_by_status`] leaves what fails
//! outside of handlers to the catalogue's error of its status, and [`layer`] asks the service's error first.
//!
//! # Extractors
//!
//! [`Json`], [`Form`], [`Path`] and [`Query`] take the same as those of `actix_web::web`, by the same configurations, and
//! know which value of a request does not fit, and why: ``missing field `qty` ``, ``items[0].name``. Of actix's own the
//! layer knows the kind of the failure and of the mistake, `missing field`, and no name, which only the text of the error
//! has, where a value of the client can look like one. Where a handler or a configuration of an extractor wants to decide
//! itself, [`failure`] says what an error of actix is.
//!
//! What is said of a value is in constant words and in names that the service's own types give serde as a `&'static str`,
//! as derives do. Neither the value nor a key that the client made up is repeated, and what a type of the service writes
//! itself, by `try_from` or `Error::custom`, is in the log alone, however it is worded.
//!
//! Behind `#[serde(flatten)]` and in an enum that is tagged or untagged serde keeps values without their types and their
//! places. So a field there is told only where it is missing, and in a path, a query or a form, whose values are texts, no
//! number and no boolean fits there: a request with one is answered with 500, and the log says which type serde wanted.
//!
//! # The order of middleware
//!
//! What is wrapped last is outermost. What can fail goes inside of this layer, and what is to be on every response, failed
//! ones too, outside of it:
//!
//! ```
//! # use actix_web::{App, middleware::{Compress, Logger}};
//! # use actix_cors::Cors;
//! # use errcat::ErrorSet;
//! # fn service<Error: ErrorSet + 'static>() {
//! # let _ =
//! App::new()
//!     // routes, and middleware that can fail
//!     .wrap(errcat::actix::layer_by_status::<Error>())
//!     .wrap(Compress::default())
//!     .wrap(Cors::permissive().expose_any_header())
//!     .wrap(Logger::default())
//! # ;
//! # }
//! ```
//!
//! A panic, a timeout and an error of a middleware leave the layer as an error that has its response with it, for the
//! request is gone by then. `actix-cors` adds its headers to such a response too; `Compress` and `Logger` of actix pass it
//! by. The event of the log is there for all of them.
//!
//! actix goes on with a request whose client hung up, and notices that when it sends the response. So only a request that a
//! middleware outside of this layer gives up leaves the event of [`Failure::GivenUp`].

mod body;
mod extract;
mod kept;
mod service;

use std::{format, string::String, string::ToString, vec::Vec};

use ::actix_web::{
    HttpResponse, ResponseError,
    body::BoxBody,
    error::{
        InternalError, JsonPayloadError, PathError, PayloadError, QueryPayloadError,
        UrlencodedError,
    },
    http::{
        StatusCode,
        header::{HeaderMap, HeaderName, HeaderValue},
    },
};
use serde_core::de::value;

use crate::{CatalogError, Cause, Failure, layer::Head, rejection, snapshot::Snapshot};

pub use crate::layer::{FailedRequest, Layer, layer, layer_by_status};
pub use extract::{Form, Json, Path, Query};
pub use service::Service;

/// What an error of actix is, by its type if it is of an extractor, else by its status.
pub fn failure(error: &::actix_web::Error) -> Failure {
    if let Some(failure) = error.as_error::<Failure>() {
        return failure.clone();
    }
    let status = error.as_response_error().status_code().as_u16();
    // Not the type's `source`, which actix erases.
    let cause = Cause::new(text(error)).of_status(status);
    if let Some(error) = error.as_error::<JsonPayloadError>() {
        return match error {
            JsonPayloadError::ContentType => Failure::UnsupportedMediaType(cause),
            JsonPayloadError::Deserialize(error) => {
                Failure::InvalidBody(cause.saying(rejection::unread(error)))
            }
            _ if status == 400 => Failure::InvalidBody(cause.saying(UNREAD)),
            _ => Failure::from_status(status, cause),
        };
    }
    if let Some(error) = error
        .as_error::<UrlencodedError>()
        .filter(|_| status == 400)
    {
        return Failure::InvalidBody(match error {
            UrlencodedError::Parse(error) => told(error, cause, UNREAD),
            _ => cause.saying(UNREAD),
        });
    }
    if error.as_error::<PayloadError>().is_some() && status == 400 {
        return Failure::InvalidBody(cause.saying(UNREAD));
    }
    if let Some(QueryPayloadError::Deserialize(error)) = error.as_error() {
        return Failure::InvalidQuery(told(error, cause, ""));
    }
    if let Some(PathError::Deserialize(error)) = error.as_error() {
        return Failure::InvalidPath(told(error, cause, ""));
    }
    // Without a configuration, actix answers a value of the path that does not parse as a missing route.
    if let Some(error) = error.as_error::<InternalError<value::Error>>() {
        return Failure::InvalidPath(told(error, cause, ""));
    }
    Failure::from_status(status, cause)
}

/// The cause with what may be said of an error by its text alone: no names, for they could be of the client's values.
fn told(error: &impl ToString, cause: Cause, otherwise: &'static str) -> Cause {
    match rejection::reason(&error.to_string(), None) {
        Some(problem) => cause.saying(problem),
        None if otherwise.is_empty() => cause,
        None => cause.saying(otherwise),
    }
}

/// What an error says, and what its `Debug` says besides.
fn text(error: &::actix_web::Error) -> String {
    let (shown, all) = (format!("{error}"), format!("{error:?}"));
    if all.contains(&shown) || is_known(error) {
        shown
    } else {
        format!("{shown}; {all}")
    }
}

/// Whether the error is one of actix, whose `Display` has all of it.
fn is_known(error: &::actix_web::Error) -> bool {
    error.as_error::<JsonPayloadError>().is_some()
        || error.as_error::<UrlencodedError>().is_some()
        || error.as_error::<PayloadError>().is_some()
        || error.as_error::<QueryPayloadError>().is_some()
        || error.as_error::<PathError>().is_some()
        || error.as_error::<InternalError<value::Error>>().is_some()
}

const UNREAD: &str = "it could not be read";

fn status(number: u16) -> StatusCode {
    StatusCode::from_u16(number).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

/// A response without a body, which the layer gives one: so nothing of the failure's source is in it.
impl ResponseError for Failure {
    fn status_code(&self) -> StatusCode {
        status(self.status())
    }

    fn error_response(&self) -> HttpResponse {
        let mut response = HttpResponse::new(self.status_code());
        response.extensions_mut().insert(self.clone());
        response
    }
}

impl Head for HeaderMap {
    fn list(&self, name: &str) -> String {
        let texts: Vec<_> = self
            .get_all(name)
            .filter_map(|value| value.to_str().ok())
            .collect();
        texts.join(", ")
    }

    fn set(&mut self, name: &str, value: &str) {
        let name = HeaderName::from_bytes(name.as_bytes());
        if let (Ok(name), Ok(value)) = (name, HeaderValue::from_str(value)) {
            self.insert(name, value);
        }
    }

    fn remove(&mut self, name: &str) {
        self.remove(name);
    }
}

/// The response of an error, complete but for what only the layer knows of the request.
#[doc(hidden)]
pub fn __respond(error: &dyn CatalogError) -> HttpResponse {
    let reply = crate::reply(error);
    let mut response = HttpResponse::new(status(reply.status()));
    reply.headers(&mut |name, value| response.headers_mut().set(name, value));
    response.extensions_mut().insert(Snapshot::of(error));
    response.set_body(BoxBody::new(String::from(reply)))
}

#[doc(hidden)]
pub fn __status(error: &dyn CatalogError) -> StatusCode {
    status(crate::reply(error).status())
}

impl<E: CatalogError> ResponseError for crate::Errors<E> {
    fn status_code(&self) -> StatusCode {
        __status(self)
    }

    fn error_response(&self) -> HttpResponse {
        __respond(self)
    }
}

#[doc(hidden)]
pub mod __private {
    pub use ::actix_web::{HttpResponse, ResponseError, http::StatusCode};
}

/// Makes a type of errors responses of actix.
#[doc(hidden)]
#[macro_export]
macro_rules! __actix {
    ({$($generics:tt)*} $error:ty, {$($bounds:tt)*}) => {
        impl $($generics)* $crate::actix::__private::ResponseError for $error $($bounds)* {
            fn status_code(&self) -> $crate::actix::__private::StatusCode {
                $crate::actix::__status(self)
            }

            fn error_response(&self) -> $crate::actix::__private::HttpResponse {
                $crate::actix::__respond(self)
            }
        }
    };
}
