// The main file of a program over the module of `everything.yaml`; it panics at the first difference.
use errcat::{Audience, CatalogError, ErrorCode, ErrorSet, Grpc, Processed, Retry, Severity, Status};
use errcat::retry::{Backoff, Jitter};
use std::time::Duration;

fn main() {
    codes();
    errors();
    bodies();
    println!("done");
}

fn codes() {
    let code: Code = "NOT FOUND".parse().unwrap();
    assert_eq!(code, Code::NotFound);
    assert_eq!(code.to_string(), "NOT FOUND");
    assert_eq!(format!("{code:?}"), "Code(\"NOT FOUND\")");
    assert!("not_found".parse::<Code>().is_err());
    const STATUS: Option<Status> = Code::Gone.status();
    assert_eq!(STATUS, Some(Status::Class(4)));
    assert_eq!(<Code as ErrorCode>::ALL.len(), 6);

    let entry = Code::NotFound.entry();
    assert_eq!((entry.name, entry.code, entry.number), ("not_found", Some("NOT FOUND"), Some(40401)));
    assert_eq!((entry.owner, entry.since), (Some("search"), Some("2026-01")));
    assert_eq!(entry.deprecated, Some("Deprecated since 2026-02. Replaced by `overloaded`. Use the new one."));
    assert_eq!(entry.grpc, Some(Grpc::NotFound));
    assert_eq!(entry.cases.len(), 3);
    assert_eq!(entry.cases[2].cause, "");

    let entry = Code::Gone.entry();
    assert_eq!((entry.severity, entry.audience), (Some(Severity::Info), Audience::Internal));
    assert_eq!((entry.cases[0].cause, entry.cases[0].remedy), ("A.", "B."));
    assert_eq!((entry.cases[1].cause, entry.cases[1].remedy), ("C.", ""));

    let entry = Code::Overloaded.entry();
    assert_eq!(entry.retry, Some(Retry::After { min_ms: 30_000, max_ms: 60_000 }));
    assert_eq!((entry.processed, entry.pages), (Processed::Unknown, true));
}

fn errors() {
    assert!(size_of::<Error>() <= 16);
    assert_eq!(Error::NotFound.to_string(), "Nothing here {yet}.");
    assert_eq!(Error::Gone.to_string(), "Gone for good.");
    assert_eq!(Error::Gone.code(), Code::Gone);
    assert_eq!(format!("{:?}", Error::Gone), "Code(\"gone\")");

    let mut limited = RateLimited {
        retry_after: Duration::from_millis(1500),
        note: None,
        r#type: "a secret".into(),
    };
    assert_eq!(limited.to_string(), "Too many requests. Retry after 1.5 seconds{note}.");
    assert!(format!("{limited:?}").contains("a secret"), "logs have private values");
    limited.note = Some(", please".to_owned());
    let error = Error::from(limited);
    assert_eq!(error.to_string(), "Too many requests. Retry after 1.5 seconds, please.");
    assert_eq!(error.retry(), Some(Retry::AfterHeader));
    assert!(!error.to_string().contains("a secret"), "messages do not");
    assert!(format!("{error:?}").starts_with("RateLimited {"));

    let mut full = CapacityExceeded {
        reason: CapacityExceededReason::DailyQuota,
        limit: Some(3),
        scopes: vec![CapacityExceededScopes::Query, CapacityExceededScopes::ToolsRead],
    };
    assert_eq!(full.to_string(), "No capacity (daily_quota): query, tools:read.");
    assert_eq!((full.retry(), full.status()), (Some(Retry::Never), Some(Status::Exact(429))));
    full.reason = "queue full".parse().unwrap();
    assert_eq!(full.to_string(), "The queue is full at 3.");
    let error: Error = full.into();
    assert_eq!(error.reason().unwrap().code, "queue full");
    assert_eq!(error.status(), Some(Status::Exact(503)));
    assert_eq!(error.retry(), Some(Retry::Backoff));
    let own = Backoff::new(2_000, 1.5, 10_000).with_jitter(Jitter::Equal).with_max_elapsed_ms(30_000);
    assert_eq!(error.reason().unwrap().backoff, Some(&own));
    assert_eq!(error.entry().backoff, None, "it is the catalogue's");
    let overloaded = Code::Overloaded.entry().backoff.expect("one of its own");
    assert_eq!((overloaded.jitter, overloaded.max_retries), (Jitter::None, 1));
    let source: Box<dyn std::error::Error + Send + Sync> = Box::new(error);
    assert_eq!(source.to_string(), "The queue is full at 3.");
}

