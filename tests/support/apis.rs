//! The catalogues: as the model has them, and as the types that clients decode into.

use std::{fs, path::Path, sync::OnceLock};

use errcat::decode::{Decode, Decoded, Headers, Response};
use errcat::retry::{Failed, Transport};
use errcat::{CatalogError, ErrorCode, ErrorSet, Params, Processed, ToJson, Value};
use errcat_catalog::{Catalog, Sources, Style, load, render};
use serde_json::{Map, Value as Json, json};

use crate::vectors::{headers, status};

/// A catalogue with its types behind functions.
pub(crate) struct Api {
    pub(crate) catalog: Catalog,
    pub(crate) decode: fn(&Response<'_>) -> Said,
    pub(crate) is_error: fn(&Response<'_>) -> bool,
    pub(crate) transport: fn(Transport) -> Failed,
    /// Its responses as `errcat::utoipa` describes them.
    #[allow(dead_code, reason = "each test uses a part")]
    pub(crate) described: fn() -> Json,
}

/// What came of a response.
pub(crate) struct Said {
    /// What the packages of other languages say alike.
    pub(crate) facts: Json,
    /// What people read.
    pub(crate) text: String,
    /// The form that every language has in common.
    pub(crate) json: String,
    /// The name of the error, or the class of an unknown one.
    pub(crate) class: String,
    /// The beginning of a body that means no error of the catalogue.
    pub(crate) preview: String,
    /// The body as JSON, if it is kept.
    pub(crate) body: Option<Json>,
    /// What a decision to try again goes by.
    pub(crate) failed: Failed,
    /// The typed error, if the response had all its values.
    pub(crate) error: Option<Box<dyn CatalogError>>,
    /// The errors of the list that the response has, if it has more than the error itself.
    pub(crate) errors: Vec<Said>,
}

macro_rules! apis {
    ($($name:ident: $path:literal,)*) => {
        $(
            #[allow(dead_code, missing_docs, clippy::all, clippy::pedantic, reason = "the macro's output is linted elsewhere")]
            pub(crate) mod $name {
                errcat::catalog!($path);
            }
        )*

        /// Every catalogue.
        pub(crate) fn all() -> &'static [Api] {
            static ALL: OnceLock<Vec<Api>> = OnceLock::new();
            ALL.get_or_init(|| vec![$(Api {
                catalog: model($path),
                decode: said::<$name::Error>,
                is_error: errcat::decode::is_error::<$name::Error>,
                described: || {
                    let responses = errcat::utoipa::responses::<$name::Error>();
                    serde_json::to_value(responses).expect("responses are JSON")
                },
                transport: |transport| Failed::transport(<$name::Error as ErrorSet>::CATALOG, transport),
            }),*])
        }
    };
}

apis! {
    eachlabs: "catalog/apis/eachlabs.yaml",
    evolution: "catalog/apis/evolution.yaml",
    prompts: "catalog/apis/prompts.yaml",
    studio: "catalog/apis/studio.yaml",
    workspace: "catalog/apis/workspace.yaml",
    graphql: "tests/outside/graphql.yaml",
    json_rpc: "tests/languages/catalogues/json_rpc.yaml",
    postgrest: "tests/outside/postgrest.yaml",
    tongues: "tests/outside/tongues.yaml",
    weather: "tests/languages/catalogues/weather.yaml",
    mailchimp: "tests/languages/catalogues/mailchimp.yaml",
    adyen: "tests/languages/catalogues/adyen.yaml",
    acme: "tests/outside/acme.yaml",
    anthropic: "tests/outside/anthropic.yaml",
    github: "tests/languages/catalogues/github.yaml",
    oauth: "tests/outside/oauth.yaml",
    openai: "tests/outside/openai.yaml",
    slack: "tests/outside/slack.yaml",
    wechat: "tests/languages/catalogues/wechat.yaml",
    documents: "tests/languages/catalogues/documents.yaml",
    bare: "tests/languages/catalogues/bare.yaml",
    ends: "tests/languages/catalogues/ends.yaml",
    cluster: "tests/languages/catalogues/cluster.yaml",
    messages: "tests/languages/catalogues/messages.yaml",
    nested: "tests/languages/catalogues/nested.yaml",
    numbers: "tests/languages/catalogues/numbers.yaml",
    retrying: "tests/languages/catalogues/retrying.yaml",
    moved: "tests/languages/catalogues/moved.yaml",
    subcodes: "tests/languages/catalogues/subcodes.yaml",
    single: "tests/languages/catalogues/single.yaml",
    sparse: "tests/languages/catalogues/sparse.yaml",
    objects: "tests/languages/catalogues/objects.yaml",
    headless: "tests/languages/catalogues/headless.yaml",
    database: "tests/languages/catalogues/database.yaml",
    desks: "tests/languages/catalogues/desks.yaml",
    flood: "tests/languages/catalogues/flood.yaml",
    dns: "tests/languages/catalogues/dns.yaml",
    problems: "tests/languages/catalogues/problems.yaml",
    composed: "tests/languages/catalogues/composed.yaml",
    lines: "tests/languages/catalogues/lines.yaml",
    shapes: "tests/languages/catalogues/shapes.yaml",
    store: "tests/languages/catalogues/store.yaml",
    stripe: "tests/outside/stripe.yaml",
    kinds: "tests/languages/catalogues/kinds.yaml",
    typed: "tests/languages/catalogues/typed.yaml",
    pay: "tests/languages/catalogues/pay.yaml",
    convoy: "tests/languages/catalogues/convoy.yaml",
    fleet: "tests/languages/catalogues/fleet.yaml",
    signals: "tests/languages/catalogues/signals.yaml",
    quota: "tests/languages/catalogues/quota.yaml",
    ledger: "tests/languages/catalogues/ledger.yaml",
    aip: "tests/languages/catalogues/aip.yaml",
    files: "tests/languages/catalogues/files.yaml",
    waits: "tests/languages/catalogues/waits.yaml",
    beside: "tests/languages/catalogues/beside.yaml",
    values: "tests/languages/catalogues/values.yaml",
    forms: "tests/languages/catalogues/forms.yaml",
    fast: "tests/languages/catalogues/fast.yaml",
    orders: "tests/languages/catalogues/orders.yaml",
    problem: "tests/decode/problem.yaml",
    google: "tests/decode/google.yaml",
    jsonapi: "tests/decode/jsonapi.yaml",
    places: "tests/decode/places.yaml",
}

/// The catalogue of that name.
pub(crate) fn of(name: &str) -> &'static Api {
    let found = all().iter().find(|api| api.catalog.name == name);
    found.unwrap_or_else(|| panic!("there is no catalogue `{name}`"))
}

