//! Services on axum: errors of a catalogue are responses, and the [`layer`] makes everything that fails one of them.
//!
//! ```
//! use axum::{Router, routing::{get, post}};
//! use errcat::axum::{Json, Path};
//! # use errcat::{CatalogError, ErrorSet};
//!
//! async fn show<E>(Path(id): Path<u64>) -> Result<String, E> {
//!     Ok(format!("submission {id}"))
//! }
//!
//! async fn create(Json(name): Json<String>) -> String {
//!     name
//! }
//!
//! # fn service<Error: ErrorSet + axum::response::IntoResponse + Send + Sync + 'static>() -> Router {
//! Router::new()
//!     .route("/submissions/{id}", get(show::<Error>))
//!     .route("/submissions", post(create))
//!     .layer(errcat::axum::layer_by_status::<Error>())
//! # }
//! ```
//!
//! A handler returns `Result<T, E>` with any `E` that is an error of a catalogue. What fails outside of handlers is a
//! [`Failure`]: [`layer_by_status`] leaves each to the catalogue's error of its status, and [`layer`] asks the service's
//! error first.
//!
//! # Extractors
//!
//! [`Json`], [`Form`], [`Path`] and [`Query`] take the same as axum's, in an `Option` too, and leave the answer to a request
//! that does not fit to the layer; a handler that wants to see it takes `Result<Json<T>, Failure>`.
//!
//! | Instead of | Take | What is known of a request that does not fit |
//! | --- | --- | --- |
//! | `axum::Json` | [`Json`] | `InvalidBody`, where and why: ``missing field `qty` ``, line and column of what is no JSON; `UnsupportedMediaType`, `BodyTooLarge` |
//! | `axum::Form` | [`Form`] | the same, `InvalidQuery` for a `GET` |
//! | `axum::extract::Path` | [`Path`] | `InvalidPath`, which param and why |
//! | `axum::extract::Query` | [`Query`] | `InvalidQuery`, which param and why |
//! | `axum::extract::Multipart` | `Multipart`, with the feature `multipart` | `InvalidBody`, `BodyTooLarge` |
//! | any other of axum's | the same | its status, so `Other` and the like |
//!
//! The status is that of axum's extractor: 422 for a body that parses and does not fit, 400 for one that does not parse.
//!
//! What is said of a value is in constant words and in names that the service's own types give serde as a `&'static str`,
//! as derives do. Neither the value nor a key that the client made up is repeated, and what a type of the service writes
//! itself, by `try_from` or `Error::custom`, is in the log alone, however it is worded.
//!
//! Behind `#[serde(flatten)]` and in an enum that is tagged or untagged serde keeps values without their types and their
//! places. So a field there is told only where it is missing, and in a path, a query or a form, whose values are texts, no
//! number and no boolean fits there: a request with one is answered with 500, and the log says which type serde wanted.
//!
//! # The order of layers
//!
//! Of the layers of a [`Router`](::axum::Router) the last is outermost. What can fail goes inside of this layer, and what
//! is to be on every response, failed ones too, outside of it:
//!
//! ```
//! # use axum::{Router, extract::DefaultBodyLimit, http::StatusCode};
//! # use errcat::ErrorSet;
//! # use std::time::Duration;
//! # use tower_http::{compression::CompressionLayer, cors::CorsLayer, timeout::TimeoutLayer, trace::TraceLayer};
//! # fn service<Error: ErrorSet + Send + Sync + 'static>(routes: Router) -> Router {
//! routes
//!     .layer(DefaultBodyLimit::max(1 << 20))
//!     .layer(TimeoutLayer::with_status_code(StatusCode::GATEWAY_TIMEOUT, Duration::from_secs(10)))
//!     .layer(errcat::axum::layer_by_status::<Error>())
//!     .layer(CompressionLayer::new())
//!     .layer(CorsLayer::permissive().expose_headers(tower_http::cors::Any))
//!     .layer(TraceLayer::new_for_http())
//! # }
//! ```
//!
//! Then a panic has the headers of CORS too, without which a browser shows no error at all, and the event of the log is in
//! the span of the trace, which `TraceLayer` makes at the level `DEBUG` unless it is told another. `expose_headers` lets a script in a browser read `Retry-After` and the request id. A layer of a
//! router holds for the routers that are nested in it; where these have a layer of this kind of their own, that one answers.
//! The layer can also wrap the router as a whole, but then it sees no route.

mod body;
mod extract;
mod kept;
#[cfg(feature = "multipart")]
mod multipart;
mod service;

use std::sync::Arc;

use ::axum::{
    body::Body,
    http::StatusCode,
    response::{IntoResponse, Response},
};

use crate::{CatalogError, Failure};

pub use crate::layer::{FailedRequest, Layer, layer, layer_by_status};
pub use extract::{Form, Json, Path, Query};
#[cfg(feature = "multipart")]
pub use multipart::Multipart;
pub use service::Service;

/// The error that a response was made from, in its extensions: for middleware that acts by what failed.
#[derive(Debug, Clone)]
pub struct Failed(Arc<dyn CatalogError + Send + Sync>);

impl Failed {
    /// The error.
    pub fn error(&self) -> &(dyn CatalogError + Send + Sync) {
        &*self.0
    }
}

/// A response without a body, which the layer gives one: so nothing of the failure's source is in it.
impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let mut response = Response::new(Body::empty());
        *response.status_mut() = status(self.status());
        response.extensions_mut().insert(self);
        response
    }
}

fn status(number: u16) -> StatusCode {
    StatusCode::from_u16(number).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

/// The response of an error, complete but for what only the layer knows of the request.
#[doc(hidden)]
pub fn __respond<E: CatalogError + Send + Sync + 'static>(error: E) -> Response {
    let mut response = crate::http::response(crate::reply(&error)).map(Body::from);
    response.extensions_mut().insert(Failed(Arc::new(error)));
    response
}

impl<E: CatalogError + Send + Sync + 'static> IntoResponse for crate::Errors<E> {
    fn into_response(self) -> Response {
        __respond(self)
    }
}

#[doc(hidden)]
pub mod __private {
    pub use ::axum::response::{IntoResponse, Response};
}

#[doc(hidden)]
#[macro_export]
macro_rules! __axum {
    ({$($generics:tt)*} $error:ty, {$(where $($bounds:tt)*)?}) => {
        // A bound without a lifetime of its own would be refused for a type that does not meet it, and then no service on
        // another framework could have that type.
        impl $($generics)* $crate::axum::__private::IntoResponse for $error
        where
            for<'__errcat> $error: ::core::marker::Send + ::core::marker::Sync + 'static,
            $($($bounds)*)?
        {
            fn into_response(self) -> $crate::axum::__private::Response {
                $crate::axum::__respond(self)
            }
        }
    };
}
