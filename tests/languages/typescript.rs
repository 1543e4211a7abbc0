//! TypeScript: what the packages promise, held by two compilers, Node.js and a bundler.

use std::path::{Path, PathBuf};
use std::process::Command;

use errcat_codegen::Target;
use tempfile::TempDir;

use crate::packages::{Subject, subject, subjects, write};
use crate::responses::{Pick, constructions, matrix};
use crate::tools::{node, npm_file, run};

const COMPILERS: [&str; 2] = ["typescript/bin/tsc", "typescript-oldest/bin/tsc"];
const PICK: Pick = |identifiers| &identifiers.typescript;

/// A folder with packages below `node_modules`, built by their own `build` scripts' compiler.
struct Project(TempDir);

impl Project {
    fn new(subjects: &[Subject], compiler: &str) -> Self {
        let project = Self(TempDir::new().expect("a temporary folder"));
        for subject in subjects {
            let folder = project.package(subject);
            subject.write(&Target::Typescript, &folder);
            let built = run(node(compiler).arg("--project").arg(&folder));
            built.unwrap_or_else(|errors| panic!("{} with {compiler}: {errors}", subject.catalog.name));
        }
        project
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn package(&self, subject: &Subject) -> PathBuf {
        self.path().join("node_modules").join(&subject.catalog.packages.typescript)
    }

    /// Type-checks a program that uses the packages.
    fn check(&self, name: &str, program: &str, compiler: &str) -> Result<String, String> {
        write(&self.path().join("package.json"), r#"{"type": "module"}"#);
        write(&self.path().join(name), program);
        let strict = ["--noEmit", "--strict", "--exactOptionalPropertyTypes", "--verbatimModuleSyntax", "--isolatedModules"];
        let modern = ["--target", "ES2022", "--module", "NodeNext", "--moduleResolution", "NodeNext"];
        run(node(compiler).current_dir(self.path()).args(strict).args(modern).arg(name))
    }
}

#[test]
fn every_response_becomes_its_class() {
    let subjects = subjects();
    let project = Project::new(&subjects, COMPILERS[0]);
    for subject in &subjects {
        let entry = project.package(subject).join("dist/index.js");
        let mut command = Command::new("node");
        command.arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/languages/decode.mjs")).arg(entry);
        let mut cases = matrix(&subject.catalog, PICK);
        cases.extend(constructions(&subject.catalog, PICK));
        crate::responses::hold(&subject.catalog.name, &cases, &mut command);
    }
}

#[test]
fn packages_compile_with_the_oldest_compiler_too() {
    Project::new(&subjects(), COMPILERS[1]);
}

#[test]
fn types_are_closed_and_narrow() {
    let subjects = [subject("nested"), subject("numbers"), subject("messages")];
    for compiler in COMPILERS {
        let project = Project::new(&subjects, compiler);
        let program = include_str!("usage.ts");
        let errors = project.check("usage.ts", program, compiler).err();
        assert_eq!(errors, None, "{compiler}");
        // What must not compile is marked in the program; without the marks it does not.
        let unmarked = program.replace("// @ts-expect-error", "//");
        let errors = project.check("unmarked.ts", &unmarked, compiler).expect_err("misuse must not compile");
        assert_eq!(errors.matches("unmarked.ts(").count(), program.matches("// @ts-expect-error").count(), "{errors}");
    }
}

#[test]
fn packages_behave_as_they_promise() {
    let subjects = subjects();
    let project = Project::new(&subjects, COMPILERS[0]);
    write(&project.path().join("package.json"), r#"{"type": "module"}"#);
    write(&project.path().join("behaviour.mjs"), include_str!("behaviour.mjs"));
    let said = run(Command::new("node").current_dir(project.path()).arg("behaviour.mjs"));
    assert_eq!(said.expect("no assertion fails").trim(), "all held");
}

#[test]
fn names_survive_a_minifier() {
    let subjects = [subject("nested")];
    let project = Project::new(&subjects, COMPILERS[0]);
    write(&project.path().join("package.json"), r#"{"type": "module"}"#);
    let program = r#"
        import { fromParts } from "nested-errors";
        const body = { error: { code: "rate_limited" } };
        const error = fromParts({ status: 429, body });
        const unknown = fromParts({ status: 429 });
        console.log([error.name, error.family, unknown.name, error.constructor.name === error.name].join(" "));
    "#;
    write(&project.path().join("program.js"), program);
    let options = "{entryPoints: ['program.js'], bundle: true, minify: true, format: 'esm', outfile: 'bundle.mjs'}";
    let bundle = format!("require(process.argv[1]).buildSync({options})");
    let mut bundler = Command::new("node");
    bundler.current_dir(project.path()).args(["--eval", &bundle]).arg(npm_file("esbuild/lib/main.js"));
    run(&mut bundler).expect("the bundler runs");
    let said = run(Command::new("node").current_dir(project.path()).arg("bundle.mjs")).expect("the bundle runs");
    assert_eq!(said.trim(), "RateLimitedError RateLimitError UnknownRateLimitError false", "the minifier renames classes");
}

#[test]
fn what_clients_may_not_see_is_not_there() {
    let subject = subject("nested");
    for (path, contents) in subject.files(&Target::Typescript) {
        for hidden in ["seat_cap", "SeatCap", "shard_down", "ShardDown", "\"table\"", "init.table"] {
            assert!(!contents.contains(hidden), "{path} has {hidden}");
        }
    }
}
