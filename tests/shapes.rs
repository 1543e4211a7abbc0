//! Several envelopes: what a server writes of each error, and what a client reads of it.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use errcat::decode::{Decoded, Response};
use errcat::{CatalogError, Errors, reply};

mod shapes {
    errcat::catalog!("tests/languages/catalogues/shapes.yaml");
}

mod slack {
    errcat::catalog!("tests/outside/slack.yaml");
}

mod oauth {
    errcat::catalog!("tests/outside/oauth.yaml");
}

mod files {
    errcat::catalog!("tests/languages/catalogues/files.yaml");
}

mod rpc {
    errcat::catalog!("tests/languages/catalogues/json_rpc.yaml");
}

mod lines {
    errcat::catalog!("tests/languages/catalogues/lines.yaml");
}

use shapes::{
    AccessDenied, AccountClosed, Code, Error, InvalidGrant, QueueFailed, QueueFailedReason,
    QuotaExceeded,
};

fn closed() -> Error {
    let account = "a_1".to_owned();
    AccountClosed { account, days: 3 }.into()
}

fn grant(scopes: &[&str]) -> Error {
    let scopes = scopes.iter().map(|&scope| scope.to_owned()).collect();
    let grant = "g_1".to_owned();
    InvalidGrant { grant, scopes }.into()
}

fn denied(state: Option<&str>) -> Error {
    let state = state.map(str::to_owned);
    AccessDenied { state }.into()
}

fn failed(reason: QueueFailedReason) -> Error {
    QueueFailed { reason }.into()
}

fn exceeded(quota: &str) -> Error {
    let quota = quota.to_owned();
    QuotaExceeded { quota }.into()
}

struct Sent {
    status: u16,
    headers: Vec<(String, String)>,
    body: String,
}

impl Sent {
    fn of(error: &dyn CatalogError) -> Self {
        let reply = reply(error).request_id("req_1");
        let mut headers = Vec::new();
        reply.headers(&mut |name, value| headers.push((name.to_owned(), value.to_owned())));
        Self {
            status: reply.status(),
            headers,
            body: reply.to_string(),
        }
    }

    fn header(&self, wanted: &str) -> Option<&str> {
        let mut headers = self.headers.iter();
        let (_, value) = headers.find(|(name, _)| name == wanted)?;
        Some(value)
    }

    fn read(&self) -> Decoded<Error> {
        let response = Response::new(&self.body).status(self.status);
        errcat::decode(&response.headers(&self.headers))
    }
}

#[test]
fn each_error_is_written_in_its_own_envelope() {
    let own = Sent::of(&closed());
    assert_eq!(
        own.body,
        r#"{"error":{"code":"account_closed","message":"The account a_1 is closed.","details":{"account":"a_1","days":3},"request_id":"req_1"}}"#
    );
    let oauth = Sent::of(&grant(&["read"]));
    assert_eq!(
        oauth.body,
        r#"{"error":"invalid_grant","error_description":"The grant g_1 is not valid.","error_uri":"https://example.com/errors#invalid_grant","scopes":["read"]}"#
    );
    assert_eq!(oauth.header("Content-Type"), Some("application/json"));
    assert_eq!(oauth.header("X-Error-Code"), None);
    let queue = Sent::of(&failed(QueueFailedReason::Full));
    assert_eq!(
        queue.body,
        r#"{"ok":false,"failure":{"message":"The queue failed.","code":"queue_failed","reason":"full"}}"#
    );
}

#[test]
fn a_form_is_escaped_as_browsers_read_it() {
    let form = Sent::of(&denied(Some("a+b c&d=é*-._~")));
    assert_eq!(
        form.header("Content-Type"),
        Some("application/x-www-form-urlencoded")
    );
    assert_eq!(
        form.body,
        "error=access_denied&error_description=Access+was+denied+%26+logged%3A+100%25+%22sure%22+%C3%A9.\
         &error_uri=https%3A%2F%2Fexample.com%2Ferrors%23access_denied&kind=fatal&state=a%2Bb+c%26d%3D%C3%A9*-._%7E"
    );
    let Decoded::Known {
        error: Some(Error::AccessDenied(values)),
        ..
    } = form.read()
    else {
        panic!("{}", form.body);
    };
    assert_eq!(values.state.as_deref(), Some("a+b c&d=é*-._~"));
}

