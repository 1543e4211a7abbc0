//! What Python makes a class of once somebody asks for it: a row of JSON for each entry.
//!
//! A package of thousands of classes written out would take Python seconds to compile and longer to import than what
//! uses it. A row is a string to Python until it is read, and takes it next to nothing.

use std::collections::BTreeSet;

use errcat_catalog::Catalog;
use errcat_catalog::api::{
    Backoff, Entry, Param, ParamType, Place, PythonBase, Reason, RetryRule, Segment,
};
use serde::Serialize;

use crate::emit::client::{Client, ClientEntry, ClientParam, prose};
use crate::escape::{json_string, markdown_text};

/// An entry as members of JSON, none of which says what is so anyway.
#[derive(Serialize)]
pub(super) struct Row {
    class: String,
    members: Vec<Member>,
}

#[derive(Serialize)]
struct Member {
    name: &'static str,
    /// JSON; a list of objects has a line for each, which a template lays out.
    value: String,
    lines: Vec<String>,
}

pub(super) fn rows(catalog: &Catalog, client: &Client) -> Vec<Row> {
    let entries = catalog.public_entries().zip(&client.entries);
    entries
        .map(|(entry, of_client)| Row {
            class: of_client.class.clone(),
            members: members(entry, of_client, catalog),
        })
        .collect()
}

/// The params of all errors, each as an object of JSON.
pub(super) fn common(catalog: &Catalog, client: &Client) -> Vec<String> {
    let params = catalog.common_params().zip(&client.params);
    params
        .map(|(param, of_client)| self::param(param, of_client))
        .collect()
}

/// The headers that params travel in, as they are looked for.
pub(super) fn headers(catalog: &Catalog) -> BTreeSet<String> {
    let params = catalog.public_entries().flat_map(Entry::public_params);
    params
        .chain(catalog.common_params())
        .filter_map(|param| Some(param.header.as_deref()?.to_ascii_lowercase()))
        .collect()
}

fn members(entry: &Entry, of_client: &ClientEntry, catalog: &Catalog) -> Vec<Member> {
    let mut row = Object::default();
    row.put("parent", json_string(&of_client.parent));
    row.text("base", entry.python_base.map(PythonBase::as_str));
    row.text("title", Some(&entry.title));
    let heading = Some(markdown_text(&entry.title)).filter(|heading| *heading != entry.title);
    row.text("heading", heading.as_deref());
    if let Some(code) = &entry.code {
        row.put("code", code_of(code, catalog));
        row.flag("is_template", entry.code_parts().is_some());
    }
    if let Some(status) = of_client.status {
        row.put("status", status.to_string());
    }
    let others = of_client.other_statuses.iter();
    row.list("other_statuses", others.map(ToString::to_string));
    if let Some(number) = of_client.number {
        row.put("number", number.to_string());
    }
    let messages = entry.messages.iter();
    row.texts(
        "messages",
        messages.map(|message| prose::template(&message.parts)),
    );
    let matchers = entry.matchers.iter().map(|matcher| {
        let template = json_string(&prose::template(&matcher.parts));
        format!("[{}, {template}]", json_string(matcher.kind.as_str()))
    });
    row.list("matchers", matchers);
    let kind = catalog.kind_of(entry);
    row.text("kind", kind.map(|kind| kind.value.as_str()));
    row.texts("traits", entry.traits.iter().cloned());
    row.texts("causes", entry.causes.iter().cloned());
    row.texts("remedies", entry.remedies.iter().cloned());
    row.text("said", prose::messages(entry).as_deref());
    row.text(
        "since",
        entry.since.as_deref().map(markdown_text).as_deref(),
    );
    row.text("deprecated", of_client.deprecated.as_deref());
    row.text("doc_url", entry.doc_url.as_deref());
    let rule = entry.retry.as_ref();
    row.rule(rule, rule.filter(|_| entry.own_retry), catalog);
    if entry.own_processed {
        row.text("processed", Some(entry.processed.as_str()));
    }
    let params = entry.public_params().zip(&of_client.params);
    row.lines(
        "params",
        params.map(|(param, of_client)| self::param(param, of_client)),
    );
    let reasons = entry.reasons.iter();
    row.lines(
        "reasons",
        reasons.map(|reason| self::reason(reason, entry, catalog)),
    );
    row.members
}

fn code_of(code: &str, catalog: &Catalog) -> String {
    if catalog.code_style == errcat_catalog::api::CodeStyle::Integer {
        code.to_owned()
    } else {
        json_string(code)
    }
}

fn param(param: &Param, of_client: &ClientParam) -> String {
    let mut row = Object::default();
    row.text("name", Some(&param.name));
    row.text(
        "member",
        Some(&of_client.member)
            .filter(|member| **member != param.name)
            .map(String::as_str),
    );
    row.put("type", ty(&param.ty));
    row.text("hint", Some(&of_client.ty));
    row.put(
        "place",
        json_string(match param.place {
            Place::Details => "details",
            Place::Body => "body",
            Place::Code => "code",
            Place::Message | Place::Logs => "message",
        }),
    );
    if param.place == Place::Body {
        row.list(
            "path",
            param.path.iter().map(|segment| match segment {
                Segment::Key(key) => json_string(key),
                Segment::Index(index) => index.to_string(),
            }),
        );
    }
    row.text(
        "header",
        param
            .header
            .as_deref()
            .map(str::to_ascii_lowercase)
            .as_deref(),
    );
    row.flag("is_delay", of_client.is_delay());
    row.flag("is_optional", !param.required);
    row.object()
}

