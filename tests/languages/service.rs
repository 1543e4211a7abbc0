//! The packages against a service in Rust, over loopback: each of its errors is caught by its class, and what fails is
//! tried again as the catalogue says.

mod faults;
mod scenarios;
mod server;

use std::collections::HashMap;
use std::process::Command;

use errcat_catalog::api::{CodeStyle, Entry, Hole, Reason};
use serde_json::{Map, Value as Json, json};

use crate::apis::Api;
use crate::packages::{root, subjects};
use crate::tools::{ask, python};
use crate::{python as py, typescript as ts, vectors};
use faults::Faults;
use scenarios::Scenario;

#[test]
fn typescript_catches_every_error_by_its_class() {
    let program = ts::program("service.mjs", include_str!("service.mjs"));
    catches_every_error(program, "typescript");
}

#[test]
fn python_catches_every_error_by_its_class() {
    let mut program = python();
    program.env("PYTHONPATH", py::all_paths());
    program.arg(root().join("tests/languages/service.py"));
    catches_every_error(program, "python");
}

/// Gives the program every error's address and class, and holds what it caught against the catalogues.
fn catches_every_error(mut program: Command, language: &str) {
    let (mut asked, mut wanted) = (Vec::new(), Vec::new());
    let has_package = |api: &&Api| {
        let mut subjects = subjects().iter();
        subjects.any(|subject| subject.catalog.name == api.catalog.name)
    };
    for api in server::catalogues().iter().filter(has_package) {
        let vectors = vectors::of(&api.catalog);
        for entry in api.catalog.public_entries() {
            let mut classes = vectors::list(&vectors, "classes").iter();
            let class = classes.find(|class| class["name"] == entry.name.as_str());
            let class = class.expect("a class of every entry");
            let values = server::values(&api.catalog, entry);
            let members = vectors::list(class, "members").iter();
            let members: Map<String, Json> = members
                .filter_map(|member| {
                    let value = values.get(member["name"].as_str()?)?;
                    Some((member[language].as_str()?.to_owned(), value.clone()))
                })
                .collect();
            let plain = entry.reasons.is_empty().then_some(None);
            for reason in plain.into_iter().chain(entry.reasons.iter().map(Some)) {
                let Some(error) = server::error(api, entry, reason) else {
                    continue;
                };
                let mut path = format!("{}/{}", api.catalog.name, entry.name);
                path.extend(reason.map(|reason| format!("/{}", reason.name)));
                asked.push(json!({
                    "url": format!("{}/{path}", server::base()),
                    "typescript": api.catalog.packages.typescript,
                    "python": api.catalog.packages.python_module,
                    "class": class[language][0],
                    "members": members.keys().collect::<Vec<_>>(),
                }));
                wanted.push((
                    path,
                    facts(api, entry, reason, &error.to_string(), &members),
                ));
            }
        }
    }
    assert!(wanted.len() > 350, "only {} errors", wanted.len());
    let said = ask(&mut program, &json!(asked));
    let said = said.as_array().expect("an answer an error");
    assert_eq!(said.len(), wanted.len());
    for ((path, wanted), said) in wanted.iter().zip(said) {
        assert_eq!(said, wanted, "{path}");
    }
}

fn facts(
    api: &Api,
    entry: &Entry,
    reason: Option<&Reason>,
    message: &str,
    members: &Map<String, Json>,
) -> Json {
    let envelope = api.catalog.envelope.as_ref();
    let in_body = |hole| envelope.is_none_or(|envelope| envelope.path(hole).is_some());
    let has_id = in_body(Hole::RequestId) || api.catalog.header("request_id").is_some();
    let code = entry
        .code
        .as_ref()
        .map(|code| match api.catalog.code_style {
            CodeStyle::Integer => json!(code.parse::<i64>().expect("a number")),
            _ => json!(code),
        });
    json!({
        "caught": true,
        "code": code,
        "reason": reason.map(|reason| &reason.name),
        "message": message,
        "requestId": has_id.then_some(server::REQUEST_ID),
        "members": members,
    })
}

/// Every call that meets faults, by each HTTP client: the waits are those declared, requests carry one key or none, and
/// the caller sees the last error by its class.
fn retries(mut program: Command, clients: &[&str]) {
    let scripts = scenarios::ALL
        .iter()
        .map(|scenario| (scenario.name.to_owned(), scenario.script()));
    let faults = Faults::start(scripts.collect::<HashMap<_, _>>());
    let calls: Vec<(&Scenario, String, &str)> = scenarios::ALL
        .iter()
        .flat_map(|scenario| {
            clients
                .iter()
                .map(move |client| (scenario, format!("/{client}/{}", scenario.name), *client))
        })
        .collect();
    let asked = calls.iter().map(|(scenario, path, client)| {
        let options: Json = serde_json::from_str(scenario.options).expect("JSON");
        json!({"url": format!("{}{path}", faults.base), "client": client, "options": options})
    });
    let said = ask(&mut program, &asked.collect());
    let said = said.as_array().expect("an answer a call");
    assert_eq!(said.len(), calls.len());
    for ((scenario, path, _), said) in calls.iter().zip(said) {
        let keys = faults.keys(path);
        let waits = said["waits"].as_array().expect("a list");
        let waits: Vec<f64> = waits.iter().filter_map(Json::as_f64).collect();
        let end = said["end"].as_str().expect("text");
        assert_eq!(
            (waits.as_slice(), end),
            (scenario.waits, scenario.end),
            "{path}"
        );
        assert_eq!(said["attempts"].as_u64(), scenario.attempts(), "{path}");
        assert_eq!(keys.len(), scenario.requests(), "requests to {path}");
        let key = &keys[0];
        assert!(keys.iter().all(|other| other == key), "{path} has {keys:?}");
        assert_eq!(
            !key.is_empty(),
            scenario.options.contains("sendsKey"),
            "{path}"
        );
    }
}

#[test]
fn typescript_tries_again_as_declared() {
    retries(
        ts::program("faults.mjs", include_str!("faults.mjs")),
        &["fetch"],
    );
}

#[test]
fn python_tries_again_as_declared() {
    let mut program = python();
    program.env("PYTHONPATH", py::all_paths());
    program.arg(root().join("tests/languages/faults.py"));
    retries(program, &["httpx", "requests", "aiohttp"]);
}
