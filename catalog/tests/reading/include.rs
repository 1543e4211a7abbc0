//! Files that include others of their folder.

use std::{fs, path::Path};

use errcat_catalog::{Catalog, Sources, load};
use tempfile::TempDir;

const ROOT: &str = "errcat: 1\nname: test\n";

/// A folder with these files; the first is the root.
fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder can be made");
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a file has a folder")).expect("it can be made");
        fs::write(path, text).expect("the file can be written");
    }
    folder
}

/// The catalogue of a folder's `root.yaml`, and its findings as `file:line rule words`.
fn compile(path: &Path) -> (Option<Catalog>, Vec<String>) {
    let mut sources = Sources::new();
    let file = sources
        .read(&path.join("root.yaml"))
        .expect("the root can be read");
    let (catalog, diagnostics) = load(&mut sources, file);
    let listed = diagnostics.iter().map(|finding| {
        let source = sources.file(finding.span.file);
        let name = source.path.as_ref().and_then(|path| path.file_name());
        let name = name.expect("it is a file").to_string_lossy();
        let line = sources.location(finding.span).line;
        format!(
            "{name}:{line} {} {}",
            finding.rule.id,
            sources.text(finding.span)
        )
    });
    let listed = listed.collect();
    (catalog, listed)
}

fn entry(name: &str) -> String {
    format!("  {name}:\n    status: 400\n    message: It failed.\n    remedy: Wait.\n")
}

fn part(include: &str, name: &str) -> String {
    format!("errcat: 1\n{include}errors:\n{}", entry(name))
}

#[test]
fn the_maps_of_all_files_are_joined_in_order() {
    let root = format!(
        "{ROOT}include: [b/one.yaml, two.yaml]\nerrors:\n{}",
        entry("own")
    );
    let folder = folder(&[
        ("root.yaml", &root),
        (
            "b/one.yaml",
            &part("include: [deep/three.yaml, ../two.yaml]\n", "one"),
        ),
        (
            "b/deep/three.yaml",
            &part(
                "constants: {limit: 5}\noperations: {read: {errors: three, includes: sign_in}}\n",
                "three",
            ),
        ),
        (
            "two.yaml",
            &part("operations: {sign_in: own}\n", "two").replace("Wait.", "Stay below ${limit}."),
        ),
    ]);
    let (catalog, found) = compile(folder.path());
    assert_eq!(found, [""; 0]);
    let catalog = catalog.expect("nothing refuses it");
    let names: Vec<_> = catalog
        .entries
        .iter()
        .map(|entry| entry.name.as_str())
        .collect();
    assert_eq!(names, ["own", "one", "three", "two"]);
    assert_eq!(catalog.entries[3].remedies, ["Stay below 5."]);
    assert_eq!(catalog.operations[0].entries, ["own", "three"]);
}

#[test]
fn a_circle_is_refused() {
    for (one, two) in [
        ("[two.yaml]", "[one.yaml]"),
        ("[one.yaml]", "[]"),
        ("[two.yaml]", "[root.yaml]"),
    ] {
        let folder = folder(&[
            ("root.yaml", &format!("{ROOT}include: [one.yaml]\n")),
            ("one.yaml", &part(&format!("include: {one}\n"), "one")),
            ("two.yaml", &part(&format!("include: {two}\n"), "two")),
        ]);
        let (catalog, found) = compile(folder.path());
        assert!(catalog.is_none());
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].contains("include-cycle"), "{found:?}");
    }
}

#[test]
fn a_file_that_two_others_include_is_read_once() {
    let folder = folder(&[
        (
            "root.yaml",
            &format!("{ROOT}include: [one.yaml, two.yaml]\n"),
        ),
        ("one.yaml", &part("include: [shared.yaml]\n", "one")),
        ("two.yaml", &part("include: [./shared.yaml]\n", "two")),
        ("shared.yaml", &part("", "shared")),
    ]);
    let (catalog, found) = compile(folder.path());
    assert_eq!(found, [""; 0]);
    assert_eq!(catalog.expect("nothing refuses it").entries.len(), 3);
}

#[test]
fn no_include_leaves_the_folder() {
    let outside = folder(&[("secret.yaml", &part("", "secret"))]);
    let absolute = outside
        .path()
        .join("secret.yaml")
        .to_string_lossy()
        .replace('\\', "/");
    for include in [
        "../secret.yaml",
        "b/../../secret.yaml",
        &absolute,
        "/dev/null",
    ] {
        let folder = folder(&[(
            "root.yaml",
            &format!("{ROOT}include: ['{include}']\nerrors:\n{}", entry("own")),
        )]);
        let (catalog, found) = compile(folder.path());
        assert!(catalog.is_none());
        assert_eq!(found, [format!("root.yaml:3 include-escape '{include}'")]);
    }
}

#[test]
fn services_of_one_project_include_what_they_share() {
    let root = format!("{ROOT}include: [../common.yaml]\nerrors:\n{}", entry("own"));
    let files = [
        ("errcat.toml", ""),
        ("common.yaml", &part("", "shared")),
        ("service/root.yaml", &root),
    ];
    let project = folder(&files);
    let (catalog, found) = compile(&project.path().join("service"));
    assert_eq!(found, Vec::<String>::new());
    assert_eq!(catalog.expect("nothing refuses it").entries.len(), 2);
}

