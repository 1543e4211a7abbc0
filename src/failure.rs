use alloc::{boxed::Box, sync::Arc};
use core::{error::Error, fmt};

/// A request that failed outside a handler: no route, a body that does not parse, a panic.
///
/// Frameworks answer these in words of their own. With `errcat`'s layer they give a `Failure` instead, which the error of
/// the service is made from, once for all of them:
///
/// ```
/// use errcat::Failure;
/// # #[derive(Debug, PartialEq)] enum Error { NotFound, InvalidBody { problem: String }, Internal }
///
/// impl From<Failure> for Error {
///     fn from(failure: Failure) -> Self {
///         match failure {
///             Failure::NotFound(_) | Failure::MethodNotAllowed(_) => Error::NotFound,
///             Failure::InvalidBody(_) => Error::InvalidBody { problem: failure.to_string() },
///             _ => Error::Internal,
///         }
///     }
/// }
/// # let invalid = Error::from(Failure::InvalidBody(errcat::Cause::new("expected `sk_live_1`")));
/// # assert_eq!(invalid, Error::InvalidBody { problem: "it is not what this route takes".into() });
/// ```
///
/// `Display` is one of a few constant texts, which may be shown to whoever sent the request. What the framework or the
/// panic said can hold parts of the request or of the server, so it is in [`source`](Error::source) and `Debug` alone. The
/// layer logs it, also where the error made from the failure has no room for it.
///
/// The type is no larger than two pointers.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum Failure {
    /// No route has this path.
    NotFound(Cause),
    /// The route does not take this method.
    MethodNotAllowed(Cause),
    /// The body does not parse, or is not what the route takes.
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
    /// The handler panicked.
    Panic(Cause),
    /// The framework, or a handler without an error of the catalogue, answered with this status of 400 or above.
    Other(u16, Cause),
}

/// What a [`Failure`] came from.
///
/// It has no `Display`, so that its text comes into no message by mistake.
#[derive(Clone, Default)]
pub struct Cause(Option<Arc<Known>>);

#[derive(Debug)]
struct Known {
    problem: &'static str,
    field: Option<Box<str>>,
    source: Box<dyn Error + Send + Sync>,
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
            | Self::Other(_, cause) => cause,
        }
    }

    /// The status that frameworks give it, which no client of a service with `errcat`'s layer sees.
    pub fn status(&self) -> u16 {
        match self {
            Self::NotFound(_) => 404,
            Self::MethodNotAllowed(_) => 405,
            Self::InvalidBody(_) | Self::InvalidPath(_) | Self::InvalidQuery(_) => 400,
            Self::UnsupportedMediaType(_) => 415,
            Self::BodyTooLarge(_) => 413,
            Self::Timeout(_) => 408,
            Self::Panic(_) => 500,
            Self::Other(status, _) => *status,
        }
    }

    /// The failure behind a status, where only that is known.
    pub fn from_status(status: u16, cause: Cause) -> Self {
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
        Self::of("", None, source)
    }

    /// The error with what may be said of it.
    pub(crate) fn of(
        problem: &'static str,
        field: Option<&str>,
        source: impl Into<Box<dyn Error + Send + Sync>>,
    ) -> Self {
        Self(Some(Arc::new(Known {
            problem,
            field: field.filter(|path| is_plain(path)).map(Into::into),
            source: source.into(),
        })))
    }

    /// The value that did not fit: the name of a param of the path or the query, or where in the body it stands, such as
    /// `scopes[1].name`. Only some frameworks tell.
    ///
    /// Where a route takes a map with any keys, a name is one that the client chose. It is letters, digits, `_`, `-` and
    /// `.` in any case.
    pub fn field(&self) -> Option<&str> {
        self.0.as_ref()?.field.as_deref()
    }

    fn problem(&self) -> Option<&'static str> {
        let problem = self.0.as_ref()?.problem;
        Some(problem).filter(|problem| !problem.is_empty())
    }
}

/// Whether a path is made of names and numbers, and short.
fn is_plain(path: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"_-.[]".contains(&byte);
    (1..=128).contains(&path.len()) && path.bytes().all(plain) && path != "."
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
            Self::Panic(_) => "the handler panicked",
            Self::Other(..) => "the request failed",
        })
    }
}

impl Error for Failure {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        let known = self.cause().0.as_ref()?;
        Some(&*known.source)
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
    fn a_failure_fits_in_two_pointers() {
        assert!(size_of::<Failure>() <= 16);
    }

    #[test]
    fn a_field_is_a_path_of_plain_names() {
        let field = |path| Cause::of("", Some(path), "").field().is_some();
        assert!(field("scopes[1].name"));
        assert!(!field("") && !field(".") && !field("a b") && !field("a\r\nb") && !field("é"));
        assert!(!field(&"a".repeat(129)));
    }
}
