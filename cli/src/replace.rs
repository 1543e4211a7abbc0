//! A file of the user's with another text in it.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use crate::report::Failure;

/// Replaces a file by a rename, so that it is never half-written; a link stays one.
pub(crate) fn replace(path: &Path, text: &str) -> Result<(), Failure> {
    let attempt = || -> std::io::Result<()> {
        let path = path.canonicalize()?;
        let temporary = path.with_file_name(format!(".{}.errcat-new", std::process::id()));
        let mut file = fs::File::create_new(&temporary)?;
        let written = file
            .write_all(text.as_bytes())
            .and_then(|()| file.set_permissions(fs::metadata(&path)?.permissions()))
            .and_then(|()| fs::rename(&temporary, &path));
        if written.is_err() {
            let _ = fs::remove_file(&temporary);
        }
        written
    };
    attempt().map_err(|error| Failure::new(format!("cannot write `{}`: {error}", path.display())))
}
