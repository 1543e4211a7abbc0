//! The parts of a body, taken out of it in one pass along the envelope.

use alloc::{borrow::ToOwned, string::String, vec::Vec};
use core::fmt;

use serde_core::de::{
    Deserialize, DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor,
};
use serde_json::{Number, Value};

use super::{Body, repair};
use crate::{Hole, Node};

/// The parts of a body, as they are there.
#[derive(Default)]
pub(super) struct Parts {
    pub(super) code: Option<Scalar>,
    pub(super) message: Option<Scalar>,
    pub(super) details: Option<Value>,
    pub(super) reason: Option<Scalar>,
    pub(super) request_id: Option<Scalar>,
    pub(super) status: Option<Scalar>,
    pub(super) status_text: Option<Scalar>,
    /// The values that have a place of their own, by its name.
    pub(super) places: Vec<(&'static str, Value)>,
}

impl Parts {
    /// The parts of a body; none if it is no JSON.
    pub(super) fn of(body: &Body<'_>, root: Node) -> Self {
        let mut parts = Self::default();
        let is_read = match body {
            Body::Json(value) => parts.walk(root, *value).is_ok(),
            Body::Bytes(bytes) => {
                let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
                parts.parse(root, bytes).is_ok() || {
                    let text = String::from_utf8_lossy(bytes);
                    parts = Self::default();
                    parts
                        .parse(root, repair::repaired(&text).as_bytes())
                        .is_ok()
                }
            }
        };
        if is_read { parts } else { Self::default() }
    }

    fn parse(&mut self, root: Node, bytes: &[u8]) -> Result<(), serde_json::Error> {
        let mut json = serde_json::Deserializer::from_slice(bytes);
        self.walk(root, &mut json)?;
        json.end()
    }

    fn walk<'de, D: Deserializer<'de>>(&mut self, node: Node, json: D) -> Result<(), D::Error> {
        Walk { node, parts: self }.deserialize(json)
    }

    /// Forgets what a node has given: of two members of one name the last counts.
    fn forget(&mut self, node: Node) {
        match node {
            Node::Hole(hole) => {
                if let Some(part) = self.part(hole) {
                    *part = None;
                }
            }
            Node::Details { members, .. } => {
                self.details = None;
                self.forget(Node::Object(members));
            }
            Node::At(path) => self.places.retain(|(known, _)| *known != path),
            Node::Array(items) => {
                for item in items {
                    self.forget(*item);
                }
            }
            Node::Object(members) | Node::Optional(members) => {
                for (_, member) in members {
                    self.forget(*member);
                }
            }
            Node::Json(_) => {}
        }
    }

    fn part(&mut self, hole: Hole) -> Option<&mut Option<Scalar>> {
        Some(match hole {
            Hole::Code | Hole::IntegerCode => &mut self.code,
            Hole::Message => &mut self.message,
            Hole::Reason => &mut self.reason,
            Hole::RequestId => &mut self.request_id,
            Hole::Status => &mut self.status,
            Hole::StatusText => &mut self.status_text,
            Hole::Number | Hole::Title | Hole::Grpc | Hole::DocUrl | Hole::Domain => return None,
        })
    }
}

/// A part that is a text or a number. Anything else is no part of an error.
pub(super) enum Scalar {
    Text(String),
    Number(Number),
}

impl Scalar {
    /// The text, if it is one.
    pub(super) fn text(self) -> Option<String> {
        match self {
            Self::Text(text) => Some(text),
            Self::Number(_) => None,
        }
    }
}

/// Reads a value at a node, whether it has the node's shape or not.
struct Walk<'a> {
    node: Node,
    parts: &'a mut Parts,
}

impl<'de> DeserializeSeed<'de> for Walk<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<(), D::Error> {
        let Self { node, parts } = self;
        match node {
            Node::Hole(hole) => match parts.part(hole) {
                Some(part) => *part = json.deserialize_any(AScalar)?,
                None => IgnoredAny::deserialize(json).map(drop)?,
            },
            Node::Details { reason, members } => {
                let details = Value::deserialize(json)?;
                if reason {
                    let reason = details.get("reason").and_then(Value::as_str);
                    parts.reason = reason.map(|reason| Scalar::Text(reason.to_owned()));
                }
                // What stands among the details at a place of its own is one of them too.
                if !members.is_empty() {
                    let walked = parts.walk(Node::Object(members), &details);
                    walked.map_err(D::Error::custom)?;
                }
                parts.details = Some(details);
            }
            Node::At(path) => parts.places.push((path, Value::deserialize(json)?)),
            Node::Array(_) | Node::Object(_) | Node::Optional(_) => {
                json.deserialize_any(Self { node, parts })?;
            }
            Node::Json(_) => IgnoredAny::deserialize(json).map(drop)?,
        }
        Ok(())
    }
}

impl<'de> Visitor<'de> for Walk<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let members = match self.node {
            Node::Object(members) | Node::Optional(members) => members,
            _ => &[],
        };
        let mut seen = 0_u64;
        while let Some(member) = map.next_key_seed(Name(members))? {
            match member {
                Some(at) => {
                    let node = members[at].1;
                    let bit = 1_u64.checked_shl(u32::try_from(at).unwrap_or(u32::MAX));
                    if bit.is_none_or(|bit| seen & bit != 0) {
                        self.parts.forget(node);
                    }
                    seen |= bit.unwrap_or(0);
                    let parts = &mut *self.parts;
                    map.next_value_seed(Walk { node, parts })?;
                }
                None => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        if let Node::Array(nodes) = self.node {
            for node in nodes {
                let walk = Walk {
                    node: *node,
                    parts: &mut *self.parts,
                };
                if items.next_element_seed(walk)?.is_none() {
                    return Ok(());
                }
            }
        }
        while items.next_element::<IgnoredAny>()?.is_some() {}
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }
}

/// Takes a text or a number.
struct AScalar;

impl<'de> Visitor<'de> for AScalar {
    type Value = Option<Scalar>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Some(Scalar::Text(text.to_owned())))
    }

    fn visit_string<E>(self, text: String) -> Result<Self::Value, E> {
        Ok(Some(Scalar::Text(text)))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Self::Value, E> {
        Ok(Some(Scalar::Number(number.into())))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Self::Value, E> {
        Ok(Some(Scalar::Number(number.into())))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Self::Value, E> {
        Ok(Number::from_f64(number).map(Scalar::Number))
    }

    fn visit_bool<E>(self, _: bool) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        IgnoredAny.visit_map(map).map(|_| None)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<Self::Value, A::Error> {
        IgnoredAny.visit_seq(items).map(|_| None)
    }
}

/// The place of the member that is called so, if the envelope has one.
struct Name(&'static [(&'static str, Node)]);

impl<'de> DeserializeSeed<'de> for Name {
    type Value = Option<usize>;

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<Self::Value, D::Error> {
        json.deserialize_str(self)
    }
}

impl Visitor<'_> for Name {
    type Value = Option<usize>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_str<E>(self, name: &str) -> Result<Self::Value, E> {
        let mut members = self.0.iter();
        Ok(members.position(|(known, _)| *known == name))
    }
}
