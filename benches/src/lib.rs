//! Benchmarks of the compiler, and of generated Rust beside the alternatives.
//!
//! `cargo bench -p errcat-benches --bench lookup` times finding a code by its text at 16, 256 and 10,000 codes.
//! `cargo bench -p errcat-benches --bench compile` times rustc on the modules themselves.
//! `cargo bench -p errcat-benches --bench pipeline` times the compiler's stages, targets and the whole command.
//! `cargo bench -p errcat-benches --bench respond` times the body of a response and the way back, beside structs by hand.

use std::{env, path::PathBuf, process::Command};

/// The command, built as users build it.
///
/// # Panics
///
/// If it does not build.
pub fn command() -> PathBuf {
    let build = ["build", "--quiet", "--release", "--package", "errcat-cli"];
    let status = Command::new(env!("CARGO"))
        .args(build)
        .status()
        .expect("cargo starts");
    assert!(status.success(), "the command does not build");
    let folder = env::var_os("CARGO_TARGET_DIR").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../target"),
        PathBuf::from,
    );
    folder
        .join("release")
        .join(format!("errcat{}", env::consts::EXE_SUFFIX))
}
