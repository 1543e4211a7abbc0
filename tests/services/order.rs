//! The order of layers that the documentation shows: whatever goes onto every response also goes onto failed ones.

use std::time::Duration;

use actix_cors::Cors;
use actix_web::{
    App,
    body::to_bytes,
    middleware::Compress,
    test::{TestRequest, init_service, try_call_service},
    web,
};
use axum::{
    Router,
    body::{Body, to_bytes as bytes_of},
    extract::DefaultBodyLimit,
    http::{Request, StatusCode},
    routing::{get, post},
};
use tower::ServiceExt;
use tower_http::{
    compression::CompressionLayer, cors::CorsLayer, timeout::TimeoutLayer, trace::TraceLayer,
};

use crate::{
    capture,
    cases::{POISON, new_id},
    evolution::Error,
};

const TRACE: &str = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

async fn slow() {
    tokio::time::sleep(Duration::from_secs(60)).await;
}

async fn crash() -> String {
    panic!("{POISON}")
}

fn app() -> Router {
    let moment = Duration::from_millis(50);
    let inner = Router::new()
        .route("/items/{id}", get(|| async { Error::NotFound }))
        .route("/crash", get(crash));
    Router::new()
        .route("/fails", get(|| async { Error::Forbidden }))
        .route("/crash", get(crash))
        .route("/slow", get(slow))
        .route("/body", post(|_: String| async {}))
        .nest("/in", inner)
        .layer(DefaultBodyLimit::max(16))
        .layer(TimeoutLayer::with_status_code(
            StatusCode::REQUEST_TIMEOUT,
            moment,
        ))
        .layer(errcat::axum::layer_by_status::<Error>())
        .layer(CompressionLayer::new())
        .layer(CorsLayer::permissive())
        .layer(TraceLayer::new_for_http())
}

#[tokio::test]
async fn on_axum_cors_compression_and_trace_go_outside_of_the_layer() {
    capture::start();
    for (method, path, status, route) in [
        ("GET", "/fails", 403, "/fails"),
        ("GET", "/crash", 500, "/crash"),
        ("GET", "/slow", 408, "/slow"),
        ("POST", "/body", 413, "/body"),
        ("GET", "/in/items/sk_poison", 404, "/in/items/{id}"),
        ("GET", "/in/crash", 500, "/in/crash"),
        ("GET", "/in/nowhere", 404, ""),
        ("GET", "/nowhere", 404, ""),
        ("DELETE", "/fails", 405, "/fails"),
    ] {
        let id = new_id();
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header("origin", "https://example.com")
            .header("accept-encoding", "gzip")
            .header("traceparent", TRACE)
            .header("x-request-id", &id)
            .body(Body::from("a body of more than 16 bytes"));
        let response = app().oneshot(request.expect("a request")).await;
        let response = response.expect("it answers");
        assert_eq!(response.status(), status, "{path}");
        let header = |name| {
            response
                .headers()
                .get(name)
                .map_or("", |value| value.to_str().expect("text"))
        };
        assert_eq!(header("access-control-allow-origin"), "*", "{path}");
        assert_eq!(header("content-encoding"), "gzip", "{path}");
        assert_eq!(header("cache-control"), "no-store", "{path}");
        assert_eq!(header("x-request-id"), id, "{path}");
        let body = bytes_of(response.into_body(), 4096).await.expect("a body");
        assert!(body.starts_with(&[0x1f, 0x8b]), "{path}");
        let [event] = &*capture::events(&id) else {
            panic!("{path}: not one event");
        };
        let fields = ["span", "route", "method", "trace_id", "parent_span_id"];
        assert_eq!(
            fields.map(|field| event.field(field)),
            [
                "request",
                route,
                method,
                "4bf92f3577b34da6a3ce929d0e0e4736",
                "00f067aa0ba902b7"
            ],
            "{path}"
        );
    }
}

#[tokio::test]
async fn a_preflight_is_answered_by_cors() {
    let request = Request::builder()
        .method("OPTIONS")
        .uri("/fails")
        .header("origin", "https://example.com")
        .header("access-control-request-method", "GET")
        .body(Body::empty());
    let response = app()
        .oneshot(request.expect("a request"))
        .await
        .expect("it answers");
    assert_eq!(response.status(), 200);
    assert_eq!(response.headers()["access-control-allow-origin"], "*");
}

#[actix_web::test]
async fn on_actix_cors_and_compression_go_outside_of_the_layer() {
    capture::start();
    let inner = web::scope("/in")
        .route(
            "/items/{id}",
            web::get().to(|| async { Err::<String, _>(Error::NotFound) }),
        )
        .route("/crash", web::get().to(crash));
    let app = App::new()
        .service(inner)
        .route(
            "/fails",
            web::get().to(|| async { Err::<String, _>(Error::Forbidden) }),
        )
        .route("/crash", web::get().to(crash))
        .route(
            "/slow",
            web::get().to(|| async {
                slow().await;
                "never"
            }),
        )
        .wrap(errcat::actix::layer_by_status::<Error>().timeout(Duration::from_millis(50)))
        .wrap(Compress::default())
        .wrap(Cors::permissive());
    let app = init_service(app).await;
    for (path, status, route) in [
        ("/fails", 403, "/fails"),
        ("/crash", 500, "/crash"),
        ("/slow", 503, "/slow"),
        ("/in/items/sk_poison", 404, "/in/items/{id}"),
        ("/in/crash", 500, "/in/crash"),
        ("/nowhere", 404, ""),
    ] {
        let id = new_id();
        let request = TestRequest::get()
            .uri(path)
            .insert_header(("origin", "https://example.com"))
            .insert_header(("accept-encoding", "gzip"))
            .insert_header(("traceparent", TRACE))
            .insert_header(("x-request-id", id.as_str()));
        let response = match try_call_service(&app, request.to_request()).await {
            Ok(response) => response.into_parts().1.map_into_boxed_body(),
            Err(error) => error.error_response(),
        };
        assert_eq!(response.status(), status, "{path}");
        let headers = response.headers();
        let header = |name| {
            headers
                .get(name)
                .map_or("", |value| value.to_str().expect("text"))
        };
        assert_eq!(
            header("access-control-allow-origin"),
            "https://example.com",
            "{path}"
        );
        assert_eq!(header("x-request-id"), id, "{path}");
        assert!(to_bytes(response.into_body()).await.is_ok());
        let [event] = &*capture::events(&id) else {
            panic!("{path}: not one event");
        };
        let fields = ["route", "method", "trace_id"];
        assert_eq!(
            fields.map(|field| event.field(field)),
            [route, "GET", "4bf92f3577b34da6a3ce929d0e0e4736"],
            "{path}"
        );
    }
}
