//! The page into which people paste a response.

use tera::Value;

use super::{
    Site, files,
    nav::{self, Here},
    shell::{self, Fill},
};
use crate::{
    emit::{File, example, pages::Tree},
    escape::html_text,
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
    site.run
        .render("html/decode.js.tera", &[("client", client)])
}

pub(super) fn page(site: &Site<'_>) -> File {
    let file = site.files.page(&site.decoder);
    let root = &files::root(&file);
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
         <p class=\"lead\">Paste what you have: the body of a response, what <code>curl -i</code> printed, or lines of a log. \
         It stays on this page.</p>\n\
         <p class=\"plain\">This needs JavaScript. Without it, look the code of the error up in the <a href=\"{root}index.html\">list of errors</a>.</p>\n\
         <form class=\"paste\"><label for=\"pasted\">Response</label>\n\
         <textarea id=\"pasted\" spellcheck=\"false\" autocomplete=\"off\" aria-describedby=\"pasting\"></textarea>\n\
         <p id=\"pasting\"><small>What it is appears below as you paste.</small>{example}</p></form>\n\
         <div id=\"decoded\" aria-live=\"polite\"></div>\n",
        html_text(&site.catalog.title),
    );
    let scripts = ["data/known.js", "assets/decode.js", "assets/paste.js"];
    let scripts = scripts.map(|path| shell::script(root, path)).concat();
    let contents = site.shell.page(&Fill {
        root,
        title,
        description: "Paste a response and see which error it is, and what to do.",
        assets: &scripts,
        nav: &nav::list(site, root, Here::Decoder),
        main: &[&main],
        banner: &site.banner,
        ..Fill::default()
    });
    File::new(file, contents)
}
