mod prompts_samples {
mod sample_0 {
use errcat_generated::prompts;
use errcat::decode::{Decoded, Response};

// `prompts` is the module that errcat makes of the catalogue.
fn explain(status: u16, headers: &[(&str, &str)], body: &[u8]) -> String {
    let response = Response::new(body).status(status).headers(&headers);
    match errcat::decode::<prompts::Error>(&response) {
        Decoded::Known { error: Some(prompts::Error::ApiNotAllowed), .. } => {
            "ApiNotAllowed".to_owned()
        }
        other => format!("{:?} {:?}", other.received().message, other.received().request_id),
    }
}
}
mod sample_1 {
use errcat_generated::prompts;
use errcat::decode::{Decoded, Response};

// `prompts` is the module that errcat makes of the catalogue.
fn explain(status: u16, headers: &[(&str, &str)], body: &[u8]) -> String {
    let response = Response::new(body).status(status).headers(&headers);
    match errcat::decode::<prompts::Error>(&response) {
        Decoded::Known { error: Some(prompts::Error::Disputed), .. } => {
            "Disputed".to_owned()
        }
        other => format!("{:?} {:?}", other.received().message, other.received().request_id),
    }
}
}
mod sample_2 {
use errcat_generated::prompts;
use errcat::decode::{Decoded, Response};

// `prompts` is the module that errcat makes of the catalogue.
fn explain(status: u16, headers: &[(&str, &str)], body: &[u8]) -> String {
    let response = Response::new(body).status(status).headers(&headers);
    match errcat::decode::<prompts::Error>(&response) {
        Decoded::Known { error: Some(prompts::Error::InternalError), .. } => {
            "InternalError".to_owned()
        }
        other => format!("{:?} {:?}", other.received().message, other.received().request_id),
    }
}
}
mod sample_3 {
use errcat_generated::prompts;
use errcat::decode::{Decoded, Response};

// `prompts` is the module that errcat makes of the catalogue.
fn explain(status: u16, headers: &[(&str, &str)], body: &[u8]) -> String {
    let response = Response::new(body).status(status).headers(&headers);
    match errcat::decode::<prompts::Error>(&response) {
        Decoded::Known { error: Some(prompts::Error::InvalidParam(values)), .. } => {
            format!("{:?}", values.parameter)
        }
        other => format!("{:?} {:?}", other.received().message, other.received().request_id),
    }
}
}
mod sample_4 {
use errcat_generated::prompts;
use errcat::decode::{Decoded, Response};

// `prompts` is the module that errcat makes of the catalogue.
fn explain(status: u16, headers: &[(&str, &str)], body: &[u8]) -> String {
    let response = Response::new(body).status(status).headers(&headers);
    match errcat::decode::<prompts::Error>(&response) {
        Decoded::Known { error: Some(prompts::Error::NotFound(values)), .. } => {
            format!("{:?}", values.resource)
        }
        other => format!("{:?} {:?}", other.received().message, other.received().request_id),
    }
}
}
mod sample_5 {
use errcat_generated::prompts;
use errcat::decode::{Decoded, Response};

// `prompts` is the module that errcat makes of the catalogue.
fn explain(status: u16, headers: &[(&str, &str)], body: &[u8]) -> String {
    let response = Response::new(body).status(status).headers(&headers);
    match errcat::decode::<prompts::Error>(&response) {
        Decoded::Known { error: Some(prompts::Error::PastDue), .. } => {
            "PastDue".to_owned()
        }
        other => format!("{:?} {:?}", other.received().message, other.received().request_id),
    }
}
}
mod sample_6 {
use errcat_generated::prompts;
use errcat::decode::{Decoded, Response};

// `prompts` is the module that errcat makes of the catalogue.
fn explain(status: u16, headers: &[(&str, &str)], body: &[u8]) -> String {
    let response = Response::new(body).status(status).headers(&headers);
    match errcat::decode::<prompts::Error>(&response) {
        Decoded::Known { error: Some(prompts::Error::RateLimited(values)), .. } => {
            format!("{:?}", values.retry_after)
        }
        other => format!("{:?} {:?}", other.received().message, other.received().request_id),
    }
}
}
mod sample_7 {
use errcat_generated::prompts;
use errcat::decode::{Decoded, Response};

// `prompts` is the module that errcat makes of the catalogue.
fn explain(status: u16, headers: &[(&str, &str)], body: &[u8]) -> String {
    let response = Response::new(body).status(status).headers(&headers);
    match errcat::decode::<prompts::Error>(&response) {
        Decoded::Known { error: Some(prompts::Error::Unauthorized), .. } => {
            "Unauthorized".to_owned()
        }
        other => format!("{:?} {:?}", other.received().message, other.received().request_id),
    }
}
}
}
