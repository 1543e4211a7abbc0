//! Benchmarks of the compiler, and of generated Rust beside the alternatives.
//!
//! `cargo bench -p errcat-benches --bench lookup` times finding a code by its text at 16, 256 and 10,000 codes.
//! `cargo bench -p errcat-benches --bench compile` times rustc on the modules themselves.
//! `cargo bench -p errcat-benches --bench pipeline` times the compiler's stages, targets and the whole command.
//! `cargo bench -p errcat-benches --bench respond` times the body of a response and the way back, beside structs by hand.
