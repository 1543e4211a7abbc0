//! What members of a body say of trying again, as servers write them.

use errcat_catalog::api::Entry;
use serde_json::{Map, Value as Json};

use super::response::Response;

/// The seconds to wait, if the body says some.
pub(super) fn delay(response: &Response<'_>) -> Option<f64> {
    let of = |role: &str, parts: f64| {
        let value = response.at(response.api.member(role)?)?;
        let number = match value {
            Json::Number(number) => number.as_f64()?,
            // A duration of protobuf.
            Json::String(text) => text.strip_suffix('s')?.parse().ok()?,
            _ => return None,
        };
        Some(number / parts)
    };
    of("retry_after_ms", 1e3).or_else(|| of("retry_after", 1.0))
}

/// Whether the server says to try again, or not to.
pub(super) fn should_retry(response: &Response<'_>) -> Option<bool> {
    let in_body = || response.at(response.api.member("should_retry")?)?.as_bool();
    response.sent.should_retry.or_else(in_body)
}

/// The details, and a time to wait that is a text.
pub(super) fn details(response: &Response<'_>) -> Map<String, Json> {
    let mut details = response.details().unwrap_or_default();
    for param in response
        .sent
        .entry
        .into_iter()
        .flat_map(Entry::public_params)
    {
        if response.is_delay(&param.path)
            && let Some(text) = response.at(&param.path)
        {
            details.insert(param.name.clone(), text.clone());
        }
    }
    details
}

/// What to do, as the body says it.
pub(super) fn recovery(response: &Response<'_>) -> Option<String> {
    let said = response.at(response.api.member("recovery")?)?.as_str()?;
    Some(said.to_owned()).filter(|said| !said.is_empty())
}
