//! What errors and their members are called in each language.

use std::iter::zip;

use errcat_catalog::api::{Entry, Exception, Param};
use errcat_catalog::{Catalog, FAILURES};
use schemars::JsonSchema;
use serde::Serialize;

use super::client::{Client, ClientParam, Transport};

/// What failures without a response are called.
pub(super) const CONNECTION: &str = FAILURES[0];
pub(super) const TIMEOUT: &str = FAILURES[1];
pub(super) const ABORTED: &str = FAILURES[2];
pub(super) const PARSE: &str = FAILURES[3];

/// The names of a catalogue, for vectors and for the tables of packages.
#[derive(Serialize)]
pub(super) struct Names {
    /// What every error that clients can meet is called, those without an entry last.
    pub(super) classes: Vec<Class>,
    /// What the correlation ids are called.
    pub(super) correlation: Vec<Member>,
}

/// What an error is called in each language.
#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Class {
    /// What vectors call it: the entry's name; for errors that the catalogue does not know, `Unknown` and the name of
    /// the class by status.
    pub(super) name: String,
    /// The variant in Rust, if the catalogue knows the error.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) rust: Option<String>,
    /// The class in TypeScript and those that it extends, up to the base of the package.
    pub(super) typescript: Vec<String>,
    /// The same in Python.
    pub(super) python: Vec<String>,
    /// The params that are members of the class.
    pub(super) members: Vec<Member>,
}

/// What a param or a correlation id is called in each language.
#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Member {
    /// The name on the wire.
    pub(super) name: String,
    /// The field in Rust.
    pub(super) rust: String,
    /// The property in TypeScript.
    pub(super) typescript: String,
    /// The attribute in Python.
    pub(super) python: String,
}

impl Names {
    pub(super) fn new(catalog: &Catalog, typescript: &Client, python: &Client) -> Self {
        let entries = zip(&typescript.entries, &python.entries);
        let entries = zip(catalog.public_entries(), entries);
        let known = entries.map(|(entry, (in_typescript, in_python))| Class {
            name: entry.name.clone(),
            rust: Some(entry.identifiers.rust.clone()),
            typescript: typescript.chain(&in_typescript.class, &in_typescript.parent),
            python: python.chain(&in_python.class, &in_python.parent),
            members: members(
                entry.public_params(),
                &in_typescript.params,
                &in_python.params,
            ),
        });
        let unknown = zip(&typescript.unknown, &python.unknown);
        let unknown = unknown.map(|(in_typescript, in_python)| Class {
            name: in_typescript.called.clone(),
            rust: None,
            typescript: typescript.chain(&in_typescript.class, &in_typescript.parent),
            python: python.chain(&in_python.class, &in_python.parent),
            members: members(catalog.common_params(), &typescript.params, &python.params),
        });
        let failures = FAILURES.map(|name| Class {
            name: name.to_owned(),
            rust: None,
            typescript: transport(typescript, name),
            python: transport(python, name),
            members: Vec::new(),
        });
        let ids = zip(&typescript.correlation, &python.correlation);
        let ids = zip(&catalog.correlation, ids);
        Self {
            classes: known.chain(unknown).chain(failures).collect(),
            correlation: ids
                .map(|(id, (in_typescript, in_python))| Member {
                    name: id.name.clone(),
                    rust: id.identifiers.rust.clone(),
                    typescript: in_typescript.member.clone(),
                    python: in_python.member.clone(),
                })
                .collect(),
        }
    }
}

/// What params are called in each language.
fn members<'a>(
    params: impl Iterator<Item = &'a Param>,
    in_typescript: &[ClientParam],
    in_python: &[ClientParam],
) -> Vec<Member> {
    let members = zip(params, zip(in_typescript, in_python));
    members
        .map(|(param, (in_typescript, in_python))| Member {
            name: param.name.clone(),
            rust: param.identifiers.rust.clone(),
            typescript: in_typescript.member.clone(),
            python: in_python.member.clone(),
        })
        .collect()
}

/// The class of a failure without a response and those that it extends.
fn transport(client: &Client, name: &str) -> Vec<String> {
    let Transport {
        connection,
        timeout,
        aborted,
        parse,
    } = &client.transport;
    let (class, parent) = match name {
        CONNECTION => (connection, &client.base),
        TIMEOUT => (timeout, connection),
        ABORTED => (aborted, &client.base),
        _ => (parse, &client.base),
    };
    client.chain(class, parent)
}

/// What vectors call an error without an entry that is a case of this one.
pub(super) fn unknown_case(entry: &Entry) -> String {
    format!("Unknown{}", entry.identifiers.typescript)
}

/// What vectors call an error without an entry of this family.
pub(super) fn unknown_name(family: Option<&Exception>) -> String {
    format!(
        "Unknown{}",
        family.map_or("APIError", |family| &family.name)
    )
}
