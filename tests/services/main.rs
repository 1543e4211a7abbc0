//! The example services over loopback: every failure of every route is an error of the catalogue, with one request id in
//! header, body and log, one event in the log, and nothing that a client may not see.

#![expect(
    clippy::duplicate_mod,
    reason = "each service is whole by itself, with the error of both"
)]

mod actix;
mod adversarial;
mod axum;
mod broken_body;
mod by_status;
mod capture;
mod cases;
mod client;
mod foreign;
mod given_up;
mod head;
mod log;
mod on_failure;
mod order;
mod param_types;
mod rejections;
mod several;
mod types;

#[allow(dead_code, unreachable_pub, reason = "a few errors are enough")]
#[path = "../../generated/rust/evolution.rs"]
mod evolution;

/// For a service whose error has no room for what brought it about.
impl From<errcat::Failure> for evolution::Error {
    fn from(_: errcat::Failure) -> Self {
        Self::InternalError
    }
}
