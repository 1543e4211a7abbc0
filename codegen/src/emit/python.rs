//! Python: a package of exceptions, and the way from a response to one of them.

mod exports;
mod rows;

use errcat_catalog::api::{Api, ParamType};
use errcat_catalog::{Catalog, Declared};
use tera::Value;

use super::client::Syntax;
use super::{File, manifest, template::Run};
use crate::escape::python_string;

pub(super) const SYNTAX: Syntax = Syntax {
    identifier: |identifiers| &identifiers.python,
    declared: Declared::python,
    string: python_string,
    list: |items| match items {
        [item] => format!("({item},)"),
        items => format!("({})", items.join(", ")),
    },
    pair: |key, value| format!("{{\"{key}\": {value}}}"),
    literals: |literals, optional| match (literals, optional) {
        ([], _) => "None".to_owned(),
        (literals, true) => format!("typing.Literal[{}] | None", literals.join(", ")),
        (literals, false) => format!("typing.Literal[{}]", literals.join(", ")),
    },
    ty,
    code: |_, _| "str".to_owned(),
    checks: "values.",
    quotes_keys: false,
    received_status: "int | None",
    members: &[
        "args",
        "with_traceback",
        "add_note",
        "message",
        "request_id",
        "received",
        "code",
        "status",
        "reason",
        "retry",
        "details",
        "doc_url",
        "causes",
        "remedies",
        "cause",
        "user_message",
        "api_message",
        "headers",
        "body",
        "attempts",
        "processed",
        "to_dict",
        "to_json",
        "from_dict",
        "should_retry",
        "retry_rule",
        "body_preview",
        // What the bodies of the classes refer to.
        "abc",
        "bool",
        "cast",
        "float",
        "int",
        "json",
        "object",
        "property",
        "str",
        "super",
        "tuple",
        "typing",
        "typing_extensions",
    ],
    retry_after: "retry_after",
};

/// The files of the import package.
const MODULE: &[&str] = &[
    "__init__.py",
    "__init__.pyi",
    "base.py",
    "bodies.py",
    "catalogue.py",
    "decode.py",
    "delays.py",
    ENDS,
    "entries.py",
    ENVELOPES,
    "errors.py",
    "errors.pyi",
    "forms.py",
    LIMITS,
    "messages.py",
    "policy.py",
    PROBLEM,
    "py.typed",
    "retry.py",
    "rows.py",
    "shared.py",
    SHARED,
    "tables.py",
    TEXTS,
    "transport.py",
    "values.py",
];

/// What a package has that reads what is left of a limit.
const LIMITS: &str = "limits.py";

/// What a package has that tells errors apart by the types of problems.
const PROBLEM: &str = "problem.py";
/// What only packages of catalogues with close codes or exit codes have.
const ENDS: &str = "ends.py";

/// What only packages of catalogues with several envelopes have.
const ENVELOPES: &str = "envelopes.py";

/// What a package has that tells errors with the same code apart.
const SHARED: &str = "shared_codes.py";

/// What a package has that finds parts of an error in longer texts.
const TEXTS: &str = "texts.py";

/// How many classes a stub has: pyright gives up on one of some 1,600.
const PART: usize = 1_000;

pub(crate) fn emit(catalog: &Catalog, run: &Run<'_>) -> Vec<File> {
    let client = run.python();
    let classes = client.names();
    let early = client.names_beside_entries();
    let shared = exports::shared(&early);
    let early_imports = exports::early_imports(&early);
    let of_base = exports::of_base(client);
    let early_exports = exports::early(&early, &of_base, client);
    let imports = exports::imports(&classes, client);
    let exports = exports::all(&classes, &of_base, client);
    let (rows, headers) = (rows::rows(catalog, client), rows::headers(catalog));
    let parts: Vec<usize> = (2..=client.entries.len().div_ceil(PART)).collect();
    let module = catalog.packages.python_module.replace('.', "/");
    let project = manifest::python(&catalog.name, &catalog.packages);
    let values = [
        ("client", Value::from_serializable(client)),
        ("rows", Value::from_serializable(&rows)),
        ("headers", Value::from_serializable(&headers)),
        (
            "common",
            Value::from_serializable(&rows::common(catalog, client)),
        ),
        (
            "of_shared",
            Value::from_serializable(&exports::of_shared(client)),
        ),
        ("early_imports", Value::from_serializable(&early_imports)),
        ("early_exports", Value::from_serializable(&early_exports)),
        ("of_base", Value::from_serializable(&of_base)),
        ("shared", Value::from_serializable(&shared)),
        (
            "unknown_cases",
            Value::from_serializable(&exports::unknown_cases(client)),
        ),
        ("imports", Value::from_serializable(&imports)),
        ("exports", Value::from_serializable(&exports)),
        ("names", Value::from_serializable(run.names())),
        ("project", Value::from_serializable(&project)),
        ("folder", Value::from(module.as_str())),
        ("parts", Value::from_serializable(&parts)),
        ("start", Value::from(0)),
        ("end", Value::from(PART as u64)),
    ];
    let render = |name: &str| run.render(&format!("python/{name}.tera"), &values);
    let mut files = vec![
        File::new("README.md", render("README.md")),
        File::new("pyproject.toml", render("pyproject.toml")),
    ];
    files.extend(
        (MODULE.iter())
            .filter(|name| **name != LIMITS || client.has_limits)
            .filter(|name| **name != PROBLEM || client.has_types())
            .filter(|name| **name != SHARED || client.has_shared())
            .filter(|name| **name != TEXTS || client.has_texts())
            .filter(|name| **name != ENDS || client.has_ends())
            .filter(|name| **name != ENVELOPES || client.has_envelopes())
            .map(|name| File::new(format!("src/{module}/{name}"), render(name))),
    );
    for part in parts {
        let mut values = values.to_vec();
        values.push(("start", Value::from(((part - 1) * PART) as u64)));
        values.push(("end", Value::from((part * PART) as u64)));
        for end in ["py", "pyi"] {
            let text = run.render(&format!("python/errors_part.{end}.tera"), &values);
            files.push(File::new(format!("src/{module}/errors_{part}.{end}"), text));
        }
    }
    files
}

fn ty(ty: &ParamType, api: &Api) -> String {
    match ty {
        ParamType::String | ParamType::Timestamp | ParamType::Uuid | ParamType::Url => {
            "str".to_owned()
        }
        ParamType::Integer => "int".to_owned(),
        ParamType::Number | ParamType::Seconds => "float".to_owned(),
        ParamType::Boolean => "bool".to_owned(),
        ParamType::Any => "object".to_owned(),
        ParamType::Enum(words) => {
            let words: Vec<String> = words.iter().map(|word| python_string(word)).collect();
            format!("typing.Literal[{}]", words.join(", "))
        }
        ParamType::List(item) => format!("abc.Sequence[{}]", self::ty(item, api)),
        ParamType::Map(value) => format!("abc.Mapping[str, {}]", self::ty(value, api)),
        ParamType::Record(name) => api.type_record(name).map_or_else(
            || "object".to_owned(),
            |record| record.identifiers.python.clone(),
        ),
    }
}
