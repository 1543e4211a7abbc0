//! The samples that the reference shows, with the packages of the same catalogue.

use errcat_codegen::Target;

use crate::packages::{Subject, root, scratch, write};
use crate::page::read;
use crate::tools::{python_tool, run};
use crate::typescript::Project;

/// Catalogues whose samples differ: with codes and a value, without codes, without any value.
fn subjects() -> Vec<Subject> {
    let real = |name: &str| {
        let path = root().join(format!("catalog/apis/{name}.yaml"));
        std::fs::read_to_string(path).expect("the catalogue")
    };
    let shown = |yaml: String| yaml.replace("  sections:\n", "  sections:\n    - show: samples\n");
    let plain = "errcat: 1\nname: plain\ndocs: {sections: [{show: samples}]}\n\
        errors: {gone: {status: 410, message: Gone., remedy: Ask.}}\n";
    [
        real("studio"),
        shown(real("eachlabs")),
        shown(real("evolution")),
        plain.to_owned(),
    ]
    .iter()
    .map(|yaml| Subject::new(yaml))
    .collect()
}

fn sample(subject: &Subject, language: &str) -> String {
    let page = read(subject.text(&Target::Markdown));
    let mut code = page.code.into_iter();
    let found = code.find(|(own, _)| own == language);
    found.unwrap_or_else(|| panic!("no sample in {language}")).1
}

#[test]
fn the_samples_in_typescript_have_types_and_run() {
    let folder = scratch("reference-typescript");
    write(&folder.join("package.json"), r#"{"type": "module"}"#);
    let project = Project::new(folder);
    let subjects = subjects();
    project.build(&subjects);
    let globals = "declare function fetch(url: string): Promise<Response>;
        declare const console: { error(...values: unknown[]): void };
        interface Response { status: number; headers: { get(name: string): string | null }; bodyUsed: boolean; text(): Promise<string>; json(): Promise<unknown> }\n";
    for subject in &subjects {
        let name = &subject.catalog.name;
        let program = format!("{globals}{}", sample(subject, "ts"));
        let errors = project.check(&format!("{name}.ts"), &program).err();
        assert_eq!(errors, None, "{name}");
    }
    let studio = sample(&subjects[0], "ts").replace("(url: string): Promise<unknown>", "(url)");
    let program = format!(
        "globalThis.fetch = async () => new Response('{{\"error\": \"rate_limit_exceeded\"}}', \
         {{ status: 429, headers: {{ \"Retry-After\": \"12\" }} }});\n{studio}\
         await request(\"x\").catch((error) => console.log(error.name));\n"
    );
    assert_eq!(
        project.run("sample.mjs", &program).trim(),
        "RateLimitExceededError"
    );
}

#[test]
fn the_samples_in_python_have_types() {
    for subject in subjects() {
        let name = &subject.catalog.name;
        let folder = scratch("reference-python").join(name);
        subject.write(&Target::Python, &folder);
        write(&folder.join("sample.py"), &sample(&subject, "python"));
        let mut mypy = python_tool("mypy");
        mypy.current_dir(&folder)
            .env("MYPYPATH", folder.join("src"));
        run(mypy.args(["--strict", "--cache-dir", ".mypy_cache", "sample.py"]))
            .unwrap_or_else(|errors| panic!("{name}: {errors}"));
    }
}
