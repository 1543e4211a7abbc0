//! The templates of the user's own, read from where they are and from nowhere else.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use errcat_catalog::read_text;

use super::TemplateError;

/// Every template below a directory, by its path there with `/` between components, sorted.
pub(super) fn all(directory: &Path) -> Result<Vec<(String, String)>, TemplateError> {
    let mut found = Found {
        root: real(directory, directory)?,
        directory,
        open: Vec::new(),
        templates: Vec::new(),
    };
    found.below(directory)?;
    found.templates.sort();
    Ok(found.templates)
}

/// The templates of these names below a directory.
pub(super) fn named(
    directory: &Path,
    names: &[&str],
) -> Result<Vec<(String, String)>, TemplateError> {
    let here = if directory.as_os_str().is_empty() {
        Path::new(".")
    } else {
        directory
    };
    let root = real(here, directory)?;
    let read = |name: &&str| {
        let text = read(&directory.join(name), &root)?;
        Ok(((*name).to_owned(), text))
    };
    names.iter().map(read).collect()
}

struct Found<'a> {
    /// The directory without symbolic links.
    root: PathBuf,
    directory: &'a Path,
    /// The directories that are being read, from the outermost to the innermost.
    open: Vec<PathBuf>,
    templates: Vec<(String, String)>,
}

impl Found<'_> {
    fn below(&mut self, directory: &Path) -> Result<(), TemplateError> {
        let place = inside(directory, &self.root)?;
        if self.open.contains(&place) {
            return Err(problem(directory, "is a link to a directory that it is in"));
        }
        self.open.push(place);
        let entries = fs::read_dir(directory).map_err(|error| problem(directory, error))?;
        for entry in entries {
            let path = entry.map_err(|error| problem(directory, error))?.path();
            if path.is_dir() {
                self.below(&path)?;
            } else if path.extension().is_some_and(|end| end == "tera") {
                let name = path.strip_prefix(self.directory).unwrap_or(&path);
                let name = name.to_string_lossy().replace('\\', "/");
                self.templates.push((name, read(&path, &self.root)?));
            }
        }
        self.open.pop();
        Ok(())
    }
}

fn read(path: &Path, root: &Path) -> Result<String, TemplateError> {
    let place = inside(path, root)?;
    if !place.is_file() {
        return Err(problem(path, "is no regular file"));
    }
    let text = fs::File::open(&place).and_then(read_text);
    text.map_err(|error| problem(path, error))
}

/// Where a path leads, held below the directory of templates: what lies elsewhere is for no page.
fn inside(path: &Path, root: &Path) -> Result<PathBuf, TemplateError> {
    let place = real(path, path)?;
    if place.starts_with(root) {
        Ok(place)
    } else {
        Err(problem(
            path,
            "is a link that leads out of the directory of templates; put a copy there",
        ))
    }
}

fn real(path: &Path, shown: &Path) -> Result<PathBuf, TemplateError> {
    let real: io::Result<PathBuf> = path.canonicalize();
    real.map_err(|error| problem(shown, error))
}

fn problem(path: &Path, what: impl std::fmt::Display) -> TemplateError {
    TemplateError(format!("cannot read template `{}`: {what}", path.display()))
}
