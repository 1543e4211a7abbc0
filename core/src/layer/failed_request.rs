use std::{
    error::Error,
    fmt,
    string::{String, ToString},
    time::Duration,
    vec::Vec,
};

use super::asked::Asked;
use crate::{CatalogError, Entry, Failure, RequestId};

/// A request that failed, as [`Layer::on_failure`](crate::Layer::on_failure) gets it: what a counter has as labels, and a
/// reporter sends on.
///
/// [`entry`](Self::entry), [`status`](Self::status), [`method`](Self::method) and [`route`](Self::route) are of as many
/// values as the service has, so they are labels that cannot grow without bounds.
#[derive(Clone, Copy)]
pub struct FailedRequest<'a> {
    pub(crate) error: &'a dyn CatalogError,
    pub(crate) asked: &'a Asked,
    pub(crate) failure: Option<&'a Failure>,
    pub(crate) sent: Option<u16>,
}

impl<'a> FailedRequest<'a> {
    /// The error that the request was answered with.
    pub fn error(&self) -> &'a dyn CatalogError {
        self.error
    }

    /// What the catalogue says of it: the code is `entry().as_str()`.
    pub fn entry(&self) -> &'static Entry {
        self.error.entry()
    }

    /// The status of the error.
    pub fn status(&self) -> u16 {
        crate::Reply::of(self.error).status()
    }

    /// The status that the client had seen already when the body of the response failed, or panicked.
    pub fn sent_status(&self) -> Option<u16> {
        self.sent
    }

    /// The id, the same as in the response.
    pub fn request_id(&self) -> &'a RequestId {
        &self.asked.id
    }

    /// The method, or `_OTHER` for one that no standard knows.
    pub fn method(&self) -> &'a str {
        &self.asked.method
    }

    /// The pattern of the route that took the request, such as `/submissions/{id}`. On axum the layer has to be a
    /// layer of the router, for a service around the router sees no route.
    pub fn route(&self) -> Option<&'a str> {
        self.asked.route.as_deref()
    }

    /// The id of the trace that the request is a part of, by its header `traceparent`.
    pub fn trace_id(&self) -> Option<&'a str> {
        Some(&self.asked.trace.as_ref()?.id)
    }

    /// How long it took from the request to here.
    pub fn elapsed(&self) -> Duration {
        self.asked.since.elapsed()
    }

    /// The failure, if the request failed outside a handler.
    pub fn failure(&self) -> Option<&'a Failure> {
        self.failure
    }

    /// What the error came from; the rest of the chain is behind it. For logs and reports alone. On actix, which keeps no
    /// error of a handler, it has the texts of the chain and not its types.
    pub fn source(&self) -> Option<&'a (dyn Error + 'static)> {
        let failure = self
            .failure
            .map(|failure| -> &(dyn Error + 'static) { failure });
        self.error.source().or(failure)
    }

    /// The texts of the chain, the nearest first; one that the text before it ends in, the message before the first, is not
    /// said again. For logs and reports alone.
    pub fn sources(&self) -> Vec<String> {
        crate::chain::texts(&self.error.to_string(), self.source())
    }
}

impl fmt::Debug for FailedRequest<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FailedRequest")
            .field("code", &self.entry().as_str())
            .field("status", &self.status())
            .field("method", &self.method())
            .field("route", &self.route())
            .field("request_id", self.request_id())
            .finish_non_exhaustive()
    }
}
