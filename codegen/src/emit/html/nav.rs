//! The list of pages beside each page, and the headings of the page itself.

use super::Site;
use crate::{emit::pages::Tree, escape::put_html};

/// How many pages of a kind it lists: what is more than that is found by the search.
const MOST: usize = 40;

/// The lists of pages besides that of errors, as they are headed, in order.
pub(super) const LISTS: [&str; 4] = ["Read on", "By group", "By status", "No longer sent"];

/// The pages that it lists, by their places in the tree, under what they are headed with.
pub(super) type Lists = [(&'static str, Vec<usize>); 4];

/// The first pages of each kind, looked for once: there may be thousands, and a list stands beside each page.
pub(super) fn lists(tree: &Tree<'_>) -> Lists {
    LISTS.map(|title| {
        let pages = tree.all().iter().enumerate();
        let own = pages.filter(|(_, page)| page.about.heading() == title);
        (title, own.map(|(at, _)| at).take(MOST).collect())
    })
}

/// The page beside which a list stands.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Here {
    /// One that may be in the list, by its place in the tree.
    Page(usize),
    /// That of an error: they are not in the list.
    Error,
    Decoder,
}

/// The list for pages at one depth.
pub(super) fn list(site: &Site<'_>, root: &str, here: Here) -> String {
    let mut out = String::new();
    let pages = site.tree.all();
    let link = |out: &mut String, path: &str, label: &str, is_current: bool| {
        out.push_str("<li><a href=\"");
        out.push_str(root);
        put_html(path, out);
        out.push_str(if is_current {
            "\" aria-current=\"page\" dir=\"auto\">"
        } else {
            "\" dir=\"auto\">"
        });
        put_html(label, out);
        out.push_str("</a></li>\n");
    };
    out.push_str("<ul>\n");
    link(&mut out, "index.html", "All errors", here == Here::Page(0));
    let decoder = site.files.page(&site.decoder);
    link(
        &mut out,
        &decoder,
        "Decode a response",
        here == Here::Decoder,
    );
    out.push_str("</ul>\n");
    for (title, own) in &site.lists {
        if own.is_empty() {
            continue;
        }
        out.push_str("<p>");
        out.push_str(title);
        out.push_str("</p>\n<ul>\n");
        for at in own {
            let page = &pages[*at];
            link(
                &mut out,
                &site.files.page(&page.path),
                &page.label,
                here == Here::Page(*at),
            );
        }
        out.push_str("</ul>\n");
    }
    out
}

/// The headings of a page, where there are several.
pub(super) fn headings(headings: &[(String, String)]) -> String {
    let mut out = String::new();
    if headings.len() < 2 {
        return out;
    }
    out.push_str("<p>On this page</p>\n<ul>\n");
    for (words, anchor) in headings.iter().take(MOST) {
        out.push_str("<li dir=\"auto\"><a href=\"#");
        out.push_str(anchor);
        out.push_str("\">");
        out.push_str(words);
        out.push_str("</a></li>\n");
    }
    out.push_str("</ul>\n");
    out
}
