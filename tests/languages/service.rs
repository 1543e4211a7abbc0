//! The packages against a service in Rust, over loopback: each of its errors is caught by its class, and what fails is
//! tried again as the catalogue says.

mod faults;
mod scenarios;
mod server;

use std::collections::HashMap;
use std::process::Command;

use errcat_catalog::api::{Entry, Hole, Reason};
use serde_json::{Map, Value as Json, json};

use crate::apis::Api;
use crate::packages::{root, subjects};
use crate::responses::{Pick, member};
use crate::tools::{ask, python};
use crate::{python as py, typescript as ts};
use faults::Faults;
use scenarios::Scenario;

const TYPESCRIPT: Pick = |identifiers| &identifiers.typescript;
const PYTHON: Pick = |identifiers| &identifiers.python;

#[test]
fn typescript_catches_every_error_by_its_class() {
    let program = ts::program("service.mjs", include_str!("service.mjs"));
    catches_every_error(program, TYPESCRIPT);
}

#[test]
fn python_catches_every_error_by_its_class() {
    let mut program = python();
    program.env("PYTHONPATH", py::all_paths());
    program.arg(root().join("tests/languages/service.py"));
    catches_every_error(program, PYTHON);
}

/// Gives the program every error's address and class, and holds what it caught against the catalogues.
fn catches_every_error(mut program: Command, pick: Pick) {
    let mut asked = Vec::new();
    let mut wanted = Vec::new();
    for api in server::catalogues() {
        let is_package =
            |subject: &&crate::packages::Subject| subject.catalog.name == api.catalog.name;
        let Some(subject) = subjects().iter().find(is_package) else {
            continue;
        };
        for entry in api.catalog.public_entries() {
            let reasons = entry.reasons.iter().map(Some);
            let plain = entry.reasons.is_empty().then_some(None);
            for reason in plain.into_iter().chain(reasons) {
                let Some(error) = server::error(api, entry, reason) else {
                    continue;
                };
                let mut path = format!("{}/{}", api.catalog.name, entry.name);
                path.extend(reason.map(|reason| format!("/{}", reason.name)));
                let packages = &subject.catalog.packages;
                let members = members(api, entry, pick);
                asked.push(json!({
                    "url": format!("{}/{path}", server::base()),
                    "typescript": packages.typescript,
                    "python": packages.python_module,
                    "class": pick(&entry.identifiers),
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

fn members(api: &Api, entry: &Entry, pick: Pick) -> Map<String, Json> {
    let values = server::values(&api.catalog, entry);
    let params = entry.public_params();
    let named =
        params.filter_map(|param| Some((member(param, pick), values.get(&param.name)?.clone())));
    named.collect()
}

fn facts(
    api: &Api,
    entry: &Entry,
    reason: Option<&Reason>,
    message: &str,
    members: &Map<String, Json>,
) -> Json {
    let envelope = api.catalog.envelope.as_ref();
    let in_body = |hole| envelope.is_some_and(|envelope| envelope.path(hole).is_some());
    let has_id = envelope.is_none()
        || in_body(Hole::RequestId)
        || api.catalog.header("request_id").is_some();
    let code = entry.code.as_ref();
    let is_number = api.catalog.code_style == errcat_catalog::api::CodeStyle::Integer;
    json!({
        "caught": true,
        "code": code.map(|code| if is_number { json!(code.parse::<i64>().expect("a number")) } else { json!(code) }),
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
        let wanted =
            json!({"waits": scenario.waits, "end": scenario.end, "attempts": scenario.attempts()});
        assert_eq!(*said, wanted, "{path}");
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
