//! The way from a response to an error, for clients in Rust.
//!
//! [`decode`] makes of any response one of two things: an error of the catalogue, [`Decoded::Known`], or what the
//! response said, [`Decoded::Unknown`]. It never fails and never panics, whatever the bytes are: a proxy's HTML, half a
//! JSON text, members of other types, a code of tomorrow.
//!
//! ```
//! use std::time::Duration;
//! use errcat::{decode::{Decoded, Response}, retry::{Policy, Tries}};
//!
//! mod evolution {
//!     errcat::catalog!("../catalog/apis/evolution.yaml");
//! }
//!
//! let body = br#"{"error": {"code": "rate_limited", "details": {"retry_after": 5}}}"#;
//! let headers = [("Retry-After", "5"), ("X-Request-Id", "req_7")];
//! let response = Response::new(body).status(429).headers(&headers);
//! let decoded = errcat::decode::<evolution::Error>(&response);
//! assert_eq!(decoded.code(), Some(evolution::Code::RateLimited));
//! assert_eq!(decoded.received().request_id.as_deref(), Some("req_7"));
//! match &decoded {
//!     Decoded::Known { error: Some(evolution::Error::RateLimited(values)), .. } => {
//!         assert_eq!(values.retry_after.as_secs(), 5);
//!     }
//!     other => panic!("{other:?}"),
//! }
//! let mut tries = Tries::new::<evolution::Error>(Policy::new().idempotent(true));
//! assert_eq!(tries.after(&decoded, Duration::ZERO), Some(Duration::from_secs(5)));
//!
//! let body = br#"{"error": {"code": "a_code_of_tomorrow"}}"#;
//! let decoded = errcat::decode::<evolution::Error>(&Response::new(body));
//! assert_eq!(decoded.code(), None);
//! assert_eq!(decoded.received().code.as_deref(), Some("a_code_of_tomorrow"));
//! ```
//!
//! An error is found by the type of the problem (RFC 9457) where the catalogue has such, else by its code; a code that is retired is that which took its place, or else unknown with what the
//! catalogue says of it in [`Received::retired`]. Where the response has no code that is known, an error without a code is
//! found by its message, as the catalogue says how, if it has the status of the response or either has none; an
//! exact text comes first, then a prefix, a template, and of several the longest. Then the kind may be enough, where the response
//! has no code, and at last the status alone, where the catalogue says so, whatever the body is. The status is what the response had, even if the catalogue gives
//! the error another: a stream that has begun with 200 ends in an error of any status.
//!
//! A value is what its header says, else what the body says in its place, else what the message says. The rules are
//! those of the TypeScript and Python packages.

mod all;
mod close;
mod common;
mod dated;
mod delay;
mod details;
mod envelopes;
mod headers;
mod json;
mod limits;
mod message;
mod number;
mod parts;
mod reading;
mod received;
mod recognise;
mod repair;
mod retry;
mod shape;
mod shared;
mod shown;
mod success;
mod text;
mod typed;
mod uri;
mod values;
mod wait;

use alloc::{borrow::Cow, boxed::Box, string::String, vec::Vec};
use core::{fmt, mem, time::Duration};

#[doc(hidden)]
pub use repair::repaired;
#[doc(hidden)]
pub use serde_json::Value;

use crate::{ErrorCode, ErrorSet, Param, Place, Reason, Retry};

pub use all::{All, MOST_ERRORS, all};
pub use close::close;
pub use delay::retry_after;
pub use details::Details;
#[doc(hidden)]
pub use envelopes::form;
pub use headers::Headers;
pub use limits::RateLimit;
#[cfg(feature = "tonic")]
pub(crate) use number::truth;
#[cfg(feature = "tonic")]
pub(crate) use reading::is_page;
pub(crate) use received::Kept;
pub use received::Received;
#[cfg(feature = "tonic")]
pub(crate) use recognise::by_key;
pub(crate) use recognise::retired;
pub use success::is_error;
use values::Carrier;
pub use values::FromJson;
#[doc(hidden)]
pub use values::{FromValues, Values, choice, member};

/// A response, or as much of one as there is.
#[derive(Clone, Copy)]
pub struct Response<'a> {
    status: Option<u16>,
    headers: &'a dyn Headers,
    body: Body<'a>,
    now: Option<Duration>,
}

#[derive(Clone, Copy)]
enum Body<'a> {
    Bytes(&'a [u8]),
    Json(&'a Value),
}

impl<'a> Body<'a> {
    /// Its text, without a mark at its start; nothing of what was given as JSON.
    fn text(self) -> Option<Cow<'a, str>> {
        match self {
            Self::Bytes(bytes) => {
                let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
                Some(String::from_utf8_lossy(bytes))
            }
            Self::Json(_) => None,
        }
    }

    /// Its JSON; `null` if it has none.
    fn value(self) -> Cow<'a, Value> {
        match self {
            Self::Bytes(_) => {
                let parsed = self.text().and_then(|text| repair::parsed(&text));
                Cow::Owned(parsed.unwrap_or_default())
            }
            Self::Json(value) => Cow::Borrowed(value),
        }
    }
}

