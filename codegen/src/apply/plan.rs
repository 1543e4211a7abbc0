//! What has to change in a document so that its operations have the errors of a catalogue.

use std::ops::Range;

use errcat_catalog::{Foreign, api::Endpoint, did_you_mean};

use serde_json::{Map, Value as Json, json};

use super::document::{Operation, components, is_shared, json, operations};
use crate::emit::openapi::{self, MARK, Parts};

/// Something because of which a document cannot be changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The bytes of the document that it is about.
    pub range: Range<usize>,
    /// What is wrong.
    pub message: String,
    /// What those bytes are.
    pub label: String,
    /// What to do.
    pub help: String,
}

/// The changes of a document, and what it says then.
pub(super) struct Plan<'d> {
    pub(super) changes: Vec<MapChange<'d>>,
    pub(super) wanted: Json,
}

/// The changes of one map.
pub(super) struct MapChange<'d> {
    pub(super) map: &'d Foreign,
    /// The key that it stands under, if it is not the whole document.
    pub(super) key: Option<&'d Foreign>,
    pub(super) changes: Vec<Change>,
    /// Whether its members are in the order of their keys.
    pub(super) is_sorted: bool,
}

/// A change of a member.
pub(super) enum Change {
    Set(String, Json),
    Remove(String),
}

impl Change {
    pub(super) fn name(&self) -> &str {
        match self {
            Self::Set(name, _) | Self::Remove(name) => name,
        }
    }
}

/// Compares a document with what the catalogue of this name wants of it.
pub(super) fn plan<'d>(
    root: &'d Foreign,
    catalog: &str,
    parts: &Parts,
) -> Result<Plan<'d>, Vec<Problem>> {
    let mut planner = Planner {
        root,
        catalog,
        parts,
        changes: Vec::new(),
        wanted: json(root),
        problems: Vec::new(),
    };
    let targets = planner.targets();
    for operation in operations(root) {
        let at = targets
            .iter()
            .find(|(node, _)| std::ptr::eq(*node, operation.own));
        planner.operation(&operation, at.map(|(_, own)| *own));
    }
    planner.components();
    planner.refuse_dangling();
    if planner.problems.is_empty() {
        Ok(Plan {
            changes: planner.changes,
            wanted: planner.wanted,
        })
    } else {
        Err(planner.problems)
    }
}

/// A plan that is being made.
pub(super) struct Planner<'d, 'p> {
    pub(super) root: &'d Foreign,
    pub(super) catalog: &'p str,
    pub(super) parts: &'p Parts,
    pub(super) changes: Vec<MapChange<'d>>,
    /// What the document is to say.
    pub(super) wanted: Json,
    problems: Vec<Problem>,
}

/// A key with its value.
pub(super) type Member = (Foreign, Foreign);

