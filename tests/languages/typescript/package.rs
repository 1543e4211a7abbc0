//! The package as npm has it: built by its own script, packed, and looked at by the tools of those who publish packages.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use errcat_codegen::Target;

use super::{COMPILERS, Project, project};
use crate::packages::{Subject, scratch, subject, write};
use crate::tools::{node, npm_file, run};

/// The twenty codes of this catalogue have params and reasons as real ones do.
const PACKAGE: &str = "evolution";

/// The archive that npm makes with nothing but Node.js and a compiler.
fn packed(compiler: &str) -> PathBuf {
    let version = compiler.split('/').next().expect("a package");
    let folder = scratch(&format!("packed-{version}"));
    let _ = std::fs::remove_dir_all(&folder);
    subject(PACKAGE).write(&Target::Typescript, &folder);
    // The script of the package calls `tsc`, which is wherever npm puts it.
    let tsc = folder.join("node_modules/.bin/tsc");
    let script = format!(
        "#!/bin/sh\nexec node '{}' \"$@\"\n",
        npm_file(compiler).display()
    );
    write(&tsc, &script);
    run(Command::new("chmod").arg("+x").arg(&tsc)).expect("the compiler may be run");
    run(Command::new("npm")
        .current_dir(&folder)
        .args(["pack", "--silent"]))
    .expect("npm packs");
    folder.join(format!("{PACKAGE}-errors-0.1.0.tgz"))
}

fn archive() -> &'static Path {
    static ARCHIVE: OnceLock<PathBuf> = OnceLock::new();
    ARCHIVE.get_or_init(|| packed(COMPILERS[0]))
}

#[test]
fn types_are_found_by_every_kind_of_project() {
    let mut attw = node("@arethetypeswrong/cli/dist/index.js");
    let said = run(attw.arg(archive()).args(["--format", "json"])).expect("nothing is wrong");
    let said: serde_json::Value = serde_json::from_str(&said).expect("JSON");
    assert_eq!(said["analysis"]["problems"], serde_json::json!([]));
    let entries = said["analysis"]["entrypoints"]
        .as_object()
        .expect("entry points");
    let entries: Vec<&str> = entries.keys().map(String::as_str).collect();
    assert_eq!(entries, [".", "./retry", "./catalogue", "./package.json"]);
}

#[test]
fn publishing_finds_nothing_to_say() {
    let mut publint = node("publint/src/cli.js");
    let said = run(publint.args(["run", "--strict"]).arg(archive())).expect("nothing is wrong");
    assert!(said.contains("All good!"), "{said}");
}

#[test]
fn the_oldest_compiler_builds_the_same_package() {
    let list = |archive: &Path| {
        let files = run(Command::new("tar").arg("-tzf").arg(archive)).expect("an archive");
        let mut files: Vec<String> = files.lines().map(str::to_owned).collect();
        files.sort();
        files
    };
    let files = list(archive());
    assert_eq!(list(&packed(COMPILERS[1])), files);
    for name in ["index", "retry", "catalogue"] {
        for end in ["js", "d.ts"] {
            for folder in ["dist", "dist/cjs"] {
                let file = format!("package/{folder}/{name}.{end}");
                assert!(files.contains(&file), "{file} is missing");
            }
        }
    }
    let manifest = subject(PACKAGE).files(&Target::Typescript);
    let manifest = manifest.filter(|(path, _)| *path == "package.json");
    let manifest: Vec<serde_json::Value> = manifest
        .map(|(_, text)| serde_json::from_str(text).expect("JSON"))
        .collect();
    assert_eq!(manifest[0]["dependencies"], serde_json::Value::Null);
    assert_eq!(manifest[0]["sideEffects"], false);
}

/// The bytes of a bundle, minified.
fn size(name: &str, program: &str) -> usize {
    project(COMPILERS[0]).bundle(name, program).len()
}

