//! The body of a response and back, beside structs with serde's derives as they are written by hand.
//!
//! Both make the same text: `{"error": {"code", "message", "details", "request_id"}}` of the catalogue `evolution`.

use std::time::Duration;

use divan::{Bencher, black_box};
use errcat_generated::evolution::{CapacityExceeded, CapacityExceededReason, Error, RateLimited};
use serde::{Deserialize, Serialize};

const REQUEST: &str = "req_01JD0Z5Q8K6V3W2X1Y0Z";

fn main() {
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
        bencher.bench(|| by_catalogue(black_box(&error)));
    }

    #[divan::bench(sample_size = 1000)]
    fn serde_by_hand(bencher: Bencher) {
        let error = Limited { retry_after: 42 };
        bencher.bench(|| by_hand(black_box(&error)));
    }

    #[divan::bench(sample_size = 1000)]
    fn errcat_with_reason(bencher: Bencher) {
        let error = Error::from(CapacityExceeded {
            reason: CapacityExceededReason::DailyQuota,
            used: Some(12),
            limit: Some(10),
        });
        bencher.bench(|| by_catalogue(black_box(&error)));
    }
}

mod decode {
    use errcat::decode::{Decoded, Response};

    use super::{
        Bencher, Error, RateLimited, RateLimitedBody, Received, black_box, by_catalogue,
        rate_limited,
    };

    #[divan::bench(sample_size = 1000)]
    fn errcat(bencher: Bencher) {
        let body = by_catalogue(&rate_limited());
        bencher.bench(|| {
            let response = Response::new(black_box(&body)).status(429);
            match errcat::decode::<Error>(&response) {
                Decoded::Known {
                    error: Some(Error::RateLimited(values)),
                    received,
                    ..
                } => (*values, received.request_id),
                other => panic!("{other:?}"),
            }
        });
    }

    /// The code decides, and only then the details have a type: what a client of several errors must do.
    #[divan::bench(sample_size = 1000)]
    fn serde_by_hand(bencher: Bencher) {
        let body = by_catalogue(&rate_limited());
        bencher.bench(|| {
            let Received { error } = serde_json::from_str(black_box(&body)).expect("an error");
            match error.code.as_str() {
                "rate_limited" => {
                    let details: RateLimitedBody =
                        serde_json::from_value(error.details.into()).expect("its details");
                    let retry_after = std::time::Duration::from_secs_f64(details.retry_after);
                    (RateLimited { retry_after }, error.message, error.request_id)
                }
                other => panic!("{other}"),
            }
        });
    }
}

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
