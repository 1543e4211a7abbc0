//! Sections, by what they show.

use std::collections::BTreeSet;

use errcat_catalog::api::{
    Api, Column, ColumnKey, Division, Entry, Layout, Mention, PageSection, Section, SectionKind,
    Show,
};

use super::{
    Block, Part, Source, Text, To, below, cases, cell, details, retry, sample, table, written,
};
use crate::emit::example;

/// The sections of a page so far: an anchor is set where an entry first has a place of its own.
pub(super) struct Sections<'s, 'a> {
    source: &'s Source<'a>,
    api: &'a Api,
    /// The entries that have a heading somewhere on the page, where their anchor is; nothing where each has a page of its own.
    headed: Option<BTreeSet<&'a str>>,
    anchored: BTreeSet<&'a str>,
    /// Whether entries stand in full on this page.
    is_whole: bool,
}

impl<'s, 'a> Sections<'s, 'a> {
    /// Of one page with everything.
    pub(super) fn of_page(source: &'s Source<'a>, sections: &[PageSection<'a>]) -> Self {
        let detailed = sections
            .iter()
            .filter(|placed| placed.section.layout == Layout::Details);
        let divisions = detailed.flat_map(|placed| &placed.divisions);
        Self {
            source,
            api: source.api,
            headed: Some(
                divisions
                    .flat_map(|division| &division.entries)
                    .map(|entry| entry.name.as_str())
                    .collect(),
            ),
            anchored: BTreeSet::new(),
            is_whole: true,
        }
    }

    /// Of a page among others, where each error has one of its own.
    pub(super) fn of_pages(source: &'s Source<'a>) -> Self {
        Self {
            source,
            api: source.api,
            headed: None,
            anchored: BTreeSet::new(),
            is_whole: false,
        }
    }

    fn is_headed(&self, entry: &Entry) -> bool {
        let headed = self.headed.as_ref();
        headed.is_none_or(|headed| headed.contains(entry.name.as_str()))
    }

    /// A section without what it shows: its title and its prose.
    pub(super) fn head(placed: &PageSection<'_>) -> Part {
        let section = placed.section;
        let mut part = Part {
            kind: section.kind.as_str(),
            title: None,
            anchor: None,
            blocks: Vec::new(),
        };
        if let Some(title) = &section.title {
            let anchor = placed.anchor.clone();
            if section.kind == SectionKind::Section {
                let text = Text::Plain(title.clone());
                part.blocks.push(heading(section.level, text, anchor));
            } else {
                part.title = Some(title.clone());
                part.anchor = anchor;
            }
        }
        let prose = |text: &String| Block::Prose { text: text.clone() };
        part.blocks.extend(section.body.iter().map(prose));
        part
    }

    /// A section with what it shows.
    pub(super) fn section(&mut self, placed: &PageSection<'a>) -> Part {
        let mut part = Self::head(placed);
        self.show(placed, &mut part.blocks);
        // A table of which the catalogue has no row would be its head alone.
        part.blocks
            .retain(|block| !matches!(block, Block::Table { rows, .. } if rows.is_empty()));
        part
    }

    fn show(&mut self, placed: &PageSection<'a>, blocks: &mut Vec<Block>) {
        let (api, section) = (self.api, placed.section);
        match section.show {
            Show::Text => {}
            Show::Envelope => {
                blocks.extend(self.envelope(section));
                blocks.extend(written::success(api));
                blocks.extend(written::further(api));
                blocks.extend(table::members(api));
            }
            Show::Shape => blocks.extend(example::shape(api).map(|body| details::json(&body))),
            Show::Fields => blocks.push(table::fields(self.source, &section.columns)),
            Show::Statuses => blocks.push(table::statuses(api, &section.columns)),
            Show::Errors => self.errors(section, &placed.divisions, blocks),
            Show::Retry => blocks.extend(retry::blocks(self.source, section.layout)),
            Show::Exceptions => blocks.push(table::exceptions(self.source, &section.columns)),
            Show::Classes => blocks.push(table::classes(self.source, &section.columns)),
            Show::Samples => blocks.extend(sample::blocks(self.source, section)),
            Show::Headers => blocks.extend(table::headers(api, section)),
            Show::Correlation => blocks.push(table::correlation(api)),
            Show::Params => blocks.extend(details::common(self.source)),
            Show::Constants => blocks.push(table::constants(api)),
            Show::Kinds => blocks.push(table::kinds(self.source)),
            Show::Traits => blocks.push(table::traits(self.source)),
            Show::Operations => blocks.push(table::operations(self.source)),
            Show::Table => blocks.extend(table::own(api, section)),
            Show::Retired => blocks.push(table::retired(self.source)),
        }
    }

    /// The example body, and that of a response with several errors where there is one.
    fn envelope(&self, section: &Section) -> Vec<Block> {
        let named = section
            .example
            .as_deref()
            .and_then(|name| self.api.entry(name));
        let own = || {
            self.api
                .public_entries()
                .filter(|entry| entry.envelope.is_none())
        };
        let Some(entry) = named.or_else(|| own().next()) else {
            return Vec::new();
        };
        let mut entries = vec![entry];
        entries.extend(own().filter(|other| other.name != entry.name).take(2));
        let several = example::list(self.api, &entries);
        let mut blocks: Vec<Block> = details::body(self.api, entry).into_iter().collect();
        blocks.extend(several.map(|body| details::json(&body)));
        blocks
    }

    fn errors(
        &mut self,
        section: &'a Section,
        divisions: &[Division<'a>],
        blocks: &mut Vec<Block>,
    ) {
        let own = self.columns(section);
        let entries: Vec<_> = divisions
            .iter()
            .flat_map(|division| &division.entries)
            .copied()
            .collect();
        let columns = filled(self.source, &own, &entries);
        let columns = columns.as_slice();
        let level = section.level + u8::from(section.title.is_some());
        for division in divisions {
            let below = level + u8::from(division.heading.is_some());
            blocks.extend(division.heading.as_ref().map(|own| {
                heading(
                    level,
                    Text::Plain(own.title.clone()),
                    Some(own.anchor.clone()),
                )
            }));
            blocks.extend(division.description.map(|text| Block::Prose {
                text: text.to_owned(),
            }));
            self.entries(section, columns, &division.entries, below, blocks);
            blocks.extend(self.mentions(&division.mentions));
        }
    }

    /// The columns of a section, or what leads to the pages of errors that it would show in full.
    fn columns(&self, section: &Section) -> Vec<Column> {
        if self.is_whole || section.layout != Layout::Details {
            return section.columns.clone();
        }
        let keys = [
            (ColumnKey::Code, "Error"),
            (ColumnKey::Status, "Status"),
            (ColumnKey::Title, "Title"),
        ];
        let column = |(key, otherwise): (ColumnKey, &str)| Column {
            key,
            label: section.label(key).unwrap_or(otherwise).to_owned(),
        };
        keys.map(column).into()
    }

    fn entries(
        &mut self,
        section: &Section,
        columns: &[Column],
        entries: &[&'a Entry],
        level: u8,
        blocks: &mut Vec<Block>,
    ) {
        if self.is_whole && section.layout == Layout::Details {
            for entry in entries {
                let own = self.anchored.insert(&entry.name);
                let anchor = own.then(|| entry.anchor.clone());
                blocks.push(heading(level, details::heading(entry), anchor));
                blocks.extend(details::blocks(self.source, section, entry));
            }
            return;
        }
        self.table(columns, entries, blocks);
        for entry in entries {
            if !self.is_headed(entry) {
                blocks.extend(below::blocks(self.source, section, entry));
            }
        }
    }

    /// Errors as a table with these columns.
    pub(super) fn table(
        &mut self,
        columns: &[Column],
        entries: &[&'a Entry],
        blocks: &mut Vec<Block>,
    ) {
        let mut rows = Vec::new();
        for entry in entries {
            let is_headed = self.is_headed(entry);
            let own = !is_headed && self.anchored.insert(&entry.name);
            let cell = |column: &Column| match column.key {
                ColumnKey::Code if is_headed => vec![self.source.linked_code(entry)],
                key => cell::entry(self.source, columns, entry, key),
            };
            let mut cells: Vec<_> = columns.iter().map(cell).collect();
            let has_code = columns.iter().any(|column| column.key == ColumnKey::Code);
            if let (false, false, Some(first)) = (self.is_whole, has_code, cells.first_mut()) {
                Self::lead(entry, first);
            }
            if let (Some(first), Some(deprecated)) = (cells.first_mut(), &entry.deprecated) {
                let says = details::deprecation(self.source, deprecated).into_iter();
                first.extend(says.take(if is_headed { 1 } else { usize::MAX }));
            }
            let first = rows.len();
            rows.extend(cases::rows(columns, entry, cells));
            rows[first].anchor = own.then(|| entry.anchor.clone());
        }
        blocks.push(Block::Table {
            headings: columns.iter().map(|column| column.label.clone()).collect(),
            rows,
        });
    }

    /// Makes the name of an error in its row, whatever that is, a link to its page.
    fn lead(entry: &Entry, cell: &mut [Text]) {
        if let Some(first @ (Text::Plain(_) | Text::Code(_))) = cell.first_mut() {
            let to = To::Entry(entry.name.clone());
            *first = Text::Link(Box::new(first.clone()), to);
        }
    }

    /// The errors that stand elsewhere and come with a status of this division too, or of which some reasons do.
    pub(super) fn mentions(&self, mentions: &[Mention<'_>]) -> Option<Block> {
        let item = |mention: &Mention<'_>| {
            let reasons = mention.reasons.iter();
            let reasons: Vec<_> = reasons.map(|reason| cell::code(&reason.name)).collect();
            let mut item = vec![self.source.link(mention.entry)];
            if !reasons.is_empty() {
                item.push(Text::Between(": "));
                item.push(Text::joined(reasons, ", "));
            }
            item
        };
        (!mentions.is_empty()).then(|| Block::List {
            items: mentions.iter().map(item).collect(),
        })
    }
}

pub(super) fn heading(level: u8, text: Text, anchor: Option<String>) -> Block {
    Block::Heading {
        level: level.min(6),
        text,
        anchor,
    }
}

/// The columns that some error fills. Where one gives way and nothing is left that says what an error is, the message does.
pub(super) fn filled(source: &Source<'_>, columns: &[Column], entries: &[&Entry]) -> Vec<Column> {
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
