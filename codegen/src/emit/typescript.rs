use errcat_catalog::Catalog;

use super::{File, template::Run};

pub(crate) fn emit(_catalog: &Catalog, _run: &Run<'_>) -> Vec<File> {
    Vec::new()
}
