//! What `serde` makes of the types of this crate and of generated ones.

use alloc::string::{String, ToString};

use serde_core::{Deserialize, Deserializer, Serialize, Serializer, de, ser};
use serde_json::Value;

use crate::{Body, Json, ToJson};

impl From<&Value> for Json {
    fn from(value: &Value) -> Self {
        Self::trusted(value.to_string())
    }
}

impl From<Value> for Json {
    fn from(value: Value) -> Self {
        Self::from(&value)
    }
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        parsed(self.as_str(), serializer)
    }
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Value::deserialize(deserializer).map(Self::from)
    }
}

impl Serialize for Body<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        parsed(&self.to_string(), serializer)
    }
}

/// Serialises a record.
///
/// # Errors
///
/// If `serializer` fails.
pub fn serialize<S: Serializer>(value: &dyn ToJson, serializer: S) -> Result<S::Ok, S::Error> {
    parsed(Json::of(value).as_str(), serializer)
}

/// Deserialises a text of a closed set.
///
/// # Errors
///
/// If there is no text, or one that is not in the set.
pub fn deserialize<'de, D: Deserializer<'de>, T: core::str::FromStr>(
    deserializer: D,
) -> Result<T, D::Error> {
    let text = String::deserialize(deserializer)?;
    let unknown = |_| de::Error::custom(format_args!("`{text}` is not in the catalogue"));
    text.parse().map_err(unknown)
}

fn parsed<S: Serializer>(json: &str, serializer: S) -> Result<S::Ok, S::Error> {
    let value: Value = serde_json::from_str(json).map_err(ser::Error::custom)?;
    value.serialize(serializer)
}
