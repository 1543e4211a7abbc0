//! The facts that a reference page shows of the errors, read off the page and off the model.

use errcat_catalog::api::{
    Api, Column, ColumnKey, Entry, Exception, GroupBy, Hole, Layout, Place, Section, Segment, Show,
};
use serde_json::Value as Json;

use super::key;
use crate::page::{Page, Table, read};

/// The facts of a page: which thing, what of it, and what it is.
pub(super) type Facts = Vec<[String; 3]>;

/// Columns with facts that other targets have too; texts for people are not among them.
const FACTS: [ColumnKey; 8] = [
    ColumnKey::Code,
    ColumnKey::Status,
    ColumnKey::Message,
    ColumnKey::Quoted,
    ColumnKey::Exception,
    ColumnKey::Rust,
    ColumnKey::Typescript,
    ColumnKey::Python,
];

/// What the page shows, in an order of its own.
pub(super) fn shown(api: &Api, markdown: &str) -> Facts {
    let page = read(markdown);
    let mut facts = Facts::new();
    let is_of = |anchor: &&String| api.public_entries().any(|entry| entry.anchor == **anchor);
    let anchors = page.anchors.iter().filter(is_of);
    facts.extend(anchors.map(|anchor| fact(anchor, "anchor", "")));
    let sections: Vec<&Section> = api.docs.sections.iter().filter(|s| has_table(s)).collect();
    for table in &page.tables {
        let is_of = |section: &&&Section| shows(section, table);
        if let Some(section) = sections.iter().find(is_of) {
            for row in &table.rows {
                facts.extend(cells(section, table, row));
            }
        }
    }
    facts.extend(headings(api, &page));
    facts.extend(examples(api, &page));
    facts.sort();
    facts
}

/// What the model says the page shows, in the same order.
pub(super) fn wanted(api: &Api) -> Facts {
    let anchor = |entry: &Entry| fact(&entry.anchor, "anchor", "");
    let mut facts: Facts = api.public_entries().map(anchor).collect();
    for section in &api.docs.sections {
        let entries = api.public_entries().filter(|entry| is_in(section, entry));
        match (section.show, section.layout) {
            (Show::Errors | Show::Classes, Layout::Table) => {
                for entry in entries {
                    if section.show == Show::Errors && has_body_below(api, entry) {
                        facts.extend(example(api, entry));
                    }
                    facts.extend(row(section, |key| of_entry(entry, key)));
                    if section.group_by == GroupBy::Status {
                        facts.push(fact(key(entry), "under", &heading_status(api, entry)));
                    }
                }
            }
            (Show::Exceptions, _) => {
                for class in &api.exceptions {
                    facts.extend(row(section, |key| of_class(class, key)));
                }
            }
            (Show::Errors, Layout::Details) => {
                for entry in entries {
                    facts.push(fact(&heading(entry), "heading", ""));
                    facts.extend(example(api, entry));
                    if section.label(ColumnKey::Examples).is_some() {
                        facts.extend(worked(api, entry));
                    }
                }
            }
            (Show::Envelope, _) => {
                let named = section.example.as_deref().and_then(|name| api.entry(name));
                let entry = named.or_else(|| api.public_entries().next());
                let entry = entry.expect("an entry");
                facts.extend(example(api, entry));
                // Below it is the body of several errors.
                if api.envelope.as_ref().is_some_and(|own| own.each.is_some()) {
                    facts.extend(example(api, entry));
                }
            }
            (Show::Shape, _) => facts.push(shape(api)),
            _ => {}
        }
    }
    facts.sort();
    facts
}

fn fact(of: &str, what: &str, is: &str) -> [String; 3] {
    [of, what, is].map(str::to_owned)
}

fn has_table(section: &Section) -> bool {
    match section.show {
        Show::Errors => section.layout == Layout::Table,
        show => matches!(show, Show::Classes | Show::Exceptions),
    }
}

