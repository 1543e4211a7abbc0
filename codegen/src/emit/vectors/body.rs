//! Bodies as servers write them.

use errcat_catalog::Value;
use errcat_catalog::api::{Api, CodeStyle, Each, Entry, Envelope, Hole, Place, Segment};
use serde_json::{Map, Value as Json, json};

use super::response::{Sent, Text, Type};
use super::sample::{at, of_entry, put, render, sample, text};
use super::shape::{has_text_details, says_reason};

/// What stands at a hole of the body.
pub(super) fn filled(api: &Api, sent: &Sent<'_>, hole: Hole) -> Option<Value> {
    let string = |text: &str| Value::String(text.to_owned());
    match hole {
        Hole::Code => sent.code(api).map(|code| match api.code_style {
            CodeStyle::Integer if code.parse::<i64>().is_ok() => Value::Number(code.into_owned()),
            _ => string(&code),
        }),
        Hole::Message => shown(api, sent).as_deref().map(string),
        Hole::Details => sent.is_whole.then(|| string("the details")),
        Hole::Kind => sent.kind.map(string),
        Hole::Reason if api.integer_reasons => {
            (sent.reason).map(|reason| Value::Number(reason.name.clone()))
        }
        Hole::Reason => sent.reason.map(|reason| string(&reason.name)),
        Hole::RequestId => sent.is_whole.then(|| string("req_1")),
        Hole::Status => sent.status.map(|status| Value::Number(status.to_string())),
        Hole::StatusText => sent.status.map(|status| string(&status.to_string())),
        Hole::Type => type_of(sent).map(string),
        Hole::Number => sent
            .entry
            .and_then(|entry| entry.number)
            .map(|number| Value::Number(number.to_string())),
        _ => None,
    }
}

/// An error of a list, as it stands there.
pub(super) fn item(api: &Api, each: &Each, sent: &Sent<'_>) -> Json {
    let Some(envelope) = &api.envelope else {
        return Json::Null;
    };
    let fill = |hole| filled(api, sent, hole);
    if each.is_batch {
        let mut body = super::sample::json(&envelope.fill(&fill));
        let details = envelope.path(Hole::Details);
        put_values(api, Some(envelope), sent, details, &mut body, &|_| true);
        return body;
    }
    let body = envelope.fill_each(&|_| None, &[&fill]);
    let mut body = super::sample::json(&body);
    let first = each.first();
    let details = each
        .path(Hole::Details)
        .filter(|path| path.starts_with(&first));
    put_values(api, Some(envelope), sent, details, &mut body, &|path| {
        path.starts_with(&first)
    });
    at(&body, &first).cloned().unwrap_or_default()
}

pub(super) fn body(api: &Api, envelope: Option<&Envelope>, sent: &Sent<'_>) -> Json {
    let fill = |hole| filled(api, sent, hole);
    let filled = envelope.map(|envelope| super::sample::json(&envelope.fill(&fill)));
    let mut body = filled.unwrap_or_default();
    let path = |hole| envelope.and_then(|envelope| envelope.path(hole));
    let each = envelope.and_then(|envelope| envelope.each.as_ref());
    let parts = each.filter(|each| each.is_whole).map(|each| &each.path);
    let is_own = |own: &[Segment]| parts.is_none_or(|parts| !own.starts_with(parts));
    put_values(api, envelope, sent, path(Hole::Details), &mut body, &is_own);
    let ids = api
        .correlation
        .iter()
        .filter(|id| sent.is_whole && id.header.is_none());
    for id in ids.filter(|_| envelope.is_some_and(Envelope::is_json)) {
        put(&mut body, &id.path, json!(format!("{}_1", id.name)));
    }
    body
}

