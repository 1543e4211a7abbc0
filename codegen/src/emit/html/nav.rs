//! The list of pages beside each page, and the headings of the page itself.

use super::{Site, write};
use crate::{
    emit::pages::{About, Page},
    escape::put_html,
};

/// How many pages of a kind it lists: what is more than that is found by the search.
const MOST: usize = 40;

/// A kind of pages: how a list of them is headed, and which they are.
pub(super) type Kind = (&'static str, fn(&Page<'_>) -> bool);

/// The kinds of pages besides those of errors, as lists are headed, in the order in which they are listed.
pub(super) const KINDS: [Kind; 4] = [
    ("Read on", |page| matches!(page.about, About::Section)),
    ("By group", |page| matches!(page.about, About::Group(_))),
    ("By status", |page| matches!(page.about, About::Status(_))),
    ("No longer sent", |page| {
        matches!(page.about, About::Retired(_))
    }),
];

/// The list for pages at one depth, with one of them as the current one.
pub(super) fn list(site: &Site<'_>, root: &str, current: Option<usize>) -> String {
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
    link(&mut out, "index.html", "All errors", current == Some(0));
    let decoder = write::file(&site.decoder);
    link(&mut out, &decoder, "Decode a response", false);
    out.push_str("</ul>\n");
    for (title, is_of_it) in KINDS {
        let mut own = pages
            .iter()
            .enumerate()
            .filter(|(_, page)| is_of_it(page))
            .peekable();
        if own.peek().is_none() {
            continue;
        }
        out.push_str("<p>");
        out.push_str(title);
        out.push_str("</p>\n<ul>\n");
        for (at, page) in own.take(MOST) {
            link(
                &mut out,
                &write::file(&page.path),
                &page.label,
                current == Some(at),
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
