//! The body that a response for an entry has, with the params' example values in it.

use errcat_catalog::{
    Status, Value,
    api::{Api, Entry, Envelope, Example, Field, Hole, Message, Param, ParamType, Place, Segment},
};
use pulldown_cmark::{Event, Parser};

use super::rust::json;

/// What stands for the id of a request.
pub(crate) const REQUEST_ID: &str = "...";

/// The example body of an entry, if the catalogue has an envelope.
pub(crate) fn body(api: &Api, entry: &Entry) -> Option<Value> {
    let envelope = api.envelope_of(entry)?;
    let mut body = envelope.fill(&|hole| fill(api, entry, hole));
    let parts = envelope.each.as_ref().filter(|each| each.is_whole);
    let is_own = |path: &[Segment]| parts.is_none_or(|each| !path.starts_with(&each.path));
    place(api, entry, &mut body, &is_own);
    Some(envelope.on_wire(body))
}

/// The example body of an entry: that of RFC 9457 where the catalogue has no envelope.
pub(crate) fn sent(api: &Api, entry: &Entry) -> Value {
    body(api, entry).unwrap_or_else(|| problem(api, entry))
}

/// The body of a response with these errors, if the catalogue has a list of them: the first is that of the whole, where a body
/// says one.
pub(crate) fn list(api: &Api, entries: &[&Entry]) -> Option<Value> {
    let envelope = api.envelope.as_ref()?;
    let each = envelope.each.as_ref()?;
    let (whole, parts) = entries.split_first()?;
    let entries = if each.is_whole { parts } else { entries };
    let first = each.first();
    let item = |entry: &&Entry| {
        if each.is_batch {
            return body(api, entry);
        }
        let one = |hole| fill(api, entry, hole);
        let mut body = envelope.fill_each(&|_| None, &[&one]);
        place(api, entry, &mut body, &|path| path.starts_with(&first));
        at(body, &first)
    };
    let items = entries.iter().filter_map(item).collect();
    let mut body = body(api, whole)?;
    insert(&mut body, &each.path, Value::Array(items));
    Some(body)
}

/// Puts the values with a place of their own into a body.
fn place(api: &Api, entry: &Entry, body: &mut Value, is_own: &dyn Fn(&[Segment]) -> bool) {
    let params = entry.public_params();
    for param in params.filter(|param| param.place == Place::Body && is_own(&param.path)) {
        if let Some(value) = example(api, param) {
            let envelope = api.envelope_of(entry);
            let is_delay = envelope.is_some_and(|envelope| envelope.is_delay(&param.path));
            insert(body, &param.path, in_form(value, is_delay));
        }
    }
}

/// A value as its place has it: a time to wait is a text in a `RetryInfo`.
fn in_form(value: Value, is_delay: bool) -> Value {
    match value {
        Value::Number(seconds) if is_delay => Value::String(format!("{seconds}s")),
        value => value,
    }
}

/// What stands at a path of a body.
fn at(body: Value, path: &[Segment]) -> Option<Value> {
    let [step, rest @ ..] = path else {
        return Some(body);
    };
    let next = match (step, body) {
        (Segment::Key(key), Value::Object(members)) => {
            let mut members = members.into_iter();
            members.find(|(name, _)| name == key)?.1
        }
        (Segment::Index(index), Value::Array(items)) => items.into_iter().nth(*index)?,
        _ => return None,
    };
    at(next, rest)
}

/// An error with the values of a worked example in place of those of its params' own examples.
pub(crate) fn with_values(entry: &Entry, example: &Example) -> Entry {
    let mut own = entry.clone();
    for param in &mut own.params {
        let given = example.params.iter().find(|value| value.name == param.name);
        if let Some(given) = given {
            param.example = Some(given.value.clone());
        }
    }
    let given = example.params.iter().find(|value| value.name == "reason");
    if let Some(name) = given.and_then(|given| given.value.as_text()) {
        own.reasons.retain(|reason| reason.name == name);
    }
    own
}

