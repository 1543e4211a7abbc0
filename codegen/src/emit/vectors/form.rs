//! An error as one text of JSON.

use errcat_catalog::api::Param;
use serde_json::{Value as Json, json};

use super::{
    format::{self, Expected},
    sample,
};

/// The error as one JSON text, with this for the name of the class.
pub(super) fn json_form(
    expected: &Expected,
    values: &[(&Param, Option<Json>)],
    name: &str,
    errors: &[format::Part],
) -> String {
    let mut details = expected.details.clone();
    for (param, value) in values {
        // What stands among the details at a place of its own is there already.
        let is_there = details.contains_key(&param.name);
        if let (Some(value), false) = (value, is_there) {
            details.insert(param.name.clone(), value.clone());
        }
    }
    let received = &expected.received;
    let code = expected.code.as_ref().map(sample::text);
    let is_same = received.status == expected.status
        && received.code == code
        && received.reason == expected.reason
        && received.ty.is_none()
        && received.deprecation.is_none()
        && received.sunset.is_none()
        && (received.kind.is_none() || received.kind == expected.kind);
    let members = [
        ("name", json!(name)),
        ("code", json!(expected.code)),
        ("status", json!(expected.status)),
        ("reason", json!(expected.reason)),
        ("kind", json!(expected.kind)),
        ("number", json!(expected.number)),
        ("message", json!(expected.message)),
        ("details", Json::Object(details)),
        ("requestId", json!(expected.request_id)),
        ("retryAfter", json!(expected.retry_after)),
        ("rateLimit", json!(expected.rate_limit)),
        ("recovery", json!(expected.recovery)),
        ("docUrl", json!(expected.doc_url)),
        ("correlation", json!(expected.correlation)),
        ("received", json!((!is_same).then_some(received))),
    ];
    let members = members.into_iter().filter(|(_, value)| !value.is_null());
    let form: Json = members
        .map(|(name, value)| (name.to_owned(), value))
        .collect();
    let mut form = form.to_string();
    if !errors.is_empty() {
        form.pop();
        let errors: Vec<&str> = errors.iter().map(|error| error.json.as_str()).collect();
        form.extend([",\"errors\":[", &errors.join(","), "]}"]);
    }
    form
}
