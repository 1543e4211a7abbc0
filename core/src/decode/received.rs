//! What a response said.

use alloc::{borrow::Cow, boxed::Box, string::String, vec::Vec};
use core::{fmt, time::Duration};

use serde_json::Value;

use super::{Body, RateLimit, all::Strictest, details::Details, repair, shape};
use crate::{Entry, Moment, Param, Retired};

/// What a response said, whether or not the catalogue knows it.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct Received {
    /// The status of the response, else that in the body.
    pub status: Option<u16>,
    /// The code.
    pub code: Option<Cow<'static, str>>,
    /// The kind, above the code.
    pub kind: Option<Cow<'static, str>>,
    /// What the catalogue says of the code, if it is retired and none took its place.
    pub retired: Option<&'static Retired>,
    /// The sub-code.
    pub reason: Option<Cow<'static, str>>,
    /// The integer id beside the code.
    pub number: Option<i64>,
    /// The problem type (RFC 9457), where the catalogue tells errors apart by it.
    pub problem_type: Option<String>,
    /// What names this occurrence of the problem, where the body has a place for it.
    pub instance: Option<String>,
    /// Since when the header of role `deprecation` says that this is deprecated (RFC 9745), in whole seconds.
    pub deprecation: Option<Moment>,
    /// When the header of role `sunset` says that this goes away (RFC 8594), in whole seconds.
    pub sunset: Option<Moment>,
    /// The message; of an unknown error without one, its title.
    pub message: Option<String>,
    /// The page that the response names for the error.
    pub doc_url: Option<String>,
    /// The id of the request, from the body, else from its header.
    pub request_id: Option<String>,
    /// The other ids by which support finds the failure, each by its name in the catalogue: from its header, else from the
    /// body.
    pub correlation: Vec<(&'static str, String)>,
    /// How long the server asks to wait: what headers say, milliseconds first, else what the body or the message says. If
    /// the rule is to wait for a header, it is at last the time until the header of role `rate_limit_reset`.
    pub retry_after: Option<Duration>,
    /// What headers say of a limit, if the catalogue has roles for that.
    pub rate_limit: Option<RateLimit>,
    /// What the header of role `should_retry` says.
    pub should_retry: Option<bool>,
    /// What to do, as the member of role `recovery` says it.
    pub recovery: Option<String>,
    /// The details as they came, without those that are `null`. What came elsewhere for a value, in another form than the
    /// catalogue declares, is among them.
    pub details: Details,
    /// The beginning of the body, at most 2 KiB, if the error is unknown.
    pub preview: String,
    /// The values that came outside of the details, by the names of their params.
    pub(crate) more: Vec<(&'static str, Value)>,
    /// The bytes of the body.
    pub(crate) kept: Kept,
    /// What the strictest say, where it is the error of several.
    pub(crate) strictest: Option<Strictest>,
}

impl Received {
    /// The body as JSON, for what the catalogue does not declare, which is here alone: neither in the JSON form nor in a text.
    ///
    /// There is none if the body is longer than 64 KiB, or was given as JSON, which the caller then has.
    pub fn body(&self) -> Option<Value> {
        repair::parsed(&String::from_utf8_lossy(&self.kept.0))
    }

    /// The value of a param, wherever it came.
    pub(super) fn value(&self, entry: &'static Entry, name: &str) -> Option<Cow<'_, Value>> {
        self.value_of(entry.params.iter().find(|param| param.name == name)?)
    }

    pub(super) fn value_of(&self, param: &Param) -> Option<Cow<'_, Value>> {
        let mut more = self.more.iter();
        match more.find(|(known, _)| *known == param.name) {
            Some((_, value)) => Some(Cow::Borrowed(value)),
            None => shape::read(param, self.details.get(param.name)?).map(Cow::Owned),
        }
    }
}

/// The bytes of a body, which are nothing for a log.
#[derive(Clone, PartialEq, Default)]
pub(crate) struct Kept(pub(super) Box<[u8]>);

impl Kept {
    pub(super) const LARGEST: usize = 65_536;

    pub(super) fn of(body: &Body<'_>) -> Self {
        match body {
            Body::Bytes(bytes) if bytes.len() <= Self::LARGEST => {
                Self(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).into())
            }
            _ => Self::default(),
        }
    }
}

impl fmt::Debug for Kept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("..")
    }
}
