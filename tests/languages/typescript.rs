//! TypeScript: what the packages promise, held by two compilers, Node.js and a bundler.

mod browser;
pub(crate) mod clients;
mod large;
mod package;

use std::path::PathBuf;
use std::process::Command;
use std::sync::OnceLock;

use errcat_catalog::Catalog;
use errcat_codegen::Target;

use crate::packages::{Subject, root, scratch, subject, subjects, vectors, write};
use crate::tools::{node, npm_file, run};

const COMPILERS: [&str; 2] = ["typescript/bin/tsc", "typescript-oldest/bin/tsc"];

/// The folder with every package below `node_modules`, built by a compiler.
fn project(compiler: &'static str) -> Project {
    static BUILT: [OnceLock<()>; 2] = [const { OnceLock::new() }; 2];
    let index = COMPILERS
        .iter()
        .position(|known| *known == compiler)
        .expect("one of the compilers");
    let project = Project {
        folder: scratch(&format!("typescript-{index}")),
        compiler,
    };
    BUILT[index].get_or_init(|| {
        let _ = std::fs::remove_dir_all(&project.folder);
        write(
            &project.folder.join("package.json"),
            r#"{"type": "module"}"#,
        );
        project.build(subjects());
    });
    project
}

pub(crate) struct Project {
    folder: PathBuf,
    compiler: &'static str,
}

impl Project {
    /// A folder for the packages that the newest compiler builds.
    pub(crate) fn new(folder: PathBuf) -> Self {
        Self {
            folder,
            compiler: COMPILERS[0],
        }
    }

    pub(crate) fn build(&self, subjects: &[Subject]) {
        let mut compiler = node(self.compiler);
        compiler.arg("--build");
        for subject in subjects {
            let folder = self.package(&subject.catalog);
            subject.write(&Target::Typescript, &folder);
            let mut stage = Command::new("node");
            run(stage.arg(folder.join("build.mjs"))).expect("the sources are laid out");
            compiler.arg(folder.join("tsconfig.cjs.json")).arg(folder);
        }
        run(&mut compiler).unwrap_or_else(|errors| panic!("{errors}"));
    }

    fn package(&self, catalog: &Catalog) -> PathBuf {
        self.folder
            .join("node_modules")
            .join(&catalog.packages.typescript)
    }

    /// Runs a program that uses the packages.
    pub(crate) fn run(&self, name: &str, program: &str) -> String {
        write(&self.folder.join(name), program);
        run(Command::new("node").current_dir(&self.folder).arg(name)).expect("the program runs")
    }

    /// A program with what it uses of the packages, minified.
    fn bundle(&self, name: &str, program: &str) -> String {
        let entry = self.folder.join(format!("{name}.js"));
        write(&entry, program);
        let options = "{entryPoints: [process.argv[2]], bundle: true, minify: true, format: 'esm', write: false}";
        let bundle = format!(
            "process.stdout.write(require(process.argv[1]).buildSync({options}).outputFiles[0].text)"
        );
        let mut bundler = Command::new("node");
        bundler
            .current_dir(&self.folder)
            .args(["--eval", &bundle])
            .args([npm_file("esbuild/lib/main.js"), entry]);
        run(&mut bundler).expect("the bundler runs")
    }

    /// Type-checks a program that uses the packages, as strictly as the compiler can.
    pub(crate) fn check(&self, name: &str, program: &str) -> Result<String, String> {
        let modern = "--verbatimModuleSyntax --module NodeNext --moduleResolution NodeNext";
        self.check_as(modern, name, program)
    }

    /// Type-checks a program whose modules are resolved in some way.
    fn check_as(&self, modules: &str, name: &str, program: &str) -> Result<String, String> {
        write(&self.folder.join(name), program);
        let strict =
            "--noEmit --strict --exactOptionalPropertyTypes --isolatedModules --target ES2022";
        run(node(self.compiler)
            .current_dir(&self.folder)
            .args(strict.split(' ').chain(modules.split(' ')))
            .arg(name))
    }
}

/// A program that uses the packages.
pub(crate) fn program(name: &str, program: &str) -> Command {
    let project = project(COMPILERS[0]);
    write(&project.folder.join(name), program);
    let mut node = Command::new("node");
    node.current_dir(&project.folder).arg(name);
    node
}

#[test]
fn every_response_becomes_its_class() {
    for subject in subjects() {
        becomes_its_class(Command::new("node"), subject);
    }
}

#[test]
fn other_runtimes_make_the_same_of_responses() {
    for name in ["nested", "retrying", "database"] {
        let mut deno = Command::new(npm_file(".bin/deno"));
        // It looks for a configuration in the folders above, and for modules in a cache of its own.
        deno.args(["run", "--allow-all", "--no-config", "--no-lock"]);
        becomes_its_class(deno, subject(name));
        becomes_its_class(Command::new(npm_file(".bin/bun")), subject(name));
    }
}

