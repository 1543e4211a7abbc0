//! Sections, by what they show.

use std::collections::BTreeSet;

use errcat_catalog::{
    Duration, Status,
    api::{Api, Column, ColumnKey, Entry, GroupBy, Jitter, Layout, RetryKind, Section, See, Show},
};

use super::{Block, Row, Text, View, cell};
use crate::emit::example;

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
            Show::Retry => blocks.extend(self.retry()),
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
        body(self.api, entry)
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
                self.details(section, entry, level.min(6), blocks);
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

    fn details(&mut self, section: &Section, entry: &'a Entry, level: u8, blocks: &mut Vec<Block>) {
        let text = match (&entry.code, entry.status) {
            (Some(code), _) => Text::Code(code.clone()),
            (None, Some(status)) => Text::Plain(format!("{status}: {}", entry.title)),
            (None, None) => Text::Plain(entry.title.clone()),
        };
        let own = self.anchored.insert(&entry.name);
        blocks.push(heading(level, text, own.then(|| entry.anchor.clone())));
        blocks.extend(entry.deprecated.as_ref().map(|deprecated| Block::Prose {
            text: deprecation(self.api, deprecated),
        }));
        blocks.extend(body(self.api, entry));
        for column in &section.columns {
            match column.key {
                ColumnKey::Params => blocks.extend(params(entry)),
                ColumnKey::Reasons => blocks.extend(reasons(entry)),
                ColumnKey::Description => blocks.extend(
                    entry
                        .description
                        .iter()
                        .map(|text| Block::Prose { text: text.clone() }),
                ),
                ColumnKey::Code => {}
                key => {
                    let items = cell::entry(self.api, entry, key);
                    if !items.is_empty() {
                        blocks.push(Block::Label {
                            text: column.label.clone(),
                        });
                        blocks.push(Block::List {
                            items: items.into_iter().map(|item| vec![item]).collect(),
                        });
                    }
                }
            }
        }
        blocks.extend(see(self.api, entry));
    }

    fn retry(&self) -> Vec<Block> {
        let safe = |kind| {
            matches!(
                kind,
                RetryKind::Backoff | RetryKind::AfterHeader | RetryKind::After
            )
        };
        let policy = &self.api.retry;
        let mut blocks = Vec::new();
        for (label, wanted) in [("Safe to retry", true), ("Do not retry", false)] {
            let mut items: Vec<(Vec<Text>, Vec<Text>)> = Vec::new();
            for rule in policy
                .rules
                .iter()
                .filter(|rule| safe(rule.rule.kind) == wanted)
            {
                let says = match &rule.rule.note {
                    Some(note) => vec![Text::Markdown(note.clone())],
                    None => cell::retry(&rule.rule),
                };
                let on = cell::condition(rule.on);
                match items.last_mut() {
                    Some((conditions, same)) if format!("{same:?}") == format!("{says:?}") => {
                        conditions.push(on);
                    }
                    _ => items.push((vec![on], says)),
                }
            }
            if !items.is_empty() {
                blocks.push(Block::Label {
                    text: label.to_owned(),
                });
                blocks.push(Block::List {
                    items: items
                        .into_iter()
                        .map(|(conditions, says)| item(&conditions, says))
                        .collect(),
                });
            }
        }
        if policy
            .rules
            .iter()
            .any(|rule| rule.rule.kind == RetryKind::Backoff)
        {
            blocks.push(Block::Prose {
                text: self.backoff(),
            });
        }
        blocks
    }

    fn backoff(&self) -> String {
        let backoff = &self.api.retry.backoff;
        let jitter = match backoff.jitter {
            Jitter::None => "without jitter",
            Jitter::Full => "with full jitter",
            Jitter::Equal => "with equal jitter",
        };
        format!(
            "Back-off: first {}, then {} times as long each time, {} at most, {jitter}; at most {} retries.",
            Duration(backoff.initial_ms),
            backoff.factor,
            Duration(backoff.max_ms),
            backoff.max_retries,
        )
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
                    .map(|entry| Text::Code(label(entry).to_owned()))
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

fn label(entry: &Entry) -> &str {
    entry.code.as_deref().unwrap_or(&entry.title)
}

fn body(api: &Api, entry: &Entry) -> Option<Block> {
    let body = example::body(api, entry)?;
    Some(Block::Code {
        language: "json",
        text: serde_json::to_string_pretty(&body).expect("a body has text for every key"),
    })
}

fn params(entry: &Entry) -> Option<Block> {
    let rows: Vec<_> = entry
        .public_params()
        .map(|param| {
            let presence = if param.required {
                "always"
            } else {
                "sometimes"
            };
            cells([
                vec![Text::Code(param.name.clone())],
                vec![cell::ty(&param.ty)],
                vec![Text::Plain(presence.to_owned())],
                param.doc.iter().cloned().map(Text::Markdown).collect(),
            ])
        })
        .collect();
    (!rows.is_empty()).then(|| Block::Table {
        headings: headings(&["Param", "Type", "Present", "Meaning"]),
        rows,
    })
}

fn reasons(entry: &Entry) -> Option<Block> {
    let keys = [
        ColumnKey::Code,
        ColumnKey::Cause,
        ColumnKey::Remedy,
        ColumnKey::Retry,
    ];
    let row = |reason| cells(keys.iter().map(|key| cell::reason(reason, *key)));
    (!entry.reasons.is_empty()).then(|| Block::Table {
        headings: headings(&["Reason", "Cause", "Remedy", "Retry"]),
        rows: entry.reasons.iter().map(row).collect(),
    })
}

fn see(api: &Api, entry: &Entry) -> Vec<Block> {
    let item = |see: &See| match see {
        See::Link(link) => vec![Text::Markdown(link.clone())],
        See::Entry(name) => {
            let entry = api.entry(name);
            let anchor = entry.map_or(name.as_str(), |entry| entry.anchor.as_str());
            let text = crate::escape::markdown_text(entry.map_or(name.as_str(), label));
            vec![Text::Markdown(format!("[{text}](#{anchor})"))]
        }
    };
    if entry.see.is_empty() {
        return Vec::new();
    }
    vec![
        Block::Label {
            text: "See also".to_owned(),
        },
        Block::List {
            items: entry.see.iter().map(item).collect(),
        },
    ]
}

fn deprecation(api: &Api, deprecated: &errcat_catalog::api::Deprecated) -> String {
    let mut text = "**Deprecated".to_owned();
    if let Some(since) = &deprecated.since {
        text.push_str(" since ");
        text.push_str(&crate::escape::markdown_text(since));
    }
    text.push_str(".**");
    if let Some(target) = deprecated
        .replaced_by
        .as_ref()
        .and_then(|name| api.entry(name))
    {
        text.push_str(" Use ");
        text.push_str(&crate::escape::markdown_code(label(target)));
        text.push('.');
    }
    if let Some(note) = &deprecated.note {
        text.push(' ');
        text.push_str(&crate::escape::markdown_inline(note));
    }
    text
}

/// An item of the retry lists: what it holds for, and what is said of it.
fn item(conditions: &[Text], says: Vec<Text>) -> Vec<Text> {
    let mut texts = Vec::new();
    for (index, condition) in conditions.iter().enumerate() {
        if index > 0 {
            texts.push(Text::Between(", "));
        }
        texts.push(condition.clone());
    }
    for (index, text) in says.into_iter().enumerate() {
        texts.push(Text::Between(if index == 0 { " — " } else { ". " }));
        texts.push(text);
    }
    texts
}

fn heading(level: u8, text: Text, anchor: Option<String>) -> Block {
    Block::Heading {
        level: level.min(6),
        text,
        anchor,
    }
}

fn headings(labels: &[&str]) -> Vec<String> {
    labels.iter().map(|label| (*label).to_owned()).collect()
}

fn table(columns: &[Column], rows: Vec<Row>) -> Block {
    Block::Table {
        headings: columns.iter().map(|column| column.label.clone()).collect(),
        rows,
    }
}

fn cells(cells: impl IntoIterator<Item = Vec<Text>>) -> Row {
    Row {
        anchor: None,
        cells: cells.into_iter().collect(),
    }
}
