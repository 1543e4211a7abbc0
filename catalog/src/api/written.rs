//! An envelope as a catalogue writes it, with nothing abbreviated.

use super::{
    envelope::{Body, Envelope, Hole, Member},
    text::Piece,
};
use crate::{resolve::escaped, value::Value};

impl Envelope {
    /// The names of the envelopes that a catalogue may name instead of writing them.
    pub const PRESETS: [&'static str; 6] = [
        "problem+json",
        "google",
        "jsonapi",
        "graphql",
        "json-rpc",
        "oauth",
    ];

    /// What stands under `envelope`, or under the envelope's name in `envelopes`; a preset is spelt out.
    pub fn written(&self) -> Value {
        let body = self.on_wire(self.body.written());
        let member = |name: &str, value| Value::Object(vec![(name.to_owned(), value)]);
        let mut written = match (&self.code_header, &self.name) {
            (Some(header), _) => {
                member("headers", member(header, Value::String("$code".to_owned())))
            }
            (None, None) => return body,
            _ if self.is_form() => member("form", body),
            _ if self.is_text() => member("text", body),
            _ => member("body", body),
        };
        if let (true, Value::Object(members)) = (self.former, &mut written) {
            members.push(("former".to_owned(), Value::Bool(true)));
        }
        written
    }
}

impl Body {
    fn written(&self) -> Value {
        let hole = |hole: &Hole| format!("${}", hole.as_str());
        match self {
            Self::Hole(own) => Value::String(hole(own)),
            Self::Param(name) => Value::String(format!("$param.{name}")),
            Self::Literal(Value::String(text)) => Value::String(escaped(text, true)),
            Self::Literal(value) => value.clone(),
            Self::Text(pieces) => {
                let mut text = String::new();
                for piece in pieces {
                    match piece {
                        Piece::Hole(own) => text.push_str(&hole(own)),
                        Piece::Text(own) => text.push_str(&escaped(own, text.is_empty())),
                    }
                }
                Value::String(text)
            }
            Self::Array(items) => Value::Array(items.iter().map(Self::written).collect()),
            Self::Object(members) => {
                let member = |member: &Member| (member.name.clone(), member.value.written());
                Value::Object(members.iter().map(member).collect())
            }
            Self::Each(item) => Value::Object(vec![("$each".to_owned(), item.written())]),
        }
    }
}
