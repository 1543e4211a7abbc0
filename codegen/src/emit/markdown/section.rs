//! Sections, by what they show.

use std::collections::BTreeSet;

use errcat_catalog::{
    Status,
    api::{Api, Column, ColumnKey, Entry, GroupBy, Layout, Section, SectionKind, Show},
};

use super::{Block, Row, Source, Text, View, below, cell, details, retry, sample, table};
use crate::emit::example;

/// The page so far: an anchor is set where an entry first has a place of its own.
pub(super) struct Page<'a> {
    source: &'a Source<'a>,
    api: &'a Api,
    /// The entries that have a heading somewhere on the page; their anchor is there.
    headed: BTreeSet<&'a str>,
    anchored: BTreeSet<&'a str>,
    /// The anchors that the page has: those of its entries, and of its headings so far.
    used: BTreeSet<String>,
}

impl<'a> Page<'a> {
    pub(super) fn new(source: &'a Source<'a>) -> Self {
        let api = source.api;
        let detailed =
            api.docs.sections.iter().filter(|section| {
                section.show == Show::Errors && section.layout == Layout::Details
            });
        let headed = detailed
            .flat_map(|section| shown(api, section))
            .map(|entry| entry.name.as_str())
            .collect();
        Self {
            source,
            api,
            headed,
            anchored: BTreeSet::new(),
            used: api
                .public_entries()
                .map(|entry| entry.anchor.clone())
                .collect(),
        }
    }

    pub(super) fn section(&mut self, section: &'a Section) -> View {
        let mut view = View {
            kind: section.kind.as_str(),
            title: None,
            anchor: None,
            blocks: Vec::new(),
        };
        if let Some(title) = &section.title {
            let anchor = self.fresh(section.anchor.clone());
            if section.kind == SectionKind::Section {
                let text = Text::Plain(title.clone());
                view.blocks.push(heading(section.level, text, anchor));
            } else {
                view.title = Some(title.clone());
                view.anchor = anchor;
            }
        }
        let prose = |text: &String| Block::Prose { text: text.clone() };
        view.blocks.extend(section.body.iter().map(prose));
        self.show(section, &mut view.blocks);
        view
    }

    fn show(&mut self, section: &'a Section, blocks: &mut Vec<Block>) {
        let api = self.api;
        match section.show {
            Show::Text => {}
            Show::Envelope => blocks.extend(self.envelope(section)),
            Show::Shape => blocks.extend(example::shape(api).map(|body| details::json(&body))),
            Show::Fields => blocks.push(table::fields(api)),
            Show::Statuses => blocks.push(table::statuses(api, &section.columns)),
            Show::Errors => self.errors(section, blocks),
            Show::Retry => blocks.extend(retry::blocks(api)),
            Show::Exceptions => blocks.push(table::exceptions(api, &section.columns)),
            Show::Classes => blocks.push(table::classes(self.source, &section.columns)),
            Show::Samples => blocks.extend(sample::blocks(self.source, section)),
            Show::Headers => blocks.push(table::headers(api, section)),
            Show::Correlation => blocks.push(table::correlation(api)),
            Show::Constants => blocks.push(table::constants(api)),
            Show::Operations => blocks.push(table::operations(api)),
            Show::Table => blocks.extend(table::own(api, section)),
            Show::Retired => blocks.push(table::retired(api)),
        }
    }

    /// An anchor, unless the page has it already.
    fn fresh(&mut self, anchor: Option<String>) -> Option<String> {
        anchor.filter(|anchor| self.used.insert(anchor.clone()))
    }

    fn envelope(&self, section: &Section) -> Option<Block> {
        let named = section
            .example
            .as_deref()
            .and_then(|name| self.api.entry(name));
        let entry = named.or_else(|| self.api.public_entries().next())?;
        details::body(self.api, entry)
    }

    fn errors(&mut self, section: &'a Section, blocks: &mut Vec<Block>) {
        let entries = shown(self.api, section);
        let columns = filled(self.source, &section.columns, &entries);
        let columns = columns.as_slice();
        let level = section.level + u8::from(section.title.is_some());
        match section.group_by {
            GroupBy::None => self.entries(section, columns, &entries, level, blocks),
            GroupBy::Status => {
                for (title, anchor, entries) in by_status(self.api, &entries) {
                    let anchor = self.fresh(Some(anchor));
                    blocks.push(heading(level, Text::Plain(title), anchor));
                    self.entries(section, columns, &entries, level + 1, blocks);
                }
            }
            GroupBy::Group => {
                for group in &self.api.groups {
                    let of_group = |entry: &&&Entry| entry.group.as_ref() == Some(&group.id);
                    let entries: Vec<_> = entries.iter().filter(of_group).copied().collect();
                    if entries.is_empty() {
                        continue;
                    }
                    let anchor = self.fresh(Some(group.id.replace('_', "-")));
                    blocks.push(heading(level, Text::Plain(group.title.clone()), anchor));
                    blocks.extend(
                        group
                            .description
                            .iter()
                            .map(|text| Block::Prose { text: text.clone() }),
                    );
                    self.entries(section, columns, &entries, level + 1, blocks);
                }
                let rest: Vec<_> = entries
                    .iter()
                    .filter(|entry| entry.group.is_none())
                    .copied()
                    .collect();
                if !rest.is_empty() {
                    blocks.push(heading(level, Text::Plain("Other".to_owned()), None));
                    self.entries(section, columns, &rest, level + 1, blocks);
                }
            }
        }
    }

