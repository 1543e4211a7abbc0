//! The vectors of every catalogue: Rust makes of each response what the packages of other languages make of it.

use std::collections::BTreeSet;
use std::time::Duration;

use errcat::decode::Response;
use errcat::retry::{Failed, Policy, Seeded, Transport};
use errcat_catalog::Status;
use errcat_catalog::api::{Entry, Envelope, Param, ParamType};
use serde_json::{Map, Value as Json, json};

use crate::apis::{self, Api, Said, number, values};
use crate::vectors::{self, headers, list, status};

#[test]
fn rust_makes_of_every_response_what_the_vectors_say() {
    let mut typed = 0;
    for api in apis::all() {
        let all = vectors::of(&api.catalog);
        let seed = seed(&all);
        let vectors = list(&all, "vectors");
        assert!(vectors.len() > 8, "{} has too few", api.catalog.name);
        typed += vectors
            .iter()
            .filter(|vector| holds(api, &all, vector, seed))
            .count();
    }
    assert!(typed > 800, "only {typed} responses gave a typed error");
}

#[test]
fn rust_decides_as_the_vectors_say() {
    let mut decided = 0;
    for api in apis::all() {
        let all = vectors::of(&api.catalog);
        let seconds = |value: &Json| value.as_f64().map(Duration::from_secs_f64);
        for decision in list(&all, "decisions") {
            let mut vectors = list(&all, "vectors").iter();
            let vector = vectors.find(|vector| vector["name"] == decision["vector"]);
            let failed = said(api, &vector.expect("a vector")["given"]).failed;
            let idempotent = decision["idempotent"] == true;
            let mut policy = Policy::new().idempotent(idempotent);
            if let Some(most) = decision["maxRetries"].as_u64() {
                policy = policy.max_retries(u32::try_from(most).expect("a few"));
            }
            if let Some(longest) = seconds(&decision["maxElapsed"]) {
                policy = policy.max_elapsed(longest);
            }
            if let Some(longest) = seconds(&decision["maxRetryAfter"]) {
                policy = policy.max_retry_after(longest);
            }
            let attempts = decision["attempt"].as_u64().expect("a number");
            let attempts = u32::try_from(attempts).expect("a few");
            let elapsed = seconds(&decision["elapsed"]).expect("a number");
            let mut chance = Seeded::new(seed(&all));
            let wait = policy.next_delay(&failed, attempts, elapsed, || chance.draw());
            assert_eq!(
                wait.map_or(Json::Null, number),
                decision["wait"],
                "{decision}"
            );
            decided += 1;
        }
        for failure in list(&all, "failures") {
            let failed = match failure["failure"].as_str() {
                Some("network") => (api.transport)(Transport::Network),
                Some("timeout") => (api.transport)(Transport::Timeout),
                _ => continue,
            };
            assert_eq!(waits(&failed, seed(&all)), failure["waits"], "{failure}");
        }
    }
    assert!(decided > 60, "only {decided} decisions");
}

#[test]
fn every_row_is_tried_with_its_code_another_and_none() {
    for api in apis::all() {
        let all = vectors::of(&api.catalog);
        let vectors = list(&all, "vectors");
        let names: BTreeSet<_> = vectors
            .iter()
            .map(|vector| vector["name"].as_str())
            .collect();
        assert_eq!(
            names.len(),
            vectors.len(),
            "{}: two of one name",
            api.catalog.name
        );
        let has = |class: &dyn Fn(&str) -> bool, status: Option<u16>| {
            let mut vectors = vectors.iter();
            vectors.any(|vector| {
                let name = vector["class"].as_str().expect("text");
                class(name) && self::status(&vector["given"]) == status
            })
        };
        for entry in api.catalog.public_entries() {
            let own = |class: &str| class == entry.name;
            let stranger = |class: &str| class.starts_with("Unknown");
            let Some(Status::Exact(status)) = entry.status else {
                continue;
            };
            assert!(has(&own, Some(status)), "{}", entry.name);
            let is_enough = |other: &Entry| other.own_statuses().any(|own| own == status);
            let is_enough = api.catalog.public_entries().any(is_enough);
            assert!(is_enough || has(&stranger, Some(status)), "{}", entry.name);
            // A message alone may mean another entry.
            if entry.code.is_some() {
                assert!(has(&own, None) && has(&own, Some(299)), "{}", entry.name);
            }
        }
    }
}

/// What Rust makes of a response.
fn said(api: &Api, given: &Json) -> Said {
    let body = given["body"].as_str().expect("text");
    api.said(given, body.as_bytes())
}

fn seed(vectors: &Json) -> u32 {
    let seed = vectors["seed"].as_u64().expect("a number");
    u32::try_from(seed).expect("32 bits")
}

