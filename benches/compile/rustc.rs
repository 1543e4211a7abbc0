//! rustc on single files, with the crates that they name.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use tempfile::TempDir;

/// What is asked of rustc.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Mode {
    /// Types alone, as `cargo check`.
    Check,
    /// Code, as `cargo build`.
    Dev,
    /// Optimised code, as `cargo build --release`.
    Release,
}

/// A directory for modules and `errcat`, and the crates that this benchmark was built with.
pub(crate) struct Rustc {
    directory: TempDir,
    dependencies: PathBuf,
}

impl Rustc {
    pub(crate) fn new() -> Self {
        let program = env::current_exe().expect("the path of the benchmark");
        let rustc = Self {
            directory: tempfile::tempdir().expect("a temporary directory"),
            dependencies: program.parent().expect("a directory").to_owned(),
        };
        rustc.build_errcat();
        rustc
    }

    /// Builds the runtime crate with no feature, as a crate of codes has it: what it brings with other features costs rustc time
    /// to load.
    fn build_errcat(&self) {
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../core/src/lib.rs");
        let status = Command::new("rustc")
            .args(["--edition=2024", "--crate-name=errcat", "--crate-type=rlib"])
            .args(["-Copt-level=3", "--cap-lints=allow", "--out-dir"])
            .arg(self.directory.path())
            .arg(source)
            .status();
        assert!(status.expect("rustc runs").success(), "errcat compiles");
    }

    pub(crate) fn write(&self, name: &str, module: &str) -> PathBuf {
        let name: String = name.chars().filter(char::is_ascii_alphabetic).collect();
        let path = self.directory.path().join(name).with_extension("rs");
        fs::write(&path, module).expect("the directory is writable");
        path
    }

    /// The least time of `runs` runs for each module. They take turns, so that a machine that is slow for a while is so
    /// for all of them.
    pub(crate) fn times(&self, modules: &[&Path], mode: Mode, runs: usize) -> Vec<Duration> {
        let mut least = vec![Duration::MAX; modules.len()];
        for _ in 0..runs {
            for (module, least) in modules.iter().zip(&mut least) {
                *least = (*least).min(self.run(module, mode));
            }
        }
        least
    }

    fn run(&self, module: &Path, mode: Mode) -> Duration {
        let mut command = Command::new("rustc");
        command
            .args([
                "--edition=2024",
                "--crate-type=lib",
                "--crate-name=module",
                "--cap-lints=allow",
                "--out-dir",
            ])
            .arg(self.directory.path())
            .arg("-L")
            .arg(format!("dependency={}", self.dependencies.display()))
            .stderr(Stdio::inherit());
        let errcat = self.directory.path().join("liberrcat.rlib");
        command
            .arg("--extern")
            .arg(format!("errcat={}", errcat.display()));
        for name in ["phf", "strum"] {
            command
                .arg("--extern")
                .arg(format!("{name}={}", self.library(name).display()));
        }
        match mode {
            Mode::Check => command.arg("--emit=metadata"),
            Mode::Dev => command.args(["-Cdebuginfo=2", "--emit=link"]),
            Mode::Release => command.args(["-Copt-level=3", "--emit=link"]),
        };
        let start = Instant::now();
        let status = command.arg(module).status().expect("rustc runs");
        let time = start.elapsed();
        assert!(status.success(), "rustc refuses the module");
        time
    }

    /// The newest build of a crate among the dependencies.
    fn library(&self, name: &str) -> PathBuf {
        let prefix = format!("lib{name}-");
        let entries = fs::read_dir(&self.dependencies).expect("the directory of dependencies");
        let libraries = entries.flatten().filter(|entry| {
            let file = entry.file_name();
            let file = file.to_string_lossy();
            file.starts_with(&prefix) && file.ends_with(".rlib")
        });
        let newest =
            libraries.max_by_key(|entry| entry.metadata().and_then(|data| data.modified()).ok());
        newest
            .unwrap_or_else(|| panic!("{name} was built before"))
            .path()
    }
}
