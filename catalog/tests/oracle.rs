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
fn both_read_every_valid_catalogue() {
    for (_, text) in catalogues() {
        agree(&text);
    }
}

/// What a YAML parser with types takes for something else than text.
const TYPED: &[&str] = &[
    "08006",
    "0E000",
    "NULL",
    "null",
    "no",
    "yes",
    "on",
    "true",
    "False",
    "~",
    "1e3",
    "0x1F",
    "0o17",
    "502",
    "1.10",
    "1_000",
    ".5",
    "-.inf",
    ".nan",
    "12:30:45",
    "2026-03-01",
    "2FA_CONFIRM_WAIT",
    "名前",
    "-1",
    "+1",
];

/// Serde asks YAML for a text where a key takes nothing else, and gets what was typed.
#[test]
fn both_read_what_was_typed() {
    for text in TYPED {
        let catalogue = format!(
            "errcat: 1\nname: {text}\ntitle: {text}\ninclude: [{text}]\nretired: {{{text}: {{code: {text}}}}}\n\
             errors: {{{text}: {{code: {text}, owner: {text}}}}}\n"
        );
        agree(&catalogue.replace("owner:", "message: x, owner:"));
    }
}

/// Where a key takes a text or another form, serde must ask YAML what the value is, and YAML takes `1e3` for 1000.
/// There the two agree on what is quoted, as everything is that serde writes; what is not quoted only we keep.
#[test]
fn both_read_what_was_quoted_where_a_key_takes_several_forms() {
    for text in TYPED {
        let catalogue = |text: &str| {
            format!(
                "errcat: 1\nconstants: {{a: {text}}}\nerrors:\n  a: {{message: {text}, cause: [{text}], see: {text}}}\n"
            )
        };
        let quoted = catalogue(&format!("'{text}'"));
        agree(&quoted);
        assert_eq!(ours(&catalogue(text)), ours(&quoted), "{text}");
    }
}

/// Both read the same from a catalogue, and from what serde makes of it.
fn agree(catalogue: &str) {
    let document = ours(catalogue);
    let theirs: Document =
        serde_yaml::from_str(catalogue).unwrap_or_else(|error| panic!("{error} in\n{catalogue}"));
    assert_eq!(theirs, document, "{catalogue}");
    let written = serde_yaml::to_string(&document).expect("a document can be written");
    assert_eq!(ours(&written), document, "{written}");
    let theirs: Document =
        serde_yaml::from_str(&written).unwrap_or_else(|error| panic!("{error} in\n{written}"));
    assert_eq!(theirs, document, "{written}");
}
