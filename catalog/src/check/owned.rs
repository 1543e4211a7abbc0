//! Where a catalogue brings the identifiers of generated code.

use crate::{
    api::{Entry, LIMIT_ROLES},
    name::Owner,
    resolve::{Draft, common_node},
    source::Span,
};

/// What brings an identifier, as the catalogue has it.
pub(super) struct Owned {
    /// Its name in the catalogue.
    pub(super) name: String,
    /// Where that stands; absent for what is there without being written.
    pub(super) span: Option<Span>,
    /// The entry that it is part of.
    pub(super) entry: Option<usize>,
}

impl Draft {
    /// What brings an identifier of the table.
    pub(super) fn owned(&self, owner: Owner) -> Owned {
        let (api, document) = (&self.api, &self.document);
        let of_entry = |at: usize, part: &str| Owned {
            name: format!("{}{part}", api.entries[at].name),
            span: Some(self.written(at).0.span),
            entry: Some(at),
        };
        let of_file = |name: &str, span| Owned {
            name: name.to_owned(),
            span,
            entry: None,
        };
        let of_first = |has: &dyn Fn(&Entry) -> bool| match api.entries.iter().position(has) {
            Some(at) => of_entry(at, ""),
            None => of_file("exceptions", None),
        };
        match owner {
            Owner::Exception(at) | Owner::Unknown(at) => {
                let written = document.exceptions.0.get(at);
                of_file(&api.exceptions[at].name, written.map(|(key, _)| key.span))
            }
            Owner::Record(at) => {
                let span = document.types.0[at].0.span;
                of_file(&api.types[at].name, Some(span))
            }
            Owner::Operation(at) | Owner::OperationClasses(at) => {
                let span = document.operations.0[at].0.span;
                of_file(&api.operations[at].name, Some(span))
            }
            Owner::Kinds => {
                let first = document.kinds.iter().next();
                of_file("kinds", first.map(|(name, _)| name.span))
            }
            Owner::Traits | Owner::HasTrait => {
                let first = document.traits.iter().next();
                of_file("traits", first.map(|(name, _)| name.span))
            }
            Owner::RateLimit => {
                let mut headers = document.headers.iter();
                let first = headers.find(|(role, _)| LIMIT_ROLES.contains(&role.as_str()));
                of_file("rate_limit", first.map(|(role, _)| role.span))
            }
            Owner::CommonParams => {
                let first = api.params.first();
                let first = first.and_then(|first| common_node(document, &first.name));
                of_file("params", first.map(|(name, _)| name.span))
            }
            Owner::CommonWords(at) => {
                let name = &api.params[at].name;
                let written = common_node(document, name);
                of_file(
                    &format!("params.{name}"),
                    written.map(|(name, _)| name.span),
                )
            }
            Owner::FromUrl => {
                let first = document.envelopes.iter().next();
                of_file("envelopes", first.map(|(name, _)| name.span))
            }
            Owner::FromClose => of_first(&|entry| entry.close.is_some()),
            Owner::ExitCode => of_first(&|entry| entry.exit.is_some()),
            Owner::Retired(at)
            | Owner::RetiredGuard(at)
            | Owner::RetiredReasons(at)
            | Owner::RetiredWords(at, _) => {
                let span = document.retired.0[at].0.span;
                of_file(&api.retired[at].name, Some(span))
            }
            Owner::Failure(_) => of_file("", None),
            Owner::Entry(at) | Owner::Guard(at) | Owner::Details(at) | Owner::UnknownOf(at) => {
                of_entry(at, "")
            }
            Owner::Reasons(at) => of_entry(at, ".reasons"),
            Owner::Words(at, place) => {
                let (param, key, _) = self.params(at)[place];
                Owned {
                    span: Some(key.span),
                    ..of_entry(at, &format!(".{}", param.name))
                }
            }
        }
    }
}
