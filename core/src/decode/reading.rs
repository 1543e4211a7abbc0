//! What a response says, before the catalogue says what it means.

use alloc::{
    borrow::{Cow, ToOwned},
    format,
    string::{String, ToString},
    vec::Vec,
};
use core::{fmt, time::Duration};

use serde_json::Value;

use super::{
    Body, Kept, RateLimit, Received, Response,
    all::Item,
    dated, delay,
    details::Members,
    envelopes, limits, number,
    parts::{Parts, Scalar},
    wait,
};
use crate::{Catalog, Correlation, Entry, Envelope, Hole, Moment, json};

/// How much of a body is kept, in bytes.
const PREVIEW: usize = 2048;

/// A response in its parts, which are of the body where they can be.
pub(super) struct Reading<'a> {
    pub(super) status: Option<u16>,
    /// The status that a message is recognised with.
    pub(super) said_status: Option<u16>,
    /// Which envelope it has.
    pub(super) envelope: Envelope,
    pub(super) code: Option<Cow<'a, str>>,
    pub(super) kind: Option<Cow<'a, str>>,
    pub(super) message: Option<Cow<'a, str>>,
    reason: Option<Cow<'a, str>>,
    /// Whether the sub-code is among the details.
    has_reason: bool,
    /// The sub-code in the header of its role, which counts where the body has none.
    reason_in_header: Option<&'a str>,
    request_id: Option<Cow<'a, str>>,
    title: Option<Cow<'a, str>>,
    doc_url: Option<Cow<'a, str>>,
    number: Option<i64>,
    pub(super) problem_type: Option<Cow<'a, str>>,
    instance: Option<Cow<'a, str>>,
    deprecation: Option<Moment>,
    sunset: Option<Moment>,
    /// Whether the details are texts.
    pub(super) are_texts: bool,
    should_retry: Option<bool>,
    recovery: Option<String>,
    rate_limit: Option<RateLimit>,
    correlation: Vec<(&'static str, String)>,
    details: Members<'a>,
    /// The values that have a place of their own in the body, by its name.
    pub(super) places: Vec<(&'static str, Value)>,
    /// Whether the details hold the values that have a place of their own, as RFC 9457 has no other.
    pub(super) is_problem: bool,
    /// What headers say about waiting.
    pub(super) delay: Option<Duration>,
}

/// Reads a response by the envelope of the catalogue, or by that of RFC 9457 if the response says so; or an error of a list.
pub(super) fn read<'a>(
    catalog: &Catalog,
    response: &Response<'a>,
    item: Option<Item<'_>>,
    repaired: &'a mut String,
) -> Reading<'a> {
    let Opened {
        mut envelope,
        is_problem,
        is_made,
    } = match &item {
        Some(_) => Opened::own(catalog, false),
        None => envelope(catalog, response, repaired),
    };
    let found = envelope;
    if let Some(item) = &item {
        envelope.body = item.each.body;
    }
    let mut parts = Parts::default();
    if is_made {
        parts.read_json(repaired, &envelope.body);
    } else {
        parts.read(&response.body, &envelope.body, repaired);
    }
    let header = |name: Option<&str>| Some(response.headers.get(name?)?.trim());
    let in_body = parts.status.as_ref().or(parts.status_text.as_ref());
    let in_body = in_body.and_then(of_status);
    let came = response
        .status
        .filter(|status| (100..=999).contains(status));
    let (status, said_status) = match &item {
        // The status of a response of several is a general one.
        Some(item) if item.is_of_several => {
            let own = in_body.filter(|_| item.each.has_status);
            (own.or(came).or(in_body), own)
        }
        _ => {
            // A status of success says nothing of an error.
            let telling = came.filter(|status| !catalog.comes_in_success(*status));
            (came.or(in_body), telling.or(in_body))
        }
    };
    // What a header says of the code is said of no error of a list.
    let is_item = item.is_some();
    let of_one = |name: Option<&str>| header(name.filter(|_| !is_item));
    let correlation = match item {
        Some(item) => item.correlation,
        None => correlation(catalog, response),
    };
    let said = wait::said(catalog, response, &|| now(response));
    let of_header = || {
        let id = header(catalog.roles.request_id).filter(|id| !id.is_empty());
        id.map(Cow::Borrowed)
    };
    let problem_type = parts.problem_type.and_then(Scalar::text);
    let are_pages = catalog.types.is_none_or(|types| types.are_pages);
    Reading {
        status,
        said_status,
        envelope: found,
        code: (parts.code.map(of_code))
            .filter(|code| !code.is_empty())
            .or_else(|| {
                let code = of_one(catalog.roles.code).filter(|code| !code.is_empty());
                code.map(Cow::Borrowed)
            }),
        kind: match catalog.kinds {
            [] => None,
            _ => parts.kind.and_then(Scalar::text).or_else(|| {
                let kind = of_one(catalog.roles.kind).filter(|kind| !kind.is_empty());
                kind.map(Cow::Borrowed)
            }),
        },
        message: parts.message.and_then(Scalar::text),
        reason: (parts.reason).and_then(|reason| match reason {
            Scalar::Number(_) if catalog.has_integer_reasons() => Some(of_code(reason)),
            reason => reason.text(),
        }),
        has_reason: parts.has_reason,
        reason_in_header: of_one(catalog.roles.reason).filter(|reason| !reason.is_empty()),
        request_id: parts.request_id.and_then(Scalar::text).or_else(of_header),
        title: parts.title.and_then(Scalar::text),
        doc_url: (parts.doc_url.and_then(Scalar::text))
            .or_else(|| problem_type.clone().filter(|_| are_pages))
            .filter(|url| is_page(url)),
        number: parts.number.and_then(of_number),
        problem_type: problem_type.filter(|_| catalog.types.is_some()),
        instance: (parts.instance.and_then(Scalar::text)).filter(|_| reads_instance(catalog)),
        deprecation: of_one(catalog.roles.deprecation).and_then(dated::moment),
        sunset: of_one(catalog.roles.sunset).and_then(dated::moment),
        are_texts: parts.are_texts,
        rate_limit: limit(catalog, response),
        should_retry: (header(catalog.roles.should_retry).and_then(number::truth))
            .or(said.should_retry),
        recovery: said.recovery,
        correlation,
        details: parts.details,
        places: parts.places,
        is_problem,
        delay: delay(catalog, response).or(said.delay),
    }
}

