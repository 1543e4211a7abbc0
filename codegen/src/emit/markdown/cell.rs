//! The cells of tables, by what a column holds.

use errcat_catalog::api::{
    Api, ColumnKey, Entry, Exception, Param, ParamType, Reason, RetryKind, RetryOn, RetryRule,
    StatusInfo,
};

use super::Text;

fn plain(text: impl Into<String>) -> Text {
    Text::Plain(text.into())
}

fn code(text: impl Into<String>) -> Text {
    Text::Code(text.into())
}

fn markdown(text: &str) -> Text {
    Text::Markdown(text.to_owned())
}

/// The cell of an entry.
pub(super) fn entry(api: &Api, entry: &Entry, key: ColumnKey) -> Vec<Text> {
    let optional = |text: Option<String>| text.map(plain).into_iter().collect();
    match key {
        ColumnKey::Code => vec![code(entry.code.as_ref().unwrap_or(&entry.name))],
        ColumnKey::Name => vec![code(&entry.name)],
        ColumnKey::Number => optional(entry.number.map(|number| number.to_string())),
        ColumnKey::Status => optional(entry.status.map(|status| status.to_string())),
        ColumnKey::Grpc => entry
            .grpc
            .map(|grpc| code(grpc.as_str()))
            .into_iter()
            .collect(),
        ColumnKey::Title => vec![plain(&entry.title)],
        ColumnKey::Message => entry
            .messages
            .iter()
            .map(|message| plain(&message.template))
            .collect(),
        ColumnKey::Quoted => entry
            .messages
            .iter()
            .map(|message| code(crate::escape::json_string(&message.template)))
            .collect(),
        ColumnKey::Cause => entry.causes.iter().map(|text| markdown(text)).collect(),
        ColumnKey::Remedy => entry.remedies.iter().map(|text| markdown(text)).collect(),
        ColumnKey::Description => entry
            .description
            .iter()
            .map(|text| markdown(text))
            .collect(),
        ColumnKey::Reasons => entry
            .reasons
            .iter()
            .map(|reason| code(&reason.name))
            .collect(),
        ColumnKey::Params => entry
            .public_params()
            .map(|param| code(attributes(param)))
            .collect(),
        ColumnKey::Retry => entry.retry.iter().flat_map(retry).collect(),
        ColumnKey::Exception => vec![code(&entry.exception)],
        ColumnKey::Group => api
            .groups
            .iter()
            .filter(|group| Some(&group.id) == entry.group.as_ref())
            .map(|group| plain(&group.title))
            .collect(),
        ColumnKey::Audience => vec![plain(entry.audience.as_str())],
        ColumnKey::Since => optional(entry.since.clone()),
        ColumnKey::Rust => vec![code(format!("Error::{}", entry.identifiers.rust))],
        ColumnKey::Typescript => vec![code(&entry.identifiers.typescript)],
        ColumnKey::Python => vec![code(&entry.identifiers.python)],
        ColumnKey::When => Vec::new(),
    }
}

/// The name of a param, in each case style that some language reads it by.
fn attributes(param: &Param) -> String {
    let identifiers = &param.identifiers;
    if identifiers.typescript == identifiers.python {
        identifiers.python.clone()
    } else {
        format!("{} / {}", identifiers.python, identifiers.typescript)
    }
}

/// The cell of a sub-code.
pub(super) fn reason(reason: &Reason, key: ColumnKey) -> Vec<Text> {
    match key {
        ColumnKey::Code => vec![code(&reason.name)],
        ColumnKey::Cause => reason.causes.iter().map(|text| markdown(text)).collect(),
        ColumnKey::Remedy => reason.remedies.iter().map(|text| markdown(text)).collect(),
        ColumnKey::Retry => reason.retry.iter().flat_map(retry).collect(),
        _ => Vec::new(),
    }
}

/// The cell of a status.
pub(super) fn status(info: &StatusInfo, key: ColumnKey) -> Vec<Text> {
    match key {
        ColumnKey::Status => vec![plain(info.status.to_string())],
        ColumnKey::Title => vec![plain(&info.title)],
        ColumnKey::Description => info.description.iter().map(|text| markdown(text)).collect(),
        _ => Vec::new(),
    }
}

/// The cell of an exception class.
pub(super) fn exception(exception: &Exception, key: ColumnKey) -> Vec<Text> {
    let statuses = exception.statuses.iter().map(ToString::to_string);
    match key {
        ColumnKey::Exception | ColumnKey::Name => vec![code(&exception.name)],
        ColumnKey::Rust => vec![code(&exception.identifiers.rust)],
        ColumnKey::Typescript => vec![code(&exception.identifiers.typescript)],
        ColumnKey::Python => vec![code(&exception.identifiers.python)],
        ColumnKey::Status => statuses.map(plain).collect(),
        ColumnKey::When => vec![match &exception.doc {
            Some(doc) => markdown(doc),
            None if exception.fallback => plain("All other error responses"),
            None => plain(format!(
                "{} responses",
                statuses.collect::<Vec<_>>().join(", ")
            )),
        }],
        _ => Vec::new(),
    }
}

/// What a rule says, in words, with the note of the catalogue.
pub(super) fn retry(rule: &RetryRule) -> Vec<Text> {
    let words = match rule.kind {
        RetryKind::Never => "Never".to_owned(),
        RetryKind::Backoff => "With exponential back-off".to_owned(),
        RetryKind::AfterHeader => "After the delay that the response names".to_owned(),
        RetryKind::Modified => "Only with a changed request".to_owned(),
        RetryKind::AfterAction => "Only after somebody has acted".to_owned(),
        RetryKind::After => format!("After {}", wait(rule)),
    };
    let mut texts = vec![plain(words)];
    texts.extend(rule.note.iter().map(|note| markdown(note)));
    texts
}

fn wait(rule: &RetryRule) -> String {
    let seconds = |ms: u64| errcat_catalog::Duration(ms).to_string();
    match (rule.min_ms, rule.max_ms) {
        (Some(min), Some(max)) if min == max => seconds(min),
        (Some(min), Some(max)) => format!("{} to {}", seconds(min), seconds(max)),
        _ => "a wait".to_owned(),
    }
}

/// What a rule of the catalogue holds for.
pub(super) fn condition(on: RetryOn) -> Text {
    match on {
        RetryOn::Status(status) => plain(status.to_string()),
        RetryOn::Network => plain("Network errors"),
        RetryOn::Timeout => plain("Network timeouts"),
        RetryOn::Default => plain("Anything else"),
    }
}

/// A type in words.
pub(super) fn ty(ty: &ParamType) -> Text {
    match ty {
        ParamType::Record(name) => code(name),
        other => plain(words(other)),
    }
}

fn words(ty: &ParamType) -> String {
    match ty {
        ParamType::List(item) => format!("list of {}", words(item)),
        ParamType::Enum(texts) => format!("one of {}", texts.join(", ")),
        ParamType::Record(name) => name.clone(),
        ParamType::String => "string".to_owned(),
        ParamType::Integer => "integer".to_owned(),
        ParamType::Number => "number".to_owned(),
        ParamType::Boolean => "boolean".to_owned(),
        ParamType::Seconds => "seconds".to_owned(),
        ParamType::Timestamp => "timestamp (RFC 3339)".to_owned(),
        ParamType::Uuid => "UUID".to_owned(),
        ParamType::Url => "URL".to_owned(),
        ParamType::Any => "any JSON value".to_owned(),
    }
}
