//! The body of a response, filled in from the model alone: what servers must write.

#![allow(dead_code, reason = "each test uses a part")]

use errcat_catalog::api::{Api, CodeStyle, Entry, Envelope, Hole, Param, Place, Reason, Segment};
use errcat_catalog::{Status, Value};
use serde_json::{Map, Value as Json, json};

/// An error as the model describes it.
#[derive(Clone, Copy)]
pub(crate) struct Filling<'a> {
    pub(crate) api: &'a Api,
    pub(crate) entry: &'a Entry,
    pub(crate) reason: Option<&'a Reason>,
    /// The public values by name.
    pub(crate) values: &'a Map<String, Json>,
    pub(crate) message: &'a str,
    pub(crate) request_id: Option<&'a str>,
}

impl Filling<'_> {
    /// The body by the catalogue's envelope, or as RFC 9457 has it where there is none.
    pub(crate) fn body(&self) -> Json {
        let Some(envelope) = self.api.envelope_of(self.entry) else {
            return self.problem();
        };
        let mut body = serde_json::to_value(envelope.fill(&|hole| self.fill(hole))).expect("JSON");
        if let Some(path) = envelope.path(Hole::Details) {
            *at(&mut body, path) = Json::Object(self.details());
        }
        // A body has its members in the catalogue's order, whichever entry it is of.
        let params = self.api.entries.iter().flat_map(|entry| &entry.params);
        for path in params
            .filter(|param| param.place == Place::Body && !is_of_part(self.api, param))
            .map(|param| &param.path)
        {
            let mut own = self.in_place(Place::Body);
            if let Some((_, value)) = own.find(|(param, _)| param.path == *path) {
                let seconds = value.as_f64().filter(|_| envelope.is_delay(path));
                let text = seconds.map(|seconds| json!(format!("{seconds}s")));
                *at(&mut body, path) = text.unwrap_or_else(|| value.clone());
            }
        }
        on_wire(envelope, body)
    }

    /// The body as RFC 9457 has it.
    pub(crate) fn problem(&self) -> Json {
        let Self {
            api,
            entry,
            message,
            request_id,
            ..
        } = *self;
        // Nothing has another place here, and so everything is in the details.
        let reason = self
            .reason
            .map(|reason| ("reason".to_owned(), json!(reason.name)));
        let mut details: Map<_, _> = reason.into_iter().collect();
        for param in entry.public_params() {
            let is_in_body = matches!(param.place, Place::Details | Place::Body);
            if let Some(value) = self.values.get(&param.name).filter(|_| is_in_body) {
                details.insert(param.name.clone(), value.clone());
            }
        }
        let members = [
            ("type", json!(entry.doc_url)),
            ("title", json!(entry.title)),
            ("status", json!(self.status())),
            ("detail", json!(message)),
            ("code", json!(entry.code)),
            ("kind", json!(api.kind_of(entry).map(|kind| &kind.value))),
            ("details", Json::Object(details)),
            ("request_id", json!(request_id)),
        ];
        let members = members.into_iter().filter(|(_, value)| !value.is_null());
        members
            .map(|(name, value)| (name.to_owned(), value))
            .collect()
    }

    /// The status of the response.
    pub(crate) fn status(&self) -> Option<u16> {
        let status = self
            .reason
            .and_then(|reason| reason.status)
            .or(self.entry.status)?;
        Some(match status {
            Status::Exact(status) => status,
            Status::Class(class) => u16::from(class) * 100,
        })
    }

    fn details(&self) -> Map<String, Json> {
        let envelope = self.api.envelope_of(self.entry);
        let elsewhere = envelope.is_some_and(|envelope| envelope.says(Hole::Reason));
        let reason = self.reason.filter(|_| !elsewhere);
        let reason = reason.map(|reason| ("reason".to_owned(), json!(reason.name)));
        let params = self.in_place(Place::Details);
        // The metadata of an `ErrorInfo` is a map of texts.
        let are_texts = envelope.is_some_and(Envelope::has_text_details);
        let written = |value: &Json| match value {
            Json::String(_) => value.clone(),
            value if are_texts => json!(value.to_string()),
            value => value.clone(),
        };
        let params = params.map(|(param, value)| (param.name.clone(), written(value)));
        reason.into_iter().chain(params).collect()
    }

    fn in_place(&self, place: Place) -> impl Iterator<Item = (&Param, &Json)> {
        let params = self
            .entry
            .public_params()
            .filter(move |param| param.place == place);
        params.filter_map(|param| Some((param, self.values.get(&param.name)?)))
    }

    /// The code, with the values in it that it has places for.
    pub(crate) fn code(&self) -> Option<String> {
        let value = |name: &str| {
            let value = self.values.get(name)?;
            // A whole number is written without a point, and a large one with an exponent.
            let number = value.as_f64().filter(|_| value.is_f64());
            let text = value.as_str().map(str::to_owned);
            let text = text.or_else(|| Some(errcat::Value::Number(number?).to_string()));
            Some(text.unwrap_or_else(|| value.to_string()).into())
        };
        let entry = self.entry;
        entry.code_with(&value).or_else(|| entry.code.clone())
    }

    fn fill(&self, hole: Hole) -> Option<Value> {
        let Self { api, entry, .. } = *self;
        let text = |text: &str| Some(Value::String(text.to_owned()));
        match hole {
            Hole::Code if api.code_style == CodeStyle::Integer => {
                entry.code.clone().map(Value::Number)
            }
            Hole::Code => self.code().map(Value::String),
            Hole::Number => Some(Value::Number(entry.number?.to_string())),
            Hole::Message => text(self.message),
            Hole::Details => text("the details"),
            Hole::Kind => text(&api.kind_of(entry)?.value),
            Hole::Reason if api.integer_reasons => Some(Value::Number(self.reason?.name.clone())),
            Hole::Reason => text(&self.reason?.name),
            Hole::Status => Some(Value::Number(self.status()?.to_string())),
            Hole::StatusText => text(&self.status()?.to_string()),
            Hole::Title => text(&entry.title),
            Hole::Grpc => text(entry.grpc?.as_str()),
            Hole::DocUrl => text(entry.doc_url.as_deref()?),
            Hole::RequestId => text(self.request_id?),
            Hole::Domain => text(api.domain()),
            Hole::Type => text(entry.type_uri()?),
            Hole::Instance => None,
        }
    }
}

