mod studio_samples {
mod sample_0 {
use errcat_generated::studio;
use errcat::decode::{Decoded, Response};

// `studio` is the module that errcat makes of the catalogue.
fn explain(status: u16, headers: &[(&str, &str)], body: &[u8]) -> String {
    let response = Response::new(body).status(status).headers(&headers);
    match errcat::decode::<studio::Error>(&response) {
        Decoded::Known { error: Some(studio::Error::Conflict), .. } => {
            "Conflict".to_owned()
        }
        other => format!("{:?} {:?}", other.received().message, other.received().request_id),
    }
}
}
mod sample_1 {
use errcat_generated::studio;
use errcat::decode::{Decoded, Response};

// `studio` is the module that errcat makes of the catalogue.
fn explain(status: u16, headers: &[(&str, &str)], body: &[u8]) -> String {
    let response = Response::new(body).status(status).headers(&headers);
    match errcat::decode::<studio::Error>(&response) {
        Decoded::Known { error: Some(studio::Error::Forbidden), .. } => {
            "Forbidden".to_owned()
        }
        other => format!("{:?} {:?}", other.received().message, other.received().request_id),
    }
}
}
mod sample_2 {
use errcat_generated::studio;
use errcat::decode::{Decoded, Response};

// `studio` is the module that errcat makes of the catalogue.
fn explain(status: u16, headers: &[(&str, &str)], body: &[u8]) -> String {
    let response = Response::new(body).status(status).headers(&headers);
    match errcat::decode::<studio::Error>(&response) {
        Decoded::Known { error: Some(studio::Error::Gone), .. } => {
            "Gone".to_owned()
        }
        other => format!("{:?} {:?}", other.received().message, other.received().request_id),
    }
}
}
mod sample_3 {
use errcat_generated::studio;
use errcat::decode::{Decoded, Response};

// `studio` is the module that errcat makes of the catalogue.
fn explain(status: u16, headers: &[(&str, &str)], body: &[u8]) -> String {
    let response = Response::new(body).status(status).headers(&headers);
    match errcat::decode::<studio::Error>(&response) {
        Decoded::Known { error: Some(studio::Error::InsufficientCredits), .. } => {
            "InsufficientCredits".to_owned()
        }
        other => format!("{:?} {:?}", other.received().message, other.received().request_id),
    }
}
}
mod sample_4 {
use errcat_generated::studio;
use errcat::decode::{Decoded, Response};

// `studio` is the module that errcat makes of the catalogue.
fn explain(status: u16, headers: &[(&str, &str)], body: &[u8]) -> String {
    let response = Response::new(body).status(status).headers(&headers);
    match errcat::decode::<studio::Error>(&response) {
        Decoded::Known { error: Some(studio::Error::InternalError), .. } => {
            "InternalError".to_owned()
        }
        other => format!("{:?} {:?}", other.received().message, other.received().request_id),
    }
}
}
mod sample_5 {
use errcat_generated::studio;
use errcat::decode::{Decoded, Response};

// `studio` is the module that errcat makes of the catalogue.
fn explain(status: u16, headers: &[(&str, &str)], body: &[u8]) -> String {
    let response = Response::new(body).status(status).headers(&headers);
    match errcat::decode::<studio::Error>(&response) {
        Decoded::Known { error: Some(studio::Error::InvalidApiKey), .. } => {
            "InvalidApiKey".to_owned()
        }
        other => format!("{:?} {:?}", other.received().message, other.received().request_id),
    }
}
}
mod sample_6 {
use errcat_generated::studio;
use errcat::decode::{Decoded, Response};

// `studio` is the module that errcat makes of the catalogue.
fn explain(status: u16, headers: &[(&str, &str)], body: &[u8]) -> String {
    let response = Response::new(body).status(status).headers(&headers);
    match errcat::decode::<studio::Error>(&response) {
        Decoded::Known { error: Some(studio::Error::InvalidRequest(values)), .. } => {
            format!("{:?}", values.problem)
        }
        other => format!("{:?} {:?}", other.received().message, other.received().request_id),
    }
}
}
mod sample_7 {
use errcat_generated::studio;
use errcat::decode::{Decoded, Response};

// `studio` is the module that errcat makes of the catalogue.
fn explain(status: u16, headers: &[(&str, &str)], body: &[u8]) -> String {
    let response = Response::new(body).status(status).headers(&headers);
    match errcat::decode::<studio::Error>(&response) {
        Decoded::Known { error: Some(studio::Error::NotFound), .. } => {
            "NotFound".to_owned()
        }
        other => format!("{:?} {:?}", other.received().message, other.received().request_id),
    }
}
}
mod sample_8 {
use errcat_generated::studio;
use errcat::decode::{Decoded, Response};

// `studio` is the module that errcat makes of the catalogue.
fn explain(status: u16, headers: &[(&str, &str)], body: &[u8]) -> String {
    let response = Response::new(body).status(status).headers(&headers);
    match errcat::decode::<studio::Error>(&response) {
        Decoded::Known { error: Some(studio::Error::NotImplemented), .. } => {
            "NotImplemented".to_owned()
        }
        other => format!("{:?} {:?}", other.received().message, other.received().request_id),
    }
}
}
mod sample_9 {
use errcat_generated::studio;
use errcat::decode::{Decoded, Response};

// `studio` is the module that errcat makes of the catalogue.
fn explain(status: u16, headers: &[(&str, &str)], body: &[u8]) -> String {
    let response = Response::new(body).status(status).headers(&headers);
    match errcat::decode::<studio::Error>(&response) {
        Decoded::Known { error: Some(studio::Error::PayloadTooLarge), .. } => {
            "PayloadTooLarge".to_owned()
        }
        other => format!("{:?} {:?}", other.received().message, other.received().request_id),
    }
}
}
mod sample_10 {
use errcat_generated::studio;
use errcat::decode::{Decoded, Response};

// `studio` is the module that errcat makes of the catalogue.
fn explain(status: u16, headers: &[(&str, &str)], body: &[u8]) -> String {
    let response = Response::new(body).status(status).headers(&headers);
    match errcat::decode::<studio::Error>(&response) {
        Decoded::Known { error: Some(studio::Error::PreflightFailed), .. } => {
            "PreflightFailed".to_owned()
        }
        other => format!("{:?} {:?}", other.received().message, other.received().request_id),
    }
}
}
mod sample_11 {
use errcat_generated::studio;
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
}
mod sample_12 {
use errcat_generated::studio;
use errcat::decode::{Decoded, Response};

// `studio` is the module that errcat makes of the catalogue.
fn explain(status: u16, headers: &[(&str, &str)], body: &[u8]) -> String {
    let response = Response::new(body).status(status).headers(&headers);
    match errcat::decode::<studio::Error>(&response) {
        Decoded::Known { error: Some(studio::Error::ServiceUnavailable), .. } => {
            "ServiceUnavailable".to_owned()
        }
        other => format!("{:?} {:?}", other.received().message, other.received().request_id),
    }
}
}
mod sample_13 {
use errcat_generated::studio;
use errcat::decode::{Decoded, Response};

// `studio` is the module that errcat makes of the catalogue.
fn explain(status: u16, headers: &[(&str, &str)], body: &[u8]) -> String {
    let response = Response::new(body).status(status).headers(&headers);
    match errcat::decode::<studio::Error>(&response) {
        Decoded::Known { error: Some(studio::Error::SyncTimeoutUpgradeAsync), .. } => {
            "SyncTimeoutUpgradeAsync".to_owned()
        }
        other => format!("{:?} {:?}", other.received().message, other.received().request_id),
    }
}
}
mod sample_14 {
use errcat_generated::studio;
use errcat::decode::{Decoded, Response};

// `studio` is the module that errcat makes of the catalogue.
fn explain(status: u16, headers: &[(&str, &str)], body: &[u8]) -> String {
    let response = Response::new(body).status(status).headers(&headers);
    match errcat::decode::<studio::Error>(&response) {
        Decoded::Known { error: Some(studio::Error::UpstreamError), .. } => {
            "UpstreamError".to_owned()
        }
        other => format!("{:?} {:?}", other.received().message, other.received().request_id),
    }
}
}
mod sample_15 {
use errcat_generated::studio;
use errcat::decode::{Decoded, Response};

// `studio` is the module that errcat makes of the catalogue.
fn explain(status: u16, headers: &[(&str, &str)], body: &[u8]) -> String {
    let response = Response::new(body).status(status).headers(&headers);
    match errcat::decode::<studio::Error>(&response) {
        Decoded::Known { error: Some(studio::Error::ValidationError(values)), .. } => {
            format!("{:?}", values.pointer)
        }
        other => format!("{:?} {:?}", other.received().message, other.received().request_id),
    }
}
}
}