/// A body of the envelope with what its fields say in place of values, if the catalogue has an envelope.
pub(crate) fn shape(api: &Api) -> Option<Value> {
    let envelope = api.envelope.as_ref()?;
    let entry = api.public_entries().next()?;
    let value = |hole: Hole| {
        let says = |field: &&Field| field.name == hole.as_str();
        let says = api
            .fields
            .iter()
            .find(says)
            .and_then(|field| field.doc.as_deref());
        Some(match fill(api, entry, hole) {
            Some(Value::String(_)) | None => {
                Value::String(says.map_or_else(|| "...".to_owned(), plain))
            }
            Some(Value::Object(_)) => Value::Object(Vec::new()),
            Some(other) => other,
        })
    };
    let mut body = envelope.fill_each(&value, &[&value]);
    for param in api.public_entries().flat_map(Entry::public_params) {
        if envelope.param_path(&param.name).as_ref() == Some(&param.path) {
            let says = param.doc.as_deref().map_or_else(|| "...".to_owned(), plain);
            insert(&mut body, &param.path, Value::String(says));
        }
    }
    Some(envelope.on_wire(body))
}

/// What people read of inline Markdown.
fn plain(markdown: &str) -> String {
    let mut text = String::new();
    for event in Parser::new(markdown) {
        match event {
            Event::Text(words) | Event::Code(words) => text.push_str(&words),
            Event::SoftBreak | Event::HardBreak => text.push(' '),
            _ => {}
        }
    }
    text
}

/// What stands at a hole of the body.
pub(super) fn fill(api: &Api, entry: &Entry, hole: Hole) -> Option<Value> {
    let text = |text: &str| Some(Value::String(text.to_owned()));
    // An entry with reasons is never sent without one.
    let reason = entry.reasons.first();
    let status = reason.and_then(|reason| reason.status).or(entry.status);
    let status = status.map(Status::first);
    match hole {
        Hole::Code => {
            let code = code(api, entry)?;
            Some(match api.code_style {
                errcat_catalog::api::CodeStyle::Integer => Value::Number(code),
                _ => Value::String(code),
            })
        }
        Hole::Number => entry.number.map(|number| Value::Number(number.to_string())),
        Hole::Message => {
            let own = reason.and_then(|reason| reason.message.as_ref());
            match own.or(entry.messages.first()) {
                Some(message) => text(&said(api, entry, message)),
                // What the service says each time is not known.
                None => text(&entry.title),
            }
        }
        Hole::Details => Some(details(api, entry, &[Place::Details])),
        Hole::Kind => text(&api.kind_of(entry)?.value),
        Hole::Reason if api.integer_reasons => Some(Value::Number(reason?.name.clone())),
        Hole::Reason => text(&reason?.name),
        Hole::Status => status.map(|status| Value::Number(status.to_string())),
        Hole::StatusText => text(&status?.to_string()),
        Hole::Title => text(&entry.title),
        Hole::Grpc => text(entry.grpc?.as_str()),
        Hole::DocUrl => text(entry.doc_url.as_deref()?),
        Hole::RequestId => text(REQUEST_ID),
        Hole::Domain => text(api.domain()),
        Hole::Type => text(entry.type_uri()?),
        Hole::Instance => None,
    }
}

/// The code as it is sent, with values in it where it has places for them.
pub(crate) fn code(api: &Api, entry: &Entry) -> Option<String> {
    let value = |name: &str| {
        let param = entry.param(name)?;
        Some(in_text(&example(api, param)?).into())
    };
    entry.code_with(&value).or_else(|| entry.code.clone())
}

/// The body of RFC 9457, with all values in the details.
fn problem(api: &Api, entry: &Entry) -> Value {
    let members = [
        ("type", Hole::Type),
        ("title", Hole::Title),
        ("status", Hole::Status),
        ("detail", Hole::Message),
        ("code", Hole::Code),
        ("kind", Hole::Kind),
        ("details", Hole::Details),
        ("request_id", Hole::RequestId),
    ];
    let value = |hole| match hole {
        Hole::Details => Some(details(api, entry, &[Place::Details, Place::Body])),
        hole => fill(api, entry, hole),
    };
    let member = |(name, hole): (&str, Hole)| Some((name.to_owned(), value(hole)?));
    Value::Object(members.into_iter().filter_map(member).collect())
}

