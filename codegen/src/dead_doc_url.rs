//! `dead-doc-url`: the address of an error's documentation is that of no page and no anchor that is made.

use std::collections::BTreeSet;

use errcat_catalog::{Catalog, DEAD_DOC_URL, Diagnostic, Level, api::Entry, language::Document};

use crate::{
    emit::pages::of_errors,
    output::{Output, PageLayout, Target},
};

/// Judges `docs.url` of a catalogue by the outputs that are made of it.
///
/// Nothing is said where no output is documentation, or one comes from a template, which may make any page. An address is
/// held to the part of its path that names the error, for where a site has its pages nobody but its host knows. The catalogue as
/// written is asked for where there is something to say.
pub fn dead_doc_url(
    catalog: &Catalog,
    outputs: &[Output],
    document: impl FnOnce() -> Option<Document>,
) -> Option<Diagnostic> {
    let (message, label, help) = mistake(catalog, outputs)?;
    let document = document()?;
    let url = document.docs.as_ref()?.url.as_ref()?;
    let level = document.lints.get(DEAD_DOC_URL.id);
    let level = level.map_or(DEAD_DOC_URL.level, |level| level.value);
    let mut finding = Diagnostic::new(&DEAD_DOC_URL, url.span, message, label).help(help);
    finding.level = level;
    Some(finding).filter(|_| level != Level::Allow)
}

/// What is wrong with the address, what is made instead, and what to write.
fn mistake(catalog: &Catalog, outputs: &[Output]) -> Option<(String, String, String)> {
    let template = catalog.docs.url.as_deref()?;
    if outputs.iter().any(may_be_pages) {
        return None;
    }
    let layout = |output: &Output| match output.target {
        Target::Markdown => Some(output.options.pages.layout),
        Target::Html => Some(PageLayout::Pages),
        _ => None,
    };
    let layouts: Vec<PageLayout> = outputs.iter().filter_map(layout).collect();
    let (one, many) = (
        layouts.contains(&PageLayout::Page),
        layouts.contains(&PageLayout::Pages),
    );
    let (page, fragment) = template.split_once('#').unwrap_or((template, ""));
    let page = page.split('?').next().unwrap_or(page);
    let mistake = match (page.contains("{code}"), fragment.contains("{code}")) {
        _ if !one && !many => return None,
        (true, _) if !many => (
            "`docs.url` names a page for each error, and no output makes one".to_owned(),
            "one page is made of all".to_owned(),
            format!(
                "add `layout = \"pages\"` to the output for Markdown, or write the address of that page: `{}`",
                on_one_page(page)
            ),
        ),
        (true, _) => {
            let (code, path) = misnamed(catalog)?;
            (
                format!("no output makes the page of `{code}` that `docs.url` names"),
                format!("the page of this error is `{path}`"),
                "give the error a code that can be the name of a file, or set the rule to `allow`"
                    .to_owned(),
            )
        }
        (false, true) if !one => (
            "`docs.url` names an anchor for each error, and no page has them".to_owned(),
            "each error has a page of its own".to_owned(),
            format!("write `{}/{{code}}`", page.trim_end_matches('/')),
        ),
        (false, true) => {
            let entry = unplaced(catalog)?;
            let code = entry.key();
            (
                format!("`{code}` has no place on the page that `docs.url` names"),
                "no section shows it".to_owned(),
                "show its group in a section of `docs`".to_owned(),
            )
        }
        (false, false) => return None,
    };
    Some(mistake)
}

/// Whether an output of a template of the user's own can be documentation.
fn may_be_pages(output: &Output) -> bool {
    let ends = [".md", ".mdx", ".html", ".htm", ".rst", ".adoc"];
    let is_page = ends.iter().any(|end| output.path.ends_with(end));
    matches!(output.target, Target::Template(_)) && is_page
}

/// The first error whose page is called otherwise than its address, and how.
fn misnamed(catalog: &Catalog) -> Option<(String, String)> {
    let named = |(entry, path): (&Entry, String)| {
        (entry.key() != path).then(|| (entry.key().to_owned(), path))
    };
    of_errors(catalog).find_map(named)
}

/// The first error that no section of the one page shows.
fn unplaced(catalog: &Catalog) -> Option<&Entry> {
    let page = catalog.page();
    let divisions = page.iter().flat_map(|placed| &placed.divisions);
    let entries = divisions.flat_map(|division| &division.entries);
    let placed: BTreeSet<&str> = entries.map(|entry| entry.name.as_str()).collect();
    let mut public = catalog.public_entries();
    public.find(|entry| !placed.contains(entry.name.as_str()))
}

/// The address of one page with an anchor for each error.
fn on_one_page(page: &str) -> String {
    let page = page.split("{code}").next().unwrap_or(page);
    format!("{}#{{code}}", page.trim_end_matches(['/', '-', '_']))
}
