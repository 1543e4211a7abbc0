//! What a type means: each variant bound to its entry, each field to its param.

use errcat_catalog::{
    Catalog,
    api::{Entry, Param, Retired},
};
use heck::ToSnakeCase;
use syn::ext::IdentExt;

use super::{
    ast::{Field, Input, Variant},
    fields,
    findings::{Findings, instead},
};
use crate::macros::load::Loaded;

/// A variant with what it means.
pub(super) struct Bound<'a> {
    pub(super) variant: &'a Variant<'a>,
    pub(super) meaning: Meaning<'a>,
}

impl<'a> Bound<'a> {
    /// The entry that the variant stands for, unless it forwards to another error.
    pub(super) fn instance(&self) -> Option<&Instance<'a>> {
        match &self.meaning {
            Meaning::Entry(instance) => Some(instance),
            Meaning::Transparent(_) => None,
        }
    }
}

/// What a variant stands for.
pub(super) enum Meaning<'a> {
    /// An error of the catalogue.
    Entry(Instance<'a>),
    /// The error that its field holds.
    Transparent(&'a Field<'a>),
}

/// An entry with the fields that its values come from.
#[derive(Clone)]
pub(super) struct Instance<'a> {
    /// The place of the entry in the catalogue.
    pub(super) index: usize,
    pub(super) entry: &'a Entry,
    pub(super) reason: Option<Reason<'a>>,
    /// The params that have a field, in the catalogue's order, private ones among them.
    pub(super) params: Vec<(&'a Param, &'a Field<'a>)>,
    /// The fields that are no params, with their names in the log.
    pub(super) logs: Vec<(String, &'a Field<'a>)>,
    pub(super) source: Option<&'a Field<'a>>,
    /// The field that says the text, where the catalogue has none.
    pub(super) text: Option<&'a Field<'a>>,
}

impl<'a> Instance<'a> {
    /// The first entry of a catalogue, with no value of anything.
    pub(super) fn nothing(entry: &'a Entry) -> Self {
        Self {
            index: 0,
            entry,
            reason: None,
            params: Vec::new(),
            logs: Vec::new(),
            source: None,
            text: None,
        }
    }
}

/// Where the reason of an entry comes from.
#[derive(Clone)]
pub(super) enum Reason<'a> {
    /// It is always this one, by its place among the entry's reasons.
    Fixed(usize),
    /// The field says it.
    Field(&'a Field<'a>),
}

/// Binds every variant that can be bound; the findings say why another cannot.
pub(super) fn bind<'a>(
    input: &'a Input<'a>,
    loaded: &'a Loaded,
    findings: &mut Findings,
) -> Vec<Bound<'a>> {
    let mut bound = Vec::with_capacity(input.variants.len());
    for variant in &input.variants {
        let meaning = if variant.attrs.transparent.is_some() {
            variant.fields.first().map(Meaning::Transparent)
        } else {
            entry(variant, &loaded.catalog, findings)
                .map(|index| fields::bind(variant, index, loaded, findings))
                .map(Meaning::Entry)
        };
        bound.extend(meaning.map(|meaning| Bound { variant, meaning }));
    }
    bound
}

/// The place of the entry that a variant stands for: by its code, else by the variant's name.
fn entry(variant: &Variant<'_>, catalog: &Catalog, findings: &mut Findings) -> Option<usize> {
    if variant.attrs.broken {
        return None;
    }
    let Some(literal) = &variant.attrs.code else {
        return by_name(variant, catalog, findings);
    };
    let code = literal.value();
    let found = catalog.entries.iter().position(|entry| key(entry) == code);
    if found.is_none() {
        findings.push(literal, no_such_code(&code, catalog));
    }
    found
}

fn by_name(variant: &Variant<'_>, catalog: &Catalog, findings: &mut Findings) -> Option<usize> {
    let ident = variant.ident.unraw().to_string();
    let name = ident.to_snake_case();
    let of = |entry: &Entry| entry.identifiers.rust.trim_start_matches("r#") == ident;
    let mut entries = catalog.entries.iter();
    let found = entries.position(of).or_else(|| catalog.place_of(&name));
    if found.is_none() {
        findings.push(variant.ident, no_such_name(&ident, &name, catalog));
    }
    found
}

fn no_such_code(code: &str, catalog: &Catalog) -> String {
    if let Some(named) = catalog.entry(code) {
        let key = key(named);
        return format!(
            "the entry `{code}` has another code on the wire: write `code = \"{key}\"`"
        );
    }
    let sharing = catalog
        .entries
        .iter()
        .filter(|entry| entry.code.as_deref() == Some(code));
    let sharing: Vec<_> = sharing
        .map(|entry| format!("`code = \"{}\"`", key(entry)))
        .collect();
    if !sharing.is_empty() {
        let sharing = sharing.join(" or ");
        return format!("several entries have the code `{code}`: write {sharing}");
    }
    let is_retired = |retired: &&Retired| retired.code.as_deref().unwrap_or(&retired.name) == code;
    if let Some(retired) = catalog.retired.iter().find(is_retired) {
        return self::retired(code, retired, catalog, key);
    }
    let codes: Vec<&str> = catalog.entries.iter().map(key).collect();
    let instead = instead(code, &codes);
    let name = &catalog.name;
    format!("the catalogue `{name}` has no code `{code}`: {instead}")
}

fn no_such_name(ident: &str, name: &str, catalog: &Catalog) -> String {
    let is_retired = |retired: &&Retired| retired.name == name;
    if let Some(retired) = catalog.retired.iter().find(is_retired) {
        return self::retired(name, retired, catalog, |entry| &entry.identifiers.rust);
    }
    if let Some(entry) = name
        .strip_suffix("_error")
        .and_then(|name| catalog.entry(name))
    {
        let (name, key) = (&entry.name, key(entry));
        return format!("for the entry `{name}`, write `#[catalog(code = \"{key}\")]` above it");
    }
    let idents = catalog.entries.iter();
    let idents: Vec<&str> = idents
        .map(|entry| entry.identifiers.rust.as_str())
        .collect();
    let catalogue = &catalog.name;
    match errcat_catalog::did_you_mean(ident, idents) {
        Some(meant) => {
            format!("the catalogue `{catalogue}` has no entry `{name}`: did you mean `{meant}`?")
        }
        None => format!(
            "the catalogue `{catalogue}` has no entry `{name}`: write `#[catalog(code = \"the_code\")]` above it"
        ),
    }
}

/// Why a retired code cannot be returned, and which takes its place, called by what is written at the same spot.
fn retired(
    word: &str,
    retired: &Retired,
    catalog: &Catalog,
    call: impl Fn(&Entry) -> &str,
) -> String {
    let since = retired.since.as_ref();
    let since = since.map_or_else(String::new, |since| format!(" since {since}"));
    match catalog.heir(retired) {
        Some(entry) => format!("`{word}` is retired{since}: write `{}`", call(entry)),
        None => format!("`{word}` is retired{since}: return another error"),
    }
}

/// The text that names an entry to programs.
pub(super) fn key(entry: &Entry) -> &str {
    entry.key()
}
