//! What servers in Rust write, as vectors: every error of every catalogue, in the catalogue's own body and in that of
//! RFC 9457.

use std::path::PathBuf;

use errcat::CatalogError;
use errcat::decode::Response;
use serde_json::{Map, Value as Json, json};

use crate::apis::{self, Api, values};
use crate::packages::{Subject, scratch, write};
use crate::vectors::{self, list};

/// The file with the vectors of what a server writes for the errors of a catalogue.
pub(crate) fn served(subject: &Subject) -> PathBuf {
    let made = made(apis::of(&subject.catalog.name));
    let path = scratch("served").join(format!("{}.json", subject.catalog.name));
    let file = json!({"catalogue": subject.catalog.name, "vectors": made});
    write(&path, &file.to_string());
    path
}

#[test]
fn a_server_can_write_every_error() {
    for api in apis::all() {
        let entries = api.catalog.public_entries();
        let missing: Vec<&str> = {
            let made = made(api);
            let is_there = |name: &str| made.iter().any(|vector| vector["class"] == name);
            let names = entries.map(|entry| entry.name.as_str());
            names.filter(|name| !is_there(name)).collect()
        };
        assert!(missing.is_empty(), "{}: {missing:?}", api.catalog.name);
    }
}

/// Errors come from the vectors of the catalogue, go through a server, and are read again.
fn made(api: &Api) -> Vec<Json> {
    let reply = |(vector, error): &(Json, Box<dyn CatalogError>)| {
        let accepted = ["application/json", "application/problem+json"];
        accepted.map(|accept| reply(api, vector, error.as_ref(), accept))
    };
    errors(api).iter().flat_map(reply).collect()
}

/// Every error that a server can make, in each of its texts and with each of its reasons, and the vector that it is of.
pub(crate) fn errors(api: &Api) -> Vec<(Json, Box<dyn CatalogError>)> {
    let mut errors = Vec::new();
    for vector in list(&vectors::of(&api.catalog), "vectors") {
        let name = vector["name"].as_str().expect("text");
        if ![": as declared", ": text ", ": with a text ", ": reason "]
            .iter()
            .any(|what| name.contains(what))
        {
            continue;
        }
        let given = &vector["given"];
        let body = given["body"].as_str().expect("text");
        // An entry with reasons is never sent without one.
        let error = api.said(given, body.as_bytes()).error;
        errors.extend(error.map(|error| (vector.clone(), error)));
    }
    errors
}

fn reply(api: &Api, vector: &Json, error: &dyn CatalogError, accept: &str) -> Json {
    let reply = errcat::reply(error).request_id("req_1").accept(accept);
    let mut headers = Vec::new();
    reply.headers(&mut |name, value| headers.push((name.to_owned(), value.to_string())));
    let body = reply.to_string();
    let response = Response::new(&body)
        .status(reply.status())
        .headers(&headers);
    let said = (api.decode)(&response);
    let name = format!("{} as {accept}", vector["name"].as_str().expect("text"));
    assert_eq!(said.facts["known"], true, "{name}: {body}");
    let templates = error.catalog().code_templates;
    let literal = error.entry().code.filter(|code| !templates.contains(code));
    let code = literal.map_or_else(|| vector["expected"]["code"].clone(), |code| json!(code));
    assert_eq!(said.facts["code"], code, "{name}: {body}");
    // A value that only an unusual text of the message would carry does not come back.
    let read = said.error.as_deref().map(values);
    if let Some(read) = &read {
        assert_eq!(*read, values(error), "{name}: {body}");
    }
    let members: Map<String, Json> = read.unwrap_or_default();
    json!({
        "name": name,
        "given": {"status": reply.status(), "headers": headers, "body": body},
        "class": vector["class"],
        "expected": {
            "known": true,
            "code": vector["expected"]["code"],
            "reason": vector["expected"]["reason"],
            "message": error.to_string(),
            "requestId": said.facts["requestId"],
            "retryAfter": said.facts["retryAfter"],
        },
        "members": members,
    })
}
