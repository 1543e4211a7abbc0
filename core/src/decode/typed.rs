//! The standard details of AIP-193, in any order: each says at `@type` what it is.

use alloc::{string::String, vec, vec::Vec};
use core::fmt;

use serde_core::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use super::parts::{Parts, Scalar, Walk};
use crate::{Hole, Node, TYPE};

/// The details that are known, by name.
type Known = &'static [(&'static str, Node)];

/// Reads a list of details. Of several with one name the first counts, and of those that have a domain one of the catalogue's own,
/// then one that says none.
pub(super) fn read<'de, A: SeqAccess<'de>>(
    domain: &str,
    known: Known,
    parts: &mut Parts<'de>,
    mut list: A,
) -> Result<(), A::Error> {
    let mut ranks: Vec<u8> = vec![0; known.len()];
    while let Some(found) = list.next_element_seed(Detail { known })? {
        let Some((at, mut own)) = found else { continue };
        let node = &known[at].1;
        let rank = match own.domain.take().and_then(Scalar::text) {
            _ if !node.has(Hole::Domain) => 2,
            Some(said) if is_own(&said, domain) => 2,
            Some(_) => 0,
            None => 1,
        };
        if rank > ranks[at] {
            ranks[at] = rank;
            parts.forget(node);
            parts.take(own);
        }
    }
    Ok(())
}

/// The value of a detail in a list that has been parsed.
pub(super) fn find<'a>(domain: &str, known: (&str, Node), list: &'a [Value]) -> Option<&'a Value> {
    let (name, node) = known;
    let is_it = |item: &&Value| {
        let said = item.get("@type").and_then(Value::as_str);
        said.and_then(name_of) == Some(name)
    };
    let mut items = list.iter().filter(is_it);
    if !node.has(Hole::Domain) {
        return items.next();
    }
    let said = |item: &Value| {
        let said = item.get("domain").and_then(Value::as_str);
        said.filter(|said| !said.is_empty()).map(String::from)
    };
    let own = items
        .clone()
        .find(|item| said(item).is_some_and(|said| is_own(&said, domain)));
    own.or_else(|| items.find(|item| said(item).is_none()))
}

/// Whether a domain is that of the catalogue, a part of it, or one that begins with it.
fn is_own(said: &str, own: &str) -> bool {
    let below = |long: &str, short: &str| {
        let rest = long.strip_suffix(short);
        rest.is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    };
    let rest = said.strip_prefix(own);
    below(said, own) || rest.is_some_and(|rest| rest.starts_with('.'))
}

/// The name of a standard detail.
fn name_of(ty: &str) -> Option<&str> {
    let standard = TYPE.rsplit('/').next().unwrap_or(TYPE);
    ty.rsplit('/').next()?.strip_prefix(standard)
}

/// Reads a detail: which of the known ones it is, and its parts.
struct Detail {
    known: Known,
}

impl<'de> DeserializeSeed<'de> for Detail {
    type Value = Option<(usize, Parts<'de>)>;

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<Self::Value, D::Error> {
        json.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Detail {
    type Value = Option<(usize, Parts<'de>)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        // What comes before the name of the detail is kept until that is known.
        let mut early: Vec<(String, Value)> = Vec::new();
        while let Some(name) = map.next_key::<String>()? {
            let value: Value = map.next_value()?;
            if name != "@type" {
                early.push((name, value));
                continue;
            }
            let found = value.as_str().and_then(name_of);
            let at = found.and_then(|found| self.known.iter().position(|(name, _)| *name == found));
            let Some(at) = at else { break };
            let mut own = Parts::default();
            let node = &self.known[at].1;
            own.early(node, early);
            let walk = Walk {
                node,
                parts: &mut own,
            };
            walk.visit_map(map)?;
            return Ok(Some((at, own)));
        }
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(None)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self::Value, A::Error> {
        while items.next_element::<IgnoredAny>()?.is_some() {}
        Ok(None)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_str<E>(self, _: &str) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(None)
    }
}

impl Parts<'_> {
    /// Takes members that have been parsed already.
    fn early(&mut self, node: &Node, members: Vec<(String, Value)>) {
        let (Node::Object(known) | Node::Optional(known)) = *node else {
            return;
        };
        for (name, value) in members {
            if let Some((_, node)) = known.iter().find(|(known, _)| *known == name) {
                self.forget(node);
                let walk = Walk { node, parts: self };
                // Nothing is refused of a value that was read.
                let _ = walk.deserialize(value);
            }
        }
    }
}

impl Parts<'_> {
    /// Takes over what a detail says.
    fn take(&mut self, own: Self) {
        self.code = own.code.or(self.code.take());
        self.message = own.message.or(self.message.take());
        if own.are_texts {
            self.details = own.details;
            self.are_texts = own.are_texts;
            self.has_reason = own.has_reason;
        }
        self.places.extend(own.places);
    }
}
