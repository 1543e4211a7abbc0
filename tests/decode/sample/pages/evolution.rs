mod evolution_samples {
mod sample_0 {
use errcat_generated::evolution;
use errcat::decode::{Decoded, Response};

// `evolution` is the module that errcat makes of the catalogue.
fn explain(status: u16, headers: &[(&str, &str)], body: &[u8]) -> String {
    let response = Response::new(body).status(status).headers(&headers);
    match errcat::decode::<evolution::Error>(&response) {
        Decoded::Known { error: Some(evolution::Error::AccountDisabled), .. } => {
            "AccountDisabled".to_owned()
        }
        other => format!("{:?} {:?}", other.received().message, other.received().request_id),
    }
}
}
mod sample_1 {
use errcat_generated::evolution;
use errcat::decode::{Decoded, Response};

// `evolution` is the module that errcat makes of the catalogue.
fn explain(status: u16, headers: &[(&str, &str)], body: &[u8]) -> String {
    let response = Response::new(body).status(status).headers(&headers);
    match errcat::decode::<evolution::Error>(&response) {
        Decoded::Known { error: Some(evolution::Error::CapacityExceeded(values)), .. } => {
            format!("{:?}", values.used)
        }
        other => format!("{:?} {:?}", other.received().message, other.received().request_id),
    }
}
}
mod sample_2 {
use errcat_generated::evolution;
use errcat::decode::{Decoded, Response};

// `evolution` is the module that errcat makes of the catalogue.
fn explain(status: u16, headers: &[(&str, &str)], body: &[u8]) -> String {
    let response = Response::new(body).status(status).headers(&headers);
    match errcat::decode::<evolution::Error>(&response) {
        Decoded::Known { error: Some(evolution::Error::DuplicateResource), .. } => {
            "DuplicateResource".to_owned()
        }
        other => format!("{:?} {:?}", other.received().message, other.received().request_id),
    }
}
}
mod sample_3 {
use errcat_generated::evolution;
use errcat::decode::{Decoded, Response};

// `evolution` is the module that errcat makes of the catalogue.
fn explain(status: u16, headers: &[(&str, &str)], body: &[u8]) -> String {
    let response = Response::new(body).status(status).headers(&headers);
    match errcat::decode::<evolution::Error>(&response) {
        Decoded::Known { error: Some(evolution::Error::Forbidden), .. } => {
            "Forbidden".to_owned()
        }
        other => format!("{:?} {:?}", other.received().message, other.received().request_id),
    }
}
}
mod sample_4 {
use errcat_generated::evolution;
use errcat::decode::{Decoded, Response};

// `evolution` is the module that errcat makes of the catalogue.
fn explain(status: u16, headers: &[(&str, &str)], body: &[u8]) -> String {
    let response = Response::new(body).status(status).headers(&headers);
    match errcat::decode::<evolution::Error>(&response) {
        Decoded::Known { error: Some(evolution::Error::IdempotencyKeyInProgress), .. } => {
            "IdempotencyKeyInProgress".to_owned()
        }
        other => format!("{:?} {:?}", other.received().message, other.received().request_id),
    }
}
}
mod sample_5 {
use errcat_generated::evolution;
use errcat::decode::{Decoded, Response};

// `evolution` is the module that errcat makes of the catalogue.
fn explain(status: u16, headers: &[(&str, &str)], body: &[u8]) -> String {
    let response = Response::new(body).status(status).headers(&headers);
    match errcat::decode::<evolution::Error>(&response) {
        Decoded::Known { error: Some(evolution::Error::IdempotencyKeyMismatch), .. } => {
            "IdempotencyKeyMismatch".to_owned()
        }
        other => format!("{:?} {:?}", other.received().message, other.received().request_id),
    }
}
}
mod sample_6 {
use errcat_generated::evolution;
use errcat::decode::{Decoded, Response};

// `evolution` is the module that errcat makes of the catalogue.
fn explain(status: u16, headers: &[(&str, &str)], body: &[u8]) -> String {
    let response = Response::new(body).status(status).headers(&headers);
    match errcat::decode::<evolution::Error>(&response) {
        Decoded::Known { error: Some(evolution::Error::InsufficientCredits), .. } => {
            "InsufficientCredits".to_owned()
        }
        other => format!("{:?} {:?}", other.received().message, other.received().request_id),
    }
}
}
mod sample_7 {
use errcat_generated::evolution;
use errcat::decode::{Decoded, Response};

// `evolution` is the module that errcat makes of the catalogue.
fn explain(status: u16, headers: &[(&str, &str)], body: &[u8]) -> String {
    let response = Response::new(body).status(status).headers(&headers);
    match errcat::decode::<evolution::Error>(&response) {
        Decoded::Known { error: Some(evolution::Error::InternalError), .. } => {
            "InternalError".to_owned()
        }
        other => format!("{:?} {:?}", other.received().message, other.received().request_id),
    }
}
}
mod sample_8 {
use errcat_generated::evolution;
use errcat::decode::{Decoded, Response};

// `evolution` is the module that errcat makes of the catalogue.
fn explain(status: u16, headers: &[(&str, &str)], body: &[u8]) -> String {
    let response = Response::new(body).status(status).headers(&headers);
    match errcat::decode::<evolution::Error>(&response) {
        Decoded::Known { error: Some(evolution::Error::InvalidBody(values)), .. } => {
            format!("{:?}", values.field)
        }
        other => format!("{:?} {:?}", other.received().message, other.received().request_id),
    }
}
}
mod sample_9 {
use errcat_generated::evolution;
use errcat::decode::{Decoded, Response};

// `evolution` is the module that errcat makes of the catalogue.
fn explain(status: u16, headers: &[(&str, &str)], body: &[u8]) -> String {
    let response = Response::new(body).status(status).headers(&headers);
    match errcat::decode::<evolution::Error>(&response) {
        Decoded::Known { error: Some(evolution::Error::InvalidCredentials), .. } => {
            "InvalidCredentials".to_owned()
        }
        other => format!("{:?} {:?}", other.received().message, other.received().request_id),
    }
}
}
mod sample_10 {
use errcat_generated::evolution;
use errcat::decode::{Decoded, Response};

// `evolution` is the module that errcat makes of the catalogue.
fn explain(status: u16, headers: &[(&str, &str)], body: &[u8]) -> String {
    let response = Response::new(body).status(status).headers(&headers);
    match errcat::decode::<evolution::Error>(&response) {
        Decoded::Known { error: Some(evolution::Error::InvalidParameter(values)), .. } => {
            format!("{:?}", values.field)
        }
        other => format!("{:?} {:?}", other.received().message, other.received().request_id),
    }
}
}
mod sample_11 {
use errcat_generated::evolution;
use errcat::decode::{Decoded, Response};

// `evolution` is the module that errcat makes of the catalogue.
fn explain(status: u16, headers: &[(&str, &str)], body: &[u8]) -> String {
    let response = Response::new(body).status(status).headers(&headers);
    match errcat::decode::<evolution::Error>(&response) {
        Decoded::Known { error: Some(evolution::Error::MissingCredentials), .. } => {
            "MissingCredentials".to_owned()
        }
        other => format!("{:?} {:?}", other.received().message, other.received().request_id),
    }
}
}
mod sample_12 {
use errcat_generated::evolution;
use errcat::decode::{Decoded, Response};

// `evolution` is the module that errcat makes of the catalogue.
fn explain(status: u16, headers: &[(&str, &str)], body: &[u8]) -> String {
    let response = Response::new(body).status(status).headers(&headers);
    match errcat::decode::<evolution::Error>(&response) {
        Decoded::Known { error: Some(evolution::Error::NotFound), .. } => {
            "NotFound".to_owned()
        }
        other => format!("{:?} {:?}", other.received().message, other.received().request_id),
    }
}
}
mod sample_13 {
use errcat_generated::evolution;
use errcat::decode::{Decoded, Response};

// `evolution` is the module that errcat makes of the catalogue.
fn explain(status: u16, headers: &[(&str, &str)], body: &[u8]) -> String {
    let response = Response::new(body).status(status).headers(&headers);
    match errcat::decode::<evolution::Error>(&response) {
        Decoded::Known { error: Some(evolution::Error::RateLimited(values)), .. } => {
            format!("{:?}", values.retry_after)
        }
        other => format!("{:?} {:?}", other.received().message, other.received().request_id),
    }
}
}
mod sample_14 {
use errcat_generated::evolution;
use errcat::decode::{Decoded, Response};

// `evolution` is the module that errcat makes of the catalogue.
fn explain(status: u16, headers: &[(&str, &str)], body: &[u8]) -> String {
    let response = Response::new(body).status(status).headers(&headers);
    match errcat::decode::<evolution::Error>(&response) {
        Decoded::Known { error: Some(evolution::Error::ScopeRequired(values)), .. } => {
            format!("{:?}", values.scope)
        }
        other => format!("{:?} {:?}", other.received().message, other.received().request_id),
    }
}
}
mod sample_15 {
use errcat_generated::evolution;
use errcat::decode::{Decoded, Response};

// `evolution` is the module that errcat makes of the catalogue.
fn explain(status: u16, headers: &[(&str, &str)], body: &[u8]) -> String {
    let response = Response::new(body).status(status).headers(&headers);
    match errcat::decode::<evolution::Error>(&response) {
        Decoded::Known { error: Some(evolution::Error::ServiceUnavailable(values)), .. } => {
            format!("{:?}", values.retry_after)
        }
        other => format!("{:?} {:?}", other.received().message, other.received().request_id),
    }
}
}
mod sample_16 {
use errcat_generated::evolution;
use errcat::decode::{Decoded, Response};

// `evolution` is the module that errcat makes of the catalogue.
fn explain(status: u16, headers: &[(&str, &str)], body: &[u8]) -> String {
    let response = Response::new(body).status(status).headers(&headers);
    match errcat::decode::<evolution::Error>(&response) {
        Decoded::Known { error: Some(evolution::Error::StateConflict), .. } => {
            "StateConflict".to_owned()
        }
        other => format!("{:?} {:?}", other.received().message, other.received().request_id),
    }
}
}
mod sample_17 {
use errcat_generated::evolution;
use errcat::decode::{Decoded, Response};

// `evolution` is the module that errcat makes of the catalogue.
fn explain(status: u16, headers: &[(&str, &str)], body: &[u8]) -> String {
    let response = Response::new(body).status(status).headers(&headers);
    match errcat::decode::<evolution::Error>(&response) {
        Decoded::Known { error: Some(evolution::Error::TierLimitExceeded(values)), .. } => {
            format!("{:?}", values.parameter)
        }
        other => format!("{:?} {:?}", other.received().message, other.received().request_id),
    }
}
}
mod sample_18 {
use errcat_generated::evolution;
use errcat::decode::{Decoded, Response};

// `evolution` is the module that errcat makes of the catalogue.
fn explain(status: u16, headers: &[(&str, &str)], body: &[u8]) -> String {
    let response = Response::new(body).status(status).headers(&headers);
    match errcat::decode::<evolution::Error>(&response) {
        Decoded::Known { error: Some(evolution::Error::TooManyActiveApiRequests(values)), .. } => {
            format!("{:?}", values.used)
        }
        other => format!("{:?} {:?}", other.received().message, other.received().request_id),
    }
}
}
mod sample_19 {
use errcat_generated::evolution;
use errcat::decode::{Decoded, Response};

// `evolution` is the module that errcat makes of the catalogue.
fn explain(status: u16, headers: &[(&str, &str)], body: &[u8]) -> String {
    let response = Response::new(body).status(status).headers(&headers);
    match errcat::decode::<evolution::Error>(&response) {
        Decoded::Known { error: Some(evolution::Error::ValidationFailed(values)), .. } => {
            format!("{:?}", values.field)
        }
        other => format!("{:?} {:?}", other.received().message, other.received().request_id),
    }
}
}
}
