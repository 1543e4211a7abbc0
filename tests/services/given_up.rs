//! A request that nobody waits for any more: one event, without a code and calling nobody, and one count.

use std::{
    io::Write,
    net::TcpStream,
    sync::{Arc, Mutex},
    thread,
    time::{Duration, Instant},
};

use actix_web::{
    App,
    dev::Service as _,
    test::{TestRequest, init_service},
    web,
};
use axum::{Router, body::Body, http::Request, routing::get};
use errcat::FailedRequest;
use tower::ServiceExt;

use crate::{
    axum::serve,
    capture::{self, Event},
    cases::new_id,
    evolution::Error,
};

async fn slow() -> &'static str {
    tokio::time::sleep(Duration::from_secs(60)).await;
    "never"
}

type Counts = Arc<Mutex<Vec<(u16, &'static str, String)>>>;

fn counting() -> (
    Counts,
    impl Fn(&FailedRequest<'_>) + Send + Sync + Clone + 'static,
) {
    let counts = Counts::default();
    let count = Arc::clone(&counts);
    let call = move |failed: &FailedRequest<'_>| {
        let route = failed.route().unwrap_or_default().to_owned();
        let line = (failed.status(), failed.entry().as_str(), route);
        count.lock().expect("no panic").push(line);
    };
    (counts, call)
}

fn check(counts: &Counts, events: &[Event]) {
    let expected = [(499, "uncatalogued", "/slow".to_owned())];
    assert_eq!(*counts.lock().expect("no panic"), expected);
    let [event] = events else {
        panic!("not one event but {events:#?}");
    };
    let fields = ["status", "code", "pages", "route", "message"];
    assert_eq!(
        fields.map(|field| event.field(field)),
        [
            "499",
            "uncatalogued",
            "false",
            "/slow",
            "the request was given up before it was answered"
        ]
    );
    assert_eq!(event.level, "INFO");
}

#[tokio::test]
async fn on_axum_the_outermost_layer_tells_of_it() {
    capture::start();
    let (counts, call) = counting();
    let layer = errcat::axum::layer_by_status::<Error>().on_failure(call);
    let app = Router::new()
        .route("/slow", get(slow))
        .layer(layer.clone())
        .layer(layer)
        .layer(tower_http::trace::TraceLayer::new_for_http());
    let id = new_id();
    let request = Request::get("/slow").header("x-request-id", &id);
    let request = app.oneshot(request.body(Body::empty()).expect("a request"));
    let moment = Duration::from_millis(20);
    assert!(tokio::time::timeout(moment, request).await.is_err());
    let events = capture::events(&id);
    check(&counts, &events);
    assert_eq!(events[0].field("span"), "request");
}

#[actix_web::test]
async fn on_actix_the_outermost_layer_tells_of_it() {
    capture::start();
    let (counts, call) = counting();
    let layer = errcat::actix::layer_by_status::<Error>().on_failure(call);
    let app = App::new()
        .route("/slow", web::get().to(slow))
        .wrap(layer.clone())
        .wrap(layer);
    let app = init_service(app).await;
    let id = new_id();
    let request = TestRequest::with_uri("/slow").insert_header(("x-request-id", id.as_str()));
    let request = app.call(request.to_request());
    let moment = Duration::from_millis(20);
    assert!(tokio::time::timeout(moment, request).await.is_err());
    check(&counts, &capture::events(&id));
}

/// Asks for `/slow`, hangs up, and gives the events of the request.
fn hang_up(address: &str) -> Vec<Event> {
    let id = new_id();
    let mut stream = TcpStream::connect(address).expect("it listens");
    let head = format!("GET /slow HTTP/1.1\r\nHost: x\r\nX-Request-Id: {id}\r\n\r\n");
    stream.write_all(head.as_bytes()).expect("it reads");
    thread::sleep(Duration::from_millis(50));
    drop(stream);
    let since = Instant::now();
    while capture::events(&id).is_empty() && since.elapsed() < Duration::from_secs(5) {
        thread::sleep(Duration::from_millis(10));
    }
    capture::events(&id)
}

#[test]
fn a_client_that_hangs_up_on_axum_gives_its_request_up() {
    let (counts, call) = counting();
    let app = Router::new()
        .route("/slow", get(slow))
        .layer(errcat::axum::layer_by_status::<Error>().on_failure(call));
    let base = serve(app);
    check(&counts, &hang_up(base.trim_start_matches("http://")));
}
