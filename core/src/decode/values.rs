//! Values of params, from wherever in the response they travel.

use alloc::{
    string::{String, ToString},
    vec::Vec,
};
use core::{str::FromStr, time::Duration};

use serde_json::Value;

use super::{Details, Headers, delay, message, number, shape};
use crate::{Entry, Json, Kind, Param, Place, json::seconds};

/// A type that values of params are read into. What has another form than the type says is no value of it.
pub trait FromJson: Sized {
    /// The value.
    fn from_json(value: &Value) -> Option<Self>;

    /// The value of a member that is not there.
    fn absent() -> Option<Self> {
        None
    }

    /// The value of a time to wait, which is seconds in JSON.
    fn from_wait(wait: Duration) -> Option<Self> {
        Self::from_json(&Value::from(seconds(wait)))
    }
}

/// The values of a known error.
#[derive(Debug)]
#[doc(hidden)]
pub struct Values<'a> {
    entry: &'static Entry,
    reason: Option<&'a str>,
    sources: Sources<'a>,
}

/// The struct of an entry, whose params are taken one by one.
#[doc(hidden)]
pub trait FromValues: Sized {
    fn from_values(values: &mut Values<'_>) -> Option<Self>;
}

/// Where values come from.
pub(super) struct Sources<'a> {
    pub(super) details: &'a mut Details,
    pub(super) carrier: Carrier<'a>,
    pub(super) headers: &'a dyn Headers,
    pub(super) message: &'a str,
    /// The code that came, and those of the catalogue that have values in them.
    pub(super) code: &'a str,
    pub(super) templates: &'static [&'static str],
    /// The header that says how long to wait, and what it says.
    pub(super) delay_header: Option<&'static str>,
    pub(super) delay: Option<Duration>,
    /// The time until a limit starts anew, if the rule is to wait for it.
    pub(super) reset: Option<Duration>,
}

/// What brings values besides the details.
#[derive(Clone, Copy)]
pub(super) enum Carrier<'a> {
    /// The body of the catalogue, with these values in places of their own, by the place.
    Envelope(&'a [(&'static str, Value)]),
    /// The body of RFC 9457, whose details have what another body has anywhere.
    Problem,
    /// No body: a status of gRPC, whose metadata has every value, or the end of a WebSocket.
    Metadata,
}

impl<'a> Values<'a> {
    pub(super) fn new(
        entry: &'static Entry,
        reason: Option<&'a str>,
        sources: Sources<'a>,
    ) -> Self {
        Self {
            entry,
            reason,
            sources,
        }
    }

    /// The value of a param: what its header says, else what the body says in its place, else what the message says.
    pub fn take<T: FromJson>(&mut self, name: &str) -> Option<T> {
        let param = self.entry.params.iter().find(|param| param.name == name)?;
        let in_body = self.sources.in_body(param);
        let value = in_body.and_then(|value| {
            if is_delay_param(param.name) && delay::is_number(param) {
                return T::from_wait(delay::of_param(param, value)?);
            }
            T::from_json(value)
        });
        let in_header = param.header.and_then(|header| match self.sources.delay {
            Some(delay) if param.kind == Kind::Seconds && self.sources.is_delay(header) => {
                T::from_wait(delay)
            }
            _ => from_text(self.sources.headers.get(header)?),
        });
        let in_message = || {
            let is_read = is_in_message(self.entry, param);
            from_text(
                &self
                    .sources
                    .in_message(self.entry, name)
                    .filter(|_| is_read)?,
            )
        };
        let waited = || {
            let delay = self.sources.delay.or(self.sources.reset);
            T::from_wait(delay.filter(|_| is_delay_param(param.name))?)
        };
        let in_code = || {
            let text = self.sources.in_code(self.entry, name)?;
            // What a header says of the time to wait is newer than what the code says.
            match self.sources.delay.filter(|_| is_delay_param(name)) {
                Some(delay) => T::from_wait(delay),
                None => T::from_json(&shape::from_code(param, &text)?),
            }
        };
        let read = in_header.or(value).or_else(in_code);
        read.or_else(in_message).or_else(waited)
    }

