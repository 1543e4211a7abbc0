//! What a run makes, from what, and where: the arguments and `errcat.toml` brought together.

use std::path::{Path, PathBuf};

use errcat_catalog::{api::PackageVersion, did_you_mean};
use errcat_codegen::write::{Permit, Scope};
use errcat_codegen::{Engine, Output, Target};

use crate::args::Generate;
use crate::config;
use crate::inputs::Run;
use crate::report::Failure;

/// A run of `errcat generate`, decided in every respect.
pub(super) struct Job {
    pub(super) catalogs: Vec<PathBuf>,
    pub(super) outputs: Vec<Output>,
    /// The directory that paths of outputs are relative to, as seen from the current one.
    pub(super) base: PathBuf,
    pub(super) scope: Scope,
    pub(super) engine: Engine,
    /// The version that packages get in place of the catalogue's.
    pub(super) version: Option<PackageVersion>,
    /// Whether these are all catalogues that its outputs are made of.
    pub(super) is_all: bool,
    /// The command line without `--check`, `--force` and `--prune`.
    command: String,
}

impl Job {
    /// Decides what is to be done; nothing if `errcat.toml` has mistakes, which are then findings of the run.
    pub(super) fn new(arguments: &Generate, run: &mut Run) -> Result<Option<Self>, Failure> {
        let given = &arguments.catalogs.catalogs;
        // With catalogues and a directory there is nothing left for errcat.toml to say.
        let standalone = !given.is_empty() && arguments.out.is_some();
        if !standalone {
            run.read_config()?;
        }
        let catalogs = run.catalogs(given)?;
        if run.findings.has_errors() {
            return Ok(None);
        }
        let all = match &run.config {
            Some(config) => config.outputs.clone(),
            None if standalone => config::default_outputs(&arguments.targets),
            None => {
                let message = format!(
                    "there is no `{}` here or above to say where outputs go",
                    config::FILE
                );
                let help = "give a directory with --out DIR, or start a project with `errcat init`";
                return Err(Failure::new(message).help(help));
            }
        };
        if all.is_empty() {
            return Err(
                Failure::new(format!("`{}` has no [[output]]", config::FILE))
                    .help("`errcat explain errcat-toml` says how to write one"),
            );
        }
        let outputs = choose(all, &arguments.targets)?;
        let dir = run
            .config
            .as_ref()
            .map(|config| config.dir.clone())
            .unwrap_or_default();
        let templates = arguments
            .templates
            .clone()
            .or_else(|| run.config.as_ref()?.templates.clone());
        let engine = engine(templates.as_deref(), &dir, &outputs)?;
        let whole = given.is_empty() && arguments.targets.is_empty();
        Ok(Some(Self {
            catalogs,
            outputs,
            base: arguments.out.clone().unwrap_or(dir),
            scope: if whole { Scope::Whole } else { Scope::Partial },
            engine,
            version: arguments
                .package_version
                .as_deref()
                .map(version)
                .transpose()?,
            is_all: given.is_empty() || standalone,
            command: command(arguments),
        }))
    }

    /// A path of an output as seen from the current directory.
    pub(super) fn shown(&self, path: &str) -> String {
        self.base.join(path).to_string_lossy().replace('\\', "/")
    }

    /// The command line that runs this job with these permissions.
    pub(super) fn command(&self, permit: Permit) -> String {
        let mut command = self.command.clone();
        for (flag, given) in [(" --force", permit.force), (" --prune", permit.prune)] {
            if given {
                command += flag;
            }
        }
        command
    }
}

fn version(text: &str) -> Result<PackageVersion, Failure> {
    PackageVersion::new(text).ok_or_else(|| {
        let failure = Failure::new(format!("`{text}` is no version of a package"));
        failure.help("write it as semantic versioning does: `1.2.0`, `1.2.0-alpha.1`, `-beta.1`, `-rc.1` or `-dev.1`")
    })
}

/// The templates of the run: a directory of them, else the files that outputs name, beside `errcat.toml`.
fn engine(templates: Option<&Path>, dir: &Path, outputs: &[Output]) -> Result<Engine, Failure> {
    let names: Vec<&str> = outputs
        .iter()
        .filter_map(|output| match &output.target {
            Target::Template(name) => Some(name.as_str()),
            _ => None,
        })
        .collect();
    let Some(templates) = templates else {
        return Ok(Engine::with_files(dir, &names)?);
    };
    let engine = Engine::with_templates(templates)?;
    match names.iter().find(|name| !engine.has(name)) {
        Some(name) => Err(Failure::new(format!(
            "there is no template `{name}` in `{}`",
            templates.display()
        ))),
        None => Ok(engine),
    }
}

/// The outputs whose target or template is asked for.
fn choose(all: Vec<Output>, targets: &[String]) -> Result<Vec<Output>, Failure> {
    for target in targets {
        if all.iter().any(|output| output.target.name() == target) {
            continue;
        }
        if target.parse::<Target>().is_ok() {
            let failure = Failure::new(format!("{} has no output for `{target}`", config::FILE));
            return Err(
                failure.help("add an [[output]] with it, or give a catalogue and --out DIR")
            );
        }
        let mut known = config::built_in_targets();
        known.extend(all.iter().map(|output| output.target.name().to_owned()));
        let failure = Failure::new(format!("unknown target `{}`", target.escape_debug()));
        return Err(
            match did_you_mean(target, known.iter().map(String::as_str)) {
                Some(near) => failure.help(format!("did you mean `{near}`?")),
                None => failure.help(format!(
                    "the built-in targets are {}",
                    config::built_in_targets().join(", ")
                )),
            },
        );
    }
    let asked = |output: &Output| {
        targets.is_empty() || targets.iter().any(|target| target == output.target.name())
    };
    Ok(all.into_iter().filter(asked).collect())
}

fn command(arguments: &Generate) -> String {
    let path = |path: &Path| path.to_string_lossy().into_owned();
    let mut words = vec!["errcat".to_owned(), "generate".to_owned()];
    words.extend(
        arguments
            .catalogs
            .catalogs
            .iter()
            .map(|catalog| path(catalog)),
    );
    words.extend(
        arguments
            .targets
            .iter()
            .flat_map(|target| ["--target".to_owned(), target.clone()]),
    );
    for (flag, dir) in [
        ("--out", &arguments.out),
        ("--templates", &arguments.templates),
    ] {
        words.extend(dir.iter().flat_map(|dir| [flag.to_owned(), path(dir)]));
    }
    let version = arguments.package_version.iter();
    words.extend(version.flat_map(|version| ["--package-version".to_owned(), version.clone()]));
    words
        .iter()
        .map(|word| quoted(word))
        .collect::<Vec<_>>()
        .join(" ")
}

/// An argument as a POSIX shell reads it back.
pub(crate) fn quoted(argument: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "-_./=+:@,%".contains(c);
    if !argument.is_empty() && argument.chars().all(plain) {
        argument.to_owned()
    } else {
        format!("'{}'", argument.replace('\'', r"'\''"))
    }
}
