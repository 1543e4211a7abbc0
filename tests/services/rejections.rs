//! What a client is told of a request that does not fit: which value and why, in words of the service alone.

use std::collections::HashMap;

use actix_web::{
    App,
    body::to_bytes,
    test::{TestRequest, init_service, try_call_service},
    web,
};
use axum::{
    Router,
    http::StatusCode,
    response::{IntoResponse, Response},
    routing::{get, post},
};
use errcat::{
    Failure,
    axum::{Json, Path, Query},
};
use serde::Deserialize;

use crate::{axum::serve, cases::POISON, client::ask, evolution::Error};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(dead_code, reason = "it is only read")]
struct Order {
    qty: u32,
    items: Option<Vec<Item>>,
    labels: Option<HashMap<String, String>>,
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
struct Page {
    size: u8,
}

/// What may be shown of a failure.
fn said(failure: &Failure) -> String {
    format!("{} | {failure}", failure.cause().field().unwrap_or("-"))
}

const BODIES: [(&str, &str, &str); 9] = [
    ("{}", "qty", "missing field `qty`"),
    (
        r#"{"qty":"sk_poison"}"#,
        "qty",
        "expected an integer of 0 or more, not a string",
    ),
    (
        r#"{"qty":1,"items":[{}]}"#,
        "items[0].name",
        "missing field `name`",
    ),
    (
        r#"{"qty":1,"sk_poison":2}"#,
        "-",
        "unknown field, expected `qty`, `items` or `labels`",
    ),
    (
        r#"{"qty":1,"items":[{"name":"a"},{"sk_poison":2}]}"#,
        "items[1]",
        "unknown field, expected `name` or `colour`",
    ),
    (
        r#"{"qty":1,"items":[{"name":"a","colour":"sk_poison"}]}"#,
        "items[0].colour",
        "unknown variant, expected `red` or `green`",
    ),
    (
        r#"{"qty":1,"items":7}"#,
        "items",
        "expected an array, not an integer",
    ),
    ("{\n  qty}", "-", "it is not JSON (line 2, column 3)"),
    (
        r#"{"qty":1} sk_poison"#,
        "-",
        "it is not JSON (line 1, column 11)",
    ),
];

#[test]
fn on_axum_field_and_reason_are_said() {
    fn teapot(failure: &Failure) -> Response {
        (StatusCode::IM_A_TEAPOT, said(failure)).into_response()
    }
    async fn order(body: Result<Json<Order>, Failure>) -> Response {
        teapot(&body.err().expect("it does not fit"))
    }
    async fn path(path: Result<Path<(u8, bool)>, Failure>) -> Response {
        teapot(&path.expect_err("it does not fit"))
    }
    async fn one(path: Result<Path<u8>, Failure>) -> Response {
        teapot(&path.expect_err("it does not fit"))
    }
    async fn query(query: Result<Query<Page>, Failure>) -> Response {
        teapot(&query.err().expect("it does not fit"))
    }
    let app = Router::new()
        .route("/order", post(order))
        .route("/a/{id}", get(one))
        .route("/a/{id}/{on}", get(path))
        .route("/query", get(query));
    let base = serve(app);
    let json = [("Content-Type", "application/json")];
    for (body, field, reason) in BODIES {
        let answer = ask(&base, "POST", "/order", &json, Some(body));
        assert_eq!(answer.body, format!("{field} | {reason}"), "{body}");
    }
    for (path, expected) in [
        ("/a/sk_poison", "id | expected an integer from 0 to 255"),
        ("/a/1/sk_poison", "on | expected true or false"),
        ("/query", "size | missing field `size`"),
        ("/query?size=sk_poison", "size | expected an integer"),
        ("/query?size=256", "size | the number is out of range"),
    ] {
        let answer = ask(&base, "GET", path, &[], None);
        assert_eq!(answer.body, expected, "{path}");
    }
}

#[actix_web::test]
async fn on_actix_the_reason_is_said_and_the_field_where_it_is_known() {
    fn handler(error: &actix_web::Error) -> actix_web::Error {
        let text = said(&errcat::actix::failure(error));
        let response = actix_web::HttpResponse::ImATeapot().body(text);
        actix_web::error::InternalError::from_response("rejected", response).into()
    }
    let app = App::new()
        .app_data(web::JsonConfig::default().error_handler(|error, _| handler(&error.into())))
        .app_data(web::QueryConfig::default().error_handler(|error, _| handler(&error.into())))
        .app_data(web::PathConfig::default().error_handler(|error, _| handler(&error.into())))
        .route(
            "/order",
            web::post().to(|_: web::Json<Order>| async { "never" }),
        )
        .route(
            "/a/{id}",
            web::get().to(|_: web::Path<u8>| async { "never" }),
        )
        .route(
            "/query",
            web::get().to(|_: web::Query<Page>| async { "never" }),
        );
    let app = init_service(app).await;
    let answer = async |request: TestRequest| {
        let response = match try_call_service(&app, request.to_request()).await {
            Ok(response) => response.into_parts().1.map_into_boxed_body(),
            Err(error) => error.error_response(),
        };
        let body = to_bytes(response.into_body()).await.expect("a body");
        String::from_utf8(body.to_vec()).expect("text")
    };
    for (body, field, reason) in BODIES {
        let request = TestRequest::post()
            .uri("/order")
            .insert_header(("content-type", "application/json"))
            .set_payload(body);
        let field = if reason.starts_with("missing") {
            field.rsplit('.').next().unwrap_or(field)
        } else {
            "-"
        };
        assert_eq!(
            answer(request).await,
            format!("{field} | {reason}"),
            "{body}"
        );
    }
    for (path, expected) in [
        ("/a/sk_poison", "- | expected an integer from 0 to 255"),
        ("/query", "size | missing field `size`"),
        ("/query?size=sk_poison", "- | expected an integer"),
    ] {
        let answer = answer(TestRequest::with_uri(path)).await;
        assert_eq!(answer, expected, "{path}");
        assert!(!answer.contains(POISON));
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