    /// The text of an error that has none of its own: what the response says, else the title.
    #[must_use]
    pub fn message(&self) -> String {
        match self.sources.message {
            "" => self.entry.title.to_string(),
            said => said.to_string(),
        }
    }

    /// The sub-code.
    pub fn reason<T: FromStr>(&self) -> Option<T> {
        self.reason?.parse().ok()
    }
}

impl core::fmt::Debug for Sources<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        self.details.fmt(f)
    }
}

impl Sources<'_> {
    /// How long to wait: what headers say, else the param that says it, in the body or in the message.
    pub(super) fn retry_after(
        &self,
        params: &'static [Param],
        entry: Option<&'static Entry>,
    ) -> Option<Duration> {
        let says_it = |param: &&Param| {
            let in_header = param.header.is_some_and(|header| self.is_delay(header));
            delay::is_number(param) && (is_delay_param(param.name) || in_header)
        };
        let of_param = || {
            let param = params.iter().find(says_it)?;
            let value = self.in_body(param);
            let in_message = || delay::seconds(self.in_message(entry?, param.name)?.trim());
            let in_code = || {
                let text = self.in_code(entry?, param.name)?;
                delay::of_number(&shape::from_code(param, &text)?)
            };
            value
                .and_then(|value| delay::of_param(param, value))
                .or_else(in_code)
                .or_else(in_message)
        };
        self.delay.or_else(of_param).or(self.reset)
    }

    /// The value that a param has besides the details, and what came for it in another form than declared.
    pub(super) fn outside(&self, entry: Option<&'static Entry>, param: &Param) -> Outside {
        let in_header = param.header.and_then(|header| match self.delay {
            Some(delay) if param.kind == Kind::Seconds && self.is_delay(header) => {
                Some(Value::from(seconds(delay)))
            }
            _ => shape::from_text(param, self.headers.get(header)?),
        });
        let raw = self.in_body(param);
        let value = raw.and_then(|value| shape::read(param, value));
        let is_elsewhere =
            matches!(self.carrier, Carrier::Envelope(_)) && param.place != Place::Details;
        let other = raw.filter(|raw| is_elsewhere && value.as_ref() != Some(raw));
        let in_message = || {
            let entry = entry.filter(|entry| is_in_message(entry, param))?;
            let text = self.in_message(entry, param.name)?;
            shape::from_text(param, &text)
        };
        let waited = || {
            let delay = self.delay.or(self.reset);
            let delay = delay.filter(|_| is_delay_param(param.name) && delay::is_number(param))?;
            shape::read(param, &Value::from(seconds(delay)))
        };
        let other = other.cloned();
        let in_code = || {
            let text = self.in_code(entry?, param.name)?;
            match self.delay.filter(|_| is_delay_param(param.name)) {
                Some(delay) => shape::read(param, &Value::from(seconds(delay))),
                None => shape::from_code(param, &text),
            }
        };
        let value = in_header.or(value).or_else(in_code);
        let value = value.or_else(in_message).or_else(waited);
        Outside { value, other }
    }

    fn in_body(&self, param: &Param) -> Option<&Value> {
        match (self.carrier, param.place) {
            (_, Place::Logs) => None,
            (Carrier::Metadata, _) => self.details.get(param.name),
            (_, Place::Message | Place::Code) => None,
            (Carrier::Envelope(places), Place::Body(path)) => {
                let found = places.iter().find(|(known, _)| *known == path);
                found
                    .map(|(_, value)| value)
                    .filter(|value| !value.is_null())
            }
            _ => self.details.get(param.name),
        }
    }

    fn is_delay(&self, header: &str) -> bool {
        self.delay_header
            .is_some_and(|delay| delay == header || delay.eq_ignore_ascii_case(header))
    }

    fn in_code(&self, entry: &'static Entry, name: &str) -> Option<String> {
        let template = entry.code.filter(|code| self.templates.contains(code))?;
        let values = message::values([template], self.code);
        let mut values = values.into_iter();
        values
            .find(|(known, _)| *known == name)
            .map(|(_, value)| value)
    }

    fn in_message(&self, entry: &'static Entry, name: &str) -> Option<String> {
        let values = message::values(entry.messages(), self.message);
        values
            .into_iter()
            .find(|(known, _)| *known == name)
            .map(|(_, value)| value)
    }
}

