//! The vectors that were written by hand, which every language has in common.

use std::time::Duration;

use errcat::retry::{Policy, Seeded};
use serde_json::{Value as Json, json};

use crate::apis::{self, Api, Said, desks, number, values};
use crate::round_trip::is_same;
use crate::vectors::list;

#[test]
fn texts_of_the_service_and_further_codes() {
    hold(include_str!("../vectors/database.json"));
}

#[test]
fn texts_that_several_messages_of_an_error_fit() {
    hold(include_str!("../vectors/messages.json"));
}

#[test]
fn codes_with_values_in_them() {
    hold(include_str!("../vectors/flood.json"));
}

#[test]
fn one_code_of_several_errors() {
    hold(include_str!("../vectors/desks.json"));
    // Programs call them by their names.
    assert_eq!(desks::Code::from_code("not_found"), None);
    let code = desks::Code::from_code("order_not_found").expect("a code of that name");
    let entry = errcat::ErrorCode::entry(code);
    assert_eq!(
        (code.to_string().as_str(), entry.code),
        ("order_not_found", Some("not_found"))
    );
}

#[test]
fn bodies_that_no_server_should_send() {
    hold(include_str!("../vectors/bodies.json"));
}

#[test]
fn every_value_at_every_member() {
    hold(include_str!("../vectors/values.json"));
}

#[test]
fn values_in_a_map_of_texts() {
    hold(include_str!("../vectors/aip.json"));
    hold(include_str!("../vectors/beside.json"));
}

#[test]
fn details_of_aip_193_as_others_write_them() {
    hold(include_str!("../vectors/files.json"));
}

#[test]
fn members_that_say_whether_and_when_to_try_again() {
    hold(include_str!("../vectors/members.json"));
}

#[test]
fn headers_as_proxies_and_frameworks_write_them() {
    hold(include_str!("../vectors/headers.json"));
}

#[test]
fn errors_without_codes_beside_those_with_one() {
    hold(include_str!("../vectors/recognised.json"));
}

#[test]
fn kinds_above_codes() {
    hold(include_str!("../vectors/kinds.json"));
    hold(include_str!("../vectors/subcodes.json"));
    hold(include_str!("../vectors/stripe.json"));
}

#[test]
fn responses_of_apis_that_everybody_knows() {
    hold(include_str!("../vectors/anthropic.json"));
    hold(include_str!("../vectors/github.json"));
    hold(include_str!("../vectors/openai.json"));
    hold(include_str!("../vectors/oauth.json"));
    hold(include_str!("../vectors/slack.json"));
    hold(include_str!("../vectors/wechat.json"));
}

#[test]
fn several_errors_in_one_response() {
    hold(include_str!("../vectors/documents.json"));
    hold(include_str!("../vectors/several.json"));
    hold(include_str!("../vectors/parts.json"));
}

#[test]
fn a_member_that_is_a_text_or_a_list() {
    hold(include_str!("../vectors/fast.json"));
}

#[test]
fn shapes_of_standards() {
    hold(include_str!("../vectors/graphql.json"));
    hold(include_str!("../vectors/json-rpc.json"));
}

#[test]
fn several_envelopes() {
    hold(include_str!("../vectors/shapes.json"));
    hold(include_str!("../vectors/moved.json"));
}

#[test]
fn what_is_left_of_limits() {
    hold(include_str!("../vectors/limits.json"));
    hold(include_str!("../vectors/sunset.json"));
}

#[test]
fn codes_in_headers() {
    hold(include_str!("../vectors/codes.json"));
}

#[test]
fn an_error_is_told_apart_by_the_type_of_the_problem() {
    hold(include_str!("../vectors/problems.json"));
    hold(include_str!("../vectors/acme.json"));
    hold(include_str!("../vectors/weather.json"));
    hold(include_str!("../vectors/mailchimp.json"));
    hold(include_str!("../vectors/adyen.json"));
}

#[test]
fn parts_of_an_error_may_stand_in_longer_texts() {
    hold(include_str!("../vectors/composed.json"));
}

#[test]
fn an_error_may_come_with_several_statuses() {
    hold(include_str!("../vectors/statuses.json"));
}

#[test]
fn every_form_of_a_wait() {
    hold(include_str!("../vectors/retry-after.json"));
}

#[test]
fn waits_of_every_jitter_and_seed() {
    hold(include_str!("../vectors/waits.json"));
}

fn hold(file: &str) {
    let file: Json = serde_json::from_str(file).expect("JSON");
    let api = apis::of(file["catalogue"].as_str().expect("text"));
    assert!(list(&file, "vectors").len() > 1);
    for vector in list(&file, "vectors") {
        let given = &vector["given"];
        let said = api.said(given, &bytes(&given["body"]));
        let entry = vector["class"]
            .as_str()
            .and_then(|name| api.catalog.entry(name));
        assert_eq!(said.facts["known"], entry.is_some(), "{}", vector["name"]);
        if let Some(entry) = entry {
            // What one with values in it is, the facts say.
            if entry.code_parts().is_none() {
                assert_eq!(said.facts["code"], json!(entry.code), "{}", vector["name"]);
            }
        }
        facts(api, &said, vector);
        errors(&said, vector);
        waits(&said, vector);
        fails(api, vector);
    }
}

/// Whether it is an error at all.
fn fails(api: &Api, vector: &Json) {
    let Some(wanted) = vector.get("fails") else {
        return;
    };
    let given = &vector["given"];
    let found = api.is_error(given, &bytes(&given["body"]));
    assert_eq!(json!(found), *wanted, "{}", vector["name"]);
}

