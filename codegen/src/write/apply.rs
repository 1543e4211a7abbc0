//! A plan becomes files: everything is staged beside its place first, then recorded, then renamed.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;

use super::manifest::{self, Manifest};
use super::staging::{Staging, fill, remove_leftovers};
use super::{MANIFEST, Plan, PlannedFile, State, named, nothing_written};

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

impl Plan {
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
    /// be written changes nothing. Before the first of them takes its place, the manifest says what each was and will
    /// be, so that after an interruption the next run knows every file for its own.
    ///
    /// # Errors
    ///
    /// When a file is [`blocked`](Self::blocked), the disk refuses something, or the writer only compared; the error names
    /// the path.
    pub fn apply(&mut self, permit: Permit) -> io::Result<Vec<(PlannedFile, Done)>> {
        let mut staging = std::mem::take(&mut self.staging);
        if let Some(file) = self.blocked(permit).next() {
            let path = self.base.join(&file.path);
            let why = match file.state {
                State::Foreign => "was not made by errcat",
                _ => "was edited since errcat wrote it",
            };
            let message = format!("`{}` {why}; nothing was written", path.display());
            return Err(io::Error::new(io::ErrorKind::AlreadyExists, message));
        }

        if let Some(file) = self.files.iter().find(|file| writes(file.state))
            && staging.len() == 0
        {
            let path = self.base.join(&file.path);
            let message = format!("`{}` was compared and not staged", path.display());
            return Err(io::Error::new(io::ErrorKind::Unsupported, message));
        }
        self.directories()
            .into_iter()
            .for_each(|directory| remove_leftovers(&self.base.join(directory)));
        let staged = staging.len();
        if staged > 0 {
            let recorded = self.record(&self.before());
            recorded.map_err(|error| nothing_written(&error))?;
        }
        if let Err(error) = staging.land() {
            if staging.len() == staged {
                self.forget();
                return Err(nothing_written(&error));
            }
            return Err(error);
        }

        let mut manifest = self.manifest.clone();
        let removal = if permit.prune {
            self.prune(&mut manifest)
        } else {
            Ok(())
        };
        self.record(&manifest)?;
        removal?;
        Ok(self
            .files
            .iter()
            .filter_map(|file| Some((file.clone(), done(file.state, permit)?)))
            .collect())
    }

    /// Every directory that has a file of the plan, relative to that of the run, which is one of them.
    fn directories(&self) -> BTreeSet<&Path> {
        let parents = self
            .files
            .iter()
            .filter_map(|file| Path::new(&file.path).parent());
        parents.chain([Path::new("")]).collect()
    }

    /// The manifest while files take their places: each may be as it was or as it is to be.
    fn before(&self) -> Manifest {
        let mut manifest = self.manifest.clone();
        for (path, record) in &self.recorded {
            if let Some(known) = manifest.get_mut(path) {
                known.hashes.extend(&record.hashes);
            }
        }
        manifest
    }

    fn record(&self, manifest: &Manifest) -> io::Result<()> {
        let path = self.base.join(MANIFEST);
        let now = fs::read_to_string(&path).ok();
        if manifest::is_written(manifest, now.as_deref()) {
            return Ok(());
        }
        let mut staging = Staging::default();
        let file = staging.open(&path)?;
        fill(file, &path, &manifest::render(manifest))?;
        staging.land()
    }

    /// Puts the manifest back as it was. Where that fails it stays, and knows of files that are not there, which is no harm.
    fn forget(&self) {
        let path = self.base.join(MANIFEST);
        let _ = match &self.manifest_text {
            Some(text) => fs::write(path, text),
            None => fs::remove_file(path),
        };
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
