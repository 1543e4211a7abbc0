//! The packages with HTTP clients as their users install them, and the part of the README that speaks of these.

use std::path::Path;

use errcat_codegen::Target;

use super::{COMPILERS, Project, project};
use crate::packages::subject;
use crate::tools::npm_file;

/// A project in which the clients can be imported.
pub(crate) fn with_clients() -> Project {
    let project = project(COMPILERS[0]);
    for client in ["axios", "got", "ky"] {
        link(
            &npm_file(client),
            &project.folder.join("node_modules").join(client),
        );
    }
    project
}

#[cfg(unix)]
fn link(from: &Path, to: &Path) {
    // Tests that run at the same time make the same links.
    if let Err(error) = std::os::unix::fs::symlink(from, to) {
        assert_eq!(
            error.kind(),
            std::io::ErrorKind::AlreadyExists,
            "{}: {error}",
            to.display()
        );
    }
}

#[cfg(not(unix))]
fn link(_: &Path, _: &Path) {
    panic!(
        "the clients are linked into a project of the tests, which this system does not allow everybody"
    );
}

/// How the program is checked: as Node.js has it, without a look at what the clients declare among themselves.
fn modules() -> String {
    let types = npm_file("@types");
    format!(
        "--verbatimModuleSyntax --module NodeNext --moduleResolution NodeNext --skipLibCheck --types node --typeRoots {}",
        types.display()
    )
}

#[test]
fn clients_are_understood_whether_they_throw_or_not() {
    let said = with_clients().run("clients.mjs", include_str!("clients.mjs"));
    assert_eq!(said.trim(), "all held");
}

#[test]
fn clients_have_the_types_that_are_taken() {
    let program = include_str!("clients.ts");
    let project = with_clients();
    let errors = project.check_as(&modules(), "clients.ts", program).err();
    assert_eq!(errors, None);
    let unmarked = program.replace("// @ts-expect-error", "//");
    let errors = project
        .check_as(&modules(), "clients-unmarked.ts", &unmarked)
        .expect_err("misuse must not compile");
    let misuses = program.matches("// @ts-expect-error").count();
    assert_eq!(
        errors.matches("clients-unmarked.ts(").count(),
        misuses,
        "{errors}"
    );
}

#[test]
fn the_readme_shows_each_client() {
    let readme = subject("nested").files(&Target::Typescript);
    let (_, readme) = { readme }
        .find(|(path, _)| *path == "README.md")
        .expect("a README");
    let (_, section) = readme.split_once("## HTTP clients\n").expect("the section");
    let (section, _) = section.split_once("\n## ").expect("another section");
    let (_, block) = section.split_once("```ts\n").expect("a block");
    let (block, _) = block.split_once("```").expect("the block ends");
    let program = format!("declare const url: string;\n{block}");
    let errors = with_clients()
        .check_as(&modules(), "readme-clients.ts", &program)
        .err();
    assert_eq!(errors, None, "{block}");
    for client in ["axios", "got", "ky"] {
        assert!(block.contains(&format!("from \"{client}\"")), "{block}");
    }
}
