//! The service on axum.

use std::{net::TcpListener, thread};

use crate::{
    capture,
    cases::{CASES, Case, check_ids},
};

#[path = "../../examples/axum_service.rs"]
mod service;

/// Serves a router on a port of its own for as long as the process runs.
pub(crate) fn serve(app: axum::Router) -> String {
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

/// What axum's extractors say about values that do not fit.
const REJECTED: &[Case] = &[
    Case::rejected(
        "GET /submissions/sk_poison",
        "invalid_parameter",
        "a parameter is malformed: it is not what this route takes.",
        r#"{"field":"a parameter"}"#,
    )
    .logs(&[("sources", "Cannot parse `sk_poison`")]),
    Case::rejected(
        "GET /submissions?page_size=sk_poison",
        "invalid_parameter",
        "page_size is malformed: it is not what this route takes.",
        r#"{"field":"page_size"}"#,
    )
    .logs(&[("sources", "invalid digit found in string")]),
    Case::rejected(
        "POST /submissions",
        "invalid_body",
        "The body is not what this endpoint takes: it does not match the schema.",
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
}

#[test]
fn ids_are_taken_or_made_and_sent_with_every_response() {
    check_ids(&serve(service::app()));
}