/// A body as it goes on the wire, where the standard details of AIP-193 are a list.
pub(super) fn on_wire(envelope: Option<&Envelope>, body: &Json) -> Json {
    let mut body = body.clone();
    let Some(typed) = envelope.and_then(|envelope| envelope.typed.as_ref()) else {
        return body;
    };
    let details = at(&body, typed).and_then(Json::as_object).cloned();
    let mut list = Vec::new();
    for (name, detail) in details.unwrap_or_default() {
        let mut item = Map::new();
        item.insert(
            "@type".to_owned(),
            json!(format!("{}{name}", Envelope::TYPE)),
        );
        item.extend(detail.as_object().cloned().unwrap_or_default());
        list.push(Json::Object(item));
    }
    put(&mut body, typed, Json::Array(list));
    body
}

/// Puts the details and the values with a place of their own into a body.
fn put_values(
    api: &Api,
    envelope: Option<&Envelope>,
    sent: &Sent<'_>,
    details: Option<&[Segment]>,
    body: &mut Json,
    is_own: &dyn Fn(&[Segment]) -> bool,
) {
    if let Some(path) = details {
        let mut details = values(api, sent, |place| place == Place::Details);
        if let (Some(reason), false) = (sent.reason, says_reason(envelope)) {
            details.insert("reason".to_owned(), json!(reason.name));
        }
        if has_text_details(envelope) {
            for value in details.values_mut() {
                *value = json!(text(value));
            }
        }
        if sent.is_whole || !details.is_empty() {
            put(body, path, Json::Object(details));
        }
    }
    let params = sent.params(api);
    let params = params.filter(|param| sent.is_whole && param.place == Place::Body);
    for param in params.filter(|param| is_own(&param.path)) {
        let value = sample(param, api);
        let is_delay = envelope.is_some_and(|envelope| envelope.is_delay(&param.path));
        let value = match value {
            Json::Number(seconds) if is_delay => json!(format!("{seconds}s")),
            value => value,
        };
        put(body, &param.path, value);
    }
}

/// The body of RFC 9457, whose details have what another body has anywhere.
pub(super) fn problem(api: &Api, sent: &Sent<'_>) -> Json {
    let mut details: Map<_, _> = Map::new();
    if let Some(reason) = sent.reason {
        details.insert("reason".to_owned(), json!(reason.name));
    }
    details.extend(values(api, sent, |place| {
        matches!(place, Place::Details | Place::Body)
    }));
    let has_details = sent.is_whole || !details.is_empty();
    let members = [
        ("type", json!(type_of(sent))),
        ("title", json!(sent.entry.map(|entry| &entry.title))),
        ("status", json!(sent.status)),
        ("detail", json!(shown(api, sent))),
        ("code", json!(sent.code(api))),
        ("kind", json!(sent.kind)),
        (
            "details",
            if has_details {
                Json::Object(details)
            } else {
                Json::Null
            },
        ),
        ("request_id", json!(sent.is_whole.then_some("req_1"))),
    ];
    let members = members.into_iter().filter(|(_, value)| !value.is_null());
    members
        .map(|(name, value)| (name.to_owned(), value))
        .collect()
}

fn values(api: &Api, sent: &Sent<'_>, is_there: impl Fn(Place) -> bool) -> Map<String, Json> {
    let params = sent.params(api);
    let params = params.filter(|param| sent.is_whole && is_there(param.place));
    params
        .map(|param| (param.name.clone(), sample(param, api)))
        .collect()
}

fn shown(api: &Api, sent: &Sent<'_>) -> Option<String> {
    match sent.message {
        Text::None => None,
        Text::Foreign(text) => Some(text.to_owned()),
        Text::Of(message) => {
            let value = |name: &str| of_entry(sent.entry?, name, api);
            Some(render(message, sent.reason, &value))
        }
    }
}

fn type_of<'a>(sent: &'a Sent<'_>) -> Option<&'a str> {
    match &sent.ty {
        Type::None => None,
        Type::Own => sent.entry.and_then(Entry::type_uri),
        Type::Foreign(given) => Some(given),
    }
}
