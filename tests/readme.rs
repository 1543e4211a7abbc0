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

/// README.md shows an error type over the catalogue that `errcat init` writes.
#[test]
fn what_init_writes_asks_for_no_value_that_the_type_of_the_readme_lacks() {
    let yaml = include_str!("../cli/src/init/catalog.yaml").replace("NAME", "submissions");
    let mut sources = Sources::new();
    let file = sources.add("catalog/submissions.yaml", yaml);
    let catalog = load(&mut sources, file).0.expect("no findings");
    let asked = |name: &str| -> Vec<_> {
        let entry = catalog.entries.iter().find(|entry| entry.name == name);
        let params = entry.expect("an entry").params.iter();
        let asked = params.filter(|param| param.required);
        asked.map(|param| param.name.as_str()).collect()
    };
    assert_eq!(asked("rate_limited"), ["retry_after"]);
    for name in ["internal_error", "not_found", "invalid_request"] {
        assert_eq!(asked(name), [""; 0], "{name}");
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
