//! The exception classes that are not made of entries: a tree, and a class of unknown errors for each.

use errcat_catalog::Catalog;
use errcat_catalog::api::Exception;
use serde::Serialize;

use super::{Made, Syntax, number, prose};
use crate::emit::names::{unknown_case, unknown_name};

#[derive(Serialize)]
pub(super) struct Family {
    pub(super) class: String,
    /// The class that it extends.
    parent: String,
    /// The names of the class and of those below it, as string literals.
    names: Vec<String>,
    statuses: String,
    doc: String,
}

#[derive(Serialize)]
pub(in crate::emit) struct Unknown {
    pub(in crate::emit) class: String,
    pub(in crate::emit) parent: String,
    /// Statuses as numbers, classes of statuses as their first digit.
    statuses: Vec<u16>,
    /// The kinds that it stands for, as string literals.
    kinds: Vec<String>,
    /// How the codes begin that it stands for, as a string literal, where its parent is an error.
    pub(in crate::emit) prefix: Option<String>,
    /// What vectors call it.
    pub(in crate::emit) called: String,
}

/// The classes without the base, each behind the one that it extends.
pub(super) fn families(catalog: &Catalog, syntax: &Syntax) -> Vec<Family> {
    let mut families: Vec<Family> = Vec::new();
    let mut left: Vec<&Exception> = { catalog.exceptions.iter() }
        .filter(|class| !class.fallback)
        .collect();
    while !left.is_empty() {
        let count = left.len();
        left.retain(|class| {
            let family = family(catalog, class, syntax);
            let parent = catalog.parent_of(class);
            let is_ready = parent.is_none_or(|parent| {
                parent.fallback || families.iter().any(|known| known.class == family.parent)
            });
            if is_ready {
                families.push(family);
            }
            !is_ready
        });
        // A circle has been refused already.
        if left.len() == count {
            break;
        }
    }
    families
}

/// The class that one of these extends.
pub(super) fn parent_of<'a>(families: &'a [Family], class: &str) -> Option<&'a str> {
    let found = families.iter().find(|family| family.class == class)?;
    Some(&found.parent)
}

fn family(catalog: &Catalog, class: &Exception, syntax: &Syntax) -> Family {
    let name = |class: &Exception| (syntax.identifier)(&class.identifiers).to_owned();
    let statuses: Vec<String> = class.statuses.iter().map(ToString::to_string).collect();
    let below = { catalog.exceptions.iter() }.filter(|other| is_below(catalog, other, class));
    let names = std::iter::once(class).chain(below);
    Family {
        class: name(class),
        parent: catalog.parent_of(class).map_or("APIError".to_owned(), name),
        names: names.map(|class| (syntax.string)(&name(class))).collect(),
        doc: prose::family(class, &statuses),
        statuses: (syntax.list)(
            &statuses
                .iter()
                .map(|status| (syntax.string)(status))
                .collect::<Vec<_>>(),
        ),
    }
}

/// Whether a class extends another one, be it through others.
fn is_below(catalog: &Catalog, class: &Exception, above: &Exception) -> bool {
    let mut class = class;
    for _ in &catalog.exceptions {
        match catalog.parent_of(class) {
            Some(parent) if parent.name == above.name => return true,
            Some(parent) => class = parent,
            None => return false,
        }
    }
    false
}

/// A class a family for what the catalogue does not know.
pub(super) fn unknown(catalog: &Catalog, syntax: &Syntax, made: &Made) -> Vec<Unknown> {
    let families = catalog.exceptions.iter().zip(&made.unknown);
    let mut unknown: Vec<_> = families
        .map(|(family, class)| {
            let kinds = { catalog.kinds.iter() }
                .filter(|kind| kind.exception.as_ref() == Some(&family.name));
            let of_family = Unknown {
                class: class.clone(),
                parent: (syntax.identifier)(&family.identifiers).to_owned(),
                statuses: family.statuses.iter().copied().map(number).collect(),
                kinds: kinds.map(|kind| (syntax.string)(&kind.value)).collect(),
                prefix: None,
                called: unknown_name(Some(family)),
            };
            (family.fallback, of_family)
        })
        .collect();
    for (prefix, at, entry) in catalog.prefixes() {
        let of_entry = Unknown {
            class: made.unknown_of[at].clone(),
            parent: (syntax.identifier)(&entry.identifiers).to_owned(),
            statuses: Vec::new(),
            kinds: Vec::new(),
            prefix: Some((syntax.string)(prefix)),
            called: unknown_case(entry),
        };
        unknown.push((false, of_entry));
    }
    // The base's is the last.
    unknown.sort_by_key(|(fallback, _)| *fallback);
    unknown.into_iter().map(|(_, unknown)| unknown).collect()
}
