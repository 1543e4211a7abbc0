//! One generated file, before it meets a disk.
//!
//! Emitters return artifacts and nothing else; where they land, and whether they may, is decided in
//! [`write`](crate::write).

pub(crate) mod seal;

/// A file that a target wants to exist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Artifact {
    /// Where, relative to the directory of the run: `/` between components on every platform, see [`check_path`].
    pub path: String,
    /// The whole file, written byte for byte.
    pub contents: String,
    /// What the file was made from.
    pub origin: Origin,
}

/// The catalogue and the target that an artifact comes from.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Origin {
    /// The name of the catalogue.
    pub catalog: String,
    /// The name of the target, such as `rust`, or the path of the user's template.
    pub target: String,
}

/// Says what is wrong with a path as the path of an artifact.
///
/// A path is good if it stays inside the directory that it is relative to, and if it means the same file on every
/// platform: no `..`, no leading `/` or drive letter, no backslash, no control character.
///
/// # Errors
///
/// The reason, made to follow the path in a sentence: `` `../x` steps out of the output directory ``.
pub fn check_path(path: &str) -> Result<(), &'static str> {
    if path.is_empty() {
        return Err("is empty");
    }
    if path.starts_with('/') || has_drive_letter(path) {
        return Err("is absolute; give a path relative to the output directory");
    }
    if path.contains('\\') {
        return Err("has a backslash; write `/` between directories on every platform");
    }
    if path.contains(char::is_control) {
        return Err("has a control character");
    }
    for component in path.split('/') {
        match component {
            "" => return Err("has an empty component"),
            "." => return Err("has a `.` component"),
            ".." => return Err("steps out of the output directory"),
            _ => {}
        }
    }
    Ok(())
}

fn has_drive_letter(path: &str) -> bool {
    let bytes = path.as_bytes();
    bytes.len() > 1 && bytes[0].is_ascii_alphabetic() && bytes[1] == b':'
}

#[cfg(test)]
mod tests {
    use super::check_path;

    #[test]
    fn plain_relative_paths_are_good() {
        for path in [
            "a",
            "a/b.rs",
            "generated/rust/名前.rs",
            "a b/c..d",
            ".github/x",
            "a/b:c",
        ] {
            assert_eq!(check_path(path), Ok(()), "{path}");
        }
    }

    #[test]
    fn paths_that_could_leave_the_directory_or_change_meaning_are_refused() {
        let bad = [
            "",
            "/",
            "/etc/passwd",
            "..",
            "../a",
            "a/../b",
            "a/..",
            "./a",
            "a//b",
            "a/",
            "C:/x",
            "c:x",
            "a\\b",
            "a\nb",
            "a\tb",
            "a\0b",
        ];
        for path in bad {
            assert!(check_path(path).is_err(), "{path:?}");
        }
    }
}
