//! The responses that the pages of errors show: a client reads each back as the error of its page, with all its values.

use std::fmt::Write as _;

use errcat_catalog::Catalog;
use errcat_catalog::api::{Param, Part, Place};
use errcat_codegen::{Engine, Output, PageLayout, Target, emit};
use serde_json::json;

use crate::apis::{self, Api};
use crate::support::{bless, page, root};

/// The samples in Rust of the five catalogues, which are compiled here.
#[allow(dead_code, unused_imports, clippy::all, clippy::pedantic, reason = "samples are written for readers")]
#[rustfmt::skip]
mod samples {
    include!("sample/pages/eachlabs.rs");
    include!("sample/pages/evolution.rs");
    include!("sample/pages/prompts.rs");
    include!("sample/pages/studio.rs");
    include!("sample/pages/workspace.rs");
}

#[test]
fn a_response_on_a_page_is_that_error_to_a_client() {
    let mut read = 0;
    let mut faults = Vec::new();
    for api in apis::all() {
        for (path, text) in pages(&api.catalog) {
            let code = page::read(&text).code.into_iter();
            for (_, response) in code.filter(|(language, _)| language == "http") {
                faults.extend(fault(api, &path, &response));
                read += 1;
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n\n"));
    assert!(read > 300, "only {read} responses");
}

#[test]
fn the_samples_in_rust_are_those_that_compile() {
    for name in ["eachlabs", "evolution", "prompts", "studio", "workspace"] {
        let mut all = format!("mod {name}_samples {{\n");
        for (at, (_, text)) in pages(&apis::of(name).catalog).iter().enumerate() {
            let mut code = page::read(text).code.into_iter();
            let sample = code.find(|(language, _)| language == "rust");
            let Some((_, sample)) = sample else { continue };
            writeln!(
                all,
                "mod sample_{at} {{\nuse errcat_generated::{name};\n{sample}}}"
            )
            .expect("a text");
        }
        all.push_str("}\n");
        let file = format!("tests/decode/sample/pages/{name}.rs");
        bless(&root().join(file), &all);
    }
}

/// What a client makes of a response instead of the error of its page.
fn fault(api: &Api, path: &str, response: &str) -> Option<String> {
    let name = &api.catalog.name;
    let (head, body) = response
        .split_once("\n\n")
        .unwrap_or((response.trim_end(), ""));
    let mut lines = head.lines();
    let status = lines.next().and_then(|line| line.split(' ').nth(1));
    let status: u16 = status
        .and_then(|status| status.parse().ok())
        .expect("a status line");
    let headers: Vec<_> = lines
        .map(|line| line.split_once(": ").expect("a header"))
        .collect();
    let given = json!({"status": status, "headers": headers});
    let said = api.said(&given, body.trim_end_matches('\n').as_bytes());
    let fault = Some(format!(
        "{name}: {path} is read as {}:\n{response}",
        said.class
    ));
    let Some(entry) = api.catalog.entry(&said.class) else {
        return fault;
    };
    // Of errors with one code, those behind the first have a number behind it.
    let is_its = |known: &str| {
        let rest = path.strip_prefix(known);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
    };
    let is_its = is_its(&entry.name) || entry.code.as_deref().is_some_and(is_its);
    // A value that only a further text of the error has is not in the one that servers send.
    let first = entry
        .messages
        .first()
        .map_or(&[][..], |message| &message.parts);
    let is_sent = |param: &Param| {
        let is_it = |part: &Part| matches!(part, Part::Param(name) if *name == param.name);
        !param.required || param.place != Place::Message || first.iter().any(is_it)
    };
    let are_sent = entry.public_params().all(is_sent);
    let is_whole = is_its && (said.error.is_some() || !are_sent);
    fault.filter(|_| !is_whole)
}

/// The pages of a catalogue by the paths that they have below their folder.
fn pages(catalog: &Catalog) -> Vec<(String, String)> {
    let mut output = Output::new(Target::Markdown, "{code}.md");
    output.options.pages.layout = PageLayout::Pages;
    let engine = Engine::new().expect("errcat's templates are templates");
    let made = emit(catalog, &[output], &engine).expect("the templates render");
    let page = |path: &str| path.strip_suffix(".md").unwrap_or(path).to_owned();
    let pages = made
        .into_iter()
        .map(|file| (page(&file.path), file.contents));
    pages
        .filter(|(path, _)| !path.contains('/') && path != "index")
        .collect()
}
