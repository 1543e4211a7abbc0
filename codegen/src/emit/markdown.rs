//! Markdown: the reference page of a catalogue.

use errcat_catalog::Catalog;

use super::{File, template::Run};

pub(crate) fn emit(_catalog: &Catalog, run: &Run<'_>) -> Vec<File> {
    vec![File::new("", run.render("markdown/page.md.tera", &[]))]
}
