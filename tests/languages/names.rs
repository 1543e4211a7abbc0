//! Names: none is declared outside of the table by which collisions are judged.

mod tricky;

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use errcat_catalog::{Declared, Sources, declared, is_reserved_class, load};
use errcat_codegen::Target;
use serde_json::{Value as Json, json};

use crate::packages::{Subject, subjects};
use crate::tools::{ask, npm_file};

/// The catalogue whose errors have the names of classes that every package makes.
const NEIGHBOURS: &str = "errcat: 1\nname: neighbours\nenvelope: {code: $code, message: $message, details: $details}\n\
    errors:\n  unknown_server: {status: 502, message: The server is not known., remedy: Register it.}\n  \
    api_connection: {status: 502, message: There is none., remedy: Wait.}\n  \
    known: {status: 400, message: Known., remedy: Wait., params: {kind: {enum: [a, b]}}, reasons: {old: {cause: It is old.}}}\n\
    retired: {bygone: {replaced_by: known}}\n";

fn everything() -> Vec<&'static Subject> {
    let neighbours: &'static Subject = Box::leak(Box::new(Subject::new(NEIGHBOURS)));
    subjects().iter().chain([neighbours]).collect()
}

/// Fails with what is neither in the table nor reserved.
fn hold(
    language: &str,
    subject: &Subject,
    found: Vec<String>,
    name: fn(&Declared) -> Option<&str>,
) {
    let table = declared(&subject.catalog);
    let table: BTreeSet<&str> = table.iter().filter_map(name).collect();
    assert!(!found.is_empty());
    let outside: Vec<String> = found
        .into_iter()
        .filter(|found| !table.contains(found.as_str()) && !is_reserved_class(found))
        .collect();
    let name = &subject.catalog.name;
    assert!(
        outside.is_empty(),
        "{language} of {name} declares {outside:?}, and no rule judges it"
    );
}

#[test]
fn rust_declares_nothing_outside_of_the_table() {
    for subject in everything() {
        let file = syn::parse_file(subject.text(&Target::Rust)).expect("Rust");
        let names = file.items.iter().filter_map(|item| match item {
            syn::Item::Enum(item) => Some(item.ident.to_string()),
            syn::Item::Struct(item) => Some(item.ident.to_string()),
            syn::Item::Static(item) => Some(item.ident.to_string()),
            syn::Item::Const(item) => Some(item.ident.to_string()).filter(|name| name != "_"),
            syn::Item::Trait(item) => Some(item.ident.to_string()),
            syn::Item::Type(item) => Some(item.ident.to_string()),
            syn::Item::Fn(item) => Some(item.sig.ident.to_string()),
            syn::Item::Impl(_) => None,
            syn::Item::Macro(item) => item.ident.as_ref().map(ToString::to_string),
            _ => panic!("an item of a kind that is not looked at"),
        });
        hold("Rust", subject, names.collect(), Declared::rust);
    }
}

#[test]
fn typescript_declares_nothing_outside_of_the_table() {
    let program = r#"
        const ts = require(process.argv[1]);
        const { readFileSync } = require("node:fs");
        const names = [];
        for (const text of JSON.parse(readFileSync(0, "utf8"))) {
          for (const statement of ts.createSourceFile("a.ts", text, ts.ScriptTarget.Latest).statements) {
            const { name, declarationList, exportClause, importClause } = statement;
            if (name) names.push(name.text);
            for (const { name } of declarationList?.declarations ?? []) names.push(name.text);
            for (const { name } of exportClause?.elements ?? []) names.push(name.text);
            const bound = importClause?.namedBindings;
            if (bound?.name) names.push(bound.name.text);
            for (const { name } of bound?.elements ?? []) names.push(name.text);
          }
        }
        console.log(JSON.stringify(names));
    "#;
    for subject in everything() {
        // What stands beside the classes, and what the package's entry points export.
        let of_all: BTreeMap<&str, &str> = subject.files(&Target::Typescript).collect();
        let exported = |path: &str| {
            let lines = of_all[path]
                .lines()
                .filter(|line| line.starts_with("export"));
            lines.collect::<Vec<_>>().join("\n")
        };
        let texts = json!([of_all["src/errors.ts"], of_all["src/index.ts"]]);
        let mut node = Command::new("node");
        node.args(["--eval", program])
            .arg(npm_file("typescript-oldest/lib/typescript.js"));
        let mut names = strings(&ask(&mut node, &texts));
        for path in ["src/retry.ts", "src/catalogue.ts"] {
            for line in exported(path).lines() {
                let words = line
                    .split(|c: char| !c.is_alphanumeric() && c != '_')
                    .filter(|word| !word.is_empty());
                let kinds = [
                    "export",
                    "async",
                    "const",
                    "function",
                    "interface",
                    "type",
                    "class",
                ];
                names.extend(
                    words
                        .map(str::to_owned)
                        .find(|word| !kinds.contains(&word.as_str())),
                );
            }
        }
        hold("TypeScript", subject, names, Declared::typescript);
    }
}

