//! Sections, by what they show.

use std::collections::BTreeSet;

use errcat_catalog::{
    Status,
    api::{Api, Column, Entry, GroupBy, Layout, Section, Show},
};

use super::{Block, Row, Text, View, cell, details, retry};

/// The page so far: an anchor is set where an entry first has a place of its own.
pub(super) struct Page<'a> {
    api: &'a Api,
    /// The entries that have a heading somewhere on the page; their anchor is there.
    headed: BTreeSet<&'a str>,
    anchored: BTreeSet<&'a str>,
    /// The anchors that the page has: those of its entries, and of its headings so far.
    used: BTreeSet<String>,
}

impl<'a> Page<'a> {
    pub(super) fn new(api: &'a Api) -> Self {
        let detailed =
            api.docs.sections.iter().filter(|section| {
                section.show == Show::Errors && section.layout == Layout::Details
            });
        let headed = detailed
            .flat_map(|section| shown(api, section))
            .map(|entry| entry.name.as_str())
            .collect();
        Self {
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
        let mut blocks = Vec::new();
        if let Some(title) = &section.title {
            let anchor = self.fresh(section.anchor.clone());
            blocks.push(heading(section.level, Text::Plain(title.clone()), anchor));
        }
        blocks.extend(
            section
                .body
                .iter()
                .map(|text| Block::Prose { text: text.clone() }),
        );
        match section.show {
            Show::Text => {}
            Show::Envelope => blocks.extend(self.envelope(section)),
            Show::Fields => blocks.push(self.fields()),
            Show::Statuses => {
                let rows = self.api.statuses.iter().map(|info| {
                    cells(
                        section
                            .columns
                            .iter()
                            .map(|column| cell::status(info, column.key)),
                    )
                });
                blocks.push(table(&section.columns, rows.collect()));
            }
            Show::Errors => self.errors(section, &mut blocks),
            Show::Retry => blocks.extend(retry::blocks(self.api)),
            Show::Exceptions => {
                let rows = self.api.exceptions.iter().map(|class| {
                    cells(
                        section
                            .columns
                            .iter()
                            .map(|column| cell::exception(class, column.key)),
                    )
                });
                blocks.push(table(&section.columns, rows.collect()));
            }
            Show::Classes => {
                let rows = self.api.public_entries().map(|entry| {
                    cells(
                        section
                            .columns
                            .iter()
                            .map(|column| cell::entry(self.api, entry, column.key)),
                    )
                });
                blocks.push(table(&section.columns, rows.collect()));
            }
            Show::Headers => blocks.push(self.headers()),
            Show::Correlation => blocks.push(self.correlation()),
            Show::Constants => blocks.push(self.constants()),
            Show::Table => blocks.extend(self.own_table(section)),
            Show::Retired => blocks.push(self.retired()),
        }
        View {
            kind: section.kind.as_str(),
            blocks,
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

    fn fields(&self) -> Block {
        let yes = |value: Option<bool>, yes: &str, no: &str| match value {
            Some(true) => vec![Text::Plain(yes.to_owned())],
            Some(false) => vec![Text::Plain(no.to_owned())],
            None => Vec::new(),
        };
        let rows = self.api.fields.iter().map(|field| {
            cells([
                vec![Text::Code(field.name.clone())],
                field.doc.iter().cloned().map(Text::Markdown).collect(),
                yes(field.stable, "stable", "may change"),
                yes(field.user_safe, "yes", "no"),
            ])
        });
        Block::Table {
            headings: headings(&["Field", "Meaning", "Stability", "Safe for end users"]),
            rows: rows.collect(),
        }
    }

    fn errors(&mut self, section: &'a Section, blocks: &mut Vec<Block>) {
        let entries = shown(self.api, section);
        let level = section.level + u8::from(section.title.is_some());
        match section.group_by {
            GroupBy::None => self.entries(section, &entries, level, blocks),
            GroupBy::Status => {
                for (title, anchor, entries) in by_status(self.api, &entries) {
                    let anchor = self.fresh(Some(anchor));
                    blocks.push(heading(level, Text::Plain(title), anchor));
                    self.entries(section, &entries, level + 1, blocks);
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
                    self.entries(section, &entries, level + 1, blocks);
                }
                let rest: Vec<_> = entries
                    .iter()
                    .filter(|entry| entry.group.is_none())
                    .copied()
                    .collect();
                if !rest.is_empty() {
                    blocks.push(heading(level, Text::Plain("Other".to_owned()), None));
                    self.entries(section, &rest, level + 1, blocks);
                }
            }
        }
    }

    fn entries(
        &mut self,
        section: &Section,
        entries: &[&'a Entry],
        level: u8,
        blocks: &mut Vec<Block>,
    ) {
        if section.layout == Layout::Details {
            for entry in entries {
                let own = self.anchored.insert(&entry.name);
                let anchor = own.then(|| entry.anchor.clone());
                blocks.push(heading(level, details::heading(entry), anchor));
                blocks.extend(details::blocks(self.api, section, entry));
            }
            return;
        }
        let mut rows = Vec::new();
        for entry in entries {
            let own =
                !self.headed.contains(entry.name.as_str()) && self.anchored.insert(&entry.name);
            rows.push(Row {
                anchor: own.then(|| entry.anchor.clone()),
                cells: section
                    .columns
                    .iter()
                    .map(|column| cell::entry(self.api, entry, column.key))
                    .collect(),
            });
        }
        blocks.push(table(&section.columns, rows));
    }

    fn headers(&self) -> Block {
        let rows = self.api.headers.iter().map(|header| {
            let on = header
                .on
                .clone()
                .unwrap_or_else(|| "Error responses".to_owned());
            cells([
                vec![Text::Code(header.name.clone())],
                header.doc.iter().cloned().map(Text::Markdown).collect(),
                vec![Text::Markdown(on)],
            ])
        });
        Block::Table {
            headings: headings(&["Header", "Meaning", "On"]),
            rows: rows.collect(),
        }
    }

    fn correlation(&self) -> Block {
        let rows = self.api.correlation.iter().map(|id| {
            cells([
                vec![Text::Code(id.name.clone())],
                id.doc.iter().cloned().map(Text::Markdown).collect(),
            ])
        });
        Block::Table {
            headings: headings(&["Id", "Meaning"]),
            rows: rows.collect(),
        }
    }

    fn constants(&self) -> Block {
        let rows = self.api.constants.iter().map(|constant| {
            cells([
                vec![Text::Code(constant.name.clone())],
                vec![Text::Plain(constant.value.clone())],
                constant.doc.iter().cloned().map(Text::Markdown).collect(),
            ])
        });
        Block::Table {
            headings: headings(&["Name", "Value", "Meaning"]),
            rows: rows.collect(),
        }
    }

    fn own_table(&self, section: &Section) -> Option<Block> {
        let table = self
            .api
            .tables
            .iter()
            .find(|table| Some(&table.id) == section.table.as_ref())?;
        let row =
            |row: &Vec<String>| cells(row.iter().map(|cell| vec![Text::Markdown(cell.clone())]));
        Some(Block::Table {
            headings: table.columns.clone(),
            rows: table.rows.iter().map(row).collect(),
        })
    }

    fn retired(&self) -> Block {
        let rows = self.api.retired.iter().map(|retired| {
            let plain = |text: &Option<String>| text.iter().cloned().map(Text::Plain).collect();
            let target = retired
                .replaced_by
                .as_ref()
                .and_then(|name| self.api.entry(name));
            cells([
                vec![Text::Code(
                    retired.code.clone().unwrap_or_else(|| retired.name.clone()),
                )],
                plain(&retired.since),
                target
                    .map(|entry| Text::Code(details::label(entry).to_owned()))
                    .into_iter()
                    .collect(),
                retired.note.iter().cloned().map(Text::Markdown).collect(),
            ])
        });
        Block::Table {
            headings: headings(&["Code", "Retired", "Use", "Note"]),
            rows: rows.collect(),
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

pub(super) fn headings(labels: &[&str]) -> Vec<String> {
    labels.iter().map(|label| (*label).to_owned()).collect()
}

fn table(columns: &[Column], rows: Vec<Row>) -> Block {
    Block::Table {
        headings: columns.iter().map(|column| column.label.clone()).collect(),
        rows,
    }
}

pub(super) fn cells(cells: impl IntoIterator<Item = Vec<Text>>) -> Row {
    Row {
        anchor: None,
        cells: cells.into_iter().collect(),
    }
}
