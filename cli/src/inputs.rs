//! Which catalogues a command works on, and reading them.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use errcat_catalog::{
    Catalog, Diagnostic, Diagnostics, Sources, Span, load, read_document, read_text, read_whole,
};
use errcat_codegen::dead_doc_url;

use crate::config::{self, Config};
use crate::report::Failure;

/// What is read in a run, and what was found wrong with it.
#[derive(Default)]
pub(crate) struct Run {
    pub(crate) sources: Sources,
    pub(crate) findings: Diagnostics,
    pub(crate) config: Option<Config>,
    /// The file of each catalogue, and its name if nothing refuses it.
    names: Vec<(u32, Option<String>)>,
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
        Ok(self.load_file(path)?.1)
    }

    /// Reads and checks a catalogue, and judges one of the project by what is made of it.
    pub(crate) fn check(&mut self, path: &Path) -> Result<(), Failure> {
        let (file, catalog) = self.load_file(path)?;
        if let (Some(catalog), Some(config)) = (&catalog, &self.config) {
            let whole = || read_whole(&mut self.sources, file);
            let finding = dead_doc_url(catalog, &config.outputs, whole);
            if let Some(finding) = finding {
                self.findings.push(finding);
            }
        }
        Ok(())
    }

    fn load_file(&mut self, path: &Path) -> Result<(u32, Option<Catalog>), Failure> {
        let file = self.read(path)?;
        let (catalog, findings) = load(&mut self.sources, file);
        self.take(file, catalog.as_ref(), &findings);
        Ok((file, catalog))
    }

    /// Adds a catalogue and its findings to those of the run.
    pub(crate) fn take(&mut self, file: u32, catalog: Option<&Catalog>, findings: &Diagnostics) {
        let name = catalog.map(|catalog| catalog.name.clone());
        self.names.push((file, name));
        findings
            .iter()
            .for_each(|finding| self.findings.push(finding.clone()));
    }

    /// Refuses catalogues of one name: what is made of one would take the place of what is made of the other.
    pub(crate) fn refuse_shared_names(&mut self) {
        let mut places: HashMap<String, Span> = HashMap::new();
        let names = std::mem::take(&mut self.names);
        let is_alone = |name: &String| {
            let same = |(_, other): &&(u32, Option<String>)| {
                other.as_ref().is_none_or(|other| other == name)
            };
            names.iter().filter(same).count() == 1
        };
        for (file, name) in &names {
            if name.as_ref().is_some_and(is_alone) {
                continue;
            }
            let (document, _) = read_document(&self.sources, *file);
            let Some(name) = document.and_then(|document| document.name) else {
                continue;
            };
            let Some(first) = places.get(&name.value) else {
                places.insert(name.value, name.span);
                continue;
            };
            let message = format!("two catalogues have the name `{}`", name.value);
            let finding = Diagnostic::new(&config::RULE, name.span, message, "the second");
            let finding = finding.related(*first, "the first");
            self.findings.push(finding.help(
                "outputs are told apart by the name: give one of the catalogues another, or include one in the other",
            ));
        }
    }
}

/// Standard input as text.
pub(crate) fn read_stdin() -> Result<String, Failure> {
    let fail = |error| Failure::new(format!("cannot read standard input: {error}"));
    read_text(std::io::stdin().lock()).map_err(fail)
}
