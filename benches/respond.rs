//! The body of a response and back, beside structs with serde's derives as they are written by hand.
//!
//! Both make the same text: `{"error": {"code", "message", "details", "request_id"}}` of the catalogue `evolution`.

use std::time::Duration;

use divan::{Bencher, black_box};
use errcat::decode::{Decoded, Response};
use errcat_generated::evolution::{CapacityExceeded, CapacityExceededReason, Error, RateLimited};
use serde::{Deserialize, Serialize};

const REQUEST: &str = "req_01JD0Z5Q8K6V3W2X1Y0Z";

fn main() {
    let body = by_catalogue(&rate_limited());
    let by_hand_again = decoded_by_hand(STATUS, &HEADERS, body.as_bytes());
    let response = Response::new(&body).status(STATUS).headers(&HEADERS);
    let decoded = errcat::decode::<Error>(&response);
    assert!(by_hand_again.says_the_same(&decoded), "{decoded:?}");
    assert_eq!(
        by_catalogue(&rate_limited()),
        by_hand(&Limited { retry_after: 42 })
    );
    divan::main();
}

mod body {
    use super::{
        Bencher, CapacityExceeded, CapacityExceededReason, Error, Limited, black_box, by_catalogue,
        by_hand, rate_limited,
    };

    #[divan::bench(sample_size = 1000)]
    fn errcat(bencher: Bencher) {
        let error = rate_limited();
        bencher.bench(|| drop(black_box(by_catalogue(black_box(&error)))));
    }

    #[divan::bench(sample_size = 1000)]
    fn serde_by_hand(bencher: Bencher) {
        let error = Limited { retry_after: 42 };
        bencher.bench(|| drop(black_box(by_hand(black_box(&error)))));
    }

    #[divan::bench(sample_size = 1000)]
    fn errcat_with_reason(bencher: Bencher) {
        let error = Error::from(CapacityExceeded {
            reason: CapacityExceededReason::DailyQuota,
            used: Some(12),
            limit: Some(10),
        });
        bencher.bench(|| drop(black_box(by_catalogue(black_box(&error)))));
    }
}

mod decode {
    use super::{
        Bencher, Error, HEADERS, Response, STATUS, black_box, by_catalogue, decoded_by_hand,
        rate_limited,
    };

    #[divan::bench(sample_size = 1000)]
    fn errcat(bencher: Bencher) {
        let body = by_catalogue(&rate_limited());
        bencher.bench(|| {
            let (body, headers) = (black_box(body.as_bytes()), black_box(&HEADERS));
            let response = Response::new(body).status(STATUS).headers(headers);
            drop(black_box(errcat::decode::<Error>(&response)));
        });
    }

    #[divan::bench(sample_size = 1000)]
    fn serde_by_hand(bencher: Bencher) {
        let body = by_catalogue(&rate_limited());
        bencher.bench(|| {
            let (body, headers) = (black_box(body.as_bytes()), black_box(&HEADERS));
            drop(black_box(decoded_by_hand(STATUS, headers, body)));
        });
    }
}

const STATUS: u16 = 429;

const HEADERS: [(&str, &str); 4] = [
    ("content-type", "application/json"),
    ("date", "Sun, 06 Nov 1994 08:49:37 GMT"),
    ("retry-after", "42"),
    ("x-request-id", REQUEST),
];

fn rate_limited() -> Error {
    let retry_after = Duration::from_secs(42);
    Error::from(RateLimited { retry_after })
}

fn by_catalogue(error: &Error) -> String {
    errcat::body(error).request_id(REQUEST).into()
}

struct Limited {
    retry_after: u64,
}

#[derive(Serialize)]
struct Body<'a> {
    error: Inner<'a>,
}

#[derive(Serialize)]
struct Inner<'a> {
    code: &'static str,
    message: String,
    details: Details,
    request_id: &'a str,
}

#[derive(Serialize)]
struct Details {
    retry_after: u64,
}

fn by_hand(error: &Limited) -> String {
    let retry_after = error.retry_after;
    let error = Inner {
        code: "rate_limited",
        message: format!("Too many requests. Retry after {retry_after} seconds."),
        details: Details { retry_after },
        request_id: REQUEST,
    };
    serde_json::to_string(&Body { error }).expect("JSON")
}

/// What a client knows of a failed request.
struct ByHand {
    status: u16,
    kind: Kind,
    code: String,
    message: String,
    request_id: Option<String>,
    retry_after: Option<Duration>,
}

impl ByHand {
    fn says_the_same(&self, decoded: &Decoded<Error>) -> bool {
        let received = decoded.received();
        let wait = match (&self.kind, decoded) {
            (
                Kind::RateLimited { retry_after },
                Decoded::Known {
                    error: Some(Error::RateLimited(values)),
                    ..
                },
            ) => values.retry_after == *retry_after,
            (
                Kind::InvalidParameter { field },
                Decoded::Known {
                    error: Some(Error::InvalidParameter(values)),
                    ..
                },
            ) => values.field == *field,
            (Kind::Other(details), _) => details.len() == received.details.len(),
            _ => false,
        };
        wait && received.status == Some(self.status)
            && received.code.as_deref() == Some(&self.code)
            && received.message.as_deref() == Some(&self.message)
            && received.request_id == self.request_id
            && received.retry_after == self.retry_after
    }
}

enum Kind {
    RateLimited { retry_after: Duration },
    InvalidParameter { field: String },
    Other(serde_json::Map<String, serde_json::Value>),
}

/// The code decides, and only then the details have a type: what a client of several errors must do. A header has the
/// word before the details.
fn decoded_by_hand(status: u16, headers: &[(&str, &str)], body: &[u8]) -> ByHand {
    let header = |name: &str| {
        let mut headers = headers.iter();
        let found = headers.find(|(known, _)| known.eq_ignore_ascii_case(name));
        found.map(|(_, value)| *value)
    };
    let seconds = |seconds: f64| Duration::try_from_secs_f64(seconds).ok();
    let retry_after = header("Retry-After").and_then(|text| text.trim().parse().ok());
    let retry_after = retry_after.and_then(seconds);
    let Received { error } = serde_json::from_slice(body).expect("an error");
    let kind = match error.code.as_str() {
        "rate_limited" => {
            let details: RateLimitedBody =
                serde_json::from_value(error.details.into()).expect("its details");
            let retry_after = retry_after.or_else(|| seconds(details.retry_after));
            Kind::RateLimited {
                retry_after: retry_after.expect("a time"),
            }
        }
        "invalid_parameter" => {
            let details: InvalidParameterBody =
                serde_json::from_value(error.details.into()).expect("its details");
            Kind::InvalidParameter {
                field: details.field,
            }
        }
        _ => Kind::Other(error.details),
    };
    let of_header = || header("X-Request-Id").map(str::to_owned);
    ByHand {
        status,
        kind,
        code: error.code,
        message: error.message,
        request_id: error.request_id.or_else(of_header),
        retry_after,
    }
}

#[derive(Deserialize)]
struct Received {
    error: ReceivedError,
}

#[derive(Deserialize)]
struct ReceivedError {
    code: String,
    message: String,
    #[serde(default)]
    details: serde_json::Map<String, serde_json::Value>,
    request_id: Option<String>,
}

#[derive(Deserialize)]
struct RateLimitedBody {
    retry_after: f64,
}

#[derive(Deserialize)]
struct InvalidParameterBody {
    field: String,
}
