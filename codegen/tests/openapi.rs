//! What the target `openapi` makes of catalogues.

use errcat_catalog::{Catalog, Sources, Style, load, render};
use errcat_codegen::{Engine, Output, Target, emit};
use serde_json::{Value as Json, json};

fn document(catalogue: &str) -> Json {
    let mut sources = Sources::new();
    let file = sources.add("a.yaml", catalogue.to_owned());
    let (catalog, diagnostics) = load(&mut sources, file);
    let catalog: Catalog =
        catalog.unwrap_or_else(|| panic!("{}", render(&diagnostics, &sources, Style::Plain)));
    let engine = Engine::new().expect("the templates parse");
    let output = Output::new(Target::OpenApi, "openapi.json");
    let made = emit(&catalog, &[output], &engine).expect("no template is a user's");
    serde_json::from_str(&made[0].contents).expect("JSON")
}

const PROSE: &str = r#"
errcat: 1
name: pay
title: Errors
summary: "Two lines\nof [one](#declined) summary."
envelope: {error: {code: $code, message: $message, details: $details}}
docs: {url: 'URL'}
lints: {missing-remedy: allow, dead-link: allow}
codes: {style: kebab-case}
errors:
  declined:
    status: 402
    message: No.
    cause: "One of these:\n\n- The limit, see [slow down](#slow-down 'Wait').\n- The [bank](#banks), or\n  [`internal`](#broken).\n\n```sh\ncurl <x>\n```"
    remedy: "Wait,  \nthen ask <b>again</b>."
    params: {limit: {type: integer, doc: "How much, as of [slow-down](#slow-down).", example: 1}}
  slow_down: {code: slow-down, status: 429, message: Slow down.}
  broken: {status: 500, message: Broken., audience: internal}
"#;

