//! What pages are made from.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::OnceLock,
};

use errcat_catalog::{
    Catalog,
    api::{Api, CodeStyle, ColumnKey, Entry, PageSection, Retired, Show},
};
use tera::Value;

use super::{Text, To, wire};
use crate::emit::{names::Class, template::Run};

/// What pages are made from.
pub(super) struct Source<'a> {
    pub(super) api: &'a Api,
    pub(super) run: &'a Run<'a>,
    /// What clients call the errors, by the entries' names.
    classes: BTreeMap<&'a str, &'a Class>,
    /// The errors that have a place of their own, by name.
    placed: BTreeSet<&'a str>,
    /// The errors that are cases of another one, by its name.
    cases: BTreeMap<&'a str, Vec<&'a Entry>>,
    /// The codes that gave way to an error, by its name.
    replaced: BTreeMap<&'a str, Vec<&'a Retired>>,
    /// What the members of the body are called.
    pub(super) wire: wire::Wire,
    /// The packages as templates of samples have them, made when the first one asks.
    typescript: OnceLock<Value>,
    python: OnceLock<Value>,
}

impl<'a> Source<'a> {
    /// For one page, on which the errors of its sections have a place.
    pub(super) fn of_page(
        catalog: &'a Catalog,
        run: &'a Run<'a>,
        sections: &[PageSection<'a>],
    ) -> Self {
        let divisions = sections.iter().flat_map(|placed| &placed.divisions);
        let entries = divisions.flat_map(|division| &division.entries).copied();
        Self::new(catalog, run, entries)
    }

    /// For pages, of which every public error has one.
    pub(super) fn of_pages(catalog: &'a Catalog, run: &'a Run<'a>) -> Self {
        let mut source = Self::new(catalog, run, catalog.public_entries());
        for entry in catalog.public_entries() {
            if let Some(parent) = &entry.parent {
                source.cases.entry(parent).or_default().push(entry);
            }
        }
        for retired in catalog.no_longer_sent() {
            if let Some(name) = &retired.replaced_by {
                source.replaced.entry(name).or_default().push(retired);
            }
        }
        source
    }

    /// The errors that are cases of this one.
    pub(super) fn cases(&self, entry: &Entry) -> &[&'a Entry] {
        let cases = self.cases.get(entry.name.as_str());
        cases.map_or(&[], Vec::as_slice)
    }

    /// The codes that gave way to this error.
    pub(super) fn replaced(&self, entry: &Entry) -> &[&'a Retired] {
        let replaced = self.replaced.get(entry.name.as_str());
        replaced.map_or(&[], Vec::as_slice)
    }

    fn new(
        catalog: &'a Catalog,
        run: &'a Run<'a>,
        placed: impl Iterator<Item = &'a Entry>,
    ) -> Self {
        let known = run.names().classes.iter();
        let known = known.filter(|class| class.rust.is_some());
        Self {
            api: catalog,
            run,
            classes: known.map(|class| (class.name.as_str(), class)).collect(),
            placed: placed.map(|entry| entry.name.as_str()).collect(),
            cases: BTreeMap::new(),
            replaced: BTreeMap::new(),
            wire: wire::Wire::new(catalog),
            typescript: OnceLock::new(),
            python: OnceLock::new(),
        }
    }

    /// What the package in TypeScript is made of.
    pub(super) fn typescript(&self) -> Value {
        let make = || Value::from_serializable(self.run.typescript());
        self.typescript.get_or_init(make).clone()
    }

    /// What the package in Python is made of.
    pub(super) fn python(&self) -> Value {
        let make = || Value::from_serializable(self.run.python());
        self.python.get_or_init(make).clone()
    }

    /// What an entry is called in running text: its code or its title, as a link to its place.
    pub(super) fn link(&self, entry: &Entry) -> Text {
        let label = match &entry.code {
            Some(code) => Text::Code(code.clone()),
            None => Text::Plain(entry.title.clone()),
        };
        self.linked(label, entry)
    }

    /// The code of an entry, or what it is called where there is none, as a link to its place.
    pub(super) fn linked_code(&self, entry: &Entry) -> Text {
        self.linked(self.called(entry), entry)
    }

    fn linked(&self, label: Text, entry: &Entry) -> Text {
        if self.placed.contains(entry.name.as_str()) {
            Text::Link(Box::new(label), To::Entry(entry.name.clone()))
        } else {
            label
        }
    }

    /// The code of an entry; the name where no error has a code, and the title where others have one.
    pub(super) fn called(&self, entry: &Entry) -> Text {
        match &entry.code {
            Some(code) => Text::Code(code.clone()),
            None if self.api.code_style == CodeStyle::None => Text::Code(entry.name.clone()),
            None => Text::Plain(entry.title.clone()),
        }
    }

    /// What tables of errors call a column.
    pub(super) fn label(&self, key: ColumnKey, otherwise: &str) -> String {
        let sections = self.api.docs.sections.iter();
        let mut of_errors = sections.filter(|section| section.show == Show::Errors);
        let own = of_errors.find_map(|section| section.label(key));
        own.unwrap_or(otherwise).to_owned()
    }

    /// What clients call a public entry.
    pub(super) fn class(&self, entry: &Entry) -> &'a Class {
        self.classes[entry.name.as_str()]
    }
}
