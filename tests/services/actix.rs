//! The service on actix-web.

use std::{net::TcpListener, thread};

use actix_web::HttpServer;

use crate::{
    capture,
    cases::{CASES, Case, check_ids},
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
        "a parameter is malformed: it is not what this route takes.",
        r#"{"field":"a parameter"}"#,
    )
    .logs(&[("sources", "can not parse \\\"sk_poison\\\"")]),
    Case::rejected(
        "GET /submissions?page_size=sk_poison",
        "invalid_parameter",
        "a parameter is malformed: it is not what this route takes.",
        r#"{"field":"a parameter"}"#,
    )
    .logs(&[("sources", "invalid digit found in string")]),
    Case::rejected(
        "POST /submissions",
        "invalid_body",
        "The body is not what this endpoint takes: it does not match the schema.",
        "{}",
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
}

#[test]
fn ids_are_taken_or_made_and_sent_with_every_response() {
    check_ids(&serve());
}
