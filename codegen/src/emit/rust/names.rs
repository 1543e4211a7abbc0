//! Identifiers and literals of the emitted items.

use std::{borrow::Cow, collections::HashMap};

use errcat_catalog::{
    Owner, RUST_NAMES,
    api::{Api, Entry, Param, ParamType},
    declared, is_rust_identifier,
};
use proc_macro2::{Ident, Literal, Span};

use super::has_values;
use crate::escape::rust_string;

/// The names of all types of a module, each of them once, out of the table by which collisions are judged.
pub(super) struct Names {
    /// Where in `idents` the type of each owner stands. The map is of a type that `errcat-catalog` has too, so that rustc
    /// need not compile another.
    places: HashMap<String, usize>,
    idents: Vec<Ident>,
    taken: HashMap<String, usize>,
}

impl Names {
    pub(super) fn of(api: &Api) -> Self {
        let mut names = Self {
            places: HashMap::new(),
            idents: Vec::new(),
            taken: HashMap::new(),
        };
        for name in RUST_NAMES {
            names.taken.insert((*name).to_owned(), 0);
        }
        for declared in declared(api) {
            let Some(name) = declared.rust() else {
                continue;
            };
            let owner = match declared.owner {
                Owner::Entry(at) if has_values(&api.entries[at]) => of_entry(&api.entries[at].name),
                Owner::Record(at) => of_record(&api.types[at].name),
                Owner::Operation(at) => of_operation(&api.operations[at].name),
                Owner::Reasons(at) => of_reason(&api.entries[at].name),
                Owner::Words(at, place) => {
                    let entry = &api.entries[at];
                    of_param(&entry.name, &entry.params[place].name)
                }
                Owner::CommonWords(at) => of_common(&api.params[at].name),
                _ => continue,
            };
            names.take(owner, name);
        }
        names
    }

    fn take(&mut self, owner: String, name: &str) {
        self.places.insert(owner, self.idents.len());
        self.idents.push(unique(name, &mut self.taken));
    }

    /// The struct of an entry with values.
    pub(super) fn entry(&self, entry: &Entry) -> &Ident {
        &self.idents[self.places[&of_entry(&entry.name)]]
    }

    /// The struct of a record.
    pub(super) fn record(&self, name: &str) -> &Ident {
        &self.idents[self.places[&of_record(name)]]
    }

    /// The enum of the errors of an operation.
    pub(super) fn operation(&self, name: &str) -> &Ident {
        &self.idents[self.places[&of_operation(name)]]
    }

    /// The enum of an entry's reasons.
    pub(super) fn reason(&self, entry: &Entry) -> &Ident {
        &self.idents[self.places[&of_reason(&entry.name)]]
    }

    /// The enum of a param that is one of some texts.
    pub(super) fn param(&self, entry: &Entry, param: &Param) -> Option<&Ident> {
        let place = self.places.get(&of_param(&entry.name, &param.name))?;
        Some(&self.idents[*place])
    }
}

impl Names {
    /// The enum of a param of all errors that is one of some texts.
    pub(super) fn common(&self, param: &str) -> Option<&Ident> {
        let place = self.places.get(&of_common(param))?;
        Some(&self.idents[*place])
    }
}

// What a type is of, as one text; no name has a space in it.

fn of_entry(name: &str) -> String {
    format!("entry {name}")
}

fn of_record(name: &str) -> String {
    format!("record {name}")
}

fn of_operation(name: &str) -> String {
    format!("operation {name}")
}

fn of_reason(entry: &str) -> String {
    format!("reason {entry}")
}

fn of_common(param: &str) -> String {
    format!("common {param}")
}

fn of_param(entry: &str, param: &str) -> String {
    format!("param {entry} {param}")
}

/// The texts of an enum, alone or in a list.
pub(super) fn choices(ty: &ParamType) -> Option<&[String]> {
    match ty {
        ParamType::Enum(choices) => Some(choices),
        ParamType::List(item) | ParamType::Map(item) => choices(item),
        _ => None,
    }
}

/// The field of an entry's reason: `reason`, unless a param has that name.
pub(super) fn reason_field(entry: &Entry) -> Ident {
    let is_taken = |param: &Param| param.identifiers.rust == "reason";
    let taken = entry.params.iter().any(is_taken);
    ident(if taken { "reason_" } else { "reason" })
}

/// The field of the text that the service gives: `message`, unless a param has that name.
pub(super) fn message_field(entry: &Entry) -> Ident {
    let is_taken = |param: &Param| param.identifiers.rust == "message";
    let taken = entry.params.iter().any(is_taken);
    ident(if taken { "message_" } else { "message" })
}

/// Names made unique within one scope, in order.
pub(super) fn unique_idents<'a>(names: impl IntoIterator<Item = &'a str>) -> Vec<Ident> {
    let mut taken = HashMap::new();
    for kept in ["ALL", "Self"] {
        taken.insert(kept.to_owned(), 0);
    }
    let mut idents = Vec::new();
    for name in names {
        idents.push(unique(name, &mut taken));
    }
    idents
}

fn unique(name: &str, taken: &mut HashMap<String, usize>) -> Ident {
    let ident = ident(name);
    let mut name = ident.to_string();
    while taken.insert(name.clone(), 0).is_some() {
        name.push('_');
    }
    Ident::new(&name, Span::call_site())
}

/// The identifier of this name, which may be raw; what cannot be in an identifier becomes `_`.
pub(super) fn ident(name: &str) -> Ident {
    if let Some(keyword) = name.strip_prefix("r#") {
        return Ident::new_raw(keyword, Span::call_site());
    }
    let mut name = Cow::Borrowed(name);
    if !is_rust_identifier(&name) {
        let name = name.to_mut();
        *name = name.replace(|c: char| !c.is_ascii_alphanumeric(), "_");
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            name.insert(0, 'N');
        }
        if !is_rust_identifier(name) {
            name.push('_');
        }
    }
    Ident::new(&name, Span::call_site())
}

/// A string literal that means exactly `text`.
pub(super) fn string(text: &str) -> Literal {
    rust_string(text)
        .parse()
        .expect("an escaped text is a literal")
}

/// An integer literal that people can read.
pub(super) fn integer(number: i64) -> Literal {
    let digits = number.unsigned_abs().to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && digits.len() > 4 && (digits.len() - at).is_multiple_of(3) {
            text.push('_');
        }
        text.push(digit);
    }
    if number < 0 {
        text.insert(0, '-');
    }
    text.parse().expect("digits are a literal")
}
