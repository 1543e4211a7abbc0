//! What a run makes meets the disk file by file, while the rest is still being made.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::kept::{Kept, is_same};
use super::manifest::{self, MANIFEST, Record};
use super::meeting::Meeting;
use super::place::{Places, problem, read_file};
use super::staging::{Staging, fill};
use super::{Plan, Scope, folded, named, nothing_written};
use crate::artifact::{Artifact, Origin, check_path, seal};

/// What becomes of a file that is not as wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Nothing: the run only compares.
    Compare,
    /// It is staged beside its place, which [`Plan::apply`] gives it.
    Stage,
}

/// Takes the artifacts of a run one by one, in any order and from any thread, and holds no text of any.
#[derive(Debug)]
pub struct Writer {
    pub(super) base: PathBuf,
    pub(super) scope: Scope,
    pub(super) mode: Mode,
    pub(super) read: manifest::Read,
    /// The bytes of the manifest now, if there is one.
    pub(super) manifest_text: Option<String>,
    taken: Mutex<Taken>,
}

#[derive(Debug)]
pub(super) struct Taken {
    pub(super) places: Places,
    pub(super) files: Vec<Wanted>,
    pub(super) staging: Staging,
    failures: BTreeMap<(String, Origin), io::Error>,
}

/// A file that was compared.
#[derive(Debug)]
pub(super) struct Wanted {
    pub(super) path: String,
    pub(super) origin: Origin,
    /// Where it lands, directories followed through links.
    pub(super) real: PathBuf,
    /// What the manifest is to say of it.
    pub(super) record: Record,
    pub(super) found: Found,
}

/// What lies where a file is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found {
    Nothing,
    Same,
    /// Whose it is, by itself and by the manifest's line for this path.
    Other(Kept),
}

impl Writer {
    /// A writer for the directory `base`, which need not exist.
    ///
    /// # Errors
    ///
    /// When `base` is no directory, the manifest is damaged, or the disk cannot be read. The error names the path.
    pub fn new(base: &Path, scope: Scope, mode: Mode) -> io::Result<Self> {
        let places = Places::new(base)?;
        let path = base.join(MANIFEST);
        let manifest_text = read_manifest(&path)?;
        let read = match &manifest_text {
            None => manifest::Read::default(),
            Some(text) => manifest::parse(text).map_err(|(line, what)| {
                let path = path.display();
                let way_out = "remove the line, or the file, which is then made anew";
                let message = format!("{path}:{line}: {what}; {way_out}");
                io::Error::new(io::ErrorKind::InvalidData, message)
            })?,
        };
        Ok(Self {
            base: base.to_owned(),
            scope,
            mode,
            read,
            manifest_text,
            taken: Mutex::new(Taken {
                places,
                files: Vec::new(),
                staging: Staging::default(),
                failures: BTreeMap::new(),
            }),
        })
    }

    /// Compares an artifact with what lies in its place. What is wrong with it, [`plan`](Self::plan) says.
    pub fn take(&self, artifact: Artifact) {
        let (path, origin) = (artifact.path.clone(), artifact.origin.clone());
        let taken = self.compare(artifact);
        let mut state = self.lock();
        match taken {
            Ok(wanted) => state.files.push(wanted),
            Err(error) => {
                state.failures.insert((path, origin), error);
            }
        }
    }

    /// What the run would do, once it has made everything.
    ///
    /// # Errors
    ///
    /// When two artifacts claim one path (case aside, as many file systems see it), a path is not one that
    /// [`check_path`] accepts or leads out of `base`, something that is not a regular file lies where a file is to be
    /// written, or the disk refuses something. The error names the path.
    pub fn plan(self) -> io::Result<Plan> {
        let Self {
            base,
            scope,
            read,
            manifest_text,
            taken,
            ..
        } = self;
        let mut taken = taken.into_inner().unwrap_or_else(PoisonError::into_inner);
        if let Some(((path, origin), error)) = taken.failures.pop_first() {
            // What was staged may lie in a directory where this file is wanted.
            let folder = format!("{path}/");
            let mut files = taken.files.iter();
            let below = files.find(|file| file.path.starts_with(&folder));
            return Err(below.map_or(error, |below| {
                needed(&path, (path.clone(), origin), below).into()
            }));
        }
        let by_path = |a: &Wanted, b: &Wanted| (&a.path, &a.origin).cmp(&(&b.path, &b.origin));
        taken.files.sort_by(by_path);
        refuse_meetings(&taken.files, &mut taken.places)?;
        Plan::new(base, scope, read, manifest_text, taken)
    }

