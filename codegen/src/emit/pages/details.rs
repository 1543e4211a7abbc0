//! One entry in full.

use errcat_catalog::{
    Status, Value,
    api::{
        Api, Case, Channel, ColumnKey, Deprecated, Entry, Grpc, Hole, Param, ParamType, Processed,
        Section, See, TypeField,
    },
};

use super::{
    Block, Row, Source, Text, below, bodies, cases, cell,
    table::{cells, filled},
    written,
};
use crate::emit::example;

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
                texts: deprecation(source, deprecated),
            }),
    );
    let mut bodies = bodies::all(api, entry);
    blocks.extend(bodies.iter().flat_map(|body| body.blocks(api)));
    let has_cases = section.label(ColumnKey::Cases).is_some();
    let (mut facts, mut rest, mut last) = (Vec::new(), Vec::new(), Vec::new());
    for column in &section.columns {
        let own = match column.key {
            ColumnKey::Params => params(source, entry).into_iter().collect(),
            ColumnKey::Reasons => below::reasons(source, &section.columns, entry, &|_| true)
                .into_iter()
                .collect(),
            ColumnKey::Cases => cases::table(&section.columns, entry).into_iter().collect(),
            ColumnKey::Examples => bodies::worked(api, entry, &mut bodies),
            ColumnKey::Description => {
                let prose = entry.description.iter();
                let prose = prose.map(|text| Block::Prose { text: text.clone() });
                // What follows a heading of the description would stand under it.
                let text = entry.description.as_deref().unwrap_or_default();
                if !errcat_catalog::markdown::headings(text).is_empty() {
                    last.extend(prose);
                } else if facts.is_empty() {
                    blocks.extend(prose);
                } else {
                    rest.extend(prose);
                }
                continue;
            }
            ColumnKey::Title => {
                let own = entry.own_title();
                let title = own.filter(|_| !bodies::has_hole(api, Hole::Title));
                let title = title.map(|title| Block::Paragraph {
                    texts: vec![cell::plain(title)],
                });
                blocks.splice(0..0, title);
                continue;
            }
            ColumnKey::Cause | ColumnKey::Remedy if has_blocks(entry, column.key) => {
                let items = items(source, section, entry, column.key, has_cases);
                let texts = advice(entry, column.key).iter();
                let texts = texts.filter(|text| items.contains(&cell::markdown(text)));
                let mut own: Vec<Block> = texts
                    .map(|text| Block::Prose { text: text.clone() })
                    .collect();
                let texts = vec![cell::plain(&column.label)];
                own.splice(0..0, (!own.is_empty()).then_some(Block::Label { texts }));
                own
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
        rest.extend(own);
    }
    blocks.extend((!facts.is_empty()).then_some(Block::List { items: facts }));
    blocks.extend(rest);
    blocks.extend(see(source, entry));
    blocks.extend(last);
    blocks
}

/// The causes or the remedies of an entry.
fn advice(entry: &Entry, key: ColumnKey) -> &[String] {
    match key {
        ColumnKey::Cause => &entry.causes,
        _ => &entry.remedies,
    }
}

/// Whether one of them is more than a paragraph.
fn has_blocks(entry: &Entry, key: ColumnKey) -> bool {
    let mut texts = advice(entry, key).iter();
    texts.any(|text| crate::escape::has_blocks(text))
}

/// The example body of an entry.
pub(super) fn body(api: &Api, entry: &Entry) -> Option<Block> {
    example::body(api, entry).map(|body| written::block(api, entry, &body))
}

/// A body as a block of its own.
pub(super) fn json(body: &Value) -> Block {
    Block::Code {
        language: "json",
        text: pretty(body),
    }
}

pub(super) fn pretty(body: &Value) -> String {
    serde_json::to_string_pretty(body).expect("a body has text for every key")
}

/// Since when and for what an entry should no longer be met, then the note.
pub(super) fn deprecation(source: &Source<'_>, deprecated: &Deprecated) -> Vec<Text> {
    let mut marked = vec![Text::Between("Deprecated")];
    if let Some(since) = &deprecated.since {
        marked.push(Text::Between(" since "));
        marked.push(cell::plain(since));
    }
    if let Some(sunset) = &deprecated.sunset {
        marked.push(Text::Between(", no longer sent from "));
        marked.push(cell::plain(sunset));
    }
    marked.push(Text::Between("."));
    let mut line = vec![Text::Strong(marked)];
    let target = deprecated.replaced_by.as_ref();
    if let Some(target) = target.and_then(|name| source.api.entry(name)) {
        line.push(Text::Between(" Use "));
        line.push(source.link(target));
        line.push(Text::Between("."));
    }
    let mut texts = vec![Text::Line(line)];
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
        ColumnKey::Status => is_status_shown(source.api, entry),
        ColumnKey::Grpc => {
            let of_status = entry.status.and_then(Grpc::from_status);
            entry.grpc == of_status || bodies::has_hole(source.api, Hole::Grpc)
        }
        ColumnKey::Message => bodies::has_message(source.api, entry),
        ColumnKey::Processed => {
            let of_status = match entry.status.map(Status::class) {
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
    let has_table = has_cases && cases::table(&section.columns, entry).is_some();
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

/// Whether the heading or the bodies say the status. A body has one status of a class, as if it were the only one.
fn is_status_shown(api: &Api, entry: &Entry) -> bool {
    let is_heading = entry.code.is_none() && entry.statuses().count() == 1;
    let is_class = matches!(entry.status, Some(Status::Class(_)));
    let is_only = entry.other_statuses.is_empty();
    is_only && (is_heading && entry.status.is_some() || !is_class && bodies::has_status(api))
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

/// The values that every error may have.
pub(super) fn common(source: &Source<'_>) -> Option<Block> {
    table(source, None, source.api.common_params())
}

/// Every value that an error has.
pub(super) fn every_param(source: &Source<'_>, entry: &Entry) -> Option<Block> {
    table(source, Some(entry), entry.public_params())
}

fn params(source: &Source<'_>, entry: &Entry) -> Option<Block> {
    let own = entry.public_params().filter(|param| !param.of_all);
    table(source, Some(entry), own)
}

fn table<'a>(
    source: &Source<'a>,
    entry: Option<&Entry>,
    params: impl Iterator<Item = &'a Param>,
) -> Option<Block> {
    let mut rows = Vec::new();
    for param in params {
        let example = param.example.as_ref().and_then(Value::as_text);
        rows.push(cells([
            vec![cell::code(&param.name)],
            vec![cell::ty(&param.ty)],
            source.wire.places(entry, param),
            presence_of(source, param),
            example.map(cell::code).into_iter().collect(),
            doc(param.doc.as_ref()),
        ]));
        fields(
            source.api,
            &param.name,
            &param.ty,
            &mut Vec::new(),
            &mut rows,
        );
    }
    let headings = ["Param", "Type", "Where", "Present", "Example", "Meaning"];
    (!rows.is_empty()).then(|| filled(&headings, rows))
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
                rows.push(cells([
                    vec![cell::code(&path)],
                    vec![cell::ty(ty)],
                    Vec::new(),
                    presence(*required),
                    Vec::new(),
                    self::doc(doc.as_ref()),
                ]));
                fields(api, &path, ty, within, rows);
            }
            within.pop();
        }
        _ => {}
    }
}

/// Whether a value is always there, and of the errors of which kinds.
fn presence_of(source: &Source<'_>, param: &Param) -> Vec<Text> {
    let kinds = param.kinds.iter();
    let kinds = kinds.filter_map(|kind| Some(cell::code(&source.api.kind(kind)?.value)));
    let kinds: Vec<Text> = kinds.collect();
    if kinds.is_empty() {
        return presence(param.required);
    }
    let often = if param.required {
        "always"
    } else {
        "sometimes"
    };
    vec![Text::Line(vec![
        Text::Between(often),
        Text::Between(", of "),
        Text::joined(kinds, ", "),
    ])]
}

fn presence(required: bool) -> Vec<Text> {
    vec![cell::plain(if required { "always" } else { "sometimes" })]
}

fn doc(markdown: Option<&String>) -> Vec<Text> {
    markdown.cloned().map(Text::Markdown).into_iter().collect()
}

fn see(source: &Source<'_>, entry: &Entry) -> Vec<Block> {
    let item = |see: &See| match see {
        See::Link(link) => vec![Text::Markdown(link.clone())],
        See::Entry(name) => match source.api.entry(name) {
            Some(entry) => vec![source.link(entry)],
            None => vec![cell::code(name)],
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
