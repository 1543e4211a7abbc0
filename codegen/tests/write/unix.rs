//! Links and permissions.

use std::os::unix::fs::{PermissionsExt, symlink};

use super::*;

#[test]
fn a_link_out_of_the_directory_is_refused() {
    let dir = TempDir::new().unwrap();
    let base = dir.path().join("base");
    fs::create_dir(&base).unwrap();
    fs::create_dir(dir.path().join("outside")).unwrap();
    symlink(dir.path().join("outside"), base.join("out")).unwrap();
    symlink(dir.path().join("nowhere"), base.join("dangling")).unwrap();
    fs::write(dir.path().join("outside/secret"), "x").unwrap();
    symlink(dir.path().join("outside/secret"), base.join("link.rs")).unwrap();

    let error = refusal(&base, &[rust("a.rs", "1"), rust("out/b.rs", "1")]);
    assert!(
        error.contains("out` is a link that leads `out/b.rs` out of the output directory"),
        "{error}"
    );
    let error = refusal(&base, &[rust("a.rs", "1"), rust("out/c/d.rs", "1")]);
    assert!(error.contains("out of the output directory"), "{error}");
    let error = refusal(&base, &[rust("a.rs", "1"), rust("dangling/b.rs", "1")]);
    assert!(error.contains("dangling`"), "{error}");
    let error = refusal(&base, &[rust("a.rs", "1"), rust("link.rs", "1")]);
    assert!(error.contains("link.rs` is not a regular file"), "{error}");
    assert_eq!(
        fs::read_to_string(dir.path().join("outside/secret")).unwrap(),
        "x"
    );
}

#[test]
fn a_manifest_cannot_have_a_file_outside_removed() {
    let dir = TempDir::new().unwrap();
    let base = dir.path().join("base");
    run(&base, &[rust("out/a.rs", "x")], PLAIN).unwrap();
    fs::rename(base.join("out"), dir.path().join("outside")).unwrap();
    symlink(dir.path().join("outside"), base.join("out")).unwrap();
    run(&base, &[], PRUNE).unwrap();
    assert!(dir.path().join("outside/a.rs").exists());
}

#[test]
fn a_file_that_only_changed_its_name_is_not_its_own_orphan() {
    let dir = TempDir::new().unwrap();
    run(
        dir.path(),
        &[rust("Gen/a.rs", "old"), rust("Gen/b.rs", "x")],
        PLAIN,
    )
    .unwrap();
    symlink("Gen", dir.path().join("link")).unwrap();
    let artifacts = [rust("link/a.rs", "new"), rust("link/b.rs", "x")];
    assert_eq!(
        states(dir.path(), &artifacts),
        [
            ("link/a.rs".into(), State::Modified),
            ("link/b.rs".into(), State::Adopted)
        ]
    );
    run(dir.path(), &artifacts, PRUNE).unwrap();
    assert_eq!(
        fs::read_to_string(dir.path().join("Gen/a.rs")).unwrap(),
        "new"
    );
    assert!(
        plan(dir.path(), &artifacts, Scope::Whole)
            .unwrap()
            .is_clean()
    );
    let error = refusal(dir.path(), &[rust("Gen/a.rs", "1"), rust("link/a.rs", "1")]);
    assert!(error.contains("claimed twice"), "{error}");
}

#[test]
fn a_replaced_file_keeps_its_mode() {
    let dir = TempDir::new().unwrap();
    run(dir.path(), &[rust("a.sh", "old")], PLAIN).unwrap();
    let mode = |name| {
        fs::metadata(dir.path().join(name))
            .unwrap()
            .permissions()
            .mode()
            & 0o777
    };
    fs::write(dir.path().join("plain"), "").unwrap();
    assert_eq!(mode("a.sh"), mode("plain"), "a new file follows the umask");
    fs::set_permissions(dir.path().join("a.sh"), fs::Permissions::from_mode(0o750)).unwrap();
    run(dir.path(), &[rust("a.sh", "new")], PLAIN).unwrap();
    assert_eq!(mode("a.sh"), 0o750);
}

#[test]
fn a_directory_that_cannot_be_written_changes_nothing_elsewhere() {
    let dir = TempDir::new().unwrap();
    let closed = dir.path().join("z");
    fs::create_dir(&closed).unwrap();
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o555)).unwrap();
    if fs::write(closed.join("probe"), "").is_ok() {
        // Modes do not hold root back; a name that no file system takes fails at the same place for everybody.
        let long = format!("new/{}", "n".repeat(300));
        let error = refusal(dir.path(), &[rust("a/b.rs", "1"), rust(&long, "1")]);
        assert!(error.contains("nnn"), "{error}");
        return;
    }
    let error = refusal(dir.path(), &[rust("a/b.rs", "1"), rust("z/c.rs", "1")]);
    assert!(
        error.contains("cannot write") && error.contains("z/c.rs"),
        "{error}"
    );
}
