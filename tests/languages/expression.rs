//! Rust that makes an error.

use errcat_catalog::api::{Api, Entry, Param, ParamType, Reason};
use serde_json::{Map, Value as Json};

/// An expression that makes an error with these values.
pub(crate) fn error(
    api: &Api,
    entry: &Entry,
    reason: Option<&Reason>,
    values: &Map<String, Json>,
) -> String {
    let (module, variant) = (&api.name, &entry.identifiers.rust);
    let mut fields: Vec<String> = entry
        .params
        .iter()
        .map(|param| field(api, param, values.get(&param.name)))
        .collect();
    fields.extend(reason.map(|reason| format!("reason: {:?}.parse().unwrap()", reason.name)));
    let values = fields.join(", ");
    if fields.is_empty() {
        format!("{module}::Error::{variant}")
    } else {
        format!("{module}::Error::from({module}::{variant} {{ {values} }})")
    }
}

fn field(api: &Api, param: &Param, given: Option<&Json>) -> String {
    let name = &param.identifiers.rust;
    let value = match given.map(|given| value(api, &param.ty, given)) {
        Some(value) if param.required => value,
        Some(value) => format!("Some({value})"),
        None => "None".to_owned(),
    };
    if param.private {
        format!("{name}: {value}.into()")
    } else {
        format!("{name}: {value}")
    }
}

fn value(api: &Api, ty: &ParamType, sample: &Json) -> String {
    let text = sample.as_str().unwrap_or_default();
    match ty {
        ParamType::Integer | ParamType::Boolean => sample.to_string(),
        ParamType::Number => format!("{sample}_f64"),
        ParamType::Seconds => format!("std::time::Duration::from_secs_f64({sample}_f64)"),
        ParamType::Any => format!("{:?}.parse().unwrap()", sample.to_string()),
        // The enum's name is the emitter's to choose, and the text is one of its values.
        ParamType::Enum(_) => format!("{text:?}.parse().unwrap()"),
        ParamType::String | ParamType::Timestamp | ParamType::Uuid | ParamType::Url => {
            format!("{text:?}.to_owned()")
        }
        ParamType::List(item) => {
            let items = sample.as_array().into_iter().flatten();
            let items: Vec<String> = items.map(|each| value(api, item, each)).collect();
            format!("vec![{}]", items.join(", "))
        }
        ParamType::Map(of) => {
            let members = sample.as_object().into_iter().flatten();
            let member = |(name, own): (&String, &Json)| {
                format!("({name:?}.to_owned(), {})", value(api, of, own))
            };
            let members: Vec<String> = members.map(member).collect();
            format!("errcat::Map::from([{}])", members.join(", "))
        }
        ParamType::Record(name) => {
            let record = api.type_record(name).expect("a record");
            let fields = record.fields.iter().map(|field| {
                let given = sample.get(&field.name);
                let value = given.map(|given| value(api, &field.ty, given));
                let value = match (value, field.required) {
                    (Some(value), true) => value,
                    (Some(value), false) => format!("Some({value})"),
                    (None, _) => "None".to_owned(),
                };
                format!("{}: {value}", field.identifiers.rust)
            });
            let fields: Vec<String> = fields.collect();
            let (module, record) = (&api.name, &record.identifiers.rust);
            format!("{module}::{record} {{ {} }}", fields.join(", "))
        }
    }
}
