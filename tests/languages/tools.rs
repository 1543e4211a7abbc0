//! Compilers and type checkers of the target languages, installed on first use.
//!
//! Node.js 20 and Python 3.10 must be there; what else the tests need comes from the ordinary registries, pinned in
//! `package.json`, `typescript/browser.json` and `requirements.txt` beside this file, in `dialects/` and in `openapi/`, and lands in
//! `tests/tools`, which is not committed.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

use serde_json::Value as Json;

const PACKAGES: &str = include_str!("package.json");
const BROWSER: &str = include_str!("typescript/browser.json");
const REQUIREMENTS: &str = include_str!("requirements.txt");
const DIALECTS: &str = include_str!("dialects/package.json");
const OPENAPI: &str = include_str!("openapi/package.json");
const OPENAPI_REQUIREMENTS: &str = include_str!("openapi/requirements.txt");
const OAS3_GEN: &str = "0.29.0";
const DOCUSAURUS: &str = include_str!("generators/docusaurus/package.json");
const STARLIGHT: &str = include_str!("generators/starlight/package.json");
const DIALECT_REQUIREMENTS: &str = include_str!("dialects/requirements.txt");

/// Node.js with a tool of an npm package, by the path of its script below `node_modules`.
pub(crate) fn node(script: &str) -> Command {
    let mut command = Command::new("node");
    command.arg(npm_file(script));
    command
}

/// A file of an npm package.
pub(crate) fn npm_file(path: &str) -> PathBuf {
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    let folder = FOLDER.get_or_init(|| npm_folder("node", PACKAGES));
    folder.join("node_modules").join(path)
}

/// The folder of Docusaurus.
pub(crate) fn docusaurus() -> &'static Path {
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    FOLDER.get_or_init(|| npm_folder("docusaurus", DOCUSAURUS))
}

/// The folder of Starlight.
pub(crate) fn starlight() -> &'static Path {
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    FOLDER.get_or_init(|| npm_folder("starlight", STARLIGHT))
}

/// The folder of the parsers of MDX and Docusaurus.
pub(crate) fn dialect_packages() -> &'static Path {
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    FOLDER.get_or_init(|| npm_folder("dialects", DIALECTS))
}

/// Node.js with a tool for `OpenAPI`, by the path of its script below `node_modules`.
pub(crate) fn openapi_node(script: &str) -> Command {
    let mut command = Command::new("node");
    command.arg(openapi_packages().join("node_modules").join(script));
    command
}

/// A generator of Rust from `OpenAPI`, or why this machine has none: cargo compiles it for some minutes on first use.
pub(crate) fn oas3_gen() -> Result<Command, String> {
    let mut failed = None;
    let folder = install("oas3-gen", "version", OAS3_GEN, |folder| {
        let mut cargo = Command::new(env!("CARGO"));
        cargo.args(["install", "oas3-gen", "--locked", "--version", OAS3_GEN]);
        failed = run(cargo.arg("--root").arg(folder)).err();
    });
    match failed {
        Some(error) => {
            let _ = fs::remove_dir_all(&folder);
            Err(error)
        }
        None => Ok(Command::new(folder.join("bin/oas3-gen"))),
    }
}

/// The folder of the tools for `OpenAPI`.
pub(crate) fn openapi_packages() -> &'static Path {
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    FOLDER.get_or_init(|| npm_folder("openapi", OPENAPI))
}

/// Python with a generator of clients from `OpenAPI`.
pub(crate) fn openapi_python() -> Command {
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    let folder = FOLDER.get_or_init(|| python_folder("openapi-python", OPENAPI_REQUIREMENTS));
    Command::new(interpreter(folder))
}

fn npm_folder(folder: &str, pinned: &str) -> PathBuf {
    install(folder, "package.json", pinned, |folder| {
        npm(folder).unwrap_or_else(|error| {
            panic!("npm cannot install the tools of the tests; is Node.js 20 there? {error}")
        });
    })
}

