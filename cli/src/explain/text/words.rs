//! Facts of an entry in a few words.

use errcat_catalog::api::{
    Backoff, Endpoint, Jitter, Operation, Param, ParamType, RetryKind, RetryRule,
};
use errcat_catalog::{Duration, DurationRange, Value};

/// Since when, by what and why: what is known of it.
pub(super) fn lifecycle(
    since: Option<String>,
    replaced_by: Option<&str>,
    note: Option<&str>,
) -> String {
    let replaced = replaced_by.map(|name| format!("replaced by {name}"));
    let parts = [since, replaced, note.map(str::to_owned)];
    parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
}

/// A param: its type, how it travels, an example.
pub(super) fn param(param: &Param) -> String {
    let mut parts = vec![type_name(&param.ty)];
    if !param.required {
        parts.push("optional".to_owned());
    }
    if param.private {
        parts.push("never leaves the server".to_owned());
    }
    parts.extend(
        param
            .header
            .iter()
            .map(|header| format!("in the header {header}")),
    );
    let example = param.example.as_ref().and_then(|example| example.as_text());
    parts.extend(example.map(|example| format!("such as {example}")));
    let text = parts.join(", ");
    match &param.doc {
        Some(doc) => format!("{text}: {doc}"),
        None => text,
    }
}

/// An operation, with the requests that call it.
pub(super) fn operation(operation: &Operation) -> String {
    let requests: Vec<_> = operation.http.iter().map(Endpoint::shown).collect();
    let name = &operation.name;
    if requests.is_empty() {
        name.clone()
    } else {
        format!("{name}, {}", requests.join(", "))
    }
}

/// A value: a text as it is, anything else as JSON.
pub(super) fn value(value: &Value) -> String {
    match value.as_text() {
        Some(text) => text.to_owned(),
        None => serde_json::to_string(value).expect("a value has text for every key"),
    }
}

fn type_name(ty: &ParamType) -> String {
    match ty {
        ParamType::String => "string".to_owned(),
        ParamType::Integer => "integer".to_owned(),
        ParamType::Number => "number".to_owned(),
        ParamType::Boolean => "boolean".to_owned(),
        ParamType::Seconds => "seconds".to_owned(),
        ParamType::Timestamp => "timestamp".to_owned(),
        ParamType::Uuid => "uuid".to_owned(),
        ParamType::Url => "url".to_owned(),
        ParamType::Any => "any JSON value".to_owned(),
        ParamType::Enum(words) => format!("one of {}", words.join(", ")),
        ParamType::List(item) => format!("list of {}", type_name(item)),
        ParamType::Map(value) => format!("map from text to {}", type_name(value)),
        ParamType::Record(name) => name.clone(),
    }
}

/// A rule of trying again.
pub(super) fn retry(rule: &RetryRule) -> String {
    let growth = || {
        rule.backoff
            .as_ref()
            .map_or(String::new(), |backoff| format!(" ({})", growth(backoff)))
    };
    let text = match rule.kind {
        RetryKind::Never => "never: trying again cannot help".to_owned(),
        RetryKind::Backoff => format!("the same request, after a growing wait{}", growth()),
        RetryKind::AfterHeader => {
            format!(
                "the same request, after the wait that the response names, else after a growing one{}",
                growth()
            )
        }
        RetryKind::Modified => "only after a change of the request".to_owned(),
        RetryKind::AfterAction => "only after somebody has acted".to_owned(),
        RetryKind::After => {
            let min = Duration(rule.min_ms.unwrap_or_default());
            let range = DurationRange {
                min,
                max: rule.max_ms.map_or(min, Duration),
            };
            format!("the same request, after {range}")
        }
    };
    match &rule.note {
        Some(note) => format!("{text}; {note}"),
        None => text,
    }
}

fn growth(backoff: &Backoff) -> String {
    let Backoff {
        initial_ms,
        factor,
        max_ms,
        jitter,
        max_retries,
        ..
    } = backoff;
    let jitter = match jitter {
        Jitter::None => "no jitter",
        Jitter::Full => "full jitter",
        Jitter::Equal => "equal jitter",
    };
    let (initial, max) = (Duration(*initial_ms), Duration(*max_ms));
    format!("from {initial} times {factor} up to {max}, {jitter}, at most {max_retries} times")
}
