//! Pages built by the generators that people publish with: Docusaurus, Starlight, `MkDocs` with Material, mdBook, and the
//! compiler of MDX for Mintlify.
//!
//! Each builds the pages of several catalogues at once, one of which says in every place what some dialect takes for more than text.
//! `check.py` reads what was built: links lead to pages and anchors, titles stand once, descriptions are those of the front matter.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use errcat_catalog::{Catalog, Sources, Style, load, render};
use errcat_codegen::{
    Engine, Flavor, Output, PageLayout, Target, artifact::Artifact, emit, escape,
};
use serde_json::json;

use crate::dialects::SIGNS;
use crate::hostile::strings;
use crate::packages::{catalogues, root, scratch, write};
use crate::tools::{
    ask, dialect_packages, dialect_python, docusaurus, python_script, run, starlight,
};

#[test]
fn docusaurus_builds_the_pages() {
    let (folder, names) = site(Flavor::Docusaurus, "docs/{name}");
    // Docusaurus wants a page at the root of the site.
    write(
        &folder.join("docs/index.md"),
        "---\nslug: /\ntitle: Start\ndescription: Start\n---\n",
    );
    build_docusaurus(&folder, &in_folders(&names, "docs"));
}

#[test]
fn starlight_builds_the_pages() {
    let (folder, names) = site(Flavor::Starlight, "src/content/docs/{name}");
    write(
        &folder.join("src/content/docs/index.md"),
        "---\ntitle: Start\ndescription: Start\n---\n",
    );
    build_starlight(&folder, &in_folders(&names, "src/content/docs"));
}

#[test]
fn mkdocs_builds_the_pages() {
    let (folder, names) = site(Flavor::Mkdocs, "docs/{name}");
    write(
        &folder.join("docs/index.md"),
        "---\ntitle: Start\ndescription: Start\n---\n\n# Start\n",
    );
    build_mkdocs(&folder, "  - index.md\n", &in_folders(&names, "docs"));
}

/// A site that has nothing but the pages of a catalogue.
#[test]
fn the_pages_are_a_whole_site() {
    let alone = |flavor: Flavor, path: &str| {
        let folder = scratch("generators").join(format!("alone-{}", flavor.as_str()));
        let _ = fs::remove_dir_all(&folder);
        let mut output = Output::new(Target::Markdown, path);
        output.options.pages.layout = PageLayout::Pages;
        output.options.pages.flavor = flavor;
        let odd = "  missing: {code: \"404\", status: 404, message: It is lost., remedy: Look.}\n  \
            map: {code: sitemap.xml, status: 404, message: It is no map., remedy: Look.}\ncodes: ";
        let yaml = include_str!("../pages/bookshop.yaml");
        let yaml = yaml.replacen("codes: ", odd, 1);
        let yaml = yaml.replace("/errors/{code}", "/{code}");
        let engine = Engine::new().expect("the templates parse");
        let files = emit(&catalog(&yaml), &[output], &engine).expect("the templates render");
        for file in files {
            write(&folder.join(file.path), &file.contents);
        }
        folder
    };
    let pages = |path: &str| vec![("pages".to_owned(), path.to_owned())];
    let folder = alone(Flavor::Mkdocs, "docs");
    build_mkdocs(&folder, "", &pages("docs"));
    let folder = alone(Flavor::Starlight, "src/content/docs");
    build_starlight(&folder, &pages("src/content/docs"));
    let folder = alone(Flavor::Docusaurus, "docs");
    build_docusaurus(&folder, &pages("docs"));
}

/// The folder of each catalogue's pages.
fn in_folders(names: &[String], base: &str) -> Vec<(String, String)> {
    let folder = |name: &String| (name.clone(), format!("{base}/{name}"));
    names.iter().map(folder).collect()
}

fn build_docusaurus(folder: &Path, pages: &[(String, String)]) {
    let file = root().join("tests/languages/generators/docusaurus/docusaurus.config.js");
    write(
        &folder.join("docusaurus.config.js"),
        &fs::read_to_string(file).expect("a file"),
    );
    let mut sidebars = String::new();
    for (name, path) in pages {
        let _ = writeln!(sidebars, "import {name} from './{path}/sidebar.js';");
    }
    let calls: Vec<String> = pages.iter().map(|(name, _)| format!("{name}()")).collect();
    let _ = writeln!(
        sidebars,
        "export default {{ docs: [{}] }};",
        calls.join(", ")
    );
    write(&folder.join("sidebars.js"), &sidebars);
    write(&folder.join("package.json"), "{\"private\": true}\n");
    let packages = docusaurus();
    link(packages, folder);
    let mut build = Command::new("node");
    build.arg(packages.join("node_modules/@docusaurus/core/bin/docusaurus.mjs"));
    build.args(["build", "--no-minify"]).current_dir(folder);
    said_nothing(&built(&mut build));
    check(&folder.join("build"), &folder.join("docs"));
}

