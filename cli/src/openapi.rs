//! `errcat openapi`: the errors of operations into a document of `OpenAPI` that is there.

use std::fs;
use std::path::Path;

use errcat_catalog::{Diagnostic, Level, Rule, Span};
use errcat_codegen::apply::{Applied, Problem, Refused, apply};
use errcat_codegen::{OpenApi, Target};

use crate::args;
use crate::findings;
use crate::generate::quoted;
use crate::inputs::Run;
use crate::replace::replace;
use crate::report::{Failure, GOOD, Outcome, Terminal};

/// What every finding about such a document refers to.
pub(crate) static RULE: Rule = Rule {
    id: "openapi-document",
    level: Level::Deny,
    adjustable: false,
    page: include_str!("../docs/openapi-document.md"),
};

/// Puts the errors of the catalogues' operations into a document, or says with `--check` whether they are there.
pub(crate) fn run(arguments: &args::OpenApi, terminal: &mut Terminal) -> Result<Outcome, Failure> {
    let mut run = Run::default();
    if arguments.catalogs.catalogs.is_empty() {
        run.read_config()?;
    }
    let mut catalogs = Vec::new();
    for path in run.catalogs(&arguments.catalogs.catalogs)? {
        catalogs.extend(run.load(&path)?);
    }
    run.refuse_shared_names();
    let file = run.read(&arguments.apply)?;
    let before = run.sources.file(file).text.clone();
    let (mut after, mut flag) = (None, "");
    if !run.findings.has_errors() {
        match apply(&catalogs, &settings(arguments, &run), &before) {
            Ok(Applied { text, replaced }) => {
                after = Some(text);
                flag = if replaced.is_empty() { "" } else { " --force" };
                for problem in replaced {
                    run.findings.push(lost(problem, file, arguments));
                }
            }
            Err(Refused::Document(problems)) => {
                for problem in problems {
                    run.findings.push(finding(problem, file));
                }
            }
            Err(refused) => {
                let help = "give operations an `operation_id`, or `http: POST /payments`";
                return Err(Failure::new(refused.to_string()).help(help));
            }
        }
    }
    findings::print(&run, terminal);
    let Some(after) = after.filter(|_| !run.findings.has_errors()) else {
        let summary = findings::summary(&run);
        terminal.note(format_args!("{summary}; nothing was written"));
        return Ok(Outcome::Findings);
    };
    give(arguments, &before, &after, flag, terminal)
}

/// Hands the document over in the way that was asked for.
fn give(
    arguments: &args::OpenApi,
    before: &str,
    after: &str,
    flag: &str,
    terminal: &mut Terminal,
) -> Result<Outcome, Failure> {
    let path = &arguments.apply;
    let shown = path.display();
    match (&arguments.out, before == after) {
        (None, true) if arguments.check || arguments.write => {
            terminal.result(format_args!("{shown} is up to date"));
        }
        (None, false) if arguments.check => {
            let command = command(arguments);
            terminal.result(format_args!(
                "{shown} is out of date; `{command}{flag}` mends it"
            ));
            return Ok(Outcome::Findings);
        }
        (None, false) if arguments.write => {
            replace(path, after)?;
            terminal.result(format_args!("{GOOD}updated{GOOD:#}   {shown}"));
        }
        (Some(out), _) => {
            write(out, after)?;
            terminal.result(format_args!("{GOOD}written{GOOD:#}   {}", out.display()));
        }
        (None, _) => terminal.document(after),
    }
    Ok(Outcome::Clean)
}

/// The command line that writes the document in its place.
fn command(arguments: &args::OpenApi) -> String {
    let path = |path: &Path| quoted(&path.to_string_lossy());
    let mut command = "errcat openapi".to_owned();
    for catalog in &arguments.catalogs.catalogs {
        command.extend([" ", &path(catalog)]);
    }
    command.extend([" --apply ", &path(&arguments.apply), " --write"]);
    if let Some(prefix) = &arguments.prefix {
        command.extend([" --prefix ", &quoted(prefix)]);
    }
    command
}

fn write(path: &Path, text: &str) -> Result<(), Failure> {
    let fail = |error| Failure::new(format!("cannot write `{}`: {error}", path.display()));
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(fail)?;
    }
    fs::write(path, text).map_err(fail)
}

/// What `errcat.toml` says of the output that is an overlay, else of the one that is a document.
fn settings(arguments: &args::OpenApi, run: &Run) -> OpenApi {
    let outputs = run.config.as_ref().map(|config| config.outputs.as_slice());
    let of = |target: Target| {
        let mut outputs = outputs.unwrap_or_default().iter();
        outputs.find(|output| output.target == target)
    };
    let output = of(Target::OpenApiOverlay).or_else(|| of(Target::OpenApi));
    let settings = output.map(|output| output.options.openapi.clone());
    let mut settings = settings.unwrap_or_default();
    if let Some(prefix) = &arguments.prefix {
        settings.prefix.clone_from(prefix);
    }
    settings
}

/// A response that somebody wrote and that another one replaces: that is refused where it would be lost.
fn lost(problem: Problem, file: u32, arguments: &args::OpenApi) -> Diagnostic {
    let mut finding = finding(problem, file);
    let is_in_its_place = arguments.write || arguments.out.as_ref() == Some(&arguments.apply);
    if is_in_its_place && !arguments.force {
        let help = finding.help.unwrap_or_default();
        finding.help = Some(format!("{help}; `--force` replaces it"));
    } else {
        finding.level = Level::Warn;
    }
    finding
}

fn finding(problem: Problem, file: u32) -> Diagnostic {
    let offset = |at| u32::try_from(at).unwrap_or(u32::MAX);
    let span = Span {
        file,
        start: offset(problem.range.start),
        end: offset(problem.range.end),
    };
    Diagnostic::new(&RULE, span, problem.message, problem.label).help(problem.help)
}