/// A message with the values in it that the body has.
fn said(api: &Api, entry: &Entry, message: &Message) -> String {
    message.filled(&|name| {
        let value = entry.param(name).and_then(|param| example(api, param));
        let reason = || entry.reasons.first().filter(|_| name == "reason");
        let value = value.map(|value| in_text(&value));
        Some(value.or_else(|| Some(reason()?.name.clone()))?.into())
    })
}

/// A value as a message has it: text without quotes, the items of a list after each other.
fn in_text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(in_text).collect::<Vec<_>>().join(", "),
        value => json(value),
    }
}

/// The values that have one of these places.
fn details(api: &Api, entry: &Entry, places: &[Place]) -> Value {
    let mut members = Vec::new();
    let envelope = api.envelope_of(entry);
    let has_hole = envelope.is_some_and(|envelope| envelope.says(Hole::Reason));
    if let (Some(reason), false) = (entry.reasons.first(), has_hole) {
        members.push(("reason".to_owned(), Value::String(reason.name.clone())));
    }
    for param in entry
        .public_params()
        .filter(|param| places.contains(&param.place))
    {
        if let Some(value) = example(api, param) {
            members.push((param.name.clone(), value));
        }
    }
    if envelope.is_some_and(Envelope::has_text_details) {
        for (_, value) in &mut members {
            if !matches!(value, Value::String(_)) {
                *value = Value::String(json(value));
            }
        }
    }
    Value::Object(members)
}

/// The example of a param; for a required one without, a value of its type.
pub(super) fn example(api: &Api, param: &Param) -> Option<Value> {
    let made = || param.required.then(|| sample(api, &param.ty, 0));
    param.example.clone().or_else(made)
}

fn sample(api: &Api, ty: &ParamType, depth: usize) -> Value {
    let text = |text: &str| Value::String(text.to_owned());
    match ty {
        ParamType::String | ParamType::Any => text("..."),
        ParamType::Integer | ParamType::Number | ParamType::Seconds => Value::Number("1".into()),
        ParamType::Boolean => Value::Bool(true),
        ParamType::Timestamp => text("2026-01-01T00:00:00Z"),
        ParamType::Uuid => text("00000000-0000-4000-8000-000000000000"),
        ParamType::Url => text("https://example.com/"),
        ParamType::Enum(words) => text(words.first().map_or("", String::as_str)),
        ParamType::List(item) if depth < 4 => Value::Array(vec![sample(api, item, depth + 1)]),
        ParamType::List(_) => Value::Array(Vec::new()),
        ParamType::Map(value) if depth < 4 => {
            let value = sample(api, value, depth + 1);
            Value::Object(vec![("...".to_owned(), value)])
        }
        ParamType::Map(_) => Value::Object(Vec::new()),
        ParamType::Record(name) => {
            let fields = api.type_record(name).map(|record| record.fields.as_slice());
            let required = fields
                .unwrap_or_default()
                .iter()
                .filter(|field| field.required);
            Value::Object(
                required
                    .map(|field| (field.name.clone(), sample(api, &field.ty, depth + 1)))
                    .collect(),
            )
        }
    }
}

/// Puts a value at a path of a body, making the objects that are not there yet.
fn insert(body: &mut Value, path: &[Segment], value: Value) {
    let [step, rest @ ..] = path else {
        *body = value;
        return;
    };
    let place = match step {
        Segment::Key(key) => {
            if *body == Value::Null {
                *body = Value::Object(Vec::new());
            }
            let Value::Object(members) = body else { return };
            let known = members.iter().position(|(name, _)| name == key);
            let at = known.unwrap_or(members.len());
            if known.is_none() {
                members.push((key.clone(), Value::Null));
            }
            &mut members[at].1
        }
        Segment::Index(index) => {
            let Value::Array(items) = body else { return };
            let Some(item) = items.get_mut(*index) else {
                return;
            };
            item
        }
    };
    insert(place, rest, value);
}
