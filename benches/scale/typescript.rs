//! TypeScript: what the compiler takes for a package and for a program that tells all of its errors apart, and how long an
//! editor waits for completions; beside the types that openapi-typescript makes of the same errors.

use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use errcat_codegen::Target;

use crate::{Cost, heading, here, openapi, package, row, run, write};

const STRICT: &str = "--noEmit --strict --exactOptionalPropertyTypes --target ES2022 --module NodeNext --moduleResolution NodeNext";

pub(crate) fn measure(folder: &Path, sizes: &[usize]) {
    let tools = Tools::install(folder);
    let all: Vec<Figures> = sizes.iter().map(|codes| tools.figures(*codes)).collect();
    let of = |figure: &dyn Fn(&Figures) -> f64| -> Vec<f64> { all.iter().map(figure).collect() };
    let costs = |what: &str, cost: &dyn Fn(&Figures) -> Cost| {
        row(what, "s", &of(&|figures| cost(figures).seconds));
        row(
            &format!("{what}, memory"),
            "MB",
            &of(&|figures| cost(figures).megabytes),
        );
    };
    heading("TypeScript", sizes);
    costs("tsc on the package", &|figures| figures.build);
    costs("tsc on a program over all codes", &|figures| {
        figures.program
    });
    row(
        "first completion in an editor",
        "ms",
        &of(&|figures| figures.editor[0]),
    );
    row("completion", "ms", &of(&|figures| figures.editor[1]));
    row(
        "completion of a code",
        "ms",
        &of(&|figures| figures.editor[3]),
    );
    row(
        "completion after a letter",
        "ms",
        &of(&|figures| figures.editor[4]),
    );
    costs("openapi-typescript, making types", &|figures| figures.rival);
    costs("tsc on a program over these types", &|figures| {
        figures.rival_program
    });
    println!();
}

struct Figures {
    build: Cost,
    program: Cost,
    /// Milliseconds of each completion that the editor asks for.
    editor: Vec<f64>,
    rival: Cost,
    rival_program: Cost,
}

struct Tools {
    folder: PathBuf,
}

impl Tools {
    fn install(folder: &Path) -> Self {
        fs::create_dir_all(folder).expect("a writable folder");
        fs::copy(here("scale/package.json"), folder.join("package.json")).expect("a file");
        let arguments = ["install", "--no-package-lock", "--no-audit", "--no-fund"];
        run(Command::new("npm").current_dir(folder).args(arguments));
        let folder = folder.to_owned();
        Self { folder }
    }

    fn figures(&self, codes: usize) -> Figures {
        let folder = self.folder.join(codes.to_string());
        let built = folder.join("node_modules/big-errors");
        package(codes, Target::Typescript, &built);
        let build = Cost::of(
            self.node("typescript-newest/bin/tsc")
                .arg("--project")
                .arg(&built),
        );
        write(&folder.join("package.json"), r#"{"type": "module"}"#);
        let options = r#"{"compilerOptions": {"strict": true, "module": "NodeNext", "types": []}, "files": ["editor.ts"]}"#;
        write(&folder.join("tsconfig.json"), options);
        write(
            &folder.join("program.ts"),
            &program(codes, "big-errors", "KnownErrors"),
        );
        let server = self.tool("typescript/lib/tsserver.js");
        let mut editor = Command::new("node");
        let script = here("scale/editor.mjs");
        editor
            .arg(script)
            .arg(server)
            .arg(&folder)
            .arg("big-errors");
        let editor = serde_json::from_str(&run(&mut editor)).expect("the program prints JSON");
        let api = folder.join("openapi.json");
        write(&api, &openapi(codes).to_string());
        let mut rival = self.node("openapi-typescript/bin/cli.js");
        rival
            .arg(&api)
            .arg("--output")
            .arg(folder.join("openapi.ts"));
        let rival = Cost::of(&rival);
        let types = "import type { components } from \"./openapi.js\";\ntype KnownErrors = components[\"schemas\"][\"Error\"];\n";
        write(
            &folder.join("rival.ts"),
            &format!("{types}{}", switch(codes)),
        );
        Figures {
            build,
            program: self.check(&folder, "program.ts"),
            editor,
            rival,
            rival_program: self.check(&folder, "rival.ts"),
        }
    }

    fn check(&self, folder: &Path, program: &str) -> Cost {
        let mut compiler = self.node("typescript-newest/bin/tsc");
        compiler
            .args(["--ignoreConfig"])
            .args(STRICT.split(' '))
            .arg(program);
        Cost::of(compiler.current_dir(folder))
    }

    fn node(&self, script: &str) -> Command {
        let mut node = Command::new("node");
        node.arg("--max-old-space-size=8000");
        node.arg(self.tool(script));
        node
    }

    fn tool(&self, script: &str) -> PathBuf {
        self.folder.join("node_modules").join(script)
    }
}

/// A program that uses every code of the package.
fn program(codes: usize, package: &str, union: &str) -> String {
    let used = "export const told = (value: unknown): string | undefined => (isKnownError(value) ? value.details.id : undefined);\n";
    format!(
        "import {{ isKnownError, type {union} }} from \"{package}\";\n{used}{}",
        switch(codes)
    )
}

/// A function that tells all errors of the closed union apart.
fn switch(codes: usize) -> String {
    let mut switch =
        "export function all(error: KnownErrors): string | number {\n  switch (error.code) {\n"
            .to_owned();
    for number in 0..codes {
        let value = ["status", "details.id", "details.tenant"][number % 3];
        let _ = writeln!(
            switch,
            "    case \"resource_{number}_unavailable\": return error.{value};"
        );
    }
    switch + "    default: { const nothing: never = error; return nothing; }\n  }\n}\n"
}
