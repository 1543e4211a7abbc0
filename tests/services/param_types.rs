//! Values of the types that other crates have for moments, ids and addresses, and values that a catalogue does not allow.

use std::time::{Duration, SystemTime};

use axum::{Router, body::Body, http::Request, routing::get};
use errcat::CatalogError;
use tower::ServiceExt;

use crate::{capture, cases::new_id};

#[derive(Debug, CatalogError)]
#[catalog("tests/services/parcel.yaml")]
enum Error<I, T, S> {
    #[catalog(code = "parcel_late")]
    Late {
        id: I,
        due: T,
        page: url::Url,
        wait: S,
        stops: Vec<T>,
    },
}

const ID: &str = "f81d4fae-7dec-11d0-a765-00a0c91e6bf6";

/// Holds that a moment, twice, and a duration are sent as 2026-03-01T09:30:00.5Z and 1.5 seconds.
fn check<T, S>(due: T, stop: T, wait: S)
where
    Error<uuid::Uuid, T, S>: CatalogError,
{
    let error = Error::Late {
        id: uuid::Uuid::parse_str(ID).expect("a UUID"),
        due,
        page: "https://example.com/parcels".parse().expect("a URL"),
        wait,
        stops: vec![stop],
    };
    let due = "2026-03-01T09:30:00.5Z";
    let body = format!(
        r#"{{"error":{{"code":"parcel_late","message":"The parcel {ID} was due at {due}.","details":{{"id":"{ID}","due":"{due}","page":"https://example.com/parcels","wait":1.5,"stops":["{due}"]}}}}}}"#
    );
    assert_eq!(errcat::reply(&error).to_string(), body);
}

const NANOSECONDS: i128 = 1_772_357_400_500_000_000;

#[test]
fn moments_of_every_crate_are_written_alike() {
    let wait = Duration::from_millis(1500);
    let moment = SystemTime::UNIX_EPOCH + Duration::from_millis(1_772_357_400_500);
    check(moment, moment, wait);

    let moment = jiff::Timestamp::from_nanosecond(NANOSECONDS).expect("a moment");
    let wait = jiff::SignedDuration::from_millis(1500);
    check(moment, moment, wait);

    let moment = chrono::DateTime::from_timestamp_nanos(1_772_357_400_500_000_000);
    let east = chrono::FixedOffset::east_opt(19_800).expect("an offset");
    let moment = moment.with_timezone(&east);
    check(moment, moment, chrono::TimeDelta::milliseconds(1500));

    let moment = time::OffsetDateTime::from_unix_timestamp_nanos(NANOSECONDS).expect("a moment");
    let west = time::UtcOffset::from_hms(-3, -30, 0).expect("an offset");
    let moment = moment.to_offset(west);
    check(moment, moment, time::Duration::milliseconds(1500));
}

#[test]
fn what_was_before_1970_is_a_moment_and_what_is_negative_no_wait() {
    use errcat::param::{Seconds, Timestamp};

    let before = SystemTime::UNIX_EPOCH - Duration::from_millis(500);
    assert_eq!(before.value().to_string(), "1969-12-31T23:59:59.5Z");
    for value in [
        chrono::TimeDelta::seconds(-1).value(),
        time::Duration::seconds(-1).value(),
        jiff::SignedDuration::from_secs(-1).value(),
    ] {
        assert_eq!(value.to_string(), "0");
    }
}

#[derive(Debug, serde::Serialize)]
struct Paper {
    kind: &'static str,
    copies: Copies,
}

#[derive(Debug, serde::Serialize)]
#[serde(untagged)]
enum Copies {
    Some(u8),
    /// As keys have to be texts, serde refuses it.
    None(std::collections::BTreeMap<Vec<u8>, u8>),
}

#[derive(Debug, CatalogError)]
#[catalog("tests/services/parcel.yaml", features = "")]
enum Papers<P> {
    PapersMissing {
        #[catalog(serde)]
        papers: Vec<P>,
    },
}