fn build_starlight(folder: &Path, pages: &[(String, String)]) {
    let file = root().join("tests/languages/generators/starlight/content.config.ts");
    write(
        &folder.join("src/content.config.ts"),
        &fs::read_to_string(file).expect("a file"),
    );
    let mut config = "import { defineConfig } from \"astro/config\";\nimport starlight from \"@astrojs/starlight\";\n".to_owned();
    for (name, path) in pages {
        let _ = writeln!(config, "import {name} from \"./{path}/sidebar.mjs\";");
    }
    let calls: Vec<String> = pages.iter().map(|(name, _)| format!("{name}()")).collect();
    let _ = writeln!(
        config,
        "export default defineConfig({{ integrations: [starlight({{ title: \"Errors\", pagefind: false, sidebar: [{}] }})] }});",
        calls.join(", ")
    );
    write(&folder.join("astro.config.mjs"), &config);
    write(&folder.join("package.json"), "{\"type\": \"module\"}\n");
    let packages = starlight();
    link(packages, folder);
    let mut build = Command::new("node");
    build
        .arg(packages.join("node_modules/astro/astro.js"))
        .arg("build");
    build
        .current_dir(folder)
        .env("ASTRO_TELEMETRY_DISABLED", "1");
    built(&mut build);
    check(&folder.join("dist"), &folder.join("src/content/docs"));
}

fn build_mkdocs(folder: &Path, first: &str, pages: &[(String, String)]) {
    let file = root().join("tests/languages/generators/mkdocs.yml");
    let mut config = fs::read_to_string(file).expect("a file");
    let _ = write!(config, "nav:\n{first}");
    for (_, path) in pages {
        let nav = fs::read_to_string(folder.join(path).join("nav.yml")).expect("a list");
        for line in nav.lines() {
            let _ = writeln!(config, "  {line}");
        }
    }
    write(&folder.join("mkdocs.yml"), &config);
    let mut build = dialect_python();
    build
        .args(["-m", "mkdocs", "build", "--quiet"])
        .current_dir(folder);
    built(&mut build);
    check_with(&folder.join("site"), &folder.join("docs"), &["html"]);
}

#[test]
fn mdbook_builds_the_pages() {
    let (folder, names) = site(Flavor::Mdbook, "{name}/src");
    for name in &names {
        let book = folder.join(name);
        write(&book.join("book.toml"), "[book]\ntitle = \"Errors\"\n");
        let mut build = python_script("mdbook");
        build.arg("build").arg(&book);
        let said = built(&mut build);
        assert!(!said.contains("WARN"), "{said}");
        check(&book.join("book"), &book.join("src"));
    }
}

