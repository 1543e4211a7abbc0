//! Two ways to read a catalogue agree: our reader, and serde over the YAML organisation's parser.

use std::{
    fs,
    path::{Path, PathBuf},
};

use errcat_catalog::{Sources, language::Document, read_document};

fn ours(text: &str) -> Document {
    let mut sources = Sources::new();
    let file = sources.add("oracle.yaml", text);
    let (document, diagnostics) = read_document(&sources, file);
    let found: Vec<_> = diagnostics.iter().map(|finding| &finding.message).collect();
    assert!(found.is_empty(), "{found:?} in\n{text}");
    document.expect("nothing refuses it")
}

/// Every valid catalogue of the repository.
fn catalogues() -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths: Vec<_> = files(&root.join("apis"));
    for rule in files(&root.join("../tests/rules")) {
        paths.extend(files(&rule));
    }
    paths.push(root.join("tests/reading/full.yaml"));
    let is_valid = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let is_yaml = path
            .extension()
            .is_some_and(|extension| extension == "yaml");
        is_yaml
            && (name == "good.yaml"
                || name == "full.yaml"
                || path.parent().is_some_and(|folder| folder.ends_with("apis")))
    };
    let valid = paths.into_iter().filter(is_valid);
    valid
        .map(|path| {
            (
                path.clone(),
                fs::read_to_string(path).expect("it can be read"),
            )
        })
        .collect()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut files: Vec<_> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    files.sort();
    files
}

#[test]
fn there_are_catalogues_to_compare() {
    assert!(catalogues().len() > 50, "{}", catalogues().len());
}

#[test]
fn serde_reads_what_we_read() {
    for (path, text) in catalogues() {
        let theirs: Document = serde_yaml::from_str(&text)
            .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        assert_eq!(ours(&text), theirs, "{}", path.display());
    }
}

#[test]
fn what_serde_writes_we_read_back() {
    for (path, text) in catalogues() {
        let document = ours(&text);
        let written = serde_yaml::to_string(&document).expect("a document can be written");
        assert_eq!(ours(&written), document, "{}\n{written}", path.display());
        let theirs: Document = serde_yaml::from_str(&written).expect("it reads what it wrote");
        assert_eq!(theirs, document, "{}", path.display());
    }
}
