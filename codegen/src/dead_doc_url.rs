//! `dead-doc-url`: the address of an error's documentation is that of no page and no anchor that is made.

use std::collections::BTreeSet;

use errcat_catalog::{Catalog, DEAD_DOC_URL, Diagnostic, Level, api::Entry, language::Document};

use crate::{
    emit::{beside, is_at, pages::of_errors},
    output::{Output, PageLayout, Target},
};

/// Judges `docs.url` of a catalogue by the outputs that are made of it.
///
/// Nothing is said where no output is documentation, or one comes from a template, which may make any page. An address is
/// held to the part of its path that names the error, and of a site to what stands behind that too: where a site has its pages
/// nobody but its host knows. The catalogue as written is asked for where there is something to say.
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
    let of_pages = |output: &&Output| match output.target {
        Target::Markdown => output.options.pages.layout == PageLayout::Pages,
        Target::Html => true,
        _ => false,
    };
    let many: Vec<&Output> = outputs.iter().filter(of_pages).collect();
    let of_page = |output: &Output| output.target == Target::Markdown && !of_pages(&output);
    let one = outputs.iter().any(of_page);
    let (page, fragment) = template.split_once('#').unwrap_or((template, ""));
    let page = page.split('?').next().unwrap_or(page);
    match (page.contains("{code}"), fragment.contains("{code}")) {
        _ if !one && many.is_empty() => None,
        (true, _) if many.is_empty() => Some((
            "`docs.url` names a page for each error, and no output makes one".to_owned(),
            "one page is made of all".to_owned(),
            format!(
                "add `layout = \"pages\"` to the output for Markdown, or write the address of that page: `{}`",
                on_one_page(page)
            ),
        )),
        (true, _) => misplaced(page, &many).or_else(|| misnamed(catalog, &many)),
        (false, true) if !one => Some((
            "`docs.url` names an anchor for each error, and no page has them".to_owned(),
            "each error has a page of its own".to_owned(),
            format!("write `{}/{{code}}`", page.trim_end_matches('/')),
        )),
        (false, true) => unplaced(catalog),
        (false, false) => None,
    }
}

/// Whether an output of a template of the user's own can be documentation.
fn may_be_pages(output: &Output) -> bool {
    let ends = [".md", ".mdx", ".html", ".htm", ".rst", ".adoc"];
    let is_page = ends.iter().any(|end| output.path.ends_with(end));
    matches!(output.target, Target::Template(_)) && is_page
}

/// What is wrong where pages are called by more than the code, or a site has them at other addresses.
fn misplaced(page: &str, outputs: &[&Output]) -> Option<(String, String, String)> {
    let (before, behind) = page.split_once("{code}")?;
    let folder = &before[..=before.rfind('/')?];
    let are_sites = outputs.iter().all(|output| output.target == Target::Html);
    let is_whole = folder.len() == before.len() && !behind.contains("{code}");
    if is_whole && (!are_sites || is_at(page)) {
        return None;
    }
    let html = if are_sites { ", or `{code}.html`" } else { "" };
    Some((
        "no output makes the pages that `docs.url` names".to_owned(),
        "the page of an error is called as its code alone".to_owned(),
        format!("write `{folder}{{code}}`{html}"),
    ))
}

/// What is wrong where pages of errors are called otherwise than their addresses.
fn misnamed(catalog: &Catalog, outputs: &[&Output]) -> Option<(String, String, String)> {
    let mut codes = BTreeSet::new();
    let mut first = None;
    for beside in outputs.iter().filter_map(|output| beside(catalog, output)) {
        for (entry, path) in of_errors(catalog, &beside) {
            if entry.key() != path && codes.insert(entry.key()) {
                first.get_or_insert((entry.key(), path));
            }
        }
    }
    let (code, path) = first?;
    let (these, give, names) = match codes.len() {
        1 => ("the page", "give the error a code", "the name of a file"),
        _ => ("the pages", "give the errors codes", "names of files"),
    };
    Some((
        format!(
            "no output makes {these} of {} that `docs.url` names",
            listed(code, &codes)
        ),
        format!("the page of `{code}` is `{path}`"),
        format!("{give} that can be {names}, or set the rule to `allow`"),
    ))
}

/// What is wrong where no section of the one page shows an error.
fn unplaced(catalog: &Catalog) -> Option<(String, String, String)> {
    let page = catalog.page();
    let divisions = page.iter().flat_map(|placed| &placed.divisions);
    let entries = divisions.flat_map(|division| &division.entries);
    let placed: BTreeSet<&str> = entries.map(|entry| entry.name.as_str()).collect();
    let is_unplaced = |entry: &&Entry| !placed.contains(entry.name.as_str());
    let unplaced = catalog.public_entries().filter(is_unplaced);
    let unplaced: Vec<&str> = unplaced.map(Entry::key).collect();
    let first = unplaced.first()?;
    let codes: BTreeSet<&str> = unplaced.iter().copied().collect();
    let (have, them, group) = match codes.len() {
        1 => ("has", "it", "its group"),
        _ => ("have", "them", "their groups"),
    };
    Some((
        format!(
            "{} {have} no place on the page that `docs.url` names",
            listed(first, &codes)
        ),
        format!("no section shows {them}"),
        format!("show {group} in a section of `docs`"),
    ))
}

/// Codes as a sentence names them: the first, and how many others there are.
fn listed(first: &str, codes: &BTreeSet<&str>) -> String {
    match codes.len() {
        1 => format!("`{first}`"),
        2 => format!("`{first}` and another error"),
        many => format!("`{first}` and {} other errors", many - 1),
    }
}

/// The address of one page with an anchor for each error.
fn on_one_page(page: &str) -> String {
    let page = page.split("{code}").next().unwrap_or(page);
    format!("{}#{{code}}", page.trim_end_matches(['/', '-', '_']))
}
