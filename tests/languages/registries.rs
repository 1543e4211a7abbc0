//! Names and versions of packages, as Node.js, Python and `packaging` judge them.

use std::process::Command;

use errcat_catalog::{Catalog, Sources, load};
use serde_json::{Value as Json, json};

use crate::tools::{ask, python};

/// A catalogue whose packages are called so.
fn catalog(packages: &Json) -> Option<Catalog> {
    let yaml = format!(
        "errcat: 1\nname: shop\npackages: {packages}\nerrors:\n  \
         sold_out: {{status: 409, message: The item is sold out., remedy: Choose another item.}}\n"
    );
    let mut sources = Sources::new();
    let file = sources.add("catalogue.yaml", yaml);
    load(&mut sources, file).0
}

/// Which names of a list a package in this language may have.
fn taken(language: &str, names: &Json) -> Vec<String> {
    let names = names.as_array().expect("a list").iter();
    let names = names.map(|name| name.as_str().expect("a name").to_owned());
    let taken = |name: &String| catalog(&json!({ language: name })).is_some();
    names.filter(taken).collect()
}

#[test]
fn no_package_has_the_name_of_a_module_of_its_language() {
    let mut python = Command::new("python3");
    python.args([
        "-c",
        "import json, sys; print(json.dumps([*sys.stdlib_module_names, '__main__', 'test', 'Site_Customize', 'usercustomize']))",
    ]);
    assert_eq!(
        taken("python", &ask(&mut python, &json!({}))),
        ["Site_Customize"]
    );
    let mut node = Command::new("node");
    node.args([
        "-e",
        "console.log(JSON.stringify([...require('module').builtinModules, 'node_modules', 'favicon.ico', '.a', '_a', 'A', 'a~', 'a'.repeat(215)]))",
    ]);
    assert_eq!(taken("typescript", &ask(&mut node, &json!({}))), [""; 0]);
}

#[test]
fn python_has_the_version_of_the_catalogue_in_its_normal_form() {
    let words = [
        "alpha",
        "A",
        "beta-02",
        "rc1",
        "c.3",
        "pre",
        "Preview.10",
        "dev.4",
    ];
    let versions = words.map(|word| format!("1.20.3-{word}+Build-007"));
    let made: Vec<String> = versions
        .iter()
        .map(|version| catalog(&json!({ "version": version })).expect(version))
        .map(|catalog| catalog.packages.python_version.clone())
        .collect();
    let program = "import json, sys; from packaging.version import Version; print(json.dumps([str(Version(v)) for v in json.load(sys.stdin)]))";
    let normal = ask(python().args(["-c", program]), &json!(versions));
    assert_eq!(json!(made), normal);
}
