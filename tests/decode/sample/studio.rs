use errcat::decode::{Decoded, Response};

// `studio` is the module that errcat makes of the catalogue.
fn explain(status: u16, headers: &[(&str, &str)], body: &[u8]) -> String {
    let response = Response::new(body).status(status).headers(&headers);
    match errcat::decode::<studio::Error>(&response) {
        Decoded::Known { error: Some(studio::Error::RateLimitExceeded(values)), .. } => {
            format!("{:?}", values.retry_after)
        }
        other => format!("{:?} {:?}", other.received().message, other.received().request_id),
    }
}