fn is_in(section: &Section, entry: &Entry) -> bool {
    let is_own = |group: &String| Some(group) == entry.group.as_ref();
    section.groups.is_empty() || section.groups.iter().any(is_own)
}

/// Whether a table is one of the section's: it begins with the same column, and may be without those that nothing fills.
fn shows(section: &Section, table: &Table) -> bool {
    let mut labels = section.columns.iter().map(|column| &column.label);
    let is_first = section.columns.first().map(|column| &column.label) == table.headings.first();
    let mut headings = table.headings.iter();
    is_first && headings.all(|heading| labels.any(|label| label == heading))
}

/// Whether an error of a table has its body below: it has members of its own there, and no heading of its own.
fn has_body_below(api: &Api, entry: &Entry) -> bool {
    let mut params = entry.public_params();
    let mut sections = api.docs.sections.iter();
    params.any(|param| param.place == Place::Body)
        && !sections.any(|section| match section.show {
            Show::Errors => section.layout == Layout::Details && is_in(section, entry),
            Show::Envelope => section.example.as_ref() == Some(&entry.name),
            _ => false,
        })
}

/// The columns with facts, and which of them names the row: the code, or else the first.
fn columns(section: &Section) -> (Vec<&Column>, &Column) {
    let columns = section.columns.iter();
    let columns: Vec<&Column> = columns.filter(|own| FACTS.contains(&own.key)).collect();
    let code = columns.iter().find(|column| column.key == ColumnKey::Code);
    let name = code.or(columns.first()).expect("a column with a fact");
    (columns.clone(), name)
}

/// The facts of a row of a table.
fn cells(section: &Section, table: &Table, row: &[String]) -> Facts {
    let (columns, name) = columns(section);
    let text = |column: &Column| {
        let mut headings = table.headings.iter();
        let at = headings.position(|heading| *heading == column.label)?;
        // Below a code stands whether it is deprecated, and below a status those of reasons.
        let is_first = matches!(column.key, ColumnKey::Code | ColumnKey::Status);
        Some(if is_first {
            row[at].lines().next().unwrap_or_default()
        } else {
            &row[at]
        })
    };
    let name = text(name).unwrap_or_default();
    let cell = |column: &&Column| Some(fact(name, column.key.as_str(), text(column)?));
    let mut facts: Facts = columns.iter().filter_map(cell).collect();
    facts.retain(|[_, _, text]| !text.is_empty());
    if section.group_by == GroupBy::Status && section.show == Show::Errors {
        let status = table.under.split(':').next().unwrap_or_default();
        facts.push(fact(name, "under", status));
    }
    facts
}

/// The same facts of what the row must say.
fn row(section: &Section, text: impl Fn(ColumnKey) -> String) -> Facts {
    let (columns, name) = columns(section);
    let name = text(name.key);
    let cell = |column: &Column| fact(&name, column.key.as_str(), &text(column.key));
    let mut facts: Facts = columns.into_iter().map(cell).collect();
    facts.retain(|[_, _, text]| !text.is_empty());
    facts
}

fn of_entry(entry: &Entry, column: ColumnKey) -> String {
    match column {
        // One without a code is called by its title.
        ColumnKey::Code => entry.code.as_ref().unwrap_or(&entry.title).clone(),
        ColumnKey::Status => entry.status.map_or(String::new(), |s| s.to_string()),
        ColumnKey::Message => entry.messages[0].shown(),
        ColumnKey::Quoted => Json::from(entry.messages[0].shown()).to_string(),
        ColumnKey::Exception => entry.exception.clone(),
        ColumnKey::Rust => format!("Error::{}", entry.identifiers.rust),
        ColumnKey::Typescript => entry.identifiers.typescript.clone(),
        ColumnKey::Python => entry.identifiers.python.clone(),
        _ => unreachable!("no fact"),
    }
}

