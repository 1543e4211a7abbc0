mod workspace_samples {
mod sample_0 {
use errcat_generated::workspace;
use errcat::decode::{Decoded, Response};

// `workspace` is the module that errcat makes of the catalogue.
fn explain(status: u16, headers: &[(&str, &str)], body: &[u8]) -> String {
    let response = Response::new(body).status(status).headers(&headers);
    match errcat::decode::<workspace::Error>(&response) {
        Decoded::Known { error: Some(workspace::Error::AgentError), .. } => {
            "AgentError".to_owned()
        }
        other => format!("{:?}", other.received().message),
    }
}
}
mod sample_1 {
use errcat_generated::workspace;
use errcat::decode::{Decoded, Response};

// `workspace` is the module that errcat makes of the catalogue.
fn explain(status: u16, headers: &[(&str, &str)], body: &[u8]) -> String {
    let response = Response::new(body).status(status).headers(&headers);
    match errcat::decode::<workspace::Error>(&response) {
        Decoded::Known { error: Some(workspace::Error::AuthRequired), .. } => {
            "AuthRequired".to_owned()
        }
        other => format!("{:?}", other.received().message),
    }
}
}
mod sample_2 {
use errcat_generated::workspace;
use errcat::decode::{Decoded, Response};

// `workspace` is the module that errcat makes of the catalogue.
fn explain(status: u16, headers: &[(&str, &str)], body: &[u8]) -> String {
    let response = Response::new(body).status(status).headers(&headers);
    match errcat::decode::<workspace::Error>(&response) {
        Decoded::Known { error: Some(workspace::Error::InsufficientScope(values)), .. } => {
            format!("{:?}", values.scope)
        }
        other => format!("{:?}", other.received().message),
    }
}
}
mod sample_3 {
use errcat_generated::workspace;
use errcat::decode::{Decoded, Response};

// `workspace` is the module that errcat makes of the catalogue.
fn explain(status: u16, headers: &[(&str, &str)], body: &[u8]) -> String {
    let response = Response::new(body).status(status).headers(&headers);
    match errcat::decode::<workspace::Error>(&response) {
        Decoded::Known { error: Some(workspace::Error::InternalError), .. } => {
            "InternalError".to_owned()
        }
        other => format!("{:?}", other.received().message),
    }
}
}
mod sample_4 {
use errcat_generated::workspace;
use errcat::decode::{Decoded, Response};

// `workspace` is the module that errcat makes of the catalogue.
fn explain(status: u16, headers: &[(&str, &str)], body: &[u8]) -> String {
    let response = Response::new(body).status(status).headers(&headers);
    match errcat::decode::<workspace::Error>(&response) {
        Decoded::Known { error: Some(workspace::Error::KeyExpired), .. } => {
            "KeyExpired".to_owned()
        }
        other => format!("{:?}", other.received().message),
    }
}
}
mod sample_5 {
use errcat_generated::workspace;
use errcat::decode::{Decoded, Response};

// `workspace` is the module that errcat makes of the catalogue.
fn explain(status: u16, headers: &[(&str, &str)], body: &[u8]) -> String {
    let response = Response::new(body).status(status).headers(&headers);
    match errcat::decode::<workspace::Error>(&response) {
        Decoded::Known { error: Some(workspace::Error::KeyRevoked), .. } => {
            "KeyRevoked".to_owned()
        }
        other => format!("{:?}", other.received().message),
    }
}
}
mod sample_6 {
use errcat_generated::workspace;
use errcat::decode::{Decoded, Response};

// `workspace` is the module that errcat makes of the catalogue.
fn explain(status: u16, headers: &[(&str, &str)], body: &[u8]) -> String {
    let response = Response::new(body).status(status).headers(&headers);
    match errcat::decode::<workspace::Error>(&response) {
        Decoded::Known { error: Some(workspace::Error::NotFound), .. } => {
            "NotFound".to_owned()
        }
        other => format!("{:?}", other.received().message),
    }
}
}
mod sample_7 {
use errcat_generated::workspace;
use errcat::decode::{Decoded, Response};

// `workspace` is the module that errcat makes of the catalogue.
fn explain(status: u16, headers: &[(&str, &str)], body: &[u8]) -> String {
    let response = Response::new(body).status(status).headers(&headers);
    match errcat::decode::<workspace::Error>(&response) {
        Decoded::Known { error: Some(workspace::Error::QuotaExceeded), .. } => {
            "QuotaExceeded".to_owned()
        }
        other => format!("{:?}", other.received().message),
    }
}
}
mod sample_8 {
use errcat_generated::workspace;
use errcat::decode::{Decoded, Response};

// `workspace` is the module that errcat makes of the catalogue.
fn explain(status: u16, headers: &[(&str, &str)], body: &[u8]) -> String {
    let response = Response::new(body).status(status).headers(&headers);
    match errcat::decode::<workspace::Error>(&response) {
        Decoded::Known { error: Some(workspace::Error::RateLimitExceeded(values)), .. } => {
            format!("{:?}", values.retry_after)
        }
        other => format!("{:?}", other.received().message),
    }
}
}
mod sample_9 {
use errcat_generated::workspace;
use errcat::decode::{Decoded, Response};

// `workspace` is the module that errcat makes of the catalogue.
fn explain(status: u16, headers: &[(&str, &str)], body: &[u8]) -> String {
    let response = Response::new(body).status(status).headers(&headers);
    match errcat::decode::<workspace::Error>(&response) {
        Decoded::Known { error: Some(workspace::Error::ValidationError(values)), .. } => {
            format!("{:?}", values.errors)
        }
        other => format!("{:?}", other.received().message),
    }
}
}
mod sample_10 {
use errcat_generated::workspace;
use errcat::decode::{Decoded, Response};

// `workspace` is the module that errcat makes of the catalogue.
fn explain(status: u16, headers: &[(&str, &str)], body: &[u8]) -> String {
    let response = Response::new(body).status(status).headers(&headers);
    match errcat::decode::<workspace::Error>(&response) {
        Decoded::Known { error: Some(workspace::Error::WorkspaceAccessDenied), .. } => {
            "WorkspaceAccessDenied".to_owned()
        }
        other => format!("{:?}", other.received().message),
    }
}
}
mod sample_11 {
use errcat_generated::workspace;
use errcat::decode::{Decoded, Response};

// `workspace` is the module that errcat makes of the catalogue.
fn explain(status: u16, headers: &[(&str, &str)], body: &[u8]) -> String {
    let response = Response::new(body).status(status).headers(&headers);
    match errcat::decode::<workspace::Error>(&response) {
        Decoded::Known { error: Some(workspace::Error::WorkspaceRequired), .. } => {
            "WorkspaceRequired".to_owned()
        }
        other => format!("{:?}", other.received().message),
    }
}
}
}
