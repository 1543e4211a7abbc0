//! One entry in full.

use errcat_catalog::api::{
    Api, Case, Channel, ColumnKey, Deprecated, Entry, Processed, Section, See, TypeField,
};
use errcat_catalog::api::{Param, ParamType};

use super::{
    Block, Row, Source, Text, below, cell,
    table::{cells, filled},
};
use crate::emit::example;
use crate::escape::{markdown_code, markdown_text};

/// The heading of an entry.
pub(super) fn heading(entry: &Entry) -> Text {
    if entry.code.is_some() {
        Text::Code(entry.heading())
    } else {
        Text::Plain(entry.heading())
    }
}

/// What a section says of an entry below its heading: the example body, then what its columns name.
pub(super) fn blocks(source: &Source<'_>, section: &Section, entry: &Entry) -> Vec<Block> {
    let api = source.api;
    let mut blocks = Vec::new();
    blocks.extend(
        entry
            .deprecated
            .as_ref()
            .map(|deprecated| Block::Paragraph {
                texts: deprecation(api, deprecated),
            }),
    );
    blocks.extend(body(api, entry));
    let has_cases = section.label(ColumnKey::Cases).is_some();
    let (mut facts, mut rest) = (Vec::new(), Vec::new());
    for column in &section.columns {
        let own = match column.key {
            ColumnKey::Params => params(api, entry).into_iter().collect(),
            ColumnKey::Reasons => below::reasons(source, &section.columns, entry, &|_| true)
                .into_iter()
                .collect(),
            ColumnKey::Cases => below::cases(&section.columns, entry).into_iter().collect(),
            ColumnKey::Examples => examples(api, entry),
            ColumnKey::Description => {
                let prose = |text: &String| Block::Prose { text: text.clone() };
                entry.description.iter().map(prose).collect()
            }
            key => match items(source, section, entry, key, has_cases) {
                items if items.is_empty() => continue,
                items if is_one(key) || items.len() == 1 => {
                    facts.push(fact(&column.label, key, items));
                    continue;
                }
                items => vec![
                    Block::Label {
                        texts: vec![cell::plain(&column.label)],
                    },
                    Block::List {
                        items: items.into_iter().map(|item| vec![item]).collect(),
                    },
                ],
            },
        };
        // The facts stand together, since a list that follows another one would be a part of it.
        match column.key {
            ColumnKey::Description if facts.is_empty() => blocks.extend(own),
            _ => rest.extend(own),
        }
    }
    blocks.extend((!facts.is_empty()).then_some(Block::List { items: facts }));
    blocks.extend(rest);
    blocks.extend(see(source, entry));
    blocks
}

/// What an entry is called in running text.
pub(super) fn label(entry: &Entry) -> &str {
    entry.code.as_deref().unwrap_or(&entry.title)
}

/// The example body of an entry.
pub(super) fn body(api: &Api, entry: &Entry) -> Option<Block> {
    example::body(api, entry).map(|body| json(&body))
}

/// A body as a block of its own.
pub(super) fn json(body: &errcat_catalog::Value) -> Block {
    Block::Code {
        language: "json",
        text: serde_json::to_string_pretty(body).expect("a body has text for every key"),
    }
}

/// Since when and for what an entry should no longer be met, then the note.
pub(super) fn deprecation(api: &Api, deprecated: &Deprecated) -> Vec<Text> {
    let mut text = "**Deprecated".to_owned();
    if let Some(since) = &deprecated.since {
        text.push_str(" since ");
        text.push_str(&markdown_text(since));
    }
    text.push_str(".**");
    if let Some(target) = deprecated
        .replaced_by
        .as_ref()
        .and_then(|name| api.entry(name))
    {
        text.push_str(" Use ");
        text.push_str(&markdown_code(label(target)));
        text.push('.');
    }
    let mut texts = vec![Text::Markdown(text)];
    texts.extend(deprecated.note.as_deref().map(cell::markdown));
    texts
}

