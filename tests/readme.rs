//! The examples of README.md and of the language's guide are catalogues, and findings look as they are shown.

use errcat_catalog::{Sources, Style, load, render};

fn block<'a>(page: &'a str, language: &str) -> &'a str {
    let start = format!("```{language}\n");
    let (_, rest) = page.split_once(&start).expect("a block of that language");
    rest.split_once("```").expect("the block ends").0
}

fn findings(yaml: &str) -> String {
    let mut sources = Sources::new();
    let file = sources.add("catalog/submissions.yaml", yaml);
    let (_, diagnostics) = load(&mut sources, file);
    render(&diagnostics, &sources, Style::Plain)
}

#[test]
fn the_catalogues_that_are_shown_have_no_findings() {
    for page in [
        include_str!("../README.md"),
        include_str!("../catalog/docs/language-guide.md"),
    ] {
        assert_eq!(findings(block(page, "yaml")), "");
    }
}

#[test]
fn the_finding_that_is_shown_is_what_a_mistake_gives() {
    let page = include_str!("../README.md");
    let mistaken = block(page, "yaml").replace("{retry_after} seconds", "{retry_afer} seconds");
    assert_eq!(
        findings(&mistaken).trim_end(),
        block(page, "text").trim_end()
    );
}