impl Api {
    /// What comes of the response of a vector, whose body is this.
    pub(crate) fn said(&self, given: &Json, body: &[u8]) -> Said {
        let headers = headers(given);
        (self.decode)(&response(given, body, &headers))
    }

    /// Whether the response of a vector is an error at all.
    #[allow(dead_code, reason = "each test uses a part")]
    pub(crate) fn is_error(&self, given: &Json, body: &[u8]) -> bool {
        let headers = headers(given);
        (self.is_error)(&response(given, body, &headers))
    }
}

fn response<'a>(given: &Json, body: &'a [u8], headers: &'a dyn Headers) -> Response<'a> {
    let response = Response::new(body).headers(headers);
    status(given).map_or(response, |status| response.status(status))
}

fn model(path: &str) -> Catalog {
    let mut sources = Sources::new();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let text = fs::read_to_string(path).expect("the catalogue is there");
    let file = sources.add("catalogue.yaml", &text);
    let (catalog, diagnostics) = load(&mut sources, file);
    catalog.unwrap_or_else(|| panic!("{}", render(&diagnostics, &sources, Style::Plain)))
}

fn said<E: Decode + 'static>(response: &Response<'_>) -> Said {
    let all = errcat::decode::all::<E>(response);
    let json = all.to_json();
    let (error, errors) = all.into_parts();
    Said {
        json,
        errors: errors.into_iter().map(said_of_one).collect(),
        ..said_of_one(error)
    }
}

