//! The target `openapi` and `errcat::utoipa` say the same of each catalogue, though the one has components with names and puts the choice
//! between errors where they differ, and the other writes everything out.

use std::collections::{BTreeMap, BTreeSet};

use errcat_codegen::OpenApi;
use serde_json::{Map, Value as Json, json};

use super::document::document;
use crate::apis;

/// What is said of a response: the schemas of its headers, and by content type the bodies that it may have and the examples.
#[derive(Debug, PartialEq)]
struct Said {
    headers: BTreeMap<String, BTreeSet<String>>,
    contents: BTreeMap<String, (BTreeSet<String>, Map<String, Json>)>,
}

#[test]
fn the_target_and_utoipa_say_the_same() {
    for api in apis::all() {
        let name = &api.catalog.name;
        let document = document(&api.catalog, &OpenApi::default());
        let described = (api.described)();
        let described = described.as_object().expect("responses by status");
        let responses = document["components"]["responses"].as_object();
        let whole: BTreeMap<&str, &Json> = responses
            .expect("responses by name")
            .iter()
            .filter_map(|(name, response)| Some((name.strip_prefix("Error")?, response)))
            .collect();
        let statuses: Vec<&str> = whole.keys().copied().collect();
        let mut wanted: Vec<&str> = described.keys().map(String::as_str).collect();
        wanted.sort_unstable();
        assert_eq!(statuses, wanted, "{name}");
        for (status, response) in whole {
            let (ours, theirs) = (
                said(response, &document),
                said(&described[status], &Json::Null),
            );
            assert_eq!(ours.headers, theirs.headers, "{name} {status}");
            for (media_type, (schemas, examples)) in &ours.contents {
                let (others, told) = &theirs.contents[media_type];
                let only: Vec<_> = schemas.symmetric_difference(others).collect();
                assert!(only.is_empty(), "{name} {status}: {only:#?}");
                for (example, value) in examples {
                    assert_eq!(Some(value), told.get(example), "{name} {status} {example}");
                }
            }
            assert_eq!(ours, theirs, "{name} {status}");
        }
    }
}

fn said(response: &Json, document: &Json) -> Said {
    let members = |name: &str| response[name].as_object().cloned().unwrap_or_default();
    let schemas = |schema: &Json| {
        let all = possible(schema, document, &mut Vec::new());
        all.iter().map(Json::to_string).collect::<BTreeSet<_>>()
    };
    let header = |(name, header): (String, Json)| (name, schemas(&header["schema"]));
    let content = |(media_type, content): (String, Json)| {
        let examples = content["examples"].as_object().cloned();
        let mut examples = examples.unwrap_or_default();
        examples.sort_keys();
        (media_type, (schemas(&content["schema"]), examples))
    };
    Said {
        headers: members("headers").into_iter().map(header).collect(),
        contents: members("content").into_iter().map(content).collect(),
    }
}

/// The schemas without a choice that a schema stands for, each in one form.
fn possible(schema: &Json, document: &Json, inside: &mut Vec<String>) -> Vec<Json> {
    if let Some(target) = schema["$ref"].as_str() {
        if inside.iter().any(|known| known == target) {
            return vec![json!({"type": "object"})];
        }
        inside.push(target.to_owned());
        let pointer = target.trim_start_matches('#');
        let found = document.pointer(pointer).expect("a component");
        let all = possible(found, document, inside);
        inside.pop();
        return all;
    }
    let several = schema["oneOf"].as_array().or(schema["anyOf"].as_array());
    if let Some(several) = several {
        let mut all = Vec::new();
        for one in several {
            all.extend(possible(one, document, inside));
        }
        return all;
    }
    let Some(members) = schema.as_object() else {
        return vec![schema.clone()];
    };
    let mut all = vec![Map::new()];
    for (name, member) in members {
        let values = match name.as_str() {
            "description" | "externalDocs" | "deprecated" | "x-errcat" => continue,
            "const" => vec![json!([member])],
            "properties" => properties(member, document, inside),
            "items" | "additionalProperties" => vec![choice(member, document, inside)],
            "prefixItems" => {
                let items = member.as_array().expect("a list").iter();
                vec![items.map(|item| choice(item, document, inside)).collect()]
            }
            "required" => {
                let mut names: Vec<&str> = { member.as_array().expect("a list").iter() }
                    .filter_map(Json::as_str)
                    .collect();
                names.sort_unstable();
                vec![json!(names)]
            }
            _ => vec![member.clone()],
        };
        let name = if name == "const" { "enum" } else { name };
        let mut longer = Vec::new();
        for before in &all {
            for value in &values {
                let mut with = before.clone();
                with.insert(name.to_owned(), value.clone());
                longer.push(with);
            }
        }
        all = longer;
    }
    for members in &mut all {
        members.sort_keys();
    }
    all.into_iter().map(Json::Object).collect()
}

/// The members of an object, for each choice between its properties.
fn properties(properties: &Json, document: &Json, inside: &mut Vec<String>) -> Vec<Json> {
    let mut all = vec![Map::new()];
    for (name, property) in properties.as_object().expect("properties by name") {
        let values = possible(property, document, inside);
        let mut longer = Vec::new();
        for before in &all {
            for value in &values {
                let mut with = before.clone();
                with.insert(name.clone(), value.clone());
                longer.push(with);
            }
        }
        all = longer;
    }
    for members in &mut all {
        members.sort_keys();
    }
    all.into_iter().map(Json::Object).collect()
}

/// What stands in a list, with the choice in it.
fn choice(schema: &Json, document: &Json, inside: &mut Vec<String>) -> Json {
    let all = possible(schema, document, inside);
    let texts: BTreeSet<String> = all.iter().map(Json::to_string).collect();
    json!(texts)
}
