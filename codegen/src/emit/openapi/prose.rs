//! What the catalogue says of things, as descriptions: `CommonMark` by the specification, and without the page that it was written for.

use errcat_catalog::{Catalog, api::Audience};

use crate::escape::commonmark;

/// Markdown of the catalogue as a description.
pub(super) fn description(api: &Catalog, markdown: &str) -> String {
    commonmark(markdown, &|anchor| address(api, anchor))
}

/// The address of an error that clients can meet, of a code that was one, or of another part of a page that has all of them.
fn address(api: &Catalog, anchor: &str) -> Option<String> {
    if let Some(entry) = api.entries.iter().find(|entry| entry.anchor == anchor) {
        let is_public = entry.audience == Audience::Public;
        return entry.doc_url.clone().filter(|_| is_public);
    }
    let (page, _) = api.docs.url.as_deref()?.split_once('#')?;
    let is_one_page = !page.contains("{code}");
    is_one_page.then(|| format!("{page}#{anchor}"))
}