fn said_of_one<E: Decode + 'static>(decoded: Decoded<E>) -> Said {
    let retry = decoded.retry().map(errcat::Retry::as_str);
    let received = decoded.received().clone();
    assert!(received.preview.len() <= 2048);
    let is_known = decoded.code().is_some();
    let declared = decoded.code().map(ErrorCode::entry);
    let reason = match &decoded {
        Decoded::Known { reason, .. } => reason.map(|reason| reason.code),
        Decoded::Unknown(_) => None,
    };
    let correlation: Map<_, _> = received
        .correlation
        .iter()
        .map(|(name, id)| ((*name).to_owned(), json!(id)))
        .collect();
    let (text, failed) = (decoded.to_string(), Failed::from(&decoded));
    let form = decoded.to_json();
    let name: Json = serde_json::from_str(&form).expect("JSON");
    let name = name["name"].as_str().expect("a name");
    let class = declared.map_or(name, |entry| entry.name).to_owned();
    let further = E::CATALOG.envelopes.iter().map(|further| further.envelope);
    let mut envelopes = E::CATALOG.envelope.into_iter().chain(further);
    let has_numbers =
        envelopes.any(|envelope| format!("{:?}", envelope.body).contains("Hole(Number)"));
    let facts = json!({
        "known": is_known,
        "code": decoded.code_text(),
        "kind": decoded.kind(),
        "reason": if is_known { reason } else { received.reason.as_deref() },
        "retry": retry,
        "processed": processed(decoded.processed()),
        "rateLimit": received.rate_limit.as_ref().map(limit),
        "shouldRetry": received.should_retry,
        "recovery": received.recovery,
        "correlation": correlation,
        "message": received.message.as_deref(),
        "details": received.details,
        "requestId": received.request_id,
        "retryAfter": received.retry_after.map(number),
        "retired": received.retired.map(|retired| json!({"since": retired.since, "note": retired.note})),
        "docUrl": decoded.doc_url(),
        "number": declared.and_then(|entry| entry.number).or(received.number).filter(|_| has_numbers),
        "received": {
            "status": received.status,
            "code": received.code,
            "reason": received.reason,
            "kind": received.kind,
            "number": received.number.filter(|_| has_numbers),
            "type": received.problem_type,
            "instance": received.instance,
            "deprecation": received.deprecation.map(|moment| moment.to_string()),
            "sunset": received.sunset.map(|moment| moment.to_string()),
        },
    });
    let body = received.body();
    let error = match decoded {
        Decoded::Known { error, .. } => error.map(|error| Box::new(error) as Box<dyn CatalogError>),
        Decoded::Unknown(_) => None,
    };
    Said {
        facts,
        text,
        json: form,
        class,
        preview: received.preview,
        body,
        failed,
        error,
        errors: Vec::new(),
    }
}

/// What is left of a limit, without what is not said.
fn limit(limit: &errcat::decode::RateLimit) -> Json {
    let members = [
        ("policy", json!(limit.policy)),
        ("limit", json!(limit.limit)),
        ("remaining", json!(limit.remaining)),
        ("reset", json!(limit.reset.map(number))),
    ];
    let members = members.into_iter().filter(|(_, value)| !value.is_null());
    members
        .map(|(name, value)| (name.to_owned(), value))
        .collect()
}

/// The public values of an error, by name.
pub(crate) fn values(error: &dyn CatalogError) -> Map<String, Json> {
    struct Take(Map<String, Json>);

    impl Params for Take {
        fn param(&mut self, name: &'static str, value: Value<'_>) {
            let mut text = String::new();
            value.to_json(&mut text).expect("text takes everything");
            let value = serde_json::from_str(&text).expect("values are JSON");
            self.0.insert(name.to_owned(), value);
        }
    }

    let mut take = Take(Map::new());
    error.params(&mut take);
    take.0
}

/// Seconds as JSON has them.
#[expect(
    clippy::cast_precision_loss,
    reason = "times of a test have few digits"
)]
pub(crate) fn number(duration: std::time::Duration) -> Json {
    if duration.subsec_nanos() == 0 {
        json!(duration.as_secs())
    } else {
        json!(duration.as_nanos() as f64 / 1e9)
    }
}

fn processed(processed: Processed) -> &'static str {
    match processed {
        Processed::No => "no",
        Processed::Yes => "yes",
        Processed::Unknown => "unknown",
    }
}
