//! Files that lie complete beside their places until all of them can take them.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::named;

/// What the name of a staged file ends in; it begins with a dot and the number of the process that staged it.
const SUFFIX: &str = ".errcat-tmp";

/// Files that lie complete beside their places; dropped before [`land`](Self::land), it leaves no trace.
#[derive(Debug, Default)]
pub(super) struct Staging {
    files: Vec<(PathBuf, PathBuf)>,
    directories: Vec<PathBuf>,
}

impl Staging {
    /// How many files do not have their places yet.
    pub(super) fn len(&self) -> usize {
        self.files.len()
    }

    /// Opens a file that is to take the place of `path`, for [`fill`].
    pub(super) fn open(&mut self, path: &Path) -> io::Result<fs::File> {
        let directory = path.parent().unwrap_or(Path::new(""));
        self.create_directory(directory)?;
        let (temporary, file) = create_beside(path, self.files.len())?;
        self.files.push((temporary, path.to_owned()));
        Ok(file)
    }

    pub(super) fn land(&mut self) -> io::Result<()> {
        while let Some((temporary, path)) = self.files.last() {
            fs::rename(temporary, path).map_err(named("write", path))?;
            self.files.pop();
        }
        self.directories.clear();
        Ok(())
    }

    fn create_directory(&mut self, directory: &Path) -> io::Result<()> {
        let missing: Vec<&Path> = directory
            .ancestors()
            .take_while(|path| !path.exists())
            .collect();
        for path in missing
            .into_iter()
            .rev()
            .filter(|path| !path.as_os_str().is_empty())
        {
            match fs::create_dir(path) {
                Ok(()) => self.directories.push(path.to_owned()),
                // Another run was faster, and a directory is all that was wanted.
                Err(_) if path.is_dir() => {}
                Err(error) => return Err(named("create directory", path)(error)),
            }
        }
        Ok(())
    }
}

impl Drop for Staging {
    /// What cannot be cleaned up is harmless: no later run takes it for an output.
    fn drop(&mut self) {
        for (temporary, _) in &self.files {
            let _ = fs::remove_file(temporary);
        }
        for directory in self.directories.iter().rev() {
            let _ = fs::remove_dir(directory);
        }
    }
}

/// Writes the whole of a file that is to take the place of `path`.
pub(super) fn fill(mut file: fs::File, path: &Path, contents: &str) -> io::Result<()> {
    file.write_all(contents.as_bytes())
        .map_err(named("write", path))?;
    // An existing file keeps its mode; a new one has the mode that the user's umask gives.
    match fs::metadata(path) {
        Ok(metadata) => file
            .set_permissions(metadata.permissions())
            .map_err(named("write", path)),
        Err(_) => Ok(()),
    }
}

/// Removes what runs that were killed left staged in a directory.
///
/// What cannot be removed stays: it is in nobody's way.
pub(super) fn remove_leftovers(directory: &Path) {
    let directory = if directory.as_os_str().is_empty() {
        Path::new(".")
    } else {
        directory
    };
    for item in fs::read_dir(directory).into_iter().flatten().flatten() {
        let name = item.file_name();
        let process = name.to_str().and_then(staged_by);
        if process.is_some_and(|process| !is_running(process)) {
            let _ = fs::remove_file(item.path());
        }
    }
}

/// The process that staged a file of this name, if it is one that was staged.
fn staged_by(name: &str) -> Option<u32> {
    let (process, number) = name
        .strip_prefix('.')?
        .strip_suffix(SUFFIX)?
        .split_once('-')?;
    number.parse::<usize>().ok()?;
    process.parse().ok()
}

/// Whether a process is there, as far as the system says so by a folder; elsewhere only this one is known to be.
fn is_running(process: u32) -> bool {
    process == std::process::id() || Path::new("/proc").join(process.to_string()).exists()
}

/// Opens a new file in the directory of `path`, under a name that neither another run nor a leftover has.
fn create_beside(path: &Path, number: usize) -> io::Result<(PathBuf, fs::File)> {
    for number in number.. {
        let name = format!(".{}-{number}{SUFFIX}", std::process::id());
        let temporary = path.with_file_name(name);
        match fs::File::create_new(&temporary) {
            Ok(file) => return Ok((temporary, file)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(named("write", path)(error)),
        }
    }
    unreachable!("a directory does not hold as many files as there are numbers")
}
