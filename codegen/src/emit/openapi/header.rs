//! The headers of a response.

use std::collections::BTreeSet;

use errcat_catalog::{
    Status,
    api::{Hole, Param},
};
use serde_json::{Map, Value as Json, json};

use super::{
    answer::{self, Answer},
    components::Components,
    types::text,
};
use crate::escape::markdown_code;

/// The headers that a response with one of these errors has, by name.
pub(super) fn all<'a>(
    components: &mut Components<'a>,
    status: Status,
    answers: &[Answer<'a>],
) -> Map<String, Json> {
    let api = components.api();
    let mut headers = Map::new();
    let mut add = |name: &str, says: &str, schema: Json| {
        let header = json!({"description": says, "schema": schema});
        headers.insert(name.to_owned(), header);
    };
    match status {
        Status::Exact(401) => add("WWW-Authenticate", "How to authenticate.", text()),
        Status::Exact(405) => add("Allow", "The methods that the resource takes.", text()),
        _ => {}
    }
    let says_code = |answer: &&Answer<'_>| answer::has_code_header(api, answer);
    let codes: Vec<&Answer<'_>> = answers.iter().filter(says_code).collect();
    if let Some(name) = api.code_header() {
        let has_values = codes
            .iter()
            .any(|answer| answer.entry.code_parts().is_some());
        let codes = codes
            .iter()
            .filter_map(|answer| answer.entry.code.as_deref());
        if let Some(schema) = components.words(codes) {
            let schema = if has_values { text() } else { schema };
            add(name, "The code of the error.", schema);
        }
    }
    if let Some(name) = api.header(Hole::Kind.as_str()) {
        let kinds = answers
            .iter()
            .filter_map(|answer| api.kind_of(answer.entry));
        if let Some(schema) = components.words(kinds.map(|kind| kind.value.as_str())) {
            add(name, "The kind of the error.", schema);
        }
    }
    if let Some(name) = api.header(Hole::Reason.as_str()) {
        let reasons = answers.iter().flat_map(|answer| &answer.reasons);
        if let Some(schema) = components.words(reasons.map(|reason| reason.name.as_str())) {
            add(name, "What of the error it is.", schema);
        }
    }
    if let Some(name) = api.header("request_id") {
        add(name, "The id of the request, for support.", text());
    }
    let params = answers
        .iter()
        .flat_map(|answer| answer.entry.public_params());
    for param in params {
        let Some(name) = &param.header else { continue };
        let has = |param: &Param| param.header.as_ref() == Some(name);
        let senders = answers.iter().map(|answer| answer.entry);
        let senders = senders.filter(|entry| entry.public_params().any(has));
        let senders: Vec<_> = senders
            .map(|entry| markdown_code(answer::called(entry)))
            .collect();
        let schema = components.in_header(param);
        add(name, &format!("With {}.", senders.join(", ")), schema);
    }
    headers
}

impl Components<'_> {
    /// The schema of one of these words; of any text where words of tomorrow are taken.
    fn words<'w>(&self, words: impl Iterator<Item = &'w str>) -> Option<Json> {
        let mut seen = BTreeSet::new();
        let words = words.filter(|word| seen.insert(*word));
        let all: Vec<Json> = words.map(Json::from).collect();
        if all.is_empty() {
            return None;
        }
        Some(if self.is_open() {
            text()
        } else {
            self.values(all)
        })
    }
}
