//! The clients that README.md shows, with the packages of the catalogue that it shows.

use errcat_codegen::Target;

use crate::packages::{Subject, scratch, write};
use crate::tools::{python_tool, run};
use crate::typescript::Project;

fn block(language: &str) -> &'static str {
    let page = include_str!("../../README.md");
    let (_, rest) = page
        .split_once(&format!("```{language}\n"))
        .expect("a block");
    rest.split_once("```").expect("the block ends").0
}

#[test]
fn the_client_in_typescript_has_types() {
    let folder = scratch("readme-typescript");
    write(&folder.join("package.json"), r#"{"type": "module"}"#);
    let project = Project::new(folder);
    project.build(&[Subject::new(block("yaml"))]);
    // What a browser or Node.js declares, as far as the example goes.
    let globals = "declare function fetch(url: string, init?: object): Promise<Response>;
        declare const console: { log(text: string): void };
        interface Response { status: number; headers: { get(name: string): string | null }; bodyUsed: boolean; text(): Promise<string> }
        export {};\n";
    let program = format!("{globals}{}", block("ts"));
    let errors = project.check("client.ts", &program).err();
    assert_eq!(errors, None);
    let misused = program.replace("error.retryAfter", "error.retryAfer");
    assert!(project.check("misused.ts", &misused).is_err());
}

#[test]
fn the_client_in_python_has_types() {
    let folder = scratch("readme-python");
    Subject::new(block("yaml")).write(&Target::Python, &folder);
    let check = |name: &str, program: &str| {
        write(&folder.join(name), program);
        let mut mypy = python_tool("mypy");
        mypy.current_dir(&folder)
            .env("MYPYPATH", folder.join("src"));
        run(mypy.args(["--strict", "--cache-dir", ".mypy_cache", name]))
    };
    check("client.py", block("python")).expect("no finding");
    let misused = block("python").replace("error.retry_after", "error.retry_afer");
    check("misused.py", &misused).expect_err("an attribute that is not there");
}