/// The classes of the errors of the response, or how many there are.
fn errors(said: &Said, vector: &Json) {
    let Some(wanted) = vector.get("errors") else {
        return;
    };
    let mut found: Vec<&str> = said
        .errors
        .iter()
        .map(|error| error.class.as_str())
        .collect();
    if found.is_empty() {
        found.push(&said.class);
    }
    let found = if wanted.is_number() {
        json!(found.len())
    } else {
        json!(found)
    };
    assert_eq!(found, *wanted, "{}", vector["name"]);
}

/// Only the facts that a vector names count.
fn facts(api: &Api, said: &Said, vector: &Json) {
    for (name, wanted) in vector["expected"].as_object().expect("facts") {
        let found = match name.as_str() {
            "text" => {
                assert!(bytes(wanted) == said.text.as_bytes(), "{}", vector["name"]);
                continue;
            }
            "preview" => {
                let wanted = bytes(wanted);
                assert!(wanted == said.preview.as_bytes(), "{}", vector["name"]);
                continue;
            }
            "body" => said.body.clone().unwrap_or_default(),
            // What the response does not say the catalogue does.
            "message" if said.facts["message"].is_null() => {
                let is_shown = said.text.starts_with(wanted.as_str().expect("text"));
                assert!(is_shown, "{}: {}", vector["name"], said.text);
                continue;
            }
            "status" if said.facts["known"] == true => continue,
            "status" => said.facts["received"]["status"].clone(),
            "received" => {
                let received = said.facts["received"].as_object().expect("facts").iter();
                received
                    .filter(|(_, value)| !value.is_null())
                    .map(|(name, value)| (name.clone(), value.clone()))
                    .collect()
            }
            name => said.facts[name].clone(),
        };
        let is_it = is_same(&found, wanted);
        assert!(is_it, "{name} of {} is {found}", vector["name"]);
    }
    if let (Some(form), Some(class)) = (vector["json"].as_str(), vector["class"].as_str()) {
        let class = match api.catalog.entry(class) {
            Some(entry) => &entry.identifiers.typescript,
            None => class,
        };
        assert_eq!(
            said.json,
            form.replace("$class", class),
            "{}",
            vector["name"]
        );
    }
    let members = vector["members"].as_object().into_iter().flatten();
    for (name, wanted) in members {
        let found = said.error.as_deref().map(values);
        let found = found.and_then(|values| values.get(name).cloned());
        let is_whole = said.error.is_some();
        let found = found.unwrap_or_default();
        assert!(
            !is_whole || is_same(&found, wanted),
            "{name} of {} is {found}",
            vector["name"]
        );
    }
}

fn waits(said: &Said, vector: &Json) {
    let Some(wanted) = vector["waits"].as_array() else {
        return;
    };
    let number_of = |name: &str| {
        vector[name]
            .as_u64()
            .and_then(|number| u32::try_from(number).ok())
    };
    let retries = number_of("maxRetries").expect("a number");
    let policy = Policy::new().idempotent(true).max_retries(retries);
    let policy = policy.max_elapsed(Duration::MAX);
    let mut chance = Seeded::new(number_of("seed").expect("a number"));
    let mut draws = 0;
    for (wanted, attempts) in wanted.iter().zip(1..) {
        let wait = policy.next_delay(&said.failed, attempts, Duration::ZERO, || {
            draws += 1;
            chance.draw()
        });
        assert_eq!(
            wait.map_or(Json::Null, number),
            *wanted,
            "{attempts} of {}",
            vector["name"]
        );
    }
    assert_eq!(Some(draws), number_of("draws"), "{}", vector["name"]);
}

/// A body: a text, the digits of bytes, or pieces that repeat.
fn bytes(written: &Json) -> Vec<u8> {
    match written {
        Json::String(text) => text.as_bytes().to_vec(),
        Json::Array(pieces) => pieces.iter().flat_map(bytes).collect(),
        piece => match (piece["hex"].as_str(), piece["repeat"].as_str()) {
            (Some(digits), _) => (0..digits.len())
                .step_by(2)
                .map(|at| u8::from_str_radix(&digits[at..at + 2], 16).expect("digits"))
                .collect(),
            (None, repeated) => {
                let times = piece["times"]
                    .as_u64()
                    .and_then(|times| usize::try_from(times).ok());
                let text = repeated.expect("a text").repeat(times.expect("a number"));
                text.into_bytes()
            }
        },
    }
}

#[test]
fn a_case_has_the_error_that_it_is_of() {
    use apis::database::{Code, Error};
    const PARENT: Option<Code> = Code::ConnectionGone.parent();
    assert_eq!(PARENT, Some(Code::ConnectionRejected));
    assert_eq!(
        Code::ConnectionRejected.parent(),
        Some(Code::ConnectionException)
    );
    assert_eq!(Code::ConnectionException.parent(), None);
    assert_eq!(Code::ConnectionGone.entry().parent, Some("08001"));
    let parent = |code: &str| {
        let body = json!({"error": {"code": code}}).to_string();
        errcat::decode::<Error>(&errcat::decode::Response::new(&body)).parent()
    };
    assert_eq!(parent("08P77"), Some(Code::ConnectionGone));
    assert_eq!(parent("08777"), Some(Code::ConnectionException));
    assert_eq!(parent("08003"), Some(Code::ConnectionRejected));
    assert_eq!(parent("77"), None);
}
