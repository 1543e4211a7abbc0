//! `errcat.lock`: which files of a directory errcat made, and the hashes of those that cannot carry their own.
//!
//! The manifest is how a later run knows what is no longer made. It is text with a line for each file, sorted by path,
//! without dates, and changes where a file comes or goes: branches that add errors to a catalogue leave it alone.
//! Where branches meet in it nevertheless, the lines of both hold, with or without the marks of a conflict.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use crate::artifact::{Origin, check_path};

/// The name of the manifest in the directory that it describes.
pub const MANIFEST: &str = "errcat.lock";

/// How long a manifest may be in bytes: a hundred times as long as that of a large project.
pub(super) const MOST: u64 = 16 << 20;

const HEADER: &str = "# errcat.lock 2 (made by errcat, not to be edited): catalogue, target, path, hash of a file that has none in it";
const HEADER_START: &str = "# errcat.lock ";

/// The files that errcat made, by path.
pub(super) type Manifest = BTreeMap<String, Record>;

/// What the manifest says of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Record {
    /// What errcat may have written there: nothing for a file that carries its hash, several while a run is under way
    /// or after a merge.
    pub(super) hashes: BTreeSet<u64>,
    pub(super) origin: Origin,
}

/// A manifest as it was read.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Read {
    pub(super) manifest: Manifest,
    /// Whether version control left the marks of a conflict.
    pub(super) conflict: bool,
}

/// Reads a manifest; the error is the line and what is wrong there.
pub(super) fn parse(text: &str) -> Result<Read, (usize, String)> {
    let mut read = Read::default();
    let mut version = None;
    for (number, line) in (1..).zip(text.lines()) {
        if is_mark(line) {
            read.conflict = true;
        } else if let Some(header) = line.strip_prefix(HEADER_START) {
            version = Some(match header.split(' ').next() {
                Some("1") => 1,
                Some("2") => 2,
                other => {
                    let other = other.unwrap_or_default();
                    let problem = format!("version `{other}` of the manifest needs another errcat");
                    return Err((number, problem));
                }
            });
        } else if !line.is_empty() {
            let version = version
                .ok_or_else(|| (1, format!("the first line is not `{HEADER_START}2 ...`")))?;
            let (path, record) = parse_line(line, version).map_err(|problem| (number, problem))?;
            let known = read.manifest.entry(path.to_owned());
            known
                .and_modify(|known| known.hashes.extend(&record.hashes))
                .or_insert(record);
        }
    }
    match version {
        None => Err((1, format!("the first line is not `{HEADER_START}2 ...`"))),
        Some(_) => Ok(read),
    }
}

/// Whether a line is a mark that version control puts around what it could not merge.
pub(super) fn is_mark(line: &str) -> bool {
    line == "======="
        || ["<<<<<<< ", "||||||| ", ">>>>>>> "]
            .iter()
            .any(|mark| line.starts_with(mark))
}

fn parse_line(line: &str, version: u8) -> Result<(&str, Record), String> {
    let fields: Vec<&str> = line.split('\t').collect();
    let (hash, catalog, target, path) = match (version, fields.as_slice()) {
        (2, &[catalog, target, path]) => (None, catalog, target, path),
        (1, &[hash, catalog, target, path]) | (2, &[catalog, target, path, hash]) => {
            (Some(hash), catalog, target, path)
        }
        _ => {
            return Err(
                "expected a catalogue, a target and a path with tabs between them".to_owned(),
            );
        }
    };
    let parse = |hash| u64::from_str_radix(hash, 16).map_err(|_| format!("`{hash}` is not a hash"));
    let hashes = hash.map(parse).transpose()?.into_iter().collect();
    check_path(path).map_err(|problem| format!("`{path}` {problem}"))?;
    let origin = Origin {
        catalog: catalog.to_owned(),
        target: target.to_owned(),
    };
    Ok((path, Record { hashes, origin }))
}

