//! The reference as pages: what stands on which, that every link leads somewhere, and that files have the names that addresses name.

#[path = "../support/mod.rs"]
mod support;

use std::collections::{BTreeMap, BTreeSet};

use errcat_catalog::{Sources, Style, anchor, render};
use errcat_codegen::{Engine, Output, PageLayout, Target, compile, emit};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use support::{bless, root};

const BOOKSHOP: &str = include_str!("bookshop.yaml");

#[test]
fn pages_say_what_somebody_looks_up() {
    let pages = pages(BOOKSHOP, "pages");
    let shown = [
        "index.md",
        "sold_out.md",
        "Reserved.1.md",
        "slow_down.md",
        "lost.md",
        "burnt.md",
        "status/409.md",
        "status/5xx.md",
        "group/stock.md",
        "section/waiting.md",
    ];
    for path in shown {
        let file = root().join("tests/pages/commonmark").join(path);
        bless(&file, &pages[&format!("pages/{path}")]);
    }
}

#[test]
fn there_is_a_page_for_each_thing_and_none_for_what_is_hidden() {
    let pages = pages(BOOKSHOP, "pages");
    let paths: Vec<&str> = pages.keys().map(String::as_str).collect();
    assert_eq!(
        paths,
        [
            "pages/Reserved.1.md",
            "pages/burnt.md",
            "pages/group/orders.md",
            "pages/group/stock.md",
            "pages/index.md",
            "pages/lost.md",
            "pages/section/gone.md",
            "pages/section/the-body.md",
            "pages/section/waiting.md",
            "pages/slow_down.md",
            "pages/sold_out.md",
            "pages/status/409.md",
            "pages/status/429.md",
            "pages/status/5xx.md",
            "pages/status/other.md",
        ]
    );
    for (path, text) in &pages {
        assert!(
            !text.contains("seat_cap") && !text.contains("No seat"),
            "{path}"
        );
    }
}

#[test]
fn every_link_leads_to_a_page_and_an_anchor() {
    for name in ["eachlabs", "evolution", "prompts", "studio", "workspace"] {
        let path = root().join(format!("catalog/apis/{name}.yaml"));
        lead(&std::fs::read_to_string(path).expect("a catalogue"));
    }
    lead(BOOKSHOP);
    let unequal = "errcat: 1\nname: cases\ncodes: {style: any}\nerrors:\n  \
        one: {code: Gone, status: 410, message: One., remedy: A., see: two}\n  \
        two: {code: gone, status: 410, message: Two., remedy: B., see: one}\n";
    let pages = lead(unequal);
    assert!(pages.contains_key("pages/Gone.md") && pages.contains_key("pages/gone-2.md"));
}

#[test]
fn the_path_of_the_output_says_what_files_are_called() {
    let paths = |path: &str| -> Vec<String> { pages(BOOKSHOP, path).into_keys().collect() };
    assert!(
        paths("docs/{name}/{code}/page.mdx")
            .contains(&"docs/bookshop/sold_out/page.mdx".to_owned())
    );
    assert!(paths("docs/{code}/page.mdx").contains(&"docs/page.mdx".to_owned()));
    assert!(paths("{code}.md").contains(&"status/409.md".to_owned()));
}

/// Holds the links of all pages, and returns these.
fn lead(yaml: &str) -> BTreeMap<String, String> {
    let pages = pages(yaml, "pages");
    let read: BTreeMap<&str, (BTreeSet<String>, Vec<String>)> = pages
        .iter()
        .map(|(path, text)| (path.as_str(), read(text)))
        .collect();
    let folded: BTreeSet<String> = pages.keys().map(|path| path.to_lowercase()).collect();
    assert_eq!(folded.len(), pages.len(), "{:?}", pages.keys());
    for (path, (_, links)) in &read {
        for link in links
            .iter()
            .filter(|link| !link.contains(':') && !link.starts_with('/'))
        {
            let (file, fragment) = link.split_once('#').unwrap_or((link, ""));
            let target = if file.is_empty() {
                (*path).to_owned()
            } else {
                joined(path, file)
            };
            let Some((anchors, _)) = read.get(target.as_str()) else {
                panic!("{path} leads to {link}, which is no page");
            };
            let is_there = fragment.is_empty() || anchors.contains(fragment);
            assert!(
                is_there,
                "{path} leads to {link}, where there is no such anchor"
            );
        }
    }
    pages
}

fn joined(from: &str, way: &str) -> String {
    let mut steps: Vec<&str> = from.split('/').collect();
    steps.pop();
    for step in way.split('/') {
        match step {
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// The anchors of a page, and where its links lead.
fn read(page: &str) -> (BTreeSet<String>, Vec<String>) {
    let (mut anchors, mut links, mut text) = (BTreeSet::new(), Vec::new(), String::new());
    for event in Parser::new_ext(page, Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::Heading { .. }) => text.clear(),
            Event::Text(part) | Event::Code(part) => text.push_str(&part),
            Event::InlineHtml(html) | Event::Html(html) => {
                let id = html
                    .split_once("id=\"")
                    .and_then(|(_, rest)| rest.split_once('"'));
                anchors.extend(id.map(|(id, _)| id.to_owned()));
            }
            Event::End(TagEnd::Heading(_)) => anchors.extend(anchor::of_heading(&text)),
            Event::Start(Tag::Link { dest_url, .. }) => links.push(dest_url.into_string()),
            _ => {}
        }
    }
    (anchors, links)
}

/// The pages of a catalogue by their paths.
fn pages(yaml: &str, path: &str) -> BTreeMap<String, String> {
    let mut sources = Sources::new();
    let file = sources.add("catalogue.yaml", yaml);
    let mut output = Output::new(Target::Markdown, path);
    output.options.pages.layout = PageLayout::Pages;
    let engine = Engine::new().expect("errcat's templates are templates");
    let compiled = compile(&mut sources, file, |catalog| {
        emit(catalog, &[output], &engine)
    });
    let findings = render(&compiled.diagnostics, &sources, Style::Plain);
    let emitted = compiled.emitted.unwrap_or_else(|| panic!("{findings}"));
    let artifacts = emitted
        .expect("errcat's templates fit every catalogue")
        .into_iter();
    artifacts
        .map(|artifact| (artifact.path, artifact.contents))
        .collect()
}