impl<'a> Response<'a> {
    /// A body, which may have come without a response: in an event of a stream, a webhook or a task.
    pub fn new(body: &'a (impl AsRef<[u8]> + ?Sized)) -> Self {
        Self::of(Body::Bytes(body.as_ref()))
    }

    /// A body that has been parsed already.
    pub fn json(body: &'a Value) -> Self {
        Self::of(Body::Json(body))
    }

    fn of(body: Body<'a>) -> Self {
        Self {
            status: None,
            headers: &(),
            body,
            now: None,
        }
    }

    /// With its HTTP status.
    #[must_use]
    pub fn status(mut self, status: u16) -> Self {
        self.status = Some(status);
        self
    }

    /// With its headers.
    #[must_use]
    pub fn headers(mut self, headers: &'a dyn Headers) -> Self {
        self.headers = headers;
        self
    }

    /// With the time at which it came, since the start of 1970, from which a `Retry-After` counts that is a moment.
    /// Without it the header `Date` is taken.
    #[must_use]
    pub fn now(mut self, since_epoch: Duration) -> Self {
        self.now = Some(since_epoch);
        self
    }
}

#[cfg(feature = "http")]
impl<'a, B: AsRef<[u8]>> From<&'a http::Response<B>> for Response<'a> {
    fn from(response: &'a http::Response<B>) -> Self {
        let status = response.status().as_u16();
        Self::new(response.body())
            .status(status)
            .headers(response.headers())
    }
}

impl fmt::Debug for Response<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let body = reading::preview(&self.body);
        let mut shown = f.debug_struct("Response");
        shown.field("status", &self.status).field("body", &body);
        shown.finish_non_exhaustive()
    }
}

/// The error that a response means.
#[derive(Debug)]
pub enum Decoded<E: Decode> {
    /// An error of the catalogue.
    Known {
        /// Its code.
        code: E::Code,
        /// Its sub-code, if the response has one that the catalogue knows.
        reason: Option<&'static Reason>,
        /// The error with its values, if the response has all that are always there. Those for logs alone are absent.
        error: Option<E>,
        /// What the response said.
        received: Box<Received>,
    },
    /// An error that the catalogue does not know.
    Unknown(Box<Received>),
}

/// The generated `Error` of a catalogue, which can be read from a response.
pub trait Decode: ErrorSet + Sized {
    /// The codes of the catalogue.
    type Code: ErrorCode;

    /// The classes of the errors in packages of other languages, in the order of the codes.
    #[doc(hidden)]
    const CLASSES: &'static [&'static str];

    /// The classes of unknown errors, each with the statuses or first digits of statuses that it is for; the last is for all
    /// others.
    #[doc(hidden)]
    const UNKNOWN: &'static [(&'static str, &'static [u16])];

    #[doc(hidden)]
    fn from_values(code: Self::Code, values: &mut Values<'_>) -> Option<Self>;
}

/// The error that a response means; of a response with several, that of the whole, which [`all`] gives with the others. See
/// the [module](self) for the rules.
pub fn decode<E: Decode>(response: &Response<'_>) -> Decoded<E> {
    if E::CATALOG.each.is_some() {
        return all(response).into_error();
    }
    one(response, None)
}

/// The error that a response means, or an item of a list in it.
fn one<E: Decode>(response: &Response<'_>, item: Option<all::Item<'_>>) -> Decoded<E> {
    let catalog = E::CATALOG;
    let mut repaired = String::new();
    let mut reading = reading::read(catalog, response, item, &mut repaired);
    let code = recognise::code::<E>(&reading);
    let (places, delay) = (mem::take(&mut reading.places), reading.delay);
    let are_texts = reading.are_texts;
    let carrier = if reading.is_problem {
        Carrier::Problem
    } else {
        Carrier::Envelope(&places)
    };
    let mut received = Box::new(reading.received(code.map(ErrorCode::entry), &response.body));
    let reset = reading::reset(catalog, response, received.rate_limit.as_ref());
    let params = code.map_or(catalog.params, |code| code.entry().params);
    if are_texts {
        read_texts(params, &mut received.details);
    }
    if let Some(code) = code {
        return known(code, received, carrier, response.headers, delay, reset);
    }
    received.preview = reading::preview(&response.body);
    received.retired = retired(catalog, received.code.as_deref());
    let rule = retry::of_unknown(catalog, received.kind.as_deref(), received.status);
    let waits = rule.is_some_and(|rule| rule.retry == Retry::AfterHeader);
    let sources = values::Sources {
        details: &mut received.details,
        carrier,
        headers: response.headers,
        message: "",
        code: "",
        templates: &[],
        delay_header: catalog.roles.retry_after,
        delay,
        reset: reset.filter(|_| waits),
    };
    let retry_after = sources.retry_after(params, None);
    let came = common::Came::read(params, &sources);
    received.retry_after = retry_after;
    came.keep(&mut received);
    Decoded::Unknown(received)
}

