//! The types that a generator of Rust makes: they compile, and an error is read by its code.

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::Command;

use errcat_codegen::OpenApi;

use super::document::whole;
use crate::packages::{root, scratch, subjects, write};
use crate::tools::{oas3_gen, run};

/// What the types stand on, pinned.
const MANIFEST: &str = include_str!("compiled.toml");
const LOCK: &str = include_str!("compiled.lock");

/// progenitor takes one type of failures for each operation at most, and so none of this. Where cargo cannot compile another generator,
/// the test says so and is over, unless tools must be there.
#[test]
fn a_generator_of_rust_tells_errors_apart_by_code() {
    let folder = scratch("openapi-rust");
    let mut modules = Vec::new();
    // The generator falls over a member `@type`, as the details of AIP-193 have it, where it is one of several.
    let taken = subjects()
        .iter()
        .filter(|subject| subject.catalog.name != "files");
    for (at, subject) in taken.enumerate() {
        let name = &subject.catalog.name;
        let mut generator = match oas3_gen() {
            Ok(generator) => generator,
            Err(why) => return skipped(&why),
        };
        let document = folder.join(format!("{name}.json"));
        write(
            &document,
            &whole(&subject.catalog, &OpenApi::default()).to_string(),
        );
        let module = folder.join(format!("src/{name}.rs"));
        fs::create_dir_all(folder.join("src")).expect("a folder");
        generator
            .args(["generate", "types", "--input"])
            .arg(&document);
        run(generator.arg("--output").arg(&module)).expect("types");
        modules.push(format!("#[path = \"{name}.rs\"]\nmod m{at};\n"));
        if name == "evolution" {
            tells_apart(&fs::read_to_string(&module).expect("a module"));
        }
    }
    write(&folder.join("src/lib.rs"), &modules.concat());
    if let Err(why) = compile(&folder) {
        skipped(&why);
    }
}

fn tells_apart(types: &str) {
    let file = syn::parse_file(types).expect("a module of Rust");
    let is_it = |item: &&syn::Item| match item {
        syn::Item::Enum(own) => own.ident == "Error429Error",
        _ => false,
    };
    let Some(syn::Item::Enum(errors)) = file.items.iter().find(is_it) else {
        panic!("there is no enum of the errors with 429");
    };
    assert_eq!(errors.variants.len(), 3);
    assert!(
        types.contains("Some(\"rate_limited\") =>"),
        "it is read by its code"
    );
}

/// Compiles the types; an error if what they stand on cannot be had.
fn compile(folder: &Path) -> Result<(), String> {
    write(&folder.join("Cargo.toml"), MANIFEST);
    write(&folder.join("Cargo.lock"), LOCK);
    let cargo = |command: &str| {
        let mut cargo = Command::new(env!("CARGO"));
        let target = root().join("tests/tools/oas3-gen/target");
        cargo.args([command, "--locked"]).current_dir(folder);
        cargo.env("CARGO_TARGET_DIR", target);
        cargo
    };
    run(&mut cargo("fetch"))?;
    run(cargo("check").arg("--offline")).expect("the types compile");
    Ok(())
}

fn skipped(why: &str) {
    assert!(
        std::env::var_os("REQUIRE_TOOLS").is_none(),
        "there is no oas3-gen: {why}"
    );
    let said = writeln!(
        std::io::stderr(),
        "skipped, for there is no oas3-gen: {why}"
    );
    said.expect("standard error takes everything");
}
