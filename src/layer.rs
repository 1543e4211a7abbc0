use std::{
    any::Any,
    borrow::Cow,
    boxed::Box,
    fmt, format,
    future::{Future, poll_fn},
    marker::PhantomData,
    panic::{AssertUnwindSafe, catch_unwind},
    pin::pin,
    string::String,
    sync::Arc,
    task::{Context, Poll, Waker},
    time::Duration,
    vec::Vec,
};

use crate::{Catalog, CatalogError, Cause, Entry, ErrorSet, Failure, Reply, RequestId, reply};

/// Answers every failed request by the catalogue: what `errcat::axum` and `errcat::actix` wrap a service in.
///
/// For each request it
///
/// - takes the id that the client sent in the catalogue's header of the role `request_id`, or makes one, puts it into the
///   request's extensions as [`RequestId`], and sends it in that header of every response, failed or not;
/// - gives the error that a handler returned its request id, and the body that `Accept` prefers;
/// - makes what is no error of a catalogue one of `E`, by its `From<Failure>`: a missing route, a method that a route does
///   not take, a rejected body, path or query, a body that is too large, a timeout, a panic, and any other response of
///   `400` or above. The text of such a response is dropped, since it can hold what no client may see, and logged;
/// - with the feature `tracing`, logs one event for each failed request, as `errcat::log` does;
/// - calls what [`on_failure`](Self::on_failure) is given, once for each failed request.
///
/// Put it outside of everything that can fail. A route whose failures are the words of another service, such as a proxy,
/// goes outside of the layer.
pub struct Layer<E> {
    settings: Arc<Settings>,
    errors: PhantomData<fn() -> E>,
}

#[derive(Clone)]
pub(crate) struct Settings {
    challenge: Cow<'static, str>,
    timeout: Option<Duration>,
    take_ids: bool,
    on_failure: Arc<dyn Fn(&'static Entry) + Send + Sync>,
}

/// The layer for a service whose own failures are errors of `E`.
pub fn layer<E: ErrorSet + From<Failure>>() -> Layer<E> {
    Layer {
        settings: Arc::new(Settings {
            challenge: reply::BEARER.into(),
            timeout: None,
            take_ids: true,
            on_failure: Arc::new(|_| {}),
        }),
        errors: PhantomData,
    }
}

impl<E> Layer<E> {
    /// What a 401 sends as `WWW-Authenticate` if the handler did not set it; `Bearer` if nobody says.
    #[must_use]
    pub fn challenge(self, challenge: impl Into<Cow<'static, str>>) -> Self {
        self.with(|settings| settings.challenge = challenge.into())
    }

    /// How long a request may take until its response begins. Then it is dropped and answered as [`Failure::Timeout`].
    #[must_use]
    pub fn timeout(self, timeout: Duration) -> Self {
        self.with(|settings| settings.timeout = Some(timeout))
    }

    /// Makes an id for every request, also for those that bring one: for a service that strangers call directly.
    #[must_use]
    pub fn own_request_ids(self) -> Self {
        self.with(|settings| settings.take_ids = false)
    }

    /// Calls this once for each failed request, to count it. An [`Entry`] is one of as many as the catalogue has, so its
    /// code is a label that cannot grow without bounds.
    ///
    /// ```
    /// # use std::{collections::BTreeMap, sync::{Arc, Mutex}};
    /// # use errcat::{ErrorSet, Failure};
    /// # fn service<E: ErrorSet + From<Failure>>() {
    /// let failures = Arc::new(Mutex::new(BTreeMap::new()));
    /// let counts = Arc::clone(&failures);
    /// let layer = errcat::layer::<E>().on_failure(move |entry| {
    ///     *counts.lock().unwrap().entry(entry.as_str()).or_insert(0) += 1;
    /// });
    /// # let _ = layer;
    /// # }
    /// ```
    #[must_use]
    pub fn on_failure(self, call: impl Fn(&'static Entry) + Send + Sync + 'static) -> Self {
        self.with(|settings| settings.on_failure = Arc::new(call))
    }

    pub(crate) fn settings(&self) -> Arc<Settings> {
        Arc::clone(&self.settings)
    }

    fn with(mut self, change: impl FnOnce(&mut Settings)) -> Self {
        change(Arc::make_mut(&mut self.settings));
        self
    }
}

impl<E> Clone for Layer<E> {
    fn clone(&self) -> Self {
        Self {
            settings: self.settings(),
            errors: PhantomData,
        }
    }
}

impl<E> fmt::Debug for Layer<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Layer")
            .field("challenge", &self.settings.challenge)
            .field("timeout", &self.settings.timeout)
            .field("take_ids", &self.settings.take_ids)
            .finish_non_exhaustive()
    }
}