/// The error that came without a body: what it has is among the details, or in its message.
pub(crate) fn of_metadata<E: Decode>(code: E::Code, received: Received) -> Decoded<E> {
    let delay = received.retry_after;
    let received = Box::new(received);
    let mut decoded = known(code, received, Carrier::Metadata, &(), None, None);
    if let (Decoded::Known { received, .. }, Some(delay)) = (&mut decoded, delay) {
        received.retry_after = Some(delay);
    }
    decoded
}

/// Makes of details that are all texts the values that they write.
pub(crate) fn read_texts(params: &'static [Param], details: &mut Details) {
    for (name, value) in details.values_mut() {
        let param = params.iter().find(|param| param.name == name);
        let text = param.zip(value.as_str());
        if let Some(made) = text.and_then(|(param, text)| shape::from_details(param, text)) {
            *value = made;
        }
    }
}

fn known<E: Decode>(
    code: E::Code,
    mut received: Box<Received>,
    carrier: Carrier<'_>,
    headers: &dyn Headers,
    delay: Option<Duration>,
    reset: Option<Duration>,
) -> Decoded<E> {
    let entry = code.entry();
    let reason = received.reason.as_deref();
    let reason = reason.and_then(|reason| entry.reason(reason));
    let waits = || {
        let rule = retry::rule(E::CATALOG, entry, reason, received.status);
        rule.is_some_and(|rule| rule.retry == Retry::AfterHeader)
    };
    let reset = reset.filter(|_| waits());
    let sources = values::Sources {
        details: &mut received.details,
        carrier,
        headers,
        message: received.message.as_deref().unwrap_or_default(),
        code: received.code.as_deref().unwrap_or_default(),
        templates: E::CATALOG.code_templates,
        delay_header: E::CATALOG.roles.retry_after,
        delay,
        reset,
    };
    let retry_after = sources.retry_after(entry.params, Some(entry));
    let (mut more, mut other) = (Vec::new(), Vec::new());
    for param in entry.params.iter().filter(|param| !param.is_private()) {
        let is_there = || sources.details.get(param.name).is_some();
        if param.place == Place::Details && is_there() {
            continue;
        }
        let outside = sources.outside(Some(entry), param);
        more.extend(outside.value.map(|value| (param.name, value)));
        other.extend(outside.other.map(|value| (param.name, value)));
    }
    let mut values = Values::new(entry, received.reason.as_deref(), sources);
    let error = E::from_values(code, &mut values);
    for (name, value) in other {
        received.details.insert(name, value);
    }
    received.more = more;
    received.retry_after = retry_after;
    Decoded::Known {
        code,
        reason,
        error,
        received,
    }
}

impl<E: Decode> Decoded<E> {
    /// The code, if the catalogue knows the error.
    pub fn code(&self) -> Option<E::Code> {
        match self {
            Self::Known { code, .. } => Some(*code),
            Self::Unknown(_) => None,
        }
    }

    /// What the response said.
    pub fn received(&self) -> &Received {
        match self {
            Self::Known { received, .. } | Self::Unknown(received) => received,
        }
    }

    /// The error that it is a case of: by the catalogue, or for an unknown error by how its code begins.
    pub fn parent(&self) -> Option<E::Code> {
        let key = match self {
            Self::Known { code, .. } => code.entry().parent,
            Self::Unknown(received) => {
                let prefix = recognise::prefix(E::CATALOG, received.code.as_deref());
                prefix.map(|(_, key, _)| key)
            }
        };
        E::Code::from_code(key?)
    }

    /// What kind of error it is, as the text on the wire: by the catalogue, or for an unknown error as the response says, which may
    /// be a kind of tomorrow.
    pub fn kind(&self) -> Option<&str> {
        match self {
            Self::Known { code, .. } => code.entry().kind,
            Self::Unknown(received) => received.kind.as_deref(),
        }
    }

    fn received_mut(&mut self) -> &mut Received {
        match self {
            Self::Known { received, .. } | Self::Unknown(received) => received,
        }
    }

    /// The page of the error: that which the response names, else that of the catalogue.
    pub fn doc_url(&self) -> Option<&str> {
        let of_entry = || self.code()?.entry().doc_url;
        self.received().doc_url.as_deref().or_else(of_entry)
    }
}

impl<E: Decode> core::error::Error for Decoded<E> {}
