//! The example services over loopback: every failure of every route is an error of the catalogue, with one request id in
//! header, body and log, one event in the log, and nothing that a client may not see.

mod axum;
mod capture;
mod cases;
mod client;
