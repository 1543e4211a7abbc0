//! The sites of several catalogues under one index: APIs, or versions of one, that stand side by side in a folder.

use errcat_catalog::Catalog;

use super::shell::{self, Fill, Ground, Shell};
use crate::{
    artifact::{
        Artifact, Origin,
        seal::{banner, seal},
    },
    emit::template::Engine,
    escape::{html_text, plain_inline},
    output::{Output, Target},
};

/// The catalogues of a run, as the index of their sites shows them. An emitter sees one catalogue, so whoever has them all adds
/// each, and asks for the files in the end.
#[derive(Debug, Default)]
pub struct Shelf {
    sites: Vec<Site>,
    /// What stands around the index, by the templates of the first catalogue.
    shell: Option<Shell>,
}

#[derive(Debug)]
struct Site {
    name: String,
    title: String,
    summary: String,
    errors: usize,
}

impl Shelf {
    /// Adds a catalogue, with the templates of the run.
    pub fn add(&mut self, catalog: &Catalog, engine: &Engine) {
        let shell = || Shell::new(&engine.start(catalog), Ground::Shelf);
        self.shell.get_or_insert_with(shell);
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
        let item = |site: &Site| {
            let Site { name, errors, .. } = site;
            let href = format!("{}index.html", root(site));
            let says = html_text(if site.summary.is_empty() {
                &site.title
            } else {
                &site.summary
            });
            let link = format!("<li><a href=\"{href}\" dir=\"auto\">{name}</a></li>\n");
            let row = format!(
                "<li><a href=\"{href}\"><code>{name}</code><span class=\"status\">{errors}</span>\
                 <span class=\"says\" dir=\"auto\">{says}</span></a></li>\n"
            );
            (link, row)
        };
        let (links, rows): (String, String) = self.sites.iter().map(item).unzip();
        let nav = format!("<ul>\n{links}</ul>\n");
        let main = format!("<h1>Errors</h1>\n<ul class=\"entries\">\n{rows}</ul>\n");
        let page = self.shell.as_ref()?.page(&Fill {
            root: &root(first),
            title: "Errors",
            description: &html_text(&format!("The errors of {}.", names.join(", "))),
            assets: &shell::style(&root(first)),
            nav: &nav,
            main: &[&main],
            banner: &banner(&names.join("`, `")),
            ..Fill::default()
        });
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
