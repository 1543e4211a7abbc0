//! The components of a document: what a catalogue gives it, and what of former days goes.

use std::collections::BTreeSet;

use errcat_catalog::Foreign;
use serde_json::{Map, Value as Json};

use super::document::{Member, components, has_key, json};
use super::plan::{Change, MapChange, Planner, members};
use crate::emit::openapi::MARK;

impl Planner<'_, '_> {
    /// Gives the document the components, and takes those of former days away.
    pub(super) fn components(&mut self) {
        let parts = [
            ("schemas", &self.parts.schemas),
            ("responses", &self.parts.responses),
        ];
        let mut whole = Vec::new();
        let there = self.root.get("components");
        for (part, wanted) in parts {
            let changes = self.part(part, wanted);
            if changes.is_empty() {
                continue;
            }
            match there.and_then(|(_, components)| components.get(part)) {
                Some((_, map)) if is_emptied(map, &changes) => {
                    whole.push(Change::Remove(part.to_owned()));
                }
                Some(own) => self.change(&["components", part], of_member(own, changes)),
                None => whole.push(Change::Set(part.to_owned(), members(&changes).into())),
            }
        }
        if whole.is_empty() {
            return;
        }
        let name = "components".to_owned();
        let change = match there {
            Some((_, map)) if is_emptied(map, &whole) => Change::Remove(name),
            Some(own) => return self.change(&["components"], of_member(own, whole)),
            None => Change::Set(name, members(&whole).into()),
        };
        let change = MapChange {
            map: self.root,
            key: None,
            changes: vec![change],
            is_sorted: false,
        };
        self.change(&[], change);
    }

    fn part(&mut self, part: &str, wanted: &Map<String, Json>) -> Vec<Change> {
        let known = components(self.root, part);
        let mut changes = Vec::new();
        for (key, component) in known {
            let Some(name) = key.key() else { continue };
            let mark = component.get(MARK).and_then(|(_, mark)| mark.text());
            let is_own = mark == Some(self.catalog);
            match wanted.get(&name) {
                None if is_own => changes.push(Change::Remove(name)),
                None => {}
                Some(_) if !is_own => {
                    let message = match mark {
                        Some(other) => {
                            format!("the catalogue `{other}` has a component `{name}`, too")
                        }
                        None => format!(
                            "there is a component `{name}` that this catalogue did not make"
                        ),
                    };
                    let help = "rename it, or set a `prefix`, such as `{name}`, in errcat.toml or with --prefix";
                    let help = mark.map_or_else(
                        || help.to_owned(),
                        |other| format!("{help}; {}", renamed(other)),
                    );
                    self.problem(
                        key.range.clone(),
                        message,
                        "an error would have its name",
                        help,
                    );
                }
                Some(wanted) if json(component) == *wanted => {}
                Some(wanted) => changes.push(Change::Set(name, wanted.clone())),
            }
        }
        for (name, wanted) in wanted {
            if !known.iter().any(|member| has_key(name)(&member)) {
                changes.push(Change::Set(name.clone(), wanted.clone()));
            }
        }
        changes
    }

    /// A component that is taken away may not be referred to any more.
    pub(super) fn refuse_dangling(&mut self) {
        let mut referred = BTreeSet::new();
        gather(&self.wanted, &mut referred);
        for part in ["schemas", "responses"] {
            for (key, component) in components(self.root, part) {
                let Some(name) = key.key() else { continue };
                let is_gone = self.wanted["components"][part].get(&name).is_none();
                let target = format!("#/components/{part}/{name}");
                if is_gone && component.get(MARK).is_some() && referred.contains(&target) {
                    let message = format!("`{name}` is no longer made, and something refers to it");
                    let help = format!("remove what refers to `{target}` first");
                    self.problem(key.range.clone(), message, "this component", help);
                }
            }
        }
    }
}

/// What to do about a catalogue that has another name by now.
pub(super) fn renamed(other: &str) -> String {
    format!("if `{other}` is the former name of this catalogue, write the new one at each `{MARK}`")
}

fn of_member(own: &Member, changes: Vec<Change>) -> MapChange<'_> {
    MapChange {
        map: &own.1,
        key: Some(&own.0),
        changes,
        is_sorted: false,
    }
}

/// Whether nothing of a map is left after these changes.
fn is_emptied(map: &Foreign, changes: &[Change]) -> bool {
    let is_removal = |change: &Change| matches!(change, Change::Remove(_));
    let is_removed = |(key, _): &Member| {
        let key = key.key();
        changes
            .iter()
            .any(|change| key.as_deref() == Some(change.name()))
    };
    changes.iter().all(is_removal) && map.members().iter().all(is_removed)
}

fn gather(value: &Json, found: &mut BTreeSet<String>) {
    match value {
        Json::Object(members) => {
            for (name, member) in members {
                match member.as_str() {
                    Some(target) if name == "$ref" => {
                        found.insert(target.to_owned());
                    }
                    _ => gather(member, found),
                }
            }
        }
        Json::Array(items) => items.iter().for_each(|item| gather(item, found)),
        _ => {}
    }
}
