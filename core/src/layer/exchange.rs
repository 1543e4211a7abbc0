//! A request and its answer.

use std::{borrow::Cow, format, future::Future, sync::Arc, time::Duration};

use super::{
    FailedRequest,
    asked::{Asked, Head, Trace},
    guard,
    waiting::Waiting,
};
use crate::{
    Catalog, CatalogError, Cause, ErrorSet, Failure, Reply, RequestId, by_status::ByStatus, reply,
};

/// What a user of the layer set.
#[derive(Clone)]
pub(crate) struct Settings {
    pub(super) challenge: Cow<'static, str>,
    pub(super) timeout: Option<Duration>,
    pub(super) take_ids: bool,
    pub(super) on_failure: Arc<dyn Fn(&FailedRequest<'_>) + Send + Sync>,
}

/// A request, and how it is answered.
pub(crate) struct Exchange<E> {
    pub(super) settings: Arc<Settings>,
    pub(super) from: fn(Failure) -> Option<E>,
    pub(crate) asked: Asked,
    /// The request comes through a layer outside of this one, which tells of it when it is given up.
    pub(super) is_inner: bool,
}

impl Settings {
    /// The id of a request, which has one already if it came through another layer.
    pub(crate) fn id(
        &self,
        catalog: &Catalog,
        head: &impl Head,
        known: Option<RequestId>,
    ) -> RequestId {
        known.unwrap_or_else(|| {
            let header = catalog.header("request_id").filter(|_| self.take_ids);
            let brought = header.and_then(|name| RequestId::parse(&head.list(name)));
            brought.unwrap_or_else(RequestId::new)
        })
    }
}

/// The trace that the headers of a request name.
pub(crate) fn trace(head: &impl Head) -> Option<Trace> {
    Trace::parse(&head.list("traceparent"))
}

impl<E: ErrorSet> Exchange<E> {
    /// Runs the handling of the request to its end, its panic or its timeout.
    pub(crate) async fn run<F: Future>(self, handling: F) -> (Result<F::Output, Failure>, Self) {
        let waiting = Waiting::new(self);
        let outcome = guard::run(handling, waiting.timeout()).await;
        (outcome, waiting.end())
    }

    /// The service's own error for a failure, or else the catalogue's.
    pub(crate) fn error(&self, failure: &Failure) -> Result<E, ByStatus> {
        (self.from)(failure.clone()).ok_or_else(|| ByStatus::new::<E>(failure.clone()))
    }

    pub(crate) fn reply<'a>(&'a self, error: &'a dyn CatalogError) -> Reply<'a> {
        reply(error)
            .request_id(self.asked.id.as_str())
            .accept(&self.asked.accept)
            .challenge(&self.settings.challenge)
    }

    /// Logs and counts the failure.
    pub(crate) fn report(&self, error: &dyn CatalogError, failure: Option<&Failure>) {
        self.tell(error, failure, None);
    }

    /// Logs and counts what the body of a response ended in, after this status was sent.
    pub(crate) fn report_body(&self, failure: &Failure, sent: u16) {
        match self.error(failure) {
            Ok(error) => self.tell(&error, Some(failure), Some(sent)),
            Err(error) => self.tell(&error, Some(failure), Some(sent)),
        }
    }

    /// Logs and counts that nobody waits for the answer any more.
    pub(super) fn report_given_up(&self) {
        let failure = Failure::GivenUp(Cause::default());
        let error = ByStatus::uncatalogued::<E>(failure.clone());
        self.tell(&error, Some(&failure), None);
    }

    fn tell(&self, error: &dyn CatalogError, failure: Option<&Failure>, sent: Option<u16>) {
        let failed = FailedRequest {
            error,
            asked: &self.asked,
            failure,
            sent,
        };
        crate::log::request(&failed);
        (self.settings.on_failure)(&failed);
    }
}

/// Removes what a response that is no error of the catalogue says about caching, which holds for the body that is dropped.
pub(crate) fn forget_caching(head: &mut impl Head) {
    for name in ["cache-control", "expires", "age"] {
        head.remove(name);
    }
}

/// Makes the headers of a response those of the reply. Others stay, and so does what a handler said about caching, and a
/// challenge that is not the default.
pub(crate) fn overwrite(head: &mut impl Head, reply: &Reply<'_>) {
    for body in [
        "content-length",
        "content-encoding",
        "content-disposition",
        "content-language",
        "content-location",
        "content-range",
        "accept-ranges",
        "etag",
        "last-modified",
    ] {
        head.remove(body);
    }
    reply.headers(&mut |name, value| {
        let known = head.list(name);
        match name {
            "Vary"
                if known
                    .split(',')
                    .any(|item| ["*", value].contains(&item.trim())) => {}
            "Vary" if !known.is_empty() => head.set(name, &format!("{known}, {value}")),
            "Cache-Control" if !known.is_empty() => {}
            "WWW-Authenticate" if !known.is_empty() && known != reply::BEARER => {}
            _ => head.set(name, value),
        }
    });
}
