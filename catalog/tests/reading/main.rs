//! Reading a catalogue: what was typed is what is read, what is wrong is found in one run, and nothing panics.

mod facts;
mod helps;
mod hostile;
mod include;
mod limits;
mod lints;
mod names;
mod once;
mod syntax;
mod texts;

use std::fmt::Write as _;

use errcat_catalog::{Catalog, Diagnostics, Sources, load};

/// Compiles a text that comes from no file.
fn compile(text: &str) -> (Option<Catalog>, Diagnostics, Sources) {
    let mut sources = Sources::new();
    let file = sources.add("test.yaml", text);
    let (catalog, diagnostics) = load(&mut sources, file);
    (catalog, diagnostics, sources)
}

/// The catalogue of a text in which nothing is found.
fn valid(text: &str) -> Catalog {
    let (catalog, diagnostics, sources) = compile(text);
    assert_eq!(listed(&diagnostics, &sources), "", "in\n{text}");
    catalog.expect("nothing refuses it")
}

/// The findings of a text, one a line: `line:column rule words`, the words being those it points at.
fn findings(text: &str) -> String {
    let (_, diagnostics, sources) = compile(text);
    listed(&diagnostics, &sources)
}

fn listed(diagnostics: &Diagnostics, sources: &Sources) -> String {
    let mut list = String::new();
    for finding in diagnostics.iter() {
        let at = sources.location(finding.span);
        let words = sources.text(finding.span);
        writeln!(
            list,
            "{}:{} {} {words}",
            at.line, at.column, finding.rule.id
        )
        .expect("a string takes everything");
    }
    list
}

/// A catalogue with these errors, each with a remedy.
fn catalogue(head: &str, entries: impl IntoIterator<Item = (String, String)>) -> String {
    let mut text = format!("errcat: 1\nname: test\n{head}\nerrors:\n");
    for (name, keys) in entries {
        writeln!(
            text,
            "  {name}: {{message: It failed., remedy: Wait., {keys}}}"
        )
        .expect("a string takes everything");
    }
    text
}