/// Holds one vector, and says whether it gave a typed error.
fn holds(api: &Api, all: &Json, vector: &Json, seed: u32) -> bool {
    let label = format!("{}: {vector:#}", api.catalog.name);
    let given = &vector["given"];
    let headers = headers(given);
    let body = given["body"].as_str().expect("text");
    let tree: Option<Json> = serde_json::from_str(body).ok();
    let json = tree.clone().unwrap_or_default();
    let said = said(api, given);
    let parsed = Response::json(&json).headers(&headers);
    let parsed = status(given).map_or(parsed, |status| parsed.status(status));
    let is_json = |envelope: &Envelope| envelope.is_json();
    let is_other = tree.is_none() && !api.catalog.every_envelope().all(is_json);
    if !is_other {
        assert_eq!(said.facts, (api.decode)(&parsed).facts, "{label}");
    }
    let shown = if is_other {
        plain(body)
    } else {
        json.to_string()
    };

    let wanted = facts(&vector["expected"], &shown);
    assert_eq!(said.facts, wanted, "{label}");
    assert_eq!(said.body, tree, "{label}");
    assert_eq!(json!(said.text), vector["expected"]["text"], "{label}");
    assert_eq!(said.json, form(all, vector), "{label}");
    assert_eq!(waits(&said.failed, seed), vector["waits"], "{label}");
    let errors = vector.get("errors").and_then(Json::as_array);
    let errors = errors.map_or(&[][..], Vec::as_slice);
    assert_eq!(said.errors.len(), errors.len(), "{label}");
    for (found, wanted) in said.errors.iter().zip(errors) {
        let expected = &wanted["expected"];
        assert_eq!(found.facts, facts(expected, &shown), "{label}");
        assert_eq!(json!(found.text), expected["text"], "{label}");
        let entry = wanted["class"].as_str().expect("text");
        if let Some(entry) = api.catalog.entry(entry) {
            let named = json!({"name": "", "members": wanted["members"], "expected": expected});
            typed_values(entry, &named, found.error.as_deref(), &label);
        }
    }
    let entry = vector["class"]
        .as_str()
        .and_then(|name| api.catalog.entry(name));
    match (entry, said.error) {
        (Some(entry), error) => typed_values(entry, vector, error.as_deref(), &label),
        (None, None) => false,
        (None, Some(error)) => panic!("{error}, {label}"),
    }
}

/// What Rust says of an error with these facts.
fn facts(expected: &Json, body: &str) -> Json {
    json!({
        "known": expected["known"],
        "code": text(&expected["code"]),
        "reason": expected["reason"],
        "kind": expected["kind"],
        "retry": expected["retry"],
        "processed": expected["processed"],
        "rateLimit": expected["rateLimit"],
        "shouldRetry": expected["shouldRetry"],
        "recovery": expected["recovery"],
        "correlation": expected.get("correlation").unwrap_or(&json!({})),
        "message": if says_nothing(body, expected) { &Json::Null } else { &expected["message"] },
        "details": expected["details"],
        "requestId": expected["requestId"],
        "retryAfter": expected["retryAfter"],
        "retired": expected.get("retired").map(|retired| json!({"since": retired["since"], "note": retired["note"]})),
        "docUrl": expected["docUrl"],
        "received": {
            "status": expected["received"]["status"],
            "code": expected["received"]["code"],
            "reason": expected["received"]["reason"],
            "kind": expected["received"]["kind"],
            "number": expected["received"]["number"],
            "type": expected["received"]["type"],
            "instance": expected["received"]["instance"],
            "deprecation": expected["received"]["deprecation"],
            "sunset": expected["received"]["sunset"],
        },
        "number": expected["number"],
    })
}

/// The JSON of a vector with the class that the packages have.
fn form(all: &Json, vector: &Json) -> String {
    let mut classes = list(all, "classes").iter();
    let class = classes.find(|class| class["name"] == vector["class"]);
    let name = class.and_then(|class| class["typescript"][0].as_str());
    let mut form = vector["json"].as_str().expect("text").to_owned();
    let errors = vector.get("errors").and_then(Json::as_array);
    for (at, error) in errors.into_iter().flatten().enumerate() {
        let mut classes = list(all, "classes").iter();
        let class = classes.find(|class| class["name"] == error["class"]);
        let name = class.and_then(|class| class["typescript"][0].as_str());
        form = form.replace(&format!("$errors[{at}]"), name.expect("a class"));
    }
    form.replace("$class", name.expect("a class"))
}

/// The waits in seconds before each attempt, up to the last.
fn waits(failed: &Failed, seed: u32) -> Json {
    let list = |is_idempotent| {
        let policy = Policy::new().idempotent(is_idempotent);
        let mut chance = Seeded::new(seed);
        let mut elapsed = Duration::ZERO;
        let mut waits = Vec::new();
        while waits.last() != Some(&Json::Null) && waits.len() < 12 {
            let attempts = u32::try_from(waits.len()).expect("a few") + 1;
            let wait = policy.next_delay(failed, attempts, elapsed, || chance.draw());
            elapsed += wait.unwrap_or_default();
            waits.push(wait.map_or(Json::Null, number));
        }
        waits
    };
    json!({"idempotent": list(true), "otherwise": list(false)})
}

/// Whether the text is the catalogue's own, since the body has none.
/// A form without its escapes.
fn plain(body: &str) -> String {
    let mut pieces = body.split('%');
    let mut bytes = pieces.next().unwrap_or_default().as_bytes().to_vec();
    for piece in pieces {
        let digits = piece.get(..2).map(|digits| u8::from_str_radix(digits, 16));
        match digits {
            Some(Ok(byte)) => {
                bytes.push(byte);
                bytes.extend_from_slice(&piece.as_bytes()[2..]);
            }
            _ => bytes.extend_from_slice(format!("%{piece}").as_bytes()),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn says_nothing(body: &str, expected: &Json) -> bool {
    // It may stand in a longer text.
    let (plain, quoted) = (
        expected["message"].as_str(),
        expected["message"].to_string(),
    );
    !body.contains(plain.unwrap_or_default()) && !body.contains(quoted.trim_matches('"'))
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
