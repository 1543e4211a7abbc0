//! Which operation of a document is which one of a catalogue.

use std::ops::Range;

use errcat_catalog::{api::Endpoint, did_you_mean};

use super::document::{Member, Operation, called_back, has_key, operations, paths_elsewhere};
use super::plan::Planner;
use crate::emit::openapi;

impl<'d, 'p> Planner<'d, 'p> {
    /// The operations of the document that the catalogue has errors for.
    pub(super) fn targets(&mut self) -> Vec<(&'d Member, &'p openapi::Operation)> {
        let all = operations(self.root);
        let mut targets: Vec<(&'d Member, &'p openapi::Operation)> = Vec::new();
        for own in &self.parts.operations {
            for found in self.found(own, &all) {
                let mut known = targets.iter();
                match known.find(|(node, _)| std::ptr::eq(*node, found)) {
                    Some((_, other)) if other.name != own.name => {
                        let message = format!(
                            "`{}` and `{}` of the catalogue are both this operation",
                            other.name, own.name
                        );
                        let help = "make one operation of them that has the errors of both";
                        self.problem(found.0.range.clone(), message, "this one", help);
                    }
                    _ => targets.push((found, own)),
                }
            }
        }
        targets
    }

    /// The operations of the document that this one is.
    fn found(&mut self, own: &openapi::Operation, all: &[Operation<'d>]) -> Vec<&'d Member> {
        let mut found: Vec<&'d Member> = Vec::new();
        if let Some(id) = &own.operation_id {
            for known in all.iter().filter(|known| known.id() == Some(id)) {
                if !found.iter().any(|other| std::ptr::eq(*other, known.own)) {
                    found.push(known.own);
                }
            }
            match found.as_slice() {
                [] => self.missing_id(id, own, all),
                [_] => {}
                [_, second, ..] => {
                    let message = format!("two operations have the `operationId` `{id}`");
                    let help = "give one of them another";
                    self.problem(second.0.range.clone(), message, "the second", help);
                    found.truncate(1);
                }
            }
            return found;
        }
        for endpoint in &own.endpoints {
            let is_it = |known: &&Operation<'_>| {
                known.path == endpoint.path && known.method().eq_ignore_ascii_case(&endpoint.method)
            };
            match all.iter().find(is_it) {
                Some(known) => found.push(known.own),
                None => self.missing_endpoint(endpoint, own, all),
            }
        }
        found
    }

    fn missing_id(&mut self, id: &str, own: &openapi::Operation, all: &[Operation<'_>]) {
        let message = format!("no operation has the `operationId` `{id}`");
        if let Some(method) = called_back(self.root, id) {
            let label = "this one is a request of yours";
            let help = format!(
                "whoever receives it answers: take `operation_id` from `{}` of the catalogue",
                own.name
            );
            return self.problem(method.range.clone(), message, label, help);
        }
        let near = did_you_mean(id, all.iter().filter_map(Operation::id));
        let elsewhere = paths_elsewhere(self.root).next();
        if let (Some((key, _)), None) = (elsewhere, near) {
            let label = "what this path has is described in another file";
            let help =
                "if it is there, change that file with --apply, or bundle the document first";
            return self.problem(key.range.clone(), message, label, help);
        }
        let range = self.paths();
        self.problem(range, message, "none of these", says_it(own, near));
    }

    fn missing_endpoint(
        &mut self,
        endpoint: &Endpoint,
        own: &openapi::Operation,
        all: &[Operation<'_>],
    ) {
        let is_it = has_key(&endpoint.path);
        if let Some((key, _)) = paths_elsewhere(self.root).find(|path| is_it(path)) {
            let message = format!("`{}` is described in another file", endpoint.path);
            let help = "change that file with --apply, or bundle the document first";
            return self.problem(key.range.clone(), message, "this path", help);
        }
        let paths = self.root.get("paths").map(|(_, paths)| paths.members());
        let path = paths.unwrap_or_default().iter().find(is_it);
        let shown: Vec<String> = all.iter().map(Operation::shown).collect();
        let near = did_you_mean(&endpoint.shown(), shown.iter().map(String::as_str));
        let range = path.map_or_else(|| self.paths(), |(key, _)| key.range.clone());
        let message = format!("there is no operation `{}`", endpoint.shown());
        self.problem(range, message, "not here", says_it(own, near));
    }

    fn paths(&self) -> Range<usize> {
        let paths = self.root.get("paths");
        paths.map_or(0..0, |(key, _)| key.range.clone())
    }
}

/// What to do about an operation of the catalogue that the document does not have.
fn says_it(own: &openapi::Operation, near: Option<&str>) -> String {
    let name = &own.name;
    match near {
        Some(near) => format!("did you mean `{near}`? `{name}` of the catalogue says it"),
        None => format!("`{name}` of the catalogue says it: add it here, or mend it there"),
    }
}
