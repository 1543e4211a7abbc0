//! The page into which people paste a response.

use serde_json::{Map, Value as Json, json};
use tera::Value;

use super::{Site, nav, shell::Fill, write};
use crate::{
    emit::{
        File, example,
        pages::{To, Tree},
    },
    escape::{html_text, plain_inline},
};

/// The path of the page, which no other has.
pub(super) fn path(tree: &Tree<'_>) -> String {
    let mut path = "decoder".to_owned();
    let pages = tree.all();
    while pages
        .iter()
        .any(|page| page.path.eq_ignore_ascii_case(&path))
    {
        path.push('-');
    }
    path
}

/// The script that knows which error a response is.
pub(super) fn script(site: &Site<'_>) -> String {
    let client = Value::from_serializable(&site.run.typescript().recognition());
    let retired = Value::from(retired(site).to_string());
    let values = [("client", client), ("retired", retired)];
    site.run.render("html/decode.js.tera", &values)
}

/// The codes that are no longer sent and that no error has taken over.
fn retired(site: &Site<'_>) -> Json {
    let catalog = site.catalog;
    let mut codes = Vec::new();
    for retired in catalog.no_longer_sent() {
        let heir = retired.replaced_by.as_deref();
        let has_heir = catalog
            .public_entries()
            .any(|entry| Some(entry.name.as_str()) == heir);
        let Some(code) = retired.code.as_ref().filter(|_| !has_heir) else {
            continue;
        };
        let mut says = Map::new();
        let to = To::Retired(retired.name.clone());
        if let Some(spot) = site.tree.spot(&to) {
            let path = &site.tree.all()[spot.page].path;
            says.insert("u".to_owned(), json!(write::file(path)));
        }
        if let Some(since) = &retired.since {
            says.insert("since".to_owned(), json!(since));
        }
        if let Some(note) = &retired.note {
            says.insert("note".to_owned(), json!(plain_inline(note)));
        }
        codes.push(json!([code, says]));
    }
    Json::Array(codes)
}

pub(super) fn page(site: &Site<'_>) -> File {
    let root = "../";
    let title = "Decode a response";
    let entry = site.catalog.public_entries().next();
    let body = entry.and_then(|entry| example::body(site.catalog, entry));
    let example = body.map_or_else(String::new, |body| {
        let text = serde_json::to_string_pretty(&body).expect("a body has text for every key");
        format!(
            " <button type=\"button\" class=\"example\" data-text=\"{}\">Try an example</button>",
            html_text(&text)
        )
    });
    let main = format!(
        "<p class=\"crumbs\"><a href=\"{root}index.html\" dir=\"auto\">{}</a></p>\n\
         <h1>{title}</h1>\n\
         <p class=\"lead\">Paste what you have: the body of a response, what <code>curl -i</code> printed, or a line of a log. \
         It stays on this page.</p>\n\
         <p class=\"plain\">This needs JavaScript. Without it, look the code of the error up in the <a href=\"{root}index.html\">list of errors</a>.</p>\n\
         <form class=\"paste\"><label for=\"pasted\">Response</label>\n\
         <textarea id=\"pasted\" spellcheck=\"false\" autocomplete=\"off\" aria-describedby=\"pasting\"></textarea>\n\
         <p id=\"pasting\"><small>What it is shows below as you paste.</small>{example}</p></form>\n\
         <div id=\"decoded\" aria-live=\"polite\"></div>\n",
        html_text(&site.catalog.title),
    );
    let head = format!("<script src=\"{root}assets/decode.js\"></script>\n");
    let contents = site.shell.page(&Fill {
        root,
        title,
        description: "Paste a response and see which error it is, and what to do.",
        head: &head,
        nav: &nav::list(site, root, None),
        headings: "",
        main: &[&main],
    });
    File::new(write::file(&site.decoder), contents)
}
