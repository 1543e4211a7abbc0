//! A plan becomes files: everything is staged beside its place first, then renamed, then recorded.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::manifest::{self, Manifest};
use super::{MANIFEST, Plan, PlannedFile, State, named};

/// What [`Plan::apply`] may do beyond creating files and updating its own.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Permit {
    /// Replace files that errcat wrote and somebody edited. Files that errcat did not write are never replaced.
    pub force: bool,
    /// Remove files that are no longer produced, and directories that become empty by it.
    pub prune: bool,
}

/// What [`Plan::apply`] did to one file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Done {
    /// It was not there.
    Created,
    /// It was replaced.
    Updated,
    /// It was right already, and is now in the manifest.
    Adopted,
    /// It was an orphan.
    Removed,
    /// It was an edited orphan: it stays, and is no longer errcat's.
    Released,
}

impl Plan<'_> {
    /// The files that stand in the way: [`apply`](Self::apply) writes nothing while there is one.
    pub fn blocked(&self, permit: Permit) -> impl Iterator<Item = &PlannedFile> {
        self.files.iter().filter(move |file| match file.state {
            State::Foreign => true,
            State::HandEdited => !permit.force,
            _ => false,
        })
    }

    /// Carries the plan out and says what was done, sorted by path; files that stay as they are are left out.
    ///
    /// Files are staged under other names until all of them are on disk, so a full disk or a directory that cannot
    /// be written changes nothing. The manifest is written last: after an interruption between the two, the next run
    /// adopts the files that are already right.
    ///
    /// # Errors
    ///
    /// When a file is [`blocked`](Self::blocked), or the disk refuses something; the error names the path.
    pub fn apply(&self, permit: Permit) -> io::Result<Vec<(&PlannedFile, Done)>> {
        if let Some(file) = self.blocked(permit).next() {
            let path = self.base.join(&file.path);
            let why = match file.state {
                State::Foreign => "was not made by errcat",
                _ => "was edited since errcat wrote it",
            };
            let message = format!("`{}` {why}; nothing was written", path.display());
            return Err(io::Error::new(io::ErrorKind::AlreadyExists, message));
        }

        let mut staging = Staging::default();
        for (path, contents) in &self.wanted {
            if self.state_of(path).is_some_and(writes) {
                staging.add(&self.base.join(path), contents)?;
            }
        }
        staging.land()?;

        let mut manifest = self.manifest.clone();
        let removal = if permit.prune {
            self.prune(&mut manifest)
        } else {
            Ok(())
        };
        if !self.manifest_reads(&manifest) {
            let mut staging = Staging::default();
            staging.add(&self.base.join(MANIFEST), &manifest::render(&manifest))?;
            staging.land()?;
        }
        removal?;
        Ok(self
            .files
            .iter()
            .filter_map(|file| Some((file, done(file.state, permit)?)))
            .collect())
    }

    /// Removes orphans from disk and from the manifest, and goes on after one that cannot be removed.
    fn prune(&self, manifest: &mut Manifest) -> io::Result<()> {
        let mut result = Ok(());
        let mut emptied = BTreeSet::new();
        for file in &self.files {
            match file.state {
                State::Orphan => {
                    let path = self.base.join(&file.path);
                    if let Err(error) = fs::remove_file(&path) {
                        result = result.and(Err(named("remove", &path)(error)));
                        continue;
                    }
                    emptied.extend(Path::new(&file.path).parent());
                }
                State::EditedOrphan => {}
                _ => continue,
            }
            manifest.remove(&file.path);
        }
        // The deepest come first; a directory that still has something in it refuses, and so keeps its parents.
        for directory in emptied.into_iter().rev() {
            let mut below = directory
                .ancestors()
                .take_while(|path| !path.as_os_str().is_empty());
            below.all(|path| fs::remove_dir(self.base.join(path)).is_ok());
        }
        result
    }

    fn state_of(&self, path: &str) -> Option<State> {
        let index = self
            .files
            .binary_search_by(|file| file.path.as_str().cmp(path))
            .ok()?;
        Some(self.files[index].state)
    }
}

fn writes(state: State) -> bool {
    matches!(state, State::Created | State::Modified | State::HandEdited)
}

fn done(state: State, permit: Permit) -> Option<Done> {
    match state {
        State::Created => Some(Done::Created),
        State::Modified | State::HandEdited => Some(Done::Updated),
        State::Adopted => Some(Done::Adopted),
        State::Orphan if permit.prune => Some(Done::Removed),
        State::EditedOrphan if permit.prune => Some(Done::Released),
        State::Unchanged | State::Foreign | State::Orphan | State::EditedOrphan => None,
    }
}

/// Files that lie complete beside their places; dropped before [`land`](Self::land), it leaves no trace.
#[derive(Default)]
struct Staging {
    files: Vec<(PathBuf, PathBuf)>,
    directories: Vec<PathBuf>,
}

impl Staging {
    fn add(&mut self, path: &Path, contents: &str) -> io::Result<()> {
        let directory = path.parent().unwrap_or(Path::new(""));
        self.create_directory(directory)?;
        let (temporary, mut file) = create_beside(path, self.files.len())?;
        self.files.push((temporary, path.to_owned()));
        file.write_all(contents.as_bytes())
            .map_err(named("write", path))?;
        // An existing file keeps its mode; a new one has the mode that the user's umask gives.
        if let Ok(metadata) = fs::metadata(path) {
            file.set_permissions(metadata.permissions())
                .map_err(named("write", path))?;
        }
        Ok(())
    }

    fn land(mut self) -> io::Result<()> {
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

/// Opens a new file in the directory of `path`, under a name that neither another run nor a leftover has.
fn create_beside(path: &Path, number: usize) -> io::Result<(PathBuf, fs::File)> {
    for number in number.. {
        let name = format!(".{}-{number}.errcat-tmp", std::process::id());
        let temporary = path.with_file_name(name);
        match fs::File::create_new(&temporary) {
            Ok(file) => return Ok((temporary, file)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(named("write", path)(error)),
        }
    }
    unreachable!("a directory does not hold as many files as there are numbers")
}
