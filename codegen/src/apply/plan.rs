//! What has to change in a document so that its operations have the errors of a catalogue.

use std::ops::Range;

use errcat_catalog::{Foreign, ForeignKind};

use serde_json::{Map, Value as Json, json};

use super::document::{Member, has_key, json, operations};
use super::shared::{Alias, Aliases};
use crate::emit::openapi::Parts;

/// Something that is said of a place in a document.
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
    /// The aliases that get an anchor which goes.
    pub(super) heirs: Vec<Alias<'d>>,
    pub(super) wanted: Json,
    /// The responses of one's own in whose place others come.
    pub(super) replaced: Vec<Problem>,
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

/// Compares a document, which is this text, with what the catalogue of this name wants of it.
pub(super) fn plan<'d>(
    text: &'d str,
    root: &'d Foreign,
    catalog: &str,
    parts: &Parts,
) -> Result<Plan<'d>, Vec<Problem>> {
    let mut planner = Planner {
        text,
        root,
        catalog,
        parts,
        aliases: Aliases::new(root),
        gone: Vec::new(),
        changes: Vec::new(),
        wanted: json(root),
        replaced: Vec::new(),
        problems: Vec::new(),
    };
    let targets = planner.targets();
    let mut seen = Vec::new();
    for operation in operations(root) {
        // Two paths may share one path item.
        if seen.iter().any(|known| std::ptr::eq(*known, operation.own)) {
            continue;
        }
        seen.push(operation.own);
        let is_it = |(node, _): &&(&Member, _)| std::ptr::eq(*node, operation.own);
        let wanted = targets.iter().find(is_it).map(|(_, own)| *own);
        planner.operation(&operation, wanted);
    }
    planner.components();
    planner.refuse_dangling();
    if planner.problems.is_empty() {
        Ok(Plan {
            heirs: planner.aliases.left(&planner.gone),
            changes: planner.changes,
            wanted: planner.wanted,
            replaced: planner.replaced,
        })
    } else {
        Err(planner.problems)
    }
}

/// A plan that is being made.
pub(super) struct Planner<'d, 'p> {
    text: &'d str,
    pub(super) root: &'d Foreign,
    pub(super) catalog: &'p str,
    pub(super) parts: &'p Parts,
    aliases: Aliases<'d>,
    /// The bytes in whose place others come.
    gone: Vec<Range<usize>>,
    changes: Vec<MapChange<'d>>,
    /// What the document is to say.
    pub(super) wanted: Json,
    pub(super) replaced: Vec<Problem>,
    problems: Vec<Problem>,
}

impl<'d> Planner<'d, '_> {
    /// Takes the changes of the map that these keys lead to.
    pub(super) fn change(&mut self, place: &[&str], change: MapChange<'d>) {
        self.say(place, &change.changes);
        let map = change.map;
        if let Some(alias) = self.aliases.sharing(&map.range) {
            let alias = &self.text[alias.node.range.clone()];
            return self.problem(
                map.range.clone(),
                format!("what has to be changed here is `{alias}`, too"),
                "a change would change other places",
                format!("write out what `{alias}` stands for where it stands"),
            );
        }
        if matches!(map.kind, ForeignKind::Alias(_)) {
            // Its place gets a copy.
            self.gone.push(map.range.clone());
        } else {
            let names = change.changes.iter().map(Change::name);
            let there = names.filter_map(|name| map.members().iter().find(has_key(name)));
            self.gone
                .extend(there.map(|(_, value)| value.range.clone()));
        }
        self.changes.push(change);
    }

    /// Makes the changes in what the document is to say.
    fn say(&mut self, place: &[&str], changes: &[Change]) {
        let mut at = &mut self.wanted;
        for key in place {
            if at.is_null() {
                *at = json!({});
            }
            let Some(members) = at.as_object_mut() else {
                return;
            };
            at = members.entry(*key).or_insert(Json::Null);
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

    pub(super) fn problem(
        &mut self,
        range: Range<usize>,
        message: String,
        label: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.problems.push(Problem {
            range,
            message,
            label: label.into(),
            help: help.into(),
        });
    }
}

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