/// What a response needs to know of its request.
pub(crate) struct Asked {
    pub(crate) id: RequestId,
    accept: String,
}

/// The headers of a request or a response, whichever crate they are of.
pub(crate) trait Head {
    /// All values of a header as one list; empty without the header.
    fn list(&self, name: &str) -> String;
    fn set(&mut self, name: &str, value: &str);
    fn remove(&mut self, name: &str);
}

/// As much of the text of a dropped response as goes into the log, in bytes.
const MOST_SAID: usize = 2048;

/// What the body of a response says that is about to be dropped, as far as its parts are there without waiting.
pub(crate) fn said<D: AsRef<[u8]>>(
    mut next: impl FnMut(&mut Context<'_>) -> Poll<Option<D>>,
) -> Cause {
    let mut context = Context::from_waker(Waker::noop());
    let mut bytes = Vec::new();
    while bytes.len() < MOST_SAID
        && let Poll::Ready(Some(part)) = next(&mut context)
    {
        bytes.extend_from_slice(part.as_ref());
    }
    bytes.truncate(MOST_SAID);
    if bytes.is_empty() {
        return Cause::default();
    }
    Cause::new(String::from_utf8_lossy(&bytes).into_owned())
}

impl Settings {
    /// Reads a request, which has an id already if it came through another layer.
    pub(crate) fn asked(
        &self,
        catalog: &Catalog,
        head: &impl Head,
        id: Option<RequestId>,
    ) -> Asked {
        let id = id.unwrap_or_else(|| {
            let header = catalog.header("request_id").filter(|_| self.take_ids);
            let brought = header.and_then(|name| RequestId::parse(&head.list(name)));
            brought.unwrap_or_else(RequestId::new)
        });
        let accept = head.list("accept");
        Asked { id, accept }
    }

    pub(crate) fn reply<'a>(&'a self, error: &'a dyn CatalogError, asked: &'a Asked) -> Reply<'a> {
        reply(error)
            .request_id(asked.id.as_str())
            .accept(&asked.accept)
            .challenge(&self.challenge)
    }

    /// Makes the headers of a response those of the reply. Others stay, and so does what a handler said about caching, and
    /// a challenge that is not the default.
    pub(crate) fn overwrite(head: &mut impl Head, reply: &Reply<'_>) {
        head.remove("content-length");
        head.remove("content-encoding");
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

    /// Logs and counts a failed request.
    pub(crate) fn report(
        &self,
        error: &dyn CatalogError,
        asked: &Asked,
        failure: Option<&Failure>,
    ) {
        #[cfg(feature = "tracing")]
        crate::log::write(error, Some(asked.id.as_str()), failure);
        #[cfg(not(feature = "tracing"))]
        let _ = (asked, failure);
        (self.on_failure)(error.entry());
    }

    /// Runs the handling of a request to its end, its panic or its timeout.
    pub(crate) async fn run<F: Future>(&self, handling: F) -> Result<F::Output, Failure> {
        let handling = catch_panic(handling);
        let outcome = match self.timeout {
            Some(timeout) => tokio::time::timeout(timeout, handling).await,
            None => Ok(handling.await),
        };
        match outcome {
            Ok(Ok(output)) => Ok(output),
            Ok(Err(panic)) => Err(Failure::Panic(cry(&*panic))),
            Err(elapsed) => Err(Failure::Timeout(Cause::new(elapsed))),
        }
    }
}

/// The output of the future, or what it panicked with.
///
/// A future that panicked is not polled again, so nothing sees what it left half done but through shared state, which
/// guards itself: a `Mutex` is poisoned.
async fn catch_panic<F: Future>(future: F) -> Result<F::Output, Box<dyn Any + Send>> {
    let mut future = pin!(future);
    poll_fn(|context| {
        let poll = AssertUnwindSafe(|| future.as_mut().poll(context));
        match catch_unwind(poll) {
            Ok(poll) => poll.map(Ok),
            Err(panic) => Poll::Ready(Err(panic)),
        }
    })
    .await
}

/// What a panic said, if it said something.
fn cry(panic: &(dyn Any + Send)) -> Cause {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| panic.downcast_ref::<&str>().copied())
        .map_or_else(Cause::default, Cause::new)
}
