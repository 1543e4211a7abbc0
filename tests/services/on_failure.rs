//! What a counter or a reporter gets of a failed request, and the log of it.

use std::{
    io,
    sync::{Arc, Mutex},
    time::Duration,
};

use actix_web::{
    App,
    test::{TestRequest, call_service, init_service},
    web,
};
use axum::{Router, body::Body, http::Request, routing::get};
use errcat::{CatalogError, FailedRequest};
use tower::ServiceExt;

use crate::{
    capture,
    cases::{POISON, new_id},
};

/// An error as the README shows one: what the source says is in the log alone.
#[derive(Debug, CatalogError)]
#[catalog("tests/services/shop.yaml")]
enum Error {
    #[catalog(code = "internal_error")]
    Database(#[from] io::Error),
}

async fn fails() -> Result<String, Error> {
    Err(io::Error::other(POISON))?;
    Ok(String::new())
}

type Lines = Arc<Mutex<Vec<String>>>;

fn reporting() -> (Lines, impl Fn(&FailedRequest<'_>) + Send + Sync + 'static) {
    let lines = Lines::default();
    let kept = Arc::clone(&lines);
    let call = move |failed: &FailedRequest<'_>| {
        assert!(failed.failure().is_none() && failed.entry().pages);
        assert!(failed.elapsed() < Duration::from_secs(60));
        assert!(!format!("{failed:?}").contains(POISON));
        let line = format!(
            "{} {} {} {:?} {:?} {:?} {:?} {}",
            failed.error(),
            failed.status(),
            failed.method(),
            failed.route(),
            failed.sent_status(),
            failed.trace_id(),
            failed.sources(),
            failed.request_id(),
        );
        kept.lock().expect("no panic").push(line);
    };
    (lines, call)
}

const TRACE: &str = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

fn check(lines: &Lines, id: &str) {
    let line = format!(
        r#"Something broke. 500 GET Some("/a/{{id}}") None Some("4bf92f3577b34da6a3ce929d0e0e4736") ["sk_poison"] {id}"#
    );
    assert_eq!(*lines.lock().expect("no panic"), [line]);
    let [event] = &*capture::events(id) else {
        panic!("not one event");
    };
    let fields = ["sources", "pages", "route", "status"];
    assert_eq!(
        fields.map(|field| event.field(field)),
        [r#"["sk_poison"]"#, "true", "/a/{id}", "500"]
    );
}

#[tokio::test]
async fn on_axum_it_is_all_that_is_known() {
    capture::start();
    let (lines, report) = reporting();
    let layer = errcat::axum::layer_by_status::<Error>().on_failure(move |failed| {
        let source = failed
            .source()
            .and_then(|source| source.downcast_ref::<io::Error>());
        assert!(source.is_some(), "the error itself is there");
        report(failed);
    });
    let app = Router::new().route("/a/{id}", get(fails)).layer(layer);
    let id = new_id();
    let request = Request::get("/a/sk_poison")
        .header("x-request-id", &id)
        .header("traceparent", TRACE)
        .body(Body::empty());
    let response = app.oneshot(request.expect("a request")).await;
    assert_eq!(response.expect("it answers").status(), 500);
    check(&lines, &id);
}

#[actix_web::test]
async fn on_actix_it_is_all_that_is_known() {
    capture::start();
    let (lines, report) = reporting();
    let app = App::new()
        .route("/a/{id}", web::get().to(fails))
        .wrap(errcat::actix::layer_by_status::<Error>().on_failure(report));
    let app = init_service(app).await;
    let id = new_id();
    let request = TestRequest::with_uri("/a/sk_poison")
        .insert_header(("x-request-id", id.as_str()))
        .insert_header(("traceparent", TRACE));
    let response = call_service(&app, request.to_request()).await;
    assert_eq!(response.status(), 500);
    check(&lines, &id);
}
