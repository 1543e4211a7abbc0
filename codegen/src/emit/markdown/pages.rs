//! Markdown: the reference as a page for each thing that somebody looks up.

use std::collections::BTreeMap;

use errcat_catalog::Catalog;
use tera::Value;

use super::{
    link, place, text,
    way::{Files, relative},
};
use crate::{
    emit::{
        File,
        pages::{About, Page, To, Tree},
        template::Run,
    },
    output::Output,
};

pub(crate) fn emit(catalog: &Catalog, run: &Run<'_>, output: &Output) -> Vec<File> {
    let tree = Tree::pages(catalog, run);
    let files = Files::new(output);
    let pages = tree.all().iter();
    let write = |(at, page)| {
        Writer {
            tree: &tree,
            files: &files,
            run,
            at,
            page,
        }
        .file()
    };
    pages.enumerate().map(write).collect()
}

/// A page on its way to a file.
struct Writer<'w, 'a> {
    tree: &'w Tree<'a>,
    files: &'w Files,
    run: &'w Run<'w>,
    at: usize,
    page: &'w Page<'a>,
}

impl Writer<'_, '_> {
    fn file(&self) -> File {
        let mut parts = self.tree.parts(self.page);
        link::resolve(&mut parts, &|anchor| self.at_anchor(anchor));
        text::spell(&mut parts, &|to| self.way(to));
        let values = [
            ("parts", Value::from_serializable(&place::place(&parts))),
            ("title", Value::from(self.page.title.as_str())),
            ("flavor", Value::from("commonmark")),
            ("around", Value::from_serializable(&self.around())),
        ];
        let text = self.run.render("markdown/pages.md.tera", &values);
        File::new(self.files.of(&self.page.path), text)
    }

    /// The destination of a link.
    fn way(&self, to: &To) -> Option<String> {
        let spot = self.tree.spot(to)?;
        Some(self.to(spot.page, spot.anchor.as_deref()))
    }

    /// The destination of what a text of the catalogue knows as an anchor.
    fn at_anchor(&self, anchor: &str) -> Option<String> {
        let spot = self.tree.at(anchor)?;
        Some(self.to(spot.page, spot.anchor.as_deref()))
    }

    fn to(&self, page: usize, anchor: Option<&str>) -> String {
        let file = self.files.of(&self.tree.all()[page].path);
        match anchor {
            Some(anchor) if page == self.at => format!("#{anchor}"),
            Some(anchor) => format!("{}#{anchor}", self.relative(&file)),
            None => self.relative(&file),
        }
    }

    fn relative(&self, file: &str) -> String {
        relative(&self.files.of(&self.page.path), file)
    }

    /// The index and the neighbours, as links.
    fn around(&self) -> BTreeMap<&'static str, String> {
        let mut around = BTreeMap::new();
        let mut put = |name, page: Option<usize>| {
            if let Some(page) = page {
                let title = crate::escape::markdown_text(&self.tree.all()[page].label);
                around.insert(name, format!("[{title}]({})", self.to(page, None)));
            }
        };
        let is_index = matches!(self.page.about, About::Index);
        put("index", (!is_index).then_some(0));
        put("previous", self.page.previous);
        put("next", self.page.next);
        around
    }
}
