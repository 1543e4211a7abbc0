//! The headers of a response.

use std::collections::BTreeSet;

use errcat_catalog::{
    Status,
    api::{Hole, Param, RetryKind},
};
use serde_json::{Map, Value as Json, json};

use super::{
    answer::{self, Answer},
    components::Components,
    prose::description,
    types::text,
};
use crate::escape::markdown_code;

/// What the header of a role says.
enum Said {
    Text,
    /// A whole number from 0 on.
    Count,
    /// `true` or `false`.
    Truth,
}

/// The roles of headers that a response may have whatever its error is; those that say how long to wait come with a rule that asks for it.
const ROLES: &[(&str, &str, Said)] = &[
    (
        "request_id",
        "The id of the request, for support.",
        Said::Text,
    ),
    ("retry_after", "How long to wait.", Said::Text),
    (
        "retry_after_ms",
        "How many milliseconds to wait.",
        Said::Count,
    ),
    ("should_retry", "Whether to try again.", Said::Truth),
    ("rate_limit", "What is left of each limit.", Said::Text),
    ("rate_limit_policy", "The limits.", Said::Text),
    (
        "rate_limit_limit",
        "How many requests the limit allows.",
        Said::Count,
    ),
    (
        "rate_limit_remaining",
        "How many requests are left.",
        Said::Count,
    ),
    (
        "rate_limit_reset",
        "When the limit is whole again: in so many seconds, or at that second since 1970.",
        Said::Count,
    ),
    (
        "deprecation",
        "Since when what was called is deprecated.",
        Said::Text,
    ),
    ("sunset", "Until when there is what was called.", Said::Text),
];

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
        headers.retain(|known, _| !known.eq_ignore_ascii_case(name));
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
    for id in &api.correlation {
        let Some(name) = &id.header else { continue };
        let said = id.doc.as_deref().map(|doc| description(api, doc));
        add(
            name,
            &said.unwrap_or("An id, for support.".to_owned()),
            text(),
        );
    }
    let waits = answers.iter().any(waits);
    for (role, says, kind) in ROLES {
        let of_role = api.headers.iter().find(|header| header.role == *role);
        let is_sent = waits || !matches!(*role, "retry_after" | "retry_after_ms");
        let Some(header) = of_role.filter(|_| is_sent) else {
            continue;
        };
        let schema = match kind {
            Said::Text => text(),
            Said::Count => json!({"type": "integer", "minimum": 0}),
            Said::Truth => components.values(vec!["true".into(), "false".into()]),
        };
        let said = header.doc.as_deref().map(|doc| description(api, doc));
        add(&header.name, said.as_deref().unwrap_or(says), schema);
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

/// Whether a client is told to wait as a header says.
fn waits(answer: &Answer<'_>) -> bool {
    let reasons = answer.reasons.iter().map(|reason| &reason.retry);
    let mut rules = reasons.chain([&answer.entry.retry]).flatten();
    rules.any(|rule| rule.kind == RetryKind::AfterHeader)
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