/// The folder of a headless browser, or why this machine has none. Nothing but the test of pages needs its 70 MB.
pub(crate) fn browser() -> Result<PathBuf, String> {
    static FOLDER: OnceLock<Result<PathBuf, String>> = OnceLock::new();
    if !cfg!(all(target_os = "linux", target_arch = "x86_64")) {
        return Err("the one of npm is for Linux on x86-64".to_owned());
    }
    let make = || {
        let mut failed = None;
        let folder = install("browser", "package.json", BROWSER, |folder| {
            failed = npm(folder).err();
        });
        match failed {
            Some(error) => {
                let _ = fs::remove_dir_all(&folder);
                Err(error)
            }
            None => Ok(folder),
        }
    };
    FOLDER.get_or_init(make).clone()
}

/// Installs what the `package.json` of a folder names.
fn npm(folder: &Path) -> Result<String, String> {
    let mut npm = Command::new("npm");
    npm.args([
        "install",
        "--no-package-lock",
        "--no-audit",
        "--no-fund",
        "--prefix",
    ]);
    run(npm.arg(folder))
}

/// A Python tool, by the name of its module.
pub(crate) fn python_tool(module: &str) -> Command {
    let mut command = python();
    command.args(["-m", module]);
    command
}

/// Python with the tools to import.
pub(crate) fn python() -> Command {
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    let folder = FOLDER.get_or_init(|| python_folder("python", REQUIREMENTS));
    Command::new(interpreter(folder))
}

/// Python with `MkDocs` and Material.
pub(crate) fn dialect_python() -> Command {
    Command::new(interpreter(dialect_folder()))
}

/// A program that a package beside `MkDocs` brings along.
pub(crate) fn python_script(name: &str) -> Command {
    Command::new(interpreter(dialect_folder()).with_file_name(name))
}

fn dialect_folder() -> &'static Path {
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    FOLDER.get_or_init(|| python_folder("mkdocs", DIALECT_REQUIREMENTS))
}

fn python_folder(folder: &str, pinned: &str) -> PathBuf {
    install(folder, "requirements.txt", pinned, |folder| {
        let failed = |error| {
            panic!("pip cannot install the tools of the tests; is Python 3.10 there? {error}")
        };
        run(Command::new("python3").args(["-m", "venv"]).arg(folder)).unwrap_or_else(failed);
        let mut installer = Command::new(interpreter(folder));
        installer.args([
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "-r",
        ]);
        run(installer.arg(folder.join("requirements.txt"))).unwrap_or_else(failed);
    })
}

/// Runs a command to its end: what it printed, or everything it said if it failed.
pub(crate) fn run(command: &mut Command) -> Result<String, String> {
    let output = command.output().map_err(|error| {
        format!(
            "{} does not start: {error}",
            command.get_program().display()
        )
    })?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    if output.status.success() {
        Ok(text)
    } else {
        Err(format!(
            "{command:?} failed\n{text}{}",
            String::from_utf8_lossy(&output.stderr)
        ))
    }
}

/// Gives JSON to a program, and returns the JSON that it prints.
pub(crate) fn ask(program: &mut Command, input: &Json) -> Json {
    let printed = pipe(program, input.to_string().as_bytes());
    serde_json::from_slice(&printed).expect("the program prints JSON")
}

/// Gives bytes to a program, and returns those that it prints.
pub(crate) fn pipe(program: &mut Command, input: &[u8]) -> Vec<u8> {
    let streams = program.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = streams.spawn().expect("the program starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    let written = stdin.write_all(input);
    drop(stdin);
    let output = child.wait_with_output().expect("the program ends");
    assert!(output.status.success(), "{program:?} failed");
    written.expect("the program reads");
    output.stdout
}

fn interpreter(folder: &Path) -> PathBuf {
    folder.join(if cfg!(windows) {
        "Scripts/python.exe"
    } else {
        "bin/python"
    })
}

/// The folder of tools that `pinned` describes, made anew if another pin made the one that is there.
fn install(folder: &str, file: &str, pinned: &str, make: impl FnOnce(&Path)) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/tools")
        .join(folder);
    let done = folder.join(format!("{file}.installed"));
    if fs::read_to_string(&done).is_ok_and(|installed| installed == pinned) {
        return folder;
    }
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("tests/tools can be made");
    fs::write(folder.join(file), pinned).expect("tests/tools can be written");
    make(&folder);
    fs::write(done, pinned).expect("tests/tools can be written");
    folder
}
