//! What is said of single errors, statuses and operations.

use errcat_codegen::{Engine, OpenApi, OpenApiVersion, Output, Target, emit};
use pulldown_cmark::{Event, Parser, Tag};
use serde_json::{Value as Json, json};

use super::document::document;
use crate::packages::subject;
use crate::tools::{pipe, python};

fn of(name: &str) -> Json {
    document(&subject(name).catalog, &OpenApi::default())
}

fn schema<'a>(document: &'a Json, name: &str) -> &'a Json {
    let found = &document["components"]["schemas"][name];
    assert!(found.is_object(), "there is no schema {name}");
    found
}

fn response<'a>(document: &'a Json, name: &str) -> &'a Json {
    let found = &document["components"]["responses"][name];
    assert!(found.is_object(), "there is no response {name}");
    found
}

fn reference(name: &str) -> Json {
    json!({"$ref": format!("#/components/schemas/{name}")})
}

#[test]
fn a_status_has_its_own_errors_where_the_envelope_tells_them_apart() {
    let document = of("evolution");
    let errors = &schema(&document, "Error409")["properties"]["error"]["oneOf"];
    let names = [
        "StateConflictError",
        "DuplicateResourceError",
        "IdempotencyKeyInProgressError",
    ];
    assert_eq!(*errors, json!(names.map(reference)));
    let content = &response(&document, "Error409")["content"]["application/json"];
    assert_eq!(content["schema"], reference("Error409"));
    let code = &schema(&document, "StateConflictError")["properties"]["code"];
    assert_eq!(*code, json!({"type": "string", "const": "state_conflict"}));
    assert_eq!(document["paths"], json!({}));
    assert!(document["components"]["responses"]["default"].is_null());
}

#[test]
fn each_status_of_an_error_has_the_reasons_that_come_with_it() {
    let document = of("store");
    let reason = |name: &str| {
        let details = &schema(&document, name)["properties"]["details"];
        details["properties"]["reason"]["const"].clone()
    };
    assert_eq!(reason("LockedError423"), "by_owner");
    assert_eq!(reason("LockedError451"), "by_court");
    let examples = &response(&document, "Error451")["content"]["application/json"]["examples"];
    assert_eq!(examples["locked.by_court"]["value"]["status"], 451);
}

#[test]
fn a_list_has_the_errors_of_its_status_and_the_general_one_any() {
    let document = of("forms");
    let items = |name: &str| schema(&document, name)["properties"]["errors"]["items"].clone();
    assert_eq!(items("Error409"), reference("PaidTwiceError"));
    assert_eq!(items("Error422")["anyOf"].as_array().map(Vec::len), Some(8));
    let orders = of("orders");
    let parts = &schema(&orders, "CaaError")["properties"]["subproblems"];
    assert_eq!(
        *parts,
        json!({"type": "array", "items": reference("ErrorPart")})
    );
}

#[test]
fn errors_in_successes_are_responses_of_success() {
    let document = of("json_rpc");
    let content = &response(&document, "Error200")["content"]["application/json"];
    let code = &content["examples"]["-32601"]["value"]["error"]["code"];
    assert_eq!(*code, -32601);
}

#[test]
fn what_has_no_body_has_no_content() {
    let document = of("objects");
    let unchanged = response(&document, "Error304");
    assert!(unchanged["content"].is_null());
    let code = &unchanged["headers"]["X-Error-Code"]["schema"];
    assert_eq!(code["const"], "not_modified");
    let of_reason = &response(&document, "Error412")["headers"]["X-Error-Reason"]["schema"];
    assert_eq!(of_reason["enum"], json!(["etag", "time"]));
    let shapes = of("shapes");
    let missing = response(&shapes, "Error404");
    assert!(
        missing["content"].is_null(),
        "the code is in a header alone"
    );
}

#[test]
fn further_envelopes_have_their_content_types() {
    let document = of("shapes");
    let content = &response(&document, "Error403")["content"];
    assert_eq!(content["text/plain"]["schema"], json!({"type": "string"}));
    assert_eq!(
        content["text/plain"]["examples"]["quota_exceeded"]["value"],
        "Quota disk exceeded."
    );
    let closed = &content["application/json"]["examples"]["account_closed"]["value"];
    assert_eq!(closed["error"]["details"]["account"], "a_1");
}

