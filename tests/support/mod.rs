//! What the tests share.

#![allow(dead_code, reason = "each test uses a part")]

pub(crate) mod page;

use std::{fs, path::Path};

use errcat_catalog::{Sources, Style, render};
use errcat_codegen::{Engine, Output, Target, artifact::Artifact, compile, emit};

/// Holds a committed file against what it must be; with `BLESS=1` it is rewritten instead.
///
/// # Panics
/// When they differ.
pub(crate) fn bless(path: &Path, wanted: &str) {
    let found = fs::read_to_string(path).unwrap_or_default();
    if found == wanted {
        return;
    }
    if std::env::var_os("BLESS").is_some_and(|value| value == "1") {
        fs::create_dir_all(path.parent().expect("a file has a folder"))
            .expect("the folder can be made");
        fs::write(path, wanted).expect("the file can be written");
        return;
    }
    let line = found
        .lines()
        .zip(wanted.lines())
        .position(|(found, wanted)| found != wanted);
    let line = line.unwrap_or_else(|| found.lines().count().min(wanted.lines().count()));
    panic!(
        "{}:{} is not what it must be; `BLESS=1 cargo test` rewrites it\n  found:  {:?}\n  wanted: {:?}",
        path.display(),
        line + 1,
        found.lines().nth(line),
        wanted.lines().nth(line),
    );
}

/// The folder of the workspace.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// What errcat's own templates make of a catalogue that no rule refuses, for one target.
pub(crate) fn artifacts(sources: &mut Sources, file: u32, target: Target) -> Vec<Artifact> {
    let outputs = [Output::new(target, "{name}")];
    let engine = Engine::new().expect("errcat's templates are templates");
    let compiled = compile(sources, file, |catalog| emit(catalog, &outputs, &engine));
    let findings = render(&compiled.diagnostics, sources, Style::Plain);
    let emitted = compiled.emitted.unwrap_or_else(|| panic!("{findings}"));
    emitted.expect("errcat's templates fit every catalogue")
}
