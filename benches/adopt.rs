//! What adopting errcat costs a project, each way: a clean build, and a rebuild after an edit of the catalogue, beside
//! the same enum with thiserror.
//!
//! Each project is a small library of its own with a target directory of its own. A time is the median of several
//! builds by cargo, on all cores; dependencies are fetched before. A clean build is without incremental compilation,
//! which cargo never uses for crates of a registry, but would for errcat where it stands here.

#![allow(clippy::print_stdout, reason = "the table is what this program is for")]

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    time::{Duration, Instant},
};

use errcat_catalog::Sources;
use errcat_codegen::{compile, rust};
use tempfile::TempDir;

const RUNS: usize = 7;

const CATALOGUE: &str = "\
errcat: 1
name: shop
errors:
  sold_out: {status: 409, message: '{item} is sold out.', remedy: Choose another., params: {item: string}}
  rate_limited:
    status: 429
    message: Too many requests. Retry after {retry_after} seconds.
    remedy: Wait.
    params: {retry_after: {type: seconds, header: Retry-After}}
  internal_error: {status: 500, message: Something went wrong., remedy: Write to support.}
";

const BY_DERIVE: &str = "
#[derive(Debug, errcat::CatalogError)]
#[catalog(\"shop.yaml\")]
pub enum Error {
    SoldOut { item: String },
    RateLimited { retry_after: std::time::Duration },
    #[catalog(code = \"internal_error\")]
    Io(#[from] std::io::Error),
}
";

const BY_MACRO: &str = "errcat::catalog!(\"shop.yaml\");";

const BY_SCRIPT: &str = "pub mod errors { errcat::include_catalog!(\"shop\"); }";

const BUILD_SCRIPT: &str = "
fn main() -> Result<(), errcat_codegen::Error> {
    errcat_codegen::Config::new().compile(\"shop.yaml\")
}
";

const BY_THISERROR: &str = "
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    #[error(\"{item} is sold out.\")]
    SoldOut { item: String },
    #[error(\"Too many requests. Retry after {} seconds.\", .retry_after.as_secs())]
    RateLimited { retry_after: std::time::Duration },
    #[error(\"Something went wrong.\")]
    Io(#[from] std::io::Error),
}
";

fn main() {
    // Test runners ask every benchmark for its tests, and run it once.
    if std::env::args().any(|argument| argument == "--test" || argument == "--list") {
        return;
    }
    let errcat = |features: &str| format!("errcat = {{ path = '{}'{features} }}", root().display());
    let thiserror = "thiserror = \"2\"".to_owned();
    let derive = errcat(", features = [\"derive\"]");
    let both = format!("{thiserror}\n{derive}");
    let script = format!(
        "{}\n[build-dependencies]\nerrcat-codegen = {{ path = '{}' }}",
        errcat(""),
        root().join("codegen").display()
    );
    let projects = [
        ("thiserror", thiserror, BY_THISERROR.to_owned()),
        ("derive(CatalogError)", derive.clone(), BY_DERIVE.to_owned()),
        ("both derives", both, format!("{BY_THISERROR}{BY_DERIVE}")),
        ("catalog!", derive, BY_MACRO.to_owned()),
        ("build script", script, BY_SCRIPT.to_owned()),
        ("committed output", errcat(""), committed(CATALOGUE)),
    ];
    println!(
        "{:<24}{:>8} {:>10} {:>10}",
        "", "crates", "clean", "rebuild"
    );
    let projects = projects.map(|(name, dependencies, source)| {
        let project = Project::new(&dependencies, &source);
        (name, project, [Vec::new(), Vec::new()])
    });
    for (name, project, [mut clean, mut rebuild]) in in_turn(projects) {
        let (clean, rebuild) = (median(&mut clean), median(&mut rebuild));
        println!(
            "{name:<24}{:>8} {clean:>10} {rebuild:>10}",
            project.crates()
        );
    }
}

/// Builds each project once in every round, so that all share the machine's better and worse minutes.
fn in_turn<const N: usize>(mut projects: [Measured; N]) -> [Measured; N] {
    for round in 0..RUNS {
        for (_, project, [clean, rebuild]) in &mut projects {
            let _ = fs::remove_dir_all(project.path().join("target"));
            clean.push(project.build("0"));
            project.build("1");
            project.edit(round);
            rebuild.push(project.build("1"));
        }
    }
    projects
}

/// A project with what it took clean and after edits.
type Measured = (&'static str, Project, [Vec<Duration>; 2]);

/// What `errcat generate --target rust` writes.
fn committed(catalogue: &str) -> String {
    let mut sources = Sources::new();
    let file = sources.add("shop.yaml", catalogue);
    let compiled = compile(&mut sources, file, rust::source);
    compiled.emitted.expect("a catalogue without mistakes")
}

struct Project {
    folder: TempDir,
    source: String,
}

impl Project {
    fn new(dependencies: &str, source: &str) -> Self {
        let project = Self {
            folder: tempfile::tempdir().expect("a temporary directory"),
            source: source.to_owned(),
        };
        let manifest = format!(
            "[package]\nname = \"adopter\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n\
             [dependencies]\n{dependencies}\n\n[workspace]\n"
        );
        fs::create_dir(project.path().join("src")).expect("a new directory");
        project.write("Cargo.toml", &manifest);
        project.write("src/lib.rs", source);
        project.write("shop.yaml", CATALOGUE);
        if dependencies.contains("[build-dependencies]") {
            project.write("build.rs", BUILD_SCRIPT);
        }
        // The versions that this project is locked to are at hand.
        let lock = fs::read_to_string(root().join("Cargo.lock")).expect("the workspace is locked");
        project.write("Cargo.lock", &lock);
        project.cargo(&["metadata", "--format-version=1"]);
        project
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    fn write(&self, file: &str, text: &str) {
        fs::write(self.path().join(file), text).expect("the directory is writable");
    }

    /// Another text, in the catalogue and in the source for who repeats it there.
    fn edit(&self, round: usize) {
        let text = format!("Something went wrong ({round}).");
        let replace = |text_of: &str| text_of.replace("Something went wrong.", &text);
        self.write("shop.yaml", &replace(CATALOGUE));
        let source = replace(&self.source);
        if source != self.source {
            self.write("src/lib.rs", &source);
        }
    }

    /// Builds it; crates of a registry are built once and whole, `"0"`, and one's own in pieces, `"1"`.
    fn build(&self, incremental: &str) -> Duration {
        let start = Instant::now();
        let pieces = format!("build.incremental={}", incremental == "1");
        self.cargo(&["build", "--quiet", "--config", &pieces]);
        start.elapsed()
    }

    fn crates(&self) -> usize {
        let tree = self.cargo(&[
            "tree",
            "--edges=normal,build",
            "--prefix=none",
            "--no-dedupe",
        ]);
        let mut crates: Vec<&str> = tree
            .lines()
            .filter_map(|line| line.split(' ').next())
            .collect();
        crates.sort_unstable();
        crates.dedup();
        crates.len() - 1
    }

    fn cargo(&self, arguments: &[&str]) -> String {
        let mut command = Command::new("cargo");
        command
            .args(arguments)
            .arg("--offline")
            .current_dir(self.path());
        command.env("CARGO_TARGET_DIR", self.path().join("target"));
        let output = command.output().expect("cargo runs");
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "cargo {arguments:?}: {errors}");
        String::from_utf8_lossy(&output.stdout).into_owned()
    }
}

fn root() -> PathBuf {
    let benches = Path::new(env!("CARGO_MANIFEST_DIR"));
    benches.parent().expect("the workspace").to_owned()
}

fn median(times: &mut [Duration]) -> String {
    times.sort_unstable();
    format!("{:.2} s", times[times.len() / 2].as_secs_f64())
}
