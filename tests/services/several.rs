//! Several errors as one response: one status, one body, one event of the log, on every framework.

use std::{io, net::TcpListener, time::Duration};

use actix_web::{App, HttpServer, web};
use axum::{Router, routing::get};
use errcat::{Errors, decode::Response};

use crate::{
    axum::serve,
    capture,
    client::{Answer, ask},
};

#[allow(
    dead_code,
    unreachable_pub,
    missing_docs,
    reason = "a few errors are enough"
)]
mod forms {
    errcat::catalog!("tests/languages/catalogues/forms.yaml");
}

#[allow(
    dead_code,
    unreachable_pub,
    missing_docs,
    reason = "a few errors are enough"
)]
mod orders {
    errcat::catalog!("tests/languages/catalogues/orders.yaml");
}

/// As a service writes it by hand.
#[derive(Debug, errcat::CatalogError)]
#[catalog("tests/languages/catalogues/forms.yaml")]
enum Form {
    TooShort {
        field: &'static str,
        pointer: Option<&'static str>,
    },
    NotUnique {
        field: &'static str,
    },
    RateLimited {
        retry_after: Duration,
    },
    Busy(#[source] io::Error),
}

fn short() -> Form {
    Form::TooShort {
        field: "name",
        pointer: Some("/name"),
    }
}

fn taken() -> Form {
    Form::NotUnique { field: "email" }
}

fn busy() -> Form {
    Form::Busy(io::Error::other("the poison of a source"))
}

fn limited(seconds: u64) -> Form {
    Form::RateLimited {
        retry_after: Duration::from_secs(seconds),
    }
}

fn several(errors: impl IntoIterator<Item = Form>) -> Errors<Form> {
    Errors::of(errors).expect("some")
}

const SHORT: &str = r#"{"status":"422","code":"too_short","detail":"name is too short.","meta":{},"source":{"pointer":"/name"}}"#;
const TAKEN: &str = r#"{"status":"422","code":"not_unique","detail":"email is taken.","meta":{}}"#;

#[test]
fn the_status_is_that_of_all_or_of_what_stands_for_several() {
    for (errors, status) in [
        (several([short(), taken()]), 422),
        (several([limited(1), limited(2)]), 429),
        (several([busy()]), 503),
        // The catalogue says it.
        (several([short(), limited(1)]), 422),
        (several([short(), busy()]), 422),
    ] {
        assert_eq!(errcat::reply(&errors).status(), status, "{errors:?}");
    }
    let of =
        |errors: Vec<orders::Error>| errcat::reply(&Errors::of(errors).expect("some")).status();
    let caa = || {
        orders::Error::from(orders::Caa {
            domain: "a.example".to_owned(),
        })
    };
    assert_eq!(of(vec![orders::Error::Malformed, caa()]), 400);
    assert_eq!(
        of(vec![orders::Error::Malformed, orders::Error::PartlyDone]),
        500
    );
    assert_eq!(of(vec![caa()]), 403);
}

#[test]
fn one_error_is_a_list_of_one_and_several_are_one_list() {
    let one = format!(r#"{{"errors":[{SHORT}],"meta":{{"request":"r_1"}}}}"#);
    assert_eq!(errcat::reply(&short()).request_id("r_1").to_string(), one);
    assert_eq!(
        errcat::reply(&several([short()]))
            .request_id("r_1")
            .to_string(),
        one
    );
    let both = several([short(), taken()]);
    assert_eq!(
        errcat::reply(&both).request_id("r_1").to_string(),
        format!(r#"{{"errors":[{SHORT},{TAKEN}],"meta":{{"request":"r_1"}}}}"#)
    );
    assert!(Errors::<Form>::of([]).is_none());
    assert!(Errors::<Form>::check([]).is_ok());
    assert_eq!(
        Errors::check([short(), taken()]).map_err(|errors| errors.iter().count()),
        Err(2)
    );
    let mut more = Errors::from(short());
    more.push(taken());
    more.extend([busy()]);
    let codes: Vec<&str> = more
        .iter()
        .map(|error| errcat::CatalogError::entry(error).as_str())
        .collect();
    assert_eq!(codes, ["too_short", "not_unique", "busy"]);
}

#[test]
fn the_longest_wait_is_in_the_header() {
    let mut headers = Vec::new();
    let errors = several([short(), limited(7), limited(90), limited(8)]);
    errcat::reply(&errors).headers(&mut |name, value| headers.push(format!("{name}: {value}")));
    let waits: Vec<&String> = headers
        .iter()
        .filter(|header| header.starts_with("Retry-After"))
        .collect();
    assert_eq!(waits, ["Retry-After: 90"]);
    assert!(
        headers.contains(&"X-Form-Code: not_valid".to_owned()),
        "{headers:?}"
    );
}

#[test]
fn a_whole_has_its_parts_and_without_one_the_first_is_the_whole() {
    let caa = || {
        orders::Error::from(orders::Caa {
            domain: "a.example".to_owned(),
        })
    };
    let alone =
        r#"{"type":"error","code":"malformed","detail":"The request is malformed.","status":400}"#;
    assert_eq!(errcat::reply(&orders::Error::Malformed).to_string(), alone);
    let parts = r#""subproblems":[{"code":"caa","detail":"The records of a.example forbid it."},{"code":"rateLimited","detail":"There were too many orders."}]"#;
    let errors = || Errors::of([caa(), orders::Error::RateLimited]).expect("some");
    let within = errors().within(orders::Error::Malformed);
    assert_eq!(errcat::reply(&within).status(), 400);
    assert_eq!(
        errcat::reply(&within).to_string(),
        format!("{},{parts}}}", alone.trim_end_matches('}'))
    );
    let first = r#"{"type":"error","code":"caa","detail":"The records of a.example forbid it.","status":400"#;
    assert_eq!(
        errcat::reply(&errors()).to_string(),
        format!("{first},{parts}}}")
    );
}

/// Holds an answer, and gives the id of its request, if it has one.
fn hold(base: &str) -> String {
    let Answer { status, body, .. } = &ask(base, "GET", "/", &[], None);
    assert_eq!(*status, 422);
    assert!(
        body.starts_with(&format!(r#"{{"errors":[{SHORT},{TAKEN},{{"status":"503""#)),
        "{body}"
    );
    assert!(!body.contains("poison"), "{body}");
    let all = errcat::decode::all::<forms::Error>(&Response::new(body).status(*status));
    let codes: Vec<_> = all
        .errors()
        .iter()
        .map(errcat::decode::Decoded::code)
        .collect();
    let known = [
        forms::Code::TooShort,
        forms::Code::NotUnique,
        forms::Code::Busy,
    ];
    assert_eq!(codes, known.map(Some));
    assert_eq!(all.error().code(), Some(forms::Code::TooShort));
    all.error()
        .received()
        .request_id
        .clone()
        .unwrap_or_default()
}

async fn fails() -> Result<String, Errors<Form>> {
    Err(several([short(), taken(), busy()]))
}

#[test]
fn on_axum() {
    let app = Router::new().route("/", get(fails));
    hold(&serve(app.clone()));
    let id = hold(&serve(app.layer(errcat::axum::layer_by_status::<Form>())));
    let events = capture::events(&id);
    let [event] = events.as_slice() else {
        panic!("{events:?}");
    };
    assert_eq!(event.field("code"), "not_valid");
    assert_eq!(
        event.field("codes"),
        r#"["too_short", "not_unique", "busy"]"#
    );
    assert!(
        event.field("sources").contains("the poison of a source"),
        "{event:?}"
    );
}

#[test]
fn on_actix() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let base = format!("http://{}", listener.local_addr().expect("an address"));
    std::thread::spawn(move || {
        let server = HttpServer::new(|| {
            App::new()
                .route("/", web::get().to(fails))
                .wrap(errcat::actix::layer_by_status::<Form>())
        });
        let server = server.workers(1).disable_signals().listen(listener);
        actix_web::rt::System::new()
            .block_on(server.expect("a socket").run())
            .expect("it serves");
    });
    hold(&base);
}

#[test]
fn a_status_of_grpc_has_the_error_that_stands_for_all() {
    let status = tonic::Status::from(several([short(), taken()]));
    assert_eq!(status.code(), tonic::Code::InvalidArgument);
    assert_eq!(status.message(), "The form is not valid.");
}
