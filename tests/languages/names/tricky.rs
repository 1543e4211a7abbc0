//! Names that a language or generated code has a use for are refused with a help, or compile in every language.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::process::Command;

use errcat_catalog::{Level, Sources, load};
use errcat_codegen::Target;
use heck::{ToPascalCase as _, ToSnakeCase as _};

use super::NEIGHBOURS;
use crate::packages::{Subject, scratch, write};
use crate::rustc::Workshop;
use crate::tools::run;
use crate::{python, typescript};

/// Keywords, builtins, globals, what the prelude of Rust has, and every word of generated code.
fn tricky() -> Vec<String> {
    let node = "const all = o => o ? [...Object.getOwnPropertyNames(o), ...all(Object.getPrototypeOf(o))] : [];\
                console.log([...all(globalThis), ...all(new Error()), ...all(Error)].join(' '))";
    let python = "import builtins, keyword\n\
                  print(*keyword.kwlist, *keyword.softkwlist, *dir(builtins), *dir(Exception()))";
    let rust = "abstract as async await become box break const continue crate do dyn else enum extern false final fn \
                for gen if impl in let loop macro match mod move mut override priv pub ref return self static struct \
                super trait true try type typeof union unsafe unsized use virtual where while yield macro_rules raw \
                safe auto default Send Sync Sized Copy Drop Fn FnMut FnOnce AsyncFn drop Box ToOwned Clone PartialEq \
                PartialOrd Eq Ord AsRef AsMut Into From Default Iterator Extend IntoIterator DoubleEndedIterator \
                ExactSizeIterator Option Some None Result Ok Err String ToString Vec TryFrom TryInto FromIterator str \
                char bool u8 i64 f64 usize isize Self core std alloc errcat Debug Display Hash derive test panic todo";
    let typescript = "any unknown never string number boolean symbol bigint object undefined infer is keyof readonly \
                      unique asserts abstract declare namespace module global require exports satisfies accessor \
                      Partial Required Pick Omit Exclude Extract NonNullable Parameters Awaited interface implements \
                      package private protected public let static yield await enum eval arguments type of get set";
    let mut words: BTreeSet<String> = BTreeSet::new();
    let printed = [
        run(Command::new("node").args(["--eval", node])).expect("Node.js"),
        run(Command::new("python3").args(["-c", python])).expect("Python"),
        rust.to_owned(),
        typescript.to_owned(),
    ];
    for text in &printed {
        words.extend(text.split_whitespace().map(str::to_owned));
    }
    let own = Subject::new(NEIGHBOURS);
    for target in [Target::Typescript, Target::Python] {
        for (_, text) in own.files(&target) {
            words.extend(identifiers(text));
        }
    }
    words.extend(identifiers(own.text(&Target::Rust)));
    words
        .into_iter()
        .filter(|word| word.chars().all(|c| c.is_ascii_alphanumeric() || c == '_'))
        .collect()
}

fn identifiers(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
    words
        .filter(|word| word.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_'))
        .map(str::to_owned)
}

/// A way to use a name: what the catalogue has for it under a key, and that key.
struct Role {
    name: &'static str,
    head: &'static str,
    tail: &'static str,
    line: fn(usize, &str) -> String,
}

const HEAD: &str =
    "errcat: 1\nname: NAME\nenvelope: {code: $code, message: $message, details: $details}\n";

const ROLES: [Role; 4] = [
    Role {
        name: "entries",
        head: "errors:\n",
        tail: "",
        line: |at, name| {
            let name = name.to_snake_case();
            // Every name is an entry; its params and its reasons take turns.
            let member = match at % 2 {
                0 => format!("message: 'a {{{name}}}', params: {{'{name}': string}}"),
                _ => format!("message: 'a {{reason}}', reasons: {{'{name}': {{cause: c}}}}"),
            };
            format!("  '{name}': {{status: 400, remedy: r, {member}}}\n")
        },
    },
    Role {
        name: "renamed",
        head: "errors:\n",
        tail: "",
        line: |at, name| {
            // Types begin with a capital letter in Rust.
            let class = format!(
                "{{rust: '{}', typescript: '{name}', python: '{name}'}}",
                name.to_pascal_case()
            );
            let member = format!("{{rust: '{name}', typescript: '{name}', python: '{name}'}}");
            format!(
                "  entry_{at}: {{status: 400, message: 'a {{value}}', remedy: r, rename: {class}, \
                 params: {{value: {{type: string, rename: {member}}}}}}}\n"
            )
        },
    },
    Role {
        name: "records",
        head: "types:\n",
        tail: "errors: {plain: {status: 400, message: m, remedy: r}}\n",
        line: |_, name| format!("  '{}': {{'{name}': string}}\n", name.to_pascal_case()),
    },
    Role {
        name: "classes",
        head: "exceptions:\n  BaseOfAll: fallback\n",
        tail: "errors: {plain: {status: 400, message: m, remedy: r}}\n",
        line: |_, name| format!("  '{}': {{doc: d}}\n", name.to_pascal_case()),
    },
];

/// How many names stand in one catalogue at most: a union of more classes is too complex for TypeScript.
const MOST: usize = 400;

impl Role {
    fn catalogue(&self, name: &str, lines: &[String]) -> String {
        let head = HEAD.replace("NAME", name) + self.head;
        let lines = lines.iter().map(String::as_str);
        [head.as_str()]
            .into_iter()
            .chain(lines)
            .chain([self.tail])
            .collect()
    }

    /// The names in this role of which no rule refuses any, in catalogues; each that is refused has a help.
    fn accepted(&self, names: &[String]) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        let mut seen = BTreeSet::new();
        for (at, name) in names.iter().enumerate() {
            let line = (self.line)(at, name);
            if seen.insert(line.clone())
                && refused(&self.catalogue(self.name, std::slice::from_ref(&line))).is_empty()
            {
                lines.push(line);
            }
        }
        assert!(lines.len() >= 500, "{}: {}", self.name, lines.len());
        let parts = lines.chunks(MOST).enumerate();
        parts
            .map(|(at, part)| self.apart(&format!("{}_{at}", self.name), part.to_vec()))
            .collect()
    }

    /// A catalogue without what meets another.
    fn apart(&self, name: &str, mut lines: Vec<String>) -> String {
        let before = HEAD.lines().count() + self.head.lines().count();
        loop {
            let catalogue = self.catalogue(name, &lines);
            let bad = refused(&catalogue);
            if bad.is_empty() {
                return catalogue;
            }
            let mut at = before;
            lines.retain(|_| {
                at += 1;
                !bad.contains(&at)
            });
        }
    }
}

