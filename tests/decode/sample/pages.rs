mod eachlabs {
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
mod evolution {
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
mod prompts {
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
mod studio {
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
mod workspace {
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
