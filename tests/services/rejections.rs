//! What a client is told of a request that does not fit: which value and why, in words of the service alone.

use std::collections::{BTreeMap, HashMap};

use actix_web::{
    App, FromRequest, HttpRequest, HttpResponse,
    body::to_bytes,
    dev::Payload,
    test::{TestRequest, init_service, try_call_service},
    web,
};
use axum::{
    Router,
    body::Body,
    http::{Request, StatusCode},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use errcat::{
    Failure,
    axum::{Form, Json, Path, Query},
};
use serde::Deserialize;
use tower::ServiceExt;

use crate::{axum::serve, cases::POISON, client::ask, evolution::Error};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(dead_code, reason = "it is only read")]
struct Order {
    qty: u32,
    items: Option<Vec<Item>>,
    labels: Option<HashMap<String, u8>>,
    total: Option<u128>,
    by_day: Option<BTreeMap<u8, u8>>,
    pay: Option<Pay>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(dead_code, reason = "it is only read")]
struct Item {
    name: String,
    colour: Option<Colour>,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Colour {
    Red,
    Green,
}

#[derive(Deserialize)]
#[allow(dead_code, reason = "it is only read")]
enum Pay {
    Card { cents: u8 },
    Cash(Vec<u8>),
}

#[derive(Deserialize)]
#[allow(dead_code, reason = "it is only read")]
struct Page {
    size: u8,
    after: Option<u64>,
}

/// A page of a list, as a part of what is asked for: serde hands its values on without their types.
#[derive(Deserialize)]
#[allow(dead_code, reason = "it is only read")]
struct Search {
    word: String,
    #[serde(flatten)]
    page: Page,
}

/// What may be shown of a failure.
fn said(failure: &Failure) -> String {
    format!("{} | {failure}", failure.cause().field().unwrap_or("-"))
}

/// A body, and what is said of it.
const BODIES: [(&str, &str); 21] = [
    ("", "- | it is empty"),
    (" \n", "- | it is empty"),
    ("{}", "qty | missing field `qty`"),
    (r#"{"qty":1,"qty":2}"#, "qty | duplicate field `qty`"),
    (
        r#"{"qty":"sk_poison"}"#,
        "qty | expected an integer of 0 or more, not a string",
    ),
    (
        r#"{"qty":1e10}"#,
        "qty | expected an integer of 0 or more, not a number",
    ),
    (
        r#"{"qty":4294967296}"#,
        "qty | expected an integer from 0 to 4294967295",
    ),
    (
        r#"{"qty":1,"items":[{}]}"#,
        "items[0].name | missing field `name`",
    ),
    (
        r#"{"qty":1,"sk_poison":2}"#,
        "- | unknown field, expected `qty`, `items`, `labels`, `total`, `by_day` or `pay`",
    ),
    (
        r#"{"qty":1,"items":[{"name":"a"},{"sk_poison":2}]}"#,
        "items[1] | unknown field, expected `name` or `colour`",
    ),
    (
        r#"{"qty":1,"items":[{"name":"a","colour":"sk_poison"}]}"#,
        "items[0].colour | unknown variant, expected `red` or `green`",
    ),
    (
        r#"{"qty":1,"items":7}"#,
        "items | expected an array, not an integer",
    ),
    (
        r#"{"qty":1,"labels":{"sk_poison":300}}"#,
        "labels | expected an integer from 0 to 255",
    ),
    (
        r#"{"qty":1,"total":-1}"#,
        "total | expected an integer from 0 to 340282366920938463463374607431768211455",
    ),
    (
        r#"{"qty":1,"by_day":{"sk_poison":1}}"#,
        "by_day | it does not match the schema",
    ),
    (
        r#"{"qty":1,"pay":{"Cash":[],"sk_poison":1}}"#,
        "pay | it does not match the schema",
    ),
    (
        r#"{"qty":1,"pay":{"Card":{"cents":"sk_poison"}}}"#,
        "pay.Card.cents | expected an integer from 0 to 255, not a string",
    ),
    (
        r#"{"qty":1,"pay":{"Cash":[1,null]}}"#,
        "pay.Cash[1] | expected an integer from 0 to 255, not null",
    ),
    ("{\n  qty}", "- | it is not JSON (line 2, column 3)"),
    (
        r#"{"qty":1} sk_poison"#,
        "- | it is not JSON (line 1, column 11)",
    ),
    (
        r#"{"qty":"sk_poison""#,
        "- | it is not JSON (line 1, column 18)",
    ),
];

/// A path, and what is said of it.
const PATHS: [(&str, &str); 13] = [
    ("/a/sk_poison", "id | expected an integer of 0 or more"),
    ("/a/-1", "id | expected an integer of 0 or more"),
    (
        "/a/99999999999999999999",
        "id | expected an integer from 0 to 18446744073709551615",
    ),
    ("/a/1/sk_poison", "on | expected true or false"),
    ("/query", "size | missing field `size`"),
    (
        "/query?size=sk_poison",
        "size | expected an integer from 0 to 255",
    ),
    (
        "/query?size=256",
        "size | expected an integer from 0 to 255",
    ),
    (
        "/query?size=1&after=-1",
        "after | expected an integer of 0 or more",
    ),
    (
        "/query?size=1&after=99999999999999999999",
        "after | expected an integer from 0 to 18446744073709551615",
    ),
    (
        "/form?size=sk_poison",
        "size | expected an integer from 0 to 255",
    ),
    ("/search?word=tea", "size | missing field `size`"),
    (
        "/search?word=tea&size=sk_poison",
        "- | expected an integer from 0 to 255",
    ),
    // No request fits such a route, which is none of the client's mistakes.
    ("/search?word=tea&size=7", "- | the request failed"),
];

#[test]
fn on_axum_field_and_reason_are_said() {
    fn teapot<T>(result: Result<T, Failure>) -> Response {
        let failure = result.err().expect("it does not fit");
        (StatusCode::IM_A_TEAPOT, said(&failure)).into_response()
    }
    let app = Router::new()
        .route(
            "/order",
            post(async |body: Result<Json<Order>, _>| teapot(body)),
        )
        .route(
            "/maybe",
            post(async |body: Result<Option<Json<Order>>, _>| teapot(body)),
        )
        .route(
            "/a/{id}",
            get(async |path: Result<Path<u64>, _>| teapot(path)),
        )
        .route(
            "/a/{id}/{on}",
            get(async |path: Result<Path<(u8, bool)>, _>| teapot(path)),
        )
        .route(
            "/query",
            get(async |query: Result<Query<Page>, _>| teapot(query)),
        )
        .route(
            "/search",
            get(async |query: Result<Query<Search>, _>| teapot(query)),
        )
        .route(
            "/form",
            get(async |form: Result<Form<Page>, _>| teapot(form))
                .post(async |form: Result<Form<Page>, _>| teapot(form)),
        );
    let base = serve(app);
    let json = [("Content-Type", "application/json")];
    for (body, expected) in BODIES {
        for path in ["/order", "/maybe"] {
            let answer = ask(&base, "POST", path, &json, Some(body));
            assert_eq!(answer.body, expected, "{body}");
        }
    }
    for (path, expected) in PATHS {
        let answer = ask(&base, "GET", path, &[], None);
        assert_eq!(answer.body, expected, "{path}");
    }
    let form = [("Content-Type", "application/x-www-form-urlencoded")];
    let answer = ask(
        &base,
        "POST",
        "/form",
        &form,
        Some("size=1&after=%73k_poison"),
    );
    assert_eq!(answer.body, "after | expected an integer of 0 or more");
}

/// What an extractor of errcat for actix fails with.
async fn rejected<X>(request: HttpRequest, payload: web::Payload) -> HttpResponse
where
    X: FromRequest<Error = actix_web::Error>,
{
    let mut payload: Payload = payload.into_inner();
    let extracted = X::from_request(&request, &mut payload).await;
    let failure = errcat::actix::failure(&extracted.err().expect("it does not fit"));
    HttpResponse::ImATeapot().body(said(&failure))
}

#[actix_web::test]
async fn on_actix_the_same_is_said() {
    use errcat::actix::{Form, Json, Path, Query};

    let app = App::new()
        .route("/order", web::post().to(rejected::<Json<Order>>))
        .route("/a/{id}", web::get().to(rejected::<Path<u64>>))
        .route(
            r"/a/{id:\d{1}}/{on}",
            web::get().to(rejected::<Path<(u8, bool)>>),
        )
        .route("/query", web::get().to(rejected::<Query<Page>>))
        .route("/search", web::get().to(rejected::<Query<Search>>))
        .route("/form", web::post().to(rejected::<Form<Page>>))
        .route("/form", web::get().to(rejected::<Query<Page>>));
    let app = init_service(app).await;
    let answer = async |request: TestRequest| {
        let response = try_call_service(&app, request.to_request()).await;
        let body = to_bytes(response.expect("it answers").into_body())
            .await
            .expect("a body");
        String::from_utf8(body.to_vec()).expect("text")
    };
    for (body, expected) in BODIES {
        let request = TestRequest::post()
            .uri("/order")
            .insert_header(("content-type", "application/json"))
            .set_payload(body);
        assert_eq!(answer(request).await, expected, "{body}");
    }
    for (path, expected) in PATHS {
        assert_eq!(
            answer(TestRequest::with_uri(path)).await,
            expected,
            "{path}"
        );
    }
    let form = TestRequest::post()
        .uri("/form")
        .insert_header(("content-type", "application/x-www-form-urlencoded"))
        .set_payload("size=1&after=%73k_poison");
    assert_eq!(
        answer(form).await,
        "after | expected an integer of 0 or more"
    );
}

#[actix_web::test]
async fn with_the_extractors_of_actix_no_names_are_said() {
    fn handler(error: &actix_web::Error) -> actix_web::Error {
        let text = said(&errcat::actix::failure(error));
        let response = HttpResponse::ImATeapot().body(text);
        actix_web::error::InternalError::from_response("rejected", response).into()
    }
    let app = App::new()
        .app_data(web::JsonConfig::default().error_handler(|error, _| handler(&error.into())))
        .route(
            "/order",
            web::post().to(|_: web::Json<Order>| async { "never" }),
        );
    let app = init_service(app).await;
    for (body, expected) in [
        ("{}", "- | missing field"),
        (r#"{"qty":1,"sk_poison":2}"#, "- | unknown field"),
        (
            r#"{"qty":300000000000}"#,
            "- | expected an integer from 0 to 4294967295",
        ),
        (r#"{"qty":1,"total":-1}"#, "- | the number is out of range"),
        (
            r#"{"qty":1,"pay":{"Cash":[],"sk_poison":1}}"#,
            "- | it could not be read",
        ),
        ("{qty}", "- | it is not JSON (line 1, column 2)"),
        ("", "- | it is empty"),
    ] {
        let request = TestRequest::post()
            .uri("/order")
            .insert_header(("content-type", "application/json"))
            .set_payload(body);
        let error = try_call_service(&app, request.to_request()).await;
        let response = error.expect("it answers").into_body();
        assert_eq!(
            to_bytes(response).await.expect("a body"),
            expected,
            "{body}"
        );
    }
}

#[tokio::test]
async fn an_option_is_none_where_axum_has_it_none() {
    async fn optional(
        path: Option<Path<u8>>,
        query: Option<Query<Page>>,
        body: Option<Json<u8>>,
    ) -> String {
        format!("{} {} {}", path.is_some(), query.is_some(), body.is_some())
    }
    let app = Router::new()
        .route("/", post(optional))
        .route("/{id}", post(optional));
    for (uri, json, expected) in [
        ("/", false, "false false false"),
        ("/7?size=7", true, "true true true"),
    ] {
        let mut request = Request::post(uri);
        if json {
            request = request.header("content-type", "application/json");
        }
        let request = request.body(Body::from("7")).expect("a request");
        let response = app.clone().oneshot(request).await.expect("it answers");
        let body = axum::body::to_bytes(response.into_body(), 100).await;
        assert_eq!(body.expect("a body"), expected);
    }
}

/// A mistake of the service, and none of the client.
#[test]
fn a_path_that_its_type_cannot_hold_is_an_internal_error() {
    async fn two(_: Path<(u8, u8)>) {}
    async fn nested(_: Path<HashMap<String, HashMap<String, u8>>>) {}
    let app = Router::new()
        .route("/two/{one}", get(two))
        .route("/nested/{one}", get(nested));
    let base = serve(app);
    for path in ["/two/1", "/nested/1"] {
        assert_eq!(ask(&base, "GET", path, &[], None).status, 500, "{path}");
    }
}

#[test]
fn a_body_of_many_parts_is_read_and_too_large_ones_keep_their_status() {
    async fn upload(mut form: errcat::axum::Multipart) -> Result<String, Failure> {
        let mut length = 0;
        while let Some(field) = form.next_field().await? {
            length += field.bytes().await?.len();
        }
        Ok(length.to_string())
    }
    let app = Router::new()
        .route("/", post(upload))
        .layer(axum::extract::DefaultBodyLimit::max(200))
        .layer(errcat::axum::layer_by_status::<Error>());
    let base = serve(app);
    let typed = [("Content-Type", "multipart/form-data; boundary=x")];
    let part = |text: &str| {
        format!("--x\r\nContent-Disposition: form-data; name=\"f\"\r\n\r\n{text}\r\n--x--\r\n")
    };
    for (headers, body, status) in [
        (&typed[..], part("four"), 200),
        (&typed[..], part(&"long".repeat(100)), 413),
        (&typed[..], "sk_poison".to_owned(), 400),
        (&[][..], part("four"), 400),
    ] {
        let answer = ask(&base, "POST", "/", headers, Some(&body));
        assert_eq!(answer.status, status, "{body}: {}", answer.body);
        assert!(!answer.shows(POISON));
    }
}

/// axum's own extractors say nothing of the value, so nothing is said of it.
#[test]
fn with_the_extractors_of_axum_only_the_status_is_known() {
    async fn order(_: axum::Json<Order>) {}
    let app = Router::new().route("/order", post(order));
    let base = serve(app.layer(errcat::axum::layer_by_status::<Error>()));
    let json = [("Content-Type", "application/json")];
    let answer = ask(
        &base,
        "POST",
        "/order",
        &json,
        Some(r#"{"qty":"sk_poison"}"#),
    );
    assert_eq!(answer.status, 422);
    assert!(!answer.shows(POISON));
}

#[test]
fn what_actix_says_is_in_the_log_once() {
    let says = r#"can not parse "sk_poison" to a u8"#;
    let error = <serde::de::value::Error as serde::de::Error>::custom(says);
    let error = actix_web::error::InternalError::new(error, actix_web::http::StatusCode::NOT_FOUND);
    let failure = errcat::actix::failure(&error.into());
    let source = std::error::Error::source(&failure).expect("it has one");
    assert_eq!(source.to_string(), says);
}
