//! What the search, the filters and the decoder know of each error: rows of JSON in parts of some hundred, each a script that
//! hands its rows over, since a page of a file address may load nothing else.

use errcat_catalog::{
    Catalog, Status,
    api::{Entry, Message, Param, ParamType, Place, Reason, Segment},
};
use serde::Serialize;

use super::Site;
use crate::{
    artifact::seal::banner,
    emit::{File, client::prose, pages::About},
    escape::plain_inline,
};

/// How many rows a part has.
const PART: usize = 500;

/// An error. Names are short, for every error has them.
#[derive(Serialize)]
struct Row<'a> {
    /// Its page.
    u: String,
    /// Its name, where it has no code of that name.
    #[serde(skip_serializing_if = "Option::is_none")]
    n: Option<&'a str>,
    /// Its code, and 1 if that has values in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    c: Option<&'a str>,
    #[serde(skip_serializing_if = "is_zero")]
    y: u8,
    /// What its class is called.
    i: &'a str,
    /// Its title.
    t: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    status: Vec<Status>,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    group: Option<&'a str>,
    #[serde(rename = "trait", skip_serializing_if = "Vec::is_empty")]
    traits: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    retry: Option<&'static str>,
    /// The templates of its messages.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    m: Vec<&'a str>,
    /// Causes and remedies, plain text, and both in pairs.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    l: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    f: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    e: Vec<[Option<String>; 2]>,
    /// Further codes by which it is recognised.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    a: Vec<&'a str>,
    /// How its messages are recognised.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    q: Vec<(&'static str, String)>,
    /// Its values: a name, a letter for the type, and where each is.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    p: Vec<Value<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    w: Vec<SubCode<'a>>,
    /// What sets it apart at a glance.
    #[serde(skip_serializing_if = "Option::is_none")]
    d: Option<&'static str>,
}

/// A name, a letter for the type; then 0 if it is among the details, 1 if in the message, or its path; and its header.
type Value<'a> = (&'a str, &'static str, At<'a>, Option<&'a str>);

#[derive(Serialize)]
#[serde(untagged)]
enum At<'a> {
    Number(u8),
    Path(Vec<Step<'a>>),
}

#[derive(Serialize)]
#[serde(untagged)]
enum Step<'a> {
    Key(&'a str),
    Index(usize),
}

#[derive(Serialize)]
struct SubCode<'a> {
    n: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    s: Option<Status>,
    #[serde(skip_serializing_if = "Option::is_none")]
    m: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    l: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    f: Vec<String>,
}

/// How many parts there are.
pub(super) fn count(catalog: &Catalog) -> usize {
    catalog.public_entries().count().div_ceil(PART)
}

pub(super) fn files(site: &Site<'_>) -> Vec<File> {
    let pages = site.tree.all().iter();
    let entries: Vec<_> = pages
        .filter_map(|page| match page.about {
            About::Entry(entry) => Some((entry, page.path.as_str())),
            _ => None,
        })
        .collect();
    let mut files = Vec::new();
    for (number, part) in entries.chunks(PART).enumerate() {
        let mut script = format!("// {}\nerrcat.add([\n", banner(&site.catalog.name));
        for (entry, path) in part {
            let row = row(site.catalog, entry, site.files.page(path));
            script.push_str(&serde_json::to_string(&row).expect("a row has text for every key"));
            script.push_str(",\n");
        }
        script.push_str("]);\n");
        files.push(File::new(format!("data/{number}.js"), script));
    }
    files
}

fn row<'a>(catalog: &'a Catalog, entry: &'a Entry, path: String) -> Row<'a> {
    let is_heir = |name: Option<&str>| name == Some(entry.name.as_str());
    let retired = catalog.retired.iter();
    let retired = retired.filter(|retired| is_heir(retired.replaced_by.as_deref()));
    let former = retired.filter_map(|retired| retired.code.as_deref());
    let matchers = entry.matchers.iter();
    let plain = |text: &Option<String>| text.as_deref().map(plain_inline);
    Row {
        u: path,
        n: Some(entry.name.as_str()).filter(|name| entry.code.as_deref() != Some(name)),
        c: entry.code.as_deref(),
        y: u8::from(entry.code_parts().is_some()),
        i: &entry.identifiers.typescript,
        t: &entry.title,
        status: entry.declared_statuses().collect(),
        kind: catalog.kind_of(entry).map(|kind| kind.value.as_str()),
        group: entry.group.as_deref(),
        traits: traits(catalog, entry),
        retry: entry.retry.as_ref().map(|rule| rule.kind.as_str()),
        m: entry.messages.iter().map(template).collect(),
        l: entry.causes.iter().map(|text| plain_inline(text)).collect(),
        f: entry
            .remedies
            .iter()
            .map(|text| plain_inline(text))
            .collect(),
        e: entry
            .cases
            .iter()
            .map(|case| [plain(&case.cause), plain(&case.remedy)])
            .collect(),
        a: entry
            .aliases
            .iter()
            .map(String::as_str)
            .chain(former)
            .collect(),
        q: matchers
            .map(|own| (own.kind.as_str(), prose::template(&own.parts)))
            .collect(),
        p: entry.public_params().map(value).collect(),
        w: entry.reasons.iter().map(sub_code).collect(),
        d: entry.deprecated.as_ref().map(|_| "deprecated"),
    }
}

/// The traits of an error; `-` where the catalogue has one that the error has not.
fn traits<'a>(catalog: &Catalog, entry: &'a Entry) -> Vec<&'a str> {
    if entry.traits.is_empty() && !catalog.traits.is_empty() {
        return vec!["-"];
    }
    entry.traits.iter().map(String::as_str).collect()
}

fn value(param: &Param) -> Value<'_> {
    let at = match param.place {
        Place::Body => At::Path(param.path.iter().map(step).collect()),
        Place::Details => At::Number(0),
        _ => At::Number(1),
    };
    (&param.name, letter(&param.ty), at, param.header.as_deref())
}

fn step(segment: &Segment) -> Step<'_> {
    match segment {
        Segment::Key(key) => Step::Key(key),
        Segment::Index(index) => Step::Index(*index),
    }
}

/// As the packages have it.
fn letter(ty: &ParamType) -> &'static str {
    match ty {
        ParamType::Integer => "i",
        ParamType::Number => "n",
        ParamType::Seconds => "d",
        ParamType::Boolean => "b",
        _ => "s",
    }
}

fn sub_code(reason: &Reason) -> SubCode<'_> {
    SubCode {
        n: &reason.name,
        s: reason.status,
        m: reason.message.as_ref().map(template),
        l: reason
            .causes
            .iter()
            .map(|text| plain_inline(text))
            .collect(),
        f: reason
            .remedies
            .iter()
            .map(|text| plain_inline(text))
            .collect(),
    }
}

fn template(message: &Message) -> &str {
    &message.template
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde hands a reference over"
)]
fn is_zero(number: &u8) -> bool {
    *number == 0
}
