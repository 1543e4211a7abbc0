//! `errcat explain`: what a code, a rule or the body of a response means, and what to do about it.

mod body;
mod encoded;
mod find;
mod message;
mod pasted;
mod several;
mod text;
mod transcript;

use std::path::{Path, PathBuf};

use errcat_catalog::api::{Api, Entry, Kind};
use serde_json::{Value, json};

use self::body::{Finding, Found, Response};
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
    if let Some(file) = word.filter(|word| *word != "-" && Path::new(word).is_file()) {
        return Err(swapped(file, &paths));
    }
    let response = if word == Some("-") {
        if paths.iter().any(|path| path == Path::new("-")) {
            return Err(Failure::new(
                "standard input can be read once: for the response, or for a catalogue",
            ));
        }
        let text = read_stdin()?;
        Some(
            pasted::read(&text)
                .map_err(|error| Failure::new(format!("standard input is not JSON: {error}")))?,
        )
    } else {
        word.and_then(pasted::in_word)
    };

    let mut run = Run::default();
    let catalogs = match run.catalogs(&paths) {
        Ok(paths) => paths
            .iter()
            .map(|path| run.load(path))
            .collect::<Result<Vec<_>, _>>()?,
        // What needs no catalogue can be explained where there is no project.
        Err(_) if word.is_some_and(find::needs_no_catalog) => Vec::new(),
        Err(failure) => return Err(failure),
    };
    // And whatever is wrong with the catalogues.
    if run.findings.has_errors() && !word.is_some_and(find::needs_no_catalog) {
        findings::print(&run, terminal);
        return Ok(Outcome::Findings);
    }
    let apis: Vec<&Api> = catalogs
        .iter()
        .flatten()
        .map(|catalog| &**catalog)
        .collect();

    if let Some(response) = &response {
        return Ok(answer(response, &apis, arguments.json, terminal));
    }
    let preset = word.and_then(find::preset);
    let mut found = match word {
        Some(word) => find::find(word, &apis),
        None => find::all(&apis),
    };
    if let (true, Some(preset)) = (found.is_empty(), &preset) {
        found = find::find(find::ENVELOPE, &[&**preset]);
    }
    if let (true, Some(word)) = (found.is_empty(), word) {
        terminal.failure(&missed(word, &apis));
        return Ok(Outcome::Findings);
    }
    if arguments.json {
        let found: Value = found.iter().map(to_json).collect();
        terminal.result(format_args!("{found:#}"));
    } else {
        let pages: Vec<String> = found.iter().map(text::render).collect();
        let are_envelopes = found
            .iter()
            .all(|found| matches!(found, Subject::Envelope(..)));
        terminal.result(pages.join(if are_envelopes { "\n\n" } else { "\n\n\n" }));
    }
    Ok(Outcome::Clean)
}

/// Says what a response is, and what it says itself.
fn answer(response: &Response, apis: &[&Api], json: bool, terminal: &mut Terminal) -> Outcome {
    let parts = several::parts(response, apis);
    if !parts.is_empty() {
        return answer_each(&parts, apis, json, terminal);
    }
    let failure = match response.identify(apis) {
        Finding::Known(found) if json => {
            let found: Value = found.iter().map(found_to_json).collect();
            terminal.result(format_args!("{found:#}"));
            return Outcome::Clean;
        }
        Finding::Known(found) => {
            let pages = found.iter().map(|found| {
                let page = text::render(&found.subject);
                format!("{}\n\n{page}", text::render_found(found))
            });
            terminal.result(pages.collect::<Vec<_>>().join("\n\n\n"));
            return Outcome::Clean;
        }
        Finding::UnknownCode(code) => unknown(&code, response.known_kind(apis), apis),
        Finding::UnknownMessage(message) => Failure::new(format!(
            "the body has the message `{}` and no code, and no error is recognised by this message",
            message.escape_debug()
        ))
        .help("errors of a status are explained by `errcat explain STATUS`"),
        Finding::Unrecognised => {
            Failure::new("the response has neither a code nor a message where a catalogue has it")
        }
    };
    terminal.failure(&failure);
    Outcome::Findings
}

