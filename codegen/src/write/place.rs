//! Where a relative path really lands: directories followed through symbolic links, and held inside the base.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use super::named;

/// The directories below one base directory, each looked at once.
#[derive(Debug)]
pub(super) struct Places {
    base: PathBuf,
    /// The base without symbolic links, or as given while it does not exist yet.
    real_base: PathBuf,
    seen: BTreeMap<String, Dir>,
}

#[derive(Debug, Clone)]
struct Dir {
    real: PathBuf,
    exists: bool,
}

impl Places {
    pub(super) fn new(base: &Path) -> io::Result<Self> {
        let here = if base.as_os_str().is_empty() {
            Path::new(".")
        } else {
            base
        };
        let (real_base, exists) = match here.canonicalize() {
            Ok(real) if real.is_dir() => (real, true),
            Ok(_) => return Err(problem(base, "is a file, not an output directory")),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                (std::path::absolute(base)?, false)
            }
            Err(error) => return Err(named("open", base)(error)),
        };
        let seen = BTreeMap::from([(
            String::new(),
            Dir {
                real: real_base.clone(),
                exists,
            },
        )]);
        Ok(Self {
            base: base.to_owned(),
            real_base,
            seen,
        })
    }

    /// The real path of a file that may not exist yet; its own last component is not followed.
    ///
    /// Fails where a directory of the path is a file, or is a symbolic link out of the base.
    pub(super) fn locate(&mut self, path: &str) -> io::Result<PathBuf> {
        let (parent, name) = path.rsplit_once('/').unwrap_or(("", path));
        Ok(self.dir(parent, path)?.real.join(name))
    }

    fn dir(&mut self, dir: &str, file: &str) -> io::Result<Dir> {
        if let Some(known) = self.seen.get(dir) {
            return Ok(known.clone());
        }
        let (parent, name) = dir.rsplit_once('/').unwrap_or(("", dir));
        let parent = self.dir(parent, file)?;
        let mut found = Dir {
            real: parent.real.join(name),
            exists: false,
        };
        if parent.exists {
            let shown = self.base.join(dir);
            match shown.canonicalize() {
                Ok(real) => found = Dir { real, exists: true },
                Err(error) if error.kind() == io::ErrorKind::NotFound && !shown.is_symlink() => {}
                Err(error) => return Err(named("open", &shown)(error)),
            }
            if found.exists && !found.real.is_dir() {
                return Err(problem(
                    &shown,
                    &format!("is a file, and `{file}` needs a directory there"),
                ));
            }
            if !found.real.starts_with(&self.real_base) {
                return Err(problem(
                    &shown,
                    &format!("is a link that leads `{file}` out of the output directory"),
                ));
            }
        }
        self.seen.insert(dir.to_owned(), found.clone());
        Ok(found)
    }
}

/// Reads the regular file at a path, or nothing where there is none.
pub(super) fn read_file(path: &Path) -> io::Result<Option<Vec<u8>>> {
    let kind = match path.symlink_metadata() {
        Ok(metadata) => metadata.file_type(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(named("read", path)(error)),
    };
    if kind.is_dir() {
        return Err(problem(
            path,
            "is a directory, and a file is to be written there",
        ));
    }
    if !kind.is_file() {
        return Err(problem(
            path,
            "is not a regular file; errcat neither follows nor replaces it",
        ));
    }
    std::fs::read(path).map(Some).map_err(named("read", path))
}

pub(super) fn problem(path: &Path, what: &str) -> io::Error {
    io::Error::new(
        io::ErrorKind::InvalidInput,
        format!("`{}` {what}", path.display()),
    )
}
