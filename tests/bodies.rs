//! Bodies, byte for byte: what a compiled server writes for every error of a catalogue is what an independent filling of
//! the model's envelope says, and what the documentation shows.

#[path = "languages/expression.rs"]
mod expression;
#[path = "support/filling.rs"]
mod filling;
#[path = "../codegen/tests/rust/rustc.rs"]
#[allow(dead_code, reason = "other tests ask more of the tools")]
mod rustc;
mod support;

use std::{fmt::Write as _, fs};

use errcat_catalog::api::{Api, Entry, Message, Param, ParamType, Part, Reason, Segment};
use errcat_catalog::{Catalog, Sources, Style, load, render};
use errcat_codegen::{Target, rust};
use filling::Filling;
use rustc::Workshop;
use serde_json::{Map, Value as Json, json};
use support::{page, root};

const FILES: [&str; 24] = [
    "catalog/apis/eachlabs.yaml",
    "catalog/apis/evolution.yaml",
    "catalog/apis/prompts.yaml",
    "catalog/apis/studio.yaml",
    "catalog/apis/workspace.yaml",
    "tests/outside/graphql.yaml",
    "tests/outside/slack.yaml",
    "tests/languages/catalogues/files.yaml",
    "tests/languages/catalogues/waits.yaml",
    "tests/languages/catalogues/json_rpc.yaml",
    "tests/outside/postgrest.yaml",
    "tests/outside/tongues.yaml",
    "tests/languages/catalogues/bare.yaml",
    "tests/languages/catalogues/fleet.yaml",
    "tests/languages/catalogues/ledger.yaml",
    "tests/languages/catalogues/forms.yaml",
    "tests/languages/catalogues/messages.yaml",
    "tests/languages/catalogues/nested.yaml",
    "tests/languages/catalogues/numbers.yaml",
    "tests/languages/catalogues/sparse.yaml",
    "tests/decode/problem.yaml",
    "tests/decode/google.yaml",
    "tests/decode/jsonapi.yaml",
    "tests/decode/places.yaml",
];

const PROBLEM: &str = "application/problem+json";

fn parsed(yaml: &str) -> Catalog {
    let mut sources = Sources::new();
    let file = sources.add("catalogue.yaml", yaml);
    let (catalog, diagnostics) = load(&mut sources, file);
    catalog.unwrap_or_else(|| panic!("{}", render(&diagnostics, &sources, Style::Plain)))
}

fn catalogs() -> Vec<Catalog> {
    let files = FILES.map(|path| fs::read_to_string(root().join(path)).expect("a catalogue"));
    files.into_iter().map(|yaml| parsed(&yaml)).collect()
}

/// What is written of one error.
#[derive(Debug, PartialEq)]
struct Written {
    media_type: String,
    body: String,
    without_id: String,
    problem: String,
}