/// Writes a manifest; [`parse`] reads it back.
pub(super) fn render(manifest: &Manifest) -> String {
    let mut text = format!("{HEADER}\n");
    for (path, Record { hashes, origin }) in manifest {
        let Origin { catalog, target } = origin;
        let line = format!("{catalog}\t{target}\t{path}");
        if hashes.is_empty() {
            writeln!(text, "{line}").expect("a String takes every write");
        }
        for hash in hashes {
            writeln!(text, "{line}\t{hash:016x}").expect("a String takes every write");
        }
    }
    text
}

/// Whether a text is that manifest; line ends do not count, because version control may have turned them.
pub(super) fn is_written(manifest: &Manifest, text: Option<&str>) -> bool {
    text.map_or(manifest.is_empty(), |text| {
        text.replace("\r\n", "\n") == render(manifest)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record<const N: usize>(target: &str, hashes: [u64; N]) -> Record {
        let origin = Origin {
            catalog: "studio".to_owned(),
            target: target.to_owned(),
        };
        Record {
            hashes: hashes.into(),
            origin,
        }
    }

    #[test]
    fn what_is_rendered_is_read_back() {
        let manifest = Manifest::from([
            ("b/ü.rs".to_owned(), record("go/my errors.go.tera", [7])),
            ("a.rs".to_owned(), record("rust", [])),
            ("c".to_owned(), record("text", [u64::MAX, 8])),
        ]);
        let text = render(&manifest);
        for text in [text.clone(), text.replace('\n', "\r\n")] {
            let read = parse(&text).expect("a manifest");
            assert_eq!((read.manifest, read.conflict), (manifest.clone(), false));
        }
        assert_eq!(
            text.lines().skip(1).collect::<Vec<_>>(),
            [
                "studio\trust\ta.rs",
                "studio\tgo/my errors.go.tera\tb/ü.rs\t0000000000000007",
                "studio\ttext\tc\t0000000000000008",
                "studio\ttext\tc\tffffffffffffffff",
            ],
            "sorted by path, hashes of one width"
        );
    }

    #[test]
    fn the_first_version_is_still_read() {
        let text = "# errcat.lock 1 (made by errcat, not to be edited): hash, catalogue, target, path\n\
                    0000000000000007\tstudio\trust\ta.rs\n";
        let read = parse(text).expect("a manifest");
        assert_eq!(
            read.manifest,
            Manifest::from([("a.rs".to_owned(), record("rust", [7]))])
        );
    }

    #[test]
    fn of_a_conflict_the_lines_of_both_sides_hold() {
        let text = format!(
            "{HEADER}\n<<<<<<< HEAD\nstudio\trust\ta.rs\nstudio\ttext\tc\t8\n||||||| 1a2b3c\n\
             studio\ttext\tc\t6\n=======\nstudio\ttext\tc\t7\n>>>>>>> theirs\nstudio\tgo\td.go\n"
        );
        let read = parse(&text).expect("a manifest");
        assert!(read.conflict);
        let expected = Manifest::from([
            ("a.rs".to_owned(), record("rust", [])),
            ("c".to_owned(), record("text", [6, 7, 8])),
            ("d.go".to_owned(), record("go", [])),
        ]);
        assert_eq!(read.manifest, expected);
    }

    #[test]
    fn a_damaged_manifest_names_its_line() {
        let cases = [
            (String::new(), 1, "first line"),
            ("hello\n".to_owned(), 1, "first line"),
            ("# errcat.lock 3 (x)\n".to_owned(), 1, "another errcat"),
            (format!("{HEADER}\nc\tt\ta.rs\nhello\n"), 3, "tabs"),
            (format!("{HEADER}\nc\tt\ta.rs\txyz\n"), 2, "not a hash"),
            (
                format!("{HEADER}\nc\tt\t../../home/.profile\n"),
                2,
                "steps out",
            ),
        ];
        for (text, line, words) in cases {
            let (at, problem) = parse(&text).expect_err(&text);
            assert_eq!(at, line, "{text}");
            assert!(problem.contains(words), "{problem}");
        }
    }
}
