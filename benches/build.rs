//! Writes the modules that `lookup.rs` compares.

#![allow(
    clippy::format_push_string,
    reason = "the sources are built once and read often"
)]

#[allow(dead_code, reason = "shared with the benchmarks")]
#[path = "codes.rs"]
mod codes;

use std::{env, fmt::Write as _, fs, path::PathBuf};

use codes::{SIZES, WAYS};

fn main() {
    println!("cargo::rerun-if-changed=codes.rs");
    println!("cargo::rustc-check-cfg=cfg(measured)");
    // The largest modules take a minute to build; lints of this package need not wait for them.
    let measured = env::var("OPT_LEVEL").is_ok_and(|level| level != "0");
    if measured {
        println!("cargo::rustc-cfg=measured");
    }
    let mut out = String::new();
    for size in SIZES.into_iter().filter(|&size| measured || size < 1000) {
        let (codes, _) = codes::codes(size);
        for way in WAYS {
            let module = match way {
                "errcat" => {
                    let module = errcat_codegen::rust::source(&codes::catalog(&codes));
                    format!(
                        "{module}\npub fn from_code(code: &str) -> Option<Code> {{ Code::from_code(code) }}\n"
                    )
                }
                way => codes::alternative(way, &codes, false),
            };
            writeln!(out, "pub mod {way}_{size} {{\n{module}}}")
                .expect("a String takes everything");
        }
    }
    let path = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it"));
    fs::write(path.join("modules.rs"), out).expect("the directory is writable");
}
