//! What a member of a body means by the type of its param, as JSON: the table that every language reads values by.

use alloc::{string::ToString, vec::Vec};

use serde_json::{Map, Value};

use super::{number, repair};
use crate::{Kind, Param, Shape};

/// The value that a member of a body means, as it is if it fits as it is. Items of a list, members of a map and optional
/// members of a record that do not fit are left out.
pub(super) fn read(param: &Param, value: &Value) -> Option<Value> {
    match param.shape {
        Some(shape) => of_shape(*shape, value),
        None => of_kind(param.kind, value),
    }
}

/// The value that a header or a message writes: the text itself, else the number or the truth.
pub(super) fn from_text(param: &Param, text: &str) -> Option<Value> {
    let of_scalar = || read(param, &number::scalar(text)?);
    read(param, &Value::String(text.to_string())).or_else(of_scalar)
}

/// The value that stands in a code.
pub(super) fn from_code(param: &Param, text: &str) -> Option<Value> {
    let of_scalar = || read(param, &number::of_code(param.kind, text)?);
    read(param, &Value::String(text.to_string())).or_else(of_scalar)
}

/// The value that one of many details means, all of which are texts: the text itself, else what it is as JSON.
pub(super) fn from_details(param: &Param, text: &str) -> Option<Value> {
    let as_text = || read(param, &Value::String(text.to_string()));
    let as_json = || read(param, &repair::parsed(text)?);
    let text = as_text().filter(|_| param.kind != Kind::Any || param.shape.is_some());
    text.or_else(as_json).or_else(as_text)
}

fn of_shape(shape: Shape, value: &Value) -> Option<Value> {
    match shape {
        Shape::Kind(kind) => of_kind(kind, value),
        Shape::Choice(texts) => {
            let text = value.as_str()?;
            texts.contains(&text).then(|| value.clone())
        }
        Shape::List(item) => {
            let items = value.as_array()?;
            let fitting: Vec<Value> = items
                .iter()
                .filter_map(|value| of_shape(*item, value))
                .collect();
            (items.is_empty() || !fitting.is_empty()).then_some(Value::Array(fitting))
        }
        Shape::Map(of) => {
            let members = value.as_object()?;
            let fitting: Map<_, _> = members
                .iter()
                .filter_map(|(name, value)| Some((name.clone(), of_shape(*of, value)?)))
                .collect();
            (members.is_empty() || !fitting.is_empty()).then_some(Value::Object(fitting))
        }
        Shape::Record(fields) => {
            let members = value.as_object()?;
            let mut made: Map<_, _> = members.clone();
            for field in fields {
                match members
                    .get(field.name)
                    .and_then(|value| of_shape(field.shape, value))
                {
                    Some(value) => made.insert(field.name.to_string(), value),
                    None if field.required => return None,
                    None => made.remove(field.name),
                };
            }
            Some(Value::Object(made))
        }
    }
}

fn of_kind(kind: Kind, value: &Value) -> Option<Value> {
    let fits = match kind {
        Kind::Text | Kind::Timestamp | Kind::Uuid | Kind::Url => value.is_string(),
        Kind::Boolean => value.is_boolean(),
        Kind::List => value.is_array(),
        Kind::Any => !value.is_null(),
        // As it is, for `42.0` is the same in JSON as `42`.
        Kind::Integer => match number::whole(value) {
            Some(whole) if value.is_string() => return Some(Value::from(whole)),
            whole => whole.is_some(),
        },
        Kind::Number | Kind::Seconds => {
            let read = if kind == Kind::Number {
                number::real
            } else {
                number::seconds
            };
            match read(value) {
                Some(number) if value.is_string() => return Some(Value::from(number)),
                number => number.is_some(),
            }
        }
    };
    fits.then(|| value.clone())
}
