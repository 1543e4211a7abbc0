//! The errors of a type as responses of `OpenAPI`.

mod operations;

use std::{collections::BTreeSet, fmt};

use errcat::{
    Audience, Catalog, CatalogError, Entry, ErrorSet, Facts, Header, Hole, Kind, Node, Param,
    Place, Reason, Status, utoipa::responses,
};
use errcat_generated::{eachlabs, evolution, prompts, studio, workspace};
use serde_json::{Value as Json, json};
use utoipa::OpenApi;

/// The responses of a type, as JSON.
fn described<E: ErrorSet>() -> Json {
    serde_json::to_value(responses::<E>()).expect("responses are JSON")
}

/// The schemas of the bodies of a response, one for each error.
fn schemas(content: &Json) -> Vec<&Json> {
    let schema = &content["schema"];
    let several = schema["oneOf"].as_array().or(schema["anyOf"].as_array());
    several.map_or_else(|| vec![schema], |schemas| schemas.iter().collect())
}

/// Every error with a status is under it, with its code at this place of the body.
fn holds<E: ErrorSet>(media_type: &str, code_at: &str) {
    let described = described::<E>();
    let mut statuses = BTreeSet::new();
    E::entries(&mut |entry| {
        let Some(status) = entry.status else {
            return;
        };
        statuses.insert(status.to_string());
        let response = &described[status.to_string()];
        assert!(
            response["description"]
                .as_str()
                .is_some_and(|text| text.contains(entry.title))
        );
        let content = &response["content"][media_type];
        let schemas = schemas(content);
        let of_code = |schema: &&&Json| schema.pointer(code_at) == Some(&json!([entry.as_str()]));
        if let Some(code) = entry.code {
            assert_eq!(schemas.iter().filter(of_code).count(), 1, "{code}");
            let several = schemas.len() > 1;
            assert_eq!(content["schema"]["oneOf"].is_array(), several, "{code}");
        }
        let names: Vec<_> = content["examples"]
            .as_object()
            .expect("examples by name")
            .keys()
            .filter(|name| name.split('.').next() == Some(entry.as_str()))
            .collect();
        assert_eq!(names.len(), entry.reasons.len().max(1), "{}", entry.name);
    });
    let known: BTreeSet<_> = described
        .as_object()
        .expect("an object")
        .keys()
        .cloned()
        .collect();
    assert_eq!(known, statuses);
}

#[test]
fn every_error_with_a_status_is_described() {
    holds::<eachlabs::Error>("application/json", "");
    holds::<evolution::Error>("application/json", "/properties/error/properties/code/enum");
    holds::<prompts::Error>("application/json", "/properties/error/properties/code/enum");
    holds::<studio::Error>("application/json", "/properties/error/enum");
    holds::<workspace::Error>("application/json", "/properties/error/enum");
}

mod recursive {
    errcat::catalog!("tests/rules/recursive-type/good.yaml");
}

#[test]
fn a_record_within_itself_is_an_object() {
    let described = described::<recursive::Error>();
    let content = &described["409"]["content"]["application/json"];
    let details = "/properties/error/properties/details/properties/category/properties";
    let children = content["schema"].pointer(details).expect("the members");
    assert_eq!(
        children["children"],
        json!({"type": "array", "items": {"type": "object"}})
    );
    let body = &content["examples"]["sold_out"]["value"];
    assert_eq!(
        body["error"]["details"]["category"],
        json!({"name": "...", "children": []})
    );
}

mod forms {
    errcat::catalog!("tests/languages/catalogues/forms.yaml");
}

mod orders {
    errcat::catalog!("tests/languages/catalogues/orders.yaml");
}

#[test]
fn a_list_of_errors_has_any_of_them() {
    let described = described::<forms::Error>();
    let content = &described["422"]["content"]["application/json"];
    let list = &content["schema"]["properties"]["errors"];
    assert_eq!(list["type"], "array");
    let items = list["items"]["anyOf"].as_array().expect("several");
    assert_eq!(items.len(), 8);
    assert!(
        content["schema"]["required"]
            .as_array()
            .is_some_and(|names| names.contains(&json!("errors")))
    );
    let described = self::described::<orders::Error>();
    let content = &described["403"]["content"]["application/json"];
    let list = &content["schema"]["properties"]["subproblems"];
    assert_eq!(list["items"]["oneOf"].as_array().map(Vec::len), Some(6));
    assert!(
        content["schema"]["required"]
            .as_array()
            .is_some_and(|names| !names.contains(&json!("subproblems")))
    );
    assert_eq!(content["examples"]["caa"]["value"].get("subproblems"), None);
}

