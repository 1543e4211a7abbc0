//! The parts of a body, taken out of it in one pass along the envelope.

use alloc::{
    borrow::{Cow, ToOwned},
    string::String,
    vec::Vec,
};
use core::{fmt, slice};

use serde_core::de::{
    Deserialize, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor,
};
use serde_json::{Number, Value};

use super::{
    Body,
    details::Members,
    repair,
    text::{self, Found},
    typed,
};
use crate::{Hole, Node, Piece};

/// The parts of a body, as they are there.
#[derive(Default)]
pub(super) struct Parts<'a> {
    pub(super) code: Option<Scalar<'a>>,
    pub(super) kind: Option<Scalar<'a>>,
    pub(super) message: Option<Scalar<'a>>,
    pub(super) details: Members<'a>,
    /// Whether the details are texts.
    pub(super) are_texts: bool,
    /// Whether the sub-code is among the details.
    pub(super) has_reason: bool,
    pub(super) reason: Option<Scalar<'a>>,
    pub(super) request_id: Option<Scalar<'a>>,
    pub(super) status: Option<Scalar<'a>>,
    pub(super) status_text: Option<Scalar<'a>>,
    pub(super) title: Option<Scalar<'a>>,
    pub(super) doc_url: Option<Scalar<'a>>,
    pub(super) number: Option<Scalar<'a>>,
    pub(super) problem_type: Option<Scalar<'a>>,
    pub(super) instance: Option<Scalar<'a>>,
    pub(super) domain: Option<Scalar<'a>>,
    /// The values that have a place of their own, by its name.
    pub(super) places: Vec<(&'static str, Value)>,
    /// What stands in longer texts, each with the pieces that it was read by.
    in_texts: Vec<(&'static [Piece], Found)>,
}

impl<'a> Parts<'a> {
    /// The parts of a body; none if it is no JSON. `repaired` holds the text that they are of if it is not the body's own.
    pub(super) fn of(body: &Body<'a>, root: &Node, repaired: &'a mut String) -> Self {
        let mut parts = Self::default();
        parts.read(body, root, repaired);
        parts
    }

    /// Reads those of a body, of which there are none yet.
    pub(super) fn read(&mut self, body: &Body<'a>, root: &Node, repaired: &'a mut String) {
        let is_read = match *body {
            Body::Json(value) => self.walk(root, value),
            Body::Bytes(bytes) => {
                let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
                let text = str::from_utf8(bytes);
                let is_sound = !repair::has_long_number(bytes);
                text.is_ok_and(|text| is_sound && self.parse(root, text)) || {
                    *repaired = repair::repaired(&String::from_utf8_lossy(bytes));
                    *self = Self::default();
                    self.parse(root, repaired)
                }
            }
        };
        if !is_read {
            *self = Self::default();
        }
        if !self.in_texts.is_empty() {
            self.take_texts(root);
        }
    }

    /// Reads those of a text that is JSON.
    pub(super) fn read_json(&mut self, text: &'a str, root: &Node) {
        if !self.parse(root, text) {
            *self = Self::default();
        }
    }

    /// Takes what stands in longer texts and nowhere alone; of two the first counts.
    fn take_texts(&mut self, node: &Node) {
        match *node {
            _ if self.in_texts.is_empty() => {}
            Node::Text(pieces) => {
                let mut read = self.in_texts.iter();
                let at = read.position(|(by, _)| core::ptr::eq(*by, pieces));
                let found = at.map(|at| self.in_texts.swap_remove(at).1);
                for (hole, text) in found.unwrap_or_default() {
                    let text = match hole {
                        Hole::Number => text.parse::<i64>().ok().map(Scalar::from),
                        _ => Some(Scalar::Text(Cow::Owned(text))),
                    };
                    if let Some(part) = self.part(hole).filter(|part| part.is_none()) {
                        *part = text;
                    }
                }
            }
            Node::Array(items) => {
                for item in items {
                    self.take_texts(item);
                }
            }
            Node::Object(members) | Node::Optional(members) => {
                for (_, member) in members {
                    self.take_texts(member);
                }
            }
            _ => {}
        }
    }

    fn parse(&mut self, root: &Node, text: &'a str) -> bool {
        let mut json = serde_json::Deserializer::from_str(text);
        self.walk(root, &mut json) && json.end().is_ok()
    }

    fn walk<D: Deserializer<'a>>(&mut self, node: &Node, json: D) -> bool {
        Walk { node, parts: self }.deserialize(json).is_ok()
    }

    /// Takes what stands among the details at a place of its own; it is one of them too.
    fn place(&mut self, members: &[(&str, Node)], find: &dyn Fn(&str) -> Option<Value>) {
        for (name, node) in members {
            match (node, find(name)) {
                (Node::At(path) | Node::Delay(path), Some(value)) => {
                    self.places.push((path, value));
                }
                (Node::Optional(members), Some(Value::Object(map))) => {
                    self.place(members, &|name| map.get(name).cloned());
                }
                _ => {}
            }
        }
    }

    /// Forgets what a node has given: of two members of one name the last counts.
    pub(super) fn forget(&mut self, node: &Node) {
        match *node {
            Node::Hole(hole) => {
                if let Some(part) = self.part(hole) {
                    *part = None;
                }
            }
            Node::Either { path, hole } => {
                self.forget(&Node::At(path));
                self.forget(&Node::Hole(hole));
            }
            Node::Details { members, .. } | Node::Texts { members, .. } => {
                self.details = Members::default();
                self.forget(&Node::Object(members));
            }
            Node::At(path) | Node::Delay(path) => {
                self.places.retain(|(known, _)| *known != path);
            }
            Node::Array(items) => {
                for item in items {
                    self.forget(item);
                }
            }
            Node::Each { item, .. } => self.forget(item),
            Node::Object(members)
            | Node::Optional(members)
            | Node::Typed { items: members, .. } => {
                for (_, member) in members {
                    self.forget(member);
                }
            }
            Node::Text(pieces) => self.in_texts.retain(|(by, _)| !core::ptr::eq(*by, pieces)),
            Node::Json(_) => {}
        }
    }

    fn part(&mut self, hole: Hole) -> Option<&mut Option<Scalar<'a>>> {
        Some(match hole {
            Hole::Code | Hole::IntegerCode => &mut self.code,
            Hole::Kind => &mut self.kind,
            Hole::Message => &mut self.message,
            Hole::Reason | Hole::IntegerReason => &mut self.reason,
            Hole::RequestId => &mut self.request_id,
            Hole::Status => &mut self.status,
            Hole::StatusText => &mut self.status_text,
            Hole::Title => &mut self.title,
            Hole::DocUrl => &mut self.doc_url,
            Hole::Number => &mut self.number,
            Hole::Type => &mut self.problem_type,
            Hole::Instance => &mut self.instance,
            Hole::Domain => &mut self.domain,
            Hole::Grpc => return None,
        })
    }
}

