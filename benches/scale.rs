//! What large catalogues cost: how long the command takes, and for client packages, beside the tools that people would take
//! instead, how long compilers and type checkers take, with how much memory, and how fast an editor is.
//!
//! The figures of a machine depend on what else it does; each is told as a multiple of that at 20 codes too, of one run.

#![allow(clippy::print_stdout, reason = "the table is what this program is for")]

#[path = "scale/command.rs"]
mod command;
#[path = "scale/python.rs"]
mod python;
#[path = "scale/typescript.rs"]
mod typescript;

use std::{
    env,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use errcat_catalog::{Catalog, Sources, load};
use errcat_codegen::{Engine, Output, Target, emit};
use serde_json::{Value as Json, json};

/// How many codes the catalogues have, unless the arguments say it.
const SIZES: [usize; 4] = [20, 1_000, 2_000, 10_000];

fn main() {
    // Test runners ask every benchmark for its tests, and run it once.
    if env::args().any(|argument| argument == "--test" || argument == "--list") {
        return;
    }
    let sizes: Vec<usize> = env::args().filter_map(|size| size.parse().ok()).collect();
    let sizes = if sizes.is_empty() { &SIZES } else { &sizes[..] };
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("scale");
    command::measure(&folder.join("command"), sizes);
    python::measure(&folder.join("python"), sizes);
    typescript::measure(&folder.join("typescript"), sizes);
}

/// A catalogue of so many codes, each with two params in its message.
pub(crate) fn yaml(codes: usize) -> String {
    let mut yaml = "errcat: 1\nname: big\n\
        envelope: {error: {code: $code, message: $message, details: $details}}\n\
        exceptions: {APIError: fallback}\n\
        errors:\n"
        .to_owned();
    for (number, status) in (0..codes).zip(STATUSES.into_iter().cycle()) {
        let _ = write!(
            yaml,
            "  resource_{number}_unavailable:\n    status: {status}\n    \
             message: Resource {{id}} number {number} is not available for {{tenant}}.\n    \
             cause: The resource {number} was moved, or the tenant may not see it.\n    \
             remedy: Check the id of resource {number} and try again.\n    \
             params: {{id: string, tenant: string}}\n"
        );
    }
    yaml
}

fn catalogue(codes: usize) -> Catalog {
    let mut sources = Sources::new();
    let file = sources.add("big.yaml", yaml(codes));
    load(&mut sources, file).0.expect("nothing refuses it")
}

/// The statuses of its errors, in turn.
const STATUSES: [u16; 9] = [400, 401, 403, 404, 409, 422, 429, 500, 503];

/// The same errors as schemas, which is what the other tools take.
pub(crate) fn openapi(codes: usize) -> Json {
    let name = |number: usize| format!("Resource{number}UnavailableError");
    let mut schemas: serde_json::Map<String, Json> = (0..codes)
        .zip(STATUSES.into_iter().cycle())
        .map(|(number, status)| {
            let text = json!({"type": "string"});
            let schema = json!({
                "type": "object",
                "description": format!("The resource {number} was moved, or the tenant may not see it."),
                "required": ["code", "status", "message", "details"],
                "properties": {
                    "code": {"const": format!("resource_{number}_unavailable")},
                    "status": {"const": status},
                    "message": text,
                    "details": {"type": "object", "required": ["id", "tenant"], "properties": {"id": text, "tenant": text}},
                },
            });
            (name(number), schema)
        })
        .collect();
    let each =
        (0..codes).map(|number| json!({"$ref": format!("#/components/schemas/{}", name(number))}));
    schemas.insert(
        "Error".to_owned(),
        json!({"oneOf": each.collect::<Vec<_>>()}),
    );
    json!({
        "openapi": "3.1.0",
        "info": {"title": "Big", "version": "1.0.0"},
        "paths": {},
        "components": {"schemas": schemas},
    })
}

/// Writes the package of a catalogue.
pub(crate) fn package(codes: usize, target: Target, folder: &Path) {
    let _ = fs::remove_dir_all(folder);
    let path = String::new();
    let outputs = [Output::new(target, path)];
    let engine = Engine::new().expect("errcat's templates are templates");
    for file in emit(&catalogue(codes), &outputs, &engine).expect("no template is a user's") {
        write(
            &folder.join(file.path.trim_start_matches('/')),
            &file.contents,
        );
    }
}

/// What a program costs.
#[derive(serde::Deserialize, Clone, Copy)]
pub(crate) struct Cost {
    pub(crate) seconds: f64,
    pub(crate) megabytes: f64,
}

impl Cost {
    pub(crate) fn of(command: &Command) -> Self {
        let mut measured = Command::new("python3");
        measured.arg(here("scale/cost.py"));
        measured.arg(command.get_program()).args(command.get_args());
        if let Some(folder) = command.get_current_dir() {
            measured.current_dir(folder);
        }
        serde_json::from_str(&run(&mut measured)).expect("the program prints JSON")
    }
}

/// Prints a figure of each size, and how often that of the first it is.
pub(crate) fn row(what: &str, unit: &str, figures: &[f64]) {
    let first = figures[0];
    print!("{what:<44}");
    for figure in figures {
        let digits = usize::from(*figure < 100.0) + usize::from(*figure < 10.0);
        let shown = format!("{figure:.digits$} {unit}");
        print!("  {shown:>9} {:>5.1}x", figure / first);
    }
    println!();
}

/// The heading above rows.
pub(crate) fn heading(language: &str, sizes: &[usize]) {
    print!("{language:<44}");
    for size in sizes {
        print!("  {:>9} {:>6}", format!("{size} codes"), "");
    }
    println!();
}

pub(crate) fn here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

pub(crate) fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().expect("a folder")).expect("a writable folder");
    fs::write(path, text).expect("a writable file");
}

pub(crate) fn run(command: &mut Command) -> String {
    let output = command
        .output()
        .unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let (said, errors) = (
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr),
    );
    assert!(
        output.status.success(),
        "{command:?} failed\n{said}{errors}"
    );
    said.into_owned()
}
