//! Which of several envelopes a response has: by its media type, else by what fits.

use alloc::{borrow::Cow, collections::BTreeSet, string::String, vec::Vec};

use serde_json::Value;

use super::{Body, Response, repair, typed};
use crate::{Catalog, Envelope, Hole, Node, json};

/// The envelope of a response. Of a form or a plain text `made` is the same as JSON, which is to be read in place of the body.
pub(super) fn find(
    catalog: &Catalog,
    response: &Response<'_>,
    made: &mut String,
) -> Option<(Envelope, bool)> {
    let further = catalog.envelopes.iter().map(|further| further.envelope);
    let known: Vec<Envelope> = catalog.envelope.into_iter().chain(further).collect();
    let of_type = |media_type: &str| known.iter().find(|known| known.media_type == media_type);
    let declared = declared(response);
    let text = response.body.text();
    if let Some(text) = text.as_deref() {
        if let Some(first) = of_type(Envelope::FORM).filter(|_| declared == Envelope::FORM) {
            let form = formed(text, made);
            return Some((fit(&known, true, &form).unwrap_or(*first), true));
        }
        if let Some(plain) = of_type(Envelope::TEXT).filter(|_| declared == Envelope::TEXT) {
            plain_text(text, made);
            return Some((*plain, true));
        }
    }
    let value = match (response.body, text.as_deref()) {
        (Body::Json(value), _) => Some(Cow::Borrowed(value)),
        (_, text) => repair::parsed(text?).map(Cow::Owned),
    };
    if let Some(value) = value.filter(|value| value.is_object() || value.is_array()) {
        return fit(&known, false, &value).map(|envelope| (envelope, false));
    }
    let text = text.filter(|_| declared.is_empty())?;
    if of_type(Envelope::FORM).is_some() {
        let form = formed(&text, made);
        if let Some(envelope) = fit(&known, true, &form) {
            return Some((envelope, true));
        }
    }
    // What nobody says of, and begins so, is a page.
    let plain = of_type(Envelope::TEXT).filter(|_| !text.starts_with('<'))?;
    plain_text(&text, made);
    Some((*plain, true))
}

/// The media type of a response in small letters, without its parameters.
fn declared(response: &Response<'_>) -> String {
    let text = response.headers.get("Content-Type").unwrap_or_default();
    let text = text.split(';').next().unwrap_or_default();
    text.trim().to_ascii_lowercase()
}

/// The first envelope that fits: by its code, else by its message, else by its kind.
fn fit(known: &[Envelope], is_form: bool, value: &Value) -> Option<Envelope> {
    let of_kind = |envelope: &&Envelope| {
        let is_json = envelope.media_type != Envelope::TEXT && !envelope.media_type.is_empty();
        is_json && (envelope.media_type == Envelope::FORM) == is_form
    };
    let by = |wanted: &[Hole]| {
        let fits = |envelope: &&Envelope| {
            let mut fit = Fit {
                wanted,
                is_same: true,
                says: false,
            };
            fit.walk(envelope.body, Some(value));
            fit.is_same && fit.says
        };
        known.iter().filter(of_kind).find(fits).copied()
    };
    by(&[Hole::Code, Hole::IntegerCode])
        .or_else(|| by(&[Hole::Message]))
        .or_else(|| by(&[Hole::Kind]))
}

/// Whether a body has the constants of an envelope, or of a part of one.
pub(super) fn has_constants(node: Node, value: &Value) -> bool {
    let mut fit = Fit {
        wanted: &[],
        is_same: true,
        says: false,
    };
    fit.walk(node, Some(value));
    fit.is_same
}

/// What of an envelope a body has.
struct Fit<'a> {
    wanted: &'a [Hole],
    is_same: bool,
    says: bool,
}

impl Fit<'_> {
    fn walk(&mut self, node: Node, value: Option<&Value>) {
        match node {
            Node::Json("") | Node::At(_) | Node::Delay(_) | Node::Text(_) => {}
            Node::Typed { domain, items } => {
                let list = value.and_then(Value::as_array);
                let list = list.map_or(&[][..], Vec::as_slice);
                for known in items {
                    let named = || value.and_then(|value| value.get(known.0));
                    let found = typed::find(domain, *known, list).or_else(named);
                    self.walk(known.1, found);
                }
            }
            Node::Json(constant) => self.is_same &= is_same(constant, value),
            Node::Hole(hole) | Node::Either { hole, .. } => {
                self.says |= self.wanted.contains(&hole)
                    && match value {
                        Some(Value::String(text)) => !text.is_empty(),
                        Some(Value::Number(_)) => true,
                        _ => false,
                    };
            }
            Node::Object(members)
            | Node::Optional(members)
            | Node::Details { members, .. }
            | Node::Texts { members, .. } => {
                for (name, member) in members {
                    self.walk(*member, value.and_then(|value| value.get(name)));
                }
            }
            Node::Each { item, is_whole } => {
                if !is_whole {
                    self.walk(*item, value.and_then(|value| value.get(0)));
                }
            }
            Node::Array(items) => {
                for (at, item) in items.iter().enumerate() {
                    self.walk(*item, value.and_then(|value| value.get(at)));
                }
            }
        }
    }
}

fn is_same(constant: &str, value: Option<&Value>) -> bool {
    let constant: Value = serde_json::from_str(constant).unwrap_or_default();
    let value = value.unwrap_or(&Value::Null);
    match (constant.as_f64(), value.as_f64()) {
        (Some(constant), Some(value)) => constant.total_cmp(&value).is_eq(),
        _ => constant == *value,
    }
}

/// A form as JSON, for tools that read responses without a catalogue of their own.
pub fn form(text: &str) -> Value {
    formed(text, &mut String::new())
}

/// A form as JSON; of several values of a name the first counts.
fn formed(text: &str, made: &mut String) -> Value {
    made.clear();
    made.push('{');
    let mut names = BTreeSet::new();
    for pair in text.split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let name = unescaped(name);
        if names.contains(&name) {
            continue;
        }
        if !names.is_empty() {
            made.push(',');
        }
        let _ = json::string(&name, made);
        made.push(':');
        let _ = json::string(&unescaped(value), made);
        names.insert(name);
    }
    made.push('}');
    serde_json::from_str(made).unwrap_or_default()
}

/// A name or a value of a form; what is no escape stays as it is.
fn unescaped(text: &str) -> String {
    let bytes = text.as_bytes();
    let digit = |at: usize| char::from(*bytes.get(at)?).to_digit(16);
    let mut plain = Vec::with_capacity(bytes.len());
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

/// A plain text as JSON, without the line break at its end.
fn plain_text(text: &str, made: &mut String) {
    let text = text.strip_suffix('\n').unwrap_or(text);
    let text = text.strip_suffix('\r').unwrap_or(text);
    made.clear();
    let _ = json::string(text, made);
}
