//! Files that a run wants: missing, right, outdated, edited, somebody else's.

use super::*;

#[test]
fn a_first_run_creates_files_directories_and_the_manifest() {
    let dir = TempDir::new().unwrap();
    let base = dir.path().join("not/there/yet");
    let artifacts = [rust("b/c.rs", "fn c() {}\r\n"), rust("a.rs", "fn a() {}\n")];
    assert_eq!(
        states(&base, &artifacts),
        [
            ("a.rs".into(), State::Created),
            ("b/c.rs".into(), State::Created)
        ]
    );
    assert!(!base.exists(), "a plan writes nothing");

    let done = run(&base, &artifacts, PLAIN).unwrap();
    assert_eq!(
        done,
        [
            ("a.rs".into(), Done::Created),
            ("b/c.rs".into(), Done::Created)
        ]
    );
    assert_eq!(names(&base), ["a.rs", "b/", "b/c.rs", MANIFEST]);
    assert_eq!(
        fs::read(base.join("b/c.rs")).unwrap(),
        b"fn c() {}\r\n",
        "line ends are the emitter's"
    );
    assert_eq!(
        fs::read_to_string(base.join(MANIFEST)).unwrap(),
        "# errcat.lock 2 (made by errcat, not to be edited): catalogue, target, path, hash of a file that has none in it\n\
         shop\trust\ta.rs\t425ef1db20b20d53\n\
         shop\trust\tb/c.rs\t1243e4b0388a6206\n"
    );
}

#[test]
fn a_second_run_touches_nothing() {
    let dir = TempDir::new().unwrap();
    let artifacts = [rust("a.rs", "1"), rust("b/c.rs", "2")];
    run(dir.path(), &artifacts, PLAIN).unwrap();
    let long_ago = std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1_000_000);
    for name in ["a.rs", "b/c.rs", MANIFEST] {
        fs::File::options()
            .write(true)
            .open(dir.path().join(name))
            .unwrap()
            .set_modified(long_ago)
            .unwrap();
    }

    let mut plan = plan(dir.path(), &artifacts, Scope::Whole).unwrap();
    assert!(plan.is_clean());
    assert!(plan.apply(PRUNE).unwrap().is_empty());
    for name in ["a.rs", "b/c.rs", MANIFEST] {
        assert_eq!(
            fs::metadata(dir.path().join(name))
                .unwrap()
                .modified()
                .unwrap(),
            long_ago,
            "{name}"
        );
    }
}

#[test]
fn a_run_without_artifacts_leaves_no_manifest() {
    let dir = TempDir::new().unwrap();
    assert!(plan(dir.path(), &[], Scope::Whole).unwrap().is_clean());
    run(dir.path(), &[], PLAIN).unwrap();
    assert_eq!(names(dir.path()), [""; 0]);
}

#[test]
fn an_untouched_file_follows_the_catalogue() {
    let dir = TempDir::new().unwrap();
    run(dir.path(), &[rust("a.rs", "old")], PLAIN).unwrap();
    let artifacts = [rust("a.rs", "new")];
    assert_eq!(state(dir.path(), &artifacts), State::Modified);
    assert_eq!(
        run(dir.path(), &artifacts, PLAIN).unwrap(),
        [("a.rs".into(), Done::Updated)]
    );
    assert_eq!(state(dir.path(), &artifacts), State::Unchanged);
}

#[test]
fn a_removed_file_is_made_again() {
    let dir = TempDir::new().unwrap();
    let artifacts = [rust("a/b.rs", "x")];
    run(dir.path(), &artifacts, PLAIN).unwrap();
    fs::remove_dir_all(dir.path().join("a")).unwrap();
    assert_eq!(state(dir.path(), &artifacts), State::Created);
    run(dir.path(), &artifacts, PLAIN).unwrap();
    assert!(
        plan(dir.path(), &artifacts, Scope::Whole)
            .unwrap()
            .is_clean()
    );
}

#[test]
fn an_edited_file_stops_the_whole_run_until_forced() {
    let dir = TempDir::new().unwrap();
    run(
        dir.path(),
        &[rust("a.rs", "old"), rust("b.rs", "old")],
        PLAIN,
    )
    .unwrap();
    fs::write(dir.path().join("b.rs"), "edited").unwrap();
    let artifacts = [rust("a.rs", "new"), rust("b.rs", "new")];
    assert_eq!(
        states(dir.path(), &artifacts),
        [
            ("a.rs".into(), State::Modified),
            ("b.rs".into(), State::HandEdited)
        ]
    );

    let error = refusal(dir.path(), &artifacts);
    assert!(error.contains("b.rs` was edited"), "{error}");
    let done = run(dir.path(), &artifacts, FORCE).unwrap();
    assert_eq!(
        done,
        [
            ("a.rs".into(), Done::Updated),
            ("b.rs".into(), Done::Updated)
        ]
    );
    assert_eq!(fs::read_to_string(dir.path().join("b.rs")).unwrap(), "new");
}

