//! What is committed below `generated/` is what the catalogues make now; `BLESS=1 cargo test` rewrites it.

mod support;

use std::fs;

use errcat_catalog::{Sources, Style, render};
use errcat_codegen::{
    Engine, Output, PageLayout, Target,
    artifact::Artifact,
    compile, emit,
    write::{Mode, Permit, Scope, Writer},
};
use support::root;

/// Everything that `errcat generate` makes of this project, by the outputs of its `errcat.toml`.
fn artifacts() -> Vec<Artifact> {
    let mut pages = Output::new(Target::Markdown, "generated/pages/{name}");
    pages.options.pages.layout = PageLayout::Pages;
    let outputs: Vec<_> = Target::BUILT_IN
        .into_iter()
        .filter(|target| *target != Target::Html)
        .map(|target| {
            let path = format!("generated/{}", target.default_path());
            Output::new(target, path)
        })
        .chain([pages])
        .collect();
    let engine = Engine::new().expect("errcat's templates are templates");
    let mut paths: Vec<_> = fs::read_dir(root().join("catalog/apis"))
        .expect("the catalogues are there")
        .map(|entry| entry.expect("a file").path())
        .collect();
    paths.sort();
    assert_eq!(paths.len(), 5, "{paths:?}");
    let mut artifacts = Vec::new();
    for path in paths {
        let mut sources = Sources::new();
        let file = sources.read(&path).expect("the catalogue can be read");
        let compiled = compile(&mut sources, file, |catalog| {
            emit(catalog, &outputs, &engine)
        });
        let findings = render(&compiled.diagnostics, &sources, Style::Plain);
        assert!(findings.is_empty(), "{findings}");
        let emitted = compiled.emitted.expect("a catalogue without findings");
        artifacts.extend(emitted.expect("errcat's templates fit"));
    }
    artifacts
}

#[test]
fn committed_output_is_what_the_catalogues_make() {
    let bless = std::env::var_os("BLESS").is_some_and(|value| value == "1");
    let mode = if bless { Mode::Stage } else { Mode::Compare };
    let writer = Writer::new(root(), Scope::Whole, mode).expect("the folder can be compared");
    for artifact in artifacts() {
        writer.take(artifact);
    }
    let mut plan = writer.plan().expect("the folder can be compared");
    if bless {
        let permit = Permit {
            force: true,
            prune: true,
        };
        plan.apply(permit).expect("the output can be written");
        return;
    }
    let stale: Vec<_> = plan
        .files()
        .iter()
        .filter(|file| file.state != errcat_codegen::write::State::Unchanged)
        .map(|file| format!("{:?} {}", file.state, file.path))
        .collect();
    assert!(
        plan.is_clean(),
        "`cargo errcat generate --prune` mends\n{}",
        stale.join("\n")
    );
}

#[test]
fn the_same_catalogues_give_the_same_bytes() {
    assert_eq!(artifacts(), artifacts());
}
