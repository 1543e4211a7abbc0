//! Outputs of catalogues that have very much of one thing.

use std::{
    fmt::Write as _,
    time::{Duration, Instant},
};

use errcat_codegen::{Output, Target};

use super::made;

/// Read out of all values for each of them, they took minutes.
#[test]
fn vectors_of_thousands_of_params_take_time_in_proportion() {
    let mut params = String::new();
    for at in 0..3_000 {
        write!(params, "p{at}: string, ").expect("a string takes everything");
    }
    let yaml = format!(
        "errcat: 1\nname: many\nenvelope: {{error: {{code: $code, message: $message, details: $details}}}}\n\
         errors: {{full: {{status: 409, message: It is full., remedy: Wait., params: {{{params}}}}}}}\n"
    );
    let start = Instant::now();
    let files = made(&yaml, Output::new(Target::Vectors, "vectors.json"));
    assert!(files["vectors.json"].contains("p2999"));
    assert!(
        start.elapsed() < Duration::from_secs(20),
        "{:?}",
        start.elapsed()
    );
}
