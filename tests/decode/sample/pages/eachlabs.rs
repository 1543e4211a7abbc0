mod eachlabs_samples {
mod sample_0 {
use errcat_generated::eachlabs;
use errcat::decode::{Decoded, Response};

// `eachlabs` is the module that errcat makes of the catalogue.
fn explain(status: u16, headers: &[(&str, &str)], body: &[u8]) -> String {
    let response = Response::new(body).status(status).headers(&headers);
    match errcat::decode::<eachlabs::Error>(&response) {
        Decoded::Known { error: Some(eachlabs::Error::BadRequest(values)), .. } => {
            format!("{:?}", values.parameter)
        }
        other => format!("{:?}", other.received().message),
    }
}
}
mod sample_1 {
use errcat_generated::eachlabs;
use errcat::decode::{Decoded, Response};

// `eachlabs` is the module that errcat makes of the catalogue.
fn explain(status: u16, headers: &[(&str, &str)], body: &[u8]) -> String {
    let response = Response::new(body).status(status).headers(&headers);
    match errcat::decode::<eachlabs::Error>(&response) {
        Decoded::Known { error: Some(eachlabs::Error::ExecutionFailed), .. } => {
            "ExecutionFailed".to_owned()
        }
        other => format!("{:?}", other.received().message),
    }
}
}
mod sample_2 {
use errcat_generated::eachlabs;
use errcat::decode::{Decoded, Response};

// `eachlabs` is the module that errcat makes of the catalogue.
fn explain(status: u16, headers: &[(&str, &str)], body: &[u8]) -> String {
    let response = Response::new(body).status(status).headers(&headers);
    match errcat::decode::<eachlabs::Error>(&response) {
        Decoded::Known { error: Some(eachlabs::Error::Forbidden), .. } => {
            "Forbidden".to_owned()
        }
        other => format!("{:?}", other.received().message),
    }
}
}
mod sample_3 {
use errcat_generated::eachlabs;
use errcat::decode::{Decoded, Response};

// `eachlabs` is the module that errcat makes of the catalogue.
fn explain(status: u16, headers: &[(&str, &str)], body: &[u8]) -> String {
    let response = Response::new(body).status(status).headers(&headers);
    match errcat::decode::<eachlabs::Error>(&response) {
        Decoded::Known { error: Some(eachlabs::Error::InternalServerError(values)), .. } => {
            format!("{:?}", values.resource)
        }
        other => format!("{:?}", other.received().message),
    }
}
}
mod sample_4 {
use errcat_generated::eachlabs;
use errcat::decode::{Decoded, Response};

// `eachlabs` is the module that errcat makes of the catalogue.
fn explain(status: u16, headers: &[(&str, &str)], body: &[u8]) -> String {
    let response = Response::new(body).status(status).headers(&headers);
    match errcat::decode::<eachlabs::Error>(&response) {
        Decoded::Known { error: Some(eachlabs::Error::InvalidInput), .. } => {
            "InvalidInput".to_owned()
        }
        other => format!("{:?}", other.received().message),
    }
}
}
mod sample_5 {
use errcat_generated::eachlabs;
use errcat::decode::{Decoded, Response};

// `eachlabs` is the module that errcat makes of the catalogue.
fn explain(status: u16, headers: &[(&str, &str)], body: &[u8]) -> String {
    let response = Response::new(body).status(status).headers(&headers);
    match errcat::decode::<eachlabs::Error>(&response) {
        Decoded::Known { error: Some(eachlabs::Error::MissingRequiredField), .. } => {
            "MissingRequiredField".to_owned()
        }
        other => format!("{:?}", other.received().message),
    }
}
}
mod sample_6 {
use errcat_generated::eachlabs;
use errcat::decode::{Decoded, Response};

// `eachlabs` is the module that errcat makes of the catalogue.
fn explain(status: u16, headers: &[(&str, &str)], body: &[u8]) -> String {
    let response = Response::new(body).status(status).headers(&headers);
    match errcat::decode::<eachlabs::Error>(&response) {
        Decoded::Known { error: Some(eachlabs::Error::ModelExecutionFailed), .. } => {
            "ModelExecutionFailed".to_owned()
        }
        other => format!("{:?}", other.received().message),
    }
}
}
mod sample_7 {
use errcat_generated::eachlabs;
use errcat::decode::{Decoded, Response};

// `eachlabs` is the module that errcat makes of the catalogue.
fn explain(status: u16, headers: &[(&str, &str)], body: &[u8]) -> String {
    let response = Response::new(body).status(status).headers(&headers);
    match errcat::decode::<eachlabs::Error>(&response) {
        Decoded::Known { error: Some(eachlabs::Error::ModelNotFound), .. } => {
            "ModelNotFound".to_owned()
        }
        other => format!("{:?}", other.received().message),
    }
}
}
mod sample_8 {
use errcat_generated::eachlabs;
use errcat::decode::{Decoded, Response};

// `eachlabs` is the module that errcat makes of the catalogue.
fn explain(status: u16, headers: &[(&str, &str)], body: &[u8]) -> String {
    let response = Response::new(body).status(status).headers(&headers);
    match errcat::decode::<eachlabs::Error>(&response) {
        Decoded::Known { error: Some(eachlabs::Error::NotFound(values)), .. } => {
            format!("{:?}", values.resource)
        }
        other => format!("{:?}", other.received().message),
    }
}
}
mod sample_9 {
use errcat_generated::eachlabs;
use errcat::decode::{Decoded, Response};

// `eachlabs` is the module that errcat makes of the catalogue.
fn explain(status: u16, headers: &[(&str, &str)], body: &[u8]) -> String {
    let response = Response::new(body).status(status).headers(&headers);
    match errcat::decode::<eachlabs::Error>(&response) {
        Decoded::Known { error: Some(eachlabs::Error::PredictionNotFound), .. } => {
            "PredictionNotFound".to_owned()
        }
        other => format!("{:?}", other.received().message),
    }
}
}
mod sample_10 {
use errcat_generated::eachlabs;
use errcat::decode::{Decoded, Response};

// `eachlabs` is the module that errcat makes of the catalogue.
fn explain(status: u16, headers: &[(&str, &str)], body: &[u8]) -> String {
    let response = Response::new(body).status(status).headers(&headers);
    match errcat::decode::<eachlabs::Error>(&response) {
        Decoded::Known { error: Some(eachlabs::Error::RateLimited(values)), .. } => {
            format!("{:?}", values.retry_after)
        }
        other => format!("{:?}", other.received().message),
    }
}
}
mod sample_11 {
use errcat_generated::eachlabs;
use errcat::decode::{Decoded, Response};

// `eachlabs` is the module that errcat makes of the catalogue.
fn explain(status: u16, headers: &[(&str, &str)], body: &[u8]) -> String {
    let response = Response::new(body).status(status).headers(&headers);
    match errcat::decode::<eachlabs::Error>(&response) {
        Decoded::Known { error: Some(eachlabs::Error::SessionNotFound), .. } => {
            "SessionNotFound".to_owned()
        }
        other => format!("{:?}", other.received().message),
    }
}
}
mod sample_12 {
use errcat_generated::eachlabs;
use errcat::decode::{Decoded, Response};

// `eachlabs` is the module that errcat makes of the catalogue.
fn explain(status: u16, headers: &[(&str, &str)], body: &[u8]) -> String {
    let response = Response::new(body).status(status).headers(&headers);
    match errcat::decode::<eachlabs::Error>(&response) {
        Decoded::Known { error: Some(eachlabs::Error::Unauthorized), .. } => {
            "Unauthorized".to_owned()
        }
        other => format!("{:?}", other.received().message),
    }
}
}
mod sample_13 {
use errcat_generated::eachlabs;
use errcat::decode::{Decoded, Response};

// `eachlabs` is the module that errcat makes of the catalogue.
fn explain(status: u16, headers: &[(&str, &str)], body: &[u8]) -> String {
    let response = Response::new(body).status(status).headers(&headers);
    match errcat::decode::<eachlabs::Error>(&response) {
        Decoded::Known { error: Some(eachlabs::Error::VersionNotFound), .. } => {
            "VersionNotFound".to_owned()
        }
        other => format!("{:?}", other.received().message),
    }
}
}
mod sample_14 {
use errcat_generated::eachlabs;
use errcat::decode::{Decoded, Response};

// `eachlabs` is the module that errcat makes of the catalogue.
fn explain(status: u16, headers: &[(&str, &str)], body: &[u8]) -> String {
    let response = Response::new(body).status(status).headers(&headers);
    match errcat::decode::<eachlabs::Error>(&response) {
        Decoded::Known { error: Some(eachlabs::Error::WorkflowExecutionTimeout), .. } => {
            "WorkflowExecutionTimeout".to_owned()
        }
        other => format!("{:?}", other.received().message),
    }
}
}
mod sample_15 {
use errcat_generated::eachlabs;
use errcat::decode::{Decoded, Response};

// `eachlabs` is the module that errcat makes of the catalogue.
fn explain(status: u16, headers: &[(&str, &str)], body: &[u8]) -> String {
    let response = Response::new(body).status(status).headers(&headers);
    match errcat::decode::<eachlabs::Error>(&response) {
        Decoded::Known { error: Some(eachlabs::Error::WorkflowLocked), .. } => {
            "WorkflowLocked".to_owned()
        }
        other => format!("{:?}", other.received().message),
    }
}
}
mod sample_16 {
use errcat_generated::eachlabs;
use errcat::decode::{Decoded, Response};

// `eachlabs` is the module that errcat makes of the catalogue.
fn explain(status: u16, headers: &[(&str, &str)], body: &[u8]) -> String {
    let response = Response::new(body).status(status).headers(&headers);
    match errcat::decode::<eachlabs::Error>(&response) {
        Decoded::Known { error: Some(eachlabs::Error::WorkflowNotFound), .. } => {
            "WorkflowNotFound".to_owned()
        }
        other => format!("{:?}", other.received().message),
    }
}
}
}
