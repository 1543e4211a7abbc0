//! Agreement: each target of the five catalogues, read back with its own language's tools, says of every public error
//! what the model says: code, status, message and class.

mod page;
mod program;

use std::process::Command;

use errcat_catalog::Catalog;
use errcat_catalog::api::{Api, Entry, Identifiers, Reason};
use errcat_codegen::Target;
use serde::Deserialize;
use serde_json::{Map, Value as Json, json};

use crate::packages::{Subject, catalogues, subject};
use crate::responses::Pick;
use crate::rustc::Workshop;
use crate::samples::{render, sample, text};
use crate::tools::ask;
use crate::{python, typescript};

/// What a target says of an error, or of one of its reasons.
#[derive(Debug, PartialEq, Eq, Deserialize)]
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
    hold(of_json, |api, entry| {
        let picks: [Pick; 3] = [
            |identifiers| &identifiers.rust,
            |identifiers| &identifiers.typescript,
            |identifiers| &identifiers.python,
        ];
        let mut classes: Vec<String> = picks
            .map(|pick| pick(&entry.identifiers).to_owned())
            .to_vec();
        classes.extend(picks.map(|pick| pick(family(api, entry)).to_owned()));
        classes
    });
}

#[test]
fn typescript_says_what_the_model_says() {
    let classes: Classes = |api, entry| {
        let family = family(api, entry).typescript.clone();
        vec![entry.identifiers.typescript.clone(), family]
    };
    hold(of_typescript, classes);
}

#[test]
fn python_says_what_the_model_says() {
    let classes: Classes = |api, entry| {
        let family = family(api, entry).python.clone();
        vec![entry.identifiers.python.clone(), family]
    };
    hold(of_python, classes);
}

#[test]
fn rust_says_what_the_model_says() {
    hold(of_rust, |_, entry| vec![entry.identifiers.rust.clone()]);
}

#[test]
fn markdown_shows_what_the_model_says() {
    for subject in five() {
        let shown = page::shown(&subject.catalog, subject.text(&Target::Markdown));
        let wanted = page::wanted(&subject.catalog);
        assert!(wanted.len() > 8, "{wanted:?}");
        assert_eq!(shown, wanted, "{}", subject.catalog.name);
    }
}

/// The catalogues of real APIs.
fn five() -> Vec<&'static Subject> {
    let files = catalogues("catalog/apis");
    assert_eq!(files.len(), 5);
    let name = |file: &std::path::PathBuf| file.file_stem()?.to_str().map(subject);
    files.iter().filter_map(name).collect()
}

