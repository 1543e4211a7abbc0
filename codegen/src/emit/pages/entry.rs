//! The page of one error: what it is, why it comes and what to do, the response, its values, how to catch it, what is near to it.

use errcat_catalog::api::{ColumnKey, Entry, See};

use super::{
    Block, Part, Source, Text, To, Tree, below, bodies, cell, details, facts, response, sample,
    section::heading,
    table::{cells, filled},
};

pub(super) fn parts(tree: &Tree<'_>, entry: &Entry) -> Vec<Part> {
    let source = &tree.source;
    let mut parts = Vec::new();
    if let Some(deprecated) = &entry.deprecated {
        parts.push(Part {
            kind: "warning",
            title: Some("Deprecated".to_owned()),
            anchor: None,
            blocks: vec![Block::Paragraph {
                texts: details::deprecation(source, deprecated),
            }],
        });
    }
    let description = entry.description.as_deref().unwrap_or_default();
    let has_headings = !errcat_catalog::markdown::headings(description).is_empty();
    let prose = || {
        entry
            .description
            .iter()
            .map(|text| Block::Prose { text: text.clone() })
    };
    let mut blocks = vec![facts::block(tree, entry)];
    if !has_headings {
        blocks.extend(prose());
    }
    let mut put = |title: &str, own: Vec<Block>| {
        if !own.is_empty() {
            blocks.push(headed(title));
            blocks.extend(own);
        }
    };
    put("Causes and remedies", why(source, entry));
    put("Response", responses(source, entry));
    put("Params", params(source, entry));
    put("Reasons", reasons(source, entry));
    put("Catch it", catch(source, entry));
    put("Related", related(source, entry));
    if has_headings {
        put("In detail", prose().collect());
    }
    parts.push(Part::section(blocks));
    parts
}

fn headed(title: &str) -> Block {
    let anchor = errcat_catalog::anchor::of_title(title);
    heading(2, Text::Plain(title.to_owned()), Some(anchor))
}

/// Causes with the remedy of each; where the catalogue does not pair them, what it says of both.
fn why(source: &Source<'_>, entry: &Entry) -> Vec<Block> {
    let labels = [
        source.label(ColumnKey::Cause, "Cause"),
        source.label(ColumnKey::Remedy, "Remedy"),
    ];
    let of = |text: Option<&String>| text.map(|text| cell::markdown(text)).into_iter().collect();
    let mut pairs: Vec<[Option<&String>; 2]> = Vec::new();
    let (mut causes, mut remedies) = (Vec::new(), Vec::new());
    let cases = entry.cases.iter();
    pairs.extend(cases.map(|case| [case.cause.as_ref(), case.remedy.as_ref()]));
    let is_told = |text: &&String, at: usize| !pairs.iter().any(|pair| pair[at] == Some(*text));
    causes.extend(entry.causes.iter().filter(|text| is_told(text, 0)));
    remedies.extend(entry.remedies.iter().filter(|text| is_told(text, 1)));
    if let (true, [cause], [remedy]) = (pairs.is_empty(), causes.as_slice(), remedies.as_slice()) {
        pairs.push([Some(cause), Some(remedy)]);
        (causes, remedies) = (Vec::new(), Vec::new());
    }
    let mut blocks = Vec::new();
    for (label, texts) in labels.iter().zip([causes, remedies]) {
        if !texts.is_empty() {
            blocks.push(Block::Label {
                texts: vec![cell::plain(label)],
            });
            let items = texts.iter().map(|text| vec![cell::markdown(text)]);
            blocks.push(Block::List {
                items: items.collect(),
            });
        }
    }
    if !pairs.is_empty() {
        let rows = pairs.into_iter().map(|pair| cells(pair.map(of)));
        let labels = labels.each_ref().map(String::as_str);
        blocks.insert(0, filled(&labels, rows.collect()));
    }
    blocks
}

fn responses(source: &Source<'_>, entry: &Entry) -> Vec<Block> {
    let all = response::all(source.api, entry).into_iter();
    let mut blocks: Vec<Block> = all.flat_map(response::labelled).collect();
    if source.api.envelope_of(entry).is_none() {
        blocks.extend(bodies::worked(source.api, entry, &mut Vec::new()));
    }
    blocks
}

/// The values of an error, each with the anchor `param-` and its name.
fn params(source: &Source<'_>, entry: &Entry) -> Vec<Block> {
    let named = |name: &str| entry.param(name).is_some();
    anchored(details::every_param(source, entry), "param-", &named)
}

/// The sub-codes of an error, each with the anchor `reason-` and its name.
fn reasons(source: &Source<'_>, entry: &Entry) -> Vec<Block> {
    let label = |key, otherwise: &str| match key {
        ColumnKey::Code => otherwise.to_owned(),
        key => source.label(key, otherwise),
    };
    let table = below::all_reasons(source, entry, &label);
    let named = |name: &str| entry.reasons.iter().any(|reason| reason.name == name);
    let mut blocks = anchored(table, "reason-", &named);
    if let (Some(place), false) = (source.wire.reason(source.api), blocks.is_empty()) {
        let texts = vec![Text::Between("By "), place];
        blocks.insert(0, Block::Label { texts });
    }
    blocks
}

/// A table with an anchor in each row whose first cell is a name of that kind.
fn anchored(table: Option<Block>, prefix: &str, is_name: &dyn Fn(&str) -> bool) -> Vec<Block> {
    let mut table = table;
    if let Some(Block::Table { rows, .. }) = &mut table {
        for row in rows {
            if let Some([Text::Code(name)]) = row.cells.first().map(Vec::as_slice) {
                let can_be = errcat_catalog::anchor::can_be(name) && is_name(name);
                row.anchor = can_be.then(|| format!("{prefix}{name}"));
            }
        }
    }
    table.into_iter().collect()
}

/// Code that catches the error, and the command that shows it.
fn catch(source: &Source<'_>, entry: &Entry) -> Vec<Block> {
    let mut tabs = sample::of(source, entry);
    tabs.extend(response::curl(source.api, entry));
    vec![Block::Tabs { tabs }]
}

/// What the catalogue says to see, the error that this is a case of, and its own cases.
fn related(source: &Source<'_>, entry: &Entry) -> Vec<Block> {
    let api = source.api;
    let mut items: Vec<Vec<Text>> = Vec::new();
    let mut put = |item: Vec<Text>| {
        if !items.contains(&item) {
            items.push(item);
        }
    };
    for see in &entry.see {
        match see {
            See::Link(link) => put(vec![cell::markdown(link)]),
            See::Entry(name) => put(api
                .entry(name)
                .map_or_else(|| vec![cell::code(name)], |entry| listed(source, entry))),
        }
    }
    if let Some(parent) = api.parent_entry(entry) {
        put(listed(source, parent));
    }
    for case in source.cases(entry) {
        put(listed(source, case));
    }
    for retired in source.replaced(entry) {
        let code = cell::code(retired.code.as_ref().unwrap_or(&retired.name));
        let link = Text::Link(Box::new(code), To::Retired(retired.name.clone()));
        put(vec![link, Text::Between(", which is no longer sent")]);
    }
    if items.is_empty() {
        return Vec::new();
    }
    vec![Block::List { items }]
}

/// An error where several are listed: its code, and its title where that says more.
fn listed(source: &Source<'_>, entry: &Entry) -> Vec<Text> {
    let mut texts = vec![source.link(entry)];
    if let Some(title) = entry.own_title() {
        texts.push(Text::Between(": "));
        texts.push(cell::plain(title));
    }
    texts
}
