//! Errors as statuses of gRPC: what a status says, over a connection, and back to the enum.

#[path = "../examples/tonic_service.rs"]
#[allow(dead_code, reason = "the tests call the service themselves")]
mod service;

use std::{collections::HashMap, error::Error as _, fmt, time::Duration};

use errcat::{
    Catalog, CatalogError, Entry, Facts, Field, Grpc, Json, Kind, Logs, Param, Params, Place,
    Reason, Retry, Shape, Value,
    decode::{Decode, Decoded, MAX_RETRY_AFTER, NextTry},
    tonic::{decode, status},
};
use errcat_generated::{eachlabs, evolution, prompts, studio, workspace};
use tonic::{Code, Status, transport::Channel};
use tonic_types::{ErrorDetails, StatusExt};

/// Every error of a catalogue with every reason, each made from a status with the examples of its params.
fn samples<E: Decode + fmt::Debug>() -> Vec<(&'static Entry, Option<&'static Reason>, E)> {
    let mut samples = Vec::new();
    E::entries(&mut |entry| {
        let mut reasons: Vec<_> = entry.reasons.iter().map(Some).collect();
        if reasons.is_empty() {
            reasons.push(None);
        }
        for reason in reasons {
            let mut metadata: HashMap<String, String> = entry
                .params
                .iter()
                .filter(|param| !param.is_private())
                .map(|param| (param.name.to_owned(), sample(param)))
                .collect();
            metadata.extend(reason.map(|reason| ("reason".to_owned(), reason.code.to_owned())));
            let details = ErrorDetails::with_error_info(entry.as_str(), E::CATALOG.name, metadata);
            let status = Status::with_error_details(Code::Unknown, "", details);
            let Decoded::Known { error, .. } = decode::<E>(&status) else {
                panic!("{} is not known", entry.name);
            };
            let error = error.unwrap_or_else(|| panic!("{} lacks a value", entry.name));
            samples.push((entry, reason, error));
        }
    });
    samples
}

fn sample(param: &Param) -> String {
    let Some(json) = param.example else {
        return match param.kind {
            Kind::Integer | Kind::Number | Kind::Seconds => "7".to_owned(),
            Kind::Boolean => "true".to_owned(),
            Kind::List => "[]".to_owned(),
            _ => "text".to_owned(),
        };
    };
    match serde_json::from_str(json).expect("an example is JSON") {
        serde_json::Value::String(text) => text,
        _ => json.to_owned(),
    }
}

fn comes_back<E: Decode<Code: PartialEq> + fmt::Debug>() -> usize {
    let samples = samples::<E>();
    for (entry, reason, error) in &samples {
        let status = status(error);
        let grpc = entry
            .grpc
            .map_or(Code::Unknown as i32, |grpc| grpc.number().into());
        assert_eq!(status.code() as i32, grpc, "{}", entry.name);
        assert_eq!(status.message(), error.to_string());
        let details = status.get_error_details();
        let info = details.error_info().expect("every status has it");
        assert_eq!(info.reason, entry.as_str());
        assert_eq!(info.domain, E::CATALOG.name);
        let links = details.help().map_or(&[][..], |help| &help.links);
        assert_eq!(links.first().map(|link| link.url.as_str()), entry.doc_url);

        let decoded = decode::<E>(&status);
        let code = decoded.code();
        let Decoded::Known {
            reason: reason_back,
            error: Some(error_back),
            received,
            ..
        } = decoded
        else {
            panic!("{} does not come back", entry.name);
        };
        assert_eq!(code.map(errcat::ErrorCode::entry), Some(*entry));
        assert_eq!(reason_back, *reason);
        assert_eq!(format!("{error_back:?}"), format!("{error:?}"));
        assert_eq!(error_back.to_string(), error.to_string());
        assert_eq!(received.message.as_deref(), Some(status.message()));
    }
    samples.len()
}

#[test]
fn every_error_comes_back() {
    assert!(comes_back::<eachlabs::Error>() >= 17);
    assert_eq!(
        comes_back::<evolution::Error>(),
        22,
        "20 errors, one of three reasons"
    );
    assert!(comes_back::<prompts::Error>() >= 8);
    assert!(comes_back::<studio::Error>() >= 16);
    assert!(comes_back::<workspace::Error>() >= 12);
}

