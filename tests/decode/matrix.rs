//! Every entry with its code, each reason, another status and no status; with an unknown code; with none.

use errcat::decode::Response;
use errcat_catalog::api::{Audience, Identifiers, Param, ParamType};
use serde_json::{Map, Value as Json, json};

use crate::apis::{self, Api, values};
use crate::responses::{Case, matrix, member};

fn rust(identifiers: &Identifiers) -> &str {
    &identifiers.rust
}

#[test]
fn rust_makes_of_every_response_what_the_packages_make_of_it() {
    let mut typed = 0;
    // What the cases expect of details leaves out what has a place of its own among them.
    let apis = apis::all().into_iter();
    for api in apis.filter(|api| api.catalog.name != "places") {
        let cases = matrix(&api.catalog, rust);
        assert!(cases.len() > 8, "{} has too few cases", api.catalog.name);
        typed += cases.iter().filter(|case| holds(&api, case)).count();
    }
    assert!(typed > 800, "only {typed} responses gave a typed error");
}

/// Holds one case, and says whether it gave a typed error.
fn holds(api: &Api, case: &Case) -> bool {
    let label = format!("{}: {}, given {}", api.catalog.name, case.label, case.given);
    let Json::Object(given) = &case.given else {
        panic!("{label}")
    };
    let headers: Vec<(&str, &str)> = given["headers"]
        .as_object()
        .expect("headers")
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str().expect("text")))
        .collect();
    let body = given["body"].to_string();
    let mut response = Response::new(&body).headers(&headers);
    let parsed = Response::json(&given["body"]).headers(&headers);
    let mut parsed = parsed;
    if let Some(status) = given["status"].as_u64() {
        let status = u16::try_from(status).expect("a status");
        response = response.status(status);
        parsed = parsed.status(status);
    }
    let said = (api.decode)(&response);
    assert_eq!(said.facts, (api.decode)(&parsed).facts, "{label}");

    let mut entries = api.catalog.entries.iter();
    let hidden = entries.find(|entry| {
        entry.audience != Audience::Public
            && entry.code.as_deref() == case.expected["code"].as_str()
    });
    if hidden.is_some() && !case.expected["code"].is_null() {
        // The packages are for the public; who has the Rust types of a catalogue has all of them.
        assert_eq!(said.facts["known"], true, "{label}");
        return said.error.is_some();
    }

    let mut wanted = case.expected.clone();
    let members = wanted.as_object_mut().expect("an object");
    for more in ["chain", "status", "members"] {
        members.remove(more);
    }
    if members["code"].is_number() {
        members["code"] = json!(members["code"].to_string());
    }
    if members["message"] == "unknown error" {
        members["message"] = Json::Null;
    }
    assert_eq!(said.facts, wanted, "{label}");
    typed_values(api, case, said.error.as_deref(), &label)
}

fn typed_values(
    api: &Api,
    case: &Case,
    error: Option<&dyn errcat::CatalogError>,
    label: &str,
) -> bool {
    let name = case.label.split(' ').next().expect("a word");
    let Some(entry) = api
        .catalog
        .entry(name)
        .filter(|_| case.expected["known"] == true)
    else {
        assert!(error.is_none(), "{label}");
        return false;
    };
    let members = case.expected["members"].as_object().expect("members");
    let given = |param| members.get(&member(param, rust));
    let has_reason = entry.reasons.is_empty() || !case.expected["reason"].is_null();
    let params = entry.public_params().filter(|param| param.required);
    let has_all = params
        .map(given)
        .all(|value| value.is_none_or(|value| !value.is_null()));
    assert_eq!(error.is_some(), has_all && has_reason, "{label}");
    let Some(error) = error else { return false };
    let wanted: Map<String, Json> = entry
        .public_params()
        .filter_map(|param| Some((param.name.clone(), given(param)?.clone())))
        .filter(|(_, value)| !value.is_null())
        .collect();
    let found = values(error);
    for (name, value) in &wanted {
        assert_eq!(found.get(name), Some(value), "{name}, {label}");
    }
    assert_eq!(error.entry().name, entry.name);
    // Other languages show a list as JSON has it.
    let is_list = |param: &Param| matches!(param.ty, ParamType::List(_));
    if entry.messages.len() == 1 && !entry.params.iter().any(is_list) {
        assert_eq!(
            Some(error.to_string().as_str()),
            case.expected["message"].as_str(),
            "{label}"
        );
    }
    true
}
