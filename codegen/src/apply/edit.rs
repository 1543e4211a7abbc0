//! Changes of maps in the text of a document: everything else stays as it was written, comments and order too.

use std::ops::Range;

use errcat_catalog::{Foreign, ForeignKind, Value};

use serde_json::{Map, Value as Json, json};

use super::document::{Member, has_key, json};
use super::flow::step;
use super::plan::{Change, MapChange, Plan, Problem, members};
use super::shared::{Alias, contains};
use crate::emit::openapi::block;

/// What may stand before a text in Unicode.
const BYTE_ORDER: char = '\u{feff}';

/// The text with the changes made.
pub(super) fn apply(text: &str, root: &Foreign, plan: &Plan<'_>) -> Result<String, Problem> {
    let mut editor = Editor {
        text,
        root,
        is_json: text
            .trim_start_matches(BYTE_ORDER)
            .trim_start()
            .starts_with('{'),
        step: step(text, root),
        edits: Vec::new(),
    };
    for change in &plan.changes {
        editor.change(change)?;
    }
    for alias in &plan.heirs {
        editor.inherit(alias);
    }
    Ok(editor.finish())
}

pub(super) struct Editor<'t> {
    pub(super) text: &'t str,
    root: &'t Foreign,
    /// Whether all of it stands in braces.
    pub(super) is_json: bool,
    /// What a level of a document in braces is indented by.
    pub(super) step: String,
    pub(super) edits: Vec<(Range<usize>, String)>,
}

impl Editor<'_> {
    fn change(&mut self, change: &MapChange<'_>) -> Result<(), Problem> {
        let map = change.map;
        match &map.kind {
            ForeignKind::Map { members, in_braces } if !members.is_empty() => {
                if *in_braces {
                    self.braces(change, members);
                    return Ok(());
                }
                return self.lines(change);
            }
            ForeignKind::Map { .. } | ForeignKind::Scalar(Value::Null) => {}
            ForeignKind::Alias(_) if matches!(map.resolved().kind, ForeignKind::Map { .. }) => {}
            _ => {
                return Err(Problem {
                    range: map.range.clone(),
                    message: "a map has to stand here".to_owned(),
                    label: "this is none".to_owned(),
                    help: "write a map, or leave the key out".to_owned(),
                });
            }
        }
        let whole = whole(change);
        let Some(key) = change.key else {
            return Err(in_one_line(map.range.clone()));
        };
        if whole.is_empty() {
            return Ok(());
        }
        if is_in_braces(self.root, &map.range) {
            self.put(key, &map.range, &whole.into());
            return Ok(());
        }
        self.fill(key, map.range.clone(), whole)
    }

    /// A map in the place of nothing, of one that is empty or of an alias: as lines below its key.
    fn fill(
        &mut self,
        key: &Foreign,
        range: Range<usize>,
        members: Map<String, Json>,
    ) -> Result<(), Problem> {
        let indent = self.indent(key)?;
        let lines = block(&members.into(), indent + 2);
        let after_key = self.after(key);
        // A comment behind the key stays there.
        let end = range.end.max(after_key);
        let line_end = self.line_end(end);
        self.edits.push((after_key..end, String::new()));
        let lines = format!("\n{}", lines.trim_end());
        self.edits.push((line_end..line_end, lines));
        Ok(())
    }

    /// An alias whose anchor goes: it gets the anchor, and what that was of.
    fn inherit(&mut self, alias: &Alias<'_>) {
        let range = alias.node.range.clone();
        let name = self.text[range.clone()].replacen('*', "&", 1);
        let value = json(alias.target);
        let is_block = !is_in_braces(self.root, &range);
        let indent = alias
            .key
            .filter(|_| is_block)
            .and_then(|key| self.indent(key).ok());
        let is_empty =
            !value.is_object() && !value.is_array() || value == json!({}) || value == json!([]);
        let Some(indent) = indent.filter(|_| !is_empty) else {
            let value = self.in_line(&value);
            return self.edits.push((range, format!("{name} {value}")));
        };
        let line_end = self.line_end(range.end);
        let lines = block(&value, indent + 2);
        self.edits.push((range, name));
        self.edits
            .push((line_end..line_end, format!("\n{}", lines.trim_end())));
    }

    /// A map whose members stand on lines of their own.
    fn lines(&mut self, change: &MapChange<'_>) -> Result<(), Problem> {
        let members = change.map.members();
        let Some((first, _)) = members.first() else {
            return Ok(());
        };
        let indent = self.indent(first)?;
        let quote = self.text[first.range.clone()].starts_with('\'');
        let lines = |name: &str, value: &Json| {
            let mut member = Map::new();
            member.insert(name.to_owned(), value.clone());
            let lines = block(&member.into(), indent);
            if quote {
                lines.replacen(&format!("\"{name}\""), &format!("'{name}'"), 1)
            } else {
                lines
            }
        };
        let mut left = members.len();
        for own in &change.changes {
            let at = members
                .iter()
                .position(|member| has_key(own.name())(&member));
            match (own, at) {
                (Change::Set(name, value), Some(at)) => {
                    let text = lines(name, value);
                    self.edits.push((self.member(members, at), text));
                }
                (Change::Remove(_), Some(at)) => {
                    left -= 1;
                    self.edits.push((self.member(members, at), String::new()));
                }
                (Change::Set(name, value), None) => {
                    left += 1;
                    let place = match change.place(name) {
                        0 => self.line_start(first.range.start),
                        before => self.member(members, before - 1).end,
                    };
                    let text = lines(name, value);
                    let starts = place == 0 || self.text[..place].ends_with('\n');
                    let text = if starts {
                        text
                    } else {
                        format!("\n{}", text.trim_end())
                    };
                    self.edits.push((place..place, text));
                }
                (Change::Remove(_), None) => {}
            }
        }
        if left == 0 {
            let place = self.line_start(first.range.start);
            let empty = format!("{}{{}}\n", " ".repeat(indent));
            self.edits.push((place..place, empty));
        }
        Ok(())
    }

    /// The lines of a member of a map.
    fn member(&self, members: &[Member], at: usize) -> Range<usize> {
        let (key, value) = &members[at];
        let start = self.line_start(key.range.start);
        let last = last(value);
        if self.keeps_line_ends(last) {
            return start..self.line_start(last.range.end);
        }
        let end = key.range.end.max(value.range.end);
        let end = self.text[..end].trim_end().len().max(key.range.end);
        let line = self.text[end..].find('\n').map(|at| end + at + 1);
        start..line.unwrap_or(self.text.len())
    }

    /// Whether the empty lines behind a text are a part of it, as behind `|+`.
    fn keeps_line_ends(&self, node: &Foreign) -> bool {
        let ForeignKind::Scalar(Value::String(text)) = &node.kind else {
            return false;
        };
        let has_empty = text.ends_with("\n\n") || text.chars().all(|c| c == '\n');
        has_empty && self.text[node.range.clone()].ends_with([' ', '\n'])
    }

    fn line_end(&self, at: usize) -> usize {
        let rest = self.text[at..].split('\n').next().unwrap_or_default();
        at + rest.strip_suffix('\r').unwrap_or(rest).len()
    }

    pub(super) fn line_start(&self, at: usize) -> usize {
        self.text[..at].rfind('\n').map_or(0, |at| at + 1)
    }

    /// Where the colon behind a key ends.
    pub(super) fn after(&self, key: &Foreign) -> usize {
        let end = key.range.end;
        end + self.text[end..].find(':').map_or(0, |at| at + 1)
    }

    /// How far a key stands in on its line.
    fn indent(&self, key: &Foreign) -> Result<usize, Problem> {
        let before = &self.text[self.line_start(key.range.start)..key.range.start];
        let before = before.trim_start_matches(BYTE_ORDER);
        if before.chars().all(|c| c == ' ') {
            return Ok(before.len());
        }
        Err(in_one_line(key.range.clone()))
    }

    fn finish(mut self) -> String {
        let line_end = if self.text.contains("\r\n") {
            "\r\n"
        } else {
            "\n"
        };
        // Of several in one place the one that was made first comes first.
        self.edits
            .sort_by_key(|(range, _)| (range.start, range.end));
        let (mut text, mut at) = (String::new(), 0);
        for (range, new) in self.edits {
            text.push_str(&self.text[at..range.start.max(at)]);
            text.push_str(&new.replace("\r\n", "\n").replace('\n', line_end));
            at = range.end.max(at);
        }
        text.push_str(&self.text[at..]);
        text
    }
}

