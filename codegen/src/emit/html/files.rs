//! What the files of a site are called, and at which addresses they are.

use errcat_catalog::Catalog;

/// How a site calls the files of its pages.
#[derive(Clone, Copy)]
pub(super) struct Files {
    /// Whether a page is `rate_limited.html`, as `docs.url` says, in place of `rate_limited/index.html`.
    is_flat: bool,
}

impl Files {
    pub(super) fn of(catalog: &Catalog) -> Self {
        let url = catalog.docs.url.as_deref().unwrap_or_default();
        Self {
            is_flat: behind(url) == Some(".html"),
        }
    }

    /// The file of a page.
    pub(super) fn page(self, path: &str) -> String {
        match path {
            "" => "index.html".to_owned(),
            path if self.is_flat => format!("{path}.html"),
            path => in_folder(path),
        }
    }

    /// The file of a piece of a page, of which the first is the page.
    pub(super) fn piece(self, path: &str, piece: usize) -> String {
        match (piece, path) {
            (0, _) => self.page(path),
            (_, "") => in_folder(&format!("page/{}", piece + 1)),
            _ => in_folder(&format!("{path}/page/{}", piece + 1)),
        }
    }

    /// The Markdown of a page.
    pub(super) fn twin(self, path: &str) -> String {
        let page = self.page(path);
        format!("{}.md", page.strip_suffix(".html").unwrap_or(&page))
    }

    /// The way from a page to its Markdown, which is in the same folder.
    pub(super) fn way_to_twin(self, path: &str) -> String {
        let twin = self.twin(path);
        twin.rsplit('/').next().unwrap_or(&twin).to_owned()
    }

    /// What stands behind the path of a page in its address.
    pub(super) fn end(self) -> &'static str {
        if self.is_flat { ".html" } else { "/" }
    }

    /// What stands behind the path of a page in the name of its Markdown.
    pub(super) fn end_of_twin(self) -> &'static str {
        if self.is_flat { ".md" } else { "/index.md" }
    }
}

fn in_folder(path: &str) -> String {
    format!("{path}/index.html")
}

/// The way from a file to the folder of the site.
pub(super) fn root(file: &str) -> String {
    "../".repeat(file.matches('/').count())
}

/// The files of a site whose names a folder of a page could have.
pub(crate) fn beside(catalog: &Catalog) -> Vec<String> {
    let names: &[&str] = if Files::of(catalog).is_flat {
        &[]
    } else {
        &["llms.txt", "llms-full.txt", "sitemap.xml"]
    };
    names.iter().map(|name| (*name).to_owned()).collect()
}

/// Whether a site has its pages at such addresses.
pub(crate) fn is_at(url: &str) -> bool {
    base(url).is_some()
}

/// The address of the folder of a site: what `docs.url` has before the code, where that is a page for each.
pub(super) fn base(url: &str) -> Option<&str> {
    let (before, _) = url.split_once("{code}")?;
    let is_page = matches!(behind(url), Some("" | "/" | "/index.html" | ".html"));
    (before.ends_with('/') && !before.contains(['?', '#']) && is_page).then_some(before)
}

fn behind(url: &str) -> Option<&str> {
    let (_, behind) = url.split_once("{code}")?;
    behind.split(['?', '#']).next()
}

#[cfg(test)]
mod tests {
    use super::{Files, root};

    #[test]
    fn pages_are_files_or_folders() {
        let folders = Files { is_flat: false };
        assert_eq!(folders.page(""), "index.html");
        assert_eq!(folders.page("status/4"), "status/4/index.html");
        assert_eq!(folders.twin("gone"), "gone/index.md");
        assert_eq!(root(&folders.piece("gone", 1)), "../../../");
        let flat = Files { is_flat: true };
        assert_eq!(flat.page("status/4"), "status/4.html");
        assert_eq!(flat.twin(""), "index.md");
        assert_eq!(flat.twin("a.html"), "a.html.md");
        assert_eq!(flat.way_to_twin("status/4"), "4.md");
        assert_eq!(folders.way_to_twin("status/4"), "index.md");
        assert_eq!(root(&flat.page("gone")), "");
        assert_eq!(flat.piece("gone", 1), "gone/page/2/index.html");
    }
}