/// A part that is a text or a number. Anything else is no part of an error.
pub(super) enum Scalar<'a> {
    Text(Cow<'a, str>),
    Number(Number),
}

impl<'a> Scalar<'a> {
    /// The text, if it is one and says something.
    pub(super) fn text(self) -> Option<Cow<'a, str>> {
        match self {
            Self::Text(text) => Some(text).filter(|text| !text.is_empty()),
            Self::Number(_) => None,
        }
    }
}

impl From<i64> for Scalar<'_> {
    fn from(number: i64) -> Self {
        Self::Number(number.into())
    }
}

/// Reads a value at a node, whether it has the node's shape or not.
pub(super) struct Walk<'a, 'de> {
    pub(super) node: &'a Node,
    pub(super) parts: &'a mut Parts<'de>,
}

impl<'de> DeserializeSeed<'de> for Walk<'_, 'de> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<(), D::Error> {
        let Self { node, parts } = self;
        match *node {
            // What is read in one place is compiled into it.
            Node::Hole(_) | Node::Text(_) => {
                let scalar = json.deserialize_any(AScalar)?;
                match (node, scalar) {
                    (Node::Hole(hole), scalar) => {
                        if let Some(part) = parts.part(*hole) {
                            *part = scalar;
                        }
                    }
                    (Node::Text(pieces), Some(Scalar::Text(text))) => {
                        parts.in_texts.push((pieces, text::read(pieces, &text)));
                    }
                    _ => {}
                }
            }
            Node::At(path) | Node::Delay(path) => {
                parts.places.push((path, Value::deserialize(json)?));
            }
            Node::Either { path, hole } => match Value::deserialize(json)? {
                Value::String(text) if !text.is_empty() => {
                    if let Some(part) = parts.part(hole) {
                        *part = Some(Scalar::Text(Cow::Owned(text)));
                    }
                }
                value => parts.places.push((path, value)),
            },
            // The error of the whole has none of its parts.
            Node::Json(_) | Node::Each { is_whole: true, .. } => {
                IgnoredAny::deserialize(json).map(drop)?;
            }
            Node::Array(_)
            | Node::Each { .. }
            | Node::Object(_)
            | Node::Optional(_)
            | Node::Details { .. }
            | Node::Texts { .. }
            | Node::Typed { .. } => {
                json.deserialize_any(Self { node, parts })?;
            }
        }
        Ok(())
    }
}

impl<'de> Visitor<'de> for Walk<'_, 'de> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    #[inline]
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let members = match *self.node {
            Node::Object(members)
            | Node::Optional(members)
            | Node::Typed { items: members, .. } => members,
            Node::Details { reason, members } | Node::Texts { reason, members } => {
                let details = Members::read(map)?;
                self.parts.are_texts = matches!(self.node, Node::Texts { .. });
                self.parts.has_reason = reason;
                self.parts
                    .place(members, &|name| details.get(name).cloned());
                self.parts.details = details;
                return Ok(());
            }
            _ => &[],
        };
        let (mut seen, mut next) = (0_u64, 0);
        while let Some(member) = map.next_key_seed(Name { members, next })? {
            match member {
                Some(at) => {
                    next = at + 1;
                    let node = &members[at].1;
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
        let nodes = match *self.node {
            Node::Typed {
                domain,
                items: known,
            } => {
                return typed::read(domain, known, self.parts, items);
            }
            Node::Array(nodes) => nodes,
            Node::Each { item, .. } => slice::from_ref(item),
            _ => &[],
        };
        for node in nodes {
            let walk = Walk {
                node,
                parts: &mut *self.parts,
            };
            if items.next_element_seed(walk)?.is_none() {
                return Ok(());
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
    type Value = Option<Scalar<'de>>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Some(Scalar::Text(Cow::Borrowed(text))))
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Some(Scalar::Text(Cow::Owned(text.to_owned()))))
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
struct Name {
    members: &'static [(&'static str, Node)],
    /// Where it is if the body has the members in order.
    next: usize,
}

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
        let next = self.members.get(self.next);
        if next.is_some_and(|(next, _)| *next == name) {
            return Ok(Some(self.next));
        }
        let mut members = self.members.iter();
        Ok(members.position(|(known, _)| *known == name))
    }
}