#[test]
fn descriptions_are_markdown_without_the_page_around_it() {
    let of_pages = document(&PROSE.replace("URL", "https://pay.test/errors/{code}"));
    let declined = &of_pages["components"]["schemas"]["DeclinedError"];
    let described = declined["description"].as_str().expect("a description");
    let wanted = "\
Declined

One of these:

- The limit, see [slow down](https://pay.test/errors/slow-down \"Wait\").
- The bank, or `internal`.

```sh
curl <x>
```

Wait,\\
then ask &lt;b&gt;again&lt;/b&gt;.";
    assert_eq!(described, wanted);
    let limit = &declined["properties"]["details"]["properties"]["limit"];
    let doc = "How much, as of [slow-down](https://pay.test/errors/slow-down).";
    assert_eq!(limit["description"], doc);
    let summary = "Two lines of [one](https://pay.test/errors/declined) summary.";
    assert_eq!(of_pages["info"]["description"], summary);

    let of_one_page = document(&PROSE.replace("URL", "https://pay.test/errors#{code}")).to_string();
    assert!(of_one_page.contains("[bank](https://pay.test/errors#banks)"));
    assert!(of_one_page.contains("https://pay.test/errors#slow-down"));
    let of_none = document(&PROSE.replace("docs: {url: 'URL'}\n", "")).to_string();
    assert!(of_none.contains("The limit, see slow down."), "{of_none}");
    for document in [of_pages.to_string(), of_one_page, of_none] {
        assert!(
            !document.contains("](#") && !document.contains("<br/>"),
            "{document}"
        );
        assert!(!document.contains("broken"), "it is internal: {document}");
    }
}

#[test]
fn headers_of_roles_are_described() {
    let document = document(
        r#"
errcat: 1
name: pay
envelope: {error: {code: $code, message: $message}}
headers:
  request_id: {name: X-Request-Id, doc: "For [support](https://pay.test)."}
  retry_after: Retry-After
  should_retry: X-Should-Retry
  idempotency_key: Idempotency-Key
  rate_limit: RateLimit
  rate_limit_policy: RateLimit-Policy
  rate_limit_limit: X-RateLimit-Limit
  rate_limit_remaining: X-RateLimit-Remaining
  rate_limit_reset: X-RateLimit-Reset
  deprecation: Deprecation
  sunset: Sunset
correlation: {trace: {doc: The trace., header: X-Trace}, run: The run.}
retry: {429: after-header}
lints: {missing-remedy: allow}
errors:
  declined: {status: 402, message: No.}
  slow_down: {status: 429, message: Slow down.}
  later: {status: 503, message: Later., retry: after-header, params: {wait: {type: seconds, header: retry-after, example: 3}}}
"#,
    );
    let headers = |name: &str| {
        let headers = &document["components"]["responses"][name]["headers"];
        headers.as_object().cloned().expect("headers")
    };
    let of_any = headers("Error402");
    let names: Vec<&String> = of_any.keys().collect();
    let wanted = [
        "X-Trace",
        "X-Request-Id",
        "X-Should-Retry",
        "RateLimit",
        "RateLimit-Policy",
        "X-RateLimit-Limit",
        "X-RateLimit-Remaining",
        "X-RateLimit-Reset",
        "Deprecation",
        "Sunset",
    ];
    assert_eq!(names, wanted);
    assert_eq!(of_any["X-Trace"]["description"], "The trace.");
    assert_eq!(
        of_any["X-Request-Id"]["description"],
        "For [support](https://pay.test)."
    );
    let count = json!({"type": "integer", "minimum": 0});
    assert_eq!(of_any["X-RateLimit-Remaining"]["schema"], count);
    let truth = json!({"type": "string", "enum": ["true", "false"]});
    assert_eq!(of_any["X-Should-Retry"]["schema"], truth);
    let waiting = headers("Error429");
    assert_eq!(waiting["Retry-After"]["schema"], json!({"type": "string"}));
    let of_param = headers("Error503");
    assert_eq!(of_param["retry-after"]["schema"], count);
    assert!(!of_param.contains_key("Retry-After"), "a name has no case");
}

#[test]
fn a_batch_is_a_list_of_bodies() {
    let document = document(
        r#"
errcat: 1
name: rpc
envelope: json-rpc
codes: {style: integer}
lints: {missing-remedy: allow}
errors:
  lost: {code: "-32601", message: Lost.}
  busy: {code: "-32000", message: Busy., status: 503}
"#,
    );
    let schema = |name: &str| {
        let response = &document["components"]["responses"][name];
        response["content"]["application/json"]["schema"].clone()
    };
    let one = json!({"$ref": "#/components/schemas/Error200"});
    assert_eq!(
        schema("Error200"),
        json!({"anyOf": [one, {"type": "array", "items": one}]})
    );
    let general = schema("Error503");
    assert_eq!(
        general["anyOf"][0],
        json!({"$ref": "#/components/schemas/Error503"})
    );
    assert_eq!(general["anyOf"][1]["type"], "array");
}

/// The responses that the APIs of CAMARA have in common: per status the codes that there are, and an example for each.
#[test]
fn a_response_is_as_precise_as_common_responses_are() {
    let document = document(
        r#"
errcat: 1
name: network
envelope: {status: $status, code: $code, message: $message}
codes: {style: SCREAMING_SNAKE_CASE}
headers: {request_id: {name: x-correlator, doc: Correlation id for the different services}}
lints: {missing-remedy: allow}
errors:
  invalid_argument: {code: INVALID_ARGUMENT, status: 400, message: "Client specified an invalid argument, request body or query param."}
  out_of_range: {code: OUT_OF_RANGE, status: 400, message: Client specified an invalid range.}
  quota_exceeded: {code: QUOTA_EXCEEDED, status: 429, message: Out of resource quota.}
"#,
    );
    let response = &document["components"]["responses"]["Error400"];
    let header = json!({
        "description": "Correlation id for the different services",
        "schema": {"type": "string"},
    });
    assert_eq!(response["headers"], json!({"x-correlator": header}));
    let content = &response["content"]["application/json"];
    let body = |code: &str, message: &str| json!({"status": 400, "code": code, "message": message});
    let example = |title: &str, value: Json| json!({"summary": title, "value": value});
    let argument = "Client specified an invalid argument, request body or query param.";
    let wanted = json!({
        "INVALID_ARGUMENT": example("Invalid argument", body("INVALID_ARGUMENT", argument)),
        "OUT_OF_RANGE": example("Out of range", body("OUT_OF_RANGE", "Client specified an invalid range.")),
    });
    assert_eq!(content["examples"], wanted);
    let schemas = &document["components"]["schemas"];
    let errors = ["InvalidArgumentError", "OutOfRangeError"];
    let references = errors.map(|name| json!({"$ref": format!("#/components/schemas/{name}")}));
    assert_eq!(schemas["Error400"]["oneOf"], json!(references));
    for (name, code) in errors.iter().zip(["INVALID_ARGUMENT", "OUT_OF_RANGE"]) {
        let schema = &schemas[name];
        assert_eq!(schema["required"], json!(["status", "code", "message"]));
        let properties = &schema["properties"];
        assert_eq!(properties["status"]["const"], 400);
        assert_eq!(properties["code"]["const"], code);
    }
}
