//! What is left of a limit, as headers say it.

use errcat_catalog::api::Api;
use serde_json::{Map, Value as Json, json};

use super::response::Response;

/// The headers that say it, by their roles.
const SAID: &[(&str, &str)] = &[
    ("rate_limit", "\"burst\";r=9;t=1;pk=:cHs=:, \"day\";r=3"),
    (
        "rate_limit_policy",
        "\"burst\";q=10;w=1, \"day\";q=100;w=86400",
    ),
    ("rate_limit_limit", "100"),
    ("rate_limit_remaining", "3"),
];

/// The headers of a response of this API.
pub(super) fn headers(api: &Api, add: &mut dyn FnMut(&str, String)) {
    for (role, value) in SAID {
        if let Some(name) = api.header(role) {
            add(name, (*value).to_owned());
        }
    }
}

/// What comes of them, and of the one that says when the limit starts anew.
pub(super) fn of(response: &Response<'_>) -> Option<Map<String, Json>> {
    let api = response.api;
    if !api.says_limits() {
        return None;
    }
    let has = |role: &str| {
        let name = api.header(role);
        name.is_some_and(|name| response.header(name).is_some())
    };
    let (has_used, has_policy) = (has("rate_limit"), has("rate_limit_policy"));
    let limit = match (has_used, has_policy) {
        // Without what is left the first of the policies counts.
        (false, true) => Some(10),
        (true, true) => Some(100),
        _ => has("rate_limit_limit").then_some(100),
    };
    let mut found = Map::new();
    if has_used {
        found.insert("policy".to_owned(), json!("day"));
    } else if has_policy {
        found.insert("policy".to_owned(), json!("burst"));
    }
    if let Some(limit) = limit {
        found.insert("limit".to_owned(), json!(limit));
    }
    if has_used || has("rate_limit_remaining") {
        found.insert("remaining".to_owned(), json!(3));
    }
    if let Some(reset) = response.sent.reset {
        found.insert("reset".to_owned(), super::format::number(reset));
    }
    (!found.is_empty()).then_some(found)
}
