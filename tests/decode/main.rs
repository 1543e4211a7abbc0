//! Responses, read by Rust clients: by the same cases and the same rules as the TypeScript and Python packages, and for
//! any bytes at all.

mod apis;
mod delays;
mod hostile;
mod matrix;
mod retrying;
mod round_trip;
mod sources;

#[path = "../support/filling.rs"]
mod filling;
#[path = "../languages/responses.rs"]
#[allow(dead_code, reason = "packages are also made by constructors")]
mod responses;
#[path = "../languages/samples.rs"]
#[allow(dead_code, reason = "packages are also held by examples")]
mod samples;
#[path = "../languages/tools.rs"]
#[allow(dead_code, reason = "nothing here asks another language")]
mod tools;
