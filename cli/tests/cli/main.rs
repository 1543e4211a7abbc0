//! The command from outside: arguments in, streams, files and exit codes out.

mod check;
mod config;
mod drift;
mod explain;
mod explain_codes;
mod generate;
mod help;
mod init;
mod merge;
mod new;
mod openapi;
mod responses;
mod templates;

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// A catalogue without findings.
const SHOP: &str = include_str!("shop.yaml");

/// A directory to run the command in.
struct Project {
    dir: TempDir,
}

/// What a run of the command left behind.
#[derive(Debug)]
struct Ran {
    code: i32,
    out: String,
    err: String,
}

impl Project {
    fn new() -> Self {
        Self {
            dir: TempDir::new().expect("a directory"),
        }
    }

    /// A project with `shop.yaml`, and an `errcat.toml` that makes JSON and Markdown from it.
    fn with_shop() -> Self {
        let project = Self::new();
        project.write("shop.yaml", SHOP);
        project.write(
            "errcat.toml",
            "catalogs = [\"*.yaml\"]\n\
             [[output]]\ntarget = \"json\"\npath = \"out/{name}.json\"\n\
             [[output]]\ntarget = \"markdown\"\npath = \"out/{name}.md\"\n",
        );
        project
    }

    fn path(&self, path: &str) -> PathBuf {
        self.dir.path().join(path)
    }

    fn write(&self, path: &str, contents: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("created");
        fs::write(path, contents).expect("written");
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// Every file of the project, sorted, `/` between components.
    fn files(&self) -> Vec<String> {
        fn walk(base: &Path, dir: &Path, found: &mut Vec<String>) {
            for item in fs::read_dir(dir).expect("listed").flatten() {
                let path = item.path();
                if path.is_dir() {
                    walk(base, &path, found);
                } else {
                    found.push(
                        path.strip_prefix(base)
                            .expect("below")
                            .to_string_lossy()
                            .replace('\\', "/"),
                    );
                }
            }
        }
        let mut found = Vec::new();
        walk(self.dir.path(), self.dir.path(), &mut found);
        found.sort();
        found
    }

    fn run(&self, arguments: &[&str]) -> Ran {
        self.run_in(".", arguments, "")
    }

    fn run_with_input(&self, arguments: &[&str], input: impl AsRef<[u8]>) -> Ran {
        self.run_in(".", arguments, input)
    }

    fn run_in(&self, dir: &str, arguments: &[&str], input: impl AsRef<[u8]>) -> Ran {
        let mut child = errcat()
            .args(arguments)
            .current_dir(self.path(dir))
            .spawn()
            .expect("started");
        // The command may end without reading its input.
        let _ = child.stdin.take().expect("piped").write_all(input.as_ref());
        Ran::new(child.wait_with_output().expect("ended"))
    }
}

impl Ran {
    fn new(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
        let ran = Self {
            code: output.status.code().unwrap_or(-1),
            out: text(output.stdout),
            err: text(output.stderr),
        };
        assert!(!ran.err.contains("panicked"), "{ran:?}");
        ran
    }

    /// Asserts the exit code, and goes on.
    #[track_caller]
    fn code(self, code: i32) -> Self {
        assert_eq!(self.code, code, "{}\n{}", self.out, self.err);
        self
    }

    #[track_caller]
    fn out_has(self, words: &str) -> Self {
        assert!(
            self.out.contains(words),
            "{words:?} is not in\n{}",
            self.out
        );
        self
    }

    #[track_caller]
    fn err_has(self, words: &str) -> Self {
        assert!(
            self.err.contains(words),
            "{words:?} is not in\n{}",
            self.err
        );
        self
    }

    #[track_caller]
    fn quiet_err(self) -> Self {
        assert_eq!(self.err, "");
        self
    }
}

/// The command with piped streams, free of the settings of whoever runs the test.
fn errcat() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_errcat"));
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLUMNS", "BLESS"] {
        command.env_remove(name);
    }
    command
}

/// Compares a text with a file of `tests/cli`; `BLESS=1` writes the file instead.
#[track_caller]
fn golden(name: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/cli")
        .join(name);
    if std::env::var_os("BLESS").is_some() {
        fs::write(&path, text).expect("written");
    }
    let expected = fs::read_to_string(&path)
        .unwrap_or_default()
        .replace("\r\n", "\n");
    assert_eq!(
        text, expected,
        "{name} differs; `BLESS=1 cargo test -p errcat-cli` accepts it"
    );
}
