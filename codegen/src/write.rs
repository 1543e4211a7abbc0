//! Artifacts meet a disk: the only part of errcat that writes.
//!
//! [`plan`] compares what a run wants with what a directory holds: files say themselves that errcat made them and that
//! nobody edited them, and `errcat.lock`, the manifest in that directory, says which there are, with the hashes of those
//! that cannot. It changes nothing, so it is also the whole of `--check`. [`Plan::apply`] carries the plan out: every file
//! appears by a rename, files that are right stay untouched, files that errcat did not make are never replaced or removed.
//!
//! Two runs that write into one directory at once are for the caller to keep apart, as the command does.
//!
//! The directory need not be under version control, and nothing here asks for the time.

mod apply;
mod kept;
mod manifest;
mod place;
mod staging;

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};

pub use self::apply::{Done, Permit};
use self::kept::{Kept, is_same};
pub use self::manifest::MANIFEST;
use self::manifest::{Manifest, Record};
use self::place::{Places, problem, read_file};
use crate::artifact::seal::{self, Seal, hash};
use crate::artifact::{Artifact, Origin, check_path};

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

/// What a run would do to a directory.
#[derive(Debug)]
pub struct Plan<'a> {
    base: PathBuf,
    files: Vec<PlannedFile>,
    wanted: BTreeMap<&'a str, &'a str>,
    /// The manifest as it was.
    recorded: Manifest,
    /// The manifest once everything that is wanted lies on disk, orphans still listed.
    manifest: Manifest,
    /// The bytes of the manifest now, if there is one.
    manifest_text: Option<String>,
}

/// Compares artifacts with the directory `base`, which need not exist.
///
/// # Errors
///
/// When two artifacts claim one path (case aside, as many file systems see it), a path is not one that
/// [`check_path`] accepts or leads out of `base`, something that is not a regular file lies where a file is to be
/// written, the manifest is damaged, or the disk cannot be read. The error names the path.
pub fn plan<'a>(base: &Path, artifacts: &'a [Artifact], scope: Scope) -> io::Result<Plan<'a>> {
    let mut places = Places::new(base)?;
    let manifest_path = base.join(MANIFEST);
    let manifest_text = read_manifest(&manifest_path)?;
    let read = match &manifest_text {
        None => manifest::Read::default(),
        Some(text) => manifest::parse(text).map_err(|(line, what)| {
            let path = manifest_path.display();
            let way_out = "remove the line, or the file, which is then made anew";
            io::Error::new(
                io::ErrorKind::InvalidData,
                format!("{path}:{line}: {what}; {way_out}"),
            )
        })?,
    };
    let recorded = read.manifest;

    let landings = land(artifacts, &mut places)?;
    let orphans = find_orphans(&recorded, artifacts, scope);
    let aliases = find_aliases(&orphans, &landings, &mut places);

    let mut files = Vec::new();
    let mut manifest = recorded.clone();
    let mut wanted = BTreeMap::new();
    for (artifact, real) in artifacts.iter().zip(&landings) {
        let Artifact {
            path,
            contents,
            origin,
        } = artifact;
        let record = recorded
            .get(path)
            .or_else(|| aliases.get(real.as_path()).map(|&old| &recorded[old]));
        let carries_hash = seal::read(contents.as_bytes()) == Seal::Intact;
        let hashes = (!carries_hash).then(|| hash(contents.as_bytes()));
        let now = Record {
            hashes: hashes.into_iter().collect(),
            origin: origin.clone(),
        };
        let state = match read_file(real)? {
            None => State::Created,
            Some(bytes) if is_same(&bytes, contents) => {
                if recorded.get(path) == Some(&now) {
                    State::Unchanged
                } else {
                    State::Adopted
                }
            }
            Some(bytes) => match Kept::of(&bytes, record, read.conflict) {
                Kept::Foreign => State::Foreign,
                Kept::Edited => State::HandEdited,
                Kept::Made | Kept::Merged => State::Modified,
            },
        };
        files.push(PlannedFile {
            path: path.clone(),
            origin: origin.clone(),
            state,
        });
        manifest.insert(path.clone(), now);
        wanted.insert(path.as_str(), contents.as_str());
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
    Ok(Plan {
        base: base.to_owned(),
        files,
        wanted,
        recorded,
        manifest,
        manifest_text,
    })
}

