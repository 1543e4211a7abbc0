//! What the tests of every page share: its catalogue, and the words of it that people read.

use std::path::Path;

use errcat_catalog::{
    Catalog, Sources, Status, Style,
    api::{
        Api, Body, Entry, Envelope, Exception, Hole, Param, RetryKind, RetryOn, RetryRule, Section,
    },
    load, render,
};
use pulldown_cmark::{Event, Parser};

/// The catalogue of that name, in which no rule finds anything at all.
pub(crate) fn catalogue(name: &str) -> Catalog {
    let mut sources = Sources::new();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("catalog/apis/{name}.yaml"));
    let file = sources.read(&path).expect("the catalogue is there");
    let (catalog, diagnostics) = load(&mut sources, file);
    let findings = render(&diagnostics, &sources, Style::Plain);
    assert!(findings.is_empty(), "{findings}");
    catalog.expect("a catalogue without findings")
}

/// Markdown as people read it, without its marks.
pub(crate) fn plain(markdown: &str) -> String {
    let mut text = String::new();
    for event in Parser::new(markdown) {
        match event {
            Event::Text(words) | Event::Code(words) => text.push_str(&words),
            Event::SoftBreak | Event::HardBreak => text.push(' '),
            Event::Html(html) | Event::InlineHtml(html) => panic!("{html} would not be read"),
            _ => {}
        }
    }
    text
}

/// Everything that the page says outside its tables, part by part.
pub(crate) fn prose(api: &Api) -> Vec<String> {
    let mut prose = vec![api.title.clone()];
    prose.extend(api.docs.breadcrumb.clone());
    prose.extend(
        api.docs
            .updated
            .as_ref()
            .map(|updated| updated.text.clone()),
    );
    prose.extend(api.summary.as_deref().map(plain));
    for section in &api.docs.sections {
        prose.extend(section.title.clone());
        prose.extend(section.body.as_deref().map(plain));
    }
    prose.extend(api.docs.footer.as_deref().map(plain));
    prose
}

/// The headings of the page with what stands below each, in order.
pub(crate) fn outline(api: &Api) -> Vec<(Option<&str>, &'static str)> {
    let sections = api.docs.sections.iter();
    sections
        .map(|section| (section.title.as_deref(), section.show.as_str()))
        .collect()
}

pub(crate) fn section<'a>(api: &'a Api, title: &str) -> &'a Section {
    let mut sections = api.docs.sections.iter();
    sections
        .find(|section| section.title.as_deref() == Some(title))
        .unwrap_or_else(|| panic!("a section {title}"))
}

pub(crate) fn envelope(api: &Api) -> &Envelope {
    api.envelope.as_ref().expect("an envelope")
}

/// The members of the body with what fills each: a hole as `$code`, an object as `{}`.
pub(crate) fn members(body: &Body) -> Vec<(&str, String)> {
    let Body::Object(members) = body else {
        panic!("{body:?} is no object")
    };
    let fills = |value: &Body| match value {
        Body::Hole(hole) => format!("${}", hole.as_str()),
        Body::Text(_) => unreachable!("no seed has one"),
        Body::Literal(value) => value.as_text().expect("a scalar").to_owned(),
        Body::Param(name) => format!("$param.{name}"),
        Body::Array(_) | Body::Each(_) => "[]".to_owned(),
        Body::Object(_) => "{}".to_owned(),
    };
    let members = members.iter();
    members
        .map(|member| (member.name.as_str(), fills(&member.value)))
        .collect()
}

/// A member of the body that is an object itself.
pub(crate) fn member<'a>(body: &'a Body, name: &str) -> &'a Body {
    let Body::Object(members) = body else {
        panic!("{body:?} is no object")
    };
    let mut members = members.iter();
    let found = members.find(|member| member.name == name);
    &found.unwrap_or_else(|| panic!("a member {name}")).value
}

pub(crate) fn entry<'a>(api: &'a Api, name: &str) -> &'a Entry {
    api.entry(name).unwrap_or_else(|| panic!("an entry {name}"))
}

pub(crate) fn param<'a>(api: &'a Api, entry_name: &str, name: &str) -> &'a Param {
    entry(api, entry_name)
        .param(name)
        .unwrap_or_else(|| panic!("a param {name} of {entry_name}"))
}

pub(crate) fn status(text: &str) -> Status {
    text.parse().expect("a status")
}

pub(crate) fn codes(api: &Api) -> Vec<&str> {
    let entries = api.entries.iter();
    entries.filter_map(|entry| entry.code.as_deref()).collect()
}

/// What to do about an entry, where its own rule or one for its status says so.
pub(crate) fn retry(api: &Api, name: &str) -> Option<RetryKind> {
    entry(api, name).retry.as_ref().map(|rule| rule.kind)
}

/// The rule for a status or a condition of the transport, by the words of the language.
pub(crate) fn rule<'a>(api: &'a Api, on: &str) -> Option<&'a RetryRule> {
    let on = match on {
        "network" => RetryOn::Network,
        "timeout" => RetryOn::Timeout,
        "default" => RetryOn::Default,
        other => RetryOn::Status(status(other)),
    };
    let mut rules = api.retry.rules.iter();
    rules.find(|rule| rule.on == on).map(|rule| &rule.rule)
}

pub(crate) fn note(api: &Api, on: &str) -> Option<String> {
    rule(api, on)?.note.as_deref().map(plain)
}

pub(crate) fn constant<'a>(api: &'a Api, name: &str) -> &'a str {
    let mut constants = api.constants.iter();
    let found = constants.find(|constant| constant.name == name);
    &found.unwrap_or_else(|| panic!("a constant {name}")).value
}

pub(crate) fn exception<'a>(api: &'a Api, name: &str) -> &'a Exception {
    let mut exceptions = api.exceptions.iter();
    exceptions
        .find(|exception| exception.name == name)
        .unwrap_or_else(|| panic!("a class {name}"))
}

/// What the page says about a field of the envelope: its words, whether it is stable, whether end users may see it.
pub(crate) fn field(api: &Api, hole: Hole) -> (String, Option<bool>, Option<bool>) {
    let mut fields = api.fields.iter();
    let found = fields.find(|field| field.name == hole.as_str());
    let field = found.unwrap_or_else(|| panic!("a field {}", hole.as_str()));
    let doc = field.doc.as_deref().map(plain).unwrap_or_default();
    (doc, field.stable, field.user_safe)
}