/// The items of a column, without what another block says better or every error has unless its entry says otherwise.
fn items(
    source: &Source<'_>,
    section: &Section,
    entry: &Entry,
    key: ColumnKey,
    has_cases: bool,
) -> Vec<Text> {
    let is_default = match key {
        ColumnKey::Code => true,
        ColumnKey::Processed => {
            let of_status = match entry.status.map(errcat_catalog::Status::class) {
                Some(4) => Processed::No,
                _ => Processed::Unknown,
            };
            entry.processed == of_status
        }
        ColumnKey::Channels => entry.channels == [Channel::Http],
        _ => false,
    };
    if is_default {
        return Vec::new();
    }
    let has_table = has_cases && below::cases(&section.columns, entry).is_some();
    let half: fn(&Case) -> &Option<String> = match key {
        ColumnKey::Cause => |case| &case.cause,
        ColumnKey::Remedy => |case| &case.remedy,
        _ => |_| &None,
    };
    let is_paired = |item: &Text| {
        let text = match item {
            Text::Markdown(text) => Some(text),
            _ => None,
        };
        has_table
            && text.is_some_and(|text| {
                entry
                    .cases
                    .iter()
                    .any(|case| half(case).as_ref() == Some(text))
            })
    };
    let mut items = cell::entry(source, &section.columns, entry, key);
    items.retain(|item| !is_paired(item));
    items
}

/// Whether an entry has one of it, in however many pieces.
fn is_one(key: ColumnKey) -> bool {
    !matches!(
        key,
        ColumnKey::Message | ColumnKey::Quoted | ColumnKey::Cause | ColumnKey::Remedy
    )
}

/// A label with what it is of, as an item of a list.
fn fact(label: &str, key: ColumnKey, pieces: Vec<Text>) -> Vec<Text> {
    let between = if key == ColumnKey::Retry { ". " } else { ", " };
    let mut item = vec![cell::plain(label), Text::Between(": ")];
    for (index, piece) in pieces.into_iter().enumerate() {
        item.extend((index > 0).then_some(Text::Between(between)));
        item.push(piece);
    }
    item
}

fn params(api: &Api, entry: &Entry) -> Option<Block> {
    let mut rows = Vec::new();
    for param in entry.public_params() {
        let Param {
            name,
            ty,
            required,
            doc,
            ..
        } = param;
        rows.push(value(name, ty, *required, doc.as_ref()));
        fields(api, name, ty, &mut Vec::new(), &mut rows);
    }
    (!rows.is_empty()).then(|| filled(&["Param", "Type", "Present", "Meaning"], rows))
}

/// The fields of the records that a value is made of, each record once on the way to it.
fn fields<'a>(
    api: &'a Api,
    path: &str,
    ty: &'a ParamType,
    within: &mut Vec<&'a str>,
    rows: &mut Vec<Row>,
) {
    match ty {
        ParamType::List(item) => fields(api, &format!("{path}[]"), item, within, rows),
        ParamType::Map(value) => fields(api, &format!("{path}.*"), value, within, rows),
        ParamType::Record(name) if !within.contains(&name.as_str()) => {
            within.push(name);
            let record = api.type_record(name);
            for field in record.iter().flat_map(|record| &record.fields) {
                let TypeField {
                    name,
                    ty,
                    required,
                    doc,
                    ..
                } = field;
                let path = format!("{path}.{name}");
                rows.push(value(&path, ty, *required, doc.as_ref()));
                fields(api, &path, ty, within, rows);
            }
            within.pop();
        }
        _ => {}
    }
}

fn value(path: &str, ty: &ParamType, required: bool, doc: Option<&String>) -> Row {
    let presence = if required { "always" } else { "sometimes" };
    cells([
        vec![cell::code(path)],
        vec![cell::ty(ty)],
        vec![cell::plain(presence)],
        doc.cloned().map(Text::Markdown).into_iter().collect(),
    ])
}

/// The worked examples: the body that each has, or its message where the catalogue has no envelope.
fn examples(api: &Api, entry: &Entry) -> Vec<Block> {
    let mut blocks = Vec::new();
    for own in &entry.examples {
        let title = own.title.as_deref().unwrap_or("Example");
        blocks.push(Block::Label {
            texts: vec![cell::plain(title)],
        });
        blocks.push(match example::worked(api, entry, own) {
            Some(body) => json(&body),
            None => Block::Code {
                language: "text",
                text: own.message.clone(),
            },
        });
    }
    blocks
}

fn see(source: &Source<'_>, entry: &Entry) -> Vec<Block> {
    let item = |see: &See| match see {
        See::Link(link) => vec![Text::Markdown(link.clone())],
        See::Entry(name) => match source.api.entry(name) {
            Some(entry) if source.placed.contains(name.as_str()) => {
                let text = markdown_text(label(entry));
                vec![Text::Markdown(format!("[{text}](#{})", entry.anchor))]
            }
            entry => vec![cell::code(entry.map_or(name.as_str(), label))],
        },
    };
    if entry.see.is_empty() {
        return Vec::new();
    }
    vec![
        Block::Label {
            texts: vec![cell::plain("See also")],
        },
        Block::List {
            items: entry.see.iter().map(item).collect(),
        },
    ]
}