#[test]
fn a_field_is_what_serde_makes_of_it_where_it_says_so() {
    let sent = |copies| {
        let papers = vec![Paper {
            kind: "invoice",
            copies,
        }];
        errcat::body(&Papers::PapersMissing { papers }).to_string()
    };
    let body = |papers: &str| {
        format!(
            r#"{{"error":{{"code":"papers_missing","message":"Papers are missing.","details":{{"papers":{papers}}}}}}}"#
        )
    };
    assert_eq!(
        sent(Copies::Some(2)),
        body(r#"[{"kind":"invoice","copies":2}]"#)
    );
    let refused = Copies::None([(vec![1], 1)].into());
    assert_eq!(sent(refused), body("null"));
}

fn with(due: &'static str) -> Error<&'static str, &'static str, Duration> {
    Error::Late {
        id: ID,
        due,
        page: "https://example.com/parcels".parse().expect("a URL"),
        wait: Duration::ZERO,
        stops: Vec::new(),
    }
}

#[test]
fn a_text_that_is_no_timestamp_is_told_in_the_log() {
    capture::start();
    for (due, malformed) in [
        ("yesterday", r#"["due: no timestamp of RFC 3339"]"#),
        ("2026-03-01T09:30:00+01:00", ""),
    ] {
        let id = new_id();
        errcat::log(&with(due), id.as_str());
        assert_eq!(capture::events(&id)[0].field("malformed"), malformed);
    }
}

#[derive(Debug, Clone, Copy, errcat::Record)]
#[catalog("tests/services/parcel.yaml")]
struct Leg {
    from: &'static str,
    miles: f64,
    page: Option<&'static str>,
    slope: Option<f64>,
}

#[derive(Debug, CatalogError)]
#[catalog("tests/services/parcel.yaml", features = "", code = "parcel_heavy")]
struct Heavy {
    reason: &'static str,
    weight: f64,
    share: Vec<f32>,
    legs: errcat::Map<Vec<Leg>>,
}

const FINE: Leg = Leg {
    from: "2026-03-01T09:30:00Z",
    miles: 1.5,
    page: None,
    slope: None,
};

fn heavy(reason: &'static str, weight: f64, share: f32, leg: Leg) -> Heavy {
    Heavy {
        reason,
        weight,
        share: vec![0.5, share],
        legs: [("monday".to_owned(), vec![FINE, leg])].into(),
    }
}

/// A message never shows a bare `{reason}`, and what has no JSON is left out of body and headers, or null in a list.
#[test]
fn what_the_catalogue_does_not_allow_is_told_in_the_log_wherever_it_stands() {
    capture::start();
    let leg = |from, miles, page| Leg {
        from,
        miles,
        page,
        slope: Some(f64::NAN),
    };
    for (error, malformed) in [
        (heavy("of_box", 2.5, 0.25, FINE), ""),
        (
            heavy("of_boks", 2.5, 0.25, FINE),
            r#"["reason: none of the catalogue"]"#,
        ),
        (
            heavy("of_box", f64::NAN, f32::INFINITY, FINE),
            r#"["weight: no finite number", "share: no finite number"]"#,
        ),
        (
            heavy(
                "of_box",
                1.0,
                0.25,
                leg("monday", 1.0, Some("https://a.b/\"c")),
            ),
            r#"["legs: no timestamp of RFC 3339"]"#,
        ),
        (
            heavy("of_box", 1.0, 0.25, leg(FINE.from, f64::NAN, None)),
            r#"["legs: no finite number"]"#,
        ),
        (heavy("of_box", 1.0, 0.25, leg(FINE.from, 1.0, None)), ""),
    ] {
        let id = new_id();
        errcat::log(&error, id.as_str());
        assert_eq!(capture::events(&id)[0].field("malformed"), malformed);
    }
    let error = heavy("sk_unknown", f64::NAN, f32::NAN, FINE);
    assert_eq!(
        errcat::body(&error).to_string(),
        r#"{"error":{"code":"parcel_heavy","message":"NaN kg are too heavy (parcel_heavy).","details":{"share":[0.5,null],"legs":{"monday":[{"from":"2026-03-01T09:30:00Z","miles":1.5},{"from":"2026-03-01T09:30:00Z","miles":1.5}]}}}}"#
    );
    let id = new_id();
    errcat::log(&error, id.as_str());
    assert_eq!(
        capture::events(&id)[0].field("private"),
        r#"{reason: "sk_unknown"}"#
    );
}

#[derive(Debug, CatalogError)]
#[catalog("tests/services/parcel.yaml", features = "", code = "parcel_marked")]
struct Marked {
    size: &'static str,
    sizes: Vec<&'static str>,
    by_day: errcat::Map<&'static str>,
}

#[test]
fn a_text_that_is_no_word_of_its_enum_is_told_in_the_log() {
    capture::start();
    for (size, more, malformed) in [
        ("big", ["\"small\"", "big"], ""),
        ("\"small\"", ["big", "\"small\""], ""),
        ("huge", ["big", "big"], r#"["size: no word of its enum"]"#),
        ("big", ["small", "big"], r#"["sizes: no word of its enum"]"#),
        (
            "big",
            ["big", "big\""],
            r#"["by_day: no word of its enum"]"#,
        ),
    ] {
        let id = new_id();
        let error = Marked {
            size,
            sizes: vec!["big", more[0]],
            by_day: [("monday".to_owned(), more[1])].into(),
        };
        errcat::log(&error, id.as_str());
        assert_eq!(capture::events(&id)[0].field("malformed"), malformed);
    }
}

/// In a release build it is sent, for a client is better off with it than with nothing.
#[tokio::test]
async fn a_text_that_is_no_timestamp_is_found_by_the_tests_of_a_service() {
    capture::start();
    let app = Router::new()
        .route("/", get(|| async { with("yesterday") }))
        .layer(errcat::axum::layer_by_status::<crate::evolution::Error>());
    let id = new_id();
    let request = Request::get("/").header("x-request-id", &id);
    let response = app.oneshot(request.body(Body::empty()).expect("a request"));
    let status = response.await.expect("it answers").status();
    let sources = capture::events(&id)[0].field("sources").to_owned();
    if cfg!(debug_assertions) {
        let text = "`parcel_late` has a value that the catalogue does not allow: due: no timestamp of RFC 3339";
        assert_eq!(status, 500);
        assert!(sources.contains(text), "{sources}");
    } else {
        assert_eq!(status, 409);
    }
}
