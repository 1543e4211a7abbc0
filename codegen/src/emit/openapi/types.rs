//! The schemas of values.

use std::collections::BTreeSet;

use errcat_catalog::{
    Value,
    api::{Entry, Param, ParamType, Part as Word, TypeField, TypeRecord},
};
use serde_json::{Map, Value as Json, json};

use super::{components::Components, prose::description};
use crate::output::OpenApiVersion;

/// A schema, and whether what it describes is always there.
pub(super) type Part = (Json, bool);

/// The schema of any text.
pub(super) fn text() -> Json {
    json!({"type": "string"})
}

/// The schema of an object with these members.
pub(super) fn object(members: impl IntoIterator<Item = (String, Part)>) -> Json {
    let (mut properties, mut required) = (Map::new(), Vec::new());
    for (name, (schema, is_required)) in members {
        if is_required && !properties.contains_key(&name) {
            required.push(Json::from(name.as_str()));
        }
        properties.insert(name, schema);
    }
    let mut object = Map::new();
    object.insert("type".to_owned(), "object".into());
    if !required.is_empty() {
        object.insert("required".to_owned(), required.into());
    }
    if !properties.is_empty() {
        object.insert("properties".to_owned(), properties.into());
    }
    object.into()
}

/// The schema of one of these, each of another error.
pub(super) fn one_of(schemas: Vec<Json>, are_told_apart: bool) -> Json {
    let mut seen = BTreeSet::new();
    let mut kept: Vec<Json> = Vec::new();
    for schema in schemas {
        if seen.insert(schema.to_string()) {
            kept.push(schema);
        }
    }
    match <[Json; 1]>::try_from(kept) {
        Ok([schema]) => schema,
        Err(schemas) if are_told_apart => json!({"oneOf": schemas}),
        Err(schemas) => json!({"anyOf": schemas}),
    }
}

impl Components<'_> {
    /// The schema of a value that is one of these.
    pub(super) fn values(&self, values: Vec<Json>) -> Json {
        let name = match values.first() {
            Some(Json::String(_)) => Some("string"),
            Some(Json::Bool(_)) => Some("boolean"),
            Some(Json::Number(number)) if !number.is_f64() => Some("integer"),
            Some(Json::Number(_)) => Some("number"),
            _ => None,
        };
        let mut schema = Map::new();
        if let Some(name) = name {
            schema.insert("type".to_owned(), name.into());
        }
        match <[Json; 1]>::try_from(values) {
            Ok([value]) if self.version() == OpenApiVersion::V3_1 => {
                schema.insert("const".to_owned(), value);
            }
            Ok([value]) => {
                schema.insert("enum".to_owned(), json!([value]));
            }
            Err(values) => {
                schema.insert("enum".to_owned(), values.into());
            }
        }
        schema.into()
    }

    /// The schema of a list with these items, in their order if all of them are always there.
    pub(super) fn list(&self, items: Vec<Part>) -> Json {
        let all_there = items.iter().all(|(_, is_there)| *is_there);
        let count = items.len();
        let schemas: Vec<Json> = items.into_iter().map(|(schema, _)| schema).collect();
        if count > 1 && all_there {
            return match self.version() {
                OpenApiVersion::V3_1 => {
                    json!({"type": "array", "prefixItems": schemas, "items": false})
                }
                OpenApiVersion::V3_0 => json!({
                    "type": "array", "items": one_of(schemas, false), "minItems": count, "maxItems": count
                }),
            };
        }
        if count == 0 {
            return json!({"type": "array", "items": {}});
        }
        json!({"type": "array", "items": one_of(schemas, false)})
    }

    /// The schema of a param, with what it says.
    pub(super) fn param(&mut self, param: &Param) -> Json {
        let schema = self.of_type(&param.ty);
        self.described(schema, param.doc.as_deref())
    }

    /// The schema of a param in a header, where seconds are whole.
    pub(super) fn in_header(&mut self, param: &Param) -> Json {
        match param.ty {
            ParamType::Seconds => json!({"type": "integer", "minimum": 0}),
            ParamType::List(_) | ParamType::Map(_) | ParamType::Record(_) | ParamType::Any => {
                text()
            }
            _ => self.of_type(&param.ty),
        }
    }

    fn described(&self, mut schema: Json, doc: Option<&str>) -> Json {
        let is_ref = schema.get("$ref").is_some();
        let may = !is_ref || self.version() == OpenApiVersion::V3_1;
        if let (Some(doc), Some(members), true) = (doc, schema.as_object_mut(), may) {
            let doc = description(self.api(), doc);
            members.insert("description".to_owned(), doc.into());
        }
        schema
    }

    fn of_type(&mut self, ty: &ParamType) -> Json {
        let of_format = |format: &str| json!({"type": "string", "format": format});
        match ty {
            ParamType::String => text(),
            ParamType::Integer => json!({"type": "integer", "format": "int64"}),
            ParamType::Number => json!({"type": "number"}),
            ParamType::Boolean => json!({"type": "boolean"}),
            ParamType::Seconds => json!({"type": "number", "minimum": 0}),
            ParamType::Timestamp => of_format("date-time"),
            ParamType::Uuid => of_format("uuid"),
            ParamType::Url => of_format("uri"),
            ParamType::Any => json!({}),
            ParamType::Enum(words) => {
                let words: Vec<Json> = words.iter().map(|word| word.as_str().into()).collect();
                json!({"type": "string", "enum": words})
            }
            ParamType::List(item) => json!({"type": "array", "items": self.of_type(item)}),
            ParamType::Map(value) => {
                json!({"type": "object", "additionalProperties": self.of_type(value)})
            }
            ParamType::Record(name) => match self.api().type_record(name) {
                Some(record) => self.record(record),
                None => json!({"type": "object"}),
            },
        }
    }

    /// A component of its own, since a record can hold itself.
    fn record(&mut self, record: &TypeRecord) -> Json {
        let key = format!("type {}", record.name);
        if let Some(known) = self.known(&key) {
            return known;
        }
        let (reference, at) = self.reserve(key, &record.identifiers.typescript);
        let mut members = Vec::new();
        for field in &record.fields {
            let TypeField { name, required, .. } = field;
            let schema = self.of_type(&field.ty);
            let schema = self.described(schema, field.doc.as_deref());
            members.push((name.clone(), (schema, *required)));
        }
        self.fill(&at, object(members));
        reference
    }
}

/// A code with values in it.
pub(super) fn code_template(entry: &Entry) -> Option<Json> {
    let mut pattern = String::from("^");
    for piece in entry.code_parts()? {
        match piece {
            Word::Text(text) => {
                for letter in text.chars() {
                    if r"^$\.*+?()[]{}|".contains(letter) {
                        pattern.push('\\');
                    }
                    pattern.push(letter);
                }
            }
            Word::Param(name) => {
                let ty = entry.param(&name).map(|param| &param.ty);
                pattern.push_str(match ty {
                    Some(ParamType::Integer | ParamType::Number | ParamType::Seconds) => {
                        "-?[0-9.]+(?:[eE][+-]?[0-9]+)?"
                    }
                    _ => ".+",
                });
            }
        }
    }
    pattern.push('$');
    Some(json!({"type": "string", "pattern": pattern}))
}

/// A value of the catalogue as JSON.
pub(super) fn json_of(value: &Value) -> Json {
    serde_json::from_str(&crate::emit::rust::json(value)).unwrap_or_default()
}
