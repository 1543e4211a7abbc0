//! HTML: the reference of a catalogue as a site of static files.
//!
//! A thin writer on the [tree of pages](super::pages). [`write`] spells blocks, [`shell`] puts what a page has into the template
//! `html/page.html.tera`, which runs once, [`rows`] is what the search and the decoder know of each error, and [`machine`]
//! writes what programs read.

mod decoder;
mod files;
mod filters;
mod highlight;
mod known;
mod machine;
mod nav;
mod page;
mod rows;
mod shelf;
mod shell;
mod squeeze;
mod write;

pub use self::shelf::Shelf;

use std::{
    panic::resume_unwind,
    sync::atomic::{AtomicUsize, Ordering},
    thread,
};

use errcat_catalog::Catalog;

pub(crate) use self::files::{beside, is_at};
use self::{
    files::Files,
    page::Pages,
    shell::{Ground, Shell},
};
use crate::artifact::seal::banner;

use super::{
    File,
    pages::{About, Tree},
    template::Run,
};

/// What a site is made from.
struct Site<'a> {
    catalog: &'a Catalog,
    run: &'a Run<'a>,
    tree: &'a Tree<'a>,
    shell: Shell,
    files: Files,
    lists: nav::Lists,
    /// The path of the page into which people paste.
    decoder: String,
    /// What a page says of where it is from.
    banner: String,
}

/// Hands over the files of a site, each as soon as it is made, from two threads.
pub(crate) fn emit(catalog: &Catalog, run: &Run<'_>, take: Take<'_>) {
    let tree = Tree::pages(catalog, run, &beside(catalog));
    let parts = rows::count(catalog);
    let site = Site {
        catalog,
        run,
        shell: Shell::new(run, Ground::Site { parts }),
        files: Files::of(catalog),
        lists: nav::lists(&tree),
        decoder: decoder::path(&tree),
        banner: banner(&catalog.name),
        tree: &tree,
    };
    assets(&site, take);
    let pages = Pages::new(&site);
    let all = tree.all();
    let is_entry = |at: &usize| matches!(all[*at].about, About::Entry(_));
    let entries: Vec<usize> = (0..all.len()).filter(is_entry).collect();
    let chunks: Vec<&[usize]> = entries.chunks(CHUNK).collect();
    let next = AtomicUsize::new(0);
    let work = || {
        let mut twins = Vec::new();
        while let Some(chunk) = chunks.get(next.fetch_add(1, Ordering::Relaxed)) {
            twins.extend(pages.errors(chunk, take));
        }
        twins
    };
    let mut twins = Vec::new();
    thread::scope(|scope| {
        let beside = thread::Builder::new()
            .stack_size(super::STACK_SIZE)
            .spawn_scoped(scope, work)
            .expect("the system has threads to give");
        twins.extend(pages.others(take));
        twins.extend(work());
        twins.extend(beside.join().unwrap_or_else(|panic| resume_unwind(panic)));
    });
    take(decoder::page(&site));
    machine::files(&site, twins, take);
}

/// How many errors a thread takes at a time.
const CHUNK: usize = 32;

/// What takes a file that is made.
type Take<'a> = &'a (dyn Fn(File) + Sync);

/// The style sheet, the scripts and what they know of the errors.
fn assets(site: &Site<'_>, take: Take<'_>) {
    for name in ["site", "page"] {
        let style = site.run.render(&format!("html/{name}.css.tera"), &[]);
        let path = format!("assets/{name}.css");
        take(File::new(path, squeeze::style(&style)));
    }
    for name in ["site", "page", "paste"] {
        let script = site.run.render(&format!("html/{name}.js.tera"), &[]);
        take(File::new(script_at(name), squeeze::script(&script)));
    }
    let decode = squeeze::script(&decoder::script(site));
    take(File::new(script_at("decode"), decode));
    take(File::new("data/known.js", known::script(site)));
    rows::files(site).into_iter().for_each(take);
}

fn script_at(name: &str) -> String {
    format!("assets/{name}.js")
}
