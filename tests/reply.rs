//! Responses without a framework: status, headers, and the body that a client prefers.

use std::{error::Error, fmt, time::Duration};

use errcat::{
    Catalog, CatalogError, Entry, Facts, Header, Kind, Logs, Param, Params, Place, Private, Reply,
    Status, Value, reply,
};

/// An error with one value for a header, and others that are private.
struct Given<'a> {
    status: Option<Status>,
    header: &'static str,
    value: Value<'a>,
}

static CATALOG: Catalog = Catalog::new("given").with_headers(&[Header {
    role: "request_id",
    name: "X-Request-Id",
}]);

impl<'a> Given<'a> {
    fn status(status: impl Into<Option<Status>>) -> Self {
        let status = status.into();
        Self {
            status,
            header: "X-Given",
            value: Value::Boolean(true),
        }
    }

    fn header(header: &'static str, value: Value<'a>) -> Self {
        Self {
            status: None,
            header,
            value,
        }
    }
}

impl CatalogError for Given<'_> {
    fn catalog(&self) -> &'static Catalog {
        &CATALOG
    }

    fn entry(&self) -> &'static Entry {
        let given = Param::new("given", Kind::Any).with_header(self.header);
        let private = Param::new("private", Kind::Text)
            .with_header("X-Private")
            .with_place(Place::Logs);
        let params: &'static [Param] = Box::leak(Box::new([given, private]));
        let entry =
            Entry::new("given", "given", "Given", "As given.", Facts::new()).with_params(params);
        Box::leak(Box::new(entry))
    }

    fn status(&self) -> Option<Status> {
        self.status
    }

    fn params(&self, to: &mut dyn Params) {
        to.param("given", self.value);
        // What a hand-written implementation shows by mistake is still left out.
        to.param("private", Value::Text("sk_poison"));
    }

    fn private(&self, to: &mut dyn Logs) {
        to.log("private", &Private::<String>::from("sk_poison"));
    }
}

impl fmt::Display for Given<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("As given.")
    }
}

impl fmt::Debug for Given<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Given")
    }
}

impl Error for Given<'_> {}

/// The last value of a header, which is the one that counts.
fn header(reply: Reply<'_>, wanted: &str) -> Option<String> {
    let mut found = None;
    reply.headers(&mut |name, value| {
        if name.eq_ignore_ascii_case(wanted) {
            found = Some(value.to_owned());
        }
    });
    found
}

fn given(value: Value<'_>) -> Option<String> {
    header(reply(&Given::header("X-Given", value)), "X-Given")
}

#[test]
fn a_status_is_one_that_ends_an_exchange() {
    let status = |status: Option<Status>| reply(&Given::status(status)).status();
    assert_eq!(status(Some(Status::Exact(429))), 429);
    assert_eq!(status(Some(Status::Class(5))), 500);
    assert_eq!(status(Some(Status::Class(4))), 400);
    assert_eq!(status(None), 500);
    assert_eq!(status(Some(Status::Exact(102))), 500);
    assert_eq!(status(Some(Status::Exact(0))), 500);
}

#[test]
fn a_duration_is_whole_seconds_rounded_up() {
    for (duration, seconds) in [
        (Duration::ZERO, "0"),
        (Duration::from_nanos(1), "1"),
        (Duration::from_secs(42), "42"),
        (Duration::from_millis(42_001), "43"),
        (Duration::MAX, "18446744073709551615"),
    ] {
        assert_eq!(given(Value::Seconds(duration)).as_deref(), Some(seconds));
    }
}

#[test]
fn no_value_ends_its_header() {
    assert_eq!(given(Value::Integer(-7)).as_deref(), Some("-7"));
    assert_eq!(
        given(Value::Text(" a \"b\"\tc~ ")).as_deref(),
        Some("a \"b\"\tc~")
    );
    for text in [
        "a\r\nSet-Cookie: b",
        "a\nb",
        "a\rb",
        "a\0b",
        "\u{7f}",
        "é",
        "\u{2028}",
        "",
        " ",
    ] {
        assert_eq!(given(Value::Text(text)), None, "{text:?}");
        let id = reply(&Given::status(None)).request_id(text).to_string();
        assert!(!id.contains("request_id"), "{id}");
    }
    for name in [
        "Content-Length",
        "transfer-encoding",
        "Connection",
        "X Y",
        "X:",
        "",
    ] {
        let error = Given::header(name, Value::Integer(1));
        assert_eq!(header(reply(&error), name), None, "{name}");
    }
    assert_eq!(header(reply(&Given::status(None)), "X-Private"), None);
}

