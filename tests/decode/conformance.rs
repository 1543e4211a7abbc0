//! The vectors of every catalogue: Rust makes of each response what the packages of other languages make of it.

use errcat::decode::Response;
use errcat_catalog::api::{Entry, Param, ParamType};
use serde_json::{Map, Value as Json, json};

use crate::apis::{self, Api, values};
use crate::vectors::{self, headers, list, status};

#[test]
fn rust_makes_of_every_response_what_the_vectors_say() {
    let mut typed = 0;
    for api in apis::all() {
        let vectors = vectors::of(&api.catalog);
        let vectors = list(&vectors, "vectors");
        assert!(vectors.len() > 8, "{} has too few", api.catalog.name);
        typed += vectors.iter().filter(|vector| holds(&api, vector)).count();
    }
    assert!(typed > 800, "only {typed} responses gave a typed error");
}

/// Holds one vector, and says whether it gave a typed error.
fn holds(api: &Api, vector: &Json) -> bool {
    let label = format!("{}: {vector:#}", api.catalog.name);
    let given = &vector["given"];
    let headers = headers(given);
    let body = given["body"].as_str().expect("text");
    let json = serde_json::from_str(body).expect("vectors have bodies of JSON");
    let [said, parsed] = [Response::new(body), Response::json(&json)].map(|response| {
        let response = response.headers(&headers);
        let response = status(given).map_or(response, |status| response.status(status));
        (api.decode)(&response)
    });
    assert_eq!(said.facts, parsed.facts, "{label}");

    let expected = &vector["expected"];
    let wanted = json!({
        "known": expected["known"],
        "code": text(&expected["code"]),
        "reason": expected["reason"],
        "retry": expected["retry"],
        "processed": expected["processed"],
        "shouldRetry": expected["shouldRetry"],
        "correlation": expected.get("correlation").unwrap_or(&json!({})),
        "message": if says_nothing(&json, expected) { &Json::Null } else { &expected["message"] },
        "details": expected["details"],
        "requestId": expected["requestId"],
        "retryAfter": expected["retryAfter"],
        "docUrl": expected["docUrl"],
        "received": {
            "status": expected["received"]["status"],
            "code": expected["received"]["code"],
            "reason": expected["received"]["reason"],
        },
    });
    assert_eq!(said.facts, wanted, "{label}");
    let entry = vector["class"]
        .as_str()
        .and_then(|name| api.catalog.entry(name));
    match (entry, said.error) {
        (Some(entry), error) => typed_values(entry, vector, error.as_deref(), &label),
        (None, None) => false,
        (None, Some(error)) => panic!("{error}, {label}"),
    }
}

/// Whether the text is the catalogue's own, since the body has none.
fn says_nothing(body: &Json, expected: &Json) -> bool {
    !body.to_string().contains(&expected["message"].to_string())
}

fn text(value: &Json) -> Json {
    match value {
        Json::Number(number) => json!(number.to_string()),
        value => value.clone(),
    }
}

fn typed_values(
    entry: &Entry,
    vector: &Json,
    error: Option<&dyn errcat::CatalogError>,
    label: &str,
) -> bool {
    let members = vector["members"].as_object().expect("members");
    let mut required = entry.public_params().filter(|param| param.required);
    let has_all = required.all(|param| !members[&param.name].is_null());
    let has_reason = entry.reasons.is_empty() || !vector["expected"]["reason"].is_null();
    assert_eq!(error.is_some(), has_all && has_reason, "{label}");
    let Some(error) = error else { return false };
    let found = values(error);
    let given = members.iter().filter(|(_, value)| !value.is_null());
    let given: Map<String, Json> = given
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect();
    for (name, value) in &given {
        assert_eq!(found.get(name), Some(value), "{name}, {label}");
    }
    assert_eq!(error.entry().name, entry.name);
    // Other languages show a list as JSON has it.
    let is_list = |param: &Param| matches!(param.ty, ParamType::List(_));
    let name = vector["name"].as_str().expect("text");
    if name.ends_with("as declared") && !entry.params.iter().any(is_list) {
        let message = vector["expected"]["message"].as_str();
        assert_eq!(Some(error.to_string().as_str()), message, "{label}");
    }
    true
}
