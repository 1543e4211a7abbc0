//! Files that are not there yet.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use crate::report::Failure;

/// Whether something is there, be it a link that leads nowhere.
pub(crate) fn exists(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}

/// Creates a file, and the folders on its way; what is there is never overwritten.
pub(crate) fn create(path: &Path, text: &str) -> Result<(), Failure> {
    let fail = |error| Failure::new(format!("cannot write `{}`: {error}", path.display()));
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent).map_err(fail)?;
    }
    let mut file = fs::File::create_new(path).map_err(fail)?;
    file.write_all(text.as_bytes()).map_err(fail)
}