impl<'d, 'p> Planner<'d, 'p> {
    /// The operations of the document that the catalogue has errors for.
    fn targets(&mut self) -> Vec<(&'d Member, &'p openapi::Operation)> {
        let all = operations(self.root);
        let mut targets = Vec::new();
        for own in &self.parts.operations {
            if let Some(id) = &own.operation_id {
                let found: Vec<_> = all.iter().filter(|known| known.id() == Some(id)).collect();
                match found.as_slice() {
                    [one] => targets.push((one.own, own)),
                    [] => self.missing_id(id, own, &all),
                    [_, second, ..] => self.problem(
                        second.own.0.range.clone(),
                        format!("two operations have the `operationId` `{id}`"),
                        "the second",
                        "give one of them another",
                    ),
                }
                continue;
            }
            for endpoint in &own.endpoints {
                let is_it = |known: &&Operation<'_>| {
                    known.path() == endpoint.path
                        && known.method().eq_ignore_ascii_case(&endpoint.method)
                };
                match all.iter().find(is_it) {
                    Some(found) => targets.push((found.own, own)),
                    None => self.missing_endpoint(endpoint, own, &all),
                }
            }
        }
        targets
    }

    fn missing_id(&mut self, id: &str, own: &openapi::Operation, all: &[Operation<'_>]) {
        let ids = all.iter().filter_map(Operation::id);
        let help = says_it(own, did_you_mean(id, ids));
        let range = self.paths();
        let message = format!("no operation has the `operationId` `{id}`");
        self.problem(range, message, "none of these", help);
    }

    fn missing_endpoint(
        &mut self,
        endpoint: &Endpoint,
        own: &openapi::Operation,
        all: &[Operation<'_>],
    ) {
        let paths = self.root.get("paths").map(|(_, paths)| paths.members());
        let mut paths = paths.unwrap_or_default().iter();
        let path = paths.find(|(key, _)| key.key().as_deref() == Some(&endpoint.path));
        if let Some((key, item)) = path
            && item.get("$ref").is_some()
        {
            let message = format!("`{}` is described in another file", endpoint.path);
            let help = "change that file with --apply, or bundle the document first";
            return self.problem(key.range.clone(), message, "this path", help);
        }
        let shown: Vec<String> = all
            .iter()
            .map(|known| format!("{} {}", known.method().to_uppercase(), known.path()))
            .collect();
        let near = did_you_mean(&endpoint.shown(), shown.iter().map(String::as_str));
        let help = says_it(own, near);
        let range = path.map_or_else(|| self.paths(), |(key, _)| key.range.clone());
        let message = format!("there is no operation `{}`", endpoint.shown());
        self.problem(range, message, "not here", help);
    }

    fn paths(&self) -> Range<usize> {
        let paths = self.root.get("paths");
        paths.map_or(0..0, |(key, _)| key.range.clone())
    }

    /// Gives an operation its responses, and takes those of former days away.
    fn operation(&mut self, operation: &Operation<'d>, wanted: Option<&openapi::Operation>) {
        let node = &operation.own.1;
        let responses = node.get("responses");
        let known = responses
            .map(|(_, responses)| responses.members())
            .unwrap_or_default();
        let mut changes = Vec::new();
        for (status, response) in known {
            let Some(status) = status.key() else { continue };
            let own = self.own_response(response);
            let is_wanted = match wanted {
                Some(wanted) => { wanted.responses.iter() }
                    .any(|(known, _)| known.eq_ignore_ascii_case(&status)),
                None => own
                    .as_ref()
                    .is_some_and(|name| self.parts.responses.contains_key(name)),
            };
            if own.is_some() && !is_wanted {
                changes.push(Change::Remove(status));
            }
        }
        for (status, name) in wanted.into_iter().flat_map(|wanted| &wanted.responses) {
            let reference = json!({"$ref": format!("{RESPONSES}{name}")});
            let is_it = |(key, _): &&Member| {
                key.key()
                    .is_some_and(|key| key.eq_ignore_ascii_case(status))
            };
            let there = known.iter().find(is_it);
            let other = there.and_then(|(_, response)| self.other_catalog(response));
            if let (Some(other), Some((key, _))) = (other, there) {
                let message = format!("this response is of the catalogue `{other}`");
                let help = "let one catalogue alone say what the operation returns";
                self.problem(key.range.clone(), message, "this status", help);
                continue;
            }
            match there {
                Some((_, response)) if json(response) == reference => {}
                Some((key, _)) => {
                    let key = key.key().unwrap_or_default();
                    changes.push(Change::Set(key, reference));
                }
                None => changes.push(Change::Set(status.clone(), reference)),
            }
        }
        if changes.is_empty() {
            return;
        }
        let (path, method) = (operation.path(), operation.method());
        let place = ["paths".to_owned(), path, method, "responses".to_owned()];
        self.say(&place, &changes);
        let shared = [&operation.path.1, node]
            .into_iter()
            .chain(responses.map(|(_, node)| node));
        if let Some(shared) = shared.into_iter().find(|node| is_shared(node)) {
            return self.shared(shared);
        }
        match responses {
            Some((key, map)) => self.changes.push(MapChange {
                map,
                key: Some(key),
                changes,
                is_sorted: true,
            }),
            None => self.changes.push(MapChange {
                map: node,
                key: Some(&operation.own.0),
                changes: vec![Change::Set(
                    "responses".to_owned(),
                    members(&changes).into(),
                )],
                is_sorted: false,
            }),
        }
    }

    /// The name of a response of this catalogue that stands here as a reference.
    fn own_response(&self, response: &Foreign) -> Option<String> {
        let (name, mark) = self.marked(response)?;
        (mark == self.catalog).then_some(name)
    }

    fn other_catalog(&self, response: &Foreign) -> Option<String> {
        let (_, mark) = self.marked(response)?;
        (mark != self.catalog).then_some(mark)
    }

    /// The name of a response that was made of a catalogue and stands here as a reference, and that of the catalogue.
    fn marked(&self, response: &Foreign) -> Option<(String, String)> {
        let name = response.get("$ref")?.1.text()?.strip_prefix(RESPONSES)?;
        let mut known = components(self.root, "responses").iter();
        let (_, found) = known.find(|(key, _)| key.key().as_deref() == Some(name))?;
        let mark = found.get(MARK)?.1.text()?;
        Some((name.to_owned(), mark.to_owned()))
    }

    /// Makes the changes in what the document is to say.
    pub(super) fn say(&mut self, place: &[String], changes: &[Change]) {
        let mut at = &mut self.wanted;
        for key in place {
            if at.is_null() {
                *at = json!({});
            }
            let Some(members) = at.as_object_mut() else {
                return;
            };
            at = members.entry(key.clone()).or_insert(Json::Null);
        }
        if at.is_null() {
            *at = json!({});
        }
        let Some(members) = at.as_object_mut() else {
            return;
        };
        for change in changes {
            match change {
                Change::Set(name, value) => {
                    members.insert(name.clone(), value.clone());
                }
                Change::Remove(name) => {
                    members.shift_remove(name);
                }
            }
        }
    }

    pub(super) fn shared(&mut self, node: &Foreign) {
        self.problem(
            node.range.clone(),
            "what has to be changed here is shared by an anchor, an alias or `<<`".to_owned(),
            "a change would change other places too",
            "write it out in each place",
        );
    }

    pub(super) fn problem(
        &mut self,
        range: Range<usize>,
        message: String,
        label: &str,
        help: impl Into<String>,
    ) {
        self.problems.push(Problem {
            range,
            message,
            label: label.to_owned(),
            help: help.into(),
        });
    }
}

const RESPONSES: &str = "#/components/responses/";

/// The members of a map that is new.
pub(super) fn members(changes: &[Change]) -> Map<String, Json> {
    let mut members = Map::new();
    for change in changes {
        if let Change::Set(name, value) = change {
            members.insert(name.clone(), value.clone());
        }
    }
    members
}

/// What to do about an operation of the catalogue that the document does not have.
fn says_it(own: &openapi::Operation, near: Option<&str>) -> String {
    let name = &own.name;
    match near {
        Some(near) => format!("did you mean `{near}`? `{name}` of the catalogue says it"),
        None => format!("`{name}` of the catalogue says it: add it here, or mend it there"),
    }
}