/// The body with its standard details in a list, if it has some.
fn on_wire(envelope: &Envelope, mut body: Json) -> Json {
    let Some(typed) = &envelope.typed else {
        return body;
    };
    let place = at(&mut body, typed);
    let mut list = Vec::new();
    for (name, detail) in place.as_object().cloned().unwrap_or_default() {
        let ty = format!("type.googleapis.com/google.rpc.{name}");
        let mut item: Map<_, _> = [("@type".to_owned(), json!(ty))].into_iter().collect();
        item.extend(detail.as_object().cloned().unwrap_or_default());
        list.push(Json::Object(item));
    }
    *place = Json::Array(list);
    body
}

/// Whether a param stands in the parts of a whole alone.
pub(crate) fn is_of_part(api: &Api, param: &Param) -> bool {
    let each = api
        .envelope
        .as_ref()
        .and_then(|envelope| envelope.each.as_ref());
    let parts = each.filter(|each| each.is_whole);
    parts.is_some_and(|each| param.path.starts_with(&each.path))
}

/// The place in a body, made if it is not there.
fn at<'a>(body: &'a mut Json, path: &[Segment]) -> &'a mut Json {
    path.iter().fold(body, |node, segment| match segment {
        Segment::Key(key) => &mut node[key.as_str()],
        Segment::Index(index) => &mut node[*index],
    })
}
