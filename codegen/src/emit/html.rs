//! HTML: the reference of a catalogue as a site of static files.
//!
//! A thin writer on the [tree of pages](super::pages). [`write`] spells blocks, [`shell`] puts what a page has into the template
//! `html/page.html.tera`, which runs once, [`rows`] is what the search and the decoder know of each error, and [`machine`]
//! writes what programs read.

mod decoder;
mod filters;
mod highlight;
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

use self::{page::Pages, shell::Shell};
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
    /// The path of the page into which people paste.
    decoder: String,
}

/// Hands over the files of a site, each as soon as it is made, from two threads.
pub(crate) fn emit(catalog: &Catalog, run: &Run<'_>, take: Take<'_>) {
    let tree = Tree::pages(catalog, run);
    let site = Site {
        catalog,
        run,
        shell: Shell::new(catalog, run),
        decoder: decoder::path(&tree),
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
    let style = site.run.render("html/site.css.tera", &[]);
    let script = site.run.render("html/site.js.tera", &[]);
    let decode = squeeze::script(&decoder::script(site));
    take(File::new("assets/site.css", squeeze::style(&style)));
    take(File::new("assets/site.js", squeeze::script(&script)));
    take(File::new("assets/decode.js", decode));
    rows::files(site).into_iter().for_each(take);
}
