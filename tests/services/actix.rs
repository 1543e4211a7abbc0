//! The service on actix-web.

use std::{
    net::TcpListener,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

use actix_web::{
    App, HttpServer,
    body::to_bytes,
    middleware::from_fn,
    test::{TestRequest, call_service, init_service, read_body, try_call_service},
    web::{Json, JsonConfig, get, post},
};
use errcat::{Failure, RequestId};

use crate::{
    capture,
    cases::{CASES, Case, POISON, check_ids, check_legacy, new_id},
    evolution::Error,
};

#[path = "../../examples/actix_service.rs"]
mod service;

/// Serves the example on a port of its own for as long as the process runs.
fn serve() -> String {
    capture::start();
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address");
    thread::spawn(move || {
        let server = HttpServer::new(service::app)
            .workers(1)
            .disable_signals()
            .listen(listener);
        actix_web::rt::System::new()
            .block_on(server.expect("a socket").run())
            .expect("it serves");
    });
    format!("http://{address}")
}

/// What actix says in words of its own.
const REJECTED: &[Case] = &[
    Case::method(&["Allow: DELETE, GET"]),
    Case::rejected(
        "GET /submissions/sk_poison",
        "invalid_parameter",
        "id is malformed: expected an integer of 0 or more.",
        r#"{"field":"id"}"#,
    )
    .logs(&[("sources", "can not parse \\\"sk_poison\\\"")]),
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
    let base = serve();
    for case in CASES.iter().chain(REJECTED) {
        case.check(&base);
    }
    check_legacy(&base);
}

#[test]
fn ids_are_taken_or_made_and_sent_with_every_response() {
    check_ids(&serve());
}

#[actix_web::test]
async fn an_error_of_a_middleware_is_answered_and_counted_once() {
    capture::start();
    let counted = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&counted);
    let layer = errcat::actix::layer::<Error>().on_failure(move |failed| {
        assert_eq!(failed.entry().as_str(), "forbidden");
        count.fetch_add(1, Ordering::Relaxed);
    });
    let app = App::new()
        .route("/", get().to(|| async { "never" }))
        .wrap(from_fn(
            |_, _: actix_web::middleware::Next<actix_web::body::BoxBody>| async {
                Err::<actix_web::dev::ServiceResponse, _>(Error::Forbidden.into())
            },
        ))
        .wrap(layer.clone())
        .wrap(layer);
    let id = new_id();
    let request = TestRequest::get()
        .uri("/")
        .insert_header(("x-request-id", id.as_str()));
    let Err(error) = try_call_service(&init_service(app).await, request.to_request()).await else {
        panic!("the request is gone, so the response comes as an error");
    };
    let response = error.error_response();
    assert_eq!(response.status(), 403);
    let body = to_bytes(response.into_body()).await.expect("it is there");
    assert!(
        body.ends_with(format!(r#""request_id":"{id}"}}}}"#).as_bytes()),
        "{body:?}"
    );
    assert_eq!(
        (counted.load(Ordering::Relaxed), capture::events(&id).len()),
        (1, 1)
    );
}

#[actix_web::test]
async fn extractors_can_say_what_failed_and_handlers_see_the_id() {
    let json = JsonConfig::default().error_handler(|error, _| {
        let failure = errcat::actix::failure(&error.into());
        assert!(matches!(failure, Failure::InvalidBody(_)), "{failure:?}");
        assert!(!failure.to_string().contains(POISON));
        Error::ValidationFailed(Box::new(crate::evolution::ValidationFailed {
            field: None,
            problem: failure.to_string(),
        }))
        .into()
    });
    let app = App::new()
        .app_data(json)
        .route("/", get().to(|id: RequestId| async move { id.to_string() }))
        .route("/", post().to(|_: Json<u8>| async { "never" }))
        .wrap(errcat::actix::layer::<Error>().own_request_ids());
    let app = init_service(app).await;

    let request = TestRequest::get()
        .uri("/")
        .insert_header(("x-request-id", "brought"));
    let response = call_service(&app, request.to_request()).await;
    let id = response
        .headers()
        .get("x-request-id")
        .expect("it is there")
        .clone();
    let body = read_body(response).await;
    assert_eq!((body.len(), &*body), (32, id.as_bytes()));

    let request = TestRequest::post().uri("/").set_json(POISON);
    let response = call_service(&app, request.to_request()).await;
    assert_eq!(response.status(), 422);
}
