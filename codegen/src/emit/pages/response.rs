//! The whole response of an error: status line, headers and body, as servers send it.

use errcat_catalog::{
    Status, Value,
    api::{Api, Entry, Envelope, Param, ParamType},
};

use super::{
    Block, Tab, Text,
    bodies::{self, Body},
    cell, written,
};
use crate::emit::{example, rust};

/// A response, with what is said above it.
pub(super) struct Response {
    pub(super) label: Option<Vec<Text>>,
    /// As HTTP writes it, or the body alone where the error is none of HTTP.
    pub(super) block: Block,
}

/// The responses of an error: its own, those of reasons whose status is another, and those of its worked examples.
pub(super) fn all(api: &Api, entry: &Entry) -> Vec<Response> {
    let mut bodies: Vec<Body> = own(api, entry);
    bodies::add_worked(api, entry, &mut bodies);
    let response = |body: Body| {
        let text = written::text(api, &body.entry, &body.value);
        Response {
            block: block(api, &body.entry, &text),
            label: body.label,
        }
    };
    bodies.into_iter().map(response).collect()
}

/// The body of an error, or of its first reason, and one for each further status that reasons have.
fn own(api: &Api, entry: &Entry) -> Vec<Body> {
    let body = |label: Option<Vec<Text>>, entry: Entry| Body {
        value: example::sent(api, &entry),
        label,
        entry,
    };
    if entry.reasons.is_empty() {
        return vec![body(None, entry.clone())];
    }
    let mut statuses = Vec::new();
    let mut bodies = Vec::new();
    for reason in &entry.reasons {
        let status = reason.status.or(entry.status);
        if !statuses.contains(&status) {
            statuses.push(status);
            let label = vec![cell::code(&reason.name)];
            bodies.push(body(Some(label), bodies::with(entry, &[reason])));
        }
    }
    bodies
}

/// A response with this text as its body.
fn block(api: &Api, entry: &Entry, body: &str) -> Block {
    let Some(status) = status(entry) else {
        return Block::Code {
            language: "json",
            text: body.to_owned(),
        };
    };
    let mut text = head(api, entry, status);
    if has_body(api, entry, status) {
        text.push('\n');
        text.push_str(body);
    }
    Block::Code {
        language: "http",
        text,
    }
}

/// The command that shows such a response, and what it shows.
pub(super) fn curl(api: &Api, entry: &Entry) -> Option<Tab> {
    let response = all(api, entry).into_iter().next()?;
    let Block::Code {
        language: "http",
        text,
    } = response.block
    else {
        return None;
    };
    let mut operations = api.operations.iter();
    let operation = operations.find(|operation| operation.entries.contains(&entry.name));
    let request = operation.and_then(|operation| operation.http.first());
    let request = request.filter(|request| is_plain(&request.path) && is_plain(&request.method));
    let command = match request {
        Some(request) => {
            let glob = if request.path.contains('{') { "g" } else { "" };
            let method = match request.method.as_str() {
                "GET" => String::new(),
                method => format!(" -X {method}"),
            };
            format!("curl -i{glob}{method} \"$API_URL{}\"", request.path)
        }
        None => "curl -i \"$API_URL\"".to_owned(),
    };
    Some(Tab {
        label: "curl",
        language: "console",
        text: format!("$ {command}\n{text}"),
    })
}

/// Whether a text is the same within double quotes of a shell.
fn is_plain(text: &str) -> bool {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "/{}-_.:~".contains(c);
    !text.is_empty() && text.chars().all(is_plain)
}

/// Status line and headers, each with its line end.
fn head(api: &Api, entry: &Entry, status: u16) -> String {
    let phrase = Status::Exact(status).phrase().unwrap_or_default();
    let mut head = format!("HTTP/1.1 {status} {phrase}");
    head.truncate(head.trim_end().len());
    head.push('\n');
    for (name, value) in headers(api, entry, status) {
        head.extend([name.as_str(), ": ", &value, "\n"]);
    }
    head
}

/// The headers by which the response says something of the error.
fn headers(api: &Api, entry: &Entry, status: u16) -> Vec<(String, String)> {
    let mut headers: Vec<(String, String)> = Vec::new();
    let mut put = |name: &str, value: String| {
        let is_known = |(known, _): &(String, String)| known.eq_ignore_ascii_case(name);
        let legal = |byte| matches!(byte, b' '..=b'~' | b'\t');
        let value = value.trim_matches([' ', '\t']).to_owned();
        if !value.is_empty() && value.bytes().all(legal) && !headers.iter().any(is_known) {
            headers.push((name.to_owned(), value));
        }
    };
    if has_body(api, entry, status) {
        put("Content-Type", media_type(api, entry));
    }
    for param in entry.public_params() {
        if let (Some(name), Some(value)) = (&param.header, example::example(api, param)) {
            put(name, in_header(param, &value));
        }
    }
    let has_none = !has_body(api, entry, status);
    let code_header = api.code_header();
    let is_said = api.header("code").is_some() || has_none;
    if let (Some(name), Some(code)) = (code_header.filter(|_| is_said), example::code(api, entry)) {
        put(name, code);
    }
    if let (Some(name), Some(kind)) = (api.header("kind"), api.kind_of(entry)) {
        put(name, kind.value.clone());
    }
    if let (Some(name), Some(reason)) = (api.header("reason"), entry.reasons.first()) {
        put(name, reason.name.clone());
    }
    if let Some(name) = api.header("request_id") {
        put(name, example::REQUEST_ID.to_owned());
    }
    headers
}

fn media_type(api: &Api, entry: &Entry) -> String {
    match api.envelope_of(entry) {
        None => "application/problem+json".to_owned(),
        Some(envelope) if envelope.media_type == Envelope::TEXT => {
            format!("{}; charset=utf-8", Envelope::TEXT)
        }
        Some(envelope) => envelope.media_type.clone(),
    }
}

/// A value as a header has it: a time to wait in whole seconds.
fn in_header(param: &Param, value: &Value) -> String {
    let text = value
        .as_text()
        .map_or_else(|| rust::json(value), str::to_owned);
    match (&param.ty, text.split_once('.')) {
        (ParamType::Seconds, Some((whole, rest))) if rest.contains(|c| c != '0') => {
            let whole: Option<u64> = whole.parse().ok();
            whole.map_or(text.clone(), |whole| (whole + 1).to_string())
        }
        (ParamType::Seconds, Some((whole, _))) => whole.to_owned(),
        _ => text,
    }
}

fn has_body(api: &Api, entry: &Entry, status: u16) -> bool {
    let is_empty = |envelope: &Envelope| envelope.media_type.is_empty();
    Status::Exact(status).has_content() && !api.envelope_of(entry).is_some_and(is_empty)
}

/// The status of the response, if the error comes as one.
pub(super) fn status(entry: &Entry) -> Option<u16> {
    let reason = entry.reasons.first().and_then(|reason| reason.status);
    let status = reason.or(entry.status)?.first();
    (200..600).contains(&status).then_some(status)
}

/// The label of what is under a heading of its own.
pub(super) fn labelled(response: Response) -> Vec<Block> {
    let label = response.label.map(|texts| Block::Label { texts });
    label.into_iter().chain([response.block]).collect()
}
