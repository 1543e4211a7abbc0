//! Python: a package of exceptions, and the way from a response to one of them.

mod exports;

use errcat_catalog::api::{Api, ParamType};
use errcat_catalog::{Catalog, Declared};

use super::client::{Expressions, Syntax};
use super::{File, template::Run};
use crate::escape::python_string;

pub(super) const SYNTAX: Syntax = Syntax {
    identifier: |identifiers| &identifiers.python,
    declared: Declared::python,
    string: python_string,
    list: |items| match items {
        [item] => format!("({item},)"),
        items => format!("({})", items.join(", ")),
    },
    pair: |_, value| format!("messages.Hole({value})"),
    literals: |literals, optional| match (literals, optional) {
        ([], _) => "None".to_owned(),
        (literals, true) => format!("typing.Literal[{}] | None", literals.join(", ")),
        (literals, false) => format!("typing.Literal[{}]", literals.join(", ")),
    },
    ty,
    checks: "values.",
    quotes_keys: false,
    received_status: "int | None",
    expressions: Some(Expressions {
        choice: |subject, literal, value, otherwise| {
            format!("{value} if {subject} == {literal} else {otherwise}")
        },
        argument: |member, name| format!("self._text({member}, {})", python_string(name)),
        nothing: "None",
        reason: ("reason", "self._reason"),
        received_status: "self.received.status",
    }),
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
    "base.py",
    "bodies.py",
    "catalogue.py",
    "decode.py",
    "delays.py",
    "errors.py",
    "forms.py",
    "messages.py",
    "policy.py",
    "py.typed",
    "retry.py",
    "tables.py",
    "transport.py",
    "values.py",
];

pub(crate) fn emit(catalog: &Catalog, run: &Run<'_>) -> Vec<File> {
    let client = run.python();
    let classes = client.names();
    let imports = exports::imports(&classes);
    let exports = exports::all(&classes, &client.base, client.has_retired);
    let values = [
        ("client", tera::Value::from_serializable(client)),
        ("imports", tera::Value::from_serializable(&imports)),
        ("exports", tera::Value::from_serializable(&exports)),
        ("names", tera::Value::from_serializable(run.names())),
    ];
    let render = |name: &str| run.render(&format!("python/{name}.tera"), &values);
    let mut files = vec![
        File::new("README.md", render("README.md")),
        File::new("pyproject.toml", render("pyproject.toml")),
    ];
    let module = &catalog.packages.python_module;
    files.extend(
        MODULE
            .iter()
            .map(|name| File::new(format!("src/{module}/{name}"), render(name))),
    );
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
