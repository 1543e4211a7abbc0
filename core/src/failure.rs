use alloc::{borrow::Cow, boxed::Box, format, string::String, sync::Arc};
use core::{error::Error, fmt};

/// A request that failed outside a handler: no route, a body that does not parse, a panic.
///
/// Frameworks answer these in words of their own. With `errcat`'s layer they give a `Failure` instead, and the error of the
/// service says which of its errors some of them are:
///
/// ```
/// use errcat::Failure;
/// # #[derive(Debug, PartialEq)] enum Error { NotFound, InvalidBody { problem: String } }
///
/// impl TryFrom<Failure> for Error {
///     type Error = Failure;
///
///     fn try_from(failure: Failure) -> Result<Self, Failure> {
///         Ok(match failure {
///             Failure::NotFound(_) | Failure::MethodNotAllowed(_) => Error::NotFound,
///             Failure::InvalidBody(_) => Error::InvalidBody { problem: failure.to_string() },
///             other => return Err(other),
///         })
///     }
/// }
/// # let invalid = Error::try_from(Failure::InvalidBody(errcat::Cause::new("expected `sk_live_1`")));
/// # assert_eq!(invalid.unwrap(), Error::InvalidBody { problem: "it is not what this route takes".into() });
/// # assert!(Error::try_from(Failure::Other(418, errcat::Cause::default())).is_err());
/// ```
///
/// What it gives back keeps its status, and so does every failure if the layer is made without such an implementation, by
/// `layer_by_status`. It is answered by the first of these that the catalogue has:
///
/// - the error of that status whose name or code is the phrase of the status, such as `not_found` or
///   `unprocessable_content`, or says the same: `invalid_request`, `unauthenticated`, `permission_denied`,
///   `payload_too_large`, `unprocessable_entity`, `rate_limited`, `internal_error`, `unavailable`, and the like. Any other
///   would claim what is not known, also where it is the only error of its status: a body that does not parse is no
///   `empty_order`;
/// - the only error whose own status is the class, `4xx` or `5xx`;
/// - for a `4xx`, the error of 400, by the same rule;
/// - the catalogue's envelope without a code, which is `uncatalogued` in the log.
///
/// An error with a param that it requires, with a value in its message, or with reasons is never taken, for nobody is
/// there to give the values; nor is one that is deprecated or not public. So a `418` of a handler, a failed upgrade or the
/// `503` of another layer stay what they are, and page
/// nobody unless the catalogue says that they do.
///
/// `Display` is made of constant texts and of names of the service's own schema, such as ``missing field `qty` ``, and
/// may be shown to whoever sent the request. What the framework or the panic said can hold parts of the request or of the
/// server, so it is in [`source`](Error::source) and `Debug` alone. The layer logs it, also where the error made from the
/// failure has no room for it.
///
/// The type is no larger than two pointers.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum Failure {
    /// No route has this path.
    NotFound(Cause),
    /// The route does not take this method.
    MethodNotAllowed(Cause),
    /// The body does not parse, or is not what the route takes; on axum [`status`](Self::status) tells one from the other.
    InvalidBody(Cause),
    /// A value in the path is not what the route takes.
    InvalidPath(Cause),
    /// The query string is not what the route takes.
    InvalidQuery(Cause),
    /// The body is not of the content type that the route takes.
    UnsupportedMediaType(Cause),
    /// The body is larger than the service takes.
    BodyTooLarge(Cause),
    /// The request took longer than the service allows.
    Timeout(Cause),
    /// The handler panicked, or a layer around it, or the body of its response did.
    Panic(Cause),
    /// The body of a response ended in an error after its headers were sent.
    BrokenBody(Cause),
    /// Nobody waits for the answer any more: the client hung up, or a layer outside of errcat's gave the request up. It is
    /// answered by nothing, and in the log and for `on_failure` alone, without a code and with
    /// the status 499.
    GivenUp(Cause),
    /// The framework, or a handler without an error of the catalogue, answered with this status of 400 or above.
    Other(u16, Cause),
}

/// What a [`Failure`] came from.
///
/// It has no `Display`, so that its text comes into no message by mistake.
#[derive(Clone, Default)]
pub struct Cause(Option<Arc<Known>>);

#[derive(Debug, Clone, Default)]
struct Known {
    /// What may be said of it.
    problem: Option<Cow<'static, str>>,
    field: Option<Box<str>>,
    /// The status that it came with.
    status: Option<u16>,
    source: Option<Arc<dyn Error + Send + Sync>>,
}

impl Failure {
    /// What it came from.
    pub fn cause(&self) -> &Cause {
        match self {
            Self::NotFound(cause)
            | Self::MethodNotAllowed(cause)
            | Self::InvalidBody(cause)
            | Self::InvalidPath(cause)
            | Self::InvalidQuery(cause)
            | Self::UnsupportedMediaType(cause)
            | Self::BodyTooLarge(cause)
            | Self::Timeout(cause)
            | Self::Panic(cause)
            | Self::BrokenBody(cause)
            | Self::GivenUp(cause)
            | Self::Other(_, cause) => cause,
        }
    }

