//! Changes of maps in the text of a document: everything else stays as it was written, comments and order too.

use std::ops::Range;

use errcat_catalog::{Foreign, ForeignKind};

use serde::Serialize as _;
use serde_json::{Map, Value as Json, ser::PrettyFormatter};

use super::plan::{Change, MapChange, Problem, members};
use crate::emit::openapi::block;

/// What may stand before a text in Unicode.
const MARK: char = '\u{feff}';

/// The text with the changes made.
pub(super) fn apply(
    text: &str,
    root: &Foreign,
    changes: &[MapChange<'_>],
) -> Result<String, Problem> {
    let mut editor = Editor {
        text,
        is_json: text.trim_start_matches(MARK).trim_start().starts_with('{'),
        step: step(text, root),
        edits: Vec::new(),
    };
    for change in changes {
        editor.change(change)?;
    }
    Ok(editor.finish())
}

struct Editor<'t> {
    text: &'t str,
    is_json: bool,
    /// What a level of JSON is indented by.
    step: String,
    edits: Vec<(Range<usize>, String)>,
}

impl Editor<'_> {
    fn change(&mut self, change: &MapChange<'_>) -> Result<(), Problem> {
        match &change.map.kind {
            ForeignKind::Map { members, .. } if members.is_empty() && !self.is_json => {
                self.fill(change, change.map.range.clone())
            }
            ForeignKind::Map { in_braces, .. } if *in_braces => {
                if !self.is_json {
                    return Err(in_one_line(change.map.range.clone()));
                }
                self.braces(change);
                Ok(())
            }
            ForeignKind::Map { .. } => self.lines(change),
            ForeignKind::Scalar(errcat_catalog::Value::Null) => {
                self.fill(change, change.map.range.clone())
            }
            _ => Err(Problem {
                range: change.map.range.clone(),
                message: "a map has to stand here".to_owned(),
                label: "this is none".to_owned(),
                help: "write a map, or leave the key out".to_owned(),
            }),
        }
    }

    /// A map that is empty, as lines below its key.
    fn fill(&mut self, change: &MapChange<'_>, range: Range<usize>) -> Result<(), Problem> {
        let Some(key) = change.key else {
            return Err(in_one_line(range));
        };
        let indent = self.indent(key)?;
        let members = members(&change.changes);
        if members.is_empty() {
            return Ok(());
        }
        let lines = block(&members.into(), indent + 2);
        let after_key = key.range.end + self.text[key.range.end..].find(':').unwrap_or(0) + 1;
        // A comment behind the key stays there.
        let end = range.end.max(after_key);
        let line_end = self.text[end..]
            .find('\n')
            .map_or(self.text.len(), |at| end + at);
        self.edits.push((after_key..end, String::new()));
        let lines = format!("\n{}", lines.trim_end());
        self.edits.push((line_end..line_end, lines));
        Ok(())
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
                .position(|(key, _)| key.key().as_deref() == Some(own.name()));
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
                    let is_before = |(key, _): &&(Foreign, Foreign)| {
                        !change.is_sorted || key.key().is_some_and(|key| key < *name)
                    };
                    let before = members.iter().filter(is_before).count();
                    let place = match before {
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
    fn member(&self, members: &[(Foreign, Foreign)], at: usize) -> Range<usize> {
        let (key, value) = &members[at];
        let end = key.range.end.max(value.range.end);
        let end = self.text[..end].trim_end().len().max(key.range.end);
        let line = self.text[end..].find('\n').map(|at| end + at + 1);
        self.line_start(key.range.start)..line.unwrap_or(self.text.len())
    }

    fn line_start(&self, at: usize) -> usize {
        self.text[..at].rfind('\n').map_or(0, |at| at + 1)
    }

    /// How far a key stands in on its line.
    fn indent(&self, key: &Foreign) -> Result<usize, Problem> {
        let before = &self.text[self.line_start(key.range.start)..key.range.start];
        let before = before.trim_start_matches(MARK);
        if before.chars().all(|c| c == ' ') {
            return Ok(before.len());
        }
        Err(in_one_line(key.range.clone()))
    }

    /// A map of JSON. One that has nothing but new members to gain may have other changes in it; else nothing in it changes besides.
    fn braces(&mut self, change: &MapChange<'_>) {
        let members = change.map.members();
        let range = change.map.range.clone();
        let own = &self.text[range.clone()];
        let layout = Layout {
            is_in_lines: own.contains('\n') || (members.is_empty() && self.text.contains("{\n")),
            outer: self.text[self.line_start(range.start)..]
                .chars()
                .take_while(|c| matches!(c, ' ' | '\t'))
                .collect(),
        };
        let is_new = |change: &Change| {
            members
                .iter()
                .all(|(key, _)| key.key().as_deref() != Some(change.name()))
        };
        let last = members.last().filter(|_| !change.is_sorted);
        if let Some((_, last)) = last.filter(|_| change.changes.iter().all(is_new)) {
            for change in &change.changes {
                if let Change::Set(name, value) = change {
                    let member = layout.member(name, &self.written(value, &layout));
                    let text = format!("{}{member}", layout.between(&self.step));
                    self.edits.push((last.range.end..last.range.end, text));
                }
            }
            return;
        }
        let mut parts: Vec<(String, String)> = Vec::new();
        for (key, value) in members {
            let written = self.text[value.range.clone()].to_owned();
            parts.push((key.key().unwrap_or_default(), written));
        }
        for own in &change.changes {
            let at = parts.iter().position(|(name, _)| name == own.name());
            match (own, at) {
                (Change::Remove(_), Some(at)) => {
                    parts.remove(at);
                }
                (Change::Remove(_), None) => {}
                (Change::Set(_, value), Some(at)) => parts[at].1 = self.written(value, &layout),
                (Change::Set(name, value), None) => {
                    let written = self.written(value, &layout);
                    let is_before = |(key, _): &&(String, String)| !change.is_sorted || key < name;
                    let place = parts.iter().filter(is_before).count();
                    parts.insert(place, (name.clone(), written));
                }
            }
        }
        let parts: Vec<String> = { parts.iter() }
            .map(|(name, value)| layout.member(name, value))
            .collect();
        let text = if parts.is_empty() {
            "{}".to_owned()
        } else {
            let between = layout.between(&self.step);
            let (first, last) = (between.trim_start_matches(','), layout.last());
            format!("{{{first}{}{last}}}", parts.join(&between))
        };
        self.edits.push((range, text));
    }

    /// A value of JSON whose first line stands behind a key.
    fn written(&self, value: &Json, layout: &Layout) -> String {
        let mut text = Vec::new();
        let formatter = PrettyFormatter::with_indent(self.step.as_bytes());
        let mut writer = serde_json::Serializer::with_formatter(&mut text, formatter);
        if !layout.is_in_lines || value.serialize(&mut writer).is_err() {
            return value.to_string();
        }
        let margin = format!("\n{}{}", layout.outer, self.step);
        String::from_utf8_lossy(&text).replace('\n', &margin)
    }

    fn finish(mut self) -> String {
        let mut text = self.text.to_owned();
        let line_end = if text.contains("\r\n") { "\r\n" } else { "\n" };
        // Those that come last in the text are made first, and of two in one place the one that comes last.
        self.edits
            .sort_by_key(|(range, _)| (range.start, range.end));
        for (range, new) in self.edits.into_iter().rev() {
            let new = new.replace("\r\n", "\n").replace('\n', line_end);
            text.replace_range(range, &new);
        }
        text
    }
}

/// How a map of JSON is laid out.
struct Layout {
    /// Whether each member stands on a line of its own.
    is_in_lines: bool,
    /// What the line with the bracket is indented by.
    outer: String,
}

impl Layout {
    /// What stands before a member but the first.
    fn between(&self, step: &str) -> String {
        if self.is_in_lines {
            format!(",\n{}{step}", self.outer)
        } else {
            ",".to_owned()
        }
    }

    fn member(&self, name: &str, value: &str) -> String {
        let (name, space) = (Json::from(name), if self.is_in_lines { " " } else { "" });
        format!("{name}:{space}{value}")
    }

    /// What stands before the last bracket.
    fn last(&self) -> String {
        if self.is_in_lines {
            format!("\n{}", self.outer)
        } else {
            String::new()
        }
    }
}

/// What the first level of a document of JSON is indented by.
fn step(text: &str, root: &Foreign) -> String {
    let first = root.members().first();
    let start = first.map(|(key, _)| key.range.start);
    let before = start.and_then(|start| text[..start].rsplit('\n').next());
    let is_blank = |before: &&str| !before.is_empty() && before.trim().is_empty();
    before.filter(is_blank).unwrap_or("  ").to_owned()
}

fn in_one_line(range: Range<usize>) -> Problem {
    Problem {
        range,
        message: "what has to be changed stands in one line".to_owned(),
        label: "this map is in braces".to_owned(),
        help: "write each of its keys on a line of its own".to_owned(),
    }
}
