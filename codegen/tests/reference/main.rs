//! The Markdown reference: what it says of the facts of a catalogue, in each layout.

mod advice;
mod besides;
mod errors;
mod once;
mod retrying;
mod told;
mod wire;

use errcat_catalog::Sources;
use errcat_codegen::{Engine, Output, Target, compile, emit};

/// The reference of a catalogue that has these keys besides the two that all need.
fn reference(yaml: &str) -> String {
    let mut sources = Sources::new();
    let yaml = format!("errcat: 1\nname: c\n{yaml}");
    let file = sources.add("c.yaml", &yaml);
    let output = Output::new(Target::Markdown, "c.md");
    let engine = Engine::new().expect("the templates parse");
    let compiled = compile(&mut sources, file, |catalog| {
        emit(catalog, std::slice::from_ref(&output), &engine)
    });
    let Some(emitted) = compiled.emitted else {
        panic!("{:?}", compiled.diagnostics);
    };
    emitted.expect("the templates render")[0].contents.clone()
}

/// Holds that a page has these lines, one after the other.
#[track_caller]
fn has(page: &str, lines: &str) {
    let lines = lines.trim();
    assert!(
        page.contains(&format!("\n{lines}\n")),
        "no\n{lines}\n\nin\n{page}"
    );
}

#[track_caller]
fn has_not(page: &str, text: &str) {
    assert!(!page.contains(text), "{text}\n\nis in\n{page}");
}
