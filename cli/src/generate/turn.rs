//! One run at a time writes into a directory: of two at once the second sees what the first has made.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use crate::report::{DIM, Terminal};

/// A run's turn, which ends when it is dropped, or with the process.
pub(super) struct Turn {
    /// Nothing where the system has no locks: then nobody else can have the turn either.
    _lock: Option<File>,
    /// The directories that were made for it, the outermost first.
    made: Vec<PathBuf>,
}

impl Turn {
    /// Waits for the turn, and says so. The directory is made, since only what is there can be locked.
    ///
    /// What is wrong with the directory is for the plan to say.
    pub(super) fn take(base: &Path, terminal: &mut Terminal) -> Self {
        let base = if base.as_os_str().is_empty() {
            Path::new(".")
        } else {
            base
        };
        let missing = base.ancestors().take_while(|path| !path.exists());
        let mut made: Vec<PathBuf> = missing.map(Path::to_owned).collect();
        made.reverse();
        made.retain(|path| fs::create_dir(path).is_ok());
        let Ok(file) = lockable(base) else {
            return Self { _lock: None, made };
        };
        let locked = match file.try_lock() {
            Ok(()) => true,
            Err(TryLockError::WouldBlock) => {
                terminal.note(format_args!(
                    "{DIM}waiting{DIM:#}: another errcat writes into `{}`",
                    base.display()
                ));
                file.lock().is_ok()
            }
            Err(TryLockError::Error(_)) => false,
        };
        Self {
            _lock: locked.then_some(file),
            made,
        }
    }
}

impl Drop for Turn {
    /// A run that wrote nothing leaves no directory; one with something in it cannot be removed.
    fn drop(&mut self) {
        for directory in self.made.iter().rev() {
            let _ = fs::remove_dir(directory);
        }
    }
}

/// The directory itself, so that no file is left behind.
#[cfg(unix)]
fn lockable(base: &Path) -> io::Result<File> {
    File::open(base)
}

/// A file among the temporary ones that stands for the directory, which cannot be locked.
#[cfg(not(unix))]
fn lockable(base: &Path) -> io::Result<File> {
    use std::hash::{DefaultHasher, Hash as _, Hasher as _};

    let mut hasher = DefaultHasher::new();
    base.canonicalize()?.hash(&mut hasher);
    let name = format!("errcat-{:016x}.turn", hasher.finish());
    File::create(std::env::temp_dir().join(name))
}