#[test]
fn an_operation_has_the_responses_of_its_own_errors() {
    let document = of("ledger");
    let responses = document["components"]["responses"].as_object();
    let names: Vec<&String> = responses.expect("responses").keys().collect();
    let of = |operation: &str| -> Vec<&str> {
        names
            .iter()
            .filter_map(|name| name.strip_prefix(operation))
            .collect()
    };
    assert_eq!(of("CreatePaymentError"), ["400", "402", "429"]);
    assert_eq!(of("RefundPaymentError"), ["400"]);
    assert!(of("AuditError").is_empty(), "what it returns is internal");
    assert!(!document.to_string().contains("ledger_broken"));
}

#[test]
fn an_older_version_has_older_schemas() {
    let settings = OpenApi {
        version: OpenApiVersion::V3_0,
        prefix: "Old".to_owned(),
        ..OpenApi::default()
    };
    let document = document(&subject("evolution").catalog, &settings);
    assert_eq!(document["openapi"], "3.0.3");
    let code = &schema(&document, "OldNotFoundError")["properties"]["code"];
    assert_eq!(*code, json!({"type": "string", "enum": ["not_found"]}));
    assert!(!document.to_string().contains("\"const\""));
}

#[test]
fn codes_of_tomorrow_come_last() {
    let settings = OpenApi {
        open: true,
        ..OpenApi::default()
    };
    let document = document(&subject("evolution").catalog, &settings);
    let errors = &schema(&document, "Error404")["properties"]["error"]["anyOf"];
    assert_eq!(
        *errors,
        json!([reference("NotFoundError"), reference("UnknownError")])
    );
    let unknown = schema(&document, "UnknownError");
    assert_eq!(unknown["properties"]["code"], json!({"type": "string"}));
    assert_eq!(unknown["required"], json!(["code", "message", "details"]));
}

#[test]
fn the_end_of_the_path_says_the_format() {
    let hostile = crate::hostile::hostile();
    for catalog in [&subject("nested").catalog, &hostile.catalog] {
        let outputs = ["a.json", "a.yaml"].map(|path| Output::new(Target::OpenApi, path));
        let engine = Engine::new().expect("the templates parse");
        let made = emit(catalog, &outputs, &engine).expect("no template is a user's");
        let mut json: Json = serde_json::from_str(&made[0].contents).expect("JSON");
        let yaml: Json = serde_yaml::from_str(&made[1].contents).expect("YAML");
        let mut reader = python();
        reader.args([
            "-c",
            "import sys, json, yaml; json.dump(yaml.safe_load(sys.stdin.buffer), sys.stdout)",
        ]);
        let read = pipe(&mut reader, made[1].contents.as_bytes());
        let read: Json = serde_json::from_slice(&read).expect("JSON of YAML 1.1");
        assert_eq!(read, yaml);
        let banner = json
            .as_object_mut()
            .and_then(|json| json.shift_remove("x-generated"));
        assert!(
            made[1].contents.starts_with("# Generated by errcat"),
            "{banner:?}"
        );
        assert_eq!(json, yaml);
    }
}

#[test]
fn text_arrives_as_it_is() {
    let document = document(&crate::hostile::hostile().catalog, &OpenApi::default());
    let examples = &response(&document, "Error400")["content"]["application/json"]["examples"];
    for (index, texts) in crate::hostile::entries().iter().enumerate() {
        let [title, message, .., value] = texts;
        let example = &examples[format!("e{index}")];
        assert_eq!(example["summary"], *title, "entry {index}");
        let body = &example["value"];
        assert_eq!(
            body["message"],
            format!("{message} {value}"),
            "entry {index}"
        );
        assert_eq!(body["details"]["value"], *value, "entry {index}");
        let schema = schema(&document, &format!("E{index}Error"));
        let told = schema["description"].as_str().expect("a description");
        // What separates letters of an emoji's name is ours.
        let is_markup = |event| match event {
            Event::InlineHtml(html) => !matches!(&*html, "<span>" | "</span>"),
            Event::Html(_) | Event::Start(Tag::Link { .. } | Tag::Image { .. }) => true,
            _ => false,
        };
        let title = told.split("\n\n").next().unwrap_or_default();
        assert!(!Parser::new(title).any(is_markup), "entry {index}: {title}");
    }
}
