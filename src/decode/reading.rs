//! What a response says, before the catalogue says what it means.

use alloc::{
    borrow::Cow,
    format,
    string::{String, ToString},
    vec::Vec,
};
use core::{fmt, time::Duration};

use serde_json::{Map, Value};

use super::{Body, Received, Response, delay, repair};
use crate::{Catalog, Envelope, Hole, Node};

/// How much of a body is kept, in bytes.
const PREVIEW: usize = 2048;

/// A response in its parts.
pub(super) struct Reading {
    pub(super) received: Received,
    /// The values that have a place of their own in the body, by its name.
    pub(super) places: Vec<(&'static str, Value)>,
    /// Whether the details hold the values that have a place of their own, as RFC 9457 has no other.
    pub(super) is_problem: bool,
    /// What headers say about waiting.
    pub(super) delay: Option<Duration>,
}

/// Reads a response by the envelope of the catalogue, or by that of RFC 9457 if the response says so.
pub(super) fn read(catalog: &Catalog, response: &Response<'_>) -> Reading {
    let (envelope, is_problem) = envelope(catalog, response);
    let mut parts = Parts::default();
    match &response.body {
        Body::Json(value) => parts.read(envelope.body, Some(&mut (*value).clone())),
        Body::Bytes(bytes) => parts.read(envelope.body, parse(bytes).as_mut()),
    }
    let details = match parts.details {
        Some(Value::Object(details)) => details,
        _ => Map::new(),
    };
    let reason = parts.reason.or_else(|| details.get("reason").cloned());
    let header = |role: &str| Some(String::from(response.headers.get(catalog.header(role)?)?));
    let delay = delay(catalog, response);
    let received = Received {
        status: (response
            .status
            .filter(|status| (100..=999).contains(status)))
        .or_else(|| of_status(parts.status.or(parts.status_text)?)),
        code: parts.code.and_then(of_code),
        reason: reason.and_then(text),
        message: parts.message.and_then(text),
        request_id: (parts.request_id.and_then(text)).or_else(|| header("request_id")),
        retry_after: delay,
        should_retry: match header("should_retry").as_deref().map(str::trim) {
            Some("true") => Some(true),
            Some("false") => Some(false),
            _ => None,
        },
        details,
        preview: String::new(),
    };
    Reading {
        received,
        places: parts.places,
        is_problem,
        delay,
    }
}

/// The beginning of a body, as text.
pub(super) fn preview(body: &Body<'_>) -> String {
    let mut preview = Preview(String::new());
    let _ = match body {
        Body::Bytes(bytes) => {
            let bytes = &bytes[..bytes.len().min(PREVIEW)];
            fmt::write(
                &mut preview,
                format_args!("{}", String::from_utf8_lossy(bytes)),
            )
        }
        Body::Json(value) => fmt::write(&mut preview, format_args!("{value}")),
    };
    preview.0
}

/// The envelope, and whether it is that of RFC 9457 and not the catalogue's.
fn envelope(catalog: &Catalog, response: &Response<'_>) -> (Envelope, bool) {
    let problem = Envelope::PROBLEM;
    let Some(own) = catalog.envelope else {
        return (problem, true);
    };
    let media_type = response.headers.get("Content-Type").unwrap_or_default();
    let media_type = media_type.split(';').next().unwrap_or_default().trim();
    let is_problem = media_type.eq_ignore_ascii_case(problem.media_type);
    if is_problem && own.media_type != problem.media_type {
        (problem, true)
    } else {
        (own, false)
    }
}

/// What headers say about waiting. Milliseconds are more exact than seconds, and so win over them.
fn delay(catalog: &Catalog, response: &Response<'_>) -> Option<Duration> {
    let seconds = catalog.header("retry_after");
    let milliseconds = match catalog.header("retry_after_ms") {
        Some(name) => Some(Cow::Borrowed(name)),
        None => seconds.map(|name| Cow::Owned(format!("{name}-Ms"))),
    };
    let milliseconds = milliseconds.and_then(|name| response.headers.get(&name));
    let now = || {
        let sent = || delay::date(response.headers.get("Date")?.trim());
        response.now.or_else(sent)
    };
    milliseconds.and_then(delay::milliseconds).or_else(|| {
        let text = response.headers.get(seconds?)?;
        delay::retry_after(text, now())
    })
}

fn parse(bytes: &[u8]) -> Option<Value> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    serde_json::from_slice(bytes).ok().or_else(|| {
        let text = String::from_utf8_lossy(bytes);
        serde_json::from_str(&repair::repaired(&text)).ok()
    })
}

