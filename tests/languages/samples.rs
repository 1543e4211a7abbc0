//! Values of params, and messages with them.

use errcat_catalog::Value;
use errcat_catalog::api::{Api, Entry, Message, Param, ParamType, Part, Reason};
use serde_json::{Value as Json, json};

/// A message with the sample of every param.
pub(crate) fn render(
    message: &Message,
    entry: &Entry,
    reason: Option<&Reason>,
    api: &Api,
) -> String {
    let part = |part: &Part| match part {
        Part::Text(text) => text.clone(),
        Part::Param(name) => match entry.param(name) {
            Some(param) => text(&sample(param, api)),
            None => reason.map_or_else(|| format!("{{{name}}}"), |reason| reason.name.clone()),
        },
    };
    message.parts.iter().map(part).collect()
}

/// A value as a message or a header shows it.
pub(crate) fn text(value: &Json) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}

/// The example of a param, or any value of its type.
pub(crate) fn sample(param: &Param, api: &Api) -> Json {
    let example = |example: &Value| serde_json::to_value(example).expect("JSON");
    param
        .example
        .as_ref()
        .map_or_else(|| of_type(&param.ty, api, 0), example)
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
        ParamType::Enum(words) => json!(words[0]),
        // A record can hold a list of itself.
        ParamType::List(_) if depth > 4 => json!([]),
        ParamType::List(item) => json!([of_type(item, api, depth + 1)]),
        ParamType::Map(_) if depth > 4 => json!({}),
        ParamType::Map(value) => json!({ "a key": of_type(value, api, depth + 1) }),
        ParamType::Record(name) => {
            let record = api.type_record(name).expect("a record");
            let field = |field: &errcat_catalog::api::TypeField| {
                (field.name.clone(), of_type(&field.ty, api, depth + 1))
            };
            Json::Object(record.fields.iter().map(field).collect())
        }
    }
}
