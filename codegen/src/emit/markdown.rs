//! Markdown: the reference of a catalogue, on one page or as a page for each thing that somebody looks up.
//!
//! A page of the [tree](super::pages) is laid out by the template `markdown/page.md.tera` over its blocks: headings, prose, code,
//! tables and lists whose texts say what they are, so that the template chooses the escaping and nothing else.

mod flavor;
mod link;
mod nav;
mod open;
mod pages;
mod place;
mod text;
mod twin;
mod way;

pub(super) use self::{pages::beside, twin::twin};

use errcat_catalog::Catalog;
use tera::Value;

use super::{
    File,
    pages::{To, Tree},
    template::Run,
};
use crate::output::{Output, PageLayout};

/// Hands over the reference, each page as soon as it is made.
pub(crate) fn emit(catalog: &Catalog, run: &Run<'_>, output: &Output, take: &dyn Fn(File)) {
    match output.options.pages.layout {
        PageLayout::Page => take(page(catalog, run)),
        PageLayout::Pages => pages::emit(catalog, run, output, take),
    }
}

fn page(catalog: &Catalog, run: &Run<'_>) -> File {
    let tree = Tree::whole(catalog, run);
    let mut parts = tree.parts(&tree.all()[0]);
    let way = |to: &To| Some(format!("#{}", tree.spot(to)?.anchor?));
    text::spell(&mut parts, &way);
    let sections = Value::from_serializable(&place::place(&parts));
    let values = [
        ("sections", sections),
        ("flavor", Value::from("page")),
        ("scroll", Value::from("")),
    ];
    File::new("", run.render("markdown/page.md.tera", &values))
}
