//! What a client package costs whoever uses it, beside the SDKs of three large APIs: its import, its size in a bundle, and
//! the time from a response to an error. Node.js 20 and Python 3.10 must be there; the rest is installed once.
//!
//! An SDK is more than its errors, so that the whole of it is no rival in size; what it exports of its errors alone is.

#![allow(clippy::print_stdout, reason = "the table is what this program is for")]

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::Value as Json;

const RUNS: usize = 15;
const WAYS: [&str; 4] = ["errcat", "openai", "anthropic", "stripe"];
const NODE: [&str; 4] = ["evolution-errors", "openai", "@anthropic-ai/sdk", "stripe"];
const PYTHON: [&str; 4] = ["evolution_errors", "openai", "anthropic", "stripe"];

fn main() {
    // Test runners ask every benchmark for its tests, and run it once.
    if std::env::args().any(|argument| argument == "--test" || argument == "--list") {
        return;
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("clients");
    let node = Node::install(&folder.join("node"));
    let python = Python::install(&folder.join("python"));
    let sizes: BTreeMap<String, BTreeMap<String, Json>> = parse(&node.measure(&["sizes"]));
    let decoded: [BTreeMap<String, f64>; 2] = [
        parse(&node.measure(&["decode"])),
        parse(&python.measure(&["decode"])),
    ];
    println!("TypeScript  import ms  one class B  errors B  package B  response to error us");
    for (way, module) in WAYS.iter().zip(NODE) {
        let import = median(|| node.measure(&["import", module]));
        let size = |what: &str| {
            sizes[*way][what]
                .as_u64()
                .map_or("-".to_owned(), |size| size.to_string())
        };
        let (one, errors, whole) = (size("one"), size("errors"), size("whole"));
        println!(
            "{way:<10}  {import:>9.1}  {one:>11}  {errors:>8}  {whole:>9}  {:>20.2}",
            decoded[0][*way]
        );
    }
    println!("\nPython      import ms  response to error us");
    for (way, module) in WAYS.iter().zip(PYTHON) {
        let import = median(|| python.measure(&["import", module]));
        println!("{way:<10}  {import:>9.1}  {:>20.2}", decoded[1][*way]);
    }
}

struct Node {
    folder: PathBuf,
}

impl Node {
    /// Installs the rivals, and builds the package of the catalogue `evolution` beside them.
    fn install(folder: &Path) -> Self {
        copy(&here("clients/package.json"), &folder.join("package.json"));
        copy(&here("clients/measure.mjs"), &folder.join("measure.mjs"));
        run(Command::new("npm").current_dir(folder).args([
            "install",
            "--no-package-lock",
            "--no-audit",
            "--no-fund",
        ]));
        let package = folder.join("node_modules/evolution-errors");
        let _ = fs::remove_dir_all(&package);
        copy_all(&here("../generated/typescript/evolution"), &package);
        run(Command::new("npm")
            .current_dir(&package)
            .args(["run", "build"]));
        Self {
            folder: folder.to_owned(),
        }
    }

    fn measure(&self, arguments: &[&str]) -> String {
        run(Command::new("node")
            .current_dir(&self.folder)
            .arg("measure.mjs")
            .args(arguments))
    }
}

struct Python {
    interpreter: PathBuf,
}

impl Python {
    fn install(folder: &Path) -> Self {
        let interpreter = folder.join(if cfg!(windows) {
            "Scripts/python.exe"
        } else {
            "bin/python"
        });
        if !interpreter.exists() {
            run(Command::new("python3").args(["-m", "venv"]).arg(folder));
        }
        let pip = |arguments: &[&str], what: &Path| {
            let mut pip = Command::new(&interpreter);
            run(pip
                .args([
                    "-m",
                    "pip",
                    "install",
                    "--quiet",
                    "--disable-pip-version-check",
                ])
                .args(arguments)
                .arg(what));
        };
        pip(&["-r"], &here("clients/requirements.txt"));
        // A copy, since building leaves files behind.
        let package = folder.join("evolution-errors");
        copy_all(&here("../generated/python/evolution"), &package);
        pip(&["--force-reinstall"], &package);
        Self { interpreter }
    }

    fn measure(&self, arguments: &[&str]) -> String {
        run(Command::new(&self.interpreter)
            .arg(here("clients/measure.py"))
            .args(arguments))
    }
}

fn median(measure: impl Fn() -> String) -> f64 {
    let mut times: Vec<f64> = (0..RUNS)
        .map(|_| measure().trim().parse().expect("a number"))
        .collect();
    times.sort_by(f64::total_cmp);
    times[RUNS / 2]
}

fn parse<T: for<'de> serde::Deserialize<'de>>(text: &str) -> T {
    serde_json::from_str(text).expect("the program prints JSON")
}

fn here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn run(command: &mut Command) -> String {
    let output = command
        .output()
        .unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success(),
        "{command:?} failed\n{}{errors}",
        String::from_utf8_lossy(&output.stdout)
    );
    String::from_utf8(output.stdout).expect("text")
}

fn copy_all(from: &Path, to: &Path) {
    for entry in fs::read_dir(from)
        .expect("a folder")
        .map(|entry| entry.expect("a file"))
    {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_all(&entry.path(), &target);
        } else {
            copy(&entry.path(), &target);
        }
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to.parent().expect("a folder")).expect("a writable folder");
    fs::copy(from, to).expect("a file");
}