#[test]
fn every_body_is_written_as_the_model_fills_it() {
    let catalogs = catalogs();
    let (mut count, mut shown) = (0, 0);
    let mut written = write(&catalogs).into_iter();
    for catalog in &catalogs {
        let mut bodies = Vec::new();
        for (entry, reason) in every(catalog) {
            let values = values(catalog, entry);
            let message = message(entry, reason, &values);
            let filling = Filling {
                api: catalog,
                entry,
                reason,
                values: &values,
                message: &message,
                request_id: Some("..."),
            };
            let media_type = catalog.envelope.as_ref();
            let media_type = media_type.map(|envelope| envelope.media_type.clone());
            let wanted = Written {
                media_type: media_type.unwrap_or(PROBLEM.to_owned()),
                body: filling.body().to_string(),
                without_id: Filling {
                    request_id: None,
                    ..filling
                }
                .body()
                .to_string(),
                problem: match &catalog.envelope {
                    Some(own) if own.media_type == PROBLEM => filling.body().to_string(),
                    _ => filling.problem().to_string(),
                },
            };
            let written = written.next().expect("a row for each error");
            assert_eq!(written, wanted, "{} of {}", entry.name, catalog.name);
            is_problem(&written.problem, entry);
            bodies.push(written.body);
            count += 1;
        }
        // A page shows a placeholder for a value that need not be sent, and a text for one of any type.
        let documented = documented(catalog).into_iter();
        let params = catalog.entries.iter().flat_map(|entry| &entry.params);
        let stands_in = |param: &Param| match (&param.example, &param.ty) {
            (Some(_), _) => None,
            (None, ParamType::Any) => Some(format!("\"{}\":\"...\"", param.name)),
            (None, _) => (!param.required).then(|| format!("{{{}}}", param.name)),
        };
        let placeholders: Vec<String> = params.filter_map(stands_in).collect();
        let is_whole = |body: &String| !placeholders.iter().any(|text| body.contains(text));
        // In the shape of the envelope the docs of its fields stand in place of values.
        let docs: Vec<&str> = catalog
            .fields
            .iter()
            .filter_map(|field| field.doc.as_deref())
            .collect();
        let is_of_an_error = |body: &String| !docs.iter().any(|doc| body.contains(doc));
        for body in documented.filter(is_whole).filter(is_of_an_error) {
            for body in alone(catalog, &body) {
                let is_it = |written: &String| parsed_json(written) == body;
                assert!(
                    bodies.iter().any(is_it),
                    "{} documents {body}",
                    catalog.name
                );
            }
            shown += 1;
        }
    }
    assert!(written.next().is_none() && count > 400, "{count} errors");
    assert!(shown > 20, "pages show only {shown} bodies");
}

/// The bodies of each error of a body that has several.
fn alone(api: &Api, body: &str) -> Vec<Json> {
    let body = parsed_json(body);
    let each = api
        .envelope
        .as_ref()
        .and_then(|envelope| envelope.each.as_ref());
    let Some(each) = each.filter(|each| !each.is_whole) else {
        return vec![body];
    };
    if each.is_batch {
        // One error alone stands in no list.
        return match body {
            Json::Array(items) => items,
            one => vec![one],
        };
    }
    let path = Segment::join(&each.path);
    let pointer = format!("/{}", path.replace('.', "/"));
    let items = body.pointer(&pointer).and_then(Json::as_array);
    let one = |item: &Json| {
        let mut one = body.clone();
        if let Some(list) = one.pointer_mut(&pointer) {
            *list = json!([item]);
        }
        one
    };
    items.expect("a list").iter().map(one).collect()
}

fn parsed_json(text: &str) -> Json {
    serde_json::from_str(text).expect("JSON")
}

/// Every error of a catalogue, once for each reason.
fn every(api: &Api) -> impl Iterator<Item = (&Entry, Option<&Reason>)> {
    api.entries.iter().flat_map(|entry| {
        let plain = entry.reasons.is_empty().then_some(None);
        let reasons = plain.into_iter().chain(entry.reasons.iter().map(Some));
        reasons.map(move |reason| (entry, reason))
    })
}

