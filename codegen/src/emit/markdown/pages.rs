//! Markdown: the reference as a page for each thing that somebody looks up.

use std::collections::BTreeMap;

use errcat_catalog::{Catalog, api::Api};
use tera::Value;

use super::{flavor::Dialect, link, nav, open, place};
use crate::{
    emit::{
        File,
        pages::{About, Block, Page, Tree},
        template::Run,
    },
    output::{Flavor, Output},
};

pub(super) fn emit(catalog: &Catalog, run: &Run<'_>, output: &Output, take: &dyn Fn(File)) {
    let tree = Tree::pages(catalog, run, &beside(catalog, output));
    let dialect = Dialect::new(catalog, output);
    for (at, page) in tree.all().iter().enumerate() {
        let writer = Writer {
            tree: &tree,
            dialect: &dialect,
            run,
            at,
            page,
        };
        take(writer.file(catalog));
    }
    if let Some(nav) = nav::file(catalog, &tree, &dialect) {
        take(nav);
    }
}

/// The paths that no page can have, for the files beside the pages, and for those that the generator makes besides.
pub(crate) fn beside(api: &Api, output: &Output) -> Vec<String> {
    let Dialect {
        files,
        flavor,
        folder,
        ..
    } = Dialect::new(api, output);
    let (list, index) = (nav::name(flavor), files.of(""));
    let own = list.into_iter().chain([index.as_str()]);
    let own = own.filter_map(|file| files.meeting(file));
    let made: &[&str] = match flavor {
        Flavor::Mdbook if !files.are_folders() => &["print", "toc", "404"],
        Flavor::Mkdocs if folder.is_empty() => &["404.html", "sitemap.xml", "templates"],
        Flavor::Starlight if folder.is_empty() => &["404"],
        _ => &[],
    };
    own.chain(made.iter().copied()).map(str::to_owned).collect()
}

/// A page on its way to a file.
struct Writer<'w, 'a> {
    tree: &'w Tree<'a>,
    dialect: &'w Dialect,
    run: &'w Run<'w>,
    at: usize,
    page: &'w Page<'a>,
}

impl Writer<'_, '_> {
    fn file(&self, catalog: &Catalog) -> File {
        let mut parts = self.tree.parts(self.page);
        open::open(&mut parts);
        let up = self.dialect.up(&self.page.path);
        let to = |page, anchor: Option<&str>| self.to(page, anchor);
        link::lead(self.tree, &mut parts, &to, &up);
        let mut blocks = parts.iter().flat_map(|part| &part.blocks);
        let has_tabs = blocks.any(|block| matches!(block, Block::Tabs { .. }));
        let imports = if has_tabs { self.dialect.imports() } else { "" };
        let title = Some(self.page.title.as_str()).filter(|_| self.dialect.has_heading());
        let front = self.dialect.front(catalog, self.page, self.at);
        let values = [
            ("is_marked", Value::from(!front.is_empty())),
            ("front", Value::from(front)),
            ("imports", Value::from(imports)),
            ("title", title.map_or(Value::none(), Value::from)),
            ("parts", Value::from_serializable(&place::place(&parts))),
            ("flavor", Value::from(self.dialect.flavor.as_str())),
            ("scroll", Value::from(self.dialect.scroll())),
            ("around", Value::from_serializable(&self.around())),
        ];
        let text = self.run.render("markdown/pages.md.tera", &values);
        File::new(self.dialect.files.of(&self.page.path), text)
    }

    /// The destination of a link to an anchor or a page.
    fn to(&self, page: usize, anchor: Option<&str>) -> String {
        let path = &self.tree.all()[page].path;
        match anchor {
            Some(anchor) if page == self.at => format!("#{anchor}"),
            Some(anchor) => format!("{}#{anchor}", self.dialect.way(&self.page.path, path)),
            None => self.dialect.way(&self.page.path, path),
        }
    }

    /// The index and the neighbours, as links, where no generator makes them.
    fn around(&self) -> BTreeMap<&'static str, String> {
        let mut around = BTreeMap::new();
        if self.dialect.flavor != Flavor::Commonmark {
            return around;
        }
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
