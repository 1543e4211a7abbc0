//! The compiler's stages and targets, and the whole command from a cold start, at 100, 1,000 and 10,000 entries.

use std::{fmt::Write as _, fs, process::Command};

use divan::Bencher;
use errcat_catalog::{Catalog, Sources, load, read_document};
use errcat_codegen::{Engine, Output, Target, emit};

const SIZES: [usize; 3] = [100, 1_000, 10_000];

fn main() {
    divan::main();
}

/// A catalogue like the five real ones: a cause and a remedy to an entry, and a param to every second one.
fn yaml(entries: usize) -> String {
    let mut yaml = "errcat: 1\nname: big\n\
        envelope: {error: {code: $code, message: $message, details: $details}}\n\
        headers: {retry_after: Retry-After}\n\
        retry: {429: after-header, 5xx: backoff, 4xx: never}\n\
        exceptions: {RateLimitError: 429, ClientError: 4xx, ServerError: 5xx, APIError: fallback}\n\
        errors:\n"
        .to_owned();
    for n in 0..entries {
        let status = [400, 401, 403, 404, 409, 422, 429, 500, 503][n % 9];
        let (values, params) = match n % 4 {
            0 => (
                " {id}",
                "    params: {id: {type: string, example: thing_1}}\n",
            ),
            2 => (
                " {count}",
                "    params: {count: {type: integer, required: false}}\n",
            ),
            _ => ("", ""),
        };
        let _ = write!(
            yaml,
            "  thing_{n}_not_usable:\n    status: {status}\n    \
             message: \"Thing number {n} could not be used{values}.\"\n    \
             cause: The thing number {n} is *not* in a state that `allows` this.\n    \
             remedy: \"Check its state first. See [the docs](/things/{n}).\"\n{params}"
        );
    }
    yaml
}

fn sources(entries: usize) -> (Sources, u32) {
    let mut sources = Sources::new();
    let file = sources.add("big.yaml", yaml(entries));
    (sources, file)
}

fn catalog(entries: usize) -> Catalog {
    let (mut sources, file) = sources(entries);
    load(&mut sources, file).0.expect("nothing refuses it")
}

#[divan::bench(args = SIZES, sample_count = 10, sample_size = 1)]
fn parse(bencher: Bencher<'_, '_>, entries: usize) {
    let (sources, file) = sources(entries);
    bencher.bench(|| read_document(&sources, file));
}

#[divan::bench(args = SIZES, sample_count = 10, sample_size = 1)]
fn parse_resolve_check(bencher: Bencher<'_, '_>, entries: usize) {
    bencher
        .with_inputs(|| sources(entries))
        .bench_values(|(mut sources, file)| load(&mut sources, file));
}

fn target(bencher: Bencher<'_, '_>, entries: usize, target: Target) {
    let catalog = catalog(entries);
    let engine = Engine::new().expect("errcat's templates are templates");
    let outputs = [Output::from(target)];
    bencher.bench(|| emit(&catalog, &outputs, &engine).expect("errcat's templates fit"));
}

#[divan::bench(args = SIZES, sample_count = 10, sample_size = 1)]
fn rust(bencher: Bencher<'_, '_>, entries: usize) {
    target(bencher, entries, Target::Rust);
}

#[divan::bench(args = SIZES, sample_count = 10, sample_size = 1)]
fn typescript(bencher: Bencher<'_, '_>, entries: usize) {
    target(bencher, entries, Target::Typescript);
}

#[divan::bench(args = SIZES, sample_count = 10, sample_size = 1)]
fn python(bencher: Bencher<'_, '_>, entries: usize) {
    target(bencher, entries, Target::Python);
}

#[divan::bench(args = SIZES, sample_count = 10, sample_size = 1)]
fn markdown(bencher: Bencher<'_, '_>, entries: usize) {
    target(bencher, entries, Target::Markdown);
}

#[divan::bench(args = SIZES, sample_count = 10, sample_size = 1)]
fn html(bencher: Bencher<'_, '_>, entries: usize) {
    target(bencher, entries, Target::Html);
}

#[divan::bench(args = SIZES, sample_count = 10, sample_size = 1)]
fn json(bencher: Bencher<'_, '_>, entries: usize) {
    target(bencher, entries, Target::Json);
}

#[divan::bench(args = SIZES, sample_count = 10, sample_size = 1)]
fn vectors(bencher: Bencher<'_, '_>, entries: usize) {
    target(bencher, entries, Target::Vectors);
}

/// `errcat generate` as a process of its own: every usual target into a folder that is not there yet.
#[divan::bench(args = SIZES, sample_count = 10, sample_size = 1)]
fn cold_command(bencher: Bencher<'_, '_>, entries: usize) {
    cold(bencher, entries, &[]);
}

/// The same of the site alone, and of the reference on one page.
#[divan::bench(args = SIZES, sample_count = 10, sample_size = 1)]
fn cold_html(bencher: Bencher<'_, '_>, entries: usize) {
    cold(bencher, entries, &["--target", "html"]);
}

#[divan::bench(args = SIZES, sample_count = 10, sample_size = 1)]
fn cold_markdown(bencher: Bencher<'_, '_>, entries: usize) {
    cold(bencher, entries, &["--target", "markdown"]);
}

fn cold(bencher: Bencher<'_, '_>, entries: usize, arguments: &[&str]) {
    let command = errcat_benches::command();
    let folder = tempfile::tempdir().expect("a folder can be made");
    let catalogue = folder.path().join("big.yaml");
    fs::write(&catalogue, yaml(entries)).expect("the catalogue can be written");
    bencher
        .with_inputs(|| {
            let out = folder.path().join("out");
            let _ = fs::remove_dir_all(&out);
            out
        })
        .bench_values(|out| {
            let mut generate = Command::new(&command);
            generate
                .arg("generate")
                .arg(&catalogue)
                .args(arguments)
                .arg("--out")
                .arg(&out);
            let output = generate.output().expect("the command starts");
            assert!(
                output.status.success(),
                "{}",
                String::from_utf8_lossy(&output.stderr)
            );
        });
}