/// Compiles a server that writes every error, and runs it.
fn write(catalogs: &[Catalog]) -> Vec<Written> {
    let mut modules = String::new();
    let mut main = r#"
        fn show<E: errcat::CatalogError>(error: E) {
            let body = errcat::body(&error);
            let with_id = body.request_id("...");
            println!("{}\n{with_id}\n{body}\n{}", body.media_type(), with_id.problem());
        }
        fn main() {
    "#
    .to_owned();
    for catalog in catalogs {
        write!(
            modules,
            "pub mod {} {{\n{}\n}}\n",
            catalog.name,
            rust::source(catalog)
        )
        .expect("text");
        for (entry, reason) in every(catalog) {
            let mut values = values(catalog, entry);
            for param in entry.params.iter().filter(|param| param.private) {
                values.insert(param.name.clone(), value(catalog, &param.ty));
            }
            let error = expression::error(catalog, entry, reason, &values);
            writeln!(main, "show({error});").expect("text");
        }
    }
    let printed = Workshop::new().output(&modules, &format!("{main}\n}}"));
    let mut lines = printed.lines().map(str::to_owned);
    let mut next = || lines.next();
    let rows = std::iter::from_fn(|| {
        Some(Written {
            media_type: next()?,
            body: next()?,
            without_id: next()?,
            problem: next()?,
        })
    });
    rows.collect()
}

/// The bodies on the page of a catalogue, on one line each.
fn documented(catalog: &Catalog) -> Vec<String> {
    let markdown = errcat_codegen::Output::new(Target::Markdown, "page.md");
    let engine = errcat_codegen::Engine::new().expect("the templates parse");
    let made = errcat_codegen::emit(catalog, &[markdown], &engine).expect("the templates render");
    let page = page::read(&made[0].contents);
    let code = page
        .code
        .into_iter()
        .filter(|(language, _)| language == "json");
    let bodies = code.map(|(_, text)| serde_json::from_str::<Json>(&text).expect("JSON"));
    bodies.map(|body| body.to_string()).collect()
}

/// What RFC 9457 asks of a problem.
fn is_problem(text: &str, entry: &Entry) {
    let problem: Map<String, Json> = serde_json::from_str(text).expect("an object");
    // Without a `type` a problem is of `about:blank`.
    let kind = problem.get("type").map(|kind| kind.as_str().expect("text"));
    assert_eq!(kind, entry.doc_url.as_deref());
    assert!(
        problem["title"].is_string() && problem["detail"].is_string(),
        "{text}"
    );
    let status = problem
        .get("status")
        .map(|status| status.as_u64().expect("a number"));
    assert!(status.is_none_or(|status| (100..600).contains(&status)));
    assert_eq!(
        problem.get("code").and_then(Json::as_str),
        entry.code.as_deref()
    );
}

/// The example of every public param, or for a required one without an example a value of its type.
fn values(api: &Api, entry: &Entry) -> Map<String, Json> {
    let of = |param: &Param| {
        let example = param.example.as_ref();
        let example = example.map(|example| serde_json::to_value(example).expect("JSON"));
        let made = || param.required.then(|| value(api, &param.ty));
        Some((param.name.clone(), example.or_else(made)?))
    };
    entry.public_params().filter_map(of).collect()
}

/// The value of a type that the documentation shows too.
fn value(api: &Api, ty: &ParamType) -> Json {
    match ty {
        ParamType::String => json!("..."),
        ParamType::Any => json!({"any": [null, 1.5, "\u{7f}\u{2028}\\"]}),
        ParamType::Integer | ParamType::Number | ParamType::Seconds => json!(1),
        ParamType::Boolean => json!(true),
        ParamType::Timestamp => json!("2026-01-01T00:00:00Z"),
        ParamType::Uuid => json!("00000000-0000-4000-8000-000000000000"),
        ParamType::Url => json!("https://example.com/"),
        ParamType::Enum(words) => json!(words[0]),
        ParamType::List(item) => json!([value(api, item)]),
        ParamType::Map(of) => json!({ "...": value(api, of) }),
        ParamType::Record(name) => {
            let record = api.type_record(name).expect("a record");
            let fields = record.fields.iter().filter(|field| field.required);
            fields
                .map(|field| (field.name.clone(), value(api, &field.ty)))
                .collect()
        }
    }
}

/// The message that a server writes.
fn message(entry: &Entry, reason: Option<&Reason>, values: &Map<String, Json>) -> String {
    let own = reason.and_then(|reason| reason.message.as_ref());
    let Message { parts, .. } = own.unwrap_or(&entry.messages[0]);
    let part = |part: &Part| match part {
        Part::Text(text) => text.clone(),
        Part::Param(name) => match (values.get(name), reason) {
            (Some(value), _) => shown(value),
            (None, Some(reason)) if name == "reason" => reason.name.clone(),
            _ => format!("{{{name}}}"),
        },
    };
    parts.iter().map(part).collect()
}

fn shown(value: &Json) -> String {
    match value {
        Json::String(text) => text.clone(),
        Json::Array(items) => items.iter().map(shown).collect::<Vec<_>>().join(", "),
        value => value.to_string(),
    }
}
