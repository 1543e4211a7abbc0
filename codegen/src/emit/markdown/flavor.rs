//! What a generator of documentation takes besides `CommonMark`: front matter, how pages find each other, where files end.

use std::fmt::Write as _;

use errcat_catalog::api::Api;

use super::{
    link::Up,
    way::{Files, relative},
};
use crate::{
    artifact::seal::banner,
    emit::{
        pages::{About, Page},
        rust,
    },
    escape::{html_text, yaml_string},
    output::{Flavor, Output},
};

/// A generator, and where in its site the pages are.
pub(super) struct Dialect {
    pub(super) flavor: Flavor,
    pub(super) files: Files,
    /// The path of the folder of pages in the site, without a slash at its end; nothing where it is not known.
    pub(super) base: Option<String>,
    /// The path of the folder of pages below that of all documents.
    pub(super) folder: String,
}

impl Dialect {
    pub(super) fn new(api: &Api, output: &Output) -> Self {
        let pages = &output.options.pages;
        let path = output.base().replace("{name}", &api.name);
        let root = root(pages.flavor, &path);
        let given = pages.base.as_deref().map(str::to_owned);
        let of_url = || Some(path_of(api.docs.url.as_deref()?)?.to_owned());
        let base = given.or_else(of_url);
        let base = base.or_else(|| root.map(|root| format!("/{root}")));
        // Starlight knows pages by their addresses.
        let of_base = base
            .as_deref()
            .filter(|_| pages.flavor == Flavor::Starlight);
        let folder = root.or(of_base).unwrap_or(&path);
        let folder = folder.trim_matches('/').to_owned();
        Self {
            flavor: pages.flavor,
            files: Files::new(output),
            base: base.map(|base| base.trim_end_matches('/').to_owned()),
            folder,
        }
    }

    /// A path below the folder of all documents, of what is in that of the pages.
    pub(super) fn below(&self, path: &str) -> String {
        match self.folder.as_str() {
            "" => path.to_owned(),
            folder => format!("{folder}/{path}"),
        }
    }

    /// The way from one page to another.
    pub(super) fn way(&self, from: &str, to: &str) -> String {
        let slash = match self.flavor {
            Flavor::Starlight => "/",
            Flavor::Mintlify => "",
            _ => return relative(&self.files.of(from), &self.files.of(to)),
        };
        match &self.base {
            Some(base) if to.is_empty() => format!("{base}{slash}"),
            Some(base) => format!("{base}/{to}{slash}"),
            // The address of a page ends with a slash, as if it were a folder.
            None if self.flavor == Flavor::Starlight => {
                let way = relative(&folder_of(from), &folder_of(to));
                let way = way.strip_suffix("index").unwrap_or(&way);
                if way.is_empty() {
                    "./".to_owned()
                } else {
                    way.to_owned()
                }
            }
            None => {
                let of = |path: &str| {
                    if path.is_empty() {
                        "index".to_owned()
                    } else {
                        path.to_owned()
                    }
                };
                let way = relative(&of(from), &of(to));
                if way.starts_with('.') {
                    way
                } else {
                    format!("./{way}")
                }
            }
        }
    }

    /// The way from a page to where the index is.
    pub(super) fn up(&self, path: &str) -> Up {
        let up = Up::of(&self.files.of(path));
        let base = self.base.as_deref().map(|base| format!("{base}/"));
        match self.flavor {
            // A browser takes an address from the page, which is a folder to it, and the generator an image from the file.
            Flavor::Starlight => Up {
                of_links: base.unwrap_or_else(|| Up::of(&folder_of(path)).of_links),
                ..up
            },
            // The index has the address of its folder.
            Flavor::Mintlify => base.map_or(up, |base| Up {
                of_links: base.clone(),
                of_images: base,
            }),
            _ => up,
        }
    }

    /// Whether the title of a page is a heading of its text: else the generator makes one of the front matter.
    pub(super) fn has_heading(&self) -> bool {
        matches!(
            self.flavor,
            Flavor::Commonmark | Flavor::Mkdocs | Flavor::Mdbook
        )
    }