#[test]
fn python_declares_nothing_outside_of_the_table() {
    let program = r"
import ast, json, sys

names = []
errors, shared, init = json.load(sys.stdin)
def take(body):
    for node in body:
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            names.extend(alias.asname or alias.name for alias in node.names if alias.name != '*')
        elif isinstance(node, (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)):
            names.append(node.name)
        elif isinstance(node, ast.AnnAssign):
            names.append(node.target.id)
        elif isinstance(node, ast.Assign):
            names.extend(target.id for target in node.targets if target.id != '__all__')
        elif isinstance(node, ast.If):
            take(node.body)
            take(node.orelse)
        else:
            assert isinstance(node, ast.Expr), ast.dump(node)
take(ast.parse(errors).body)
take(ast.parse(shared).body)
for node in ast.parse(init).body:
    if isinstance(node, ast.Assign):
        names.extend(ast.literal_eval(node.value))
    else:
        take([node])
print(json.dumps(names))
";
    for subject in everything() {
        let file = |end: &str| {
            let mut files = subject.files(&Target::Python);
            files
                .find(|(path, _)| path.ends_with(end))
                .expect("the module")
                .1
        };
        let texts = json!([
            file("/errors.pyi"),
            file("/shared.py"),
            file("/__init__.pyi")
        ]);
        let mut python = Command::new("python3");
        let names = strings(&ask(python.args(["-c", program]), &texts));
        hold("Python", subject, names, Declared::python);
    }
}

fn strings(list: &Json) -> Vec<String> {
    let list = list.as_array().expect("a list");
    list.iter()
        .map(|name| name.as_str().expect("a name").to_owned())
        .collect()
}

#[test]
fn no_name_is_another_one_to_python() {
    let program = "import json, sys, unicodedata\n\
        changed = lambda c: unicodedata.normalize('NFKC', 'a' + c) != 'a' + c\n\
        print(json.dumps([c for c in map(chr, range(0x110000)) if ('a' + c).isidentifier() and changed(c)]))";
    let changed = ask(Command::new("python3").args(["-c", program]), &json!({}));
    let changed = changed.as_array().expect("a list").iter();
    let changed = changed.map(|c| c.as_str().expect("a character").to_owned());
    let refused = |c: &str, place: &str| {
        let yaml = place.replace('?', &format!("zeit_{c}s"));
        let head = "errcat: 1\nname: a\ncodes: {style: any}\nerrors:\n";
        let mut sources = Sources::new();
        let file = sources.add("a.yaml", format!("{head}  {yaml}\n"));
        load(&mut sources, file).0.is_none()
    };
    let entry = "?: {status: 400, message: No., remedy: Wait.}";
    let param = "a: {status: 400, message: 'No {?}.', remedy: Wait., params: {?: string}}";
    let missed: Vec<String> = changed.filter(|c| !refused(c, entry)).collect();
    assert!(missed.is_empty(), "{missed:?}");
    assert!(refused("\u{b5}", param));
    for c in [
        "\u{3bc}",
        "\u{e9}",
        "\u{df}",
        "\u{436}",
        "\u{540d}",
        "\u{915}\u{93e}",
    ] {
        assert!(!refused(c, entry) && !refused(c, param), "{c}");
    }
}
