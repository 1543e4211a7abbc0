//! The catalogues under test, and the packages made from them.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use errcat_catalog::{Catalog, Sources, Style, render};
use errcat_codegen::artifact::Artifact;
use errcat_codegen::{Engine, Output, Target, compile, emit};

use crate::served::served;

/// A catalogue with everything that is made of it.
pub(crate) struct Subject {
    pub(crate) catalog: Catalog,
    artifacts: Vec<Artifact>,
}

/// The five real catalogues, those from outside, and those made for these tests.
pub(crate) fn subjects() -> &'static [Subject] {
    static SUBJECTS: OnceLock<Vec<Subject>> = OnceLock::new();
    SUBJECTS.get_or_init(|| {
        let folders = [
            "catalog/apis",
            "tests/languages/catalogues",
            "tests/outside",
        ];
        let files: Vec<PathBuf> = folders.into_iter().flat_map(catalogues).collect();
        assert!(files.len() >= 11, "catalogues are missing: {files:?}");
        files
            .iter()
            .map(|file| Subject::new(&fs::read_to_string(file).expect("a catalogue")))
            .collect()
    })
}

/// The catalogues in a folder of the workspace.
pub(crate) fn catalogues(folder: &str) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(root().join(folder))
        .expect("a folder of catalogues")
        .map(|entry| entry.expect("a file").path())
        .filter(|path| path.extension().is_some_and(|end| end == "yaml"))
        .collect();
    files.sort();
    files
}

/// The catalogue of that name.
pub(crate) fn subject(name: &str) -> &'static Subject {
    let found = subjects()
        .iter()
        .find(|subject| subject.catalog.name == name);
    found.unwrap_or_else(|| panic!("there is no catalogue `{name}`"))
}

impl Subject {
    pub(crate) fn new(yaml: &str) -> Self {
        let mut sources = Sources::new();
        let file = sources.add("catalogue.yaml", yaml);
        let outputs = Target::BUILT_IN.map(|target| {
            let path = target.name().to_owned();
            Output::new(target, path)
        });
        let engine = Engine::new().expect("the templates parse");
        let compiled = compile(&mut sources, file, |catalog| {
            emit(catalog, &outputs, &engine)
        });
        let Some((catalog, emitted)) = compiled.catalog.zip(compiled.emitted) else {
            panic!("{}", render(&compiled.diagnostics, &sources, Style::Plain));
        };
        let artifacts = emitted.expect("the templates render");
        Self { catalog, artifacts }
    }

    /// The files of a package by their paths in it.
    pub(crate) fn files(&self, target: &Target) -> impl Iterator<Item = (&str, &str)> {
        self.of(target).filter_map(|artifact| {
            Some((artifact.path.split_once('/')?.1, artifact.contents.as_str()))
        })
    }

    /// The one file of a target that is no package.
    pub(crate) fn text(&self, target: &Target) -> &str {
        &self.of(target).next().expect("the file").contents
    }

    fn of(&self, target: &Target) -> impl Iterator<Item = &Artifact> {
        let artifacts = self.artifacts.iter();
        artifacts.filter(|artifact| artifact.origin.target == target.name())
    }

    /// Writes a package into `folder`.
    pub(crate) fn write(&self, target: &Target, folder: &Path) {
        for (path, contents) in self.files(target) {
            write(&folder.join(path), contents);
        }
    }
}

/// The files with the vectors of a catalogue: those that are emitted, what a server writes, and those written by hand.
pub(crate) fn vectors(subject: &Subject) -> Vec<PathBuf> {
    let name = &subject.catalog.name;
    let emitted = scratch("vectors").join(format!("{name}.json"));
    write(&emitted, subject.text(&Target::Vectors));
    let mut files = vec![emitted, served(subject)];
    let folder = fs::read_dir(root().join("tests/vectors")).expect("the vectors are there");
    let by_hand = folder.map(|file| file.expect("a file").path());
    let of_catalogue = |path: &PathBuf| {
        let text = fs::read_to_string(path).expect("a text");
        text.contains(&format!("\"catalogue\": \"{name}\""))
    };
    let mut by_hand: Vec<_> = by_hand.filter(of_catalogue).collect();
    by_hand.sort();
    files.extend(by_hand);
    files
}

/// The folder of the workspace.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A folder that these tests may fill and leave.
pub(crate) fn scratch(name: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("languages")
        .join(name)
}

/// Writes a file, and the folders it is in.
pub(crate) fn write(path: &Path, contents: &str) {
    fs::create_dir_all(path.parent().expect("a file in a folder")).expect("a writable folder");
    // Another test may read the same file meanwhile.
    if !fs::read_to_string(path).is_ok_and(|known| known == contents) {
        fs::write(path, contents).expect("a writable folder");
    }
}

#[test]
fn what_clients_may_not_see_is_not_there() {
    let hidden = [
        "seat_cap",
        "SeatCap",
        "shard_down",
        "ShardDown",
        "A shard is down",
        "\"table\"",
        "init.table",
        " table:",
    ];
    for target in [
        Target::Typescript,
        Target::Python,
        Target::Vectors,
        Target::OpenApi,
    ] {
        for artifact in subject("nested").of(&target) {
            for hidden in hidden {
                let path = &artifact.path;
                assert!(!artifact.contents.contains(hidden), "{path} has {hidden}");
            }
        }
    }
}