    fn entries(
        &mut self,
        section: &Section,
        columns: &[Column],
        entries: &[&'a Entry],
        level: u8,
        blocks: &mut Vec<Block>,
    ) {
        if section.layout == Layout::Details {
            for entry in entries {
                let own = self.anchored.insert(&entry.name);
                let anchor = own.then(|| entry.anchor.clone());
                blocks.push(heading(level, details::heading(entry), anchor));
                blocks.extend(details::blocks(self.source, section, entry));
            }
            return;
        }
        let mut rows = Vec::new();
        for entry in entries {
            let is_headed = self.headed.contains(entry.name.as_str());
            let own = !is_headed && self.anchored.insert(&entry.name);
            let cell = |column: &Column| cell::entry(self.source, columns, entry, column.key);
            let mut cells: Vec<_> = columns.iter().map(cell).collect();
            if let (Some(first), Some(deprecated)) = (cells.first_mut(), &entry.deprecated) {
                let says = details::deprecation(self.api, deprecated).into_iter();
                first.extend(says.take(if is_headed { 1 } else { usize::MAX }));
            }
            rows.push(Row {
                anchor: own.then(|| entry.anchor.clone()),
                cells,
            });
        }
        blocks.push(Block::Table {
            headings: columns.iter().map(|column| column.label.clone()).collect(),
            rows,
        });
        for entry in entries {
            if !self.headed.contains(entry.name.as_str()) {
                blocks.extend(below::blocks(self.source, section, entry));
            }
        }
    }
}

/// The public entries of a section, in order.
fn shown<'a>(api: &'a Api, section: &Section) -> Vec<&'a Entry> {
    let wanted = |entry: &&Entry| {
        section.groups.is_empty()
            || entry
                .group
                .as_ref()
                .is_some_and(|group| section.groups.contains(group))
    };
    api.public_entries().filter(wanted).collect()
}

/// Entries by the statuses of the catalogue in their order, then by those it does not list, then those without.
fn by_status<'a>(api: &Api, entries: &[&'a Entry]) -> Vec<(String, String, Vec<&'a Entry>)> {
    let listed = |status: Status| {
        let infos = api.statuses.iter().map(|info| info.status);
        infos
            .clone()
            .find(|own| *own == status)
            .or_else(|| infos.clone().find(|own| own.covers(status)))
    };
    let key = |entry: &Entry| entry.status.map(|status| listed(status).unwrap_or(status));
    let mut order: Vec<Option<Status>> =
        api.statuses.iter().map(|info| Some(info.status)).collect();
    for entry in entries {
        if entry.status.is_some() && !order.contains(&key(entry)) {
            order.push(key(entry));
        }
    }
    order.push(None);
    let mut groups = Vec::new();
    for status in order {
        let of_status: Vec<_> = entries
            .iter()
            .filter(|entry| key(entry) == status)
            .copied()
            .collect();
        if of_status.is_empty() {
            continue;
        }
        let Some(status) = status else {
            groups.push(("Other".to_owned(), "other".to_owned(), of_status));
            continue;
        };
        let info = api.statuses.iter().find(|info| info.status == status);
        let title = info
            .map(|info| info.title.as_str())
            .or(status.phrase())
            .unwrap_or("Unregistered");
        groups.push((format!("{status}: {title}"), status.to_string(), of_status));
    }
    groups
}

fn heading(level: u8, text: Text, anchor: Option<String>) -> Block {
    Block::Heading {
        level: level.min(6),
        text,
        anchor,
    }
}

/// The columns that some error fills. Where one gives way and nothing is left that says what an error is, the message does.
fn filled(source: &Source<'_>, columns: &[Column], entries: &[&Entry]) -> Vec<Column> {
    let has_text = |column: &&Column| {
        let mut entries = entries.iter();
        entries.any(|entry| !cell::entry(source, columns, entry, column.key).is_empty())
    };
    let mut kept: Vec<Column> = columns.iter().filter(has_text).cloned().collect();
    let says = |column: &Column| {
        matches!(
            column.key,
            ColumnKey::Title
                | ColumnKey::Message
                | ColumnKey::Quoted
                | ColumnKey::Cause
                | ColumnKey::Remedy
                | ColumnKey::Cases
                | ColumnKey::Description
        )
    };
    if kept.len() < columns.len() && !kept.iter().any(says) && !entries.is_empty() {
        kept.push(Column {
            key: ColumnKey::Message,
            label: "Message".to_owned(),
        });
    }
    kept
}
