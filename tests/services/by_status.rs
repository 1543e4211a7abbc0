//! Failures that no error of the service stands for: status and class stay, and nobody is called for nothing.

use std::time::Duration;

use actix_web::{
    App, HttpResponse, HttpServer,
    http::StatusCode as ActixStatus,
    test::{TestRequest, init_service, try_call_service},
    web::{self, get as actix_get},
};
use axum::{
    Router,
    extract::{Json, Path},
    http::StatusCode,
    response::IntoResponse,
    routing::{get, post},
};
use errcat::CatalogError;
use serde::Deserialize;

use crate::{
    axum::serve,
    capture,
    cases::{POISON, new_id},
    client::ask,
};

/// It has none of the errors that stand for a status.
#[derive(Debug, CatalogError)]
#[catalog("tests/services/shop.yaml")]
enum Error {
    SoldOut,
}

#[derive(Deserialize)]
struct Order {
    #[serde(rename = "item")]
    _item: u32,
}

async fn status(Path(status): Path<u16>) -> impl IntoResponse {
    let status = StatusCode::from_u16(status).expect("a status");
    let mut response = (status, [("Retry-After", "7")], POISON).into_response();
    for name in OF_THE_BODY {
        let value = http::HeaderValue::from_static(POISON);
        response.headers_mut().insert(name, value);
    }
    response
}

/// Headers that speak of a body, which is dropped.
const OF_THE_BODY: [&str; 10] = [
    "content-disposition",
    "content-language",
    "content-location",
    "content-range",
    "accept-ranges",
    "etag",
    "cache-control",
    "expires",
    "age",
    "last-modified",
];

