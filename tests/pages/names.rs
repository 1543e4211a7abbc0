//! What the files of pages are called: none takes the place of another file, and addresses of sites lead to them.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    path::Path,
};

use errcat_codegen::{Flavor, Output, PageLayout, Target};

use super::{joined, made};

/// Codes that are names of other files, on some disk or to some generator.
const CODES: &[&str] = &[
    "llms.txt",
    "LLMS-full.txt",
    "sitemap.xml",
    "index",
    "Index.html",
    "decoder",
    "decoder-",
    "assets",
    "data",
    "page",
    "status",
    "section",
    "group",
    "sidebar.js",
    "sidebar.mjs",
    "navigation.json",
    "nav.yml",
    "nav",
    "SUMMARY",
    "SUMMARY.md",
    "README",
    "page.mdx",
    "_category_",
    "_category_.json",
    "print",
    "toc",
    "404",
    "CON",
    "aux.x",
    "lpt1",
    "search.js",
];

/// A catalogue with all of these codes.
fn catalogue(url: &str) -> String {
    let mut yaml = format!(
        "errcat: 1\nname: names\ncodes: {{style: any}}\nlints: {{similar-names: allow}}\ngroups: {{g: G}}\n\
         docs: {{url: \"{url}\"}}\nenvelope: {{code: $code, message: $message}}\nerrors:\n"
    );
    for (at, code) in CODES.iter().enumerate() {
        writeln!(
            yaml,
            "  e{at}: {{code: \"{code}\", group: g, status: 409, message: It is {at}., remedy: Look.}}"
        )
        .expect("a string takes everything");
    }
    yaml
}

fn outputs() -> Vec<Output> {
    let mut outputs = vec![Output::new(Target::Html, "out")];
    for flavor in Flavor::ALL {
        for path in [
            "out",
            "out/{code}/page.mdx",
            "out/{code}/index.md",
            "out/{code}.yml",
            "out/{code}.json",
        ] {
            let mut output = Output::new(Target::Markdown, path);
            output.options.pages.layout = PageLayout::Pages;
            output.options.pages.flavor = flavor;
            outputs.push(output);
        }
    }
    outputs
}

#[test]
fn no_file_takes_the_place_of_another_on_any_disk() {
    let url = "https://docs.example.com/errors/{code}";
    let folders = catalogue(url);
    let flat = catalogue(&format!("{url}.html"));
    let site = Output::new(Target::Html, "out");
    let outputs = outputs().into_iter().map(|output| (&folders, output));
    for (yaml, output) in outputs.chain([(&flat, site)]) {
        let said = format!("{output:?}");
        let files = made(yaml, output);
        let folded: BTreeSet<String> = files.keys().map(|path| path.to_lowercase()).collect();
        assert_eq!(folded.len(), files.len(), "{said}");
        for path in &folded {
            let mut folder = path.as_str();
            while let Some((parent, name)) = folder.rsplit_once('/') {
                folder = parent;
                assert!(!folded.contains(folder), "{path} and {folder} of {said}");
                let stem = name.split('.').next().unwrap_or(name);
                assert!(!["con", "aux", "lpt1"].contains(&stem), "{path} of {said}");
                assert!(!name.starts_with('_'), "{path} of {said}");
            }
        }
    }
}

#[test]
fn what_mdbook_makes_is_no_page() {
    let mut output = Output::new(Target::Markdown, "src");
    output.options.pages.layout = PageLayout::Pages;
    output.options.pages.flavor = Flavor::Mdbook;
    let files = made(&catalogue("/{code}"), output);
    for name in ["print", "toc", "404"] {
        assert!(!files.contains_key(&format!("src/{name}.md")), "{name}");
    }
}

#[test]
fn pages_in_the_folder_of_all_documents_are_found_there() {
    let made = |flavor: Flavor, path: &str| {
        let mut output = Output::new(Target::Markdown, path);
        output.options.pages.layout = PageLayout::Pages;
        output.options.pages.flavor = flavor;
        made(&catalogue("/{code}"), output)
    };
    let files = made(Flavor::Mkdocs, "docs");
    let nav = &files["docs/nav.yml"];
    assert!(
        nav.contains(": \"index.md\"\n") && nav.contains(": \"status/409.md\"\n"),
        "{nav}"
    );
    assert!(!files.contains_key("docs/sitemap.xml.md"));
    let files = made(Flavor::Starlight, "src/content/docs");
    let nav = &files["src/content/docs/sidebar.mjs"];
    assert!(
        nav.contains("{ slug: \"index\" }") && nav.contains("{ slug: \"status/409\" }"),
        "{nav}"
    );
    assert!(!files.contains_key("src/content/docs/404.mdx"));
    let files = made(Flavor::Docusaurus, "docs");
    let nav = &files["docs/sidebar.js"];
    assert!(
        nav.contains("id: \"index\"") && nav.contains("\"status/409\","),
        "{nav}"
    );
}

#[test]
fn a_site_has_its_pages_where_addresses_say() {
    let [folders, flat] = [".../{code}", ".../{code}.html"].map(|end| {
        let url = end.replace("...", "https://docs.example.com/errors");
        made(&catalogue(&url), Output::new(Target::Html, "out"))
    });
    assert!(
        folders.contains_key("out/sidebar.js/index.html")
            && folders.contains_key("out/e0/index.md")
    );
    let page = &flat["out/llms.txt.html"];
    assert!(flat.contains_key("out/llms.txt.md") && flat.contains_key("out/status/409.html"));
    let address = "https://docs.example.com/errors/llms.txt.html";
    assert!(
        page.contains(&format!("<link rel=\"canonical\" href=\"{address}\">")),
        "{page}"
    );
    assert!(page.contains("<link rel=\"alternate\" type=\"text/markdown\" href=\"llms.txt.md\">"));
    assert!(page.contains("<a href=\"llms.txt.md\">This page as Markdown</a>"));
    let map = &flat["out/sitemap.xml"];
    assert!(
        map.contains(&format!("<loc>{address}</loc>"))
            && map.contains("errors/status/409.html</loc>")
    );
    for files in [folders, flat] {
        let is_page = |path: &str| Path::new(path).extension().is_some_and(|end| end == "html");
        let pages = files.iter().filter(|(path, _)| is_page(path));
        pages.for_each(|(path, page)| lead(path, page, &files));
        // The rows of the search know the files.
        for (_, rest) in files["out/data/0.js"]
            .match_indices("\"u\":\"")
            .map(|(at, mark)| (at, &files["out/data/0.js"][at + mark.len()..]))
        {
            let file = rest.split('"').next().unwrap_or_default();
            assert!(files.contains_key(&format!("out/{file}")), "{file}");
        }
    }
}

/// Holds the links of a page of a site.
fn lead(path: &str, page: &str, files: &BTreeMap<String, String>) {
    for mark in [" href=\"", " src=\""] {
        for link in page.split(mark).skip(1) {
            let link = link.split(['"', '#', '?']).next().unwrap_or_default();
            let is_file = !link.is_empty() && !link.contains(':') && !link.starts_with('/');
            let target = joined(path, link);
            assert!(
                !is_file || files.contains_key(&target),
                "{path} leads to {link}"
            );
        }
    }
}
