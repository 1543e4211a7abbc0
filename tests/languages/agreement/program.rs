//! A Rust program that makes every public error and says what it is.

use std::fmt::Write as _;

use errcat_catalog::api::{Api, Entry, Param, ParamType, Reason};
use serde_json::Value as Json;

use super::{Row, variants};
use crate::samples::sample;

/// What ends a field, a row and a table: no catalogue can have these characters.
const ENDS: [char; 3] = ['\u{1f}', '\u{1e}', '\u{1d}'];

const SHOW: &str = r#"
fn show<E: errcat::CatalogError>(variant: &str, error: E) {
    let (entry, reason) = (error.entry(), error.reason());
    let status = error.status().map_or(String::new(), |status| status.to_string());
    let reason = reason.map_or("", |reason| reason.code);
    let fields = [entry.as_str(), reason, entry.code.unwrap_or(""), &status, &error.to_string(), variant];
    print!("{}\u{1e}", fields.join("\u{1f}"));
}

fn end<C: errcat::ErrorCode>(shown: usize) {
    let public = |code: &&C| code.entry().audience == errcat::Audience::Public;
    assert_eq!(C::ALL.iter().filter(public).count(), shown, "every public error is shown");
    print!("\u{1d}");
}
"#;

/// The program, over a module for each catalogue.
pub(super) fn main(catalogs: &[&errcat_catalog::Catalog]) -> String {
    let mut main = format!("{SHOW}\nfn main() {{\n");
    for api in catalogs {
        for entry in api.public_entries() {
            for reason in variants(entry) {
                let variant = &entry.identifiers.rust;
                let error = error(api, entry, reason);
                writeln!(main, "    show({variant:?}, {error});").expect("text");
            }
        }
        let (module, count) = (&api.name, api.public_entries().count());
        writeln!(main, "    end::<{module}::Code>({count});").expect("text");
    }
    main + "}\n"
}

/// What the program printed, a table for each catalogue.
pub(super) fn rows(printed: &str) -> Vec<Vec<Row>> {
    let [field, row, table] = ENDS;
    let read = |row: &str| {
        let fields: Vec<&str> = row.split(field).collect();
        let [key, reason, code, status, message, variant] = fields.try_into().expect("six fields");
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        Row {
            key: key.to_owned(),
            reason: some(reason),
            code: some(code),
            status: some(status).map(|status| status.parse().expect("a status")),
            message: message.to_owned(),
            classes: vec![variant.to_owned()],
        }
    };
    printed
        .split_terminator(table)
        .map(|rows| rows.split_terminator(row).map(read).collect())
        .collect()
}

/// An expression that makes an error with the sample of every param.
fn error(api: &Api, entry: &Entry, reason: Option<&Reason>) -> String {
    let (module, variant) = (&api.name, &entry.identifiers.rust);
    let mut fields: Vec<String> = entry.params.iter().map(|param| field(api, param)).collect();
    fields.extend(reason.map(|reason| format!("reason: {:?}.parse().unwrap()", reason.name)));
    let values = fields.join(", ");
    if fields.is_empty() {
        format!("{module}::Error::{variant}")
    } else {
        format!("{module}::Error::from({module}::{variant} {{ {values} }})")
    }
}

fn field(api: &Api, param: &Param) -> String {
    let name = &param.identifiers.rust;
    let value = value(api, &param.ty, &sample(param, api));
    let value = if param.required {
        value
    } else {
        format!("Some({value})")
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
