//! Tables of what a catalogue declares besides its errors. A column that no row fills gives way.

use errcat_catalog::api::{Api, Column, ColumnKey, Entry, Header, Section, Segment};

use super::{Block, Row, Source, Text, cell, rule};

pub(super) fn fields(source: &Source<'_>, columns: &[Column]) -> Block {
    let row = |field| {
        let cell = |column: &Column| cell::field(source, field, column.key);
        cells(columns.iter().map(cell))
    };
    let rows = source.api.fields.iter().map(row);
    filled(&labels(columns), rows.collect())
}

pub(super) fn statuses(api: &Api, columns: &[Column]) -> Block {
    let row = |info| cells(columns.iter().map(|column| cell::status(info, column.key)));
    filled(&labels(columns), api.statuses.iter().map(row).collect())
}

pub(super) fn exceptions(source: &Source<'_>, columns: &[Column]) -> Block {
    let row = |class| {
        let cell = |column: &Column| cell::exception(source, class, column.key);
        cells(columns.iter().map(cell))
    };
    let rows = source.api.exceptions.iter().map(row);
    filled(&labels(columns), rows.collect())
}

/// The members of bodies that say of any error whether and when to try again, and what to do.
pub(super) fn members(api: &Api) -> Option<Block> {
    let rows = api.members.iter().map(|member| {
        let says = match member.role.as_str() {
            "retry_after" => "How long to wait",
            "retry_after_ms" => "How long to wait, in milliseconds",
            "should_retry" => "Whether to try again",
            _ => "What to do",
        };
        cells([
            vec![cell::code(Segment::join(&member.path))],
            vec![cell::plain(says)],
        ])
    });
    let rows: Vec<Row> = rows.collect();
    (!rows.is_empty()).then(|| filled(&["Member", "What it says"], rows))
}

/// What every public error is called in each language.
pub(super) fn classes(source: &Source<'_>, columns: &[Column]) -> Block {
    let rows = source.api.public_entries().map(|entry| {
        let cell = |column: &Column| match column.key {
            ColumnKey::Code => vec![source.linked_code(entry)],
            key => cell::entry(source, columns, entry, key),
        };
        cells(columns.iter().map(cell))
    });
    filled(&labels(columns), rows.collect())
}

/// The headers that a section names, or all of them: those of responses, then those of requests.
pub(super) fn headers(api: &Api, section: &Section) -> Vec<Block> {
    let wanted = |role: &String| section.headers.is_empty() || section.headers.contains(role);
    let table = |of_requests: bool| {
        let is_shown = |header: &&Header| {
            wanted(&header.role) && (header.role == "idempotency_key") == of_requests
        };
        let rows = api.headers.iter().filter(is_shown).map(|header| {
            cells([
                vec![cell::code(&header.name)],
                meaning(header),
                optional(header.on.as_ref()),
            ])
        });
        filled(&["Header", "Meaning", "On"], rows.collect())
    };
    let has_rows = |table: &Block| matches!(table, Block::Table { rows, .. } if !rows.is_empty());
    let mut blocks = vec![table(false)];
    let of_requests = table(true);
    if has_rows(&of_requests) {
        blocks.push(Block::Label {
            texts: vec![cell::plain("Sent with requests")],
        });
        blocks.push(of_requests);
    }
    blocks
}

/// What a header says: in the catalogue's words, else what its role alone tells of an error.
fn meaning(header: &Header) -> Vec<Text> {
    match (&header.doc, header.role.as_str()) {
        (None, "code") => vec![cell::plain("The code of the error.")],
        (None, "deprecation") => vec![cell::plain("Since when this is deprecated (RFC 9745).")],
        (None, "sunset") => vec![cell::plain("When this goes away (RFC 8594).")],
        (None, "kind") => vec![cell::plain("What kind of error it is.")],
        (None, "reason") => vec![cell::plain("The reason of the error.")],
        (None, "rate_limit" | "rate_limit_remaining") => {
            vec![cell::plain("What is left of the limit.")]
        }
        (None, "rate_limit_policy" | "rate_limit_limit") => vec![cell::plain("The limit.")],
        (doc, _) => optional(doc.as_ref()),
    }
}

pub(super) fn correlation(api: &Api) -> Block {
    let rows = api
        .correlation
        .iter()
        .map(|id| cells([vec![cell::code(&id.name)], optional(id.doc.as_ref())]));
    filled(&["Id", "Meaning"], rows.collect())
}

pub(super) fn constants(api: &Api) -> Block {
    let rows = api.constants.iter().map(|constant| {
        cells([
            vec![cell::code(&constant.name)],
            vec![cell::plain(&constant.value)],
            optional(constant.doc.as_ref()),
        ])
    });
    filled(&["Name", "Value", "Meaning"], rows.collect())
}

