//! Paths with one `*`.

use std::io;
use std::path::Path;

/// The files that a pattern names, sorted, each relative to `dir` with `/` between components.
///
/// The `*` stands for any text within one component, hidden files aside. A pattern without `*` is returned as it is,
/// so that a missing file is reported by whoever reads it.
pub(super) fn expand(dir: &Path, pattern: &str) -> io::Result<Vec<String>> {
    let Some((before, after)) = pattern.split_once('*') else {
        return Ok(vec![pattern.to_owned()]);
    };
    let (parent, prefix) = before.rsplit_once('/').map_or(("", before), |(_, prefix)| {
        (&before[..before.len() - prefix.len()], prefix)
    });
    let (suffix, rest) = match after.find('/') {
        Some(at) => after.split_at(at),
        None => (after, ""),
    };
    let searched = if parent.is_empty() && dir.as_os_str().is_empty() {
        Path::new(".").to_owned()
    } else {
        dir.join(parent)
    };
    let items = match std::fs::read_dir(&searched) {
        Ok(items) => items,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => {
            return Err(io::Error::new(
                error.kind(),
                format!("cannot list `{}`: {error}", searched.display()),
            ));
        }
    };
    let mut found = Vec::new();
    for item in items {
        let name = item?.file_name();
        let Some(name) = name.to_str() else { continue };
        let fits = name.len() >= prefix.len() + suffix.len()
            && name.starts_with(prefix)
            && name.ends_with(suffix);
        if fits && (prefix.starts_with('.') || !name.starts_with('.')) {
            let path = format!("{parent}{name}{rest}");
            if dir.join(&path).is_file() {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::expand;

    #[test]
    fn one_star_stands_for_text_within_a_component() {
        let dir = tempfile::tempdir().expect("a directory");
        for path in [
            "apis/b.yaml",
            "apis/a.yaml",
            "apis/.c.yaml",
            "apis/d.yml",
            "e.yaml",
            "x/1/errors.yaml",
            "x/2/errors.yaml",
        ] {
            let path = dir.path().join(path);
            std::fs::create_dir_all(path.parent().expect("a parent")).expect("created");
            std::fs::write(path, "").expect("written");
        }
        std::fs::create_dir(dir.path().join("apis/dir.yaml")).expect("created");
        let cases: [(&str, &[&str]); 7] = [
            ("apis/*.yaml", &["apis/a.yaml", "apis/b.yaml"]),
            ("apis/a*.yaml", &["apis/a.yaml"]),
            ("*.yaml", &["e.yaml"]),
            ("x/*/errors.yaml", &["x/1/errors.yaml", "x/2/errors.yaml"]),
            ("apis/a.yaml*a.yaml", &[]),
            ("nowhere/*.yaml", &[]),
            ("nowhere/x.yaml", &["nowhere/x.yaml"]),
        ];
        for (pattern, expected) in cases {
            assert_eq!(
                expand(dir.path(), pattern).expect("listed"),
                expected,
                "{pattern}"
            );
        }
    }
}
