//! Artifacts meet a disk: the only part of errcat that writes.
//!
//! A [`Writer`] compares what a run wants with what a directory holds, file by file: files say themselves that errcat made
//! them and that nobody edited them, and `errcat.lock`, the manifest in that directory, says which there are, with the
//! hashes of those that cannot. What differs it stages beside its place, or with `--check` not. [`Writer::plan`] says what
//! the whole run would do, and [`Plan::apply`] does it: every file appears by a rename, files that are right stay
//! untouched, files that errcat did not make are never replaced or removed.
//!
//! Two runs that write into one directory at once are for the caller to keep apart, as the command does.
//!
//! The directory need not be under version control, and nothing here asks for the time.

mod apply;
mod kept;
mod manifest;
mod meeting;
mod place;
mod staging;
mod writer;

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};

pub use self::apply::{Done, Permit};
use self::kept::Kept;
pub use self::manifest::MANIFEST;
use self::manifest::{Manifest, Record};
pub use self::meeting::Meeting;
use self::place::{Places, read_file};
use self::staging::Staging;
use self::writer::{Found, Taken, Wanted};
pub use self::writer::{Mode, Writer};
use crate::artifact::Origin;

/// Which lines of the manifest a run answers for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// The run makes everything that the directory should have: what it does not make is an orphan.
    Whole,
    /// The run makes some catalogues or targets only: orphans are searched among the files of those.
    Partial,
}

/// How a file on disk stands to what the run wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// As wanted, and in the manifest.
    Unchanged,
    /// As wanted, but the manifest does not say so: only the manifest is to change.
    Adopted,
    /// Not there yet.
    Created,
    /// As errcat wrote it, or as version control merged it with marks of a conflict, and not as wanted.
    Modified,
    /// Written by errcat and edited since.
    HandEdited,
    /// Something else that lies where a file is to be written.
    Foreign,
    /// As errcat wrote it, and no longer produced.
    Orphan,
    /// Written by errcat, edited since, and no longer produced.
    EditedOrphan,
}

/// One file of a [`Plan`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedFile {
    /// The path, relative to the directory of the run.
    pub path: String,
    /// What the file is made from, or was.
    pub origin: Origin,
    /// How it stands.
    pub state: State,
}

/// What a run would do to a directory. Dropped before it is [applied](Self::apply), it leaves no trace.
#[derive(Debug)]
pub struct Plan {
    base: PathBuf,
    files: Vec<PlannedFile>,
    staging: Staging,
    /// The manifest as it was.
    recorded: Manifest,
    /// The manifest once everything that is wanted lies on disk, orphans still listed.
    manifest: Manifest,
    /// The bytes of the manifest now, if there is one.
    manifest_text: Option<String>,
}

impl Plan {
    fn new(
        base: PathBuf,
        scope: Scope,
        read: manifest::Read,
        manifest_text: Option<String>,
        taken: Taken,
    ) -> io::Result<Self> {
        let Taken {
            mut places,
            files: wanted,
            staging,
            ..
        } = taken;
        let recorded = read.manifest;
        let orphans = find_orphans(&recorded, &wanted, scope);
        let aliases = find_aliases(&orphans, &wanted, &mut places);

        let mut files = Vec::new();
        let mut manifest = recorded.clone();
        for file in &wanted {
            let alias = aliases.get(file.real.as_path());
            let state = match file.found {
                Found::Nothing => State::Created,
                Found::Same if recorded.get(&file.path) == Some(&file.record) => State::Unchanged,
                Found::Same => State::Adopted,
                Found::Other(kept) => {
                    // The manifest may know the file by the name that it had.
                    let kept = match alias {
                        Some(&old) if !recorded.contains_key(&file.path) => {
                            let bytes = read_file(&file.real)?.unwrap_or_default();
                            Kept::of(&bytes, Some(&recorded[old]), read.conflict)
                        }
                        _ => kept,
                    };
                    match kept {
                        Kept::Foreign => State::Foreign,
                        Kept::Edited => State::HandEdited,
                        Kept::Made | Kept::Merged => State::Modified,
                    }
                }
            };
            files.push(PlannedFile {
                path: file.path.clone(),
                origin: file.origin.clone(),
                state,
            });
            manifest.insert(file.path.clone(), file.record.clone());
        }
        for (path, record) in orphans {
            let renamed = aliases.values().any(|&old| old == path);
            let bytes = if renamed {
                None
            } else {
                read_orphan(path, &mut places)?
            };
            let Some(bytes) = bytes else {
                manifest.remove(path);
                continue;
            };
            let state = match Kept::of(&bytes, Some(record), read.conflict) {
                Kept::Made => State::Orphan,
                _ => State::EditedOrphan,
            };
            files.push(PlannedFile {
                path: path.to_owned(),
                origin: record.origin.clone(),
                state,
            });
        }
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(Self {
            base,
            files,
            staging,
            recorded,
            manifest,
            manifest_text,
        })
    }

