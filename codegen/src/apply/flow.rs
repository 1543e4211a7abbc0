//! Changes of maps in braces: in JSON, and wherever YAML has them.

use std::ops::Range;

use errcat_catalog::{Foreign, ForeignKind, Value};
use serde_json::Value as Json;

use super::document::{Member, has_key};
use super::edit::Editor;
use super::plan::{Change, MapChange};
use crate::escape::yaml_scalar;

/// How something in braces is written.
#[derive(Clone, Copy)]
struct Layout<'t> {
    /// Whether texts need quotes everywhere.
    is_json: bool,
    /// What is between a key and its value.
    colon: &'t str,
    /// What each member is indented by on a line of its own, and how much more those in it are; without lines, what stands behind a comma.
    lines: Result<(&'t str, &'t str), &'t str>,
}

impl Editor<'_> {
    /// A value in the place of an empty one.
    pub(super) fn put(&mut self, key: &Foreign, range: &Range<usize>, value: &Json) {
        let step = self.step.clone();
        let is_in_lines = self.is_json && !self.is_minified();
        let outer = self.margin(range.start).to_owned();
        let inner = format!("{outer}{step}");
        let layout = self.layout(is_in_lines.then_some((&inner, &step)));
        let mut text = String::new();
        layout.value(value, &outer, &mut text);
        if range.is_empty() {
            let (place, colon) = self.behind(key, layout);
            self.edits.push((place..place, format!("{colon}{text}")));
        } else {
            self.edits.push((range.clone(), text));
        }
    }

    /// A value in one line.
    pub(super) fn in_line(&self, value: &Json) -> String {
        let mut text = String::new();
        self.layout(None).value(value, "", &mut text);
        text
    }

    /// A map in braces that has members.
    pub(super) fn braces(&mut self, change: &MapChange<'_>, members: &[Member]) {
        let step = self.step.clone();
        let starts_line = |(key, _): &&Member| {
            let margin = self.margin(key.range.start);
            self.line_start(key.range.start) + margin.len() == key.range.start
        };
        let first = members.iter().find(starts_line);
        let margin = first.map(|(key, _)| self.margin(key.range.start).to_owned());
        let layout = self.layout(margin.as_deref().map(|margin| (margin, &*step)));
        let change_of = |(key, _): &Member| {
            let mut changes = change.changes.iter();
            changes.find(|own| key.key().as_deref() == Some(own.name()))
        };
        let stays = |at: &usize| !matches!(change_of(&members[*at]), Some(Change::Remove(_)));
        let mut edits: Vec<(Range<usize>, String)> = Vec::new();
        for member in members {
            if let Some(Change::Set(_, value)) = change_of(member) {
                let (place, colon) = self.behind(&member.0, layout);
                let mut text = colon.to_owned();
                layout.value(value, layout.margin(), &mut text);
                edits.push((place..self.end(member).max(place), text));
            }
        }
        let (mut removed, mut at) = (Vec::new(), 0);
        while at < members.len() {
            let from = at;
            while at < members.len() && !stays(&at) {
                at += 1;
            }
            if from < at {
                removed.push(from..at);
            }
            at += 1;
        }
        for run in removed {
            let start = members[run.start].0.range.start;
            let range = match (members.get(run.end), run.start) {
                (Some((next, _)), _) => start..next.range.start,
                (None, 0) => start..self.end(&members[run.end - 1]),
                (None, from) => self.end(&members[from - 1])..self.end(&members[run.end - 1]),
            };
            edits.push((range, String::new()));
        }
        let mut news: Vec<&Change> = Vec::new();
        for own in &change.changes {
            let is_there = members.iter().any(|member| has_key(own.name())(&member));
            if matches!(own, Change::Set(..)) && !is_there {
                news.push(own);
            }
        }
        for own in news {
            let Change::Set(name, value) = own else {
                continue;
            };
            let mut text = String::new();
            layout.member(name, value, layout.margin(), &mut text);
            let place = change.place(name);
            let before = (0..place).rev().find(stays);
            let next = (place..members.len()).find(stays);
            let (place, text) = match (before, next) {
                (Some(before), _) => {
                    let place = self.end(&members[before]);
                    (place, format!(",{}{text}", layout.between()))
                }
                (None, Some(next)) => {
                    let place = members[next].0.range.start;
                    (place, format!("{text},{}", layout.between()))
                }
                // Nothing that was there stays, and a comma may be left behind the last.
                (None, None) => {
                    let place = self.end(&members[members.len() - 1]);
                    let is_first = edits.iter().all(|(range, _)| *range != (place..place));
                    let comma = format!(",{}", layout.between());
                    (place, if is_first { text } else { comma + &text })
                }
            };
            edits.push((place..place, text));
        }
        self.edits.extend(edits);
    }

    fn layout<'l>(&self, lines: Option<(&'l str, &'l str)>) -> Layout<'l> {
        let is_minified = self.is_minified();
        Layout {
            is_json: self.is_json,
            colon: if is_minified { ":" } else { ": " },
            lines: lines.ok_or(if is_minified { "" } else { " " }),
        }
    }

    /// Whether the document is one line.
    fn is_minified(&self) -> bool {
        !self.text.trim().contains('\n')
    }

    /// What the line of a byte begins with.
    fn margin(&self, at: usize) -> &str {
        let line = &self.text[self.line_start(at)..at];
        &line[..line.len() - line.trim_start_matches([' ', '\t']).len()]
    }

    /// Where the value of a key begins, and what has to stand before it: a key may have no colon.
    fn behind<'l>(&self, key: &Foreign, layout: Layout<'l>) -> (usize, &'l str) {
        match self.colon(key) {
            Some(end) => (end, layout.colon.trim_start_matches(':')),
            None => (key.range.end, layout.colon),
        }
    }

    /// Where the colon behind a key ends.
    fn colon(&self, key: &Foreign) -> Option<usize> {
        let rest = &self.text[key.range.end..];
        let is_next = rest.trim_start().starts_with(':');
        is_next.then(|| self.after(key))
    }

    /// Where a member ends.
    fn end(&self, (key, value): &Member) -> usize {
        let is_absent = value.range.is_empty() && value.kind == ForeignKind::Scalar(Value::Null);
        if is_absent {
            self.colon(key).unwrap_or(key.range.end)
        } else {
            value.range.end
        }
    }
}

