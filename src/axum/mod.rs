//! Services on axum: errors of a catalogue are responses, and the [`layer`] makes everything that fails one of them.
//!
//! ```
//! use axum::{Router, routing::{get, post}};
//! use errcat::axum::{Json, Path};
//! # use errcat::{CatalogError, ErrorSet, Failure};
//!
//! async fn show<E>(Path(id): Path<u64>) -> Result<String, E> {
//!     Ok(format!("submission {id}"))
//! }
//!
//! async fn create(Json(name): Json<String>) -> String {
//!     name
//! }
//!
//! # fn service<Error: ErrorSet + From<Failure> + axum::response::IntoResponse + Send + Sync + 'static>() -> Router {
//! Router::new()
//!     .route("/submissions/{id}", get(show::<Error>))
//!     .route("/submissions", post(create))
//!     .layer(errcat::axum::layer::<Error>())
//! # }
//! ```
//!
//! A handler returns `Result<T, E>` with any `E` that is an error of a catalogue. [`Json`], [`Path`] and [`Query`] take the
//! same as axum's, and leave the answer to a request that does not fit to the layer; a handler that wants to see it takes
//! `Result<Json<T>, Failure>`. With axum's own extractors the layer knows only the status of what they answer.
//!
//! The layer goes outermost, so on the [`Router`](::axum::Router) last, after the layers for timeouts, body limits and
//! CORS. It can also wrap the router as a whole.

mod extract;
mod service;

use std::sync::Arc;

use ::axum::{
    body::Body,
    http::StatusCode,
    response::{IntoResponse, Response},
};

use crate::{CatalogError, Failure};

pub use crate::layer::{Layer, layer};
pub use extract::{Json, Path, Query};
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