fn reason(reason: &Reason, entry: &Entry, catalog: &Catalog) -> String {
    let mut row = Object::default();
    row.text("name", Some(&reason.name));
    row.text("title", Some(&reason.title));
    if let Some(status) = reason.status {
        row.put("status", crate::emit::client::number(status).to_string());
    }
    let template = reason
        .message
        .as_ref()
        .map(|message| prose::template(&message.parts));
    row.text("message", template.as_deref());
    row.texts("causes", reason.causes.iter().cloned());
    row.texts("remedies", reason.remedies.iter().cloned());
    let is_entrys = entry.own_retry && reason.retry == entry.retry;
    let rule = reason.retry.as_ref();
    row.rule(
        rule,
        rule.filter(|_| reason.own_retry && !is_entrys),
        catalog,
    );
    row.object()
}

/// What `values.reader` makes a check of.
fn ty(ty: &ParamType) -> String {
    let word = match ty {
        ParamType::String | ParamType::Timestamp | ParamType::Uuid | ParamType::Url => "string",
        ParamType::Integer => "integer",
        ParamType::Number => "number",
        ParamType::Boolean => "boolean",
        ParamType::Seconds => "seconds",
        ParamType::Any => "anything",
        ParamType::Enum(words) => {
            let words: Vec<String> = words.iter().map(|word| json_string(word)).collect();
            return format!("[{}]", words.join(", "));
        }
        ParamType::List(item) => return format!("{{\"items\": {}}}", self::ty(item)),
        ParamType::Map(value) => return format!("{{\"members\": {}}}", self::ty(value)),
        ParamType::Record(name) => return format!("{{\"record\": {}}}", json_string(name)),
    };
    json_string(word)
}

fn rule(rule: &RetryRule, catalog: &Catalog) -> String {
    let mut row = Object::default();
    row.text("kind", Some(rule.kind.as_str()));
    for (name, bound) in [("min_ms", rule.min_ms), ("max_ms", rule.max_ms)] {
        if let Some(bound) = bound {
            row.put(name, bound.to_string());
        }
    }
    let own = rule.backoff.as_ref();
    if let Some(waits) = own.filter(|own| **own != catalog.retry.backoff) {
        row.put("backoff", backoff(waits));
    }
    if row.members.len() == 1 {
        return json_string(rule.kind.as_str());
    }
    row.object()
}

fn backoff(waits: &Backoff) -> String {
    let mut row = Object::default();
    row.put("initial_ms", waits.initial_ms.to_string());
    row.put("factor", waits.factor.to_string());
    row.put("max_ms", waits.max_ms.to_string());
    row.text("jitter", Some(waits.jitter.as_str()));
    row.put("max_retries", waits.max_retries.to_string());
    if let Some(most) = waits.max_elapsed_ms {
        row.put("max_elapsed_ms", most.to_string());
    }
    row.object()
}

#[derive(Default)]
struct Object {
    members: Vec<Member>,
}

impl Object {
    fn put(&mut self, name: &'static str, value: String) {
        let lines = Vec::new();
        self.members.push(Member { name, value, lines });
    }

    fn text(&mut self, name: &'static str, text: Option<&str>) {
        if let Some(text) = text {
            self.put(name, json_string(text));
        }
    }

    fn flag(&mut self, name: &'static str, is_so: bool) {
        if is_so {
            self.put(name, "true".to_owned());
        }
    }

    fn texts(&mut self, name: &'static str, texts: impl Iterator<Item = String>) {
        self.list(name, texts.map(|text| json_string(&text)));
    }

    fn list(&mut self, name: &'static str, items: impl Iterator<Item = String>) {
        let items: Vec<String> = items.collect();
        if !items.is_empty() {
            self.put(name, format!("[{}]", items.join(", ")));
        }
    }

    fn lines(&mut self, name: &'static str, lines: impl Iterator<Item = String>) {
        let (value, lines) = (String::new(), lines.collect::<Vec<_>>());
        if !lines.is_empty() {
            self.members.push(Member { name, value, lines });
        }
    }

    /// A rule of its own, and what to say of trying again where there is none but that of a status.
    fn rule(&mut self, rule: Option<&RetryRule>, own: Option<&RetryRule>, catalog: &Catalog) {
        if let Some(own) = own {
            self.put("rule", self::rule(own, catalog));
        } else {
            self.text("retry", rule.map(|rule| rule.kind.as_str()));
        }
    }

    fn object(&self) -> String {
        let members = self.members.iter();
        let members: Vec<String> = members
            .map(|Member { name, value, .. }| format!("\"{name}\": {value}"))
            .collect();
        format!("{{{}}}", members.join(", "))
    }
}