/// Holds what a target says against the model.
fn hold(read: Read, classes: Classes) {
    let five = five();
    let said = read(&five);
    assert_eq!(said.len(), five.len());
    for (Subject { catalog, .. }, said) in five.iter().zip(said) {
        assert_eq!(said, of_model(catalog, classes), "{}", catalog.name);
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
    entry.code.as_ref().unwrap_or(&entry.name)
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

/// The arguments of every constructor, by the key of the entry.
fn arguments(api: &Api, pick: Pick) -> Json {
    let of = |entry: &Entry| -> Map<String, Json> {
        entry
            .public_params()
            .map(|param| (pick(&param.identifiers).to_owned(), sample(param, api)))
            .collect()
    };
    api.public_entries()
        .map(|entry| (key(entry).to_owned(), Json::Object(of(entry))))
        .collect()
}

fn of_typescript(subjects: &[&'static Subject]) -> Vec<Vec<Row>> {
    let inputs = subjects.iter().map(|subject| {
        let catalog = &subject.catalog;
        json!([
            catalog.packages.typescript,
            arguments(catalog, |identifiers| &identifiers.typescript)
        ])
    });
    let program = r#"
        import { readFileSync } from "node:fs";
        const tables = JSON.parse(readFileSync(0, "utf8")).map(async ([name, given]) => {
          const api = await import(name);
          const { catalogue } = await import(name + "/catalogue");
          return Object.entries(catalogue).flatMap(([key, entry]) => {
            const reasons = Object.keys(entry.reasons);
            return (reasons.length ? reasons : [undefined]).map((reason) => {
              const error = new api[entry.class]({ ...given[key], reason });
              const classes = [error.name, Object.getPrototypeOf(error.constructor).name];
              const { code, status, message } = error;
              return { key, reason: error.reason, code, status, message, classes };
            });
          });
        });
        console.log(JSON.stringify(await Promise.all(tables)));
    "#;
    tables(ask(
        &mut typescript::program("agreement.mjs", program),
        &inputs.collect(),
    ))
}

fn of_python(subjects: &[&'static Subject]) -> Vec<Vec<Row>> {
    let inputs = subjects.iter().map(|subject| {
        let catalog = &subject.catalog;
        json!([
            catalog.packages.python_module,
            arguments(catalog, |identifiers| &identifiers.python)
        ])
    });
    let program = r#"
import importlib, json, sys

def row(key, entry, reason, given):
    error = entry.error(**given, **({"reason": reason} if reason else {}))
    classes = [cls.__name__ for cls in type(error).__mro__[:2]]
    return dict(key=key, reason=error.reason, code=error.code, status=error.status, message=error.message, classes=classes)

def table(name, given):
    catalogue = importlib.import_module(name).CATALOGUE
    return [row(key, e, reason, given[key]) for key, e in catalogue.items() for reason in e.reasons or [None]]

print(json.dumps([table(*each) for each in json.load(sys.stdin)]))
"#;
    let mut python = Command::new("python3");
    python
        .env("PYTHONPATH", python::all_paths())
        .args(["-c", program]);
    tables(ask(&mut python, &inputs.collect()))
}

fn of_rust(subjects: &[&'static Subject]) -> Vec<Vec<Row>> {
    let catalogs: Vec<&Catalog> = subjects.iter().map(|subject| &subject.catalog).collect();
    let modules = subjects.iter().map(|subject| {
        let module = subject.text(&Target::Rust);
        format!("pub mod {} {{\n{module}\n}}\n", subject.catalog.name)
    });
    let main = program::main(&catalogs);
    program::rows(&Workshop::new().output(&modules.collect::<String>(), &main))
}

fn of_json(subjects: &[&'static Subject]) -> Vec<Vec<Row>> {
    let texts = subjects.iter().map(|subject| subject.text(&Target::Json));
    let table = |text: &str| {
        let api: Json = serde_json::from_str(text).expect("JSON");
        let mut rows = Vec::new();
        for entry in list(&api["entries"]) {
            if entry["audience"] != "public" {
                continue;
            }
            let reasons = list(&entry["reasons"]);
            if reasons.is_empty() {
                rows.push(json_row(&api, entry, &Json::Null));
            }
            rows.extend(reasons.iter().map(|reason| json_row(&api, entry, reason)));
        }
        rows
    };
    texts.map(table).collect()
}

fn json_row(api: &Json, entry: &Json, reason: &Json) -> Row {
    let string = |value: &Json| value.as_str().map(str::to_owned);
    let own = [&reason["message"], &entry["messages"][0]];
    let message = own.into_iter().find(|message| !message.is_null());
    let part = |part: &Json| match (&part["text"], &part["param"]) {
        (Json::String(text), _) => text.clone(),
        (_, name) if name == "reason" && !reason.is_null() => text(&reason["name"]),
        (_, name) => {
            let mut params = list(&entry["params"]).iter();
            let param = params.find(|param| param["name"] == *name);
            text(&param.expect("a param")["example"])
        }
    };
    let own = [&reason["status"], &entry["status"]];
    let status = own.into_iter().find(|status| !status.is_null());
    let mut exceptions = list(&api["exceptions"]).iter();
    let family = exceptions.find(|class| class["name"] == entry["exception"]);
    let languages = ["rust", "typescript", "python"];
    let classes = [entry, family.expect("a class")]
        .into_iter()
        .flat_map(|thing| languages.map(|language| text(&thing["identifiers"][language])));
    Row {
        key: string(&entry["code"]).unwrap_or_else(|| text(&entry["name"])),
        reason: string(&reason["name"]),
        code: string(&entry["code"]),
        status: status.map(|status| text(status).parse().expect("a status")),
        message: list(&message.expect("a message")["parts"])
            .iter()
            .map(part)
            .collect(),
        classes: classes.collect(),
    }
}

fn list(json: &Json) -> &[Json] {
    json.as_array().map_or(&[], Vec::as_slice)
}

fn tables(said: Json) -> Vec<Vec<Row>> {
    serde_json::from_value(said).expect("rows")
}
