use alloc::{
    borrow::Cow,
    collections::BTreeMap,
    string::{String, ToString},
    vec::Vec,
};
use core::fmt;

use serde_core::{
    de::{Deserialize, Deserializer, MapAccess, Visitor},
    ser::{Serialize, Serializer},
};
use serde_json::{Map, Value};

use crate::Entry;

/// The details of an error by name, in the order of the body.
///
/// There are few, so that a list is faster than a map. [`Map`] can be made of them.
#[derive(Clone, PartialEq, Default)]
pub struct Details(Vec<(Cow<'static, str>, Value)>);

impl Details {
    /// The value of this name.
    pub fn get(&self, name: &str) -> Option<&Value> {
        get(&self.0, name)
    }

    /// Every name with its value.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, &Value)> {
        self.0.iter().map(|(name, value)| (&**name, value))
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds a value, or takes the place of the one of this name.
    pub(super) fn insert(&mut self, name: &'static str, value: Value) {
        match self.0.iter_mut().find(|(known, _)| known == name) {
            Some((_, known)) => *known = value,
            None => self.0.push((Cow::Borrowed(name), value)),
        }
    }

    pub(crate) fn values_mut(&mut self) -> impl Iterator<Item = (&str, &mut Value)> {
        self.0.iter_mut().map(|(name, value)| (&**name, value))
    }
}

impl fmt::Debug for Details {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

impl Serialize for Details {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

impl From<Details> for Map<String, Value> {
    fn from(details: Details) -> Self {
        let pairs = details.0.into_iter();
        pairs
            .map(|(name, value)| (name.into_owned(), value))
            .collect()
    }
}

/// Of two values of one name the last counts.
impl FromIterator<(String, Value)> for Details {
    fn from_iter<I: IntoIterator<Item = (String, Value)>>(pairs: I) -> Self {
        let pairs = pairs.into_iter();
        let mut pairs = pairs
            .map(|(name, value)| (Cow::Owned(name), value))
            .collect();
        keep_last(&mut pairs);
        Self(pairs)
    }
}

/// The details as they were read, which borrow their names from the body.
#[derive(Default)]
pub(super) struct Members<'a>(Vec<(Cow<'a, str>, Value)>);

impl<'a> Members<'a> {
    pub(super) fn get(&self, name: &str) -> Option<&Value> {
        get(&self.0, name)
    }

    /// With names of their own, or those of the entry's params.
    pub(super) fn into_details(self, entry: Option<&'static Entry>) -> Details {
        let params = entry.map_or(&[][..], |entry| entry.params);
        let own = |name: Cow<'a, str>| {
            let param = params.iter().find(|param| param.name == name);
            match param {
                Some(param) => Cow::Borrowed(param.name),
                None => Cow::Owned(name.into_owned()),
            }
        };
        let pairs = self.0.into_iter();
        Details(pairs.map(|(name, value)| (own(name), value)).collect())
    }
}

impl<'de> Members<'de> {
    /// Reads the members of an object.
    pub(super) fn read<A: MapAccess<'de>>(mut map: A) -> Result<Self, A::Error> {
        let mut pairs = Vec::with_capacity(USUAL);
        while let Some(Name(name)) = map.next_key()? {
            pairs.push((name, map.next_value()?));
        }
        keep_last(&mut pairs);
        pairs.retain(|(_, value)| !value.is_null());
        Ok(Self(pairs))
    }
}

/// A text that is borrowed where it can be, which serde's `Cow` never is.
struct Name<'a>(Cow<'a, str>);

impl<'de> Deserialize<'de> for Name<'de> {
    fn deserialize<D: Deserializer<'de>>(json: D) -> Result<Self, D::Error> {
        struct Take;

        impl<'de> Visitor<'de> for Take {
            type Value = Name<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a name")
            }

            fn visit_borrowed_str<E>(self, name: &'de str) -> Result<Self::Value, E> {
                Ok(Name(Cow::Borrowed(name)))
            }

            fn visit_str<E>(self, name: &str) -> Result<Self::Value, E> {
                Ok(Name(Cow::Owned(name.to_string())))
            }
        }

        json.deserialize_str(Take)
    }
}

fn get<'a>(pairs: &'a [(Cow<'_, str>, Value)], name: &str) -> Option<&'a Value> {
    let found = pairs.iter().find(|(known, _)| known == name);
    found.map(|(_, value)| value)
}

/// How many details most errors have, at most.
const USUAL: usize = 2;

/// How many pairs are compared each with each.
const FEW: usize = 8;

/// Keeps the last value of each name, at the first one's place.
fn keep_last(pairs: &mut Vec<(Cow<'_, str>, Value)>) {
    let is_new = |at: usize| !pairs[..at].iter().any(|(name, _)| *name == pairs[at].0);
    if pairs.len() <= FEW && (1..pairs.len()).all(is_new) {
        return;
    }
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    let mut kept: Vec<(Cow<'_, str>, Value)> = Vec::with_capacity(pairs.len());
    for (name, value) in pairs.drain(..) {
        let place = *places.entry(name.to_string()).or_insert(kept.len());
        if let Some(known) = kept.get_mut(place) {
            known.1 = value;
        } else {
            kept.push((name, value));
        }
    }
    *pairs = kept;
}

#[cfg(test)]
mod tests {
    extern crate std;

    use std::{format, string::String, vec::Vec};

    use serde_json::{Map, Value, json};

    use super::Details;

    fn details(names: &[String]) -> Details {
        let pairs = names.iter().cloned().zip(0..);
        pairs
            .map(|(name, number)| (name, Value::from(number)))
            .collect()
    }

    #[test]
    fn the_last_of_equal_names_counts_at_the_place_of_the_first() {
        let names: Vec<String> = (0..100).map(|number| format!("{}", number % 60)).collect();
        for many in [&names[..5], &names] {
            let (read, mut wanted) = (details(many), Vec::new());
            for name in many.iter().take(60) {
                let last = many.iter().rposition(|known| known == name);
                wanted.push((name.as_str(), Value::from(last)));
            }
            let read: Vec<_> = read
                .iter()
                .map(|(name, value)| (name, value.clone()))
                .collect();
            assert_eq!(read, wanted);
        }
        let two = details(&["a".into(), "a".into()]);
        assert_eq!((two.len(), two.get("a")), (1, Some(&json!(1))));
    }

    #[test]
    fn details_are_a_map_to_serde() {
        let mut details = details(&["b".into(), "a".into()]);
        assert_eq!(
            serde_json::to_string(&details).ok().as_deref(),
            Some(r#"{"b":0,"a":1}"#)
        );
        details.insert("b", json!(2));
        assert_eq!(
            format!("{details:?}"),
            r#"{"b": Number(2), "a": Number(1)}"#
        );
        assert_eq!(
            Map::from(details),
            json!({"b": 2, "a": 1})
                .as_object()
                .cloned()
                .unwrap_or_default()
        );
    }
}