    /// Every file of the run, and every orphan, sorted by path.
    pub fn files(&self) -> &[PlannedFile] {
        &self.files
    }

    /// Whether the directory holds what the run wants, and nothing that it no longer wants.
    pub fn is_clean(&self) -> bool {
        self.files.iter().all(|file| file.state == State::Unchanged) && !self.manifest_is_stale()
    }

    /// Whether the manifest has lines to gain, to lose or to correct, orphans aside.
    pub fn manifest_is_stale(&self) -> bool {
        !manifest::is_written(&self.manifest, self.manifest_text.as_deref())
    }
}

/// A path as systems compare it that know no case.
fn folded(path: &Path) -> String {
    path.to_string_lossy().to_uppercase()
}

fn find_orphans<'m>(
    recorded: &'m Manifest,
    wanted: &[Wanted],
    scope: Scope,
) -> Vec<(&'m str, &'m Record)> {
    let produced: BTreeSet<&str> = wanted.iter().map(|file| file.path.as_str()).collect();
    let origins: BTreeSet<&Origin> = wanted.iter().map(|file| &file.origin).collect();
    recorded
        .iter()
        .filter(|(path, _)| !produced.contains(path.as_str()))
        .filter(|(_, record)| scope == Scope::Whole || origins.contains(&record.origin))
        .map(|(path, record)| (path.as_str(), record))
        .collect()
}

/// Orphans that are a produced file under another name: a case change where case does not count, a linked directory.
///
/// Removing such an orphan would remove the file that was just written.
fn find_aliases<'m, 'w>(
    orphans: &[(&'m str, &'m Record)],
    wanted: &'w [Wanted],
    places: &mut Places,
) -> BTreeMap<&'w Path, &'m str> {
    let mut aliases = BTreeMap::new();
    if orphans.is_empty() {
        return aliases;
    }
    let on_disk: BTreeMap<PathBuf, &Path> = wanted
        .iter()
        .filter_map(|file| Some((file.real.canonicalize().ok()?, file.real.as_path())))
        .collect();
    for (path, _) in orphans {
        if let Ok(real) = places.locate(path).and_then(std::fs::canonicalize)
            && let Some(landing) = on_disk.get(&real)
        {
            aliases.insert(*landing, *path);
        }
    }
    aliases
}

/// Reads an orphan; what is now a directory, a link or out of reach is not what errcat wrote, and counts as gone.
fn read_orphan(path: &str, places: &mut Places) -> io::Result<Option<Vec<u8>>> {
    match places.locate(path).and_then(|real| read_file(&real)) {
        Err(error) if error.kind() == io::ErrorKind::InvalidInput => Ok(None),
        result => result,
    }
}

/// Puts the path and what was attempted into an error of the system.
fn named(verb: &str, path: &Path) -> impl FnOnce(io::Error) -> io::Error {
    let message = format!("cannot {verb} `{}`", path.display());
    move |error| io::Error::new(error.kind(), format!("{message}: {error}"))
}

/// An error that came before the first file took its place.
fn nothing_written(error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{error}; nothing was written"))
}
