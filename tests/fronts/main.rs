//! The macro, the build script and the command make the same of a catalogue, and see every edit of it.

#[path = "../support/mod.rs"]
mod support;

mod additive;
mod mistakes;
mod rebuild;
mod same;

use std::path::PathBuf;

/// The catalogues of five real APIs, and one of two files.
fn catalogues() -> Vec<PathBuf> {
    let apis = ["eachlabs", "evolution", "prompts", "studio", "workspace"];
    let apis = apis.map(|api| support::root().join(format!("catalog/apis/{api}.yaml")));
    let mut paths = apis.to_vec();
    paths.push(support::root().join("tests/fronts/included.yaml"));
    paths
}