fn becomes_its_class(mut runtime: Command, subject: &Subject) {
    runtime
        .arg(root().join("tests/languages/vectors.mjs"))
        .arg(project(COMPILERS[0]).package(&subject.catalog).join("dist"))
        .args(vectors(subject));
    let said = run(&mut runtime).unwrap_or_else(|differences| panic!("{differences}"));
    assert!(said.ends_with(" vectors, 0 differences\n"), "{said}");
}

#[test]
fn types_are_closed_and_narrow() {
    for compiler in COMPILERS {
        let program = include_str!("typescript/usage.ts");
        let errors = project(compiler).check("usage.ts", program).err();
        assert_eq!(errors, None, "{compiler}");
        // What must not compile is marked in the program; without the marks it does not.
        let unmarked = program.replace("// @ts-expect-error", "//");
        let errors = project(compiler)
            .check("unmarked.ts", &unmarked)
            .expect_err("misuse must not compile");
        let misuses = program.matches("// @ts-expect-error").count();
        assert_eq!(errors.matches("unmarked.ts(").count(), misuses, "{errors}");
    }
}

#[test]
fn projects_of_every_kind_have_types() {
    let commonjs = include_str!("typescript/usage.cts");
    let modules = commonjs.replace("import ", "import * as ");
    let modules = modules.replace("require(", "").replace("\");", "\";");
    let modules = modules.replace(" = \"", " from \"");
    for compiler in COMPILERS {
        let project = project(compiler);
        assert_eq!(
            project.check("usage.cts", commonjs).err(),
            None,
            "{compiler}"
        );
        let bundled = "--module ESNext --moduleResolution bundler";
        let checked = project.check_as(bundled, "bundled.ts", &modules);
        assert_eq!(checked.err(), None, "{compiler}");
    }
    // Only old compilers look for modules as old versions of Node.js do.
    let old = "--module CommonJS --moduleResolution node10";
    let checked = project(COMPILERS[1]).check_as(old, "old.ts", &modules);
    assert_eq!(checked.err(), None);
}

#[test]
fn packages_behave_as_they_promise() {
    let project = project(COMPILERS[0]);
    let first = include_str!("catalogues/nested.yaml");
    let second = first
        .replace("name: nested", "name: nested\npackages: {version: 2.0.0}")
        .replace("Too many requests. Retry", "Slow down. Retry")
        .replace(
            "  scope_required:",
            "  busy: {status: 503, message: All busy., remedy: Wait.}\n  scope_required:",
        );
    Project::new(project.folder.join("second")).build(&[Subject::new(&second)]);
    let cases = include_str!("ends.json");
    write(&project.folder.join("ends.json"), cases);
    let programs = [
        ("behaviour.mjs", include_str!("typescript/behaviour.mjs")),
        ("errors.mjs", include_str!("typescript/errors.mjs")),
        ("retry.mjs", include_str!("typescript/retry.mjs")),
        ("edges.mjs", include_str!("typescript/edges.mjs")),
        ("success.mjs", include_str!("typescript/success.mjs")),
    ];
    for (name, program) in programs {
        assert_eq!(project.run(name, program).trim(), "all held", "{name}");
    }
}

#[test]
fn every_form_of_the_wait_is_read() {
    let mut delays = program("delays.mjs", include_str!("typescript/delays.mjs"));
    delays.arg(root().join("tests/vectors/retry-after.json"));
    let said = run(&mut delays).expect("the program runs");
    let forms = said.trim().strip_suffix(" forms");
    let forms = forms.and_then(|forms| forms.parse::<usize>().ok());
    assert!(forms.is_some_and(|forms| forms > 50), "{said}");
}

#[test]
fn names_survive_a_minifier() {
    let project = project(COMPILERS[0]);
    let mut program = r#"
        import { fromParts } from "nested-errors";
        const body = { error: { code: "rate_limited" } };
        const error = fromParts({ status: 429, body });
        const unknown = fromParts({ status: 429 });
        console.log([error.name, error.family, unknown.name, error.constructor.name === error.name].join(" "));
        const count = (api, catalogue) => {
          const named = Object.values(catalogue).filter((entry) => new api[entry.class]({}).name === entry.class);
          console.log(named.length);
        };
    "#
    .to_owned();
    for (index, subject) in subjects().iter().enumerate() {
        let package = &subject.catalog.packages.typescript;
        let lines = [
            format!("import * as api{index} from '{package}';\n"),
            format!("import {{ catalogue as catalogue{index} }} from '{package}/catalogue';\n"),
            format!("count(api{index}, catalogue{index});\n"),
        ];
        program.extend(lines);
    }
    let bundle = project.bundle("minified", &program);
    let said = project.run("bundle.mjs", &bundle);
    let mut said = said.lines();
    assert_eq!(
        said.next(),
        Some("RateLimitedError RateLimitError UnknownRateLimitError false"),
        "the minifier renames classes"
    );
    let count = |subject: &Subject| subject.catalog.public_entries().count().to_string();
    let counts: Vec<String> = subjects().iter().map(count).collect();
    assert_eq!(said.collect::<Vec<_>>(), counts);
}
