//! The sites of several catalogues under one index: APIs, or versions of one, that stand side by side in a folder.

use errcat_catalog::Catalog;

use crate::{
    artifact::{
        Artifact, Origin,
        seal::{banner, seal},
    },
    escape::{html_text, plain_inline, put_html},
    output::{Output, Target},
};

/// The catalogues of a run, as the index of their sites shows them. An emitter sees one catalogue, so whoever has them all adds
/// each, and asks for the files in the end.
#[derive(Debug, Default)]
pub struct Shelf {
    sites: Vec<Site>,
}

#[derive(Debug)]
struct Site {
    name: String,
    title: String,
    summary: String,
    errors: usize,
}

impl Shelf {
    /// Adds a catalogue.
    pub fn add(&mut self, catalog: &Catalog) {
        self.sites.push(Site {
            name: catalog.name.clone(),
            title: catalog.title.clone(),
            summary: plain_inline(catalog.summary.as_deref().unwrap_or_default()),
            errors: catalog.public_entries().count(),
        });
    }

    /// The index of each output that puts several sites into one folder.
    pub fn files(&self, outputs: &[Output]) -> Vec<Artifact> {
        let sites = outputs
            .iter()
            .filter(|output| output.target == Target::Html);
        sites
            .filter_map(|output| self.index(&output.path))
            .collect()
    }

    fn index(&self, path: &str) -> Option<Artifact> {
        // A folder of the project, and not its root.
        let (folder, rest) = path.trim_end_matches('/').split_once("/{name}")?;
        let [first, _, ..] = self.sites.as_slice() else {
            return None;
        };
        let root = |site: &Site| format!("{}{}/", site.name, rest.replace("{name}", &site.name));
        let names: Vec<&str> = self.sites.iter().map(|site| site.name.as_str()).collect();
        let mut page = format!(
            "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>Errors</title>\n\
             <meta name=\"description\" content=\"The errors of {}.\">\n<link rel=\"icon\" href=\"data:,\">\n\
             <link rel=\"stylesheet\" href=\"{root}assets/site.css\">\n\
             <script src=\"{root}assets/site.js\" data-root=\"{root}\" data-parts=\"0\"></script>\n</head>\n<body>\n\
             <a class=\"skip\" href=\"#main\">Skip to the content</a>\n<header>\n<a class=\"title\" href=\"index.html\">Errors</a>\n\
             <button type=\"button\" class=\"theme\" aria-label=\"Theme: auto\"></button>\n</header>\n\
             <div class=\"frame\">\n<nav aria-label=\"Sites\"><details open><summary>Sites</summary>\n<ul>\n",
            html_text(&names.join(", ")),
            root = root(first),
        );
        for site in &self.sites {
            page.extend(["<li><a href=\"", &root(site), "index.html\" dir=\"auto\">"]);
            page.push_str(&site.name);
            page.push_str("</a></li>\n");
        }
        page.push_str("</ul>\n</details></nav>\n<main id=\"main\" tabindex=\"-1\">\n<h1>Errors</h1>\n<ul class=\"entries\">\n");
        for site in &self.sites {
            page.extend([
                "<li><a href=\"",
                &root(site),
                "index.html\"><code>",
                &site.name,
                "</code>",
            ]);
            page.extend([
                "<span class=\"status\">",
                &site.errors.to_string(),
                "</span>",
            ]);
            page.push_str("<span class=\"says\" dir=\"auto\">");
            put_html(
                if site.summary.is_empty() {
                    &site.title
                } else {
                    &site.summary
                },
                &mut page,
            );
            page.push_str("</span></a></li>\n");
        }
        page.push_str("</ul>\n</main>\n</div>\n</body>\n</html>\n");
        page.extend(["<!-- ", &banner(&names.join("`, `")), " -->\n"]);
        Some(Artifact {
            path: format!("{folder}/index.html"),
            contents: seal(page),
            origin: Origin {
                catalog: first.name.clone(),
                target: Target::Html.name().to_owned(),
            },
        })
    }
}
