//! Bodies as their envelopes write them: JSON, a form, plain text, or a header where there is none.

use std::fmt::Write as _;

use errcat_catalog::Value;
use errcat_catalog::api::{Api, Entry, Envelope, Hole, Segment};

use super::{Block, Text, cell, details};
use crate::emit::{example, rust};

/// The example body of an entry, as a block of its own.
pub(super) fn block(api: &Api, entry: &Entry, body: &Value) -> Block {
    let is_json = api.envelope_of(entry).is_none_or(|envelope| {
        !envelope.is_form() && !envelope.is_text() && envelope.code_header.is_none()
    });
    if is_json {
        return details::json(body);
    }
    Block::Code {
        language: "text",
        text: text(api, entry, body),
    }
}

/// The text of an example body; what is said in its place where there is none.
pub(super) fn text(api: &Api, entry: &Entry, body: &Value) -> String {
    match api.envelope_of(entry) {
        Some(envelope) if envelope.is_form() => form(body),
        Some(envelope) if envelope.is_text() => body.as_text().unwrap_or_default().to_owned(),
        Some(Envelope {
            code_header: Some(header),
            ..
        }) => {
            let code = entry.code.as_deref().unwrap_or_default();
            format!("{header}: {code}")
        }
        _ => details::pretty(body),
    }
}

/// What is sent in each of the further envelopes, below the names of the errors.
pub(super) fn further(api: &Api) -> Vec<Block> {
    let mut blocks = Vec::new();
    for envelope in &api.envelopes {
        if envelope.former {
            blocks.extend(former(api, envelope));
            continue;
        }
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

/// What an error had in a shape of former days.
fn former(api: &Api, envelope: &Envelope) -> Vec<Block> {
    let Some(mut entry) = api.public_entries().next().cloned() else {
        return Vec::new();
    };
    entry.envelope.clone_from(&envelope.name);
    let texts = vec![cell::plain("Of former days")];
    let body = example::body(api, &entry);
    let body = body.map(|body| block(api, &entry, &body));
    body.map_or_else(Vec::new, |body| vec![Block::Label { texts }, body])
}

/// Which responses of success may be errors, if some may.
pub(super) fn success(api: &Api) -> Option<Block> {
    let success = api.errors_in_success.as_ref()?;
    let mut texts = vec![cell::plain("Responses with the status")];
    for (at, status) in success.statuses.iter().enumerate() {
        if at > 0 {
            texts.push(cell::plain("or"));
        }
        texts.push(cell::code(status.to_string()));
    }
    texts.push(cell::plain("may be errors as well."));
    texts.extend(tells(api));
    for (at, said) in success.unless.iter().enumerate() {
        texts.push(cell::plain(if at == 0 { "Those with" } else { "and" }));
        let (path, value) = (Segment::join(&said.path), rust::json(&said.value));
        texts.push(cell::code(format!("{path}: {value}")));
    }
    if !success.unless.is_empty() {
        texts.push(cell::plain("are none."));
    }
    Some(Block::Paragraph { texts })
}

/// What tells that a response of success is an error.
fn tells(api: &Api) -> Vec<Text> {
    let Some(own) = &api.envelope else {
        return Vec::new();
    };
    let mut texts = Vec::new();
    if let Some(each) = &own.each {
        texts.push(cell::plain("They are where there is an error in the list"));
        texts.push(cell::code(Segment::join(&each.path)));
        return finished(texts);
    }
    let constants = own.constants();
    for (at, (path, value)) in constants.iter().enumerate() {
        let before = if at == 0 {
            "They are where the body has"
        } else {
            "and"
        };
        texts.push(cell::plain(before));
        texts.push(cell::code(format!(
            "{}: {}",
            Segment::join(path),
            rust::json(value)
        )));
    }
    if let Some(code) = own.path(Hole::Code) {
        let before = if constants.is_empty() {
            "They are where the body has a code at"
        } else {
            "and a code at"
        };
        texts.push(cell::plain(before));
        texts.push(cell::code(Segment::join(code)));
    }
    finished(texts)
}

/// A sentence, if there is one.
fn finished(mut texts: Vec<Text>) -> Vec<Text> {
    if let Some(last) = texts.pop() {
        texts.push(Text::Line(vec![last, Text::Between(".")]));
    }
    texts
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
