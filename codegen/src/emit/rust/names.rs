//! Identifiers and literals of the emitted items.

use std::collections::{BTreeMap, BTreeSet};

use errcat_catalog::api::{Api, Entry, Param, ParamType};
use heck::ToPascalCase;
use proc_macro2::{Ident, Literal, Span};

use super::has_values;
use crate::escape::rust_string;

/// What the emitted items call by a bare name, so that no type of a catalogue may have it.
const TAKEN: &[&str] = &[
    "Box", "Code", "Err", "Error", "From", "None", "Ok", "Option", "Result", "Self", "Some",
    "String", "TryFrom", "Values", "Vec",
];

/// The names of all types of a module, each of them once.
///
/// Entries keep their identifier, then records, then operations; a type derived from an entry and a param gives way by a `_` behind it.
pub(super) struct Names {
    by_owner: BTreeMap<Owner, Ident>,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Owner {
    Entry(String),
    Record(String),
    Operation(String),
    Reason(String),
    Param(String, String),
}

impl Names {
    pub(super) fn of(api: &Api) -> Self {
        let entries = || api.entries.iter().filter(|entry| has_values(entry));
        let mut wanted: Vec<(Owner, String)> = Vec::new();
        for entry in entries() {
            let owner = Owner::Entry(entry.name.clone());
            wanted.push((owner, entry.identifiers.rust.clone()));
        }
        for record in &api.types {
            let owner = Owner::Record(record.name.clone());
            wanted.push((owner, record.identifiers.rust.clone()));
        }
        for operation in &api.operations {
            let owner = Owner::Operation(operation.name.clone());
            wanted.push((owner, operation.identifiers.rust.clone()));
        }
        for entry in entries() {
            let of_entry = |part: &str| format!("{}{}", entry.identifiers.rust, part);
            if !entry.reasons.is_empty() {
                wanted.push((Owner::Reason(entry.name.clone()), of_entry("Reason")));
            }
            for param in entry
                .params
                .iter()
                .filter(|param| choices(&param.ty).is_some())
            {
                let owner = Owner::Param(entry.name.clone(), param.name.clone());
                wanted.push((owner, of_entry(&param.name.to_pascal_case())));
            }
        }
        let mut taken: BTreeSet<String> = TAKEN.iter().map(|&name| name.to_owned()).collect();
        let by_owner = wanted
            .into_iter()
            .map(|(owner, name)| (owner, unique(&name, &mut taken)))
            .collect();
        Self { by_owner }
    }

    /// The struct of an entry with values.
    pub(super) fn entry(&self, entry: &Entry) -> &Ident {
        &self.by_owner[&Owner::Entry(entry.name.clone())]
    }

    /// The struct of a record.
    pub(super) fn record(&self, name: &str) -> &Ident {
        &self.by_owner[&Owner::Record(name.to_owned())]
    }

    /// The enum of the errors of an operation.
    pub(super) fn operation(&self, name: &str) -> &Ident {
        &self.by_owner[&Owner::Operation(name.to_owned())]
    }

    /// The enum of an entry's reasons.
    pub(super) fn reason(&self, entry: &Entry) -> &Ident {
        &self.by_owner[&Owner::Reason(entry.name.clone())]
    }

    /// The enum of a param that is one of some texts.
    pub(super) fn param(&self, entry: &Entry, param: &Param) -> Option<&Ident> {
        let owner = Owner::Param(entry.name.clone(), param.name.clone());
        self.by_owner.get(&owner)
    }
}

/// The texts of an enum, alone or in a list.
pub(super) fn choices(ty: &ParamType) -> Option<&[String]> {
    match ty {
        ParamType::Enum(choices) => Some(choices),
        ParamType::List(item) => choices(item),
        _ => None,
    }
}

/// The field of an entry's reason: `reason`, unless a param has that name.
pub(super) fn reason_field(entry: &Entry) -> Ident {
    let is_taken = |param: &Param| param.identifiers.rust == "reason";
    let taken = entry.params.iter().any(is_taken);
    ident(if taken { "reason_" } else { "reason" })
}

/// Names made unique within one scope, in order.
pub(super) fn unique_idents<'a>(names: impl IntoIterator<Item = &'a str>) -> Vec<Ident> {
    let mut taken = BTreeSet::from(["Self".to_owned()]);
    names
        .into_iter()
        .map(|name| unique(name, &mut taken))
        .collect()
}

fn unique(name: &str, taken: &mut BTreeSet<String>) -> Ident {
    let ident = ident(name);
    let mut name = ident.to_string();
    while !taken.insert(name.clone()) {
        name.push('_');
    }
    Ident::new(&name, Span::call_site())
}

/// The identifier of this name, which may be raw; what cannot be in an identifier becomes `_`.
pub(super) fn ident(name: &str) -> Ident {
    if let Some(keyword) = name.strip_prefix("r#") {
        return Ident::new_raw(keyword, Span::call_site());
    }
    syn::parse_str(name).unwrap_or_else(|_| {
        let mut clean: String = name
            .chars()
            .map(|c| if c.is_ascii_alphanumeric() { c } else { '_' })
            .collect();
        if !clean.starts_with(|c: char| c.is_ascii_alphabetic()) {
            clean.insert(0, 'N');
        }
        if syn::parse_str::<Ident>(&clean).is_err() {
            clean.push('_');
        }
        Ident::new(&clean, Span::call_site())
    })
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
