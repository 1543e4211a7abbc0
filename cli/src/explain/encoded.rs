//! Bodies that are no JSON, by their media type.

use errcat::decode::form;
use errcat_catalog::api::Envelope;
use serde_json::Value;

/// A form as an object, in which the first of several values counts, and a plain text as itself; nothing of any other body.
pub(super) fn read(headers: &[(String, String)], body: &str) -> Value {
    let mut headers = headers.iter();
    let found = headers.find(|(name, _)| name.eq_ignore_ascii_case("content-type"));
    let ty = found.and_then(|(_, value)| value.split(';').next());
    let ty = ty.unwrap_or_default().trim().to_ascii_lowercase();
    match ty.as_str() {
        Envelope::TEXT => {
            let text = body.strip_suffix('\n').unwrap_or(body);
            Value::String(text.strip_suffix('\r').unwrap_or(text).to_owned())
        }
        Envelope::FORM => form(body.trim()),
        _ => Value::Null,
    }
}
