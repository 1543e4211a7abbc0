//! An error that was read from a response, as JSON: the same text as in the packages of other languages.

use alloc::string::{String, ToString};
use core::fmt::Write as _;

use serde_json::Value;

use super::{Decode, Decoded, RateLimit, number, recognise};
use crate::{ErrorCode, Moment, Status, json};

impl<E: Decode> Decoded<E> {
    /// The error as one text of JSON: what `JSON.stringify` makes of it in the TypeScript package, and `to_json` in the
    /// Python package. Neither headers nor the rest of the body are in it.
    ///
    /// The members of objects within the details are in the order of the body if the feature `preserve_order` of
    /// `serde_json` is on, else in that of their names.
    pub fn to_json(&self) -> String {
        let received = self.received();
        let entry = self.code().map(ErrorCode::entry);
        let mut object = Object::new();
        object.text("name", Some(self.class()));
        let code = self.code_text();
        let code = code.as_deref();
        object.code("code", code, E::CATALOG.has_integer_codes());
        let status = self.status();
        object.number("status", status.map(Into::into));
        let reason = match self {
            Self::Known { reason, .. } => reason.map(|reason| reason.code),
            Self::Unknown(_) => received.reason.as_deref(),
        };
        object.text("reason", reason);
        let kind = self.kind();
        object.text("kind", kind);
        let own = entry.and_then(|entry| entry.number);
        let id = own.or(received.number).filter(|_| E::CATALOG.has_numbers());
        object.number("number", id);
        object.text("message", Some(&self.said()));
        object.value("details", &self.details());
        object.text("requestId", received.request_id.as_deref());
        if let Some(wait) = received.retry_after {
            object.value("retryAfter", &Value::from(json::seconds(wait)));
        }
        if let Some(limit) = &received.rate_limit {
            object.raw("rateLimit", &of_limit(limit));
        }
        object.text("recovery", received.recovery.as_deref());
        object.text("docUrl", self.doc_url());
        if !received.correlation.is_empty() {
            let mut ids = Object::new();
            for (name, id) in &received.correlation {
                ids.text(name, Some(id));
            }
            object.raw("correlation", &ids.end());
        }
        let is_other = received.status != status
            || received.code.as_deref() != code
            || received.reason.as_deref() != reason
            || received.number.is_some_and(|number| Some(number) != id)
            || received.problem_type.is_some()
            || received.instance.is_some()
            || received.deprecation.is_some()
            || received.sunset.is_some()
            || received.kind.is_some() && received.kind.as_deref() != kind;
        if is_other {
            let mut other = Object::new();
            other.number("status", received.status.map(Into::into));
            other.text("code", received.code.as_deref());
            other.text("reason", received.reason.as_deref());
            let number = received.number.filter(|_| E::CATALOG.has_numbers());
            other.number("number", number);
            other.text("type", received.problem_type.as_deref());
            other.text("instance", received.instance.as_deref());
            let moment = |moment: Option<Moment>| moment.map(|moment| moment.to_string());
            other.text("deprecation", moment(received.deprecation).as_deref());
            other.text("sunset", moment(received.sunset).as_deref());
            other.text("kind", received.kind.as_deref());
            object.raw("received", &other.end());
        }
        object.end()
    }

    /// The name of the class in packages of other languages.
    fn class(&self) -> &'static str {
        match self {
            Self::Known { code, .. } => {
                let mut codes = E::Code::ALL.iter().zip(E::CLASSES);
                let found = codes.find(|(known, _)| *known == code);
                found.map_or(code.entry().name, |(_, class)| class)
            }
            Self::Unknown(received) => {
                let of = |wanted: u16| {
                    let mut classes = E::UNKNOWN.iter();
                    classes.find(|(_, statuses)| statuses.contains(&wanted))
                };
                let prefix = recognise::prefix(E::CATALOG, received.code.as_deref());
                if let Some((.., class)) = prefix {
                    return class;
                }
                let kind = received.kind.as_deref();
                let kind = kind.and_then(|kind| E::CATALOG.kind(kind));
                if let Some(class) = kind.and_then(|kind| kind.class) {
                    return class;
                }
                let status = received.status;
                let found = status.and_then(|status| of(status).or_else(|| of(status / 100)));
                found
                    .or(E::UNKNOWN.last())
                    .map_or("Unknown", |(class, _)| class)
            }
        }
    }

    /// The status that the catalogue gives the error, or the received one where it gives none, or several of which that is one.
    fn status(&self) -> Option<u16> {
        let received = self.received().status;
        let Self::Known { code, reason, .. } = self else {
            return received;
        };
        let entry = code.entry();
        let of_reason = reason.and_then(|reason| reason.status);
        let is_other = |status| entry.other_statuses.contains(&Status::Exact(status));
        if of_reason.is_none() && received.is_some_and(is_other) {
            return received;
        }
        let exact = of_reason.or(entry.status).and_then(Status::code);
        exact.or(received)
    }

    /// Every value that came, by its name on the wire.
    fn details(&self) -> Value {
        let received = self.received();
        let values = received.details.iter();
        let mut details: serde_json::Map<_, _> = values
            .map(|(name, value)| (name.to_string(), value.clone()))
            .collect();
        for (name, value) in &received.more {
            if !details.contains_key(*name) {
                details.insert((*name).to_string(), value.clone());
            }
        }
        Value::Object(details)
    }
}