fn bodies() {
    let body = errcat::body(&Error::NotFound).request_id("r1").to_string();
    assert_eq!(
        body,
        r#"{"ok":false,"error":{"code":"NOT FOUND","text":"Nothing here {yet}.","details":{},"id":"r1"}}"#
    );
    let error = Error::from(CapacityExceeded {
        reason: CapacityExceededReason::QueueFull,
        limit: None,
        scopes: vec![CapacityExceededScopes::ToolsRead],
    });
    assert_eq!(
        errcat::body(&error).to_string(),
        r#"{"ok":false,"error":{"code":"capacity_exceeded","text":"The queue is full at {limit}.","details":{"reason":"queue full","scopes":["tools:read"]}}}"#
    );
    let error = Error::from(RateLimited {
        retry_after: Duration::from_secs(2),
        note: Some("\"\u{0}\n".to_owned()),
        r#type: "a secret".into(),
    });
    let problem = errcat::body(&error).problem();
    assert_eq!(problem.media_type(), "application/problem+json");
    assert_eq!(
        problem.to_string(),
        r#"{"type":"https://example.com/errors/rate_limited","title":"Rate limited","status":429,"detail":"Too many requests. Retry after 2 seconds\"\u0000\n.","code":"rate_limited","details":{"retry_after":2,"note":"\"\u0000\n"}}"#
    );
    let field = FieldError { field: "a".to_owned(), message: "b".to_owned() };
    let mut failed = ValidationFailed {
        count: 1, ratio: 0.5, a: true, b: false, c: true, d: false,
        id: "i".to_owned(), at_time: "t".to_owned(), link: "l".to_owned(),
        anything: r#"{"x":[1]}"#.parse().unwrap(),
        errors: vec![field.clone()],
        first: None,
    };
    let body = |failed: &ValidationFailed| errcat::body(failed).to_string().split_once("\"details\":").unwrap().1.to_owned();
    let details = r#""count":1,"ratio":0.5,"a":true,"b":false,"c":true,"d":false,"id":"i","at_time":"t","link":"l","anything":{"x":[1]}"#;
    let errors = r#""errors":[{"field":"a","message":"b"}]}}"#;
    assert_eq!(body(&failed), format!("{{{details}}},{errors}"));
    failed.ratio = 1e21;
    // As the derive and the clients write them, not as Rust does.
    assert_eq!(failed.to_string(), r#"1 fields did not validate, 1e+21 of all: {"field":"a","message":"b"}"#);
    failed.ratio = 0.5;
    failed.first = Some(field);
    let first = r#""more":{"first":{"field":"a","message":"b"}}"#;
    assert_eq!(body(&failed), format!("{{{details},{first}}},{errors}"));
    let mut logged = Logged(Vec::new());
    error.private(&mut logged);
    assert_eq!(logged.0, ["type=Private(\"a secret\")"]);
    const LATER: bool = Code::NotFound.has(Trait::Transient);
    assert!(LATER && Code::NotFound.has(Trait::Self_));
    assert!(!Code::NotFound.has(Trait::TooLate) && !Code::Gone.has(Trait::Transient));
    assert_eq!(Trait::ALL.iter().map(|known| known.as_str()).collect::<Vec<_>>(), ["self", "transient", "too_late"]);
    assert_eq!(Code::NotFound.entry().traits, ["self", "transient"]);
    const KIND: Option<Kind> = Code::NotFound.kind();
    assert_eq!((KIND, Code::Gone.kind()), (Some(Kind::Self_), None));
    assert_eq!(Kind::ALL.iter().map(|known| known.as_str()).collect::<Vec<_>>(), ["the \"self\" itself", "late_error"]);
    assert_eq!([Kind::from_value("late_error"), Kind::from_value("self")], [Some(Kind::LateError), None]);
    let mut names = Vec::new();
    Error::entries(&mut |entry| names.push(entry.name));
    assert_eq!(names.len(), Code::ALL.len());
}

struct Logged(Vec<String>);

impl errcat::Logs for Logged {
    fn log(&mut self, name: &'static str, value: &dyn std::fmt::Debug) {
        self.0.push(format!("{name}={value:?}"));
    }
}