impl Reading<'_> {
    /// What the response said, in texts of its own or of this entry.
    pub(super) fn received(self, entry: Option<&'static Entry>, body: &Body<'_>) -> Received {
        let of_details = || match self.details.get("reason")? {
            Value::String(reason) if self.has_reason && !reason.is_empty() => Some(reason.as_str()),
            _ => None,
        };
        let reason = self.reason.as_deref().or_else(of_details);
        let reason = reason.or(self.reason_in_header).map(|reason| {
            let known = entry.and_then(|entry| entry.reason(reason));
            known.map_or_else(|| Cow::Owned(reason.to_owned()), |known| known.code.into())
        });
        let code = self
            .code
            .map(|code| match entry.and_then(|entry| entry.code) {
                Some(known) if known == code => Cow::Borrowed(known),
                _ => Cow::Owned(code.into_owned()),
            });
        let kind = self
            .kind
            .map(|kind| match entry.and_then(|entry| entry.kind) {
                Some(known) if known == kind => Cow::Borrowed(known),
                _ => Cow::Owned(kind.into_owned()),
            });
        let message = self.message.or(self.title.filter(|_| entry.is_none()));
        Received {
            status: self.status,
            code,
            kind,
            retired: None,
            reason,
            message: message.map(Cow::into_owned),
            number: self.number,
            problem_type: self.problem_type.map(Cow::into_owned),
            instance: self.instance.map(Cow::into_owned),
            deprecation: self.deprecation,
            sunset: self.sunset,
            doc_url: self.doc_url.map(Cow::into_owned),
            request_id: self.request_id.map(Cow::into_owned),
            correlation: self.correlation,
            retry_after: self.delay,
            rate_limit: self.rate_limit,
            should_retry: self.should_retry,
            recovery: self.recovery,
            details: self.details.into_details(entry),
            preview: String::new(),
            more: Vec::new(),
            kept: Kept::of(body),
            strictest: None,
        }
    }
}

/// The ids by which support finds the failure, if the catalogue has any.
#[inline]
pub(super) fn correlation(
    catalog: &Catalog,
    response: &Response<'_>,
) -> Vec<(&'static str, String)> {
    match catalog.correlation {
        Some(correlation) => ids(correlation, response),
        None => Vec::new(),
    }
}

/// Whether the body is that of RFC 9457, or of another further envelope, and not the catalogue's own.
pub(super) fn is_of_another(catalog: &Catalog, response: &Response<'_>) -> bool {
    let opened = envelope(catalog, response, &mut String::new());
    let is_further = || Some(opened.envelope) != catalog.envelope;
    opened.is_problem || !catalog.envelopes.is_empty() && is_further()
}

/// The ids by which support finds a failure, in their headers or in the body.
fn ids(correlation: Correlation, response: &Response<'_>) -> Vec<(&'static str, String)> {
    let mut repaired = String::new();
    let mut body = Parts::of(&response.body, &correlation.body, &mut repaired).places;
    let mut of_body = |name: &str| {
        let at = body.iter().position(|(known, _)| *known == name)?;
        match body.swap_remove(at).1 {
            Value::String(text) => Some(text),
            _ => None,
        }
    };
    let ids = correlation.ids.iter().filter_map(|(name, header)| {
        let of_header = header.and_then(|header| response.headers.get(header));
        let of_header = of_header.map(|id| String::from(id.trim()));
        let id = of_header.or_else(|| of_body(name))?;
        Some((*name, id))
    });
    ids.collect()
}

/// What headers say of a limit.
fn limit(catalog: &Catalog, response: &Response<'_>) -> Option<RateLimit> {
    let read = || {
        limits::read(&catalog.roles, response.headers, || {
            in_header(catalog, response)
        })
    };
    limits::are_said(&catalog.roles).then(read).flatten()
}