fn of_class(class: &Exception, column: ColumnKey) -> String {
    match column {
        ColumnKey::Rust => class.identifiers.rust.clone(),
        ColumnKey::Typescript => class.identifiers.typescript.clone(),
        ColumnKey::Python => class.identifiers.python.clone(),
        ColumnKey::Status => class.statuses.iter().map(ToString::to_string).collect(),
        _ => class.name.clone(),
    }
}

/// The status that an entry stands under: its own, or the class that the catalogue describes.
fn heading_status(api: &Api, entry: &Entry) -> String {
    let status = entry.status.expect("a status");
    let described = |info: &&errcat_catalog::api::StatusInfo| info.status == status;
    match api.statuses.iter().find(described) {
        Some(_) => status.to_string(),
        None => format!("{}xx", status.class()),
    }
}

/// The heading of an entry with details.
fn heading(entry: &Entry) -> String {
    match (&entry.code, entry.status) {
        (Some(code), _) => code.clone(),
        (None, Some(status)) => format!("{status}: {}", entry.title),
        (None, None) => entry.title.clone(),
    }
}

/// The headings of the page that are those of entries with details.
fn headings(api: &Api, page: &Page) -> Facts {
    let sections = api.docs.sections.iter();
    let detailed = sections.filter(|section| section.layout == Layout::Details);
    let wanted: Vec<String> = detailed
        .flat_map(|section| api.public_entries().filter(|entry| is_in(section, entry)))
        .map(heading)
        .collect();
    let own = page.headings.iter().filter(|text| wanted.contains(text));
    own.map(|text| fact(text, "heading", "")).collect()
}

/// The message and the code of an example body.
fn example(api: &Api, entry: &Entry) -> Facts {
    let envelope = api.envelope_of(entry);
    if envelope.is_some_and(|envelope| !envelope.is_json()) {
        return Vec::new();
    }
    let message = entry.messages[0].example.as_str();
    let message = path(api, Hole::Message).map_or("", |_| message);
    let code = entry
        .code
        .as_deref()
        .filter(|_| path(api, Hole::Code).is_some());
    vec![fact(message, "example", code.unwrap_or_default())]
}

/// The same of its worked examples.
fn worked(api: &Api, entry: &Entry) -> Facts {
    let code = entry.code.as_deref();
    let code = code.filter(|_| path(api, Hole::Code).is_some());
    let examples = entry.examples.iter();
    let examples = examples.map(|own| fact(&own.message, "example", code.unwrap_or_default()));
    examples.collect()
}

/// The words in place of the message and the code of the envelope.
fn shape(api: &Api) -> [String; 3] {
    let says = |hole: Hole| {
        path(api, hole).map_or("", |_| {
            let mut fields = api.fields.iter();
            let field = fields.find(|field| field.name == hole.as_str());
            field
                .and_then(|field| field.doc.as_deref())
                .unwrap_or("...")
        })
    };
    fact(says(Hole::Message), "example", says(Hole::Code))
}

/// The same of the bodies on the page.
fn examples(api: &Api, page: &Page) -> Facts {
    let bodies = page.code.iter().filter(|(language, _)| language == "json");
    let read = |(_, text): &(String, String)| {
        let body: Json = serde_json::from_str(text).expect("an example is JSON");
        let at = |hole| path(api, hole).and_then(|path| walk(&body, path));
        let text = |json: Option<&Json>| json.and_then(Json::as_str).unwrap_or_default().to_owned();
        [
            text(at(Hole::Message)),
            "example".to_owned(),
            text(at(Hole::Code)),
        ]
    };
    bodies.map(read).collect()
}

fn path(api: &Api, hole: Hole) -> Option<&[Segment]> {
    api.envelope.as_ref()?.path(hole)
}

fn walk<'a>(body: &'a Json, path: &[Segment]) -> Option<&'a Json> {
    path.iter().try_fold(body, |body, segment| match segment {
        Segment::Key(key) => body.get(key),
        Segment::Index(index) => body.get(index),
    })
}