#[tokio::test]
async fn errors_cross_a_connection() {
    use evolution::{CapacityExceededReason, Error};

    let address = service::serve().expect("the service starts");
    let address = format!("http://{address}").parse().expect("an address");
    let channel = Channel::builder(address).connect_lazy();
    let call = async |job: &str| service::call(&channel, job).await;
    assert_eq!(call("a job").await.expect("it is done"), "submitted a job");

    let status = call("one too many").await.expect_err("it is refused");
    assert_eq!(status.code(), Code::ResourceExhausted);
    let delay = status
        .get_details_retry_info()
        .and_then(|retry| retry.retry_delay);
    assert_eq!(delay, Some(Duration::from_secs(42)));
    let decoded = decode::<Error>(&status);
    let wait = NextTry::After(Duration::from_secs(42));
    assert_eq!(decoded.next_try(MAX_RETRY_AFTER), wait);
    let Decoded::Known {
        error: Some(Error::RateLimited(values)),
        ..
    } = decoded
    else {
        panic!("{decoded:?}");
    };
    assert_eq!(values.retry_after, Duration::from_secs(42));

    let status = call("one for tomorrow").await.expect_err("it is refused");
    assert!(status.get_details_retry_info().is_none());
    let decoded = decode::<Error>(&status);
    assert_eq!(decoded.next_try(MAX_RETRY_AFTER), NextTry::Never);
    let Decoded::Known {
        error: Some(Error::CapacityExceeded(values)),
        ..
    } = decoded
    else {
        panic!("{decoded:?}");
    };
    assert_eq!(values.reason, CapacityExceededReason::DailyQuota);
    assert_eq!((values.used, values.limit), (Some(100), Some(100)));

    let status = call("").await.expect_err("it is refused");
    let request = status.get_details_bad_request().expect("a field is wrong");
    let violation = &request.field_violations[0];
    assert_eq!(violation.field, "job");
    assert_eq!(violation.description, "job is malformed: it is empty.");

    let status = call("private").await.expect_err("it is refused");
    assert_eq!(
        decode::<Error>(&status).code(),
        Some(evolution::Code::Forbidden)
    );
}

/// A type of a service's own, held to a catalogue.
#[derive(Debug, errcat::CatalogError)]
#[catalog("codegen/tests/rust/operations.yaml")]
enum Own<I> {
    NotFound {
        item: I,
        query: String,
    },
    #[catalog(code = "sold_out")]
    Database(#[from] std::io::Error),
}

#[test]
fn a_type_of_ones_own_is_a_status() {
    fn find(item: i32) -> Result<i32, Status> {
        let query = SECRET.to_owned();
        let found: Result<i32, Own<i32>> = Err(Own::NotFound { item, query });
        Ok(found?)
    }

    let status = find(7).expect_err("there is none");
    assert_eq!(status.code(), Code::NotFound);
    assert_eq!(status.message(), "There is no item 7 {here}.");
    let info = status
        .get_details_error_info()
        .expect("every status has it");
    assert_eq!(
        info.metadata,
        HashMap::from([("item".to_owned(), "7".to_owned())])
    );

    let error: Own<i32> = std::io::Error::other(SECRET).into();
    let status = Status::from(error);
    assert_eq!(
        (status.code(), status.message()),
        (Code::Aborted, "It is sold {out}.")
    );
    assert!(!format!("{status:?}").contains("hunter2"));
}

/// An error with a source, and private values even among those that it shows as public.
#[derive(Debug)]
struct Poisoned<T> {
    source: fmt::Error,
    value: T,
}

const SECRET: &str = "postgres://user:hunter2@db";

static POISONED: Entry = Entry::new(
    "poisoned",
    "poisoned",
    "Poisoned",
    "The fields do not fit.",
    Facts::new().with_status(errcat::Status::Class(4)),
)
.with_params(&[
    Param::new("query", Kind::Text).with_place(Place::Logs),
    Param::new("fields", Kind::List).with_shape(&Shape::List(&Shape::Record(&[
        Field {
            name: "pointer",
            shape: Shape::Kind(Kind::Text),
            required: true,
        },
        Field {
            name: "detail",
            shape: Shape::Kind(Kind::Text),
            required: false,
        },
    ]))),
    Param::new("big", Kind::Text),
    Param::new("count", Kind::Integer),
]);

static CATALOG: Catalog = Catalog::new("poison");

impl<T> fmt::Display for Poisoned<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(POISONED.message)
    }
}

