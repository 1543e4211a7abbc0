//! Outputs that cannot be: paths that meet, things in the way, a damaged manifest.

use super::*;

#[test]
fn paths_that_meet_are_an_error() {
    let dir = TempDir::new().unwrap();
    let cases = [
        (
            [rust("a.rs", "1"), artifact("json", "a.rs", "1")],
            "`a.rs` of target rust for catalogue shop is claimed twice: by target json",
        ),
        (
            [rust("Ab.rs", "1"), rust("aB.rs", "1")],
            "`Ab.rs`, the same file to some systems",
        ),
        (
            [rust("Ö/ς.rs", "1"), rust("ö/Σ.rs", "1")],
            "`Ö/ς.rs`, the same file to some systems",
        ),
        (
            [rust("a", "1"), rust("a/b", "1")],
            "`a` is to be a file, and `a/b` needs a directory there",
        ),
        (
            [rust("A/b/c", "1"), rust("a/B", "1")],
            "`A/b` is to be a file",
        ),
        ([rust("x", "1"), rust("../y", "1")], "`../y` steps out"),
        ([rust("x", "1"), rust("/y", "1")], "`/y` is absolute"),
        (
            [rust("x", "1"), rust("Errcat.lock", "1")],
            "errcat's own manifest",
        ),
        (
            [rust("x", "1"), artifact("a\tb", "y", "1")],
            "control character",
        ),
    ];
    for (artifacts, words) in cases {
        let error = refusal(dir.path(), &artifacts);
        assert!(error.contains(words), "{error}");
    }
}

#[test]
fn what_lies_in_the_way_is_named() {
    let dir = TempDir::new().unwrap();
    fs::create_dir(dir.path().join("dir")).unwrap();
    fs::write(dir.path().join("file"), "").unwrap();
    let error = refusal(dir.path(), &[rust("a.rs", "1"), rust("dir", "1")]);
    assert!(error.contains("dir` is a directory"), "{error}");
    let error = refusal(dir.path(), &[rust("a.rs", "1"), rust("file/b/c.rs", "1")]);
    assert!(
        error.contains("file` is a file, and `file/b/c.rs` needs a directory there"),
        "{error}"
    );
    let error = refusal(&dir.path().join("file"), &[rust("a.rs", "1")]);
    assert!(
        error.contains("is a file, not an output directory"),
        "{error}"
    );
}

#[test]
fn a_damaged_manifest_is_named_with_its_line_and_a_way_out() {
    let dir = TempDir::new().unwrap();
    run(dir.path(), &[rust("a.rs", "x")], PLAIN).unwrap();
    let path = dir.path().join(MANIFEST);
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, format!("{text}hello\n")).unwrap();
    let error = refusal(dir.path(), &[rust("a.rs", "x")]);
    assert!(error.contains("errcat.lock:3: "), "{error}");
    assert!(error.contains("remove the line, or the file"), "{error}");
    fs::write(&path, text.replace('\n', "\r\n")).unwrap();
    assert!(
        plan(dir.path(), &[rust("a.rs", "x")], Scope::Whole)
            .unwrap()
            .is_clean(),
        "line ends of the manifest are free"
    );
}

#[test]
fn a_manifest_that_errcat_cannot_have_written_is_not_read_to_its_end() {
    let dir = TempDir::new().unwrap();
    let path = dir.path().join(MANIFEST);
    fs::File::create(&path).unwrap().set_len(1 << 40).unwrap();
    let error = run(dir.path(), &[rust("a.rs", "x")], PLAIN).unwrap_err();
    assert!(
        error
            .to_string()
            .contains("is longer than 16 MiB; remove it"),
        "{error}"
    );
}
