//! Each crate is ready for a registry: it carries what people look for there, and not its tests.

mod support;

use std::{collections::BTreeSet, fs, process::Command};

use support::root;

/// Each crate that is published, and its folder.
const CRATES: [(&str, &str); 6] = [
    ("errcat", "."),
    ("errcat-catalog", "catalog"),
    ("errcat-codegen", "codegen"),
    ("errcat-core", "core"),
    ("errcat-macros", "macros"),
    ("errcat-cli", "cli"),
];

fn cargo(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO"))
        .args(arguments)
        .current_dir(root())
        .output()
        .expect("cargo starts");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    String::from_utf8(output.stdout).expect("cargo writes UTF-8")
}

#[test]
fn each_crate_carries_its_readme_and_licences_and_no_tests() {
    for (name, _) in CRATES {
        let listed = cargo(&[
            "package",
            "--list",
            "--allow-dirty",
            "--offline",
            "-p",
            name,
        ]);
        let files: BTreeSet<&str> = listed.lines().collect();
        for file in ["README.md", "LICENSE-APACHE", "LICENSE-MIT"] {
            assert!(files.contains(file), "{name} is packaged without {file}");
        }
        let tests: Vec<_> = files
            .iter()
            .filter(|file| file.starts_with("tests/"))
            .collect();
        assert!(tests.is_empty(), "{name} is packaged with {tests:?}");
    }
}

#[test]
fn the_licences_of_each_crate_are_those_of_the_project() {
    for (name, folder) in CRATES {
        for licence in ["LICENSE-APACHE", "LICENSE-MIT"] {
            let text =
                |folder: &str| fs::read(root().join(folder).join(licence)).expect("a licence");
            assert!(text(folder) == text("."), "{licence} of {name} differs");
        }
    }
}

#[test]
fn each_crate_can_be_found_by_keywords_and_categories() {
    let metadata = cargo(&["metadata", "--format-version=1", "--no-deps", "--offline"]);
    let metadata: serde_json::Value = serde_json::from_str(&metadata).expect("metadata is JSON");
    let packages = metadata["packages"].as_array().expect("packages");
    for (name, _) in CRATES {
        let package = packages.iter().find(|package| package["name"] == name);
        let package = package.unwrap_or_else(|| panic!("no package {name}"));
        for list in ["keywords", "categories"] {
            let words = package[list].as_array().expect("a list");
            assert!(
                (1..=5).contains(&words.len()),
                "{name} has {} {list}",
                words.len()
            );
        }
    }
}