#[test]
fn a_bundle_has_what_it_uses_and_no_more() {
    let project = project(COMPILERS[0]);
    let one = "export { RateLimitedError } from 'evolution-errors';";
    let bundle = project.bundle("one", one);
    assert!(
        bundle.len() <= 1940,
        "one class takes {} bytes",
        bundle.len()
    );
    assert!(!bundle.contains("CapacityExceeded") && !bundle.contains("Honor"));
    let guard = size("guard", "export { isRateLimited } from 'evolution-errors';");
    assert!(guard <= 2020, "a guard takes {guard} bytes");
    let heaviest = size(
        "heaviest",
        "export { CapacityExceededError } from 'evolution-errors';",
    );
    assert!(
        heaviest <= 2230,
        "a class with three reasons takes {heaviest} bytes"
    );
    let entries = subject(PACKAGE).catalog.public_entries();
    let classes: Vec<&str> = { entries }
        .map(|entry| entry.identifiers.typescript.as_str())
        .collect();
    let classes = classes.join(", ");
    let program =
        format!("import {{ {classes} }} from 'evolution-errors'; console.log({classes});");
    let twenty = size("twenty", &program);
    assert!(
        twenty <= 5750,
        "the classes of all twenty codes take {twenty} bytes"
    );
    let delay = size(
        "delay",
        "export { nextDelay } from 'evolution-errors/retry';",
    );
    assert!(delay <= 1200, "`nextDelay` takes {delay} bytes");
    let all = project.bundle("all", "export * from 'evolution-errors';");
    assert!(all.len() <= 17_540, "all takes {} bytes", all.len());
    assert!(!all.contains("Honor"), "what is for people is elsewhere");
    write(&project.folder.join("all.bundle.js"), &all);
    let gzip =
        "console.log(require('zlib').gzipSync(require('fs').readFileSync('all.bundle.js')).length)";
    let compressed: usize = project
        .run("gzip.cjs", gzip)
        .trim()
        .parse()
        .expect("a number");
    assert!(
        compressed <= 7250,
        "all takes {compressed} bytes on the wire"
    );
    assert!(
        size("none", "import 'evolution-errors';") < 10,
        "an import has no effect"
    );
}

#[test]
fn a_bundle_has_the_errors_of_the_language_that_its_classes_are() {
    let project = project(COMPILERS[0]);
    let bundle = |class: &str| {
        let program = format!("export {{ {class} }} from 'database-errors';");
        project.bundle(&format!("one-{class}"), &program)
    };
    let [none, of_base, own] =
        ["BadQueryError", "ConflictError", "CheckViolationError"].map(bundle);
    for others in [&none, &of_base] {
        assert!(
            !others.contains("RangeError") && !others.contains("setPrototypeOf"),
            "{others}"
        );
    }
    assert!(
        own.contains("RangeError") && !own.contains("TypeError"),
        "{own}"
    );
    let evolution = project.bundle("of-none", "export * from 'evolution-errors';");
    assert!(!evolution.contains("getOwnPropertyDescriptors"));
    let program = r#"
        import * as api from "database-errors";
        const body = { error: { code: "23514" } };
        const error = api.fromParts({ status: 409, body });
        const types = [RangeError, api.CheckViolationError, api.ConflictError, TypeError];
        console.log(error.name, error.family, types.map((type) => error instanceof type).join(), JSON.stringify(error));
    "#;
    let said = project.run("based.mjs", &project.bundle("based", program));
    let wanted = r#"CheckViolationError ConflictError true,true,true,false {"name":"CheckViolationError","code":"23514","status":409,"message":"Check violation","details":{}}"#;
    assert_eq!(said.trim(), wanted);
}

#[test]
fn both_kinds_of_modules_run() {
    let mut program = "const assert = require('node:assert');\n".to_owned();
    for entry in ["", "/retry", "/catalogue"] {
        let name = format!("evolution-errors{entry}");
        writeln!(
            program,
            "import('{name}').then((esm) => {{ const cjs = require('{name}'); \
             assert.deepEqual(Object.keys(cjs).sort(), Object.keys(esm).filter((key) => !/default|module/.test(key)).sort()); \
             assert.notEqual(cjs, esm); console.log('{entry}'); }});"
        )
        .expect("a String takes everything");
    }
    let said = project(COMPILERS[0]).run("both.cjs", &program);
    assert_eq!(said.lines().count(), 3, "{said}");
}

#[test]
fn an_editor_shows_what_the_catalogue_says() {
    let built = project(COMPILERS[0])
        .folder
        .join("node_modules/nested-errors/dist");
    for file in ["errors.d.ts", "cjs/errors.d.ts"] {
        let types = std::fs::read_to_string(built.join(file)).expect("declarations");
        let doc = |class: &str| {
            let at = types.find(&format!("class {class} ")).expect("the class");
            let start = types[..at].rfind("/**").expect("a comment");
            types[start..at].to_owned()
        };
        let limited = doc("RateLimitedError");
        for part in [
            "Rate limited (429).",
            "Fix:\n * - Honor `Retry-After`, then retry.",
            "@see https://example.com/errors/rate_limited",
        ] {
            assert!(limited.contains(part), "{limited}");
        }
        assert!(!limited.contains("@deprecated"));
        assert!(doc("ScopeRequiredError").contains("Causes:\n * - The key lacks the scope."));
        let awkward = doc("AwkwardError");
        assert!(
            awkward.contains("@deprecated Since 2026-01-01. Use ValidationFailedError."),
            "{awkward}"
        );
        assert!(types.contains("/** How long to wait. */\n    readonly retryAfter: number;"));
        // Neither the rows nor the marks are for users.
        assert!(
            !types.contains('$') && !types.contains("hasInstance"),
            "{file}"
        );
    }
}