impl MapChange<'_> {
    /// Before how many of the members a new one comes to stand.
    pub(super) fn place(&self, name: &str) -> usize {
        let is_before =
            |(key, _): &&Member| !self.is_sorted || key.key().is_some_and(|key| *key < *name);
        self.map.members().iter().filter(is_before).count()
    }
}

/// All members of a map after the changes.
fn whole(change: &MapChange<'_>) -> Map<String, Json> {
    let before = json(change.map);
    let mut whole = before.as_object().cloned().unwrap_or_default();
    for own in &change.changes {
        whole.shift_remove(own.name());
    }
    whole.extend(members(&change.changes));
    if change.is_sorted {
        whole.sort_keys();
    }
    whole
}

/// The last of all that stands in a node.
fn last(node: &Foreign) -> &Foreign {
    let inner = match &node.kind {
        ForeignKind::List(items) => items.last(),
        ForeignKind::Map { members, .. } => members.last().map(|(_, value)| value),
        _ => None,
    };
    inner.map_or(node, last)
}

/// Whether these bytes stand within a map in braces.
fn is_in_braces(node: &Foreign, range: &Range<usize>) -> bool {
    if node.range == *range || !contains(&node.range, range) {
        return false;
    }
    match &node.kind {
        ForeignKind::Map { members, in_braces } => {
            let mut members = members.iter();
            *in_braces || members.any(|(_, value)| is_in_braces(value, range))
        }
        ForeignKind::List(items) => items.iter().any(|item| is_in_braces(item, range)),
        _ => false,
    }
}

pub(super) fn in_one_line(range: Range<usize>) -> Problem {
    Problem {
        range,
        message: "what has to be changed stands in one line with something else".to_owned(),
        label: "this is not the first of its line".to_owned(),
        help: "write each of the keys here on a line of its own".to_owned(),
    }
}
