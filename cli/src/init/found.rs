//! The catalogues that a project has before it is one.

use std::path::Path;

use errcat_catalog::{Sources, read_document};
use toml::Value;

use crate::report::Failure;

pub(super) const SCHEMA_FILE: &str = "errcat.schema.json";
const FOLDER: &str = "catalog";
const PATTERN: &str = "catalog/*.yaml";

/// The catalogues, by their paths from the project's folder with `/` between components.
pub(super) struct Found(Vec<Catalogue>);

struct Catalogue {
    path: String,
    name: String,
    /// Whether its text says by which schema editors complete it.
    has_schema: bool,
}

impl Found {
    /// Those below `catalog/`, and the file that is given, if it is one.
    pub(super) fn read(dir: &Path, given: Option<&str>) -> Result<Self, Failure> {
        let mut found = Vec::new();
        below(dir, FOLDER, &mut found)?;
        if let Some(path) = given.filter(|path| is_yaml(path) && dir.join(path).is_file()) {
            let path = path.strip_prefix("./").unwrap_or(path);
            let Some(catalogue) = Catalogue::read(dir, path) else {
                let message = format!("`{path}` is no catalogue; nothing was written");
                return Err(
                    Failure::new(message).help("a catalogue has `errcat: 1` and `name` at its top")
                );
            };
            if found.iter().all(|known| known.path != path) {
                found.push(catalogue);
            }
        }
        found.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(Self(found))
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|catalogue| &*catalogue.path)
    }

    /// The path of the catalogue that has this name or path, or stands where a new one of the name would.
    pub(super) fn named(&self, name: &str) -> Option<&str> {
        let place = format!("{FOLDER}/{name}.yaml");
        let path = name.strip_prefix("./").unwrap_or(name);
        let mut all = self.0.iter();
        let known =
            all.find(|known| known.name == name || known.path == place || known.path == path)?;
        Some(&known.path)
    }

    /// `errcat.toml` for these, and for one more in `catalog/`.
    pub(super) fn config(&self, template: &str, has_more: bool) -> String {
        let (usual, others): (Vec<&str>, Vec<&str>) = self.paths().partition(|path| is_usual(path));
        let pattern = (has_more || !usual.is_empty()).then_some(PATTERN);
        let paths = pattern.into_iter().chain(others);
        let paths: Vec<String> = paths.map(|path| Value::from(path).to_string()).collect();
        template.replace(
            &format!("[\"{PATTERN}\"]"),
            &format!("[{}]", paths.join(", ")),
        )
    }

    /// The schema stands beside the catalogues.
    pub(super) fn schema_path(&self) -> String {
        let is_usual = self.0.is_empty() || self.paths().any(|path| path.starts_with("catalog/"));
        let folder = if is_usual {
            Some(FOLDER)
        } else {
            self.folder()
        };
        folder.map_or(SCHEMA_FILE.to_owned(), |folder| {
            format!("{folder}/{SCHEMA_FILE}")
        })
    }

    fn folder(&self) -> Option<&str> {
        Some(self.paths().next()?.rsplit_once('/')?.0)
    }

    /// `.gitattributes`, where a path with a space has to be in quotes.
    pub(super) fn attributes(&self, template: &str) -> String {
        let path = self.schema_path();
        let path = if path.contains(' ') {
            format!("\"{path}\"")
        } else {
            path
        };
        template.replace(&format!("{FOLDER}/{SCHEMA_FILE}"), &path)
    }

    /// The line by which editors find the schema, for the first catalogue that does not have it.
    pub(super) fn editor_line(&self) -> Option<String> {
        let bare = self.0.iter().find(|catalogue| !catalogue.has_schema)?;
        let schema = self.schema_path();
        let folder = schema.trim_end_matches(SCHEMA_FILE);
        let inner = bare.path.strip_prefix(folder).unwrap_or(&bare.path);
        let up = "../".repeat(inner.matches('/').count());
        Some(format!("# yaml-language-server: $schema={up}{SCHEMA_FILE}"))
    }
}

impl Catalogue {
    fn read(dir: &Path, path: &str) -> Option<Self> {
        let mut sources = Sources::new();
        let file = sources.read(&dir.join(path)).ok()?;
        let (document, _) = read_document(&sources, file);
        let document = document.filter(|document| document.errcat.is_some())?;
        Some(Self {
            path: path.to_owned(),
            name: document.name?.value,
            has_schema: sources.file(file).text.contains("yaml-language-server:"),
        })
    }
}

fn is_yaml(path: &str) -> bool {
    [".yaml", ".yml"]
        .iter()
        .any(|ending| path.ends_with(ending))
}

/// Whether the pattern of a new project finds it.
fn is_usual(path: &str) -> bool {
    let name = path.strip_prefix("catalog/");
    name.and_then(|name| name.strip_suffix(".yaml"))
        .is_some_and(|name| !name.contains('/') && !name.starts_with('.'))
}

fn below(dir: &Path, folder: &str, found: &mut Vec<Catalogue>) -> Result<(), Failure> {
    let Ok(items) = std::fs::read_dir(dir.join(folder)) else {
        return Ok(());
    };
    for item in items {
        let item = item?;
        let name = item.file_name();
        let Some(name) = name.to_str() else { continue };
        let path = format!("{folder}/{name}");
        if item.file_type()?.is_dir() {
            below(dir, &path, found)?;
        } else if is_yaml(name) {
            found.extend(Catalogue::read(dir, &path));
        }
    }
    Ok(())
}