impl Plan<'_> {
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

/// The real path of each artifact, once it is sure that no two of them meet.
fn land(artifacts: &[Artifact], places: &mut Places) -> io::Result<Vec<PathBuf>> {
    let mut claimed: BTreeMap<String, &Artifact> = BTreeMap::new();
    let mut landings = Vec::new();
    for artifact in artifacts {
        let path = &artifact.path;
        let Origin { catalog, target } = &artifact.origin;
        let refuse = |what: &str| {
            io::Error::new(
                io::ErrorKind::InvalidInput,
                format!("output path `{path}` {what}"),
            )
        };
        check_path(path).map_err(refuse)?;
        if format!("{catalog}{target}").contains(char::is_control) {
            return Err(refuse(&format!(
                "comes from {target:?} of {catalog:?}: a name with a control character"
            )));
        }
        if folded(Path::new(path)) == folded(Path::new(MANIFEST)) {
            return Err(refuse("is that of errcat's own manifest"));
        }
        let real = places.locate(path)?;
        if let Some(other) = claimed.insert(folded(&real), artifact) {
            let Artifact {
                path: other_path,
                origin: other,
                ..
            } = other;
            let same = if path == other_path {
                String::new()
            } else {
                format!("`{other_path}`, the same file to some systems, ")
            };
            return Err(refuse(&format!(
                "of target {target} for catalogue {catalog} is claimed twice: {same}by target {} for catalogue {}",
                other.target, other.catalog
            )));
        }
        landings.push(real);
    }
    for artifact in artifacts {
        let mut directory = artifact.path.as_str();
        while let Some((parent, _)) = directory.rsplit_once('/') {
            directory = parent;
            let real = places.locate(directory)?;
            if claimed.contains_key(&folded(&real)) {
                let path = &artifact.path;
                return Err(problem(
                    Path::new(directory),
                    &format!("is to be a file, and `{path}` needs a directory there"),
                ));
            }
        }
    }
    Ok(landings)
}

/// A path as systems compare it that know no case.
fn folded(path: &Path) -> String {
    path.to_string_lossy().to_uppercase()
}

fn find_orphans<'m>(
    recorded: &'m Manifest,
    artifacts: &[Artifact],
    scope: Scope,
) -> Vec<(&'m str, &'m Record)> {
    let produced: BTreeSet<&str> = artifacts
        .iter()
        .map(|artifact| artifact.path.as_str())
        .collect();
    let origins: BTreeSet<&Origin> = artifacts.iter().map(|artifact| &artifact.origin).collect();
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
fn find_aliases<'m, 'l>(
    orphans: &[(&'m str, &'m Record)],
    landings: &'l [PathBuf],
    places: &mut Places,
) -> BTreeMap<&'l Path, &'m str> {
    let mut aliases = BTreeMap::new();
    if orphans.is_empty() {
        return aliases;
    }
    let on_disk: BTreeMap<PathBuf, &Path> = landings
        .iter()
        .filter_map(|path| Some((path.canonicalize().ok()?, path.as_path())))
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

fn read_manifest(path: &Path) -> io::Result<Option<String>> {
    match std::fs::metadata(path) {
        Ok(found) if found.len() > manifest::MOST => {
            let most = manifest::MOST >> 20;
            let what = format!("is longer than {most} MiB; remove it, and it is made anew");
            return Err(problem(path, &what));
        }
        _ => {}
    }
    match std::fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(named("read", path)(error)),
    }
}

/// Puts the path and what was attempted into an error of the system.
fn named(verb: &str, path: &Path) -> impl FnOnce(io::Error) -> io::Error {
    let message = format!("cannot {verb} `{}`", path.display());
    move |error| io::Error::new(error.kind(), format!("{message}: {error}"))
}