#[test]
fn one_response_in_full() {
    let request_id = json!({
        "description": "The id of the request, for support.",
        "schema": {"type": "string"},
    });
    let body = |code: &str, details: Json| {
        json!({
            "type": "object",
            "required": ["error"],
            "properties": {"error": {
                "type": "object",
                "required": ["code", "message", "details"],
                "properties": {
                    "code": {"type": "string", "enum": [code]},
                    "message": {"type": "string"},
                    "details": details,
                    "request_id": {"type": "string"},
                },
            }},
        })
    };
    let example = |title: &str, code: &str, message: &str, details: Json| {
        let error = json!({
            "code": code, "message": message, "details": details, "request_id": "...",
        });
        json!({"summary": title, "value": {"error": error}})
    };
    let integer = json!({"type": "integer", "format": "int64"});
    let reasons = ["daily_quota", "concurrent_submissions", "queue_full"];
    let described = described::<evolution::Error>();
    let response = &described["429"];
    assert_eq!(
        response["description"],
        "- `rate_limited`: Rate limited\n- `capacity_exceeded`: Capacity exceeded\n\
         - `too_many_active_api_requests`: Too many active API requests"
    );
    assert_eq!(
        response["headers"],
        json!({
            "Retry-After": {
                "description": "With `rate_limited`.",
                "schema": {"type": "integer", "minimum": 0},
            },
            "X-Request-Id": request_id,
        })
    );
    let content = &response["content"]["application/json"];
    assert_eq!(
        content["schema"]["oneOf"],
        json!([
            body(
                "rate_limited",
                json!({
                    "type": "object",
                    "required": ["retry_after"],
                    "properties": {"retry_after": {"type": "number", "minimum": 0}},
                })
            ),
            body(
                "capacity_exceeded",
                json!({
                    "type": "object",
                    "required": ["reason"],
                    "properties": {
                        "reason": {"type": "string", "enum": reasons},
                        "used": integer,
                        "limit": integer,
                    },
                })
            ),
            body(
                "too_many_active_api_requests",
                json!({
                    "type": "object",
                    "required": ["used", "limit"],
                    "properties": {"used": integer, "limit": integer},
                })
            ),
        ])
    );
    let examples = &content["examples"];
    assert_eq!(
        examples["rate_limited"],
        example(
            "Rate limited",
            "rate_limited",
            "Too many requests. Retry after 42 seconds.",
            json!({"retry_after": 42}),
        )
    );
    let quota = &examples["capacity_exceeded.daily_quota"];
    assert_eq!(quota["summary"], "Daily quota");
    assert_eq!(quota["value"]["error"]["details"]["reason"], "daily_quota");
    assert_eq!(
        quota["value"]["error"]["message"],
        "You have reached your daily quota."
    );
}

#[test]
fn closed_sets_and_records_have_their_members() {
    let described = described::<workspace::Error>();
    let content = &described["400"]["content"]["application/json"];
    let schemas = schemas(content);
    let of = |code: &str| {
        schemas
            .iter()
            .find(|schema| schema["properties"]["error"]["enum"][0] == code)
    };
    let validation = of("validation_error").expect("it is described");
    assert_eq!(
        validation["properties"]["errors"],
        json!({"type": "array", "items": {
            "type": "object",
            "required": ["field", "message"],
            "properties": {"field": {"type": "string"}, "message": {"type": "string"}},
        }})
    );
    assert_eq!(
        validation["properties"]["status"],
        json!({"type": "string", "enum": ["error"]})
    );
    assert!(
        of("workspace_required").is_some_and(|schema| schema["properties"]["errors"].is_null())
    );
    assert_eq!(
        content["examples"]["validation_error"]["value"]["errors"][0]["field"],
        "conversation_id"
    );
}

/// A set of a class, an internal error, reasons of other statuses, private params and no code.
#[derive(Debug)]
struct Odd;

static ODD: [Entry; 4] = [
    Entry::new("broken", "broken", "Broken", "It broke at {place}.", {
        Facts::new().with_status(Status::Class(5))
    })
    .with_params(&[
        Param::new("query", Kind::Text)
            .with_header("X-Secret")
            .with_place(Place::Logs)
            .with_example("\"hunter2\""),
        Param::new("place", Kind::Uuid).with_place(Place::Body(".at.place")),
        Param::new("hint", Kind::Any).optional(),
    ]),
    Entry::new("hidden", "hidden", "Hidden", "No.", {
        Facts::new()
            .with_status(Status::Exact(500))
            .with_audience(Audience::Internal)
    }),
    Entry::new("never", "never", "Never over HTTP", "No.", Facts::new()),
    Entry::new("busy", "busy", "Busy", "Busy ({reason}).", {
        Facts::new().with_status(Status::Exact(429))
    })
    .with_reasons(&[
        Reason::new("full", "Full", &[]),
        Reason::new("down", "Down", &[]).with_status(Status::Exact(503)),
    ])
    .with_deprecated("Use another."),
];

