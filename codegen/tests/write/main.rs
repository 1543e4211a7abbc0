//! The write stage against real directories: every state a file can be in, and what a run does about it.

mod interrupted;
mod obstacles;
mod orphans;
mod states;
#[cfg(unix)]
mod unix;

use std::fs;
use std::io;
use std::path::Path;

use errcat_codegen::artifact::{Artifact, Origin};
use errcat_codegen::write::{Done, MANIFEST, Mode, Permit, Plan, Scope, State, Writer};
use tempfile::TempDir;

const PLAIN: Permit = Permit {
    force: false,
    prune: false,
};
const FORCE: Permit = Permit {
    force: true,
    prune: false,
};
const PRUNE: Permit = Permit {
    force: false,
    prune: true,
};

fn artifact(target: &str, path: &str, contents: &str) -> Artifact {
    let origin = Origin {
        catalog: "shop".to_owned(),
        target: target.to_owned(),
    };
    Artifact {
        path: path.to_owned(),
        contents: contents.to_owned(),
        origin,
    }
}

fn rust(path: &str, contents: &str) -> Artifact {
    artifact("rust", path, contents)
}

/// What a run would do to a directory.
fn plan(base: &Path, artifacts: &[Artifact], scope: Scope) -> io::Result<Plan> {
    let writer = Writer::new(base, scope, Mode::Stage)?;
    for artifact in artifacts {
        writer.take(artifact.clone());
    }
    writer.plan()
}

/// Runs everything from plan to disk, as `errcat generate` does.
fn run(base: &Path, artifacts: &[Artifact], permit: Permit) -> io::Result<Vec<(String, Done)>> {
    let mut plan = plan(base, artifacts, Scope::Whole)?;
    Ok(plan
        .apply(permit)?
        .into_iter()
        .map(|(file, done)| (file.path.clone(), done))
        .collect())
}

fn states(base: &Path, artifacts: &[Artifact]) -> Vec<(String, State)> {
    let plan = plan(base, artifacts, Scope::Whole).expect("a plan");
    plan.files()
        .iter()
        .map(|file| (file.path.clone(), file.state))
        .collect()
}

fn state(base: &Path, artifacts: &[Artifact]) -> State {
    let states = states(base, artifacts);
    assert_eq!(states.len(), 1, "{states:?}");
    states[0].1
}

fn refusal(base: &Path, artifacts: &[Artifact]) -> String {
    let before = listing(base);
    let error = run(base, artifacts, PLAIN)
        .expect_err("a refusal")
        .to_string();
    assert_eq!(listing(base), before, "a refused run changes nothing");
    error
}

/// Every file below a directory with its contents; directories end in `/`.
fn listing(base: &Path) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut queue = vec![base.to_owned()];
    while let Some(directory) = queue.pop() {
        for item in fs::read_dir(directory).into_iter().flatten().flatten() {
            let path = item.path();
            let name = path
                .strip_prefix(base)
                .expect("inside")
                .to_string_lossy()
                .into_owned();
            if path.is_dir() && !path.is_symlink() {
                found.push((format!("{name}/"), String::new()));
                queue.push(path);
            } else {
                found.push((
                    name,
                    String::from_utf8_lossy(&fs::read(&path).unwrap_or_default()).into_owned(),
                ));
            }
        }
    }
    found.sort();
    found
}

fn names(base: &Path) -> Vec<String> {
    listing(base).into_iter().map(|(name, _)| name).collect()
}
