//! The packages against a service in Rust, over loopback: each of its errors is caught by its class, and what fails is
//! tried again as the catalogue says.

mod client;
mod faults;
mod scenarios;
mod server;

use std::process::Command;

use errcat::Entry;
use errcat_catalog::Catalog;
use serde_json::{Map, Value as Json, json};

use crate::apis::{self, values};
use crate::packages::{Subject, root, subjects};
use crate::served::errors;
use crate::tools::{ask, python};
use crate::{python as py, typescript as ts, vectors};
use faults::Faults;
use scenarios::Scenario;

#[test]
fn typescript_catches_every_error_by_its_class() {
    ts::clients::with_clients();
    let program = ts::program("service-catch.mjs", include_str!("service/catch.mjs"));
    catches_every_error(program, "typescript");
}

#[test]
fn python_catches_every_error_by_its_class() {
    let mut program = python();
    program.env("PYTHONPATH", py::all_paths());
    program.arg(root().join("tests/languages/service/catch.py"));
    catches_every_error(program, "python");
}

/// Gives the program every error's address and class, and holds what it caught against what the service has sent.
fn catches_every_error(mut program: Command, language: &str) {
    let (mut asked, mut wanted) = (Vec::new(), Vec::new());
    for Subject { catalog, .. } in subjects() {
        let api = apis::of(&catalog.name);
        let vectors = vectors::of(catalog);
        for (index, (vector, error)) in errors(api).iter().enumerate() {
            // Servers send the first text of an error, and a value that only another one has stays with them.
            let name = vector["name"].as_str().expect("text");
            if name.contains(": text ") {
                continue;
            }
            let mut classes = vectors::list(&vectors, "classes").iter();
            let class = classes.find(|class| class["name"] == vector["class"]);
            let class = class.expect("a class of every error");
            let values = values(&**error);
            let members = vectors::list(class, "members").iter().filter_map(|member| {
                let value = values.get(member["name"].as_str()?)?;
                Some((member[language].as_str()?.to_owned(), value.clone()))
            });
            let members: Map<String, Json> = members.collect();
            let question = json!({
                "method": "GET",
                "url": format!("{}/{}/{index}", server::base(), catalog.name),
                "package": match language {
                    "python" => &catalog.packages.python_module,
                    _ => &catalog.packages.typescript,
                },
                "class": class[language][0],
                "members": members.keys().collect::<Vec<_>>(),
            });
            let expected = &vector["expected"];
            let facts = json!({
                "caught": true,
                "code": expected["code"],
                "reason": expected["reason"],
                "message": error.to_string(),
                "requestId": expected["requestId"],
                "members": members,
            });
            let name = format!("{}, {name}", catalog.name);
            if is_in_header(catalog, error.entry()) {
                let mut question = question.clone();
                question["method"] = "HEAD".into();
                let facts = json!({"caught": true, "code": expected["code"]});
                asked.push(question);
                wanted.push((format!("{name}, without a body"), facts));
            }
            asked.push(question);
            wanted.push((name, facts));
        }
    }
    assert!(wanted.len() > 350, "only {} errors", wanted.len());
    let said = ask(&mut program, &json!(asked));
    let said = said.as_array().expect("an answer an error");
    assert_eq!(said.len(), wanted.len());
    for ((name, wanted), said) in wanted.iter().zip(said) {
        assert_eq!(said, wanted, "{name}");
    }
}

/// Whether a header says the code of the error, and that of no other, so that no body is needed.
fn is_in_header(catalog: &Catalog, entry: &Entry) -> bool {
    let known = catalog.entry(entry.name).expect("an entry");
    let envelope = catalog.envelope_of(known);
    let is_own = envelope.is_some_and(|envelope| envelope.code_header.is_some());
    let others = catalog
        .entries
        .iter()
        .filter(|other| other.code == known.code);
    let is_single = entry.code.is_some() && others.count() == 1;
    is_single && (is_own || catalog.header("code").is_some())
}

/// Gives the program every call that meets faults, once for each of its HTTP clients.
fn retries(mut program: Command, clients: &[&str]) {
    let faults = faults();
    let of = |client: &'static Scenario| clients.iter().map(move |name| (client, *name));
    let calls: Vec<(&Scenario, &str)> = scenarios::ALL.iter().flat_map(of).collect();
    let asked = calls.iter().map(|(scenario, client)| {
        json!({
            "url": format!("{}{}", faults.base, scenario.path(client)),
            "client": client,
            "options": scenario.options(),
        })
    });
    let said = ask(&mut program, &asked.collect());
    let said = said.as_array().expect("an answer a call");
    assert_eq!(said.len(), calls.len());
    for ((scenario, client), said) in calls.iter().zip(said) {
        assert_eq!(
            said["end"].as_str(),
            Some(scenario.end),
            "{client}: {}",
            scenario.name
        );
        tried_as_declared(scenario, client, said, &faults);
    }
}

fn faults() -> Faults {
    let script = |scenario: &Scenario| (scenario.name.to_owned(), scenario.script());
    Faults::start(scenarios::ALL.iter().map(script).collect())
}

/// The waits are those declared, and every request carried the same key, or none.
fn tried_as_declared(scenario: &Scenario, client: &str, said: &Json, faults: &Faults) {
    let path = scenario.path(client);
    let waits = said["waits"].as_array().expect("a list");
    let waits: Vec<f64> = waits.iter().filter_map(Json::as_f64).collect();
    assert_eq!(waits, scenario.waits, "{path}");
    assert_eq!(said["attempts"].as_u64(), scenario.attempts(), "{path}");
    let keys = faults.keys(&path);
    assert_eq!(keys.len(), scenario.waits.len() + 1, "requests to {path}");
    assert!(
        keys.iter().all(|key| *key == keys[0]),
        "{path} has {keys:?}"
    );
    let sends_key = scenario.options()["sendsKey"] == true;
    assert_eq!(!keys[0].is_empty(), sends_key, "{path}");
}

#[test]
fn typescript_tries_again_as_declared() {
    let program = ts::program("service-retry.mjs", include_str!("service/retry.mjs"));
    retries(program, &["fetch"]);
}

#[test]
fn python_tries_again_as_declared() {
    let mut program = python();
    program.env("PYTHONPATH", py::all_paths());
    program.arg(root().join("tests/languages/service/retry.py"));
    retries(program, &["httpx", "requests", "aiohttp"]);
}

#[test]
fn rust_tries_again_as_declared() {
    let faults = faults();
    for scenario in scenarios::ALL {
        let url = format!("{}{}", faults.base, scenario.path("ureq"));
        let said = client::call(&url, &scenario.options());
        let end = said["end"].as_str().expect("text");
        assert!(scenario.end.starts_with(end), "{}: {end}", scenario.name);
        tried_as_declared(scenario, "ureq", &said, &faults);
    }
}