#[test]
fn a_401_has_a_challenge_and_a_405_its_methods() {
    let unauthorized = Given::status(Status::Exact(401));
    let challenge = |reply| header(reply, "WWW-Authenticate");
    assert_eq!(challenge(reply(&unauthorized)).as_deref(), Some("Bearer"));
    assert_eq!(
        challenge(reply(&unauthorized).challenge("Basic")).as_deref(),
        Some("Basic")
    );
    let mut own = Given::header("www-authenticate", Value::Text("Own"));
    own.status = Some(Status::Exact(401));
    assert_eq!(challenge(reply(&own)).as_deref(), Some("Own"));

    let method = Given::status(Status::Exact(405));
    assert_eq!(
        header(reply(&method).allow("GET"), "Allow").as_deref(),
        Some("GET")
    );
    assert_eq!(header(reply(&method), "Allow"), None);
    let forbidden = Given::status(Status::Exact(403));
    assert_eq!(challenge(reply(&forbidden)), None);
    assert_eq!(header(reply(&forbidden).allow("GET"), "Allow"), None);
}

#[test]
fn what_is_private_is_in_no_part() {
    let error = Given::header("X-Given", Value::Text("shown"));
    let reply = reply(&error).request_id("req_1");
    let mut whole = format!(
        "{reply} {reply:?} {error} {}",
        reply.accept("application/problem+json")
    );
    reply.headers(&mut |name, value| whole.extend([name, value]));
    whole += &serde_json::to_string(&errcat::body(&error)).expect("JSON");
    assert!(whole.contains("shown") && whole.contains("req_1"));
    assert!(!whole.contains("sk_poison"), "{whole}");
}

#[test]
fn a_response_of_the_crate_http_is_the_reply() {
    let error = Given {
        status: Some(Status::Exact(410)),
        header: "X-Given",
        value: Value::Text("a"),
    };
    let mut wanted = http::HeaderMap::new();
    wanted.append("accept", http::HeaderValue::from_static("text/html"));
    wanted.append(
        "accept",
        http::HeaderValue::from_static("application/problem+json"),
    );
    let accept = errcat::http::accept(&wanted);
    assert_eq!(accept, "text/html, application/problem+json");

    let reply = reply(&error).request_id("req_1").accept(&accept);
    let response = errcat::http::response(reply);
    assert_eq!(response.status(), http::StatusCode::GONE);
    assert_eq!(*response.body(), reply.to_string());
    let mut headers: Vec<_> = response
        .headers()
        .iter()
        .map(|(name, _)| name.as_str())
        .collect();
    headers.sort_unstable();
    assert_eq!(
        headers,
        [
            "cache-control",
            "content-type",
            "vary",
            "x-given",
            "x-request-id"
        ]
    );
}

#[test]
fn what_has_no_body_by_its_status_has_none() {
    for status in [204, 205, 304] {
        let given = Given::status(Status::Exact(status));
        let reply = reply(&given);
        let mut names = Vec::new();
        reply.headers(&mut |name, _| names.push(name.to_owned()));
        assert!(names.iter().any(|name| name == "X-Given"), "{names:?}");
        assert!(
            !names.iter().any(|name| name == "Content-Type"),
            "{names:?}"
        );
        assert_eq!(
            (reply.to_string(), String::from(reply)),
            (String::new(), String::new())
        );
    }
}

mod signals {
    #![allow(
        dead_code,
        missing_docs,
        clippy::all,
        clippy::pedantic,
        reason = "the macro's output is linted elsewhere"
    )]
    errcat::catalog!("tests/languages/catalogues/signals.yaml");
}

#[test]
fn a_kind_is_in_the_header_of_its_role() {
    let kind = |error: signals::Error| header(reply(&error), "X-Error-Kind");
    assert_eq!(kind(signals::Error::DoorLocked).as_deref(), Some("locked"));
    assert_eq!(kind(signals::Error::LampBroken).as_deref(), Some("Broken!"));
    assert_eq!(header(reply(&Given::status(None)), "X-Error-Kind"), None);
}
