//! Values of params, messages with them, and the places in a body.

use errcat_catalog::Value;
use errcat_catalog::api::{
    Api, Entry, Message, Param, ParamType, Part, Reason, Segment, TypeField,
};
use serde_json::{Value as Json, json};

/// A message with a value for each param; one that has none shows as its placeholder.
pub(super) fn render(
    message: &Message,
    reason: Option<&Reason>,
    value: &dyn Fn(&str) -> Option<Json>,
) -> String {
    let part = |part: &Part| match part {
        Part::Text(text) => text.clone(),
        Part::Param(name) => match (value(name), reason) {
            (Some(value), _) => text(&value),
            (None, Some(reason)) if name == "reason" => reason.name.clone(),
            (None, _) => format!("{{{name}}}"),
        },
    };
    message.parts.iter().map(part).collect()
}

/// Whether a text is one of a message, with something in the place of each param.
pub(super) fn is_instance(message: &Message, shown: &str) -> bool {
    let mut rest = shown;
    let mut is_open = false;
    for (at, part) in message.parts.iter().enumerate() {
        let Part::Text(text) = part else {
            let Some(first) = rest.chars().next() else {
                return false;
            };
            rest = &rest[first.len_utf8()..];
            is_open = true;
            continue;
        };
        let found = match (is_open, at + 1 == message.parts.len()) {
            (false, _) => rest.starts_with(text.as_str()).then_some(0),
            (true, true) => rest.strip_suffix(text.as_str()).map(str::len),
            (true, false) => rest.find(text.as_str()),
        };
        let Some(found) = found else { return false };
        rest = &rest[found + text.len()..];
        is_open = false;
    }
    is_open || rest.is_empty()
}

/// The sample of the param of that name, if the entry has one that clients see.
pub(super) fn of_entry(entry: &Entry, name: &str, api: &Api) -> Option<Json> {
    let mut params = entry.public_params();
    let param = params.find(|param| param.name == name)?;
    Some(sample(param, api))
}

/// The example of a param, or any value of its type.
pub(super) fn sample(param: &Param, api: &Api) -> Json {
    let example = param.example.as_ref().map(json);
    example.unwrap_or_else(|| of_type(&param.ty, api, 0))
}

/// A value of the catalogue, with numbers as JavaScript has them.
pub(super) fn json(value: &Value) -> Json {
    plain(serde_json::to_value(value).unwrap_or_default())
}

/// A value as a message or a header shows it.
pub(super) fn text(value: &Json) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}

/// The value of a param that a text writes; lists and records have no such form.
pub(super) fn from_text(text: &str, ty: &ParamType) -> Option<Json> {
    match ty {
        ParamType::Integer | ParamType::Number | ParamType::Seconds | ParamType::Boolean => {
            serde_json::from_str(text).ok()
        }
        ParamType::List(_) | ParamType::Map(_) | ParamType::Record(_) => None,
        _ => Some(json!(text)),
    }
}

/// Puts a value at a path of a body, making what is not there yet.
pub(super) fn put(body: &mut Json, path: &[Segment], value: Json) {
    let place = path.iter().try_fold(body, |node, segment| match segment {
        Segment::Key(key) => {
            if node.is_null() {
                *node = json!({});
            }
            let members = node.as_object_mut()?;
            Some(members.entry(key.as_str()).or_insert(Json::Null))
        }
        Segment::Index(index) => node.get_mut(index),
    });
    if let Some(place) = place {
        *place = value;
    }
}

/// What a body has at a path.
pub(super) fn at<'a>(body: &'a Json, path: &[Segment]) -> Option<&'a Json> {
    let step = |node: &'a Json, segment: &Segment| match segment {
        Segment::Key(key) => node.get(key),
        Segment::Index(index) => node.get(index),
    };
    path.iter().try_fold(body, step)
}

fn plain(value: Json) -> Json {
    match value {
        Json::Number(number) if number.is_f64() => {
            super::format::number(number.as_f64().unwrap_or_default())
        }
        Json::Array(items) => items.into_iter().map(plain).collect(),
        Json::Object(members) => {
            let members = members.into_iter();
            members.map(|(name, value)| (name, plain(value))).collect()
        }
        value => value,
    }
}

fn of_type(ty: &ParamType, api: &Api, depth: usize) -> Json {
    match ty {
        ParamType::String => json!("some text"),
        ParamType::Integer | ParamType::Seconds => json!(3),
        ParamType::Number => json!(1.5),
        ParamType::Boolean => json!(true),
        ParamType::Timestamp => json!("2026-03-01T12:00:00Z"),
        ParamType::Uuid => json!("123e4567-e89b-12d3-a456-426614174000"),
        ParamType::Url => json!("https://example.com/x"),
        ParamType::Any => json!({"any": [1, "thing"]}),
        ParamType::Enum(words) => json!(words.first()),
        // A record can hold a list of itself.
        ParamType::List(_) if depth > 2 => json!([]),
        ParamType::List(item) => json!([of_type(item, api, depth + 1)]),
        ParamType::Map(_) if depth > 2 => json!({}),
        ParamType::Map(value) => {
            let value = of_type(value, api, depth + 1);
            json!({ "": value, "__proto__": value })
        }
        ParamType::Record(name) => {
            let fields = api.type_record(name).map(|record| record.fields.as_slice());
            let fields = fields.unwrap_or_default().iter();
            let fields = fields.filter(|field| field.required || depth == 0);
            let field =
                |field: &TypeField| (field.name.clone(), of_type(&field.ty, api, depth + 1));
            Json::Object(fields.map(field).collect())
        }
    }
}
