//! What programs read: `llms.txt`, the pages as Markdown, the map of the site, and what a page says of itself.

use serde_json::{Value as Json, json};

use super::{Site, Take, files, nav::LISTS, page::Twin};
use crate::{
    artifact::seal::banner,
    emit::{
        File,
        pages::{About, Page},
    },
    escape::{html_text, markdown_text, put_html},
};

/// The address of the folder of the site, where it is known.
fn base<'a>(site: &Site<'a>) -> Option<&'a str> {
    files::base(site.catalog.docs.url.as_deref()?)
}

/// The address of a page, as its error's `doc_url` has it.
pub(super) fn address(site: &Site<'_>, page: &Page<'_>) -> Option<String> {
    let base = base(site)?;
    let own = format!("{base}{}", page.path);
    match page.about {
        // It may end in a stroke or in a file.
        About::Entry(entry)
            if entry
                .doc_url
                .as_ref()
                .is_some_and(|url| url.starts_with(&own)) =>
        {
            let url = entry.doc_url.as_deref().unwrap_or_default();
            url.split(['?', '#']).next().map(str::to_owned)
        }
        _ if page.path.is_empty() => Some(own),
        _ => Some(own + site.files.end()),
    }
}

/// What stands in the head of a page.
pub(super) fn head(site: &Site<'_>, page: &Page<'_>) -> String {
    let mut head = "<link rel=\"alternate\" type=\"text/markdown\" href=\"".to_owned();
    put_html(&site.files.way_to_twin(&page.path), &mut head);
    head.push_str("\">\n");
    if let Some(address) = address(site, page) {
        head.push_str("<link rel=\"canonical\" href=\"");
        put_html(&address, &mut head);
        head.push_str("\">\n");
        if matches!(page.about, About::Entry(_)) {
            head.push_str("<script type=\"application/ld+json\">");
            head.push_str(&linked_data(site, page, &address));
            head.push_str("</script>\n");
        }
    }
    head
}

/// What search engines read of a page: the article, and where in the site it is.
fn linked_data(site: &Site<'_>, page: &Page<'_>, address: &str) -> String {
    let title = &site.catalog.title;
    let crumb = |at: u8, name: &str, item: &str| json!({"@type": "ListItem", "position": at, "name": name, "item": item});
    let data: Json = json!({
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "TechArticle", "headline": page.title, "description": page.description, "url": address},
            {"@type": "BreadcrumbList", "itemListElement": [
                crumb(1, title, base(site).unwrap_or_default()),
                crumb(2, &page.label, address),
            ]},
        ],
    });
    // Nothing in it ends the element.
    data.to_string().replace('<', "\\u003c")
}

pub(super) fn files(site: &Site<'_>, twins: Vec<Twin>, take: Take<'_>) {
    take(File::new("llms.txt", llms(site)));
    take(File::new("llms-full.txt", whole(site, twins)));
    if let Some(map) = map(site) {
        take(File::new("sitemap.xml", map));
    }
}

/// All pages as Markdown, one behind the other, in the order of the tree.
fn whole(site: &Site<'_>, mut twins: Vec<Twin>) -> String {
    twins.sort_by_key(|(at, _)| *at);
    let mut whole = String::new();
    for (_, twin) in twins {
        whole.push_str(&twin);
        whole.push_str("\n---\n\n");
    }
    whole.extend(["[//]: # (", &banner(&site.catalog.name), ")\n"]);
    whole
}

/// The list of pages that <https://llmstxt.org> describes, each as its Markdown.
fn llms(site: &Site<'_>) -> String {
    let mut out = format!("# {}\n", markdown_text(&site.catalog.title));
    let pages = site.tree.all();
    if let Some(index) = pages.first() {
        out.extend(["\n> ", &markdown_text(&index.description), "\n"]);
    }
    for title in ["Errors"].into_iter().chain(LISTS) {
        let own = pages.iter().filter(|page| page.about.heading() == title);
        let mut own = own.peekable();
        if own.peek().is_none() {
            continue;
        }
        out.extend(["\n## ", title, "\n\n"]);
        for page in own {
            out.push_str("- [");
            out.push_str(&markdown_text(&page.title));
            out.push_str("](");
            out.push_str(&site.files.twin(&page.path));
            out.push_str("): ");
            out.push_str(&markdown_text(&page.description));
            out.push('\n');
        }
    }
    out.extend(["\n[//]: # (", &banner(&site.catalog.name), ")\n"]);
    out
}

/// The map of the site, where its address is known.
fn map(site: &Site<'_>) -> Option<String> {
    base(site)?;
    let mut out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n".to_owned();
    for page in site.tree.all() {
        if let Some(address) = address(site, page) {
            out.extend(["<url><loc>", &html_text(&address), "</loc></url>\n"]);
        }
    }
    out.extend(["</urlset>\n<!-- ", &banner(&site.catalog.name), " -->\n"]);
    Some(out)
}