/// The parts of a body; of each the first place counts that the envelope has, and is `null` if nothing is there.
#[derive(Default)]
struct Parts {
    code: Option<Value>,
    message: Option<Value>,
    details: Option<Value>,
    reason: Option<Value>,
    request_id: Option<Value>,
    status: Option<Value>,
    status_text: Option<Value>,
    places: Vec<(&'static str, Value)>,
}

impl Parts {
    /// Takes the parts out of a body, which has the shape of a node or has not.
    fn read(&mut self, node: Node, mut value: Option<&mut Value>) {
        match node {
            Node::Hole(hole) => {
                if let Some(part) = self.part(hole) {
                    part.get_or_insert_with(|| value.map(Value::take).unwrap_or_default());
                }
            }
            Node::Details { members, .. } => {
                let details = value.as_deref().cloned().unwrap_or_default();
                self.members(members, value);
                self.details.get_or_insert(details);
            }
            Node::At(path) => {
                let value = value.map(Value::take);
                self.places.extend(value.map(|value| (path, value)));
            }
            Node::Array(items) => {
                for (at, item) in items.iter().enumerate() {
                    let value = value.as_deref_mut().and_then(|value| value.get_mut(at));
                    self.read(*item, value);
                }
            }
            Node::Object(members) | Node::Optional(members) => self.members(members, value),
            Node::Json(_) => {}
        }
    }

    fn members(&mut self, members: &'static [(&'static str, Node)], mut value: Option<&mut Value>) {
        for (name, node) in members {
            let value = value.as_deref_mut().and_then(|value| value.get_mut(*name));
            self.read(*node, value);
        }
    }

    fn part(&mut self, hole: Hole) -> Option<&mut Option<Value>> {
        Some(match hole {
            Hole::Code | Hole::IntegerCode => &mut self.code,
            Hole::Message => &mut self.message,
            Hole::Reason => &mut self.reason,
            Hole::RequestId => &mut self.request_id,
            Hole::Status => &mut self.status,
            Hole::StatusText => &mut self.status_text,
            Hole::Number | Hole::Title | Hole::Grpc | Hole::DocUrl | Hole::Domain => return None,
        })
    }
}

fn text(value: Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text),
        _ => None,
    }
}

fn of_code(value: Value) -> Option<String> {
    match value {
        Value::Number(number) => Some(match number.as_f64() {
            // `42.0` is the same number as `42`, and JavaScript would not tell them apart either.
            Some(float) if number.is_f64() => float.to_string(),
            _ => number.to_string(),
        }),
        value => text(value),
    }
}

fn of_status(value: Value) -> Option<u16> {
    let number = match value {
        Value::String(text) => delay::scalar(&text)?,
        value => value,
    };
    let status = u16::try_from(delay::whole(&number)?).ok()?;
    (100..=999).contains(&status).then_some(status)
}

/// Keeps the beginning of what is written.
struct Preview(String);

impl fmt::Write for Preview {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let free = PREVIEW - self.0.len();
        let mut end = text.len().min(free);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        self.0.push_str(&text[..end]);
        if end < text.len() {
            Err(fmt::Error)
        } else {
            Ok(())
        }
    }
}
