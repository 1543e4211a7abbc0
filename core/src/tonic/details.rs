//! The standard details of a status.

use alloc::{
    borrow::ToOwned,
    string::{String, ToString},
    vec::Vec,
};
use core::time::Duration;
use std::collections::HashMap;

use tonic_types::ErrorDetails;

use crate::{CatalogError, Json, Param, Retry, Shape, Value, error::public};

/// The key of the sub-code among the metadata.
pub(super) const REASON: &str = "reason";

/// Members of a record that name a field.
const FIELDS: [&str; 3] = ["field", "path", "pointer"];

/// Params by which one of several errors names its field.
const NAMES: [&str; 3] = ["field", "pointer", "parameter"];

/// Members of a record that say what is wrong with the field.
const PROBLEMS: [&str; 4] = ["message", "description", "detail", "problem"];

/// What one more detail, or one more item of it, takes besides its texts.
const OVERHEAD: usize = 48;

/// The details of an error that fit into so many bytes.
pub(super) fn of(error: &dyn CatalogError, message: &str, room: usize) -> ErrorDetails {
    let mut room = Room(room);
    let mut details = ErrorDetails::new();
    let (entry, catalog) = (error.entry(), error.catalog());
    let domain = catalog.domain.unwrap_or(catalog.name);
    room.take(&[entry.as_str(), domain]);
    if let Some(delay) = delay(error) {
        room.take(&[]);
        details.set_retry_info(Some(delay));
    }
    if let Some(url) = entry.doc_url
        && room.take(&[entry.title, url])
    {
        details.add_help_link(entry.title, url);
    }
    let mut metadata = HashMap::new();
    let mut violations = Vec::new();
    if let Some(reason) = error.reason() {
        room.take(&[REASON, reason.code]);
        metadata.insert(REASON.to_owned(), reason.code.to_owned());
    }
    public(error, &|_| true, &mut |param, value| {
        let text = text(value);
        violations.extend(self::violations(param, &text, message));
        if room.take(&[param.name, &text]) {
            metadata.insert(param.name.to_owned(), text);
        }
    });
    error.each_error(&mut |one| violations.extend(violation(one)));
    for (field, problem) in violations {
        if room.take(&[&field, &problem]) {
            details.add_bad_request_violation(field, problem);
        }
    }
    details.set_error_info(entry.as_str(), domain, metadata);
    details
}

/// The bytes that are left.
struct Room(usize);

impl Room {
    /// Takes what these texts need, if it is there.
    fn take(&mut self, texts: &[&str]) -> bool {
        let needed = texts.iter().map(|text| text.len()).sum::<usize>() + OVERHEAD;
        let left = self.0.checked_sub(needed);
        self.0 = left.unwrap_or(self.0);
        left.is_some()
    }
}

/// A value as the metadata has it.
fn text(value: Value<'_>) -> String {
    match value {
        Value::Text(text) => text.to_owned(),
        Value::Display(value) => value.to_string(),
        Value::Moment(moment) => moment.to_string(),
        value => Json::of(&value).as_str().to_owned(),
    }
}

/// How long to wait before trying again, if that can help.
fn delay(error: &dyn CatalogError) -> Option<Duration> {
    let shortest = match error.retry() {
        Some(Retry::After { min_ms, .. }) => Some(Duration::from_millis(min_ms)),
        Some(rule) if !rule.allows_replay() => return None,
        _ => None,
    };
    let name = error.catalog().header("retry_after");
    let name = name.unwrap_or("Retry-After");
    let mut said = None;
    let in_header = |param: &Param| {
        let header = param.header.unwrap_or_default();
        header.eq_ignore_ascii_case(name)
    };
    public(error, &in_header, &mut |_, value| {
        if let Value::Seconds(delay) = value {
            said = Some(delay);
        }
    });
    said.or(shortest)
}

/// The field that one of several errors complains of, with its message.
fn violation(error: &dyn CatalogError) -> Option<(String, String)> {
    NAMES.iter().find_map(|name| {
        let mut field = None;
        let is_it = |param: &Param| param.name == *name && param.shape.is_none();
        public(error, &is_it, &mut |_, value| field = Some(text(value)));
        Some((field?, error.to_string()))
    })
}

/// The fields that a param complains of, each with what is wrong.
fn violations(param: &Param, text: &str, message: &str) -> Vec<(String, String)> {
    if param.name == "field" && param.shape.is_none() {
        return Vec::from([(text.to_owned(), message.to_owned())]);
    }
    let Some(Shape::List(Shape::Record(members))) = param.shape else {
        return Vec::new();
    };
    let member = |names: &[&str]| {
        let mut names = names.iter();
        names.find_map(|name| members.iter().find(|member| member.name == *name))
    };
    let (Some(field), problem) = (member(&FIELDS), member(&PROBLEMS)) else {
        return Vec::new();
    };
    let items: Vec<serde_json::Value> = serde_json::from_str(text).unwrap_or_default();
    let violation = |item: &serde_json::Value| {
        let problem = problem.and_then(|problem| item[problem.name].as_str());
        let field = item[field.name].as_str()?;
        Some((field.to_owned(), problem.unwrap_or(message).to_owned()))
    };
    items.iter().filter_map(violation).collect()
}
