//! Responses as servers send them, and what clients read at each place.

use std::borrow::Cow;

use errcat_catalog::Status;
use errcat_catalog::api::{
    Api, Each, Entry, Envelope, Hole, Message, Param, ParamType, Part, Piece, Place, Reason,
    Segment,
};
use serde_json::{Map, Value as Json, json};

use super::body::{body, filled, on_wire, problem};
use super::format::Given;
use super::sample::{at, from_text, of_entry, put, sample, text};
use super::shape::{code_header, has_text_details, is_text, written};

/// What a response says of an error.
#[derive(Clone, Default)]
pub(super) struct Sent<'a> {
    /// The entry whose values it has, if it has any.
    pub(super) entry: Option<&'a Entry>,
    pub(super) reason: Option<&'a Reason>,
    pub(super) code: Option<&'a str>,
    /// The kind, as it goes on the wire.
    pub(super) kind: Option<&'a str>,
    pub(super) message: Text<'a>,
    pub(super) ty: Type,
    pub(super) status: Option<u16>,
    /// Whether it has the values of params, and ids.
    pub(super) is_whole: bool,
    /// Whether it has headers.
    pub(super) has_headers: bool,
    /// Whether its body is that of RFC 9457.
    pub(super) is_problem: bool,
    /// A body that is not JSON, in place of the envelope.
    pub(super) page: Option<&'static str>,
    /// The code in the header of its role, where it is not that of the body.
    pub(super) code_in_header: Option<&'a str>,
    /// More headers.
    pub(super) more: Vec<(String, String)>,
    /// The seconds that headers ask to wait.
    pub(super) delay: Option<f64>,
    /// The seconds until the limit starts anew.
    pub(super) reset: Option<f64>,
    pub(super) should_retry: Option<bool>,
}

impl<'a> Sent<'a> {
    /// The params whose values it has: of the entry, else of all errors.
    pub(super) fn params(&self, api: &'a Api) -> impl Iterator<Item = &'a Param> {
        let common = self.entry.is_none().then_some(&api.params);
        let params = self.entry.map(|entry| &entry.params).or(common);
        let params = params.into_iter().flatten();
        params.filter(|param| !param.private)
    }

    /// The code as it is sent: with the values in it that it has places for.
    pub(super) fn code(&self, api: &Api) -> Option<Cow<'a, str>> {
        let code = self.code?;
        let entry = self
            .entry
            .filter(|entry| entry.code.as_deref() == Some(code));
        let value = |name: &str| Some(text(&of_entry(entry?, name, api)?).into());
        let filled = entry.and_then(|entry| entry.code_with(&value));
        Some(filled.map_or(Cow::Borrowed(code), Cow::Owned))
    }
}

/// The message of a response.
#[derive(Clone, Copy, Default)]
pub(super) enum Text<'a> {
    #[default]
    None,
    Of(&'a Message),
    Foreign(&'a str),
}

/// The problem type of a response.
#[derive(Clone, Default)]
pub(super) enum Type {
    #[default]
    None,
    /// That of the entry.
    Own,
    Foreign(String),
}

/// A response with the catalogue that it is read by.
pub(super) struct Response<'a> {
    pub(super) api: &'a Api,
    envelope: Option<&'a Envelope>,
    pub(super) sent: Sent<'a>,
    headers: Vec<(String, String)>,
    body: Json,
    /// Whether it is an error of a list, the body having that alone.
    pub(super) is_item: bool,
}

/// The path of a hole in a body of RFC 9457.
fn problem_path(hole: Hole) -> Option<Vec<Segment>> {
    let name = match hole {
        Hole::Code => "code",
        Hole::Kind => "kind",
        Hole::Message => "detail",
        Hole::Details => "details",
        Hole::Status => "status",
        Hole::RequestId => "request_id",
        Hole::Type => "type",
        _ => return None,
    };
    Some(vec![Segment::Key(name.to_owned())])
}

