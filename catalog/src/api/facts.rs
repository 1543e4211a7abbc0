//! Facts of a catalogue's own.

use crate::{
    read::{Json, Map},
    value::Value,
};

/// Facts of a catalogue's own, by keys that begin with `x-`, in the order of declaration. In JSON they are members of what they belong to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts(pub Vec<(String, Value)>);

impl Facts {
    pub(crate) fn of(given: &Map<Json>) -> Self {
        let mut facts = Vec::new();
        for (key, json) in given {
            facts.push((key.value.clone(), json.value.clone()));
        }
        Self(facts)
    }

    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&Value> {
        let (_, value) = self.0.iter().find(|(known, _)| known == key)?;
        Some(value)
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Facts {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

#[cfg(feature = "serde")]
impl schemars::JsonSchema for Facts {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Facts".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "object", "patternProperties": { "^x-.": {} } })
    }
}
