//! Which catalogues a command works on, and reading them.

use std::path::{Path, PathBuf};

use errcat_catalog::{Catalog, Diagnostics, Sources, load, read_text};

use crate::config::{self, Config};
use crate::report::Failure;

/// What is read in a run, and what was found wrong with it.
#[derive(Default)]
pub(crate) struct Run {
    pub(crate) sources: Sources,
    pub(crate) findings: Diagnostics,
    pub(crate) config: Option<Config>,
}

impl Run {
    /// Reads `errcat.toml`, if there is one. Its mistakes become findings.
    pub(crate) fn read_config(&mut self) -> Result<(), Failure> {
        self.config = Config::find(&mut self.sources, &mut self.findings)?;
        Ok(())
    }

    /// The catalogues named as arguments, else those of `errcat.toml`; none if that has mistakes.
    pub(crate) fn catalogs(&mut self, arguments: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
        if arguments
            .iter()
            .filter(|path| *path == Path::new("-"))
            .count()
            > 1
        {
            return Err(Failure::new(
                "standard input can be read once, and `-` is given twice",
            ));
        }
        if !arguments.is_empty() {
            return Ok(arguments.to_owned());
        }
        if self.config.is_none() && self.findings.is_empty() {
            self.read_config()?;
        }
        match &self.config {
            Some(config) => Ok(config.catalogs.clone()),
            None if self.findings.has_errors() => Ok(Vec::new()),
            None => {
                let message = format!(
                    "no catalogue is given, and there is no `{}` here or above",
                    config::FILE
                );
                Err(Failure::new(message)
                    .help("name a catalogue, or start a project with `errcat init`"))
            }
        }
    }

    /// Reads the file of a catalogue; `-` is standard input.
    pub(crate) fn read(&mut self, path: &Path) -> Result<u32, Failure> {
        if path == Path::new("-") {
            return Ok(self.sources.add("<stdin>", read_stdin()?));
        }
        let fail = |error| Failure::new(format!("cannot read `{}`: {error}", path.display()));
        self.sources.read(path).map_err(fail)
    }

    /// Reads and checks a catalogue.
    pub(crate) fn load(&mut self, path: &Path) -> Result<Option<Catalog>, Failure> {
        let file = self.read(path)?;
        let (catalog, findings) = load(&mut self.sources, file);
        self.take(&findings);
        Ok(catalog)
    }

    /// Adds the findings of one catalogue to those of the run.
    pub(crate) fn take(&mut self, findings: &Diagnostics) {
        findings
            .iter()
            .for_each(|finding| self.findings.push(finding.clone()));
    }
}

/// Standard input as text.
pub(crate) fn read_stdin() -> Result<String, Failure> {
    let fail = |error| Failure::new(format!("cannot read standard input: {error}"));
    read_text(std::io::stdin().lock()).map_err(fail)
}