    /// The status of the response that it was made from, else the one that the framework gives it: to a body that parses
    /// and is not what the route takes axum gives 422 and actix 400, to a value of the path 400 and 404.
    pub fn status(&self) -> u16 {
        let usual = match self {
            Self::NotFound(_) => 404,
            Self::MethodNotAllowed(_) => 405,
            Self::InvalidBody(_) | Self::InvalidPath(_) | Self::InvalidQuery(_) => 400,
            Self::UnsupportedMediaType(_) => 415,
            Self::BodyTooLarge(_) => 413,
            Self::Timeout(_) => 503,
            Self::Panic(_) | Self::BrokenBody(_) => 500,
            Self::GivenUp(_) => 499,
            Self::Other(status, _) => return *status,
        };
        let known = self.cause().0.as_ref();
        known.and_then(|known| known.status).unwrap_or(usual)
    }

    /// The failure behind a status, where only that is known. A status beyond 599 is none of HTTP, and an internal error.
    pub fn from_status(status: u16, cause: Cause) -> Self {
        if status > 599 {
            return Self::from_status(500, cause.or(|| format!("a response of status {status}")));
        }
        let cause = cause.of_status(status);
        match status {
            404 => Self::NotFound(cause),
            405 => Self::MethodNotAllowed(cause),
            408 | 504 => Self::Timeout(cause),
            413 => Self::BodyTooLarge(cause),
            415 => Self::UnsupportedMediaType(cause),
            status => Self::Other(status, cause),
        }
    }
}

impl Cause {
    /// This error, or this text, for logs alone.
    pub fn new(source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self::default().from(source)
    }

    /// With what may be said of it.
    #[cfg(any(feature = "actix", feature = "axum"))]
    pub(crate) fn saying(self, problem: impl Into<Cow<'static, str>>) -> Self {
        self.with(|known| known.problem = Some(problem.into()))
    }

    /// With the place of the value that did not fit, if it is one that can be shown.
    #[cfg(any(feature = "actix", feature = "axum"))]
    pub(crate) fn at(self, field: Option<&str>) -> Self {
        let field = field
            .filter(|path| crate::rejection::is_plain(path))
            .map(Into::into);
        self.with(|known| known.field = field)
    }

    /// With the status that the framework gave it.
    pub(crate) fn of_status(self, status: u16) -> Self {
        self.with(|known| known.status = Some(status))
    }

    pub(crate) fn from(self, source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        let source = Some(Arc::from(source.into()));
        self.with(|known| known.source = source)
    }

    /// With a text for logs, where there is none.
    fn or(self, text: impl FnOnce() -> String) -> Self {
        let has_source = self.0.as_ref().is_some_and(|known| known.source.is_some());
        if has_source { self } else { self.from(text()) }
    }

    fn with(mut self, change: impl FnOnce(&mut Known)) -> Self {
        change(Arc::make_mut(self.0.get_or_insert_default()));
        self
    }

    /// The value that is missing or did not fit: the name of a param of the path or the query, or where in the body it
    /// stands, such as `scopes[1].name`. Only some frameworks tell.
    ///
    /// It is made of names of the service's own types and of numbers, and ends before a key that the client chose.
    pub fn field(&self) -> Option<&str> {
        self.0.as_ref()?.field.as_deref()
    }

    fn problem(&self) -> Option<&str> {
        self.0.as_ref()?.problem.as_deref()
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotFound(_) => "there is no such route",
            Self::MethodNotAllowed(_) => "this route does not take this method",
            Self::InvalidBody(cause) | Self::InvalidPath(cause) | Self::InvalidQuery(cause) => {
                cause.problem().unwrap_or("it is not what this route takes")
            }
            Self::UnsupportedMediaType(_) => "this route does not take this content type",
            Self::BodyTooLarge(_) => "the body is too large",
            Self::Timeout(_) => "the request took too long",
            Self::Panic(_) => "the service panicked",
            Self::BrokenBody(_) => "the response broke off",
            Self::GivenUp(_) => "the request was given up before it was answered",
            Self::Other(..) => "the request failed",
        })
    }
}

impl Error for Failure {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        let source = self.cause().0.as_ref()?.source.as_deref()?;
        Some(source)
    }
}

impl fmt::Debug for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Some(known) => known.fmt(f),
            None => f.write_str("Unknown"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Cause, Failure};
    use alloc::{format, string::ToString};
    use core::error::Error;

    #[test]
    fn only_source_and_debug_tell_what_the_cause_says() {
        let failures = [400, 404, 405, 408, 413, 415, 500, 504]
            .map(|status| Failure::from_status(status, Cause::new("sk_live_1")))
            .into_iter()
            .chain([Failure::InvalidBody(Cause::new("sk_live_1"))]);
        for failure in failures {
            assert!(!failure.to_string().contains("sk_live"), "{failure}");
            assert!(format!("{failure:?}").contains("sk_live_1"));
            assert_eq!(
                failure.source().map(ToString::to_string).as_deref(),
                Some("sk_live_1")
            );
        }
        assert!(Failure::NotFound(Cause::default()).source().is_none());
    }

    #[test]
    fn the_status_that_a_failure_came_with_stays() {
        for status in 400..600 {
            let failure = Failure::from_status(status, Cause::default());
            assert_eq!(failure.status(), status);
        }
        assert_eq!(Failure::Timeout(Cause::default()).status(), 503);
        let beyond = Failure::from_status(699, Cause::default());
        assert_eq!(beyond.status(), 500);
        assert!(format!("{beyond:?}").contains("a response of status 699"));
    }

    #[test]
    fn a_failure_fits_in_two_pointers() {
        assert!(size_of::<Failure>() <= 16);
    }
}