/// The lines with a finding that refuses the catalogue.
fn refused(catalogue: &str) -> BTreeSet<usize> {
    let mut sources = Sources::new();
    let file = sources.add("names.yaml", catalogue);
    let (_, findings) = load(&mut sources, file);
    let findings = findings
        .iter()
        .filter(|finding| finding.level == Level::Deny);
    let lines = findings.map(|finding| {
        assert!(finding.help.is_some(), "{}: no help", finding.message);
        sources.location(finding.span).line
    });
    lines.collect()
}

#[test]
fn tricky_names_are_refused_with_a_help_or_compile() {
    let names = tricky();
    assert!(names.len() >= 1500, "{}", names.len());
    let accepted = ROLES.iter().flat_map(|role| role.accepted(&names));
    let made: Vec<Subject> = accepted.map(|catalogue| Subject::new(&catalogue)).collect();

    let workshop = Workshop::new();
    let mut root = String::new();
    for subject in &made {
        let (name, text) = (&subject.catalog.name, subject.text(&Target::Rust));
        write!(root, "pub mod {name} {{\n{text}\n}}\n").expect("a string takes all text");
    }
    workshop.write("names.rs", &root);
    workshop.run(
        "rustc",
        &[
            "--crate-type=lib",
            "--emit=metadata",
            "--extern=errcat=liberrcat.rlib",
            "-Awarnings",
            "names.rs",
        ],
    );

    let folder = scratch("names-python");
    let _ = std::fs::remove_dir_all(&folder);
    let mut program = "import inspect\n".to_owned();
    for subject in &made {
        let name = &subject.catalog.name;
        subject.write(&Target::Python, &folder.join(name));
        write!(
            program,
            "import {module} as api\n\
             for entry in api.CATALOGUE.values():\n    \
             of = [p for p in inspect.signature(entry.error).parameters.values() if p.default is p.empty]\n    \
             error = entry.error(**{{p.name: 'x' for p in of}})\n    \
             assert error.code in str(error) and repr(error), error\n    \
             again = api.from_dict(error.to_dict())\n    \
             assert type(again) is type(error) and again.details == error.details, error\n",
            module = subject.catalog.packages.python_module
        )
        .expect("a string takes all text");
    }
    write(&folder.join("program.py"), &program);
    let mut python = Command::new("python3");
    let path = python::path(
        &folder,
        made.iter().map(|subject| subject.catalog.name.as_str()),
    );
    python.current_dir(&folder).env("PYTHONPATH", path);
    run(python.arg("program.py")).unwrap_or_else(|error| panic!("{error}"));

    let folder = scratch("names-typescript");
    let _ = std::fs::remove_dir_all(&folder);
    write(&folder.join("package.json"), r#"{"type": "module"}"#);
    let project = typescript::Project::new(folder);
    project.build(&made);
    let mut program = String::new();
    for subject in &made {
        let package = &subject.catalog.packages.typescript;
        write!(
            program,
            "{{ const api = await import(\"{package}\"); const {{ catalogue }} = await import(\"{package}/catalogue\");\n\
             for (const [code, entry] of Object.entries(catalogue)) {{\n\
               const Class = api[entry.class];\n\
               const error = new Class(Object.fromEntries((Class.$.p ?? []).map(([name,,, member = name]) => [member, 'x'])));\n\
               const again = api.fromJSON(JSON.parse(JSON.stringify(error)));\n\
               if (!(again instanceof Class) || again.code !== code || JSON.stringify(again) !== JSON.stringify(error)) throw error;\n\
             }} }}\n"
        )
        .expect("a string takes all text");
    }
    project.run("program.mjs", &program);
}