impl<'t> Layout<'t> {
    fn margin(self) -> &'t str {
        self.lines.map_or("", |(margin, _)| margin)
    }

    /// What stands behind a comma.
    fn between(self) -> String {
        match self.lines {
            Ok((margin, _)) => format!("\n{margin}"),
            Err(space) => space.to_owned(),
        }
    }

    fn member(self, name: &str, value: &Json, margin: &str, text: &mut String) {
        self.scalar(&name.into(), text);
        text.push_str(self.colon);
        self.value(value, margin, text);
    }

    /// A value whose members are indented by more than this.
    fn value(self, value: &Json, margin: &str, text: &mut String) {
        let step = self.lines.map_or("", |(_, step)| step);
        let inner = format!("{margin}{step}");
        let line = |margin: &str| match self.lines {
            Ok(_) => format!("\n{margin}"),
            Err(_) => String::new(),
        };
        let between = match self.lines {
            Ok(_) => format!(",\n{inner}"),
            Err(space) => format!(",{space}"),
        };
        match value {
            Json::Object(members) if !members.is_empty() => {
                text.push('{');
                for (at, (name, member)) in members.iter().enumerate() {
                    text.push_str(if at > 0 { &between } else { "" });
                    text.push_str(&if at > 0 { String::new() } else { line(&inner) });
                    self.member(name, member, &inner, text);
                }
                text.extend([&*line(margin), "}"]);
            }
            Json::Array(items) if !items.is_empty() => {
                text.push('[');
                for (at, item) in items.iter().enumerate() {
                    text.push_str(if at > 0 { &between } else { "" });
                    text.push_str(&if at > 0 { String::new() } else { line(&inner) });
                    self.value(item, &inner, text);
                }
                text.extend([&*line(margin), "]"]);
            }
            scalar => self.scalar(scalar, text),
        }
    }

    fn scalar(self, value: &Json, text: &mut String) {
        let written = match value {
            Json::String(own) if !self.is_json => yaml_scalar(own),
            other => other.to_string(),
        };
        // A comma would end a text without quotes here.
        let is_plain = !written.starts_with('"') && value.is_string();
        if is_plain && written.contains([',', '\\']) {
            text.push_str(&value.to_string());
        } else {
            text.push_str(&written);
        }
    }
}

/// What the first level of a document in braces is indented by.
pub(super) fn step(text: &str, root: &Foreign) -> String {
    let first = root.members().first();
    let start = first.map(|(key, _)| key.range.start);
    let before = start.and_then(|start| text[..start].rsplit('\n').next());
    let is_blank = |before: &&str| !before.is_empty() && before.trim().is_empty();
    before.filter(is_blank).unwrap_or("  ").to_owned()
}
