//! Operations: the names that each lists, and what the operations it includes bring along.

use super::Resolver;
use crate::{
    api::{Identifiers, Operation},
    diagnostic::Diagnostic,
    each::each,
    language::OperationNode,
    name,
    read::{Either, Map, OneOrMany, Places, Text},
    rule,
};

impl Resolver<'_> {
    /// The operations; each stands where the document has it.
    pub(super) fn operations(&mut self) -> Vec<Operation> {
        let document = self.document;
        let operations = &document.operations;
        let entries = places(&document.errors);
        let named = places(operations);
        let mut own = Vec::new();
        let mut parts = Vec::new();
        for (_, operation) in operations {
            own.push(self.known(operation.errors(), &entries, Self::unknown_error));
            parts.push(self.known(operation.includes(), &named, Self::unknown_operation));
        }
        let mut resolved = Vec::new();
        for (place, (name, operation)) in operations.iter().enumerate() {
            let mut all = vec![place];
            let mut next = 0;
            while let Some(place) = all.get(next) {
                let more: &Vec<usize> = &parts[*place];
                for part in more {
                    if !all.contains(part) {
                        all.push(*part);
                    }
                }
                next += 1;
            }
            let mut set: Vec<usize> = Vec::new();
            for place in &all {
                set.extend(&own[*place]);
            }
            let set = in_order(set);
            let all = in_order(all.split_off(1));
            let name_of = |text: &Text| text.value.clone();
            resolved.push(Operation {
                name: name.value.clone(),
                identifiers: self.set_of_errors(name, operation.long()),
                doc: self.optional(operation.long().and_then(|long| long.doc.as_ref())),
                http: self.endpoints(operation.http()),
                operation_id: operation
                    .long()
                    .and_then(|long| self.operation_id(long.operation_id.as_ref()?)),
                entries: each(&set, &mut |entry| name_of(&document.errors.0[*entry].0)),
                includes: each(&all, &mut |part| name_of(&operations.0[*part].0)),
            });
        }
        resolved
    }

    fn set_of_errors(&mut self, name: &Text, long: Option<&OperationNode>) -> Identifiers {
        self.judge_name(name);
        let rename = long.and_then(|long| long.rename.as_ref());
        self.renamed(name::operation(&name.value), rename)
    }

    /// The places of the names that name something; the others are reported.
    fn known(
        &mut self,
        names: &[Text],
        places: &Places,
        report: fn(&mut Self, &Text),
    ) -> Vec<usize> {
        let mut known = Vec::new();
        for name in names {
            match places.get(name.as_str()) {
                Some(place) => known.push(*place),
                None => report(self, name),
            }
        }
        known
    }

    fn unknown_operation(&mut self, name: &Text) {
        if self.errors.contains_key(&name.value) {
            self.misplaced(
                name,
                "an error, not an operation",
                "write it under `errors`",
            );
        } else {
            self.refer(name, "an operation", &self.document.operations);
        }
    }

    fn unknown_error(&mut self, name: &Text) {
        if let Some(retired) = self.document.retired.get(&name.value) {
            let help = match &retired.replaced_by {
                Some(instead) => format!("write `{}`, which took its place", instead.value),
                None => "remove it".to_owned(),
            };
            self.misplaced(name, "retired, so no operation returns it", &help);
        } else if self.document.operations.get(&name.value).is_some() {
            self.misplaced(
                name,
                "an operation, not an error",
                "write it under `includes`",
            );
        } else {
            self.refer_to_error(name);
        }
    }

    fn misplaced(&mut self, name: &Text, what: &str, help: &str) {
        self.diagnostics.push(
            Diagnostic::new(
                &rule::UNKNOWN_REFERENCE,
                name.span,
                format!("`{}` is {what}", name.value),
                "it cannot stand here",
            )
            .help(help),
        );
    }
}

impl Either<OneOrMany<Text>, OperationNode> {
    /// The errors that an operation lists by itself.
    pub(crate) fn errors(&self) -> &[Text] {
        match self {
            Self::Short(errors) => &errors.0,
            Self::Long(long) => &long.errors.0,
        }
    }

    /// The requests by which it is called.
    pub(crate) fn http(&self) -> &[Text] {
        self.long().map_or(&[], |long| &long.http.0)
    }

    /// The operations that it includes.
    pub(crate) fn includes(&self) -> &[Text] {
        self.long().map_or(&[], |long| &long.includes.0)
    }

    /// The long form, if it is that.
    pub(crate) fn long(&self) -> Option<&OperationNode> {
        match self {
            Self::Short(_) => None,
            Self::Long(long) => Some(long),
        }
    }
}

/// Each of them once, in the order of the document.
fn in_order(mut places: Vec<usize>) -> Vec<usize> {
    places.sort_unstable();
    places.dedup();
    places
}

fn places<T>(map: &Map<T>) -> Places {
    let mut places = Places::new();
    for (place, name) in map.names().into_iter().enumerate() {
        places.insert(name.to_owned(), place);
    }
    places
}
