//! Bodies that are no JSON, by their media type.

use errcat_catalog::api::Envelope;
use serde_json::{Map, Value};

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
        Envelope::FORM => {
            let mut form = Map::new();
            for pair in body.trim().split('&').filter(|pair| !pair.is_empty()) {
                let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
                form.entry(plain(name))
                    .or_insert_with(|| Value::String(plain(value)));
            }
            Value::Object(form)
        }
        _ => Value::Null,
    }
}

/// A name or a value without its escapes; what is none stays.
fn plain(text: &str) -> String {
    let bytes = text.as_bytes();
    let digit = |at: usize| char::from(*bytes.get(at)?).to_digit(16);
    let mut plain = Vec::new();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        at += 1;
        plain.push(match (byte, digit(at).zip(digit(at + 1))) {
            (b'+', _) => b' ',
            (b'%', Some((high, low))) => {
                at += 2;
                u8::try_from(high * 16 + low).unwrap_or_default()
            }
            _ => *byte,
        });
    }
    String::from_utf8_lossy(&plain).into_owned()
}