#[test]
fn mintlify_compiles_the_pages() {
    let (folder, _) = site(Flavor::Mintlify, "{name}");
    let mut files = BTreeMap::new();
    gather(&folder, &folder, &mut files);
    // No other generator takes so little time for a page.
    let refused = |c: char| {
        c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{85}')
            || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    let strings = strings::strings(7, 400).into_iter();
    let strings = strings.map(|text| text.replace(refused, ""));
    let strings: Vec<String> = strings.filter(|text| !text.trim().is_empty()).collect();
    let texts: Vec<&str> = strings.iter().map(String::as_str).collect();
    for file in made(
        &catalog(&hostile("strings", &texts)),
        Flavor::Mintlify,
        "{name}",
    ) {
        if Path::new(&file.path)
            .extension()
            .is_some_and(|end| end == "mdx")
        {
            files.insert(file.path, file.contents);
        }
    }
    let mut node = Command::new("node");
    node.arg(root().join("tests/languages/generators/mintlify.mjs"));
    node.arg(dialect_packages().join("node_modules"));
    judge(&ask(&mut node, &json!({ "files": files })));
}

#[test]
fn yaml_reads_texts_as_they_are() {
    let texts = strings::strings(7, 600);
    let written: Vec<String> = texts.iter().map(|text| escape::yaml_string(text)).collect();
    let mut python = dialect_python();
    python.args([
        "-c",
        "import json, sys, yaml; json.dump([yaml.safe_load(text) for text in json.load(sys.stdin)], sys.stdout)",
    ]);
    let mut node = Command::new("node");
    node.current_dir(dialect_packages()).args([
        "-e",
        "const yaml = require('js-yaml'); const texts = JSON.parse(require('fs').readFileSync(0, 'utf8'));
         process.stdout.write(JSON.stringify(texts.map((text) => yaml.load(text))))",
    ]);
    for program in [&mut python, &mut node] {
        assert_eq!(ask(program, &json!(written)), json!(texts));
    }
}

/// The pages of every catalogue for a generator, in a folder made anew, with the names of the catalogues.
fn site(flavor: Flavor, path: &str) -> (PathBuf, Vec<String>) {
    let folder = scratch("generators").join(flavor.as_str());
    let _ = fs::remove_dir_all(&folder);
    let mut names = Vec::new();
    let (linked, file) = linked(flavor);
    let beside = folder.join(path.replace("{name}", &linked.name));
    let front = match flavor {
        Flavor::Mintlify => "sidebarTitle: Terms\n",
        _ => "",
    };
    write(&beside.join(file), &format!("---\n{front}{TERMS}"));
    for catalog in subjects().into_iter().chain([linked]) {
        for file in made(&catalog, flavor, path) {
            write(&folder.join(file.path), &file.contents);
        }
        names.push(catalog.name.clone());
    }
    (folder, names)
}

/// A page of the authors' own beside the index of the reference.
const TERMS: &str = "title: Terms\ndescription: Terms\n---\n";

/// A catalogue whose texts have blocks, and links to a file beside the index, and the name of that file.
fn linked(flavor: Flavor) -> (Catalog, &'static str) {
    let (link, file) = match flavor {
        Flavor::Docusaurus => ("terms.md", "terms.md"),
        Flavor::Starlight => ("terms/", "terms.md"),
        Flavor::Mintlify => ("terms", "terms.mdx"),
        // Pages of these have a heading of their own.
        _ => ("./terms.txt", "terms.txt"),
    };
    let yaml = format!(
        "errcat: 1\nname: linked\nsummary: \"See [terms]({link}).\"\ngroups: {{g: {{title: G, description: \"By [terms]({link}).\"}}}}\n\
         errors:\n  gone:\n    group: g\n    status: 410\n    message: It is gone.\n    cause: |\n      One of:\n\n      - [terms]({link})\n      - age\n    \
         remedy: |\n      1. Read [terms]({link}).\n      2. Ask.\n  lost: {{status: 404, message: It is lost., remedy: \"Read [terms]({link}).\"}}\n\
         docs: {{sections: [{{title: All, show: errors}}, {{title: Terms, body: \"See [terms]({link}).\"}}]}}\n"
    );
    (catalog(&yaml), file)
}

/// The pages of a catalogue for a generator.
fn made(catalog: &Catalog, flavor: Flavor, path: &str) -> Vec<Artifact> {
    let mut output = Output::new(Target::Markdown, path);
    output.options.pages.layout = PageLayout::Pages;
    output.options.pages.flavor = flavor;
    output.options.pages.base = Some(format!("/{}", catalog.name));
    let engine = Engine::new().expect("the templates parse");
    emit(catalog, &[output], &engine).expect("the templates render")
}

/// The five real catalogues, one with an error of every sort, and one of hostile texts.
fn subjects() -> Vec<Catalog> {
    let mut texts: Vec<String> = catalogues("catalog/apis")
        .iter()
        .map(|file| fs::read_to_string(file).expect("a catalogue"))
        .collect();
    texts.push(include_str!("../pages/bookshop.yaml").to_owned());
    // An image that is not there is for the author to find.
    let signs = SIGNS.iter().copied().filter(|sign| !sign.contains("!["));
    texts.push(hostile("hostile", &signs.collect::<Vec<_>>()));
    texts.iter().map(|text| catalog(text)).collect()
}

fn catalog(yaml: &str) -> Catalog {
    let mut sources = Sources::new();
    let file = sources.add("catalogue.yaml", yaml);
    let (catalog, findings) = load(&mut sources, file);
    catalog.unwrap_or_else(|| panic!("{}", render(&findings, &sources, Style::Plain)))
}

/// A catalogue that has in every place that is shown what some dialect takes for more than text.
fn hostile(name: &str, texts: &[&str]) -> String {
    let mut yaml = format!(
        "errcat: 1\nname: {name}\nlints: {{dead-link: allow, dangling-reference: allow}}\ntitle: \"<b> {{x}} *y* `z`\"\ncodes: {{style: any}}\nerrors:\n"
    );
    for (at, sign) in texts.iter().enumerate() {
        let text = json!(sign.replace("${", "$${"));
        let message = json!(
            sign.replace('{', "{{")
                .replace('}', "}}")
                .replace("${", "$${")
        );
        let _ = writeln!(
            yaml,
            "  e{at}: {{code: {}, status: {}, title: {text}, message: {message}, cause: {text}, remedy: {text}, description: {text}, \
             params: {{p: {{type: string, example: {text}, doc: {text}}}}}, reasons: {{r: {{title: {text}, cause: {text}}}}}, \
             deprecated: {{note: {text}}}}}",
            json!(format!("c{at}.{}", if at % 2 == 0 { "A" } else { "b" })),
            [400, 404, 409, 500][at % 4],
        );
    }
    yaml.push_str("retired:\n  gone: {code: 4_gone, note: \"{x} <y>\"}\n");
    yaml.push_str("docs:\n  front_matter: {keywords: [errors, \"{x}: y\"]}\n  sections:\n");
    for (kind, sign) in [
        ("note", "Tell \"me\" {x}"),
        ("tip", "[a] <b>"),
        ("warning", "::: *x*"),
    ] {
        let _ = writeln!(
            yaml,
            "    - {{title: {}, kind: {kind}, body: \"- one\\n- two\\n\\n`{{x}}`\\n\\n    code\"}}",
            json!(sign)
        );
    }
    yaml.push_str("    - {title: All, show: errors, group_by: status}\n    - {title: \"Über {x}\", level: 3, body: Text.}\n");
    // YAML takes some of these for ends of lines.
    let ascii = |c: char| {
        let mut units = [0; 2];
        let units = c.encode_utf16(&mut units).iter();
        let escaped = units.map(|unit| format!("\\u{unit:04x}"));
        if c.is_ascii() {
            c.to_string()
        } else {
            escaped.collect()
        }
    };
    yaml.chars().map(ascii).collect()
}

fn gather(folder: &Path, base: &Path, files: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("a file").path();
        if path.is_dir() {
            gather(&path, base, files);
        } else if path.extension().is_some_and(|end| end == "mdx") {
            let name = path
                .strip_prefix(base)
                .expect("below")
                .to_string_lossy()
                .into_owned();
            files.insert(name, fs::read_to_string(&path).expect("a page"));
        }
    }
}