impl<T: fmt::Debug> std::error::Error for Poisoned<T> {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.source)
    }
}

impl<T: fmt::Debug + AsRef<str>> CatalogError for Poisoned<T> {
    fn catalog(&self) -> &'static Catalog {
        &CATALOG
    }

    fn entry(&self) -> &'static Entry {
        &POISONED
    }

    fn params(&self, to: &mut dyn Params) {
        let fields: Json = r#"[{"pointer": "/a", "detail": "missing"}, {"pointer": "/b"}, 3]"#
            .parse()
            .expect("JSON");
        to.param("query", Value::Text(SECRET));
        to.param("no param", Value::Text(SECRET));
        to.param("fields", Value::Json(&fields));
        to.param("big", Value::Text(self.value.as_ref()));
        to.param("count", Value::Integer(3));
    }

    fn private(&self, to: &mut dyn Logs) {
        to.log("query", &SECRET);
    }
}

errcat::__tonic!({<T>} Poisoned<T>, {where T: fmt::Debug + AsRef<str>});

fn poisoned(value: String) -> Poisoned<String> {
    let source = fmt::Error;
    Poisoned { source, value }
}

#[test]
fn nothing_private_is_in_a_status() {
    let error = poisoned("public".to_owned());
    assert!(error.source().is_some());
    let status = Status::from(error);
    let shown = format!("{status:?} {status}");
    let sent = String::from_utf8_lossy(status.details()).into_owned();
    for text in [shown, sent] {
        assert!(
            !text.contains("hunter2") && !text.contains("an error occurred"),
            "{text}"
        );
    }
    assert!(std::error::Error::source(&status).is_none());
    let info = status
        .get_details_error_info()
        .expect("every status has it");
    let mut keys: Vec<_> = info.metadata.keys().map(String::as_str).collect();
    keys.sort_unstable();
    assert_eq!(keys, ["big", "count", "fields"]);
}

#[test]
fn records_that_name_fields_are_violations() {
    let status = Status::from(poisoned("public".to_owned()));
    assert_eq!(
        status.code(),
        Code::FailedPrecondition,
        "by the class of its status"
    );
    let request = status.get_details_bad_request().expect("fields are wrong");
    let violations: Vec<_> = request
        .field_violations
        .iter()
        .map(|violation| (violation.field.as_str(), violation.description.as_str()))
        .collect();
    assert_eq!(
        violations,
        [("/a", "missing"), ("/b", "The fields do not fit.")]
    );
}

#[test]
fn what_is_too_large_for_headers_is_left_out() {
    for size in [0, 1000, 3000, 4000, 5000, 6000, 100_000] {
        let status = Status::from(poisoned("x".repeat(size)));
        let info = status
            .get_details_error_info()
            .expect("every status has it");
        assert_eq!(info.metadata.contains_key("big"), size <= 5000, "{size}");
        assert_eq!(info.metadata["count"], "3");
        assert!(in_headers(status) < 8 * 1024);
    }
    let values = evolution::InvalidParameter {
        field: "é".repeat(4000),
        problem: "x".repeat(4000),
    };
    let status = Status::from(evolution::Error::from(values));
    assert!(status.message().len() <= 1024 && status.message().ends_with("é…"));
    let decoded = decode::<evolution::Error>(&status);
    assert_eq!(decoded.code(), Some(evolution::Code::InvalidParameter));
    assert!(in_headers(status) < 8 * 1024);
}

/// The size of the headers, as HTTP/2 counts it.
fn in_headers(status: Status) -> usize {
    let response = status.into_http::<()>();
    let headers = response.headers().iter();
    headers
        .map(|(name, value)| name.as_str().len() + value.len() + 32)
        .sum()
}

