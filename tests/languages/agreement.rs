//! Agreement: each target of the real catalogues and those from outside, read back with its own language's tools, says
//! of every public error what the model says: code, status, message and class.

mod page;
mod program;
mod read;

use errcat_catalog::api::{Api, Entry, Identifiers, Reason};
use errcat_codegen::Target;
use serde::Deserialize;

use crate::packages::{Subject, catalogues, subject};
use crate::samples::render;

/// What a target says of an error, or of one of its reasons.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
struct Row {
    /// The code, or the name where the wire has no codes.
    key: String,
    reason: Option<String>,
    code: Option<String>,
    status: Option<u16>,
    /// The message with the sample of every param.
    message: String,
    /// The class of the error, and its family where the language has one.
    classes: Vec<String>,
}

/// Reads a target back: a table of rows for each catalogue.
type Read = fn(&[&'static Subject]) -> Vec<Vec<Row>>;

/// The names of the classes of an entry.
type Classes = fn(&Api, &Entry) -> Vec<String>;

#[test]
fn json_says_what_the_model_says() {
    hold(read::json, |api, entry| {
        let names = |of: &Identifiers| [&of.rust, &of.typescript, &of.python].map(String::clone);
        [names(&entry.identifiers), names(family(api, entry))].concat()
    });
}

#[test]
fn typescript_says_what_the_model_says() {
    let classes: Classes = |api, entry| {
        let family = family(api, entry).typescript.clone();
        vec![entry.identifiers.typescript.clone(), family]
    };
    hold(read::typescript, classes);
}

#[test]
fn python_says_what_the_model_says() {
    let classes: Classes = |api, entry| {
        let family = family(api, entry).python.clone();
        vec![entry.identifiers.python.clone(), family]
    };
    hold(read::python, classes);
}

#[test]
fn rust_says_what_the_model_says() {
    hold(read::rust, |_, entry| vec![entry.identifiers.rust.clone()]);
}

#[test]
fn markdown_shows_what_the_model_says() {
    for subject in held() {
        let shown = page::shown(&subject.catalog, subject.text(&Target::Markdown));
        let wanted = page::wanted(&subject.catalog);
        assert!(wanted.len() > 8, "{wanted:?}");
        assert_eq!(shown, wanted, "{}", subject.catalog.name);
    }
}

/// The catalogues of real APIs and those from outside.
fn held() -> Vec<&'static Subject> {
    let folders = ["catalog/apis", "tests/outside"];
    let files: Vec<_> = folders.into_iter().flat_map(catalogues).collect();
    assert!(files.len() > 8);
    let name = |file: &std::path::PathBuf| file.file_stem()?.to_str().map(subject);
    files.iter().filter_map(name).collect()
}

/// Holds what a target says against the model.
fn hold(read: Read, classes: Classes) {
    let subjects = held();
    let said = read(&subjects);
    assert_eq!(said.len(), subjects.len());
    for (Subject { catalog, .. }, mut said) in subjects.iter().zip(said) {
        let mut wanted = of_model(catalog, classes);
        // JavaScript puts keys that are whole numbers first.
        said.sort();
        wanted.sort();
        let differs = said
            .iter()
            .zip(&wanted)
            .find(|(said, wanted)| said != wanted);
        assert_eq!(differs, None, "{} says what it should not", catalog.name);
        assert_eq!(said.len(), wanted.len(), "{}", catalog.name);
    }
}

fn of_model(api: &Api, classes: Classes) -> Vec<Row> {
    let row = |entry: &Entry, reason: Option<&Reason>| {
        let message = reason.and_then(|reason| reason.message.as_ref());
        let message = message.unwrap_or(&entry.messages[0]);
        Row {
            key: key(entry).to_owned(),
            reason: reason.map(|reason| reason.name.clone()),
            code: entry.code.clone(),
            status: status(entry, reason),
            message: render(message, entry, reason, api),
            classes: classes(api, entry),
        }
    };
    let rows: Vec<Row> = api
        .public_entries()
        .flat_map(|entry| variants(entry).map(move |reason| row(entry, reason)))
        .collect();
    assert!(rows.len() >= 8, "{} has too few errors", api.name);
    rows
}

/// The reasons of an entry, or none once.
fn variants(entry: &Entry) -> impl Iterator<Item = Option<&Reason>> {
    let plain = entry.reasons.is_empty().then_some(None);
    plain.into_iter().chain(entry.reasons.iter().map(Some))
}

fn key(entry: &Entry) -> &str {
    entry.key()
}

fn status(entry: &Entry, reason: Option<&Reason>) -> Option<u16> {
    let status = reason.and_then(|reason| reason.status).or(entry.status)?;
    Some(status.to_string().parse().expect("no class of statuses"))
}

fn family<'a>(api: &'a Api, entry: &Entry) -> &'a Identifiers {
    let mut classes = api.exceptions.iter();
    let family = classes.find(|class| class.name == entry.exception);
    &family.expect("a class").identifiers
}
