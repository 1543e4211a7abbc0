//! What pages of errors say to run: code that catches the error in TypeScript and Python, and the request with `curl`.

use std::fs;
use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::process::Command;
use std::thread;

use errcat_codegen::{Engine, Output, PageLayout, Target, emit};

use crate::packages::{Subject, catalogues, scratch, write};
use crate::page::read;
use crate::tools::{python_tool, run};
use crate::typescript::Project;

/// The five real catalogues, and one with an error of every sort.
fn subjects() -> Vec<Subject> {
    let files = catalogues("catalog/apis").into_iter();
    let texts = files.map(|file| fs::read_to_string(file).expect("a catalogue"));
    let bookshop = include_str!("../pages/bookshop.yaml").to_owned();
    let texts = texts.chain([bookshop]);
    texts.map(|text| Subject::new(&text)).collect()
}

/// The samples in a language on the pages of errors, each with a name for a file.
fn samples(subject: &Subject, language: &str) -> Vec<(String, String)> {
    let mut output = Output::new(Target::Markdown, "pages");
    output.options.pages.layout = PageLayout::Pages;
    let engine = Engine::new().expect("the templates parse");
    let pages = emit(&subject.catalog, &[output], &engine).expect("the templates render");
    let mut samples = Vec::new();
    for page in pages
        .iter()
        .filter(|page| page.path.matches('/').count() == 1)
    {
        let code = read(&page.contents).code.into_iter();
        for (_, text) in code.filter(|(own, _)| own == language) {
            samples.push((format!("sample_{}", samples.len()), text));
        }
    }
    assert!(!samples.is_empty(), "{} has none", subject.catalog.name);
    samples
}

#[test]
fn every_sample_in_typescript_has_types() {
    let folder = scratch("pages-typescript");
    write(&folder.join("package.json"), r#"{"type": "module"}"#);
    let project = Project::new(folder.clone());
    let subjects = subjects();
    project.build(&subjects);
    let mut all = String::new();
    for subject in &subjects {
        let name = &subject.catalog.name;
        for (file, text) in samples(subject, "ts") {
            write(&folder.join(format!("{name}_{file}.ts")), &text);
            all.extend(["import \"./", name, "_", &file, ".js\";\n"]);
        }
    }
    assert_eq!(project.check("all.ts", &all).err(), None);
}

#[test]
fn every_sample_in_python_has_types() {
    for subject in subjects() {
        let name = &subject.catalog.name;
        let folder = scratch("pages-python").join(name);
        subject.write(&Target::Python, &folder);
        let mut mypy = python_tool("mypy");
        mypy.current_dir(&folder)
            .env("MYPYPATH", folder.join("src"))
            .args(["--strict", "--cache-dir", ".mypy_cache"]);
        for (file, text) in samples(&subject, "python") {
            write(&folder.join(format!("{file}.py")), &text);
            mypy.arg(format!("{file}.py"));
        }
        run(&mut mypy).unwrap_or_else(|errors| panic!("{name}: {errors}"));
    }
}

#[test]
fn curl_prints_what_the_page_says() {
    let subjects = subjects();
    let found = |name: &str| subjects.iter().find(|own| own.catalog.name == name);
    for name in ["bookshop", "studio"] {
        for (_, text) in samples(found(name).expect("a subject"), "console") {
            let (command, printed) = text.split_once('\n').expect("a command and what it prints");
            let command = command.strip_prefix("$ ").expect("a command");
            let printed = printed.trim_end_matches('\n');
            let (url, server) = serve(printed);
            let mut shell = Command::new("sh");
            let said = run(shell
                .args(["-c", &format!("{command} --silent")])
                .env("API_URL", url));
            let said = said.unwrap_or_else(|error| panic!("is curl there? {error}"));
            assert_eq!(said.replace("\r\n", "\n"), printed, "{command}");
            let asked = server.join().expect("a request");
            assert!(
                !asked.contains("{isbn") || asked.contains("/books/{isbn}/orders"),
                "{asked}"
            );
        }
    }
}

/// A server that answers one request with this response, and gives back the first line of the request.
fn serve(response: &str) -> (String, thread::JoinHandle<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    let (head, body) = response.split_once("\n\n").unwrap_or((response, ""));
    let answer = format!("{}\r\n\r\n{body}", head.trim_end().replace('\n', "\r\n"));
    let server = thread::spawn(move || {
        let (mut stream, _) = listener.accept().expect("a request");
        let mut asked = [0; 4096];
        let length = stream.read(&mut asked).expect("a request");
        stream.write_all(answer.as_bytes()).expect("an answer");
        String::from_utf8_lossy(&asked[..length])
            .lines()
            .next()
            .unwrap_or_default()
            .to_owned()
    });
    (url, server)
}
