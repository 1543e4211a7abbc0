//! Example bodies, written as those of real responses are.

use alloc::{
    borrow::ToOwned,
    string::{String, ToString},
    vec::Vec,
};
use core::{fmt, time::Duration};

use serde_json::{Map, Value as Json};

use super::Answer;
use crate::{
    Catalog, CatalogError, Entry, Envelope, Kind, Param, Params, Reason, Shape, Status, ToJson,
    Value,
};

/// The example body of an error.
pub(super) fn body(answer: &Answer, reason: Option<&'static Reason>) -> Option<Json> {
    let error = Example {
        catalog: answer.catalog,
        entry: answer.entry,
        status: answer.status,
        reason,
    };
    let body = crate::body(&error).request_id(PLACEHOLDER);
    if answer.envelope().media_type == Envelope::TEXT {
        return Some(Json::String(body.to_string()));
    }
    serde_json::from_str(&body.as_json()).ok()
}

/// The text of which nothing is known.
const PLACEHOLDER: &str = "...";

/// An error with the example values of its params.
#[derive(Debug)]
struct Example {
    catalog: &'static Catalog,
    entry: &'static Entry,
    status: Status,
    reason: Option<&'static Reason>,
}

impl fmt::Display for Example {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        crate::derived::message(self, f)
    }
}

impl core::error::Error for Example {}

impl CatalogError for Example {
    fn catalog(&self) -> &'static Catalog {
        self.catalog
    }

    fn entry(&self) -> &'static Entry {
        self.entry
    }

    fn reason(&self) -> Option<&'static Reason> {
        self.reason
    }

    fn status(&self) -> Option<Status> {
        Some(self.status)
    }

    fn params(&self, to: &mut dyn Params) {
        for param in self.entry.params.iter().filter(|param| !param.is_private()) {
            match example(param) {
                Some(Json::String(text)) => to.param(param.name, Value::Text(&text)),
                Some(Json::Number(number)) if param.kind == Kind::Seconds => {
                    let seconds = number.as_f64().unwrap_or_default();
                    let wait = Duration::try_from_secs_f64(seconds).unwrap_or_default();
                    to.param(param.name, Value::Seconds(wait));
                }
                Some(value) => to.param(param.name, Value::Json(&Sample(value))),
                None => {}
            }
        }
    }
}

/// The example of a param; for one that is always there and has none, a value of its type.
fn example(param: &Param) -> Option<Json> {
    let given = param
        .example
        .and_then(|json| serde_json::from_str(json).ok());
    given.or_else(|| {
        let made = || param.shape.map_or_else(|| of_kind(param.kind), of_shape);
        param.required.then(made)
    })
}

fn of_shape(shape: &Shape) -> Json {
    match shape {
        Shape::Kind(kind) => of_kind(*kind),
        Shape::Choice(texts) => texts.first().copied().into(),
        // Nothing is said of a record within itself.
        Shape::List(Shape::Record([])) => Json::Array(Vec::new()),
        Shape::List(item) => Vec::from([of_shape(item)]).into(),
        Shape::Map(Shape::Record([])) => Json::Object(Map::new()),
        Shape::Map(value) => Json::Object(
            [(PLACEHOLDER.to_owned(), of_shape(value))]
                .into_iter()
                .collect(),
        ),
        Shape::Record(fields) => {
            let fields = fields.iter().filter(|field| field.required);
            let fields = fields.map(|field| (field.name.to_owned(), of_shape(&field.shape)));
            Json::Object(fields.collect::<Map<_, _>>())
        }
    }
}

fn of_kind(kind: Kind) -> Json {
    match kind {
        Kind::Text | Kind::Any => PLACEHOLDER.into(),
        Kind::Integer | Kind::Number | Kind::Seconds => 1.into(),
        Kind::Boolean => true.into(),
        Kind::Timestamp => "2026-01-01T00:00:00Z".into(),
        Kind::Uuid => "00000000-0000-4000-8000-000000000000".into(),
        Kind::Url => "https://example.com/".into(),
        Kind::List => Json::Array(Vec::new()),
    }
}

/// A value as a response has it and a message shows it.
struct Sample(Json);

impl ToJson for Sample {
    fn to_json(&self, to: &mut dyn fmt::Write) -> fmt::Result {
        write!(to, "{}", self.0)
    }

    fn to_text(&self, to: &mut dyn fmt::Write) -> fmt::Result {
        to.write_str(&text(&self.0))
    }
}

fn text(value: &Json) -> String {
    match value {
        Json::String(text) => text.clone(),
        Json::Array(items) => items.iter().map(text).collect::<Vec<_>>().join(", "),
        value => value.to_string(),
    }
}
