//! `errcat explain`: what a code, a rule or the body of a response means, and what to do about it.

mod body;
mod find;
mod message;
mod text;

use std::path::Path;

use errcat_catalog::api::Api;
use serde_json::{Value, json};

use self::body::{Finding, Response};
use self::find::Subject;
use crate::args::Explain;
use crate::findings;
use crate::inputs::{Run, read_stdin};
use crate::report::{Failure, Outcome, Terminal};

/// Explains what is asked for; what is unknown is answered with what is near, and exit code 1.
pub(crate) fn run(arguments: &Explain, terminal: &mut Terminal) -> Result<Outcome, Failure> {
    let mut paths = arguments.catalogs.catalogs.clone();
    // With --all there is nothing to name, so the first argument is a catalogue like the others.
    let word = if arguments.all {
        None
    } else {
        arguments.what.as_deref()
    };
    if let (true, Some(first)) = (arguments.all, &arguments.what) {
        paths.insert(0, first.into());
    }
    let response = if word == Some("-") {
        if paths.iter().any(|path| path == Path::new("-")) {
            return Err(Failure::new(
                "standard input can be read once: for the response, or for a catalogue",
            ));
        }
        let text = read_stdin()?;
        Some(
            Response::parse(&text)
                .map_err(|error| Failure::new(format!("standard input is not JSON: {error}")))?,
        )
    } else {
        None
    };

    let mut run = Run::default();
    let catalogs = match run.catalogs(&paths) {
        Ok(paths) => paths
            .iter()
            .map(|path| run.load(path))
            .collect::<Result<Vec<_>, _>>()?,
        // A rule can be explained where there is no project.
        Err(failure) => match word.map(|word| find::find(word, &[])) {
            Some(found) if !found.is_empty() => Vec::new(),
            _ => return Err(failure),
        },
    };
    if run.findings.has_errors() {
        findings::print(&run, terminal);
        return Ok(Outcome::Findings);
    }
    let apis: Vec<&Api> = catalogs
        .iter()
        .flatten()
        .map(|catalog| &**catalog)
        .collect();

    let found = match (&response, word) {
        (Some(response), _) => match response.identify(&apis) {
            Finding::Known(found) => Ok(found),
            Finding::UnknownCode(code) => Err(missed(&code, &apis)),
            Finding::Unrecognised => Err(Failure::new(
                "the body has neither a code nor a message where a catalogue's envelope has it",
            )),
        },
        (None, Some(word)) => Some(find::find(word, &apis))
            .filter(|found| !found.is_empty())
            .ok_or_else(|| missed(word, &apis)),
        (None, None) => Ok(find::all(&apis)),
    };
    match found {
        Ok(found) if arguments.json => terminal.result(format_args!(
            "{:#}",
            found.iter().map(to_json).collect::<Value>()
        )),
        Ok(found) => {
            let pages: Vec<String> = found.iter().map(text::render).collect();
            terminal.result(pages.join("\n\n\n"));
        }
        Err(failure) => {
            terminal.failure(&failure);
            return Ok(Outcome::Findings);
        }
    }
    Ok(Outcome::Clean)
}

fn missed(word: &str, apis: &[&Api]) -> Failure {
    let failure = Failure::new(format!("nothing is called `{}`", word.escape_debug()));
    match find::nearest(word, apis) {
        Some(near) => failure.help(format!("did you mean `{near}`?")),
        None => failure.help("`errcat explain --all` explains every code and every rule"),
    }
}

fn to_json(subject: &Subject) -> Value {
    match subject {
        Subject::Entry(api, entry, reason) => json!({
            "kind": "code",
            "catalog": api.name,
            "reason": reason.map(|reason| &reason.name),
            "entry": entry,
        }),
        Subject::Retired(api, retired) => {
            json!({ "kind": "retired", "catalog": api.name, "retired": retired })
        }
        Subject::Rule(rule) => json!({ "kind": "rule", "rule": rule.id, "page": rule.page }),
    }
}
