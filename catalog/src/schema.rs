//! JSON Schemas: of the language, for editors, and of the JSON target, for tools.

use serde_json::{Map, Value, json};

use crate::{
    api::{Api, ColumnKey},
    language::Document,
    read::{Key, Record, Shape},
};

/// The JSON Schema (draft-07, which editors' YAML servers read) of the language, made from its table of keys.
pub fn language_schema() -> Value {
    let mut definitions = Map::new();
    let mut schema = record(&Document::RECORD, &mut definitions);
    schema["$schema"] = json!("http://json-schema.org/draft-07/schema#");
    schema["title"] = json!("An errcat catalogue, version 1 of the language");
    schema["definitions"] = Value::Object(definitions);
    schema
}

/// The name of the JSON target's schema, which every JSON artifact carries as `$schema`.
pub const API_SCHEMA_ID: &str = "urn:errcat:api:1";

/// The JSON Schema (2020-12) of the JSON target, made from the resolved catalogue's types.
pub fn api_schema() -> Value {
    let mut schema = schemars::schema_for!(Api).to_value();
    if let Some(object) = schema.as_object_mut() {
        object.insert("$id".into(), json!(API_SCHEMA_ID));
        object.insert(
            "title".into(),
            json!("A resolved errcat catalogue, version 1"),
        );
    }
    schema
}

fn record(record: &'static Record, definitions: &mut Map<String, Value>) -> Value {
    let mut properties = Map::new();
    for key in record.keys {
        properties.insert(key.name.into(), property(key, definitions));
    }
    let required: Vec<_> = record
        .keys
        .iter()
        .filter(|key| key.required)
        .map(|key| key.name)
        .collect();
    let mut schema = json!({
        "description": record.doc.trim(),
        "type": "object",
        "properties": properties,
        "additionalProperties": false,
    });
    if !required.is_empty() {
        schema["required"] = json!(required);
    }
    if let Some(by_status) = record.by_status {
        let value = shape(by_status, definitions);
        schema["patternProperties"] = json!({ "^[1-5]([0-9][0-9]|xx|XX)$": value });
    }
    if record.has_facts {
        schema["patternProperties"] = json!({ "^x-.": {} });
    }
    schema
}

fn property(key: &'static Key, definitions: &mut Map<String, Value>) -> Value {
    let mut description = key.doc.trim().replace("\n ", "\n");
    if !key.default.is_empty() {
        description.push_str("\n\nDefault: ");
        description.push_str(key.default);
    }
    let mut schema = shape(&key.shape, definitions);
    if schema.get("$ref").is_some() {
        schema = json!({ "allOf": [schema] });
    }
    if key.name == "columns" && schema["type"] == "object" {
        schema["propertyNames"] = json!({ "enum": ColumnKey::WORDS });
    }
    schema["description"] = json!(description);
    if key.filled {
        fill(&mut schema);
    }
    schema
}

/// Asks for an item in the list that a value is or may be.
fn fill(schema: &mut Value) {
    if schema["type"] == "array" {
        schema["minItems"] = json!(1);
    }
    for of in schema
        .get_mut("anyOf")
        .and_then(Value::as_array_mut)
        .into_iter()
        .flatten()
    {
        fill(of);
    }
}

fn shape(of: &'static Shape, definitions: &mut Map<String, Value>) -> Value {
    match of {
        Shape::Scalar(_, "") => json!({ "type": ["string", "number", "boolean", "null"] }),
        Shape::Scalar(_, pattern) => {
            json!({ "type": ["string", "integer"], "pattern": pattern })
        }
        Shape::Plain(_, kind) => json!({ "type": kind }),
        Shape::Word(words) => json!({ "enum": words }),
        Shape::List(item) => json!({ "type": "array", "items": shape(item, definitions) }),
        Shape::Map(value) => {
            json!({ "type": "object", "additionalProperties": shape(value, definitions) })
        }
        Shape::TextTo(value) => json!({
            "type": "object",
            "properties": { "string": { "anyOf": [shape(value, definitions), { "type": "null" }] } },
            "additionalProperties": { "type": "null" },
            "minProperties": 1,
            "maxProperties": 1
        }),
        Shape::Record(of) => {
            let name = of
                .name
                .trim_start_matches("an ")
                .trim_start_matches("a ")
                .replace('`', "");
            let name = name.replace(' ', "_");
            if !definitions.contains_key(&name) {
                definitions.insert(name.clone(), Value::Null);
                let schema = record(of, definitions);
                definitions.insert(name.clone(), schema);
            }
            json!({ "$ref": format!("#/definitions/{name}") })
        }
        Shape::Either(a, b) => json!({ "anyOf": [shape(a, definitions), shape(b, definitions)] }),
        Shape::Json => json!({}),
    }
}
