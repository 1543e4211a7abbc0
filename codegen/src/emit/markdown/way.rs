//! What the files of pages are called, and how one leads to another.

use crate::output::Output;

/// The files of an output with a page for each thing.
pub(super) struct Files {
    /// What stands behind the path of a page: `.md`, or `/index.md`.
    end: String,
}

impl Files {
    pub(super) fn new(output: &Output) -> Self {
        let end = output.path.split_once("{code}").map(|(_, end)| end);
        let is_mdx = output.options.pages.flavor.is_mdx();
        let otherwise = if is_mdx { ".mdx" } else { ".md" };
        Self {
            end: end.unwrap_or(otherwise).to_owned(),
        }
    }

    /// Those with this behind the path of a page.
    pub(super) fn ending(end: &str) -> Self {
        let end = end.to_owned();
        Self { end }
    }

    /// Whether each page has a folder of its own.
    pub(super) fn are_folders(&self) -> bool {
        self.end.starts_with('/')
    }

    /// The path of the page that would take the place of a file, if one would.
    pub(super) fn meeting<'f>(&self, file: &'f str) -> Option<&'f str> {
        if self.are_folders() {
            Some(file)
        } else {
            file.strip_suffix(&self.end)
        }
    }

    /// The file of the page with that path, below the folder of the output.
    pub(super) fn of(&self, path: &str) -> String {
        match (path, self.end.strip_prefix('/')) {
            ("", Some(file)) => file.to_owned(),
            ("", None) => format!("index{}", self.end),
            (path, _) => format!("{path}{}", self.end),
        }
    }
}

/// The way from one file to another.
pub(super) fn relative(from: &str, to: &str) -> String {
    let (from, to): (Vec<&str>, Vec<&str>) = (from.split('/').collect(), to.split('/').collect());
    let folders = from.len() - 1;
    let shared = from[..folders].iter().zip(&to[..to.len() - 1]);
    let shared = shared.take_while(|(one, other)| one == other).count();
    let mut way = "../".repeat(folders - shared);
    way.push_str(&to[shared..].join("/"));
    way
}

#[cfg(test)]
mod tests {
    use super::{Files, relative};
    use crate::output::{Output, Target};

    #[test]
    fn a_page_is_reached_from_every_other() {
        assert_eq!(relative("a.md", "b.md"), "b.md");
        assert_eq!(relative("a.md", "status/4.md"), "status/4.md");
        assert_eq!(relative("status/4.md", "a.md"), "../a.md");
        assert_eq!(relative("status/4.md", "status/5.md"), "5.md");
        assert_eq!(relative("a/index.md", "b/index.md"), "../b/index.md");
        assert_eq!(relative("index.md", "index.md"), "index.md");
    }

    #[test]
    fn files_are_called_as_the_path_of_the_output_says() {
        let of = |path: &str, page: &str| Files::new(&Output::new(Target::Markdown, path)).of(page);
        assert_eq!(of("docs", "gone"), "gone.md");
        assert_eq!(of("docs", ""), "index.md");
        assert_eq!(of("docs/{code}.mdx", "status/4"), "status/4.mdx");
        assert_eq!(of("docs/{code}/page.mdx", "gone"), "gone/page.mdx");
        assert_eq!(of("docs/{code}/page.mdx", ""), "page.mdx");
    }
}
