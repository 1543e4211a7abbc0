//! `errcat.toml`: which catalogues a project has, and what is made from them.
//!
//! The file is read like a catalogue: into values with spans, all mistakes in one run, each with what to write
//! instead. `errcat explain errcat-toml` prints its reference.

mod glob;
mod options;
mod read;

use std::path::{Path, PathBuf};

use errcat_catalog::Rule;
use errcat_catalog::Sources;
use errcat_catalog::{Diagnostics, Level, Span};
use errcat_codegen::{Output, Target};

use crate::report::Failure;

/// The name of the file.
pub(crate) const FILE: &str = "errcat.toml";

/// What every finding about the file refers to.
pub(crate) static RULE: Rule = Rule {
    id: "errcat-toml",
    level: Level::Deny,
    adjustable: false,
    page: include_str!("../docs/errcat-toml.md"),
};

/// The file, read and found good.
#[derive(Debug)]
pub(crate) struct Config {
    /// The directory that holds it, as seen from the current one: empty, or `../` repeated.
    pub(crate) dir: PathBuf,
    /// The catalogues, globs expanded, in the order of the file, as seen from the current directory.
    pub(crate) catalogs: Vec<PathBuf>,
    /// What is made from each of them.
    pub(crate) outputs: Vec<Output>,
    /// Where the path of each output stands.
    pub(crate) places: Vec<Span>,
    /// The directory of the user's templates, as seen from the current directory.
    pub(crate) templates: Option<PathBuf>,
}

impl Config {
    /// Reads the file in the current directory or in the nearest parent that has one.
    ///
    /// Mistakes are pushed to `findings`; the result is then `None`, as it is where there is no file at all.
    pub(crate) fn find(
        sources: &mut Sources,
        findings: &mut Diagnostics,
    ) -> Result<Option<Self>, Failure> {
        let current = std::env::current_dir()
            .map_err(|error| Failure::new(format!("cannot tell the current directory: {error}")))?;
        let mut dir = PathBuf::new();
        for parent in current.ancestors() {
            if parent.join(FILE).exists() {
                return read::read(&dir, sources, findings);
            }
            dir.push("..");
        }
        Ok(None)
    }

    /// Reads the file in a directory that has one.
    pub(crate) fn of(
        dir: &Path,
        sources: &mut Sources,
        findings: &mut Diagnostics,
    ) -> Result<Option<Self>, Failure> {
        read::read(dir, sources, findings)
    }
}

/// What is made where no file says it, each at its own place: the usual targets, or any that are asked for.
pub(crate) fn default_outputs(targets: &[String]) -> Vec<Output> {
    if targets.is_empty() {
        Target::USUAL.map(Output::from).into()
    } else {
        Target::BUILT_IN.map(Output::from).into()
    }
}

/// The names of the built-in targets.
pub(crate) fn built_in_targets() -> Vec<String> {
    Target::BUILT_IN
        .iter()
        .map(|target| target.name().to_owned())
        .collect()
}

/// A path of the file as seen from the current directory.
fn seen_from_here(dir: &Path, path: &str) -> PathBuf {
    dir.join(path)
}
