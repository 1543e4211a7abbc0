//! What the envelope of a response decides: how its body is written, and where the code is.

use errcat_catalog::api::{Api, Envelope, Hole, ParamType};
use serde_json::Value as Json;

use super::response::Sent;
use super::sample::text;

/// The header that the code of a response is in, if it is in one.
pub(super) fn code_header<'a>(api: &'a Api, sent: &Sent<'_>) -> Option<&'a str> {
    let envelope = sent.entry.and_then(|entry| api.envelope_of(entry));
    let own = envelope.and_then(|envelope| envelope.code_header.as_ref());
    api.code_header()
        .filter(|_| api.header("code").is_some() || own.is_some())
}

/// The text of a body.
pub(super) fn written(envelope: Option<&Envelope>, body: &Json) -> String {
    if envelope.is_none_or(Envelope::is_json) {
        return body.to_string();
    }
    match body {
        Json::String(text) => text.clone(),
        Json::Object(members) => {
            let encoded = |text: &str| -> String {
                let letter = |byte: u8| match byte {
                    b'a'..=b'z' | b'A'..=b'Z' => char::from(byte).to_string(),
                    // Anything may be escaped.
                    byte => format!("%{byte:02x}"),
                };
                text.bytes().map(letter).collect()
            };
            let pair = |(name, value): (&String, &Json)| {
                format!("{}={}", encoded(name), encoded(&text(value)))
            };
            let pairs: Vec<String> = members.iter().map(pair).collect();
            pairs.join("&")
        }
        _ => String::new(),
    }
}

/// Whether values of a type are texts in JSON.
pub(super) fn is_text(ty: &ParamType) -> bool {
    matches!(
        ty,
        ParamType::String
            | ParamType::Timestamp
            | ParamType::Uuid
            | ParamType::Url
            | ParamType::Enum(_)
    )
}

pub(super) fn has_text_details(envelope: Option<&Envelope>) -> bool {
    envelope.is_some_and(Envelope::has_text_details)
}

pub(super) fn says_reason(envelope: Option<&Envelope>) -> bool {
    envelope.is_some_and(|envelope| envelope.says(Hole::Reason))
}
