//! Responses, read by Rust clients: by the same cases and the same rules as the TypeScript and Python packages, and for
//! any bytes at all.

mod common;
mod conformance;
mod delays;
mod edges;
mod ends;
mod hostile;
mod pages;
mod retrying;
mod round_trip;
mod sample;
mod sources;

#[path = "../support/apis.rs"]
mod apis;
#[path = "../support/filling.rs"]
mod filling;
#[path = "../languages/samples.rs"]
#[allow(dead_code, reason = "packages are also held by examples")]
mod samples;
#[path = "../support/mod.rs"]
mod support;
#[path = "../support/vectors.rs"]
mod vectors;
