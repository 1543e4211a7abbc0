//! The list of pages in the form that a generator takes it: a sidebar, a table of contents, a part of its configuration.

use std::fmt::Write as _;

use errcat_catalog::api::Api;
use serde_json::{Value as Json, json};

use super::flavor::Dialect;
use crate::{
    artifact::seal::banner,
    emit::{
        File,
        pages::{About, Page, Tree},
    },
    escape::{markdown_text, typescript_string, yaml_string},
    output::Flavor,
};

/// Pages that stand together, under a title; the first group has none.
struct Group<'t, 'a> {
    title: &'static str,
    pages: Vec<&'t Page<'a>>,
}

/// The file with the list, where the generator has one.
pub(super) fn file(api: &Api, tree: &Tree<'_>, dialect: &Dialect) -> Option<File> {
    let groups = groups(tree);
    let nav = Nav {
        api,
        dialect,
        groups: &groups,
    };
    let text = match dialect.flavor {
        Flavor::Commonmark => String::new(),
        Flavor::Docusaurus => nav.docusaurus(),
        Flavor::Starlight => nav.starlight(),
        Flavor::Mintlify => nav.mintlify(),
        Flavor::Mkdocs => nav.mkdocs(),
        Flavor::Mdbook => nav.mdbook(),
    };
    Some(File::new(name(dialect.flavor)?, text))
}

/// What that file is called.
pub(super) fn name(flavor: Flavor) -> Option<&'static str> {
    match flavor {
        Flavor::Commonmark => None,
        Flavor::Docusaurus => Some("sidebar.js"),
        Flavor::Starlight => Some("sidebar.mjs"),
        Flavor::Mintlify => Some("navigation.json"),
        Flavor::Mkdocs => Some("nav.yml"),
        Flavor::Mdbook => Some("SUMMARY.md"),
    }
}

fn groups<'t, 'a>(tree: &'t Tree<'a>) -> Vec<Group<'t, 'a>> {
    let of = |about: About<'_>| match about {
        About::Section => "",
        other => other.heading(),
    };
    let mut groups = Vec::new();
    for title in ["", "Errors", "By status", "By group", "No longer sent"] {
        let pages = tree.all().iter().filter(|page| of(page.about) == title);
        let pages: Vec<_> = pages.collect();
        if !pages.is_empty() {
            groups.push(Group { title, pages });
        }
    }
    groups
}

struct Nav<'n, 't, 'a> {
    api: &'n Api,
    dialect: &'n Dialect,
    groups: &'n [Group<'t, 'a>],
}