/// What the API does, each with the public errors that it may return.
pub(super) fn operations(source: &Source<'_>) -> Block {
    let rows = source.api.operations.iter().map(|operation| {
        cells([
            vec![cell::code(&operation.name)],
            operation
                .http
                .iter()
                .map(|request| cell::code(request.shown()))
                .collect(),
            optional(operation.doc.as_ref()),
            errors(source, &|entry| operation.entries.contains(&entry.name)),
        ])
    });
    filled(
        &["Operation", "Request", "Meaning", "Errors"],
        rows.collect(),
    )
}

/// What errors are above their codes, each with the public errors that are of it.
pub(super) fn kinds(source: &Source<'_>) -> Block {
    let rows = source.api.kinds.iter().map(|kind| {
        let is_of_it = |entry: &Entry| entry.kind.as_ref() == Some(&kind.name);
        let status = kind.status.map(|status| status.to_string());
        let rule = kind.retry.iter();
        cells([
            vec![cell::code(&kind.value)],
            optional(kind.doc.as_ref()),
            status.map(cell::plain).into_iter().collect(),
            (rule.flat_map(|own| rule::texts(source.api, own))).collect(),
            kind.exception.iter().map(cell::code).collect(),
            errors(source, &is_of_it),
        ])
    });
    let labels = ["Kind", "Meaning", "Status", "Retry", "Class", "Errors"];
    filled(&labels, rows.collect())
}

/// What errors have in common, each with the public errors that have it.
pub(super) fn traits(source: &Source<'_>) -> Block {
    let rows = source.api.traits.iter().map(|known| {
        cells([
            vec![cell::code(&known.name)],
            optional(Some(&known.doc)),
            errors(source, &|entry| entry.traits.contains(&known.name)),
        ])
    });
    filled(&["Trait", "Meaning", "Errors"], rows.collect())
}

/// The public errors that are chosen, as links side by side.
fn errors(source: &Source<'_>, is_chosen: &dyn Fn(&Entry) -> bool) -> Vec<Text> {
    let entries = source.api.public_entries();
    let chosen = entries.filter(|entry| is_chosen(entry));
    let links: Vec<Text> = chosen.map(|entry| source.link(entry)).collect();
    let cell = (!links.is_empty()).then(|| Text::joined(links, ", "));
    cell.into_iter().collect()
}

pub(super) fn retired(source: &Source<'_>) -> Block {
    let api = source.api;
    let rows = api.no_longer_sent().map(|retired| {
        let target = retired
            .replaced_by
            .as_ref()
            .and_then(|name| api.entry(name));
        let row = cells([
            vec![cell::code(retired.code.as_ref().unwrap_or(&retired.name))],
            retired
                .status
                .iter()
                .map(|status| cell::plain(status.to_string()))
                .collect(),
            retired.introduced.iter().map(cell::plain).collect(),
            retired.until.iter().map(cell::plain).collect(),
            retired.since.iter().map(cell::plain).collect(),
            target.map(|entry| source.link(entry)).into_iter().collect(),
            optional(retired.note.as_ref()),
        ]);
        Row {
            anchor: Some(retired.anchor.clone()),
            ..row
        }
    });
    filled(
        &["Code", "Status", "Since", "Until", "Retired", "Use", "Note"],
        rows.collect(),
    )
}

/// A table of the catalogue's own, with every column that it has there.
pub(super) fn own(api: &Api, section: &Section) -> Option<Block> {
    let mut tables = api.tables.iter();
    let table = tables.find(|table| Some(&table.id) == section.table.as_ref())?;
    let row = |row: &Vec<String>| cells(row.iter().map(|text| vec![cell::markdown(text)]));
    Some(Block::Table {
        headings: table.columns.clone(),
        rows: table.rows.iter().map(row).collect(),
    })
}

/// A table without the columns that no row fills.
pub(super) fn filled(headings: &[&str], mut rows: Vec<Row>) -> Block {
    let has_text = |at: usize| rows.iter().any(|row| !row.cells[at].is_empty());
    let keep: Vec<bool> = (0..headings.len())
        .map(|at| rows.is_empty() || has_text(at))
        .collect();
    for row in &mut rows {
        let mut kept = keep.iter();
        row.cells.retain(|_| kept.next() == Some(&true));
    }
    let headings = headings.iter().zip(&keep).filter(|(_, keep)| **keep);
    Block::Table {
        headings: headings.map(|(heading, _)| (*heading).to_owned()).collect(),
        rows,
    }
}

pub(super) fn labels(columns: &[Column]) -> Vec<&str> {
    columns.iter().map(|column| column.label.as_str()).collect()
}

pub(super) fn cells(cells: impl IntoIterator<Item = Vec<Text>>) -> Row {
    Row {
        anchor: None,
        cells: cells.into_iter().collect(),
    }
}

fn optional(markdown: Option<&String>) -> Vec<Text> {
    markdown.cloned().map(Text::Markdown).into_iter().collect()
}