#[test]
fn an_edit_counts_even_if_the_catalogue_did_not_change() {
    let dir = TempDir::new().unwrap();
    let artifacts = [rust("a.rs", "x\n")];
    run(dir.path(), &artifacts, PLAIN).unwrap();
    fs::write(dir.path().join("a.rs"), "x \n").unwrap();
    assert_eq!(state(dir.path(), &artifacts), State::HandEdited);
}

#[test]
fn line_ends_that_version_control_turned_are_no_edit() {
    let dir = TempDir::new().unwrap();
    let artifacts = [rust("a.rs", "x\ny\n")];
    run(dir.path(), &artifacts, PLAIN).unwrap();
    let turned = "x\r\ny\r\n";
    fs::write(dir.path().join("a.rs"), turned).unwrap();
    assert!(
        plan(dir.path(), &artifacts, Scope::Whole)
            .unwrap()
            .is_clean()
    );
    assert!(run(dir.path(), &artifacts, PLAIN).unwrap().is_empty());
    assert_eq!(
        fs::read_to_string(dir.path().join("a.rs")).unwrap(),
        turned,
        "left alone"
    );
    assert_eq!(state(dir.path(), &[rust("a.rs", "z\n")]), State::Modified);
}

#[test]
fn a_foreign_file_is_never_replaced() {
    let dir = TempDir::new().unwrap();
    fs::write(dir.path().join("a.rs"), "mine").unwrap();
    let artifacts = [rust("a.rs", "x"), rust("b.rs", "x")];
    assert_eq!(states(dir.path(), &artifacts)[0].1, State::Foreign);
    let error = refusal(dir.path(), &artifacts);
    assert!(error.contains("a.rs` was not made by errcat"), "{error}");
    let mut plan = plan(dir.path(), &artifacts, Scope::Whole).unwrap();
    assert_eq!(
        plan.blocked(FORCE)
            .map(|file| file.path.as_str())
            .collect::<Vec<_>>(),
        ["a.rs"]
    );
    assert!(plan.apply(FORCE).is_err());
    assert_eq!(names(dir.path()), ["a.rs"]);
}

#[test]
fn right_files_are_adopted_when_the_manifest_is_lost() {
    let dir = TempDir::new().unwrap();
    let artifacts = [rust("a.rs", "x")];
    run(dir.path(), &artifacts, PLAIN).unwrap();
    let manifest = fs::read_to_string(dir.path().join(MANIFEST)).unwrap();
    fs::remove_file(dir.path().join(MANIFEST)).unwrap();

    let lost = plan(dir.path(), &artifacts, Scope::Whole).unwrap();
    assert_eq!(lost.files()[0].state, State::Adopted);
    assert!(lost.manifest_is_stale() && !lost.is_clean());
    assert_eq!(
        run(dir.path(), &artifacts, PLAIN).unwrap(),
        [("a.rs".into(), Done::Adopted)]
    );
    assert_eq!(
        fs::read_to_string(dir.path().join(MANIFEST)).unwrap(),
        manifest
    );
}

#[test]
fn a_writer_that_compares_leaves_no_trace_and_writes_nothing() {
    let dir = TempDir::new().unwrap();
    run(dir.path(), &[rust("a.rs", "old")], PLAIN).unwrap();
    let before = listing(dir.path());
    let writer = Writer::new(dir.path(), Scope::Whole, Mode::Compare).unwrap();
    for artifact in [rust("a.rs", "new"), rust("b/c.rs", "new")] {
        writer.take(artifact);
    }
    assert_eq!(listing(dir.path()), before);
    let mut plan = writer.plan().unwrap();
    assert!(!plan.is_clean());
    assert!(plan.apply(FORCE).is_err());
    assert_eq!(listing(dir.path()), before);
}

#[test]
fn what_is_staged_goes_with_the_plan() {
    let dir = TempDir::new().unwrap();
    let staged = plan(dir.path(), &[rust("a/b.rs", "x")], Scope::Whole).unwrap();
    assert_eq!(names(dir.path()).len(), 2, "a directory and a file in it");
    drop(staged);
    assert_eq!(names(dir.path()), [""; 0]);
}
