//! Each target, read back with its own language's tools.

use std::iter::zip;
use std::process::Command;

use errcat_catalog::Catalog;
use errcat_catalog::api::Entry;
use errcat_codegen::Target;
use serde_json::{Map, Value as Json, json};

use super::{Row, key, program};
use crate::packages::Subject;
use crate::rustc::Workshop;
use crate::samples::{sample, text};
use crate::tools::ask;
use crate::{python, typescript};

/// Node.js makes every error of the compiled packages.
pub(super) fn typescript(subjects: &[&'static Subject]) -> Vec<Vec<Row>> {
    let inputs = subjects.iter().map(|subject| {
        let catalog = &subject.catalog;
        json!([
            catalog.packages.typescript,
            arguments(subject, "typescript")
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
              const { code, status, apiMessage: message } = error;
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

/// Python makes every error of the packages.
pub(super) fn python(subjects: &[&'static Subject]) -> Vec<Vec<Row>> {
    let inputs = subjects.iter().map(|subject| {
        let catalog = &subject.catalog;
        json!([catalog.packages.python_module, arguments(subject, "python")])
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

/// rustc compiles the modules with a program that makes every error.
pub(super) fn rust(subjects: &[&'static Subject]) -> Vec<Vec<Row>> {
    let catalogs: Vec<&Catalog> = subjects.iter().map(|subject| &subject.catalog).collect();
    let modules = subjects.iter().map(|subject| {
        let module = subject.text(&Target::Rust);
        format!("pub mod {} {{\n{module}\n}}\n", subject.catalog.name)
    });
    let main = program::main(&catalogs);
    program::rows(&Workshop::new().output(&modules.collect::<String>(), &main))
}

/// The resolved catalogue, with the examples put into the messages.
pub(super) fn json(subjects: &[&'static Subject]) -> Vec<Vec<Row>> {
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

/// The arguments of every constructor, by the key of the entry.
fn arguments(subject: &Subject, language: &str) -> Json {
    let vectors: Json = serde_json::from_str(subject.text(&Target::Vectors)).expect("JSON");
    let of = |entry: &Entry| -> Map<String, Json> {
        let mut classes = list(&vectors["classes"]).iter();
        let class = classes.find(|class| class["name"] == entry.name.as_str());
        let members = list(&class.expect("a class of every error")["members"]).iter();
        zip(members, entry.public_params())
            .map(|(member, param)| (text(&member[language]), sample(param, &subject.catalog)))
            .collect()
    };
    let entries = subject.catalog.public_entries();
    entries
        .map(|entry| (key(entry).to_owned(), Json::Object(of(entry))))
        .collect()
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
