//! The responses that the pages of errors show: a client reads each back as the error of its page, with all its values.

use errcat_catalog::Catalog;
use errcat_catalog::api::{Param, Part, Place};
use errcat_codegen::{Engine, Output, PageLayout, Target, emit};
use serde_json::json;

use crate::apis::{self, Api};
use crate::support::page;

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
    let entry = api.catalog.public_entries().find(|entry| {
        let code = entry.code.as_deref().unwrap_or(&entry.name);
        path == code || path == entry.name
    });
    let entry = entry.unwrap_or_else(|| panic!("{name}: {path} is no page of an error"));
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
    let is_whole = said.class == entry.name && (said.error.is_some() || !are_sent);
    (!is_whole).then(|| format!("{name}: {path} is read as {}:\n{response}", said.class))
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
