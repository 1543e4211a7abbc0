//! Codes that are no longer sent, and the names that their classes had.

use errcat_catalog::{Catalog, api};
use serde::Serialize;

use super::{Made, Syntax, prose};

#[derive(Serialize)]
pub(super) struct Retired {
    /// What went on the wire; absent where the API sends no code.
    pub(super) code: Option<String>,
    /// The class that took over, if clients can meet it.
    pub(super) class: Option<String>,
    pub(super) since: Option<String>,
    pub(super) note: Option<String>,
    /// The name that the class of the retired or renamed error had, if no other class has it now.
    pub(super) alias: Option<String>,
    /// The function that narrows to the class that took over, and what it was called.
    pub(super) guard: Option<String>,
    pub(super) old_guard: Option<String>,
    pub(super) doc: String,
}

pub(super) fn retired(catalog: &Catalog, syntax: &Syntax, made: &Made) -> Vec<Retired> {
    let names = made.retired.iter().zip(&made.retired_guards);
    let of =
        |(retired, (alias, old_guard)): (&api::Retired, (&Option<String>, &Option<String>))| {
            let heir = retired.replaced_by.as_deref();
            let heir = heir.and_then(|name| catalog.place_of(name));
            let class = heir.filter(|_| catalog.is_taken_over(retired));
            let class =
                class.map(|at| (syntax.identifier)(&catalog.entries[at].identifiers).to_owned());
            Retired {
                code: retired.code.as_deref().map(syntax.string),
                since: retired.since.as_deref().map(syntax.string),
                note: retired.note.as_deref().map(syntax.string),
                doc: prose::retired(retired, class.as_deref(), catalog.is_renamed(retired)),
                guard: heir.map(|at| made.guards[at].clone()),
                old_guard: old_guard.clone(),
                class,
                alias: alias.clone(),
            }
        };
    catalog.retired.iter().zip(names).map(of).collect()
}
