//! The service on axum.

use std::{
    io,
    net::TcpListener,
    sync::{Arc, Mutex},
    thread,
    time::Duration,
};

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Request, StatusCode},
    response::IntoResponse,
    routing::get,
};
use errcat::{
    Cause, Failure, RequestId,
    axum::{Failed, Json},
};
use tower::{Layer, Service, ServiceBuilder};

use crate::{
    capture::{self, Event},
    cases::{CASES, Case, POISON, check_ids, check_legacy, new_id},
    client::{Answer, ask},
    evolution::Error,
};

#[path = "../../examples/axum_service.rs"]
mod service;

/// Serves a router on a port of its own for as long as the process runs.
pub(crate) fn serve(app: Router) -> String {
    capture::start();
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    listener.set_nonblocking(true).expect("a socket");
    let address = listener.local_addr().expect("an address");
    thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build();
        runtime.expect("a runtime").block_on(async {
            let listener = tokio::net::TcpListener::from_std(listener).expect("a socket");
            axum::serve(listener, app).await.expect("it serves");
        });
    });
    format!("http://{address}")
}

/// What axum says in words of its own.
const REJECTED: &[Case] = &[
    Case::method(&["Allow: DELETE, GET, HEAD"]),
    Case::rejected(
        "GET /submissions/sk_poison",
        "invalid_parameter",
        "id is malformed: expected an integer of 0 or more.",
        r#"{"field":"id"}"#,
    )
    .logs(&[("sources", "Cannot parse `sk_poison`")]),
    Case::rejected(
        "GET /submissions?page_size=sk_poison",
        "invalid_parameter",
        "page_size is malformed: expected an integer from 0 to 255.",
        r#"{"field":"page_size"}"#,
    )
    .logs(&[("sources", "invalid digit found in string")]),
    Case::rejected(
        "POST /submissions",
        "invalid_body",
        "The body is not what this endpoint takes: expected an integer of 0 or more, not a string.",
        r#"{"field":"genes[1]"}"#,
    )
    .json(r#"{"name":"fly","genes":[1,"sk_poison"]}"#)
    .logs(&[("sources", "invalid type: string \\\"sk_poison\\\"")]),
];

#[test]
fn every_failure_is_an_error_of_the_catalogue() {
    let base = serve(service::app());
    for case in CASES.iter().chain(REJECTED) {
        case.check(&base);
    }
    check_legacy(&base);
}

#[test]
fn ids_are_taken_or_made_and_sent_with_every_response() {
    check_ids(&serve(service::app()));
}

/// Requests a path of a service, and gives the answer and the one event about it.
fn failed(base: &str, path: &str, headers: &[(&str, &str)]) -> (Answer, Event) {
    let id = new_id();
    let answer = ask(
        base,
        "GET",
        path,
        &[headers, &[("x-request-id", &id)]].concat(),
        None,
    );
    let mut events = capture::events(&id);
    assert_eq!(events.len(), 1, "{path}: {events:#?}");
    (answer, events.remove(0))
}

const INTERNAL: &str =
    r#"{"error":{"code":"internal_error","message":"Something on our side broke.","details":{},"#;

#[test]
fn what_an_error_has_no_room_for_is_logged_all_the_same() {
    async fn fails() -> Result<String, Failure> {
        let source = io::Error::new(io::ErrorKind::NotFound, Failure::Panic(Cause::new(POISON)));
        Err(Failure::Other(502, Cause::new(source)))
    }
    async fn plain(axum::extract::Path(_): axum::extract::Path<u8>) {}

    let app = Router::new()
        .route("/", get(fails))
        .route("/{id}", get(plain));
    let base = serve(app.layer(errcat::axum::layer::<Error>()));
    for (path, source) in [
        (
            "/",
            r#"["the request failed", "the service panicked", "sk_poison"]"#,
        ),
        (
            "/sk_poison",
            r#"["the request failed", "Invalid URL: Cannot parse `sk_poison` to a `u8`"]"#,
        ),
    ] {
        let (answer, event) = failed(&base, path, &[]);
        assert_eq!(answer.status, 500);
        assert!(answer.body.starts_with(INTERNAL), "{}", answer.body);
        assert!(!answer.shows(POISON));
        assert_eq!(event.field("sources"), source);
        assert_eq!(
            (event.level.as_str(), event.field("severity")),
            ("ERROR", "error")
        );
    }
}

#[test]
fn a_failure_is_counted_once_by_its_code_however_many_layers_there_are() {
    let counted = Arc::new(Mutex::new(Vec::new()));
    let count = Arc::clone(&counted);
    let counting = errcat::axum::layer::<Error>().on_failure(move |failed| {
        count
            .lock()
            .expect("no panic")
            .push(failed.entry().as_str());
    });
    let inner = Router::new()
        .route("/{any}", get(|| async { Error::Forbidden }))
        .layer(counting.clone());
    let base = serve(Router::new().nest("/in", inner).layer(counting));
    let (answer, event) = failed(&base, "/in/sk_poison", &[]);
    assert_eq!((answer.status, event.field("code")), (403, "forbidden"));
    assert_eq!(answer.header("X-Request-Id"), event.field("request_id"));
    failed(&base, "/out", &[]);
    assert_eq!(
        *counted.lock().expect("no panic"),
        ["forbidden", "internal_error"]
    );
}

#[test]
fn services_of_tower_and_their_errors_are_wrapped_too() {
    async fn slow() {
        tokio::time::sleep(Duration::from_secs(60)).await;
    }
    let moment = Duration::from_millis(50);
    let tower = ServiceBuilder::new()
        .layer(errcat::axum::layer::<Error>())
        .layer(tower::timeout::TimeoutLayer::new(moment));
    let app = Router::new().route("/tower", get(slow).layer(tower)).route(
        "/own",
        get(slow).layer(errcat::axum::layer::<Error>().timeout(moment)),
    );
    let base = serve(app);
    for (path, source) in [
        ("/tower", "request timed out"),
        ("/own", "deadline has elapsed"),
    ] {
        let (answer, event) = failed(&base, path, &[]);
        assert!(answer.body.starts_with(INTERNAL), "{}", answer.body);
        assert_eq!(
            event.field("sources"),
            format!(r#"["the request took too long", "{source}"]"#)
        );
    }
}

#[test]
fn what_handlers_and_inner_layers_say_besides_the_error_stays() {
    async fn fails() -> impl IntoResponse {
        let headers = [
            ("Cache-Control", "max-age=5"),
            ("Vary", "Origin"),
            ("WWW-Authenticate", "Basic"),
            ("Access-Control-Allow-Origin", "*"),
            ("Content-Encoding", "gzip"),
        ];
        (StatusCode::OK, headers, Error::MissingCredentials)
    }
    let app = Router::new()
        .route("/", get(fails))
        .layer(errcat::axum::layer::<Error>().challenge("Other"));
    let (answer, _) = failed(&serve(app), "/", &[]);
    assert_eq!(answer.status, 401);
    for (name, value) in [
        ("Cache-Control", "max-age=5"),
        ("Vary", "Origin, Accept"),
        ("WWW-Authenticate", "Basic"),
        ("Access-Control-Allow-Origin", "*"),
        ("Content-Encoding", ""),
    ] {
        assert_eq!(answer.header(name), value, "{name}");
    }
}

#[test]
fn ids_can_be_the_services_own_and_handlers_see_them() {
    let app = Router::new().route("/", get(|id: RequestId| async move { id.to_string() }));
    let base = serve(app.layer(errcat::axum::layer::<Error>().own_request_ids()));
    let answer = ask(&base, "GET", "/", &[("x-request-id", "brought")], None);
    assert_eq!(answer.body.len(), 32);
    assert_eq!(answer.header("X-Request-Id"), answer.body);
}

#[test]
fn without_the_layer_an_error_is_still_its_whole_response() {
    let app = Router::new().route("/", get(|| async { Error::MissingCredentials }));
    let answer = ask(&serve(app), "GET", "/", &[], None);
    assert_eq!(answer.status, 401);
    assert_eq!(answer.header("WWW-Authenticate"), "Bearer");
    let body = r#"{"error":{"code":"missing_credentials","message":"The request has no Authorization header.","details":{}}}"#;
    assert_eq!(answer.body, body);
}

#[tokio::test]
async fn a_router_can_be_wrapped_as_a_whole() {
    capture::start();
    let router = Router::new().route("/", get(|| async { Json(1) }));
    let mut service = errcat::axum::layer::<Error>().layer(router);
    let id = new_id();
    let request = Request::builder()
        .method("POST")
        .uri("/")
        .header("x-request-id", &id);
    let request = request.body(Body::empty()).expect("a request");
    let Ok(response) = service.call(request).await;
    assert_eq!(response.status(), 500);
    assert_eq!(response.headers()["allow"], "GET,HEAD");
    assert_eq!(
        response.headers().get("content-length"),
        None,
        "it was that of another body"
    );
    let failed = response
        .extensions()
        .get::<Failed>()
        .expect("it says what failed");
    assert_eq!(failed.error().entry().as_str(), "internal_error");
    let body = to_bytes(response.into_body(), 1024)
        .await
        .expect("it is there");
    assert!(body.starts_with(INTERNAL.as_bytes()), "{body:?}");
    assert_eq!(capture::events(&id).len(), 1);
}