#[test]
fn the_readme_compiles_and_names_every_class() {
    let project = project(COMPILERS[0]);
    let nested = subject("nested");
    let readme = nested.files(&Target::Typescript);
    let (_, readme) = { readme }
        .find(|(path, _)| *path == "README.md")
        .expect("a README");
    let blocks = readme.split("```ts\n").skip(1);
    // What speaks of HTTP clients is held where these are.
    let blocks: Vec<&str> = blocks
        .filter_map(|block| Some(block.split_once("```")?.0))
        .filter(|block| !block.contains("axios"))
        .collect();
    assert_eq!(blocks.len(), 4);
    let (imports, rest): (Vec<&str>, Vec<&str>) = blocks
        .iter()
        .flat_map(|block| block.lines())
        .partition(|line| line.starts_with("import "));
    assert_eq!(imports.len(), 4);
    let program = format!(
        "{}\ndeclare const url: string;\n{}\n",
        imports.join("\n"),
        rest.join("\n")
    );
    assert_eq!(project.check("readme.ts", &program).err(), None);
    for entry in nested.catalog.public_entries() {
        let names = &entry.identifiers;
        let code = entry.code.as_deref().expect("a code");
        let row = |line: &&str| line.starts_with(&format!("| `{code}` | "));
        let row = readme.lines().find(row).expect("a row");
        let classes = format!(
            "`Error::{}` | `{}` | `{}`",
            names.rust, names.typescript, names.python
        );
        assert!(row.contains(&classes), "{row}");
    }
    let attribute = "| `awkward` | `from` | `from` | `from` | `from_` |";
    assert!(readme.contains(attribute), "{readme}");
}

/// GitHub would take the scope of a package for somebody who is mentioned.
#[test]
fn a_scoped_package_is_named_as_it_is_installed() {
    let scoped = "name: awkward\npackages: {typescript: '@acme/errors'}";
    let yaml = AWKWARD.replace("name: awkward", scoped);
    let scoped = Subject::new(&yaml.replace("PARAMS", "name: string"));
    let (_, readme) = { scoped.files(&Target::Typescript) }
        .find(|(path, _)| *path == "README.md")
        .expect("a README");
    assert!(readme.starts_with("# `@acme/errors`\n"), "{readme}");
}

/// Every name that a class has for itself, as a param, and classes that are called as the package's own.
const AWKWARD: &str = "
errcat: 1
name: awkward
title: Errors
envelope: {code: $code, message: $message, details: $details}
headers: {request_id: X-Request-Id}
correlation: {known: The first., trace_id: The second.}
errors:
  late: {status: 504, message: Too late., remedy: Wait., rename: {typescript: APITimeoutError}}
  lost: {status: 502, message: Lost., remedy: Wait., rename: {typescript: UnknownAPIError}}
  full:
    status: 400
    message: Everything.
    remedy: Nothing.
    params: {PARAMS}
";

#[test]
fn names_meet_nowhere() {
    let taken = [
        "api_message",
        "attempts",
        "body_preview",
        "cause",
        "constructor",
        "correlation",
        "doc_url",
        "family",
        "has_own_property",
        "message",
        "name",
        "processed",
        "prototype",
        "reason",
        "received",
        "request_id",
        "retry",
        "retry_after",
        "should_retry",
        "stack",
        "status",
        "to_json",
        "trace_id",
        "user_message",
        "value_of",
    ];
    let params = taken.map(|name| format!("{name}: string"));
    let yaml = AWKWARD.replace("PARAMS", &params.join(", "));
    let folder = scratch("awkward");
    let awkward = Project::new(folder.clone());
    write(&folder.join("package.json"), r#"{"type": "module"}"#);
    awkward.build(&[Subject::new(&yaml)]);
    let program = r#"
        import * as api from "awkward-errors";
        const sent = Object.fromEntries(NAMES.map((name) => [name, `the ${name}`]));
        const error = api.fromParts({ status: 400, body: { code: "full", message: "m", details: sent, known: "k", trace_id: "t" } });
        const values = Object.values(error);
        const lost = NAMES.filter((name) => !values.includes(`the ${name}`));
        const timeout = api.fromThrown(new DOMException("x", "TimeoutError"));
        const late = api.fromParts({ status: 504, body: { code: "late" } });
        console.log(JSON.stringify([error.name, error.known, error.status, error.attempts, error.toJSON().details.name, error.known_, lost]));
        console.log(late.name, timeout.name, timeout instanceof late.constructor, api.fromParts({}).name);
    "#;
    let said = awkward.run(
        "awkward.mjs",
        &program.replace("NAMES", &format!("{taken:?}")),
    );
    let wanted = "[\"FullError\",true,400,null,\"the name\",\"k\",[]]\nAPITimeoutError APITimeoutError_ false UnknownAPIError_\n";
    assert_eq!(said, wanted);
}
