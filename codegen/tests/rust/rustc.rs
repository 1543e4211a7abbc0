//! The Rust tools over emitted modules, in a directory of their own.

use std::{fs, path::Path, process::Command};

use tempfile::TempDir;

/// A directory with the runtime crate, built.
pub(crate) struct Workshop(TempDir);

impl Workshop {
    pub(crate) fn new() -> Self {
        let workshop = Self(tempfile::tempdir().expect("a temporary directory"));
        // The tests of more than one package share this file.
        let mut folders = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors();
        let workspace = folders.find(|folder| folder.join("errcat.toml").is_file());
        let runtime = workspace.expect("the workspace").join("core/src/lib.rs");
        let runtime = runtime.to_str().expect("a path in Unicode");
        workshop.run(
            "rustc",
            &["--crate-name=errcat", "--crate-type=rlib", runtime],
        );
        workshop
    }

    /// Runs rustfmt, rustc, clippy with its pedantic lints, and rustdoc over modules; each may only be silent.
    pub(crate) fn assert_clean(&self, modules: &[(&str, String)]) {
        let mut root = "#![deny(warnings, missing_docs)]\n#![warn(clippy::pedantic)]\n\
                        #![warn(rustdoc::all)]\n#![allow(rustdoc::missing_crate_level_docs)]\n\
                        //! A crate of emitted modules.\n"
            .to_owned();
        for (name, module) in modules {
            let module = ["/// A module.\npub mod ", name, " {\n", module, "\n}\n"];
            root.extend(module);
        }
        for (name, module) in modules {
            let file = format!("{name}.rs");
            self.write(&file, &format!("//! A module.\n{module}"));
            self.run("rustfmt", &["--check", "--color=never", &file]);
        }
        self.write("clean.rs", &root);
        let library = [
            "--crate-type=lib",
            "--extern=errcat=liberrcat.rlib",
            "clean.rs",
        ];
        self.run("rustc", &library);
        self.run("clippy-driver", &library);
        self.run("rustdoc", &["--extern=errcat=liberrcat.rlib", "clean.rs"]);
    }

    /// Compiles a program of a module and `main`, runs it, and returns what it printed.
    pub(crate) fn output(&self, module: &str, main: &str) -> String {
        let root = format!("pub mod generated {{\n{module}\n}}\nuse generated::*;\n{main}");
        self.write("main.rs", &root);
        self.run(
            "rustc",
            &[
                "--extern=errcat=liberrcat.rlib",
                "-Awarnings",
                "-omain",
                "main.rs",
            ],
        );
        self.run("./main", &[])
    }

    /// Writes a source file.
    pub(crate) fn write(&self, name: &str, source: &str) {
        fs::write(self.0.path().join(name), source).expect("the directory is writable");
    }

    /// Runs a tool, or the program `./main`, and returns what it printed; it has to succeed.
    pub(crate) fn run(&self, tool: &str, args: &[&str]) -> String {
        match self.attempt(tool, args) {
            Ok(printed) => printed,
            Err(complaint) => panic!("{tool} {args:?}\n{complaint}"),
        }
    }

    /// Runs a tool, and returns what it printed or what it complained of.
    pub(crate) fn attempt(&self, tool: &str, args: &[&str]) -> Result<String, String> {
        let mut command = Command::new(if tool == "./main" {
            self.0.path().join("main")
        } else {
            tool.into()
        });
        match tool {
            "./main" => &mut command,
            "rustfmt" => command.arg("--edition=2024"),
            _ => command.args(["--edition=2024", "-Dwarnings"]),
        };
        let output = command
            .args(args)
            .current_dir(self.0.path())
            .output()
            .unwrap_or_else(|error| panic!("{tool}: {error}"));
        if output.status.success() {
            Ok(String::from_utf8(output.stdout).expect("the program prints text"))
        } else {
            let said = [output.stdout, output.stderr].concat();
            Err(String::from_utf8_lossy(&said).into_owned())
        }
    }
}
