//! Example bodies: what a response has with the example values of the params.

use errcat_catalog::{
    Catalog, Value,
    api::{Entry, Hole, Place, Reason},
};
use serde_json::Value as Json;

use super::{answer::Answer, types::json_of};
use crate::emit::example;

/// The example body of an error with one of its statuses, and with this reason if it has some.
pub(super) fn body(api: &Catalog, answer: &Answer<'_>, reason: Option<&Reason>) -> Option<Json> {
    let mut own = answer.entry.clone();
    own.status = Some(answer.status);
    own.reasons.clear();
    own.reasons.extend(reason.cloned().map(|reason| Reason {
        status: None,
        ..reason
    }));
    let value = match api.envelope_of(&own) {
        Some(_) => example::body(api, &own)?,
        None => problem(api, &own),
    };
    Some(json_of(&value))
}

/// The body of RFC 9457, which errors have where the catalogue says nothing of bodies: all values are in the details.
fn problem(api: &Catalog, entry: &Entry) -> Value {
    let fill = |hole| example::fill(api, entry, hole);
    let members = [
        ("type", fill(Hole::Type)),
        ("title", fill(Hole::Title)),
        ("status", fill(Hole::Status)),
        ("detail", fill(Hole::Message)),
        ("code", fill(Hole::Code)),
        ("kind", fill(Hole::Kind)),
        ("details", Some(details(api, entry))),
        ("request_id", fill(Hole::RequestId)),
    ];
    let own = |(name, value): (&str, Option<Value>)| Some((name.to_owned(), value?));
    Value::Object(members.into_iter().filter_map(own).collect())
}

fn details(api: &Catalog, entry: &Entry) -> Value {
    let mut members = Vec::new();
    if let Some(reason) = entry.reasons.first() {
        members.push(("reason".to_owned(), Value::String(reason.name.clone())));
    }
    let is_here = |place: Place| matches!(place, Place::Details | Place::Body);
    for param in entry.public_params().filter(|param| is_here(param.place)) {
        if let Some(value) = example::example(api, param) {
            members.push((param.name.clone(), value));
        }
    }
    Value::Object(members)
}
