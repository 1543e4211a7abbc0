//! What errors are above their codes.

use errcat_catalog::Catalog;
use errcat_catalog::api::{Entry, Kind};
use serde::Serialize;

use super::{Syntax, retry::Rule};

#[derive(Serialize)]
pub(in crate::emit) struct ClientKind {
    /// What goes on the wire, as a string literal.
    value: String,
    /// The rule of trying again after unknown errors of the kind.
    rule: Option<Rule>,
    /// The class of the error that is recognised by the kind alone.
    class: Option<String>,
}

pub(super) fn kinds(catalog: &Catalog, syntax: &Syntax) -> Vec<ClientKind> {
    let kind = |kind: &Kind| {
        let is_of_it = |(own, _): &(&Kind, &Entry)| own.name == kind.name;
        let entry = catalog.own_kinds().find(is_of_it);
        ClientKind {
            value: (syntax.string)(&kind.value),
            rule: (kind.retry.as_ref()).map(|rule| Rule::new(rule, catalog)),
            class: entry.map(|(_, entry)| (syntax.identifier)(&entry.identifiers).to_owned()),
        }
    };
    catalog.kinds.iter().map(kind).collect()
}

impl ClientKind {
    pub(super) fn has_rule(&self) -> bool {
        self.rule.is_some()
    }

    pub(super) fn is_enough(&self) -> bool {
        self.class.is_some()
    }

    /// Whether its rule is more than its kind.
    pub(super) fn has_bounds(&self) -> bool {
        self.rule.as_ref().is_some_and(Rule::has_bounds)
    }
}
