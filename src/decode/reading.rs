//! What a response says, before the catalogue says what it means.

use alloc::{
    string::{String, ToString},
    vec::Vec,
};
use core::{fmt, time::Duration};

use serde_json::{Map, Value};

use super::{
    Body, Received, Response, delay,
    parts::{Parts, Scalar},
};
use crate::{Catalog, Correlation, Envelope};

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
    let parts = Parts::of(&response.body, envelope.body);
    let details = match parts.details {
        Some(Value::Object(details)) => details,
        _ => Map::new(),
    };
    let header = |role: &str| Some(String::from(response.headers.get(catalog.header(role)?)?));
    let delay = delay(catalog, response);
    let correlation = match catalog.correlation {
        Some(correlation) => ids(correlation, response),
        None => Vec::new(),
    };
    let received = Received {
        status: (response
            .status
            .filter(|status| (100..=999).contains(status)))
        .or_else(|| of_status(parts.status.or(parts.status_text)?)),
        code: parts.code.map(of_code),
        reason: parts.reason.and_then(Scalar::text),
        message: parts.message.and_then(Scalar::text),
        request_id: (parts.request_id.and_then(Scalar::text)).or_else(|| header("request_id")),
        correlation,
        retry_after: delay,
        should_retry: header("should_retry").and_then(|text| truth(&text)),
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

/// The ids by which support finds a failure, in their headers or in the body.
fn ids(correlation: Correlation, response: &Response<'_>) -> Vec<(&'static str, String)> {
    let mut body = Parts::of(&response.body, correlation.body).places;
    let mut of_body = |name: &str| {
        let at = body.iter().position(|(known, _)| *known == name)?;
        match body.swap_remove(at).1 {
            Value::String(text) => Some(text),
            _ => None,
        }
    };
    let ids = correlation.ids.iter().filter_map(|(name, header)| {
        let of_header = header.and_then(|header| response.headers.get(header));
        let id = of_header.map(String::from).or_else(|| of_body(name))?;
        Some((*name, id))
    });
    ids.collect()
}

/// What a header says that is either true or false.
pub(crate) fn truth(text: &str) -> Option<bool> {
    match text.trim() {
        "true" => Some(true),
        "false" => Some(false),
        _ => None,
    }
}

/// What the header of role `rate_limit_reset` says about waiting: the seconds to it, or since the start of 1970.
pub(super) fn reset(catalog: &Catalog, response: &Response<'_>) -> Option<Duration> {
    let text = response.headers.get(catalog.header("rate_limit_reset")?)?;
    delay::reset(text, || now(response))
}

/// The beginning of a body, as text.
pub(super) fn preview(body: &Body<'_>) -> String {
    let mut preview = Preview(String::new());
    let _ = match body {
        Body::Bytes(bytes) => {
            // A letter that does not fit is left out, not halved.
            let is_inside = |at: &usize| bytes.get(*at).is_some_and(|byte| byte & 0xC0 == 0x80);
            let mut ends = (PREVIEW - 3..=PREVIEW.min(bytes.len())).rev();
            let end = ends.find(|at| !is_inside(at));
            let bytes = &bytes[..end.unwrap_or(PREVIEW).min(bytes.len())];
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
    let mut buffer = [0; 64];
    let milliseconds = match catalog.header("retry_after_ms") {
        Some(name) => response.headers.get(name),
        None => seconds.and_then(|name| response.headers.get(in_milliseconds(name, &mut buffer)?)),
    };
    milliseconds.and_then(delay::milliseconds).or_else(|| {
        let text = response.headers.get(seconds?)?;
        delay::retry_after(text, now(response))
    })
}

/// The time at which a response came, or was sent.
fn now(response: &Response<'_>) -> Option<Duration> {
    let sent = || delay::date(response.headers.get("Date")?.trim());
    response.now.or_else(sent)
}

/// The name of a header in milliseconds, if it is of a usual length.
fn in_milliseconds<'a>(name: &str, buffer: &'a mut [u8; 64]) -> Option<&'a str> {
    let end = name.len() + 3;
    buffer
        .get_mut(..name.len())?
        .copy_from_slice(name.as_bytes());
    buffer.get_mut(name.len()..end)?.copy_from_slice(b"-Ms");
    core::str::from_utf8(&buffer[..end]).ok()
}

fn of_code(code: Scalar) -> String {
    match code {
        Scalar::Text(text) => text,
        // `42.0` is the same number as `42`, and JavaScript would not tell them apart either.
        Scalar::Number(number) => match number.as_f64() {
            Some(float) if number.is_f64() => float.to_string(),
            _ => number.to_string(),
        },
    }
}

fn of_status(status: Scalar) -> Option<u16> {
    let number = match status {
        Scalar::Text(text) => delay::scalar(&text)?,
        Scalar::Number(number) => number.into(),
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