impl Nav<'_, '_, '_> {
    fn docusaurus(&self) -> String {
        let id = |page: &Page<'_>| {
            let file = self.dialect.files.of(&page.path);
            self.path_of(file.rsplit_once('.').map_or(file.as_str(), |(id, _)| id))
        };
        let mut text = self.script();
        let index = id(self.groups[0].pages[0]);
        let _ = writeln!(text, "  type: \"category\",");
        let _ = writeln!(text, "  label: {},", typescript_string(&self.api.title));
        let _ = writeln!(text, "  link: {{ type: \"doc\", id: {index} }},");
        let _ = writeln!(text, "  items: [");
        self.items(&mut text, &mut |page| id(page), "type: \"category\", ");
        text.push_str("  ],\n});\n");
        text
    }

    fn starlight(&self) -> String {
        let slug = |page: &Page<'_>| match page.path.as_str() {
            "" if self.dialect.folder.is_empty() => "{ slug: \"index\" }".to_owned(),
            "" => "{ slug: folder }".to_owned(),
            path => format!("{{ slug: {} }}", self.path_of(path)),
        };
        let mut text = self.script();
        let _ = writeln!(text, "  label: {},", typescript_string(&self.api.title));
        let _ = writeln!(text, "  items: [\n    {},", slug(self.groups[0].pages[0]));
        self.items(&mut text, &mut |page| slug(page), "");
        text.push_str("  ],\n});\n");
        text
    }

    /// The beginning of a module with a function that makes the sidebar.
    fn script(&self) -> String {
        let banner = banner(&self.api.name);
        if self.dialect.folder.is_empty() {
            return format!(
                "// {banner}\n\n/** The pages, in the folder of all documents. */\nexport default () => ({{\n"
            );
        }
        let folder = typescript_string(&self.dialect.folder);
        format!(
            "// {banner}\n\n/** The pages, in the folder of that path below the one of all documents. */\nexport default (folder = {folder}) => ({{\n"
        )
    }

    /// A path in the folder of the pages, as an expression.
    fn path_of(&self, path: &str) -> String {
        if self.dialect.folder.is_empty() {
            typescript_string(path)
        } else {
            format!("`${{folder}}/{path}`")
        }
    }

    /// Every page but the index, each group as a category.
    fn items(&self, text: &mut String, item: &mut dyn FnMut(&Page<'_>) -> String, kind: &str) {
        for group in self.groups {
            let pages = group.pages.iter().filter(|page| !page.path.is_empty());
            if group.title.is_empty() {
                for page in pages {
                    let _ = writeln!(text, "    {},", item(page));
                }
                continue;
            }
            let title = typescript_string(group.title);
            let _ = writeln!(text, "    {{ {kind}label: {title}, items: [");
            for page in pages {
                let _ = writeln!(text, "      {},", item(page));
            }
            text.push_str("    ] },\n");
        }
    }

    fn mintlify(&self) -> String {
        let base = self.dialect.base.as_deref().unwrap_or(&self.dialect.folder);
        let base = base.trim_start_matches('/');
        let path = |page: &Page<'_>| {
            let file = self.dialect.files.of(&page.path);
            let file = file
                .rsplit_once('.')
                .map_or(file.as_str(), |(path, _)| path);
            let path = if base.is_empty() {
                file.to_owned()
            } else {
                format!("{base}/{file}")
            };
            Json::String(path)
        };
        let mut pages: Vec<Json> = Vec::new();
        for group in self.groups {
            let own = group.pages.iter().map(|page| path(page));
            if group.title.is_empty() {
                pages.extend(own);
            } else {
                let own: Vec<Json> = own.collect();
                pages.push(json!({ "group": group.title, "pages": own }));
            }
        }
        let group = json!({ "group": self.api.title, "pages": pages });
        format!("{group:#}\n")
    }

    fn mkdocs(&self) -> String {
        let path = |page: &Page<'_>| {
            let file = self.dialect.files.of(&page.path);
            yaml_string(&self.dialect.below(&file))
        };
        let mut text = format!("# {}\n", banner(&self.api.name));
        let _ = writeln!(text, "- {}:", self.dialect.yaml(&self.api.title));
        for group in self.groups {
            let (indent, pages) = if group.title.is_empty() {
                ("  ", &group.pages)
            } else {
                let _ = writeln!(text, "  - {}:", yaml_string(group.title));
                ("    ", &group.pages)
            };
            for page in pages {
                let _ = writeln!(
                    text,
                    "{indent}- {}: {}",
                    self.dialect.yaml(&page.label),
                    path(page)
                );
            }
        }
        text
    }

    fn mdbook(&self) -> String {
        let mut text = "# Summary\n".to_owned();
        for group in self.groups {
            if !group.title.is_empty() {
                let _ = write!(text, "\n# {}\n", group.title);
            }
            text.push('\n');
            for page in &group.pages {
                let is_index = page.path.is_empty();
                let mark = if is_index { "" } else { "- " };
                let label = markdown_text(&page.label);
                let file = self.dialect.files.of(&page.path);
                let _ = writeln!(text, "{mark}[{label}]({file})");
                if is_index {
                    text.push('\n');
                }
            }
        }
        let _ = write!(text, "\n[//]: # ({})\n", banner(&self.api.name));
        text
    }
}
