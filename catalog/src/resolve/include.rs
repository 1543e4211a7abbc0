//! Included files, joined to the root file.

use std::path::{Component, Path, PathBuf};

use super::{extend, version};
use crate::{
    diagnostic::{Diagnostic, Diagnostics},
    language::Document,
    parse,
    read::Text,
    rule,
    source::Sources,
};

/// Reads the files that a document includes, and joins what they hold to it.
pub(crate) fn join(
    mut document: Document,
    file: u32,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Document {
    let Some(root) = sources.file(file).path.clone() else {
        if let Some(include) = document.include.first() {
            diagnostics.push(
                Diagnostic::new(
                    &rule::UNREADABLE_FILE,
                    include.span,
                    "a catalogue that is not a file cannot include files",
                    "relative to what?",
                )
                .help("give the catalogue as a file"),
            );
        }
        return document;
    };
    let place = normal(&root);
    let project = Project::of(&place);
    let mut open = vec![place];
    let includes = std::mem::take(&mut document.include);
    let mut joiner = Joiner {
        project,
        sources,
        diagnostics,
        seen: Vec::new(),
    };
    joiner.all(&mut document, &includes, &root, &mut open);
    document.include = includes;
    document
}

struct Joiner<'a> {
    project: Project,
    sources: &'a mut Sources,
    diagnostics: &'a mut Diagnostics,
    seen: Vec<PathBuf>,
}

impl Joiner<'_> {
    fn all(
        &mut self,
        into: &mut Document,
        includes: &[Text],
        from: &Path,
        open: &mut Vec<PathBuf>,
    ) {
        for include in includes {
            self.one(into, include, from, open);
        }
    }

    fn one(&mut self, into: &mut Document, include: &Text, from: &Path, open: &mut Vec<PathBuf>) {
        let path = from.parent().unwrap_or(Path::new("")).join(&include.value);
        let place = normal(&path);
        if Path::new(&include.value).is_absolute() || !place.starts_with(&self.project.folder) {
            return self.diagnostics.push(
                Diagnostic::new(
                    &rule::INCLUDE_ESCAPE,
                    include.span,
                    format!("`{}` leaves the project", include.value),
                    "outside the project",
                )
                .help(self.project.help()),
            );
        }
        if open.contains(&place) {
            return self.diagnostics.push(
                Diagnostic::new(
                    &rule::INCLUDE_CYCLE,
                    include.span,
                    format!("`{}` includes itself", include.value),
                    "this closes a circle",
                )
                .help("remove one of the includes: every file's maps are joined, whichever file names it"),
            );
        }
        if self.seen.contains(&place) {
            return;
        }
        self.seen.push(place.clone());
        let file = match self.sources.read(&path) {
            Ok(file) => file,
            Err(error) => {
                return self.diagnostics.push(
                    Diagnostic::new(
                        &rule::UNREADABLE_FILE,
                        include.span,
                        format!("`{}` cannot be read: {error}", include.value),
                        "included here",
                    )
                    .help("write the path relative to this file"),
                );
            }
        };
        let Some(mut document) = parse::fragment(self.sources, file, self.diagnostics) else {
            return;
        };
        version(&document, self.diagnostics);
        let includes = std::mem::take(&mut document.include);
        self.merge(into, document);
        open.push(place);
        self.all(into, &includes, &path, open);
        open.pop();
    }

    fn merge(&mut self, into: &mut Document, from: Document) {
        macro_rules! maps {
            ($($field:ident),*) => { $(extend(&mut into.$field, from.$field, self.diagnostics);)* };
        }
        maps!(
            fields,
            headers,
            members,
            correlation,
            constants,
            types,
            params,
            exceptions,
            groups,
            statuses,
            errors,
            retired,
            operations,
            kinds,
            envelopes,
            traits,
            tables,
            lints,
            facts
        );
    }
}

/// What no include leaves: the folder of the `errcat.toml` that is nearest above the root file; where there is none, the
/// root file's own.
struct Project {
    folder: PathBuf,
    /// How many folders above the root file the `errcat.toml` stands, if there is one.
    above: Option<usize>,
}

impl Project {
    fn of(file: &Path) -> Self {
        let folder = file.parent().unwrap_or(file);
        let above = folder
            .ancestors()
            .position(|folder| folder.join("errcat.toml").is_file());
        let project = folder.ancestors().nth(above.unwrap_or(0));
        Self {
            folder: project.unwrap_or(folder).to_owned(),
            above,
        }
    }

    /// What mends an include that leaves it. It names the folder as seen from the root file, which is the same on every machine.
    fn help(&self) -> String {
        let (why, mend) = match self.above {
            Some(above) => (
                format!(
                    "the project is the folder of `{}errcat.toml`, the nearest above the catalogue",
                    "../".repeat(above)
                ),
                "have the one `errcat.toml` at the repository's root",
            ),
            None => (
                "no `errcat.toml` is in the catalogue's folder or above it, so that folder is the project".to_owned(),
                "put an `errcat.toml` at the repository's root",
            ),
        };
        format!(
            "{why}: move the file below that and write its path relative to this file, or {mend}"
        )
    }
}

/// A path without `.` and `..`, so that two ways to one file are one; symbolic links are followed where they exist.
fn normal(path: &Path) -> PathBuf {
    if let Ok(path) = path.canonicalize() {
        return path;
    }
    let mut normal = std::env::current_dir().unwrap_or_default();
    for component in path.components() {
        match component {
            Component::ParentDir => {
                normal.pop();
            }
            Component::CurDir => {}
            other => normal.push(other),
        }
    }
    normal
}