impl<'a> Response<'a> {
    pub(super) fn new(api: &'a Api, mut sent: Sent<'a>) -> Self {
        let envelope = match sent.entry {
            Some(entry) => api.envelope_of(entry),
            None => api.envelope.as_ref(),
        };
        sent.is_problem |= envelope.is_none();
        let headers = headers(api, &sent);
        let body = if sent.page.is_some() {
            Json::Null
        } else if sent.is_problem {
            problem(api, &sent)
        } else {
            body(api, envelope, &sent)
        };
        Self {
            api,
            envelope,
            sent,
            headers,
            body,
            is_item: false,
        }
    }

    /// The response with this in place of the list of errors.
    pub(super) fn with_list(mut self, each: &Each, list: Vec<Json>) -> Self {
        put(&mut self.body, &each.path, Json::Array(list));
        self
    }

    /// The same response to one error of its list.
    pub(super) fn of_item(&self, each: &Each, item: &Json, sent: Sent<'a>) -> Self {
        let mut body = self.body.clone();
        let item = if each.is_batch {
            item.clone()
        } else {
            json!([item])
        };
        put(&mut body, &each.path, item);
        Self {
            api: self.api,
            envelope: self.api.envelope.as_ref(),
            sent,
            headers: self.headers.clone(),
            body,
            is_item: true,
        }
    }

    pub(super) fn given(&self) -> Given {
        Given {
            status: self.sent.status,
            headers: self.headers.clone(),
            body: match self.sent.page {
                Some(page) => page.to_owned(),
                None if self.sent.is_problem => self.body.to_string(),
                None => written(self.envelope, &on_wire(self.envelope, &self.body)),
            },
        }
    }

    /// Whether a body has a place for this.
    pub(super) fn has(&self, hole: Hole) -> bool {
        self.path(hole).is_some() || self.is_in_text(hole)
    }

    /// Whether it says the type of a problem.
    pub(super) fn has_type(&self) -> bool {
        self.text(Hole::Type).is_some()
    }

