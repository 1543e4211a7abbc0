//! What errors and their members are called in each language.

use std::iter::zip;

use errcat_catalog::api::Exception;
use errcat_catalog::{Catalog, Status};

use super::format::{Class, Member};
use crate::emit::client::Client;
use crate::emit::{python, typescript};

/// The names of a catalogue.
pub(super) struct Names {
    /// What every error that clients can meet is called, those without an entry last.
    pub(super) classes: Vec<Class>,
    /// What the correlation ids are called.
    pub(super) correlation: Vec<Member>,
}

impl Names {
    pub(super) fn new(catalog: &Catalog) -> Self {
        let typescript = Client::new(catalog, &typescript::SYNTAX);
        let python = Client::new(catalog, &python::SYNTAX);
        let entries = zip(&typescript.entries, &python.entries);
        let entries = zip(catalog.public_entries(), entries);
        let known = entries.map(|(entry, (in_typescript, in_python))| Class {
            name: entry.name.clone(),
            rust: Some(entry.identifiers.rust.clone()),
            typescript: typescript.chain(&in_typescript.class, &in_typescript.parent),
            python: python.chain(&in_python.class, &in_python.parent),
            members: zip(
                entry.public_params(),
                zip(&in_typescript.params, &in_python.params),
            )
            .map(|(param, (in_typescript, in_python))| Member {
                name: param.name.clone(),
                rust: param.identifiers.rust.clone(),
                typescript: in_typescript.member.clone(),
                python: in_python.member.clone(),
            })
            .collect(),
        });
        let families = catalog.exceptions.iter().filter(|class| !class.fallback);
        let families = families.map(Some).chain([catalog.fallback_exception()]);
        let unknown = zip(families, zip(&typescript.unknown, &python.unknown));
        let unknown = unknown.map(|(family, (in_typescript, in_python))| Class {
            name: unknown_name(family),
            rust: None,
            typescript: typescript.chain(&in_typescript.class, &in_typescript.parent),
            python: python.chain(&in_python.class, &in_python.parent),
            members: Vec::new(),
        });
        let ids = zip(&typescript.correlation, &python.correlation);
        let ids = zip(&catalog.correlation, ids);
        Self {
            classes: known.chain(unknown).collect(),
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

/// The class of an error without an entry, by its status: that of the status, else of its class, else the base.
pub(super) fn unknown(catalog: &Catalog, status: Option<u16>) -> String {
    let of = |wanted: Status| {
        let mut classes = catalog.exceptions.iter();
        classes.find(|class| class.statuses.contains(&wanted))
    };
    let exact = status.and_then(|status| of(Status::Exact(status)));
    let class = || of(Status::Class(u8::try_from(status? / 100).ok()?));
    let family = exact.or_else(class);
    unknown_name(family.or_else(|| catalog.fallback_exception()))
}

fn unknown_name(family: Option<&Exception>) -> String {
    format!(
        "Unknown{}",
        family.map_or("APIError", |family| &family.name)
    )
}
