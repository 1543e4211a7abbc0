//! A body that fails or panics after the headers were sent: an event and a count, and nothing of the reason on the wire.

use std::{
    error::Error as _,
    io,
    pin::Pin,
    sync::{Arc, Mutex},
    task::{Context, Poll},
};

use actix_web::{
    App, HttpResponse,
    body::{BodySize, BoxBody, MessageBody, to_bytes},
    test::{TestRequest, call_service, init_service},
    web::{self, Bytes},
};
use axum::{
    Router,
    body::{Body, HttpBody, to_bytes as bytes_of},
    http::Request,
    routing::get,
};
use http_body::Frame;
use tower::ServiceExt;

use crate::{
    capture,
    cases::{POISON, new_id},
    evolution::Error,
};

/// A body of one part, and then this.
#[derive(Clone, Copy)]
enum Then {
    Fails,
    Panics,
    Ends,
}

struct Broken(Then, bool);

impl Broken {
    fn next(&mut self) -> Option<Result<Bytes, io::Error>> {
        if !std::mem::replace(&mut self.1, true) {
            return Some(Ok(Bytes::from_static(b"part")));
        }
        match self.0 {
            Then::Fails => Some(Err(io::Error::other(POISON))),
            Then::Panics => panic!("{POISON}"),
            Then::Ends => None,
        }
    }
}

impl HttpBody for Broken {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        Poll::Ready(self.next().map(|part| part.map(Frame::data)))
    }
}

impl MessageBody for Broken {
    type Error = Box<dyn std::error::Error>;

    fn size(&self) -> BodySize {
        BodySize::Stream
    }

    fn poll_next(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, Self::Error>>> {
        Poll::Ready(self.next().map(|part| part.map_err(Into::into)))
    }
}

type Counts = Arc<Mutex<Vec<String>>>;

/// What is counted: code, status, the status that was sent, route, method, id and the last source.
fn counting() -> (
    Counts,
    impl Fn(&errcat::axum::FailedRequest<'_>) + Send + Sync + Clone + 'static,
) {
    let counts = Counts::default();
    let count = Arc::clone(&counts);
    let call = move |failed: &errcat::axum::FailedRequest<'_>| {
        let line = format!(
            "{} {} {:?} {:?} {} {} {:?}",
            failed.entry().as_str(),
            failed.status(),
            failed.sent_status(),
            failed.route(),
            failed.method(),
            failed.request_id(),
            failed.sources(),
        );
        count.lock().expect("no panic").push(line);
    };
    (counts, call)
}

const KINDS: [(Then, &str); 2] = [
    (Then::Fails, r#"["the response broke off", "sk_poison"]"#),
    (Then::Panics, r#"["the service panicked", "sk_poison"]"#),
];

fn check(id: &str, counts: &Counts, sources: &str) {
    let line = format!(r#"internal_error 500 Some(200) Some("/") GET {id} {sources}"#);
    assert_eq!(*counts.lock().expect("no panic"), [line]);
    let [event] = &*capture::events(id) else {
        panic!("not one event");
    };
    let fields = ["code", "status", "sent_status", "route", "sources"];
    assert_eq!(
        fields.map(|field| event.field(field)),
        ["internal_error", "500", "200", "/", sources]
    );
}

#[tokio::test]
async fn on_axum_it_is_logged_and_counted_once() {
    capture::start();
    for (then, sources) in KINDS {
        let (counts, call) = counting();
        let layer = errcat::axum::layer_by_status::<Error>().on_failure(call);
        let app = Router::new()
            .route(
                "/",
                get(move || async move { Body::new(Broken(then, false)) }),
            )
            .layer(layer.clone())
            .layer(layer);
        let id = new_id();
        let request = Request::get("/").header("x-request-id", &id);
        let response = app
            .oneshot(request.body(Body::empty()).expect("a request"))
            .await;
        let response = response.expect("it answers");
        assert_eq!(response.status(), 200);
        let error = bytes_of(response.into_body(), 1024)
            .await
            .expect_err("it breaks off");
        let shown = error.to_string();
        assert!(!shown.contains(POISON), "{shown}");
        assert!(error.source().is_some());
        check(&id, &counts, sources);
    }
}

#[tokio::test]
async fn a_body_that_ends_is_no_failure_and_keeps_its_length() {
    let app = Router::new()
        .route("/", get(|| async { Body::new(Broken(Then::Ends, false)) }))
        .route("/text", get(|| async { "text" }))
        .layer(errcat::axum::layer_by_status::<Error>());
    for (path, text) in [("/", "part"), ("/text", "text")] {
        let request = Request::get(path).body(Body::empty()).expect("a request");
        let response = app.clone().oneshot(request).await.expect("it answers");
        let exact = (path == "/text").then_some(4);
        assert_eq!(response.body().size_hint().exact(), exact);
        let body = bytes_of(response.into_body(), 1024).await.expect("it ends");
        assert_eq!(body, text);
    }
}

#[actix_web::test]
async fn on_actix_it_is_logged_and_counted_once() {
    capture::start();
    for (then, sources) in KINDS {
        let (counts, call) = counting();
        let layer = errcat::actix::layer_by_status::<Error>().on_failure(call);
        let handler =
            move || async move { HttpResponse::Ok().body(BoxBody::new(Broken(then, false))) };
        let app = App::new()
            .route("/", web::get().to(handler))
            .wrap(layer.clone())
            .wrap(layer);
        let app = init_service(app).await;
        let id = new_id();
        let request = TestRequest::get().insert_header(("x-request-id", id.as_str()));
        let response = call_service(&app, request.to_request()).await;
        assert_eq!(response.status(), 200);
        let error = to_bytes(response.into_body())
            .await
            .expect_err("it breaks off");
        let shown = error.to_string();
        assert!(!shown.contains(POISON), "{shown}");
        check(&id, &counts, sources);
    }
}

#[actix_web::test]
async fn bodies_that_cannot_fail_keep_their_size_on_actix() {
    let app = App::new()
        .route("/text", web::get().to(|| async { "text" }))
        .route(
            "/none",
            web::get()
                .to(|| async { HttpResponse::NoContent().body(actix_web::body::None::new()) }),
        )
        .route(
            "/ends",
            web::get()
                .to(|| async { HttpResponse::Ok().body(BoxBody::new(Broken(Then::Ends, false))) }),
        )
        .wrap(errcat::actix::layer_by_status::<Error>());
    let app = init_service(app).await;
    for (path, size, text) in [
        ("/text", BodySize::Sized(4), "text"),
        ("/none", BodySize::None, ""),
        ("/ends", BodySize::Stream, "part"),
    ] {
        let response = call_service(&app, TestRequest::with_uri(path).to_request()).await;
        let body = response.into_body();
        assert_eq!(body.size(), size, "{path}");
        assert_eq!(to_bytes(body).await.expect("it ends"), text);
    }
}