    /// The envelope that clients find: of a body that is none, the catalogue's own.
    pub(super) fn found(&self) -> Option<&'a Envelope> {
        match self.sent.page {
            Some(_) => self.api.envelope.as_ref(),
            None => self.envelope.filter(|_| !self.sent.is_problem),
        }
    }

    /// Whether a longer text of the body holds this.
    fn is_in_text(&self, hole: Hole) -> bool {
        let is_own = !self.sent.is_problem && !self.is_item && self.sent.page.is_none();
        let envelope = self.envelope.filter(|_| is_own);
        let texts = envelope.into_iter().flat_map(Envelope::texts);
        let mut texts = texts.filter(|(_, pieces)| pieces.contains(&Piece::Hole(hole)));
        texts.any(|(path, _)| self.at(&path).is_some())
    }

    /// Whether a header says the code, which it does of no error of a list.
    pub(super) fn has_code_in_header(&self) -> bool {
        !self.is_item && code_header(self.api, &self.sent).is_some()
    }

    fn path(&self, hole: Hole) -> Option<Cow<'a, [Segment]>> {
        match self.envelope {
            Some(envelope) if self.is_item => {
                let each = envelope.each.as_ref()?;
                let is_there = hole != Hole::Details || each.is_in_item(hole);
                each.path(hole).filter(|_| is_there).map(Cow::Borrowed)
            }
            Some(envelope) if !self.sent.is_problem => envelope.path(hole).map(Cow::Borrowed),
            _ => problem_path(hole).map(Cow::Owned),
        }
    }

    /// The text at a hole of the body.
    pub(super) fn text(&self, hole: Hole) -> Option<Cow<'_, str>> {
        let Some(path) = self.path(hole) else {
            let filled = filled(self.api, &self.sent, hole).filter(|_| self.is_in_text(hole));
            return filled?.as_text().map(|text| Cow::Owned(text.to_owned()));
        };
        at(&self.body, &path)?.as_str().map(Cow::Borrowed)
    }

    /// The page that the body names for the error.
    pub(super) fn page(&self) -> Option<Cow<'_, str>> {
        let named = self
            .text(Hole::Type)
            .filter(|_| self.api.types_are_pages())?;
        named.starts_with("http").then_some(named)
    }

    /// The integer id in the body.
    pub(super) fn number(&self) -> Option<i64> {
        let Some(path) = self.path(Hole::Number) else {
            return self.text(Hole::Number)?.parse().ok();
        };
        at(&self.body, &path)?.as_i64()
    }

    /// The sub-code, which a body may write as a number.
    pub(super) fn reason(&self) -> Option<String> {
        let path = self.path(Hole::Reason);
        match path.and_then(|path| at(&self.body, &path)?.as_i64()) {
            Some(number) if self.api.integer_reasons => Some(number.to_string()),
            _ => self.text(Hole::Reason).map(Cow::into_owned),
        }
    }

    pub(super) fn header(&self, name: &str) -> Option<&str> {
        let mut headers = self.headers.iter();
        let found = headers.find(|(known, _)| known.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str())
    }

    /// Whether the time to wait of a `RetryInfo` is at this path.
    pub(super) fn is_delay(&self, path: &[Segment]) -> bool {
        let envelope = self.envelope.filter(|_| !self.sent.is_problem);
        envelope.is_some_and(|envelope| envelope.is_delay(path))
    }

    /// The value at a path of the body.
    pub(super) fn at(&self, path: &[Segment]) -> Option<&Json> {
        at(&self.body, path)
    }

    /// The value at a path of the body, which of an error of a list stands in that.
    fn own(&self, path: &[Segment]) -> Option<&Json> {
        let each = self.envelope.and_then(|envelope| envelope.each.as_ref());
        let is_inside = each.is_some_and(|each| path.starts_with(&each.path));
        let is_whole = each.is_some_and(|each| each.is_whole);
        let value = self.at(path)?;
        let is_own = if self.is_item {
            let mut common = self.api.common_params();
            let is_around = value.is_string() || value.is_number();
            is_inside || is_around && common.any(|param| param.path == path)
        } else {
            !is_inside || !is_whole
        };
        Some(value).filter(|_| is_own)
    }

    /// The details, as the values that they write where a body has nothing but texts there.
    pub(super) fn details(&self) -> Option<Map<String, Json>> {
        let details = at(&self.body, &self.path(Hole::Details)?)?.as_object()?;
        let mut details = details.clone();
        for param in self.sent.params(self.api) {
            if let Some(value) = details.get_mut(&param.name) {
                *value = self.as_written(value, param)?;
            }
        }
        Some(details)
    }

    /// The value of a param in the details.
    fn detail(&self, param: &Param) -> Option<Json> {
        let details = at(&self.body, &self.path(Hole::Details)?)?;
        self.as_written(details.get(&param.name)?, param)
    }

    /// A value of the details as what it writes, where a body has nothing but texts there.
    fn as_written(&self, value: &Json, param: &Param) -> Option<Json> {
        let are_texts = !self.sent.is_problem && has_text_details(self.envelope);
        if !are_texts || is_text(&param.ty) {
            return Some(value.clone());
        }
        serde_json::from_str(value.as_str()?).ok()
    }

    /// The value of a param: what its header says, else what the body says in its place, else what the message says.
    pub(super) fn value(&self, entry: Option<&Entry>, param: &Param) -> Option<Json> {
        let in_header = param.header.as_deref().and_then(|header| {
            let is_delay = is_delay_header(header, self.api) && param.ty == ParamType::Seconds;
            match self.sent.delay.filter(|_| is_delay) {
                Some(delay) => Some(super::format::number(delay)),
                None => from_text(self.header(header)?, &param.ty),
            }
        });
        let in_details = || self.detail(param);
        let in_body = || match param.place {
            // What is read as a time to wait is no value as it stands.
            Place::Body if self.is_delay(&param.path) => None,
            Place::Body if !self.sent.is_problem => {
                let is_message = self
                    .path(Hole::Message)
                    .is_some_and(|path| *path == param.path);
                let found = self.own(&param.path);
                found
                    .filter(|found| !is_message || !found.is_string())
                    .cloned()
            }
            Place::Details | Place::Body => in_details(),
            Place::Message | Place::Code | Place::Logs => None,
        };
        in_header
            .or_else(in_body)
            .or_else(|| self.in_code(entry?, param))
            .or_else(|| self.in_message(entry?, param))
    }

    fn in_code(&self, entry: &Entry, param: &Param) -> Option<Json> {
        let is_it = |part: &Part| matches!(part, Part::Param(name) if *name == param.name);
        let is_own = self.sent.code.is_some() && self.sent.code == entry.code.as_deref();
        let is_there = self.has(Hole::Code) || self.has_code_in_header();
        let names_it = entry.code_parts()?.iter().any(is_it);
        // What a header says of the time to wait is newer than what the code says.
        let delay = self.sent.delay.filter(|_| param.name == "retry_after");
        let delay = delay.map(super::format::number);
        let found = delay.or_else(|| from_text(&text(&sample(param, self.api)), &param.ty));
        found.filter(|_| is_own && is_there && names_it)
    }

    fn in_message(&self, entry: &Entry, param: &Param) -> Option<Json> {
        let is_read = |param: &Param| param.place == Place::Message;
        let is_read = entry.public_params().any(is_read) && param.place != Place::Code;
        let is_read = is_read || param.name == "retry_after";
        let Text::Of(template) = self.sent.message else {
            return None;
        };
        let names_it = template
            .parts
            .iter()
            .any(|part| matches!(part, Part::Param(name) if *name == param.name));
        let shown = text(&sample(param, self.api));
        let found = from_text(&shown, &param.ty);
        found.filter(|_| is_read && names_it && self.has(Hole::Message))
    }
}