    /// What imports the components of a page with samples.
    pub(super) fn imports(&self) -> &'static str {
        match self.flavor {
            Flavor::Docusaurus => {
                "import Tabs from '@theme/Tabs';\nimport TabItem from '@theme/TabItem';\n"
            }
            Flavor::Starlight => "import { Tabs, TabItem } from '@astrojs/starlight/components';\n",
            _ => "",
        }
    }

    /// What keeps a row clear of a bar that stays on top, as an attribute.
    pub(super) fn scroll(&self) -> &'static str {
        match self.flavor {
            Flavor::Commonmark => "",
            flavor if flavor.is_mdx() => " style={{scrollMarginTop: \"6rem\"}}",
            _ => " style=\"scroll-margin-top: 6rem\"",
        }
    }

    /// Plain text as a generator takes it in YAML.
    pub(super) fn yaml(&self, text: &str) -> String {
        match self.flavor {
            // Its themes put this into pages as it is.
            Flavor::Mkdocs => yaml_string(&html_text(text)),
            // It writes this into a module without escaping backslashes: what follows would be an escape, or the end of a string.
            Flavor::Docusaurus => yaml_string(&text.replace('\\', "\\\u{2060}")),
            _ => yaml_string(text),
        }
    }

    /// The front matter of a page, with its marks; nothing where the generator has none.
    pub(super) fn front(&self, api: &Api, page: &Page<'_>, place: usize) -> String {
        if matches!(self.flavor, Flavor::Commonmark | Flavor::Mdbook) {
            return String::new();
        }
        let mut front = format!("---\n# {}\n", banner(&api.name));
        let mut put = |key: &str, value: &str| {
            writeln!(front, "{key}: {value}").expect("a String takes everything");
        };
        put("title", &self.yaml(&page.title));
        put("description", &self.yaml(&page.description));
        let label = yaml_string(&page.label);
        let own: &[&str] = match self.flavor {
            Flavor::Docusaurus => {
                put("sidebar_label", &label);
                put("sidebar_position", &place.to_string());
                put("custom_edit_url", "null");
                if let Some(name) = self.name_kept(page) {
                    put("id", &yaml_string(name));
                    put("slug", &yaml_string(name));
                }
                &[
                    "sidebar_label",
                    "sidebar_position",
                    "custom_edit_url",
                    "id",
                    "slug",
                ]
            }
            Flavor::Starlight => {
                put("sidebar", &format!("{{label: {label}, order: {place}}}"));
                put("editUrl", "false");
                if let Some(name) = self.name_kept(page) {
                    put("slug", &yaml_string(&self.below(name)));
                }
                &["sidebar", "editUrl", "slug"]
            }
            Flavor::Mintlify => {
                put("sidebarTitle", &label);
                &["sidebarTitle"]
            }
            _ => &[],
        };
        for own_of_catalogue in &api.docs.front_matter {
            let name = own_of_catalogue.name.as_str();
            if !["title", "description"].contains(&name) && !own.contains(&name) {
                put(&key(name), &rust::json(&own_of_catalogue.value));
            }
        }
        front.push_str("---\n");
        front
    }

    /// The name of a page, where the generator would make another address of its file.
    fn name_kept<'p>(&self, page: &'p Page<'_>) -> Option<&'p str> {
        let is_error = matches!(page.about, About::Entry(_) | About::Retired(_));
        let path = Some(page.path.as_str()).filter(|_| is_error && !self.files.are_folders())?;
        let is_changed = match self.flavor {
            // A number in front is taken for the place in the sidebar, and a page with the name of its folder for the index.
            Flavor::Docusaurus => {
                let folder = self.folder.rsplit('/').next().unwrap_or_default();
                path.starts_with(|c: char| c.is_ascii_digit()) || path.eq_ignore_ascii_case(folder)
            }
            _ => path.contains(|c: char| c.is_ascii_uppercase() || c == '.'),
        };
        is_changed.then_some(path)
    }
}