#[test]
fn a_status_of_another_kind_is_unknown() {
    let of = |code, domain, reason| {
        let details = ErrorDetails::with_error_info(reason, domain, HashMap::new());
        Status::with_error_details(code, "No.", details)
    };
    let unknown = |status: &Status| match decode::<evolution::Error>(status) {
        Decoded::Unknown(received) => received,
        known @ Decoded::Known { .. } => panic!("{known:?}"),
    };
    let received = unknown(&of(Code::Unavailable, "evolution", "a_code_of_tomorrow"));
    assert_eq!(received.code.as_deref(), Some("a_code_of_tomorrow"));
    assert_eq!(
        (received.status, received.message.as_deref()),
        (Some(503), Some("No."))
    );
    unknown(&of(Code::NotFound, "another.example.com", "not_found"));
    unknown(&Status::not_found("No."));
    unknown(&Status::with_details(
        Code::NotFound,
        "No.",
        b"\xff\xff"[..].into(),
    ));

    let status = of(Code::Internal, "evolution", "rate_limited");
    let Decoded::Known { code, error, .. } = decode::<evolution::Error>(&status) else {
        panic!("its code is known");
    };
    assert!(code == evolution::Code::RateLimited && error.is_none());
}

#[test]
fn any_details_mean_something() {
    arbtest::arbtest(|u| {
        let mut metadata: HashMap<String, String> = HashMap::new();
        for _ in 0..u.int_in_range(0..=4)? {
            let names = ["used", "limit", "retry_after", "reason", "errors", "x"];
            metadata.insert((*u.choose(&names)?).to_owned(), u.arbitrary()?);
        }
        let reason = u.choose(evolution::Code::ALL)?.as_str();
        let details = ErrorDetails::with_error_info(reason, "evolution", metadata);
        let status = Status::with_error_details(Code::from_i32(u.arbitrary()?), "", details);
        assert_eq!(
            decode::<evolution::Error>(&status)
                .code()
                .map(evolution::Code::as_str),
            Some(reason)
        );
        let bytes: Vec<u8> = u.arbitrary()?;
        let status = Status::with_details(Code::from_i32(u.arbitrary()?), "", bytes.into());
        assert!(decode::<evolution::Error>(&status).code().is_none());
        Ok(())
    });
}

#[test]
fn a_rule_that_forbids_another_try_leaves_no_delay() {
    #[derive(Debug)]
    struct Waits(&'static Entry);

    impl fmt::Display for Waits {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str(self.0.message)
        }
    }

    impl std::error::Error for Waits {}

    impl CatalogError for Waits {
        fn catalog(&self) -> &'static Catalog {
            &CATALOG
        }

        fn entry(&self) -> &'static Entry {
            self.0
        }

        fn params(&self, to: &mut dyn Params) {
            to.param("wait", Value::Seconds(Duration::from_millis(1500)));
        }
    }

    let delay = |retry, has_param: bool| {
        let facts = Facts::new().with_retry(retry);
        let entry = Entry::new("waits", "waits", "Waits", "Wait.", facts);
        let params: &'static [Param] = if has_param {
            const { &[Param::new("wait", Kind::Seconds).with_header("retry-after")] }
        } else {
            &[]
        };
        let status = status(&Waits(Box::leak(Box::new(entry.with_params(params)))));
        status.get_details_retry_info()?.retry_delay
    };
    let after = Retry::After {
        min_ms: 30_000,
        max_ms: 60_000,
    };
    assert_eq!(delay(after, false), Some(Duration::from_secs(30)));
    assert_eq!(delay(after, true), Some(Duration::from_millis(1500)));
    assert_eq!(
        delay(Retry::AfterHeader, true),
        Some(Duration::from_millis(1500))
    );
    assert_eq!(delay(Retry::Backoff, false), None);
    assert_eq!(delay(Retry::AfterAction, true), None);
}

#[test]
fn the_table_of_statuses_is_that_of_the_language() {
    for number in 100..600 {
        let ours = Grpc::from_status(errcat::Status::Exact(number)).map(Grpc::as_str);
        let theirs = errcat_catalog::Status::Exact(number);
        let theirs = errcat_catalog::api::Grpc::from_status(theirs);
        assert_eq!(
            ours,
            theirs.map(errcat_catalog::api::Grpc::as_str),
            "{number}"
        );
    }
    for class in 1..6 {
        let ours = Grpc::from_status(errcat::Status::Class(class)).map(Grpc::as_str);
        let theirs = errcat_catalog::api::Grpc::from_status(errcat_catalog::Status::Class(class));
        assert_eq!(
            ours,
            theirs.map(errcat_catalog::api::Grpc::as_str),
            "{class}xx"
        );
    }
}