/// Whether a param says how long to wait, by its name or by its header.
pub(super) fn says_delay(param: &Param, api: &Api) -> bool {
    let header = param.header.as_deref();
    param.name == "retry_after" || header.is_some_and(|header| is_delay_header(header, api))
}

fn is_delay_header(header: &str, api: &Api) -> bool {
    let delay = api.header("retry_after");
    delay.is_some_and(|delay| delay.eq_ignore_ascii_case(header))
}

/// The status that a response for an entry has.
pub(super) fn status(entry: &Entry, reason: Option<&Reason>) -> Option<u16> {
    let status = reason.and_then(|reason| reason.status).or(entry.status);
    status.map(exact)
}

/// A status as a response has it.
pub(super) fn exact(status: Status) -> u16 {
    match status {
        Status::Exact(status) => status,
        Status::Class(class) => u16::from(class) * 100 + 77,
    }
}

fn headers(api: &Api, sent: &Sent<'_>) -> Vec<(String, String)> {
    let mut headers = Vec::new();
    // Names are compared without regard to case, and so they come in another than the catalogue's.
    let mut add = |name: &str, value: String| headers.push((name.to_uppercase(), value));
    let own = sent
        .entry
        .map_or(api.envelope.as_ref(), |entry| api.envelope_of(entry));
    let is_other = |own: &Envelope| own.media_type != "application/problem+json";
    if sent.is_problem && own.is_some_and(is_other) {
        add(
            "Content-Type",
            "Application/Problem+JSON; charset=utf-8".to_owned(),
        );
    }
    let code = sent.code_in_header.map(Cow::Borrowed);
    let code = code.or_else(|| sent.code(api));
    if let (Some(code), Some(name)) = (code, code_header(api, sent)) {
        add(name, code.into_owned());
    }
    if let (Some(kind), Some(name)) = (sent.kind, api.header("kind")) {
        add(name, kind.to_owned());
    }
    if let (Some(reason), Some(name)) = (sent.reason, api.header("reason")) {
        add(name, reason.name.clone());
    }
    if sent.has_headers {
        if let Some(name) = api.header("request_id") {
            add(name, "req_1".to_owned());
        }
        super::limits::headers(api, &mut add);
        super::dates::headers(api, &mut add);
        let params = sent.params(api).filter(|_| sent.is_whole);
        let mut has_delay = false;
        for param in params {
            if let Some(name) = &param.header {
                has_delay |= is_delay_header(name, api);
                add(name, text(&sample(param, api)));
            }
        }
        let is_said = has_delay || !sent.more.is_empty();
        let delay = sent.delay.filter(|_| !is_said);
        if let Some((delay, name)) = delay.zip(api.header("retry_after")) {
            add(name, super::format::number(delay).to_string());
        }
        let ids = api.correlation.iter().filter(|_| sent.is_whole);
        for (id, name) in ids.filter_map(|id| Some((id, id.header.as_deref()?))) {
            add(name, format!("{}_1", id.name));
        }
    }
    headers.extend(sent.more.iter().cloned());
    headers
}
