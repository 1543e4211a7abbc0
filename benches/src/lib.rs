//! Benchmarks of generated Rust beside the alternatives; see `lookup.rs` and `compile.rs`.
//!
//! `cargo bench -p errcat-benches --bench lookup` times finding a code by its text at 16, 256 and 10,000 codes.
//! `cargo bench -p errcat-benches --bench compile` times rustc on the modules themselves.
