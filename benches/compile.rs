//! rustc's time on a module of codes, beside the alternatives, at 16, 256 and 10,000 codes.
//!
//! Every module gives a code's text, name, title, message, status and retry rule, lists the codes, and finds one by its
//! text. `errcat` is the emitted module without its `Error`, which the others have none of; `errcat, whole` is all of it.
//! Arguments that are sizes choose among them.
//! A time is the least of several runs of rustc on that module alone, in turns with the others; dependencies are built
//! before.

#![allow(clippy::print_stdout, reason = "the table is what this program is for")]

#[allow(
    dead_code,
    clippy::format_push_string,
    reason = "shared with the build script"
)]
#[path = "codes.rs"]
mod codes;
#[path = "compile/rustc.rs"]
mod rustc;

use std::time::Duration;

use codes::SIZES;
use rustc::{Mode, Rustc};
use syn::{Item, Type};

fn main() {
    // Test runners ask every benchmark for its tests, and run it once.
    if std::env::args().any(|argument| argument == "--test" || argument == "--list") {
        return;
    }
    let rustc = Rustc::new();
    let sizes: Vec<usize> = std::env::args()
        .filter_map(|argument| argument.parse().ok())
        .collect();
    for size in SIZES
        .into_iter()
        .filter(|size| sizes.is_empty() || sizes.contains(size))
    {
        let (codes, _) = codes::codes(size);
        let header = format!("{size} codes");
        println!();
        println!("{header:<24}{:>9} {:>9} {:>9}", "check", "dev", "release");
        let modules: Vec<_> = modules(&codes)
            .into_iter()
            .map(|(name, module)| (name, rustc.write(name, &module)))
            .collect();
        let paths: Vec<_> = modules.iter().map(|(_, path)| path.as_path()).collect();
        let times = [Mode::Check, Mode::Dev, Mode::Release].map(|mode| {
            // LLVM takes minutes for some of these; one run is enough to see that.
            let runs = match (mode, size) {
                (Mode::Release, 10_000) => 1,
                (_, 10_000) => 3,
                _ => 20,
            };
            rustc.times(&paths, mode, runs)
        });
        for (at, (name, _)) in modules.iter().enumerate() {
            let [check, dev, release] = times.each_ref().map(|times| seconds(times[at]));
            println!("{name:<24}{check:>9} {dev:>9} {release:>9}");
        }
    }
}

fn modules(codes: &[String]) -> Vec<(&'static str, String)> {
    let whole = errcat_codegen::rust::source(&codes::catalog(codes));
    vec![
        ("errcat", without_error(&whole)),
        ("errcat, whole", whole),
        ("match", codes::alternative("match", codes, false)),
        ("phf", codes::alternative("phf", codes, false)),
        ("strum", codes::alternative("strum", codes, false)),
        (
            "strum, use_phf",
            codes::alternative("strum_phf", codes, false),
        ),
        ("HashMap", codes::alternative("hash_map", codes, false)),
        (
            "HashMap over a table",
            codes::alternative("hash_map", codes, true),
        ),
    ]
}

/// The items that concern codes alone: macros and the record of the catalogue are there for `Error`.
fn without_error(module: &str) -> String {
    let file = syn::parse_file(module).expect("the emitted module is Rust");
    let is_error = |item: &Item| match item {
        Item::Enum(item) => item.ident == "Error",
        Item::Static(item) => item.ident == "CATALOG",
        Item::Macro(_) => true,
        Item::Impl(item) => match &*item.self_ty {
            Type::Path(path) => path.path.is_ident("Error"),
            _ => false,
        },
        _ => false,
    };
    let items = file.items.iter().filter(|item| !is_error(item));
    let tokens: Vec<String> = items.map(|item| quote::quote!(#item).to_string()).collect();
    tokens.join("\n")
}

fn seconds(time: Duration) -> String {
    format!("{:.3} s", time.as_secs_f64())
}
