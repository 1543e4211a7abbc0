//! TypeScript: a package of error classes, and the way from a response to one of them.

use errcat_catalog::Declared;
use errcat_catalog::api::{Api, Entry, Packages, ParamType, Part};

use super::client::Syntax;
use super::{File, manifest, template::Run};
use crate::escape::typescript_string;

pub(super) const SYNTAX: Syntax = Syntax {
    identifier: |identifiers| &identifiers.typescript,
    declared: Declared::typescript,
    string: typescript_string,
    list: |items| format!("[{}]", items.join(", ")),
    pair: |key, value| format!("{{ {key}: {value} }}"),
    literals: |literals, optional| match (literals, optional) {
        ([], _) => "undefined".to_owned(),
        (literals, true) => format!("{} | undefined", literals.join(" | ")),
        (literals, false) => literals.join(" | "),
    },
    ty,
    code,
    checks: "",
    quotes_keys: true,
    received_status: "number | undefined",
    members: &[
        "name",
        "message",
        "stack",
        "cause",
        "family",
        "known",
        "code",
        "status",
        "reason",
        "retry",
        "details",
        "requestId",
        "docUrl",
        "received",
        "constructor",
        "prototype",
        "toString",
        "toLocaleString",
        "valueOf",
        "hasOwnProperty",
        "isPrototypeOf",
        "propertyIsEnumerable",
        "toJSON",
        "apiMessage",
        "userMessage",
        "headers",
        "body",
        "attempts",
        "bodyPreview",
        "correlation",
        "processed",
        "shouldRetry",
    ],
    retry_after: "retryAfter",
};

const FILES: &[&str] = &[
    "README.md",
    "build.mjs",
    MANIFEST,
    "src/catalogue.ts",
    "src/decode.ts",
    ENDS,
    ENVELOPES,
    "src/errors.ts",
    "src/guards.ts",
    "src/http.ts",
    "src/index.ts",
    LIMITS,
    PROBLEM,
    "src/response.ts",
    "src/retry.ts",
    "src/row.ts",
    "src/rules.ts",
    SHARED,
    TEXTS,
    "src/thrown.ts",
    "src/values.ts",
    "src/wait.ts",
    "tsconfig.cjs.json",
    "tsconfig.json",
];

/// What a package has that reads what is left of a limit.
const LIMITS: &str = "src/limits.ts";
/// What a package has that tells errors apart by the types of problems.
const PROBLEM: &str = "src/problem.ts";
/// What only packages of catalogues with close codes or exit codes have.
const ENDS: &str = "src/ends.ts";

/// What only packages of catalogues with several envelopes have.
const ENVELOPES: &str = "src/envelopes.ts";

/// What a package has that tells errors with the same code apart.
const SHARED: &str = "src/shared_codes.ts";

/// What a package has that finds parts of an error in longer texts.
const TEXTS: &str = "src/texts.ts";

/// What registries read.
const MANIFEST: &str = "package.json";

pub(crate) fn emit(packages: &Packages, run: &Run<'_>) -> Vec<File> {
    let client = tera::Value::from_serializable(run.typescript());
    let file = |path: &&str| {
        let template = format!(
            "typescript/{}.tera",
            path.rsplit('/').next().unwrap_or(path)
        );
        let names = || tera::Value::from_serializable(run.names());
        let mut values = vec![("client", client.clone())];
        values.extend((*path == "README.md").then(|| ("names", names())));
        let text = run.render(&template, &values);
        File::new(
            *path,
            match *path {
                MANIFEST => manifest::npm(text, packages),
                _ => text,
            },
        )
    };
    let is_there = |path: &&&str| match **path {
        LIMITS => run.typescript().has_limits,
        PROBLEM => run.typescript().has_types(),
        SHARED => run.typescript().has_shared(),
        TEXTS => run.typescript().has_texts(),
        ENDS => run.typescript().has_ends(),
        ENVELOPES => run.typescript().has_envelopes(),
        _ => true,
    };
    FILES.iter().filter(is_there).map(file).collect()
}

/// A template literal type.
fn code(entry: &Entry, parts: &[Part]) -> String {
    let mut text = "`".to_owned();
    for part in parts {
        match part {
            Part::Text(own) => {
                // A literal of a string, but for its quotes, is that of a template if these two are escaped.
                let own = typescript_string(own);
                let own = own[1..own.len() - 1]
                    .replace('`', "\\`")
                    .replace("${", "\\${");
                text.push_str(&own);
            }
            Part::Param(name) => {
                let ty = match entry.param(name).map(|param| &param.ty) {
                    Some(ParamType::Integer | ParamType::Number | ParamType::Seconds) => {
                        "number".to_owned()
                    }
                    Some(ParamType::Boolean) => "boolean".to_owned(),
                    Some(ParamType::Enum(words)) => {
                        let words: Vec<String> =
                            words.iter().map(|word| typescript_string(word)).collect();
                        words.join(" | ")
                    }
                    _ => "string".to_owned(),
                };
                text.extend(["${", &ty, "}"]);
            }
        }
    }
    text + "`"
}

fn ty(ty: &ParamType, api: &Api) -> String {
    match ty {
        ParamType::String | ParamType::Timestamp | ParamType::Uuid | ParamType::Url => {
            "string".to_owned()
        }
        ParamType::Integer | ParamType::Number | ParamType::Seconds => "number".to_owned(),
        ParamType::Boolean => "boolean".to_owned(),
        ParamType::Any => "unknown".to_owned(),
        ParamType::Enum(words) => {
            let words: Vec<String> = words.iter().map(|word| typescript_string(word)).collect();
            words.join(" | ")
        }
        ParamType::List(item) => format!("ReadonlyArray<{}>", self::ty(item, api)),
        ParamType::Map(value) => format!("Readonly<Record<string, {}>>", self::ty(value, api)),
        ParamType::Record(name) => api.type_record(name).map_or_else(
            || "unknown".to_owned(),
            |record| record.identifiers.typescript.clone(),
        ),
    }
}