/// Asks for a path, and holds the answer to its status, code and message.
fn check(base: &str, path: &str, status: u16, code: &str, message: &str) {
    let id = new_id();
    let answer = ask(base, "GET", path, &[("x-request-id", &id)], None);
    let code = if code.is_empty() {
        String::new()
    } else {
        format!(r#""code":"{code}","#)
    };
    let body = format!(
        r#"{{"error":{{{code}"message":"{message}","details":{{}},"request_id":"{id}"}}}}"#
    );
    assert_eq!(
        (answer.status, answer.body.as_str()),
        (status, &*body),
        "{path}"
    );
    assert!(!answer.shows(POISON));
    assert_eq!(answer.header("cache-control"), "no-store", "{path}");
    let events = capture::events(&id);
    assert_eq!(events.len(), 1, "{path}");
    let pages = (status == 500).to_string();
    assert_eq!(events[0].field("pages"), pages, "{path}");
    let level = if status < 500 { "INFO" } else { "ERROR" };
    assert_eq!(events[0].level, level, "{path}");
}

/// What every framework answers: for each status, the error that stands for it.
const ANSWERS: [(u16, &str, &str); 16] = [
    (400, "bad_request", "The request cannot be read."),
    (401, "bad_request", "The request cannot be read."),
    (402, "bad_request", "The request cannot be read."),
    (404, "bad_request", "The request cannot be read."),
    (405, "bad_request", "The request cannot be read."),
    (408, "bad_request", "The request cannot be read."),
    (409, "bad_request", "The request cannot be read."),
    (410, "gone", "It was here before."),
    (415, "bad_request", "The request cannot be read."),
    (418, "bad_request", "The request cannot be read."),
    (422, "bad_request", "The request cannot be read."),
    (426, "bad_request", "The request cannot be read."),
    (429, "bad_request", "The request cannot be read."),
    (500, "internal_error", "Something broke."),
    (503, "unavailable", "The shop cannot be reached."),
    (504, "unavailable", "The shop cannot be reached."),
];

#[test]
fn a_status_is_answered_by_its_error_or_by_that_of_its_class_on_axum() {
    let app = Router::new()
        .route("/{status}", get(status))
        .route("/sold", get(|| async { Error::SoldOut }));
    let base = serve(app.layer(errcat::axum::layer_by_status::<Error>()));
    for (status, code, message) in ANSWERS {
        check(&base, &format!("/{status}"), status, code, message);
    }
    check(&base, "/699", 500, "internal_error", "Something broke.");
    check(
        &base,
        "/no/where",
        404,
        "bad_request",
        "The request cannot be read.",
    );
    let answer = ask(&base, "GET", "/503", &[], None);
    assert_eq!(answer.header("Retry-After"), "7");
}

#[test]
fn a_status_is_answered_by_its_error_or_by_that_of_its_class_on_actix() {
    capture::start();
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let base = format!("http://{}", listener.local_addr().expect("an address"));
    std::thread::spawn(move || {
        let server = HttpServer::new(|| {
            let status = |status: web::Path<u16>| async move {
                let status = ActixStatus::from_u16(*status).expect("a status");
                let mut response = HttpResponse::build(status);
                for name in OF_THE_BODY {
                    response.insert_header((name, POISON));
                }
                response.body(POISON)
            };
            App::new()
                .route("/{status}", actix_get().to(status))
                .wrap(errcat::actix::layer_by_status::<Error>())
        });
        let server = server.workers(1).disable_signals().listen(listener);
        actix_web::rt::System::new()
            .block_on(server.expect("a socket").run())
            .expect("it serves");
    });
    for (status, code, message) in ANSWERS {
        check(&base, &format!("/{status}"), status, code, message);
    }
    check(&base, "/699", 500, "internal_error", "Something broke.");
}

#[test]
fn extractors_and_foreign_layers_keep_their_status() {
    async fn order(_: Json<Order>) {}
    async fn ours(_: errcat::axum::Json<Order>) {}
    async fn form(_: axum::Form<Order>) {}
    async fn our_form(_: errcat::axum::Form<Order>) {}
    async fn slow() {
        tokio::time::sleep(Duration::from_secs(60)).await;
    }
    let shed = tower::ServiceBuilder::new()
        .layer(errcat::axum::layer_by_status::<Error>())
        .layer(tower::load_shed::LoadShedLayer::new())
        .layer(tower::limit::ConcurrencyLimitLayer::new(0));
    let app = Router::new()
        .route("/order", post(order))
        .route("/ours", post(ours))
        .route("/form", post(form))
        .route("/our_form", post(our_form))
        .route("/shed", get(slow).layer(shed))
        .layer(errcat::axum::layer_by_status::<Error>());
    let base = serve(app);
    let json = ("Content-Type", "application/json");
    let form = ("Content-Type", "application/x-www-form-urlencoded");
    for (path, headers, body, status) in [
        (["/order", "/ours"], &[json][..], "{", 400),
        (["/order", "/ours"], &[json], "", 400),
        (["/order", "/ours"], &[json], r#"{"item":"sk_poison"}"#, 422),
        (["/order", "/ours"], &[], "sk_poison", 415),
        (["/form", "/our_form"], &[form], "item=sk_poison", 422),
        (["/form", "/our_form"], &[], "sk_poison", 415),
    ] {
        for path in path {
            let answer = ask(&base, "POST", path, headers, Some(body));
            assert_eq!(answer.status, status, "{path} {body}");
            assert!(answer.body.contains("bad_request") && !answer.shows(POISON));
        }
    }
    let answer = ask(&base, "GET", "/shed", &[], None);
    assert_eq!(answer.status, 503);
    assert!(
        answer.body.contains(r#""code":"unavailable""#),
        "{}",
        answer.body
    );
}

#[actix_web::test]
async fn extractors_keep_the_status_of_those_of_actix() {
    let app = App::new()
        .service(web::resource("/actix/json").to(|_: web::Json<Order>| async { "" }))
        .service(web::resource("/actix/path/{n}").to(|_: web::Path<u8>| async { "" }))
        .service(web::resource("/ours/json").to(|_: errcat::actix::Json<Order>| async { "" }))
        .service(web::resource("/ours/path/{n}").to(|_: errcat::actix::Path<u8>| async { "" }))
        .wrap(errcat::actix::layer_by_status::<Error>());
    let app = init_service(app).await;
    for (path, media_type, body, status) in [
        ("json", "application/json", "{", 400),
        ("json", "application/json", r#"{"item":"a"}"#, 400),
        ("json", "text/plain", "{}", 400),
        ("path/x", "text/plain", "", 404),
    ] {
        for by in ["actix", "ours"] {
            let request = TestRequest::post()
                .uri(&format!("/{by}/{path}"))
                .insert_header(("content-type", media_type))
                .set_payload(body);
            let answer = try_call_service(&app, request.to_request()).await;
            let answered = match answer {
                Ok(response) => response.status(),
                Err(error) => error.as_response_error().status_code(),
            };
            assert_eq!(answered, status, "{by}/{path} {body}");
        }
    }
}

#[test]
fn without_an_error_of_the_class_the_envelope_has_no_code() {
    let app = Router::new().route("/{status}", get(status));
    let base = serve(app.layer(errcat::axum::layer_by_status::<crate::evolution::Error>()));
    check(&base, "/418", 418, "", "the request failed");
    let id = new_id();
    let answer = ask(&base, "GET", "/404", &[("x-request-id", &id)], None);
    assert!(
        answer.body.contains(r#""code":"not_found""#),
        "{}",
        answer.body
    );
    let answer = ask(&base, "GET", "/503", &[], None);
    assert_eq!(
        (answer.status, answer.header("Retry-After")),
        (503, "7".to_owned())
    );
    assert!(!answer.body.contains("code"), "{}", answer.body);
}