    fn compare(&self, artifact: Artifact) -> io::Result<Wanted> {
        let Artifact {
            path,
            contents,
            origin,
        } = artifact;
        check(&path, &origin)?;
        let real = self.lock().places.locate(&path)?;
        let found = match read_file(&real)? {
            None => Found::Nothing,
            Some(bytes) if is_same(&bytes, &contents) => Found::Same,
            Some(bytes) => {
                let record = self.read.manifest.get(&path);
                Found::Other(Kept::of(&bytes, record, self.read.conflict))
            }
        };
        if self.mode == Mode::Stage && found != Found::Same {
            let place = self.base.join(&path);
            let file = self.lock().staging.open(&place);
            file.and_then(|file| fill(file, &place, &contents))
                .map_err(|error| nothing_written(&error))?;
        }
        let carries_hash = seal::is_sealed(contents.as_bytes());
        let hash = (!carries_hash).then(|| seal::hash(contents.as_bytes()));
        let record = Record {
            hashes: hash.into_iter().collect(),
            origin: origin.clone(),
        };
        Ok(Wanted {
            path,
            origin,
            real,
            record,
            found,
        })
    }

    fn lock(&self) -> MutexGuard<'_, Taken> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn check(path: &str, Origin { catalog, target }: &Origin) -> io::Result<()> {
    check_path(path).map_err(|what| refusal(path, what))?;
    if format!("{catalog}{target}").contains(char::is_control) {
        let what = format!("comes from {target:?} of {catalog:?}: a name with a control character");
        return Err(refusal(path, &what));
    }
    if folded(Path::new(path)) == folded(Path::new(MANIFEST)) {
        return Err(refusal(path, "is that of errcat's own manifest"));
    }
    Ok(())
}

/// Refuses artifacts of one path, and a file where another one needs a directory.
fn refuse_meetings(files: &[Wanted], places: &mut Places) -> io::Result<()> {
    let mut claimed: BTreeMap<String, &Wanted> = BTreeMap::new();
    for file in files {
        let Some(other) = claimed.insert(folded(&file.real), file) else {
            continue;
        };
        let same = if file.path == other.path {
            String::new()
        } else {
            format!("`{}`, the same file to some systems, ", other.path)
        };
        let Origin { catalog, target } = &file.origin;
        let what = format!(
            "of target {target} for catalogue {catalog} is claimed twice: {same}by target {} for catalogue {}",
            other.origin.target, other.origin.catalog
        );
        let message = refusal(&file.path, &what).to_string();
        let both = [other, file].map(|file| (file.path.clone(), file.origin.clone()));
        return Err(Meeting { both, message }.into());
    }
    for file in files {
        let mut directory = file.path.as_str();
        while let Some((parent, _)) = directory.rsplit_once('/') {
            directory = parent;
            let real = places.locate(directory)?;
            if let Some(other) = claimed.get(&folded(&real)) {
                let first = (other.path.clone(), other.origin.clone());
                return Err(needed(directory, first, file).into());
            }
        }
    }
    Ok(())
}

/// A file at the place of this directory, which another one needs.
fn needed(directory: &str, first: (String, Origin), below: &Wanted) -> Meeting {
    let what = format!(
        "is to be a file, and `{}` needs a directory there",
        below.path
    );
    Meeting {
        message: problem(Path::new(directory), &what).to_string(),
        both: [first, (below.path.clone(), below.origin.clone())],
    }
}

fn refusal(path: &str, what: &str) -> io::Error {
    let message = format!("output path `{path}` {what}");
    io::Error::new(io::ErrorKind::InvalidInput, message)
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
