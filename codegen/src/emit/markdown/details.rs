//! One entry in full.

use errcat_catalog::api::{Api, ColumnKey, Deprecated, Entry, Section, See};

use super::{
    Block, Text, cell,
    section::{cells, headings},
};
use crate::emit::example;

/// The heading of an entry.
pub(super) fn heading(entry: &Entry) -> Text {
    match (&entry.code, entry.status) {
        (Some(code), _) => Text::Code(code.clone()),
        (None, Some(status)) => Text::Plain(format!("{status}: {}", entry.title)),
        (None, None) => Text::Plain(entry.title.clone()),
    }
}

/// What a section says of an entry below its heading: the example body, then what its columns name.
pub(super) fn blocks(api: &Api, section: &Section, entry: &Entry) -> Vec<Block> {
    let mut blocks = Vec::new();
    blocks.extend(entry.deprecated.as_ref().map(|deprecated| Block::Prose {
        text: deprecation(api, deprecated),
    }));
    blocks.extend(body(api, entry));
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
                let items = cell::entry(api, entry, key);
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
    blocks.extend(see(api, entry));
    blocks
}

/// What an entry is called in running text.
pub(super) fn label(entry: &Entry) -> &str {
    entry.code.as_deref().unwrap_or(&entry.title)
}

/// The example body of an entry.
pub(super) fn body(api: &Api, entry: &Entry) -> Option<Block> {
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

fn deprecation(api: &Api, deprecated: &Deprecated) -> String {
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