/// Whether a param is read from the message: if one travels in it all are, but for those of the code; else a time to wait alone is.
fn is_in_message(entry: &Entry, param: &Param) -> bool {
    let mut params = entry.params.iter();
    let is_any = params.any(|param| param.place == Place::Message);
    is_any && param.place != Place::Code || is_delay_param(param.name)
}

/// What came for a param outside of the details.
pub(super) struct Outside {
    pub(super) value: Option<Value>,
    pub(super) other: Option<Value>,
}

fn is_delay_param(name: &str) -> bool {
    name == "retry_after"
}

/// A value in a header or a message: the text itself, else the number or the truth that it writes.
fn from_text<T: FromJson>(text: &str) -> Option<T> {
    let of_scalar = || T::from_json(&number::scalar(text)?);
    T::from_json(&Value::String(text.to_string())).or_else(of_scalar)
}

impl FromJson for String {
    fn from_json(value: &Value) -> Option<Self> {
        value.as_str().map(Self::from)
    }
}

impl FromJson for i64 {
    fn from_json(value: &Value) -> Option<Self> {
        number::whole(value)
    }
}

impl FromJson for f64 {
    fn from_json(value: &Value) -> Option<Self> {
        number::real(value)
    }
}

impl FromJson for bool {
    fn from_json(value: &Value) -> Option<Self> {
        value.as_bool()
    }
}

impl FromJson for Duration {
    fn from_json(value: &Value) -> Option<Self> {
        Self::try_from_secs_f64(number::seconds(value)?).ok()
    }

    fn from_wait(wait: Duration) -> Option<Self> {
        Some(wait)
    }
}

impl FromJson for Json {
    fn from_json(value: &Value) -> Option<Self> {
        Some(Self::from(value)).filter(|_| !value.is_null())
    }
}

/// Items that do not fit are left out.
impl<T: FromJson> FromJson for Vec<T> {
    fn from_json(value: &Value) -> Option<Self> {
        let items = value.as_array()?;
        let fitting: Self = items.iter().filter_map(T::from_json).collect();
        (items.is_empty() || !fitting.is_empty()).then_some(fitting)
    }
}

/// Members that do not fit are left out.
impl<T: FromJson> FromJson for crate::Map<T> {
    fn from_json(value: &Value) -> Option<Self> {
        let members = value.as_object()?;
        let fitting: Self = members
            .iter()
            .filter_map(|(name, value)| Some((name.clone(), T::from_json(value)?)))
            .collect();
        (members.is_empty() || !fitting.is_empty()).then_some(fitting)
    }
}

impl<T: FromJson> FromJson for Option<T> {
    fn from_json(value: &Value) -> Option<Self> {
        match value {
            Value::Null => Some(None),
            value => T::from_json(value).map(Some),
        }
    }

    fn absent() -> Option<Self> {
        Some(None)
    }

    fn from_wait(wait: Duration) -> Option<Self> {
        T::from_wait(wait).map(Some)
    }
}

/// The member of a record. An optional one that does not fit is left out.
#[doc(hidden)]
pub fn member<T: FromJson>(record: &Value, name: &str) -> Option<T> {
    let value = record.as_object()?.get(name);
    value.and_then(T::from_json).or_else(T::absent)
}

/// One of a closed set of texts.
#[doc(hidden)]
pub fn choice<T: FromStr>(value: &Value) -> Option<T> {
    value.as_str()?.parse().ok()
}
