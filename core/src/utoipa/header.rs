//! The headers of a response.

use alloc::{collections::BTreeMap, format, vec::Vec};

use ::utoipa::openapi::HeaderBuilder;

use super::{Answer, schema};
use crate::{Catalog, Status};

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

/// The headers that a response with one of these errors can have, by name.
pub(super) fn all(
    catalog: &'static Catalog,
    status: Status,
    answers: &[Answer],
) -> BTreeMap<&'static str, HeaderBuilder> {
    let header = |description: &str| {
        HeaderBuilder::new()
            .schema(Some(schema::text()))
            .description(Some(description))
    };
    let mut headers = BTreeMap::new();
    match status {
        Status::Exact(401) => {
            headers.insert("WWW-Authenticate", header("How to authenticate."));
        }
        Status::Exact(405) => {
            headers.insert("Allow", header("The methods that the resource takes."));
        }
        _ => {}
    }
    let is_for_all = catalog.header("code").is_some();
    let says = |answer: &&Answer| is_for_all || answer.envelope().media_type.is_empty();
    let codes = answers.iter().filter(says);
    let codes = codes.filter_map(|answer| answer.entry.code);
    let mut codes = codes.map(serde_json::Value::from).peekable();
    if let Some(name) = catalog.roles.code.filter(|_| codes.peek().is_some()) {
        let code = if answers.iter().filter(says).any(Answer::is_template) {
            schema::text()
        } else {
            schema::one_of_values(codes)
        };
        let code = header("The code of the error.").schema(Some(code));
        headers.insert(name, code);
    }
    let text_of = |value: &'static str| serde_json::Value::from(value);
    let kinds = answers.iter().filter_map(|answer| answer.entry.kind);
    let mut kinds = kinds.map(text_of).peekable();
    if let Some(name) = catalog.header("kind").filter(|_| kinds.peek().is_some()) {
        let kind = header("The kind of the error.");
        headers.insert(name, kind.schema(Some(schema::one_of_values(kinds))));
    }
    let reasons = answers.iter().flat_map(|answer| &answer.reasons);
    let mut reasons = reasons.map(|reason| text_of(reason.code)).peekable();
    if let Some(name) = catalog
        .header("reason")
        .filter(|_| reasons.peek().is_some())
    {
        let reason = header("What of the error it is.");
        headers.insert(name, reason.schema(Some(schema::one_of_values(reasons))));
    }
    let ids = catalog.correlation.map(|correlation| correlation.ids);
    for name in ids.unwrap_or_default().iter().filter_map(|(_, name)| *name) {
        headers.insert(name, header("An id, for support."));
    }
    let waits = answers.iter().any(Answer::waits);
    for (role, says, kind) in ROLES {
        let is_sent = waits || !matches!(*role, "retry_after" | "retry_after_ms");
        if let Some(name) = catalog.header(role).filter(|_| is_sent) {
            let schema = match kind {
                Said::Text => schema::text(),
                Said::Count => schema::count(),
                Said::Truth => schema::one_of_values(["true", "false"].map(text_of)),
            };
            headers.insert(name, header(says).schema(Some(schema)));
        }
    }
    let params = answers.iter().flat_map(|answer| answer.entry.params);
    for param in params.filter(|param| !param.is_private()) {
        if let Some(name) = param.header {
            let senders = answers.iter().map(|answer| answer.entry);
            let senders =
                senders.filter(|entry| entry.params.iter().any(|param| param.header == Some(name)));
            let senders: Vec<_> = senders
                .map(|entry| format!("`{}`", entry.as_str()))
                .collect();
            let description = format!("With {}.", senders.join(", "));
            let schema = schema::header(param);
            headers.retain(|known, _| !known.eq_ignore_ascii_case(name));
            headers.insert(name, header(&description).schema(Some(schema)));
        }
    }
    headers
}
