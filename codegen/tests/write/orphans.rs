//! Files that errcat wrote and no longer wants.

use super::*;

#[test]
fn orphans_stay_until_pruned_and_take_empty_directories_along() {
    let dir = TempDir::new().unwrap();
    run(
        dir.path(),
        &[
            rust("a.rs", "x"),
            rust("b/c/d.rs", "x"),
            rust("b/e.rs", "x"),
            rust("f/g.rs", "x"),
        ],
        PLAIN,
    )
    .unwrap();
    fs::write(dir.path().join("f/mine.txt"), "mine").unwrap();
    let artifacts = [rust("a.rs", "x")];
    let orphans = [
        ("b/c/d.rs", State::Orphan),
        ("b/e.rs", State::Orphan),
        ("f/g.rs", State::Orphan),
    ];
    assert_eq!(
        states(dir.path(), &artifacts)[1..],
        orphans.map(|(path, state)| (path.to_owned(), state))
    );

    let before = listing(dir.path());
    assert!(run(dir.path(), &artifacts, PLAIN).unwrap().is_empty());
    assert_eq!(
        listing(dir.path()),
        before,
        "without prune even the manifest still knows them"
    );

    let done = run(dir.path(), &artifacts, PRUNE).unwrap();
    assert_eq!(
        done,
        orphans.map(|(path, _)| (path.to_owned(), Done::Removed))
    );
    assert_eq!(names(dir.path()), ["a.rs", MANIFEST, "f/", "f/mine.txt"]);
    assert!(
        plan(dir.path(), &artifacts, Scope::Whole)
            .unwrap()
            .is_clean()
    );
}

#[test]
fn an_edited_orphan_is_released_instead_of_removed() {
    let dir = TempDir::new().unwrap();
    run(dir.path(), &[rust("a.rs", "x")], PLAIN).unwrap();
    fs::write(dir.path().join("a.rs"), "edited").unwrap();
    assert_eq!(state(dir.path(), &[]), State::EditedOrphan);
    let both = Permit {
        force: true,
        prune: true,
    };
    assert_eq!(
        run(dir.path(), &[], both).unwrap(),
        [("a.rs".into(), Done::Released)]
    );
    assert_eq!(
        fs::read_to_string(dir.path().join("a.rs")).unwrap(),
        "edited"
    );
    assert_eq!(
        state(dir.path(), &[rust("a.rs", "x")]),
        State::Foreign,
        "it is the user's now"
    );
}

#[test]
fn an_orphan_that_is_gone_or_became_a_directory_only_leaves_the_manifest() {
    let dir = TempDir::new().unwrap();
    run(
        dir.path(),
        &[rust("a.rs", "x"), rust("b/c.rs", "x"), rust("d.rs", "x")],
        PLAIN,
    )
    .unwrap();
    fs::remove_file(dir.path().join("a.rs")).unwrap();
    fs::remove_dir_all(dir.path().join("b")).unwrap();
    fs::write(dir.path().join("b"), "a file now").unwrap();
    fs::remove_file(dir.path().join("d.rs")).unwrap();
    fs::create_dir(dir.path().join("d.rs")).unwrap();

    let mut plan = plan(dir.path(), &[], Scope::Whole).unwrap();
    assert!(plan.files().is_empty() && plan.manifest_is_stale());
    plan.apply(PRUNE).unwrap();
    assert_eq!(names(dir.path()), ["b", "d.rs/", MANIFEST]);
    assert_eq!(
        fs::read_to_string(dir.path().join(MANIFEST))
            .unwrap()
            .lines()
            .count(),
        1
    );
}

#[test]
fn a_partial_run_answers_for_its_own_origins_only() {
    let dir = TempDir::new().unwrap();
    run(
        dir.path(),
        &[
            rust("a.rs", "x"),
            rust("old.rs", "x"),
            artifact("markdown", "a.md", "x"),
        ],
        PLAIN,
    )
    .unwrap();
    let artifacts = [rust("a.rs", "x")];
    let mut partial = plan(dir.path(), &artifacts, Scope::Partial).unwrap();
    let seen: Vec<_> = partial
        .files()
        .iter()
        .map(|file| (file.path.as_str(), file.state))
        .collect();
    assert_eq!(
        seen,
        [("a.rs", State::Unchanged), ("old.rs", State::Orphan)]
    );
    partial.apply(PRUNE).unwrap();
    assert_eq!(names(dir.path()), ["a.md", "a.rs", MANIFEST]);
    let all = [rust("a.rs", "x"), artifact("markdown", "a.md", "x")];
    assert!(
        plan(dir.path(), &all, Scope::Whole).unwrap().is_clean(),
        "lines of other targets are kept"
    );
}
