//! Bodies as their envelopes write them: JSON, a form, plain text, or a header where there is none.

use std::fmt::Write as _;

use errcat_catalog::Value;
use errcat_catalog::api::{Api, Entry, Envelope};

use super::{Block, Text, cell, details};
use crate::emit::{example, rust};

/// The example body of an entry, as a block of its own.
pub(super) fn block(api: &Api, entry: &Entry, body: &Value) -> Block {
    let text = |text: String| Block::Code {
        language: "text",
        text,
    };
    match api.envelope_of(entry) {
        Some(envelope) if envelope.is_form() => text(form(body)),
        Some(envelope) if envelope.is_text() => text(body.as_text().unwrap_or_default().to_owned()),
        Some(Envelope {
            code_header: Some(header),
            ..
        }) => text(format!(
            "{header}: {}",
            entry.code.as_deref().unwrap_or_default()
        )),
        _ => details::json(body),
    }
}

/// What is sent in each of the further envelopes, below the names of the errors.
pub(super) fn further(api: &Api) -> Vec<Block> {
    let mut blocks = Vec::new();
    for envelope in &api.envelopes {
        let entries = api.public_entries();
        let mut entries = entries
            .filter(|entry| api.is_sent_in(entry, envelope))
            .peekable();
        let Some(first) = entries.peek().copied() else {
            continue;
        };
        let mut texts = Vec::new();
        for entry in entries {
            if !texts.is_empty() {
                texts.push(Text::Between(", "));
            }
            texts.push(cell::code(entry.code.as_ref().unwrap_or(&entry.name)));
        }
        blocks.push(Block::Label { texts });
        let body = example::body(api, first);
        blocks.extend(body.map(|body| block(api, first, &body)));
    }
    blocks
}

/// A body as `application/x-www-form-urlencoded` has it.
fn form(body: &Value) -> String {
    let Value::Object(members) = body else {
        return String::new();
    };
    let pair = |(name, value): &(String, Value)| {
        let value = value
            .as_text()
            .map_or_else(|| rust::json(value), str::to_owned);
        format!("{}={}", encoded(name), encoded(&value))
    };
    let pairs: Vec<String> = members.iter().map(pair).collect();
    pairs.join("&")
}

fn encoded(text: &str) -> String {
    let mut encoded = String::new();
    for byte in text.bytes() {
        match byte {
            b' ' => encoded.push('+'),
            b'*' | b'-' | b'.' | b'_' => encoded.push(char::from(byte)),
            _ if byte.is_ascii_alphanumeric() => encoded.push(char::from(byte)),
            _ => write!(encoded, "%{byte:02X}").expect("a string takes everything"),
        }
    }
    encoded
}