static CATALOG: Catalog = Catalog::new("odd")
    .with_envelope(
        "application/vnd.odd+json",
        Node::Array(&[
            Node::Object(&[
                ("code", Node::Hole(Hole::Code)),
                ("status", Node::Hole(Hole::StatusText)),
                ("number", Node::Hole(Hole::Number)),
                ("why", Node::Hole(Hole::Reason)),
                ("at", Node::Optional(&[("place", Node::At(".at.place"))])),
                (
                    "details",
                    Node::Details {
                        reason: false,
                        members: &[("text", Node::Hole(Hole::Message))],
                    },
                ),
            ]),
            Node::Json("[1, null]"),
        ]),
    )
    .with_headers(&[
        Header {
            role: "request_id",
            name: "X-Id",
        },
        Header {
            role: "code",
            name: "X-Code",
        },
    ]);

impl fmt::Display for Odd {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("odd")
    }
}

impl std::error::Error for Odd {}

impl CatalogError for Odd {
    fn catalog(&self) -> &'static Catalog {
        &CATALOG
    }

    fn entry(&self) -> &'static Entry {
        &ODD[0]
    }
}

impl ErrorSet for Odd {
    const CATALOG: &'static Catalog = &CATALOG;

    fn entries(each: &mut dyn FnMut(&'static Entry)) {
        ODD.iter().for_each(each);
    }
}

errcat::__utoipa!({} Odd, {});

#[test]
fn classes_reasons_and_places_are_told_apart_and_nothing_private_is_told() {
    let described = described::<Odd>();
    let text = described.to_string();
    for secret in ["query", "hunter2", "X-Secret", "hidden", "Hidden", "never"] {
        assert!(!text.contains(secret), "{secret}");
    }
    let statuses: Vec<_> = described.as_object().expect("an object").keys().collect();
    assert_eq!(statuses, ["429", "503", "5XX"]);
    assert_eq!(described["503"]["description"], "Busy (deprecated)");

    let of = |status: &str| &described[status]["content"]["application/vnd.odd+json"];
    let items = &of("5XX")["schema"]["prefixItems"];
    let item = &items[0];
    assert_eq!(item["required"], json!(["code", "status", "at", "details"]));
    assert_eq!(
        item["properties"],
        json!({
            "code": {"type": "string", "enum": ["broken"]},
            "status": {"type": "string", "enum": ["500"]},
            "at": {
                "type": "object",
                "required": ["place"],
                "properties": {"place": {"type": "string", "format": "uuid"}},
            },
            "details": {
                "type": "object",
                "required": ["text"],
                "properties": {"hint": {}, "text": {"type": "string"}},
            },
        })
    );
    assert_eq!(items[1], json!({"enum": [[1, null]]}));
    let uuid = "00000000-0000-4000-8000-000000000000";
    assert_eq!(
        of("5XX")["examples"]["broken"]["value"],
        json!([
            {
                "code": "broken",
                "status": "500",
                "at": {"place": uuid},
                "details": {"text": format!("It broke at {uuid}.")},
            },
            [1, null],
        ])
    );
    let why = |status: &str| of(status)["schema"]["prefixItems"][0]["properties"]["why"].clone();
    assert_eq!(why("429"), json!({"type": "string", "enum": ["full"]}));
    assert_eq!(why("503"), json!({"type": "string", "enum": ["down"]}));
    let down = &of("503")["examples"]["busy.down"]["value"][0];
    assert_eq!(down["status"], "503");
    assert_eq!(down["details"]["text"], "Busy (down).");
}

#[test]
fn the_header_of_codes_has_those_of_the_status() {
    let header = &described::<Odd>()["429"]["headers"]["X-Code"];
    assert_eq!(header["schema"]["enum"], json!(["busy"]));
}

#[allow(dead_code, missing_docs, reason = "its responses are enough")]
mod dns {
    errcat::catalog!("tests/languages/catalogues/dns.yaml");
}

#[test]
fn an_error_without_a_code_is_told_apart_by_no_code() {
    let described = described::<dns::Error>();
    let content = &described["404"]["content"]["application/json"];
    let codes: Vec<_> = schemas(content)
        .iter()
        .map(|schema| schema["properties"]["err_code"]["enum"].clone())
        .collect();
    assert_eq!(codes, [Json::Null, json!(["other"])]);
    assert!(content["schema"]["anyOf"].is_array());
    let codes = &described["404"]["headers"]["X-Dns-Code"]["schema"]["enum"];
    assert_eq!(codes, &json!(["other"]));
    assert!(described["504"]["headers"]["X-Dns-Code"].is_null());
}
