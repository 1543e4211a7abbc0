//! Runs that were cut off, and what the next run makes of what they left.

use super::*;

/// A process that is not there: no system has that many.
const GONE: u32 = u32::MAX;

fn staged(process: u32) -> String {
    format!(".{process}-0.errcat-tmp")
}

#[test]
fn what_a_killed_run_left_staged_is_removed() {
    let dir = TempDir::new().unwrap();
    let artifacts = [rust("a.rs", "x"), rust("b/c.rs", "x")];
    run(dir.path(), &artifacts, PLAIN).unwrap();
    let running = staged(std::process::id());
    for name in [
        &staged(GONE),
        &format!("b/{}", staged(GONE)),
        &running,
        ".errcat-tmp",
        ".1-x.errcat-tmp",
    ] {
        fs::write(dir.path().join(name), "hal").unwrap();
    }
    assert!(run(dir.path(), &artifacts, PLAIN).unwrap().is_empty());
    let left = [".1-x.errcat-tmp", &running, ".errcat-tmp"];
    let names = names(dir.path());
    let staged: Vec<_> = names.iter().filter(|name| name.ends_with("-tmp")).collect();
    assert_eq!(staged.len(), 3, "{names:?}");
    for name in left {
        assert!(staged.contains(&&name.to_owned()), "{staged:?}");
    }
}

/// What lies on disk when a run ends after it recorded what it is about to do, or after so many renames.
fn cut_off(base: &Path, old: &[Artifact], new: &[Artifact], renames: usize) {
    run(base, old, PLAIN).unwrap();
    let manifest = fs::read_to_string(base.join(MANIFEST)).unwrap();
    // A directory in the place of the last file makes the last rename fail, so that the run ends before its end.
    let (last, landed) = new.split_first().expect("something to write");
    let path = base.join(&last.path);
    let mut plan = plan(base, new, Scope::Whole).unwrap();
    let was = fs::read(&path).ok();
    let _ = fs::remove_file(&path);
    fs::create_dir(&path).unwrap();
    plan.apply(PLAIN).expect_err("a rename fails");
    fs::remove_dir(&path).unwrap();
    if let Some(bytes) = was {
        fs::write(&path, bytes).unwrap();
    }
    assert_eq!(landed.len(), renames);
    assert_ne!(
        fs::read_to_string(base.join(MANIFEST)).unwrap(),
        manifest,
        "it is recorded before the first file takes its place"
    );
}

#[test]
fn a_run_cut_off_between_renames_is_picked_up_by_the_next() {
    let dir = TempDir::new().unwrap();
    let old = [rust("a.rs", "old"), rust("b.rs", "old")];
    let new = [
        rust("a.rs", "new"),
        rust("b.rs", "new"),
        rust("c.rs", "new"),
    ];
    cut_off(dir.path(), &old, &new, 2);

    // The catalogue goes on: nothing that is on disk is as this run wants it, and all of it is errcat's.
    let newer = [rust("a.rs", "3"), rust("b.rs", "3"), rust("c.rs", "3")];
    let modified = |path: &str| (path.to_owned(), State::Modified);
    assert_eq!(
        states(dir.path(), &newer),
        [modified("a.rs"), modified("b.rs"), modified("c.rs")]
    );
    run(dir.path(), &newer, PLAIN).unwrap();
    assert!(plan(dir.path(), &newer, Scope::Whole).unwrap().is_clean());
}

#[test]
fn an_edit_after_a_run_that_was_cut_off_is_still_an_edit_that_force_replaces() {
    let dir = TempDir::new().unwrap();
    let new = [rust("a.rs", "new"), rust("c.rs", "new")];
    cut_off(dir.path(), &[rust("a.rs", "old")], &new, 1);
    fs::write(dir.path().join("c.rs"), "edited").unwrap();
    assert_eq!(
        states(dir.path(), &new),
        [
            ("a.rs".into(), State::Modified),
            ("c.rs".into(), State::HandEdited)
        ]
    );
    run(dir.path(), &new, FORCE).unwrap();
    assert!(plan(dir.path(), &new, Scope::Whole).unwrap().is_clean());
}
