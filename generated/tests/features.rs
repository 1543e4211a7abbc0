//! What generated errors can do with each feature of the runtime crate, so that each is tested without the others.

use std::time::Duration;

use errcat::{CatalogError as _, Status};
use errcat_generated::evolution::{Code, Error, RateLimited};

fn rate_limited() -> Error {
    let retry_after = Duration::from_secs(42);
    Error::from(RateLimited { retry_after })
}

#[test]
fn without_any_an_error_has_its_facts_its_message_and_its_body() {
    let error = rate_limited();
    assert_eq!(
        (error.code(), error.status()),
        (Code::RateLimited, Some(Status::Exact(429)))
    );
    let message = "Too many requests. Retry after 42 seconds.";
    assert_eq!(error.to_string(), message);
    assert_eq!(
        errcat::body(&error).to_string(),
        format!(
            r#"{{"error":{{"code":"rate_limited","message":"{message}","details":{{"retry_after":42}}}}}}"#
        )
    );
}

#[cfg(feature = "derive")]
#[test]
fn derive_brings_the_macros() {
    mod errors {
        errcat::catalog!("../macros/docs/shop.yaml");
    }
    assert!(!errors::Code::ALL.is_empty());
}

#[cfg(feature = "std")]
#[test]
fn std_brings_request_ids() {
    let id = errcat::RequestId::new();
    assert!(errcat::RequestId::parse(id.as_str()).is_some());
}

#[cfg(feature = "serde")]
#[test]
fn serde_brings_the_way_back() {
    let body = errcat::body(&rate_limited()).to_string();
    let response = errcat::decode::Response::new(&body).status(429);
    let decoded = errcat::decode::<Error>(&response);
    let errcat::decode::Decoded::Known {
        error: Some(error), ..
    } = decoded
    else {
        panic!("{decoded:?}");
    };
    assert_eq!(error.to_string(), rate_limited().to_string());
}

#[cfg(feature = "http")]
#[test]
fn http_brings_responses() {
    let response = errcat::http::response(errcat::reply(&rate_limited()));
    assert_eq!(response.status(), 429);
    assert_eq!(response.headers()["retry-after"], "42");
}

#[cfg(feature = "axum")]
#[test]
fn axum_takes_errors_for_responses() {
    let response = axum::response::IntoResponse::into_response(rate_limited());
    assert_eq!(response.status().as_u16(), 429);
}

#[cfg(feature = "actix")]
#[test]
fn actix_takes_errors_for_responses() {
    let status = actix_web::ResponseError::status_code(&rate_limited());
    assert_eq!(status.as_u16(), 429);
}

#[cfg(feature = "tonic")]
#[test]
fn tonic_takes_errors_for_statuses() {
    let status = tonic::Status::from(rate_limited());
    assert_eq!(status.code(), tonic::Code::ResourceExhausted);
}

#[cfg(feature = "tracing")]
#[test]
fn tracing_brings_the_event() {
    errcat::log(&rate_limited(), "req_1");
}

#[cfg(feature = "utoipa")]
#[test]
fn utoipa_takes_errors_for_the_responses_of_an_endpoint() {
    let responses = <Error as utoipa::IntoResponses>::responses();
    assert!(responses.contains_key("429"));
}