/// How long it takes until there is more of a limit.
pub(super) fn reset(
    catalog: &Catalog,
    response: &Response<'_>,
    limit: Option<&RateLimit>,
) -> Option<Duration> {
    match limit {
        Some(limit) => limit.reset,
        None => in_header(catalog, response),
    }
}

/// What the header of role `rate_limit_reset` says about waiting: the seconds to it, or since the start of 1970.
fn in_header(catalog: &Catalog, response: &Response<'_>) -> Option<Duration> {
    let text = response.headers.get(catalog.roles.rate_limit_reset?)?;
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

/// The envelope of a response.
struct Opened {
    envelope: Envelope,
    /// Whether it is that of RFC 9457 and not the catalogue's.
    is_problem: bool,
    /// Whether the body as JSON was made of what is none.
    is_made: bool,
}

fn envelope(catalog: &Catalog, response: &Response<'_>, made: &mut String) -> Opened {
    let own = catalog.envelope;
    let is_own = own.is_some_and(|own| own.media_type == Envelope::PROBLEM.media_type);
    let is_several = !catalog.envelopes.is_empty() || own.is_some_and(Envelope::is_other);
    let is_problem = if is_several {
        !is_own && says_problem(response)
    } else {
        own.is_none() || !is_own && says_problem(response)
    };
    let found = (is_several && !is_problem).then(|| envelopes::find(catalog, response, made));
    match found.flatten() {
        Some((envelope, is_made)) => Opened {
            envelope,
            is_problem: false,
            is_made,
        },
        None => Opened::own(catalog, is_problem),
    }
}

impl Opened {
    /// The catalogue's own, or that of RFC 9457.
    fn own(catalog: &Catalog, is_problem: bool) -> Self {
        let own = catalog.envelope.filter(|_| !is_problem);
        Self {
            envelope: own.unwrap_or(Envelope::PROBLEM),
            is_problem: own.is_none(),
            is_made: false,
        }
    }
}

/// Whether the package of every language says what names an occurrence of a problem.
fn reads_instance(catalog: &Catalog) -> bool {
    let of_body = |own: Envelope| own.body.has(Hole::Instance);
    catalog.types.is_some() || catalog.envelope.is_some_and(of_body)
}

/// Whether the media type is that of RFC 9457, with parameters or without.
fn says_problem(response: &Response<'_>) -> bool {
    let wanted = Envelope::PROBLEM.media_type;
    let text = response.headers.get("Content-Type").unwrap_or_default();
    // Most are shorter.
    if text.len() < wanted.len() {
        return false;
    }
    let Some((start, rest)) = text.trim_start().split_at_checked(wanted.len()) else {
        return false;
    };
    let rest = rest.trim_start();
    start.eq_ignore_ascii_case(wanted) && (rest.is_empty() || rest.starts_with(';'))
}

/// What headers say about waiting. Milliseconds are more exact than seconds, and so win over them.
fn delay(catalog: &Catalog, response: &Response<'_>) -> Option<Duration> {
    let seconds = catalog.roles.retry_after;
    let milliseconds = match (catalog.roles.retry_after_ms, seconds) {
        (Some(name), _) => response.headers.get(name),
        (None, Some(name)) => response.headers.get(&format!("{name}-Ms")),
        (None, None) => None,
    };
    milliseconds.and_then(delay::milliseconds).or_else(|| {
        let text = response.headers.get(seconds?)?;
        delay::wait(text, || now(response))
    })
}

/// The time at which a response came, or was sent.
fn now(response: &Response<'_>) -> Option<Duration> {
    let sent = || delay::date(response.headers.get("Date")?.trim());
    response.now.or_else(sent)
}

fn of_code(code: Scalar<'_>) -> Cow<'_, str> {
    match code {
        Scalar::Text(text) => text,
        // `42.0` is the same number as `42`, and JavaScript would not tell them apart either.
        Scalar::Number(number) => match number.as_f64() {
            Some(float) if number.is_f64() => {
                let mut text = String::new();
                let _ = json::number(float, &mut text);
                Cow::Owned(text)
            }
            _ => Cow::Owned(number.to_string()),
        },
    }
}

fn of_number(number: Scalar<'_>) -> Option<i64> {
    match number {
        Scalar::Text(text) => number::whole(&Value::String(text.into_owned())),
        Scalar::Number(number) => number::whole(&number.into()),
    }
}

/// Whether a text is the address of a page, and not the name of a type.
pub(crate) fn is_page(text: &str) -> bool {
    let starts = |scheme: &str| {
        let start = text.get(..scheme.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    };
    starts("https://") || starts("http://")
}

fn of_status(status: &Scalar<'_>) -> Option<u16> {
    let number = match status {
        Scalar::Text(text) => number::scalar(text)?,
        Scalar::Number(number) => number.clone().into(),
    };
    let status = u16::try_from(number::whole(&number)?).ok()?;
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