fn of_limit(limit: &RateLimit) -> String {
    let mut object = Object::new();
    object.text("policy", limit.policy.as_deref());
    let number = |number: u64| i64::try_from(number).ok();
    object.number("limit", limit.limit.and_then(number));
    object.number("remaining", limit.remaining.and_then(number));
    if let Some(reset) = limit.reset {
        object.value("reset", &Value::from(json::seconds(reset)));
    }
    object.end()
}

/// An object, while it is written.
struct Object(String);

impl Object {
    fn new() -> Self {
        Self(String::from("{"))
    }

    fn raw(&mut self, name: &str, json: &str) {
        if self.0.len() > 1 {
            self.0.push(',');
        }
        string(name, &mut self.0);
        self.0.push(':');
        self.0.push_str(json);
    }

    fn value(&mut self, name: &str, value: &Value) {
        let mut json = String::new();
        write(value, &mut json);
        self.raw(name, &json);
    }

    fn text(&mut self, name: &str, text: Option<&str>) {
        if let Some(text) = text {
            let mut json = String::new();
            string(text, &mut json);
            self.raw(name, &json);
        }
    }

    fn number(&mut self, name: &str, number: Option<i64>) {
        if let Some(number) = number {
            self.value(name, &number.into());
        }
    }

    /// A code, which in an API with codes that are numbers is one if it can be.
    fn code(&mut self, name: &str, code: Option<&str>, is_integer: bool) {
        let number = code.and_then(|code| code.parse::<i64>().ok());
        let number = number.filter(|number| {
            let is_exact = number::lost(&(*number).into()).is_none();
            is_integer && is_exact && code == Some(number.to_string().as_str())
        });
        match number {
            Some(number) => self.number(name, Some(number)),
            None => self.text(name, code),
        }
    }

    fn end(mut self) -> String {
        self.0.push('}');
        self.0
    }
}

/// Writes a value as JavaScript would: names that are whole numbers first, whole numbers that it has no exact ones of as text.
pub(super) fn write(value: &Value, to: &mut String) {
    match value {
        Value::Null => to.push_str("null"),
        Value::Bool(truth) => to.push_str(if *truth { "true" } else { "false" }),
        Value::String(text) => string(text, to),
        Value::Number(number) => match number::lost(number) {
            Some(digits) => string(&digits, to),
            None if number.is_f64() => {
                let _ = json::number(number.as_f64().unwrap_or_default(), to);
            }
            None => {
                let _ = write!(to, "{number}");
            }
        },
        Value::Array(items) => {
            to.push('[');
            for (at, item) in items.iter().enumerate() {
                if at > 0 {
                    to.push(',');
                }
                write(item, to);
            }
            to.push(']');
        }
        Value::Object(members) => {
            let mut members: alloc::vec::Vec<_> = members.iter().collect();
            members.sort_by_key(|(name, _)| index(name).unwrap_or(u32::MAX));
            to.push('{');
            for (at, (name, value)) in members.into_iter().enumerate() {
                if at > 0 {
                    to.push(',');
                }
                string(name, to);
                to.push(':');
                write(value, to);
            }
            to.push('}');
        }
    }
}

/// The number that JavaScript takes a name for.
fn index(name: &str) -> Option<u32> {
    let number: u32 = name.parse().ok()?;
    (number < u32::MAX && number.to_string() == name).then_some(number)
}

fn string(text: &str, to: &mut String) {
    // A `String` takes everything.
    let _ = json::string(text, to);
}
