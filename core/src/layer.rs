mod asked;
mod exchange;
mod failed_request;
mod guard;
mod waiting;
mod watched;

/// Extractors give what is in them without a pattern too, as those of the frameworks do.
macro_rules! extractors {
    ($($name:ident)*) => {
        $(impl<T> core::ops::Deref for $name<T> {
            type Target = T;

            fn deref(&self) -> &T {
                &self.0
            }
        }

        impl<T> core::ops::DerefMut for $name<T> {
            fn deref_mut(&mut self) -> &mut T {
                &mut self.0
            }
        })*
    };
}

use std::{borrow::Cow, fmt, sync::Arc, time::Duration};

use crate::{ErrorSet, Failure, reply};

pub(crate) use asked::{Asked, Head, method};
pub(crate) use exchange::{Exchange, Settings, forget_caching, overwrite, trace};
pub(crate) use extractors;
pub use failed_request::FailedRequest;
pub(crate) use guard::{guarded, said};
pub(crate) use watched::Watched;

/// Answers every failed request by the catalogue: what `errcat::axum` and `errcat::actix` wrap a service in.
///
/// For each request it
///
/// - takes the id that the client sent in the catalogue's header of the role `request_id`, or makes one, puts it into the
///   request's extensions as [`RequestId`](crate::RequestId), and sends it in that header of every response, failed or not;
/// - gives the error that a handler returned its request id, and the body that `Accept` prefers;
/// - answers what is no error of a catalogue by one: a missing route, a method that a route does not take, a rejected
///   body, path or query, a body that is too large, a timeout, a panic, and any other response of `400` or above. `E` says
///   which it is, and the catalogue what is left, by its status: see [`Failure`]. The text of such a response is dropped,
///   since it can hold what no client may see, and logged;
/// - logs one event for each failed request, as [`log`](crate::log) does, with method, route and trace;
/// - calls what [`on_failure`](Self::on_failure) is given, once for each failed request.
///
/// The last two it also does for a body that fails or panics when its headers are sent already, and for a request that is
/// given up before it is answered, as [`Failure::GivenUp`]. A client that goes away while the body is sent leaves no event.
///
/// Put it outside of everything that can fail, and inside of what goes onto every response, such as CORS, compression and
/// the span of a trace: `errcat::axum` and `errcat::actix` show the order. A route whose failures are the
/// words of another service, such as a proxy, goes outside of the layer.
pub struct Layer<E> {
    settings: Arc<Settings>,
    from: fn(Failure) -> Option<E>,
}

/// An error that says which of its errors a [`Failure`] is, by `TryFrom<Failure>` or by `From<Failure>`; nothing else
/// implements it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not say which of its errors a `Failure` is",
    label = "neither `TryFrom<errcat::Failure>` nor `From<errcat::Failure>` is implemented for this",
    note = "write `layer_by_status` instead of `layer`, which leaves every failure to the catalogue's error of its status, or `impl TryFrom<errcat::Failure> for {Self}`"
)]
pub trait FromFailure: Sized {
    /// The error, unless the failure is left to its status.
    fn from_failure(failure: Failure) -> Option<Self>;
}

// Without this rustc would ask for `TryFrom` alone, and not say what else there is.
#[diagnostic::do_not_recommend]
impl<E: TryFrom<Failure>> FromFailure for E {
    fn from_failure(failure: Failure) -> Option<Self> {
        E::try_from(failure).ok()
    }
}

/// The layer for a service whose error says which of its errors a [`Failure`] is, by `TryFrom<Failure>`, or by
/// `From<Failure>` if it knows that of all.
pub fn layer<E: ErrorSet + FromFailure>() -> Layer<E> {
    layer_from(E::from_failure)
}

/// The layer for a service that leaves every [`Failure`] to the catalogue's error of its status.
pub fn layer_by_status<E: ErrorSet>() -> Layer<E> {
    layer_from(|_| None)
}

fn layer_from<E>(from: fn(Failure) -> Option<E>) -> Layer<E> {
    Layer {
        settings: Arc::new(Settings {
            challenge: reply::BEARER.into(),
            timeout: None,
            take_ids: true,
            on_failure: Arc::new(|_| {}),
        }),
        from,
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

    /// Calls this once for each failed request, to count or to report it.
    ///
    /// ```
    /// # use std::{collections::BTreeMap, sync::{Arc, Mutex}};
    /// # use errcat::{ErrorSet, Failure};
    /// # fn service<E: ErrorSet + TryFrom<Failure>>() {
    /// let failures = Arc::new(Mutex::new(BTreeMap::new()));
    /// let counts = Arc::clone(&failures);
    /// let layer = errcat::layer::<E>().on_failure(move |failed| {
    ///     let labels = (failed.entry().as_str(), failed.route().map(str::to_owned));
    ///     *counts.lock().unwrap().entry(labels).or_insert(0) += 1;
    ///     if failed.entry().pages {
    ///         eprintln!("{}: {}: {:?}", failed.request_id(), failed.error(), failed.sources());
    ///     }
    /// });
    /// # let _ = layer;
    /// # }
    /// ```
    #[must_use]
    pub fn on_failure(self, call: impl Fn(&FailedRequest<'_>) + Send + Sync + 'static) -> Self {
        self.with(|settings| settings.on_failure = Arc::new(call))
    }

    /// What is to be known of a request to answer it.
    pub(crate) fn exchange(&self, asked: Asked, is_inner: bool) -> Exchange<E> {
        Exchange {
            settings: Arc::clone(&self.settings),
            from: self.from,
            asked,
            is_inner,
        }
    }

    pub(crate) fn settings(&self) -> &Settings {
        &self.settings
    }

    fn with(mut self, change: impl FnOnce(&mut Settings)) -> Self {
        change(Arc::make_mut(&mut self.settings));
        self
    }
}

impl<E> Clone for Layer<E> {
    fn clone(&self) -> Self {
        Self {
            settings: Arc::clone(&self.settings),
            from: self.from,
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