#[test]
fn a_plain_text_is_the_message_and_a_header_is_all_that_a_bare_error_has() {
    let plain = Sent::of(&exceeded("<disk>"));
    assert_eq!(plain.body, "Quota <disk> exceeded.");
    assert_eq!(
        plain.header("Content-Type"),
        Some("text/plain; charset=utf-8")
    );
    let missing = Sent::of(&Error::ObjectMissing);
    assert_eq!((missing.status, missing.body.as_str()), (404, ""));
    assert_eq!(missing.header("X-Error-Code"), Some("object_missing"));
    assert_eq!(missing.header("Content-Type"), None);
    let wanted = reply(&Error::ObjectMissing).accept("application/problem+json");
    assert_eq!(wanted.to_string(), "");
    let line = Sent::of(&lines::Error::from(lines::FileMissing {
        file: "a.txt".to_owned(),
    }));
    assert_eq!(line.body, "There is no file a.txt.");
    let read = errcat::decode::<lines::Error>(&Response::new(&line.body).status(404));
    assert_eq!(read.code(), Some(lines::Code::FileMissing));
}

#[test]
fn what_is_written_is_read_as_it_was() {
    let errors = [
        closed(),
        grant(&[]),
        denied(None),
        failed(QueueFailedReason::Closed),
        exceeded("disk"),
        Error::GatewayTimeout,
        Error::ObjectMissing,
    ];
    assert_eq!(errors.len(), Code::ALL.len());
    for (error, code) in errors.iter().zip(Code::ALL) {
        let sent = Sent::of(error);
        let read = sent.read();
        assert_eq!(read.code(), Some(*code), "{}", sent.body);
        let Decoded::Known {
            error: Some(again), ..
        } = read
        else {
            panic!("{}", sent.body);
        };
        assert_eq!(format!("{again:?}"), format!("{error:?}"));
        let problem = reply(error).accept("application/problem+json").to_string();
        if code.entry().code.is_some() && !sent.body.is_empty() {
            assert!(problem.contains("\"detail\""), "{problem}");
        }
    }
}

