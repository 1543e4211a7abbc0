//! The serde route of the language: what is read can be written, and serde reads the same.

use std::{fmt, marker::PhantomData};

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{self, IntoDeserializer, MapAccess, SeqAccess, Visitor, value},
};

use super::{Either, Json, Map, OneOrMany, Scalar, Spanned, TextTo};
use crate::value::Value;

/// Whether a field need not be written.
pub(crate) trait Blank {
    fn is_blank(&self) -> bool;
}

impl<T> Blank for Option<T> {
    fn is_blank(&self) -> bool {
        self.is_none()
    }
}

impl<T> Blank for Vec<T> {
    fn is_blank(&self) -> bool {
        self.is_empty()
    }
}

impl<T> Blank for Map<T> {
    fn is_blank(&self) -> bool {
        self.0.is_empty()
    }
}

impl<T> Blank for OneOrMany<T> {
    fn is_blank(&self) -> bool {
        self.0.is_empty()
    }
}

/// Deserialises a field that is there: `NULL` is then a text like any other.
pub(crate) trait Present<'de>: Sized {
    fn present<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error>;
}

impl<'de, T: Deserialize<'de>> Present<'de> for Option<T> {
    fn present<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::deserialize(deserializer).map(Some)
    }
}

macro_rules! present {
    ($($type:ident),*) => {$(
        impl<'de, T: Deserialize<'de>> Present<'de> for $type<T> {
            fn present<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                Self::deserialize(deserializer)
            }
        }
    )*};
}
present!(Vec, Map, OneOrMany);

impl<T: Scalar> Serialize for Spanned<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value.to_value().serialize(serializer)
    }
}

impl<'de, T: Scalar> Deserialize<'de> for Spanned<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        match T::from_text(&text) {
            Some(value) => Ok(Self::new(value)),
            None => Err(de::Error::custom(format!(
                "`{text}` is not {}",
                T::SHAPE.describe()
            ))),
        }
    }
}

impl<T: Serialize> Serialize for Map<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter().map(|(key, value)| (&key.value, value)))
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Map<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Members<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for Members<T> {
            type Value = Map<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a map")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Map<T>, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = access.next_entry()? {
                    members.push(member);
                }
                Ok(Map(members))
            }
        }
        deserializer.deserialize_map(Members(PhantomData))
    }
}

/// Deserialises what else a map has, of which the facts of the catalogue's own are kept.
pub(crate) fn facts<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Map<Json>, D::Error> {
    let mut rest = Map::<Json>::deserialize(deserializer)?;
    rest.0
        .retain(|(name, _)| super::record::is_fact(&name.value));
    Ok(rest)
}

impl<T: Serialize> Serialize for OneOrMany<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0.as_slice() {
            [one] => one.serialize(serializer),
            many => many.serialize(serializer),
        }
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for OneOrMany<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // Asked for by itself, serde would take a list for the fields of a record, too.
        let value = Value::deserialize(deserializer)?;
        let is_list = matches!(value, Value::Array(_));
        let value = value.into_deserializer();
        let items = if is_list {
            Vec::deserialize(value)
        } else {
            T::deserialize(value).map(|item| vec![item])
        };
        items.map(Self).map_err(de::Error::custom)
    }
}

impl<A: Serialize, B: Serialize> Serialize for Either<A, B> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Short(short) => short.serialize(serializer),
            Self::Long(long) => long.serialize(serializer),
        }
    }
}

impl<'de, A: Deserialize<'de>, B: Deserialize<'de>> Deserialize<'de> for Either<A, B> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(deserializer)?;
        match A::deserialize(value.clone().into_deserializer()) {
            Ok(short) => Ok(Self::Short(short)),
            Err(_) => B::deserialize(value.into_deserializer())
                .map(Self::Long)
                .map_err(de::Error::custom),
        }
    }
}

impl<T: Serialize> Serialize for TextTo<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map([("string", &self.0)])
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for TextTo<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Map(mut members) = Map::<Value>::deserialize(deserializer)?;
        let of = match (members.pop(), members.len()) {
            (Some((name, Value::Null)), 0) => Value::String(name.value),
            (Some((name, value)), 0) if name.value == "string" => value,
            _ => return Err(de::Error::custom("expected `{string: T}`")),
        };
        T::deserialize(of.into_deserializer())
            .map(Self)
            .map_err(de::Error::custom)
    }
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Value::deserialize(deserializer).map(Self::new)
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Anything)
    }
}

struct Anything;

impl<'de> Visitor<'de> for Anything {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Number(value.to_string()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::Number(value.to_string()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(Value::Number(value.to_string()))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::String(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Value, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = access.next_element()? {
            items.push(item);
        }
        Ok(Value::Array(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Value, A::Error> {
        let mut members = Vec::new();
        while let Some(member) = access.next_entry()? {
            members.push(member);
        }
        Ok(Value::Object(members))
    }
}

impl IntoDeserializer<'_, value::Error> for Value {
    type Deserializer = ValueDeserializer;

    fn into_deserializer(self) -> ValueDeserializer {
        ValueDeserializer(self)
    }
}

/// Deserialises from a [`Value`], taking any scalar for a text as YAML does.
pub struct ValueDeserializer(Value);

impl<'de> Deserializer<'de> for ValueDeserializer {
    type Error = value::Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, value::Error> {
        match self.0 {
            Value::Null => visitor.visit_unit(),
            Value::Bool(value) => visitor.visit_bool(value),
            Value::Number(text) => match text.parse::<i64>() {
                Ok(number) => visitor.visit_i64(number),
                Err(_) => visitor.visit_f64(text.parse().unwrap_or(f64::MAX)),
            },
            Value::String(text) => visitor.visit_string(text),
            Value::Array(items) => {
                visitor.visit_seq(value::SeqDeserializer::new(items.into_iter()))
            }
            Value::Object(members) => {
                visitor.visit_map(value::MapDeserializer::new(members.into_iter()))
            }
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, value::Error> {
        match self.0.as_text() {
            Some(text) => visitor.visit_string(text.to_owned()),
            None => self.deserialize_any(visitor),
        }
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}
