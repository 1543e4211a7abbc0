//! What the details of a status have, and what they never have.

use std::{collections::HashMap, error::Error as _, fmt, time::Duration};

use errcat::{
    Catalog, CatalogError, Entry, Facts, Field, Grpc, Json, Kind, Logs, Param, Params, Place,
    Retry, Shape, Value,
    tonic::{decode, status},
};
use errcat_generated::evolution;
use tonic::{Code, Status};
use tonic_types::StatusExt;

use crate::capture;

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
fn a_type_of_ones_own_is_a_status_and_what_it_hides_is_logged() {
    fn find(item: i32) -> Result<i32, Status> {
        let query = SECRET.to_owned();
        let found: Result<i32, Own<i32>> = Err(Own::NotFound { item, query });
        Ok(found?)
    }

    capture::start();
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

    let events = capture::events("");
    let logged = |code: &str, field: &str| {
        let mut events = events.iter().filter(|event| event.field("code") == code);
        events.any(|event| event.field(field).contains("hunter2"))
    };
    assert!(logged("not_found", "private"), "{events:?}");
    assert!(logged("sold_out", "sources"), "{events:?}");
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

#[derive(Debug, errcat::CatalogError)]
#[catalog(
    "tests/services/parcel.yaml",
    features = "",
    code = "parcel_heavy",
    reason = "of_box"
)]
struct Heavy {
    weight: f64,
}

/// The tests of a service find it, and a release build leaves it out.
#[test]
fn a_number_that_is_not_finite_is_in_no_status() {
    let made = std::panic::catch_unwind(|| status(&Heavy { weight: f64::NAN }));
    assert_eq!(made.is_err(), cfg!(debug_assertions));
    if let Ok(status) = made {
        let info = status.get_details_error_info().expect("it has one");
        assert!(!info.metadata.contains_key("weight"));
    }
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

mod forms {
    errcat::catalog!("tests/languages/catalogues/forms.yaml");
}

#[test]
fn several_errors_are_the_violations_of_a_bad_request() {
    use forms::{Error, NotUnique, RateLimited, TooShort, UnknownFilter};

    let errors: [Error; 4] = [
        TooShort {
            field: "name".into(),
            pointer: None,
            least: Some(3),
        }
        .into(),
        NotUnique {
            field: "email".into(),
            pointer: Some("/email".into()),
        }
        .into(),
        UnknownFilter {
            parameter: "age".into(),
        }
        .into(),
        RateLimited {
            retry_after: Duration::from_secs(5),
        }
        .into(),
    ];
    let status = Status::from(errcat::Errors::of(errors).expect("there are some"));
    let info = status
        .get_details_error_info()
        .expect("every status has it");
    assert_eq!(info.reason, "not_valid");
    let request = status.get_details_bad_request().expect("fields are named");
    let said: Vec<_> = request
        .field_violations
        .iter()
        .map(|violation| (violation.field.as_str(), violation.description.as_str()))
        .collect();
    assert_eq!(
        said,
        [
            ("name", "name is too short."),
            ("email", "email is taken."),
            ("age", "The filter is not known."),
        ]
    );
}
