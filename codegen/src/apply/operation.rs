//! The responses of an operation, and the mark by which it is known again.
//!
//! An operation that has responses of a catalogue says so in `x-errcat`, by the names of the catalogue and of its operation there. Only there are
//! references to responses of the catalogue taken for its work: what people refer to by themselves stays.

use errcat_catalog::{Foreign, ForeignKind};
use serde_json::json;

use super::components::renamed;
use super::document::{Operation, components, has_key, json};
use super::plan::{Change, MapChange, Planner, Problem, members};
use crate::emit::openapi::{self, MARK};

const RESPONSES: &str = "#/components/responses/";

impl<'d> Planner<'d, '_> {
    /// Gives an operation its responses, and takes those of former days away.
    pub(super) fn operation(
        &mut self,
        operation: &Operation<'d>,
        wanted: Option<&openapi::Operation>,
    ) {
        let node = &operation.own.1;
        let is_marked = node
            .get(MARK)
            .is_some_and(|(_, mark)| mark.get(self.catalog).is_some());
        if wanted.is_none() && !is_marked {
            return;
        }
        if let Some(key) = elsewhere(node) {
            let message = "the responses of this operation stand elsewhere".to_owned();
            let help = "write them here in its place, where those of the catalogue can join them";
            return self.problem(key.range.clone(), message, "by this", help);
        }
        let mut place: Vec<&str> = operation.place.iter().map(String::as_str).collect();
        let mut of_node = Vec::new();
        let changes = self.responses(node, wanted);
        if let Some((key, map)) = node.get("responses").filter(|_| !changes.is_empty()) {
            place.push("responses");
            let change = MapChange {
                map,
                key: Some(key),
                changes,
                is_sorted: true,
            };
            self.change(&place, change);
            place.pop();
        } else if !changes.is_empty() {
            of_node.push(Change::Set(
                "responses".to_owned(),
                members(&changes).into(),
            ));
        }
        of_node.extend(self.mark(node, &mut place, wanted));
        if !of_node.is_empty() {
            let change = MapChange {
                map: node,
                key: Some(&operation.own.0),
                changes: of_node,
                is_sorted: false,
            };
            self.change(&place, change);
        }
    }

    fn responses(&mut self, node: &Foreign, wanted: Option<&openapi::Operation>) -> Vec<Change> {
        let known = node.get("responses");
        let known = known.map_or(&[][..], |(_, responses)| responses.members());
        let wanted = wanted.map_or(&[][..], |wanted| &wanted.responses);
        let is_of = |status: &str, key: &Foreign| {
            key.key()
                .is_some_and(|key| key.eq_ignore_ascii_case(status))
        };
        let mut changes = Vec::new();
        for (key, response) in known {
            let is_wanted = wanted.iter().any(|(status, _)| is_of(status, key));
            let maker = self.maker(response);
            if let Some(status) = key
                .key()
                .filter(|_| maker == Some(self.catalog) && !is_wanted)
            {
                changes.push(Change::Remove(status));
            }
        }
        for (status, name) in wanted {
            let reference = json!({"$ref": format!("{RESPONSES}{name}")});
            let Some((key, response)) = known.iter().find(|(key, _)| is_of(status, key)) else {
                changes.push(Change::Set(status.clone(), reference));
                continue;
            };
            if json(response) == reference {
                continue;
            }
            match self.maker(response) {
                Some(maker) if maker == self.catalog => {}
                Some(other) => {
                    let message = format!("this response is of the catalogue `{other}`");
                    let help = format!(
                        "let one catalogue alone say what the operation returns; {}",
                        renamed(other)
                    );
                    self.problem(key.range.clone(), message, "this status", help);
                    continue;
                }
                None => self.replaced.push(Problem {
                    range: key.range.clone(),
                    message: format!(
                        "this response is of your own, and `{name}` comes in its place"
                    ),
                    label: format!("the catalogue `{}` has this status", self.catalog),
                    help: "say in the catalogue what is not there yet".to_owned(),
                }),
            }
            changes.push(Change::Set(key.key().unwrap_or_default(), reference));
        }
        changes
    }

    /// Sets the mark of the catalogue in an operation that it has errors for, and takes it from any other.
    fn mark<'n>(
        &mut self,
        node: &'d Foreign,
        place: &mut Vec<&'n str>,
        wanted: Option<&openapi::Operation>,
    ) -> Option<Change>
    where
        'd: 'n,
    {
        let catalog = self.catalog;
        let is_map = |mark: &Foreign| matches!(mark.resolved().kind, ForeignKind::Map { .. });
        let there = node.get(MARK).filter(|(_, mark)| is_map(mark));
        let change = match wanted {
            Some(own) => {
                let said = there.and_then(|(_, mark)| mark.get(catalog)?.1.text());
                if said == Some(&own.name) {
                    return None;
                }
                Change::Set(catalog.to_owned(), own.name.as_str().into())
            }
            None => Change::Remove(catalog.to_owned()),
        };
        let is_alone = there.is_none_or(|(_, mark)| {
            let mut others = mark.members().iter();
            others.all(|member| has_key(catalog)(&member))
        });
        match (there, change) {
            (Some(_), Change::Remove(_)) if is_alone => Some(Change::Remove(MARK.to_owned())),
            (Some((key, map)), change) => {
                place.push(MARK);
                let change = MapChange {
                    map,
                    key: Some(key),
                    changes: vec![change],
                    is_sorted: false,
                };
                self.change(place, change);
                place.pop();
                None
            }
            (None, change) => Some(Change::Set(MARK.to_owned(), members(&[change]).into())),
        }
    }

    /// The catalogue that has made the response which stands here as a reference, or is about to.
    fn maker(&self, response: &Foreign) -> Option<&str> {
        let name = response.get("$ref")?.1.text()?.strip_prefix(RESPONSES)?;
        let found = components(self.root, "responses")
            .iter()
            .find(has_key(name));
        match found {
            Some((_, component)) => component.get(MARK)?.1.text(),
            None if self.parts.responses.contains_key(name) => Some(self.catalog),
            None => None,
        }
    }
}

/// The key by which an operation has responses that stand elsewhere, which those put in here would hide.
fn elsewhere(node: &Foreign) -> Option<&Foreign> {
    if let Some((_, responses)) = node.get("responses") {
        return responses.get("$ref").map(|(key, _)| key);
    }
    let (key, merged) = node.get("<<")?;
    let brings = |node: &Foreign| node.get("responses").is_some();
    let is_hidden = match &merged.kind {
        ForeignKind::List(several) => several.iter().any(brings),
        _ => brings(merged),
    };
    is_hidden.then_some(key)
}