/// The folder that a page is to a browser, as a path to something within it.
fn folder_of(path: &str) -> String {
    if path.is_empty() {
        "index".to_owned()
    } else {
        format!("{path}/index")
    }
}

/// A path below the folder that a generator takes for all documents, if it goes through that.
fn root(flavor: Flavor, path: &str) -> Option<&str> {
    let folder = match flavor {
        Flavor::Starlight => "content/docs",
        Flavor::Docusaurus | Flavor::Mkdocs => "docs",
        _ => return None,
    };
    let is_below = path.strip_suffix(folder);
    if is_below.is_some_and(|before| before.is_empty() || before.ends_with('/')) {
        return Some("");
    }
    let start = format!("{folder}/");
    if let Some(rest) = path.strip_prefix(&start) {
        return Some(rest);
    }
    let at = path.rfind(&format!("/{start}"))?;
    Some(&path[at + start.len() + 1..])
}

/// The path of the folder that the pages of errors are in, by the address of their documentation.
fn path_of(url: &str) -> Option<&str> {
    let folder = url
        .split_once("{code}")
        .filter(|(_, rest)| matches!(*rest, "" | "/"))?
        .0;
    let folder = folder.strip_suffix('/')?;
    match folder.split_once("://") {
        Some((_, rest)) => Some(rest.find('/').map_or("", |at| &rest[at..])),
        None => folder.starts_with('/').then_some(folder),
    }
}

fn key(name: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    if name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.chars().all(is_plain) {
        name.to_owned()
    } else {
        yaml_string(name)
    }
}

#[cfg(test)]
mod tests {
    use super::{Dialect, Files, path_of, root};
    use crate::output::{Flavor, Output, Target};

    fn way(flavor: Flavor, base: Option<&str>, from: &str, to: &str) -> String {
        let dialect = Dialect {
            flavor,
            files: Files::new(&Output::new(Target::Markdown, "docs")),
            base: base.map(str::to_owned),
            folder: String::new(),
        };
        dialect.way(from, to)
    }

    #[test]
    fn pages_lead_to_each_other_as_their_generator_has_it() {
        let starlight = |base, from, to| way(Flavor::Starlight, base, from, to);
        assert_eq!(
            starlight(Some("/errors"), "a", "status/4"),
            "/errors/status/4/"
        );
        assert_eq!(starlight(Some("/errors"), "a", ""), "/errors/");
        assert_eq!(starlight(None, "a", "b"), "../b/");
        assert_eq!(starlight(None, "", "b"), "b/");
        assert_eq!(starlight(None, "status/4", ""), "../../");
        assert_eq!(starlight(None, "a", "a"), "./");
        let mintlify = |base, from, to| way(Flavor::Mintlify, base, from, to);
        assert_eq!(mintlify(Some("/errors"), "a", "b"), "/errors/b");
        assert_eq!(mintlify(None, "a", "b"), "./b");
        assert_eq!(mintlify(None, "status/4", ""), "../index");
        assert_eq!(way(Flavor::Mkdocs, Some("/x"), "status/4", "a"), "../a.md");
    }

    #[test]
    fn the_place_in_the_site_is_read_from_addresses_and_paths() {
        assert_eq!(
            path_of("https://example.com/docs/errors/{code}"),
            Some("/docs/errors")
        );
        assert_eq!(path_of("/errors/{code}/"), Some("/errors"));
        assert_eq!(path_of("https://example.com/{code}"), Some(""));
        assert_eq!(path_of("https://example.com/errors#{code}"), None);
        assert_eq!(
            root(Flavor::Starlight, "web/src/content/docs/errors"),
            Some("errors")
        );
        assert_eq!(
            root(Flavor::Docusaurus, "docs/api/errors"),
            Some("api/errors")
        );
        assert_eq!(root(Flavor::Mintlify, "docs/errors"), None);
        assert_eq!(root(Flavor::Mkdocs, "docs"), Some(""));
        assert_eq!(root(Flavor::Starlight, "web/src/content/docs"), Some(""));
        assert_eq!(root(Flavor::Docusaurus, "mydocs"), None);
    }
}
