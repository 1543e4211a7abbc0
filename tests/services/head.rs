//! Answers without a body: the code is in its header, whatever framework answers, and a client finds the error by it.

use std::net::TcpListener;

use actix_web::{App, HttpServer, web};
use axum::{Router, routing::get};
use errcat::decode::Response;

use crate::{axum::serve, client::ask};

#[allow(
    dead_code,
    unreachable_pub,
    missing_docs,
    reason = "a few errors are enough"
)]
mod objects {
    errcat::catalog!("tests/languages/catalogues/objects.yaml");
}

#[allow(
    dead_code,
    unreachable_pub,
    missing_docs,
    reason = "one error is enough"
)]
mod headless {
    errcat::catalog!("tests/languages/catalogues/headless.yaml");
}

#[allow(
    dead_code,
    unreachable_pub,
    missing_docs,
    reason = "two errors are enough"
)]
mod dns {
    errcat::catalog!("tests/languages/catalogues/dns.yaml");
}

use objects::{Code, Error};

/// What comes of an answer to GET, and to HEAD.
fn hold(base: &str) {
    let whole = ask(base, "GET", "/", &[], None);
    let answers = [ask(base, "HEAD", "/", &[], None), whole];
    assert_eq!(
        answers.each_ref().map(|answer| answer.body.is_empty()),
        [true, false]
    );
    for answer in answers {
        assert_eq!(
            answer.header("x-error-code"),
            "object_missing",
            "{answer:?}"
        );
        let headers = [("x-error-code", answer.header("x-error-code"))];
        let response = Response::new(&answer.body)
            .status(answer.status)
            .headers(&headers);
        let decoded = errcat::decode::<Error>(&response);
        assert_eq!(decoded.code(), Some(Code::ObjectMissing));
    }
}

#[test]
fn on_axum() {
    let app = Router::new().route("/", get(|| async { Err::<(), _>(Error::ObjectMissing) }));
    hold(&serve(app.clone()));
    hold(&serve(app.layer(errcat::axum::layer_by_status::<Error>())));
}

#[test]
fn on_actix() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let base = format!("http://{}", listener.local_addr().expect("an address"));
    std::thread::spawn(move || {
        let missing = || async { Err::<String, _>(Error::ObjectMissing) };
        let of_both = move || {
            web::resource("/")
                .route(web::get().to(missing))
                .route(web::head().to(missing))
        };
        let server = HttpServer::new(move || {
            App::new()
                .service(of_both())
                .wrap(errcat::actix::layer_by_status::<Error>())
        });
        let server = server.workers(1).disable_signals().listen(listener);
        actix_web::rt::System::new()
            .block_on(server.expect("a socket").run())
            .expect("it serves");
    });
    hold(&base);
}

#[test]
fn an_envelope_without_a_code_has_it_in_the_header_alone() {
    let reply = errcat::reply(&headless::Error::ObjectMissing);
    assert_eq!(
        reply.to_string(),
        r#"{"message":"There is no such object."}"#
    );
    let response = errcat::http::response(reply);
    assert_eq!(response.headers()["x-error-code"], "4041");
    let decoded = errcat::decode::<headless::Error>(&(&response).into());
    assert_eq!(decoded.code(), Some(headless::Code::ObjectMissing));
}

/// As a service writes it by hand: what has no code on the wire is called by its name.
#[derive(Debug, errcat::CatalogError)]
#[catalog("tests/languages/catalogues/dns.yaml")]
enum Dns {
    MissingZone,
    #[catalog(code = "gateway_timeout")]
    Late,
}

#[test]
fn an_error_without_a_code_is_sent_without_it() {
    for (error, derived) in [
        (dns::Error::MissingZone, Dns::MissingZone),
        (dns::Error::GatewayTimeout, Dns::Late),
    ] {
        let code = error.code();
        assert_eq!(dns::Code::from_code(code.as_str()), Some(code));
        assert_eq!(code.entry().code, None);
        let reply = errcat::reply(&error);
        let said = format!(r#"{{"msg":"{error}","details":{{}}}}"#);
        assert_eq!(reply.to_string(), said);
        assert_eq!(errcat::reply(&derived).to_string(), said);
        let response = errcat::http::response(reply);
        assert_eq!(response.headers().get("x-dns-code"), None);
        let decoded = errcat::decode::<dns::Error>(&(&response).into());
        assert_eq!(decoded.code(), Some(code));
    }
}

#[tokio::test]
async fn an_error_without_a_code_is_a_response_of_every_framework() {
    let of_axum = axum::response::IntoResponse::into_response(Dns::Late);
    let of_actix = actix_web::ResponseError::error_response(&Dns::Late);
    assert_eq!(
        (of_axum.status().as_u16(), of_actix.status().as_u16()),
        (504, 504)
    );
    let sent = r#"{"msg":"The gateway gave up.","details":{}}"#;
    let body = axum::body::to_bytes(of_axum.into_body(), 1024)
        .await
        .expect("a body");
    assert_eq!(body, sent);
    let body = actix_web::body::to_bytes(of_actix.into_body())
        .await
        .expect("a body");
    assert_eq!(body, sent);
}