/// The packages of a generator where its site looks for them.
fn link(packages: &Path, folder: &Path) {
    #[cfg(unix)]
    std::os::unix::fs::symlink(packages.join("node_modules"), folder.join("node_modules"))
        .expect("a link");
    #[cfg(windows)]
    std::os::windows::fs::symlink_dir(packages.join("node_modules"), folder.join("node_modules"))
        .expect("a link");
}

/// Runs a generator to its end: everything that it said.
fn built(build: &mut Command) -> String {
    let output = build.output().expect("the generator starts");
    let mut said = String::from_utf8_lossy(&output.stdout).into_owned();
    said.push_str(&String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{said}");
    said
}

fn said_nothing(said: &str) {
    assert!(!said.contains("[WARNING]"), "{said}");
}

fn check(site: &Path, sources: &Path) {
    check_with(site, sources, &[]);
}

fn check_with(site: &Path, sources: &Path, options: &[&str]) {
    let mut python = dialect_python();
    python
        .arg(root().join("tests/languages/generators/check.py"))
        .args([site, sources]);
    python.args(options);
    let printed = run(&mut python).unwrap_or_else(|error| panic!("{error}"));
    judge(&serde_json::from_str(&printed).expect("JSON"));
}

fn judge(answer: &serde_json::Value) {
    let faults = answer["faults"].as_array().expect("a list");
    let lines: Vec<&str> = faults.iter().filter_map(|fault| fault.as_str()).collect();
    assert!(
        lines.is_empty(),
        "{} faults:\n{}",
        lines.len(),
        lines.join("\n")
    );
    assert!(
        answer["pages"].as_u64().is_some_and(|pages| pages > 5),
        "{answer}"
    );
}
