//! `errcat.lock`: which files of a directory errcat made, and the hash of the bytes that it wrote.
//!
//! The manifest is how a later run tells its own files from other people's, and its own bytes from edited ones.
//! It is text, sorted by path, without dates, so that it can be committed and reviewed.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::artifact::{Origin, check_path};

/// The name of the manifest in the directory that it describes.
pub const MANIFEST: &str = "errcat.lock";

const HEADER: &str =
    "# errcat.lock 1 (made by errcat, not to be edited): hash, catalogue, target, path";
const HEADER_START: &str = "# errcat.lock ";

/// The files that errcat made, by path.
pub(super) type Manifest = BTreeMap<String, Record>;

/// One line of the manifest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Record {
    pub(super) hash: u64,
    pub(super) origin: Origin,
}

/// Reads a manifest; the error is the line and what is wrong there.
pub(super) fn parse(text: &str) -> Result<Manifest, (usize, String)> {
    let mut manifest = Manifest::new();
    let mut lines = text.lines().enumerate();
    let header = lines.next().map_or("", |(_, line)| line);
    match header
        .strip_prefix(HEADER_START)
        .and_then(|rest| rest.split(' ').next())
    {
        Some("1") => {}
        Some(version) => {
            return Err((
                1,
                format!("version `{version}` of the manifest needs another errcat"),
            ));
        }
        None => return Err((1, format!("the first line is not `{HEADER_START}1 ...`"))),
    }
    for (index, line) in lines.filter(|(_, line)| !line.is_empty()) {
        let (path, record) = parse_line(line).map_err(|problem| (index + 1, problem))?;
        if manifest.insert(path.to_owned(), record).is_some() {
            return Err((index + 1, format!("`{path}` is listed twice")));
        }
    }
    Ok(manifest)
}

fn parse_line(line: &str) -> Result<(&str, Record), String> {
    let fields: Vec<&str> = line.split('\t').collect();
    let &[hash, catalog, target, path] = fields.as_slice() else {
        return Err(
            "expected a hash, a catalogue, a target and a path with tabs between them".to_owned(),
        );
    };
    let hash = u64::from_str_radix(hash, 16).map_err(|_| format!("`{hash}` is not a hash"))?;
    check_path(path).map_err(|problem| format!("`{path}` {problem}"))?;
    let origin = Origin {
        catalog: catalog.to_owned(),
        target: target.to_owned(),
    };
    Ok((path, Record { hash, origin }))
}

/// Writes a manifest; [`parse`] reads it back.
pub(super) fn render(manifest: &Manifest) -> String {
    let mut text = format!("{HEADER}\n");
    for (path, Record { hash, origin }) in manifest {
        let Origin { catalog, target } = origin;
        writeln!(text, "{hash:016x}\t{catalog}\t{target}\t{path}")
            .expect("a String takes every write");
    }
    text
}

/// FNV-1a, 64 bits: it has to tell an edit from no edit, not to resist somebody who forges one.
pub(super) fn hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hash_is_fnv_1a() {
        assert_eq!(hash(b""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(hash(b"a"), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(hash(b"foobar"), 0x8594_4171_f739_67e8);
    }

    #[test]
    fn what_is_rendered_is_read_back() {
        let origin = Origin {
            catalog: "studio".to_owned(),
            target: "go/my errors.go.tera".to_owned(),
        };
        let mut manifest = Manifest::new();
        manifest.insert(
            "b/ü.rs".to_owned(),
            Record {
                hash: 7,
                origin: origin.clone(),
            },
        );
        manifest.insert(
            "a.rs".to_owned(),
            Record {
                hash: u64::MAX,
                origin,
            },
        );
        let text = render(&manifest);
        assert_eq!(parse(&text), Ok(manifest.clone()));
        assert_eq!(parse(&text.replace('\n', "\r\n")), Ok(manifest));
        assert_eq!(
            text.lines().nth(2),
            Some("0000000000000007\tstudio\tgo/my errors.go.tera\tb/ü.rs"),
            "sorted by path, hashes of one width"
        );
    }

    #[test]
    fn a_damaged_manifest_names_its_line() {
        let line = "0000000000000007\tc\tt\ta.rs\n";
        let cases = [
            (String::new(), 1, "first line"),
            ("hello\n".to_owned(), 1, "first line"),
            ("# errcat.lock 2 (x)\n".to_owned(), 1, "another errcat"),
            (format!("{HEADER}\n{line}<<<<<<< ours\n"), 3, "tabs"),
            (format!("{HEADER}\n{line}{line}"), 3, "listed twice"),
            (format!("{HEADER}\nxyz\tc\tt\ta.rs\n"), 2, "not a hash"),
            (
                format!("{HEADER}\n07\tc\tt\t../../home/.profile\n"),
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