#[test]
fn a_finding_says_which_folder_is_the_project_and_why() {
    let root = format!(
        "{ROOT}include: [../../common.yaml]\nerrors:\n{}",
        entry("own")
    );
    for (toml, help) in [
        (
            "else/errcat.toml",
            "no `errcat.toml` is in the catalogue's folder or above it, so that folder is the project: move the file below \
             that and write its path relative to this file, or put an `errcat.toml` at the repository's root",
        ),
        (
            "a/errcat.toml",
            "the project is the folder of `../errcat.toml`, the nearest above the catalogue: move the file below that and \
             write its path relative to this file, or have the one `errcat.toml` at the repository's root",
        ),
    ] {
        let files = [(toml, ""), ("common.yaml", ""), ("a/b/root.yaml", &root)];
        let project = folder(&files);
        let mut sources = Sources::new();
        let file = sources.read(&project.path().join("a/b/root.yaml"));
        let (_, findings) = load(&mut sources, file.expect("it can be read"));
        let found = findings.iter().find_map(|finding| finding.help.clone());
        assert_eq!(found.as_deref(), Some(help));
    }
}

#[cfg(unix)]
#[test]
fn no_symbolic_link_leaves_the_folder() {
    let outside = folder(&[("secret.yaml", &part("", "secret")), ("in/secret.yaml", "")]);
    let folder = folder(&[(
        "root.yaml",
        &format!(
            "{ROOT}include: [link.yaml, inner/secret.yaml]\nerrors:\n{}",
            entry("own")
        ),
    )]);
    let link = |from: &str, to: &str| {
        std::os::unix::fs::symlink(outside.path().join(from), folder.path().join(to))
            .expect("a link can be made");
    };
    link("secret.yaml", "link.yaml");
    link("in", "inner");
    let (catalog, found) = compile(folder.path());
    assert!(catalog.is_none());
    assert_eq!(
        found,
        [
            "root.yaml:3 include-escape link.yaml",
            "root.yaml:3 include-escape inner/secret.yaml"
        ]
    );
}

#[test]
fn what_cannot_be_read_is_said_where_it_is_included() {
    let folder = folder(&[
        (
            "root.yaml",
            &format!(
                "{ROOT}include: [missing.yaml, b]\nerrors:\n{}",
                entry("own")
            ),
        ),
        ("b/x", ""),
    ]);
    let (_, found) = compile(folder.path());
    assert_eq!(
        found,
        [
            "root.yaml:3 unreadable-file missing.yaml",
            "root.yaml:3 unreadable-file b"
        ]
    );
}

#[test]
fn a_name_in_two_files_is_reported_and_neither_is_lost() {
    let folder = folder(&[
        (
            "root.yaml",
            &format!(
                "{ROOT}include: [one.yaml]\nconstants: {{limit: 5}}\nerrors:\n{}",
                entry("failed")
            ),
        ),
        ("one.yaml", &part("constants: {limit: 6}\n", "failed")),
    ]);
    let (catalog, found) = compile(folder.path());
    assert!(catalog.is_none());
    assert_eq!(
        found,
        [
            "one.yaml:2 duplicate-key limit",
            "one.yaml:4 duplicate-key failed"
        ]
    );
}

#[test]
fn only_the_root_names_the_catalogue() {
    let keys = "name: other\ntitle: T\nsummary: S\npackages: {}\nenvelope: {}\ncodes: {}\nretry: {}\ndocs: {}\n";
    let folder = folder(&[
        ("root.yaml", &format!("{ROOT}include: [one.yaml]\n")),
        ("one.yaml", &part(keys, "one")),
    ]);
    let (catalog, found) = compile(folder.path());
    assert!(catalog.is_none());
    assert_eq!(found.len(), 8, "{found:?}");
    assert!(
        found.iter().all(|line| line.contains("unknown-key")),
        "{found:?}"
    );
}

#[test]
fn an_included_file_says_the_version_too() {
    let folder = folder(&[
        (
            "root.yaml",
            &format!("{ROOT}include: [one.yaml, two.yaml, empty.yaml]\n"),
        ),
        (
            "one.yaml",
            &part("", "one").replace("errcat: 1", "errcat: 2"),
        ),
        ("two.yaml", &part("", "two").replace("errcat: 1\n", "")),
        ("empty.yaml", ""),
    ]);
    let (_, found) = compile(folder.path());
    assert_eq!(
        found,
        [
            "one.yaml:1 language-version 2",
            "two.yaml:1 missing-key ",
            "empty.yaml:1 yaml-syntax "
        ]
    );
}

#[test]
fn findings_are_sorted_by_file_and_place() {
    let bad = |name: &str| part("", name).replace("400", "4000");
    let folder = folder(&[
        (
            "root.yaml",
            &format!(
                "{ROOT}include: [one.yaml, two.yaml]\nerrors:\n{}",
                entry("own").replace("400", "4000")
            ),
        ),
        ("one.yaml", &bad("one")),
        ("two.yaml", &bad("two")),
    ]);
    let (_, found) = compile(folder.path());
    let files: Vec<_> = found
        .iter()
        .filter_map(|line| line.split(':').next())
        .collect();
    assert_eq!(files, ["root.yaml", "one.yaml", "two.yaml"]);
}

#[test]
fn text_from_nowhere_includes_nothing() {
    let mut sources = Sources::new();
    let file = sources.add(
        "-",
        format!("{ROOT}include: [one.yaml]\nerrors:\n{}", entry("own")),
    );
    let (catalog, diagnostics) = load(&mut sources, file);
    assert!(catalog.is_none());
    let ids: Vec<_> = diagnostics.iter().map(|finding| finding.rule.id).collect();
    assert_eq!(ids, ["unreadable-file"]);
}