/// What these APIs are known to send, a server sends.
#[test]
fn bodies_of_known_apis_are_written_as_they_are() {
    let sent = |error: &dyn CatalogError, status: u16, body: &str| {
        let sent = Sent::of(error);
        assert_eq!((sent.status, sent.body.as_str()), (status, body));
        sent
    };
    sent(
        &slack::Error::ChannelNotFound,
        200,
        r#"{"ok":false,"error":"channel_not_found"}"#,
    );
    let scope = slack::MissingScope {
        needed: "groups:history".to_owned(),
        provided: "channels:history".to_owned(),
    };
    sent(
        &slack::Error::from(scope),
        200,
        r#"{"ok":false,"error":"missing_scope","needed":"groups:history","provided":"channels:history"}"#,
    );
    let messages = Some(vec!["[ERROR] missing required field: channel".to_owned()]);
    sent(
        &slack::Error::from(slack::InvalidArguments { messages }),
        200,
        r#"{"ok":false,"error":"invalid_arguments","response_metadata":{"messages":["[ERROR] missing required field: channel"]}}"#,
    );
    let retry_after = Duration::from_secs(30);
    let limited = slack::Error::from(slack::Ratelimited { retry_after });
    let limited = sent(&limited, 429, r#"{"ok":false,"error":"ratelimited"}"#);
    assert_eq!(limited.header("Retry-After"), Some("30"));

    sent(
        &oauth::Error::InvalidClient,
        401,
        r#"{"error":"invalid_client","error_description":"Client authentication failed."}"#,
    );
    let state = Some("xyz".to_owned());
    let denied = oauth::Error::from(oauth::AccessDenied { state });
    assert_eq!(
        Sent::of(&denied).body,
        "error=access_denied&error_description=The+resource+owner+denied+the+request.&state=xyz"
    );

    let limited = files::RateLimitExceeded {
        retry_after: Some(Duration::from_millis(3500)),
        violations: None,
        localized: Some("Zu viele Anfragen.".to_owned()),
        quota_limit: Some("ReadsPerMinute".to_owned()),
        quota_limit_value: Some(10),
    };
    let limited = sent(
        &files::Error::from(limited),
        429,
        concat!(
            r#"{"error":{"code":429,"message":"The quota is used up.","status":"RESOURCE_EXHAUSTED","details":["#,
            r#"{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"RATE_LIMIT_EXCEEDED","domain":"googleapis.com","#,
            r#""metadata":{"quota_limit":"ReadsPerMinute","quota_limit_value":"10"}},"#,
            r#"{"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"3.5s"},"#,
            r#"{"@type":"type.googleapis.com/google.rpc.LocalizedMessage","message":"Zu viele Anfragen."}]}}"#,
        ),
    );
    let read = errcat::decode::<files::Error>(&Response::new(&limited.body).status(429));
    let Decoded::Known {
        error: Some(files::Error::RateLimitExceeded(values)),
        ..
    } = read
    else {
        panic!("{}", limited.body);
    };
    assert_eq!(values.retry_after, Some(Duration::from_millis(3500)));
    assert_eq!(values.quota_limit_value, Some(10));
    sent(
        &files::Error::BillingDisabled,
        403,
        r#"{"error":{"code":403,"message":"Billing is not enabled.","status":"PERMISSION_DENIED","details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"BILLING_DISABLED","domain":"googleapis.com","metadata":{}}]}}"#,
    );
}

#[test]
fn several_of_json_rpc_are_a_batch_and_one_is_none() {
    use rpc::{Error, InvalidParams};
    let params = || {
        Error::from(InvalidParams {
            param: Some("a".to_owned()),
        })
    };
    let one = reply(&params()).to_string();
    assert_eq!(
        one,
        r#"{"jsonrpc":"2.0","error":{"code":-32602,"message":"Invalid params","data":{"param":"a"}}}"#
    );
    let errors = Errors::of([params(), Error::InternalError]).expect("two");
    let batch = reply(&errors).request_id("7").to_string();
    assert_eq!(
        batch,
        r#"[{"jsonrpc":"2.0","error":{"code":-32602,"message":"Invalid params","data":{"param":"a"}},"id":"7"},{"jsonrpc":"2.0","error":{"code":-32603,"message":"Internal error","data":{}},"id":"7"}]"#
    );
    let read = errcat::decode::all::<Error>(&Response::new(&batch).status(200));
    let codes: Vec<_> = read.errors().iter().map(Decoded::code).collect();
    assert_eq!(
        codes,
        [
            Some(rpc::Code::InvalidParams),
            Some(rpc::Code::InternalError)
        ]
    );
    assert_eq!(read.error().code(), Some(rpc::Code::InvalidParams));
    let problem = reply(&errors)
        .accept("application/problem+json")
        .to_string();
    assert!(problem.starts_with("{\"title\""), "{problem}");
    assert_eq!(
        (reply(&params()).status(), reply(&errors).status()),
        (200, 200)
    );
}

#[test]
fn large_forms_take_no_longer_than_their_length() {
    let time = |pairs: usize| {
        let mut form = String::from("kind=fatal&error=access_denied");
        for at in 0..pairs {
            write!(form, "&a{at}=%zz%E9+&a=&=&&").expect("a string takes everything");
        }
        let headers = [("Content-Type", "application/x-www-form-urlencoded")];
        let response = Response::new(&form).status(400).headers(&headers);
        let start = Instant::now();
        assert_eq!(
            errcat::decode::<Error>(&response).code(),
            Some(Code::AccessDenied)
        );
        start.elapsed()
    };
    time(1_000);
    let (short, long) = (time(2_000), time(20_000));
    assert!(
        long < short * 60 + Duration::from_millis(200),
        "{short:?}, {long:?}"
    );
}