/// Says what each of several errors is, and which of them no catalogue has.
fn answer_each(parts: &[Response], apis: &[&Api], json: bool, terminal: &mut Terminal) -> Outcome {
    let (mut pages, mut values, mut outcome) = (Vec::new(), Vec::new(), Outcome::Findings);
    for (at, part) in parts.iter().enumerate() {
        let said = match part.identify(apis) {
            Finding::Known(found) => {
                outcome = Outcome::Clean;
                values.extend(found.iter().map(found_to_json));
                pages.extend(found.iter().map(|found| {
                    let page = text::render(&found.subject);
                    format!("{}\n\n{page}", text::render_found(found))
                }));
                continue;
            }
            Finding::UnknownCode(code) => {
                let of = part.known_kind(apis);
                let of = of.map(|(_, kind)| format!(" of the kind `{}`", kind.value));
                format!(
                    "the code `{}`{}",
                    code.escape_debug(),
                    of.unwrap_or_default()
                )
            }
            Finding::UnknownMessage(text) => format!("the message `{}`", text.escape_debug()),
            Finding::Unrecognised => "neither a code nor a message".to_owned(),
        };
        pages.push(format!(
            "error {} of {}: {said}, which no catalogue has",
            at + 1,
            parts.len()
        ));
    }
    if json {
        terminal.result(format_args!("{:#}", Value::Array(values)));
    } else {
        terminal.result(pages.join("\n\n\n"));
    }
    outcome
}

/// What the first argument is when it is a catalogue.
fn swapped(file: &str, others: &[PathBuf]) -> Failure {
    let word = others.first().map(|path| path.display().to_string());
    let word = word.as_deref().unwrap_or("CODE");
    Failure::new(format!(
        "`{}` is a file, and what is explained comes first",
        file.escape_debug()
    ))
    .help(format!(
        "write `errcat explain {} {}`",
        word.escape_debug(),
        file.escape_debug()
    ))
}

/// Says of a code that no catalogue has what clients make of it all the same: a case of an error, or one of a kind.
fn unknown(code: &str, kind: Option<(&Api, &Kind)>, apis: &[&Api]) -> Failure {
    let failure = missed(code, apis);
    let Some((api, kind)) = kind.filter(|_| of_prefix(code, apis).is_none()) else {
        return failure;
    };
    let class = kind.exception.as_deref();
    let class = class.and_then(|class| api.exception(class));
    let class =
        class.map(|class| format!(", an `Unknown{}` to clients", class.identifiers.typescript));
    let retry = kind.retry.as_ref();
    let retry = retry.map(|rule| format!("; to try again: {}", rule.kind.as_str()));
    let doc = kind.doc.as_ref().map(|doc| format!(": {doc}"));
    failure.help(format!(
        "it is of the kind `{}`{}{}{}",
        kind.value,
        class.unwrap_or_default(),
        retry.unwrap_or_default(),
        doc.unwrap_or_default(),
    ))
}

/// The error of which a code is a case by how it begins.
fn of_prefix<'a>(code: &str, apis: &[&'a Api]) -> Option<&'a Entry> {
    apis.iter().find_map(|api| api.by_prefix(code))
}

fn missed(word: &str, apis: &[&Api]) -> Failure {
    if let Some(parent) = of_prefix(word, apis) {
        let word = word.escape_debug();
        let message = format!(
            "no error has the code `{word}`, which begins as cases of `{}` do",
            parent.name
        );
        return Failure::new(message)
            .help(format!("`errcat explain {}` explains that", parent.name));
    }
    let failure = Failure::new(format!("nothing is called `{}`", word.escape_debug()));
    match find::nearest(word, apis) {
        Some(near) => failure.help(format!("did you mean `{near}`?")),
        None => failure.help("`errcat explain --all` explains every code and every rule"),
    }
}

fn found_to_json(found: &Found) -> Value {
    let mut object = to_json(&found.subject);
    let said = &found.said;
    object["received"] = json!({
        "status": said.status,
        "code": said.code,
        "reason": said.reason,
        "message": said.message,
        "request_id": said.request_id,
    });
    object
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
        Subject::Envelope(api, envelope) => json!({
            "kind": "envelope",
            "catalog": api.name,
            "name": envelope.name,
            "media_type": envelope.media_type,
            "written": envelope.written(),
        }),
        Subject::Rule(rule) => json!({ "kind": "rule", "rule": rule.id, "page": rule.page }),
    }
}
