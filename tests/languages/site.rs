//! The reference as a site, read by a browser and by what judges HTML: links, sizes, accessibility, the search, the decoder, and
//! what hostile texts become.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use errcat_codegen::{Engine, Output, Shelf, Target};
use serde_json::{Value as Json, json};

use crate::hostile;
use crate::packages::{Subject, root, scratch, subject, subjects, vectors, write};
use crate::tools::{ask, browser, run};

/// What a page may take with its style sheet and its scripts, and what these may take.
const PAGE: usize = 100_000;
const ASSETS: usize = 30_000;

/// Writes the sites of all catalogues, and returns the folder that they are in.
fn sites() -> PathBuf {
    let folder = scratch("sites");
    for subject in subjects() {
        subject.write(&Target::Html, &folder.join(&subject.catalog.name));
    }
    folder
}

/// A program of this test's folder in Node.js, with a browser at hand; nothing where there is none.
fn program(name: &str) -> Option<(Command, PathBuf)> {
    let tools = match browser() {
        Ok(folder) => folder,
        Err(why) if std::env::var_os("REQUIRE_TOOLS").is_none() => {
            let said = writeln!(std::io::stderr(), "skipped, for there is no browser: {why}");
            said.expect("standard error takes everything");
            return None;
        }
        Err(why) => panic!("there is no browser: {why}"),
    };
    let mut node = Command::new("node");
    // The browser is unpacked where temporary files are, and stays there for the next run.
    node.env("TMPDIR", &tools)
        .arg(root().join("tests/languages/site").join(name));
    Some((node, tools))
}

fn without_faults(said: &str) -> Json {
    let said: Json = serde_json::from_str(said).expect("JSON");
    let faults = said["faults"].as_array().expect("a list");
    let first: Vec<_> = faults.iter().take(20).collect();
    assert!(faults.is_empty(), "{} faults: {first:#?}", faults.len());
    said
}

#[test]
fn every_link_leads_somewhere_and_no_page_is_large() {
    for subject in subjects() {
        let files: BTreeMap<&str, &str> = subject.files(&Target::Html).collect();
        let name = &subject.catalog.name;
        for (path, page) in files
            .iter()
            .filter(|(path, _)| path.ends_with("index.html"))
        {
            let loaded = attributes(page, "href").chain(attributes(page, "src"));
            let assets = loaded.filter_map(|address| {
                let (_, name) = address.split_once("assets/")?;
                Some(files[format!("assets/{name}").as_str()].len())
            });
            let assets: usize = assets.sum();
            assert!(
                (5_000..=ASSETS).contains(&assets),
                "{name}/{path}: {assets} bytes of style and scripts"
            );
            let size = page.len() + assets;
            assert!(size <= PAGE, "{name}/{path}: {size} bytes");
            for address in attributes(page, "href").chain(attributes(page, "src")) {
                let found = leads(path, &address, &files);
                assert!(found, "{name}/{path}: {address} leads nowhere");
            }
        }
    }
}

/// Whether an address on a page of the site is one of another site, or leads to a file and an anchor that are there.
fn leads(page: &str, address: &str, files: &BTreeMap<&str, &str>) -> bool {
    let is_elsewhere = ["http://", "https://", "mailto:", "data:", "/"];
    if is_elsewhere.iter().any(|start| address.starts_with(start)) {
        return true;
    }
    let (path, anchor) = address.split_once('#').unwrap_or((address, ""));
    let mut parts: Vec<&str> = page.split('/').collect();
    if !path.is_empty() {
        parts.pop();
        for part in path.split('/') {
            match part {
                ".." => drop(parts.pop().expect("the link stays on the site")),
                part => parts.push(part),
            }
        }
    }
    let Some(file) = files.get(parts.join("/").as_str()) else {
        return false;
    };
    anchor.is_empty() || attributes(file, "id").any(|id| id == anchor)
}

/// The values of an attribute of a page.
fn attributes<'a>(page: &'a str, name: &str) -> impl Iterator<Item = String> + 'a {
    let mark = format!(" {name}=\"");
    let values = page.split('<').skip(1).filter_map(move |tag| {
        let (_, value) = tag.split_once(&mark)?;
        let value = value.split('"').next().unwrap_or_default();
        Some(
            value
                .replace("&#39;", "'")
                .replace("&quot;", "\"")
                .replace("&amp;", "&"),
        )
    });
    values.collect::<Vec<_>>().into_iter()
}

#[test]
fn a_page_has_no_script_and_no_style_of_its_own() {
    for subject in subjects() {
        for (path, page) in subject
            .files(&Target::Html)
            .filter(|(path, _)| path.ends_with("index.html"))
        {
            for tag in page.split('<').skip(1) {
                let tag = tag.split('>').next().unwrap_or_default();
                let is_script =
                    tag.starts_with("script") && !tag.contains(" src=") && !tag.contains("ld+json");
                let name = &subject.catalog.name;
                assert!(
                    !is_script && !tag.starts_with("style"),
                    "{name}/{path}: {tag}"
                );
                let names: String = tag.split('"').step_by(2).collect();
                assert!(
                    !names.contains(" style=") && !names.contains(" on"),
                    "{name}/{path}: {tag}"
                );
            }
        }
    }
}

#[test]
fn sites_side_by_side_have_an_index() {
    let folder = scratch("shelf");
    let engine = Engine::new().expect("errcat's own templates");
    let mut shelf = Shelf::default();
    let mut files = BTreeMap::new();
    for name in ["evolution", "studio"] {
        let subject = subject(name);
        shelf.add(&subject.catalog, &engine);
        let own = subject.files(&Target::Html);
        files.extend(own.map(|(path, text)| (format!("{name}/{path}"), text)));
    }
    let index = shelf
        .files(&[Output::new(Target::Html, "public/{name}")])
        .remove(0);
    assert_eq!(index.path, "public/index.html");
    let files: BTreeMap<&str, &str> = files
        .iter()
        .map(|(path, text)| (path.as_str(), *text))
        .collect();
    let own = BTreeMap::from([("index.html", index.contents.as_str())]);
    let files = files.into_iter().chain(own).collect();
    for address in attributes(&index.contents, "href").chain(attributes(&index.contents, "src")) {
        assert!(
            leads("index.html", &address, &files),
            "{address} leads nowhere"
        );
    }
    write(&folder.join("index.html"), &index.contents);
    let Some((mut node, tools)) = program("valid.mjs") else {
        return;
    };
    without_faults(&run(node.arg(tools).arg(&folder)).expect("the page is judged"));
}

#[test]
fn machines_read_every_page() {
    let evolution = subject("evolution");
    let files: BTreeMap<&str, &str> = evolution.files(&Target::Html).collect();
    let pages: BTreeSet<&str> = files
        .keys()
        .filter_map(|path| path.strip_suffix("index.html"))
        .collect();
    for page in pages.iter().filter(|page| !page.starts_with("decoder")) {
        assert!(
            files.contains_key(format!("{page}index.md").as_str()),
            "{page} has no Markdown"
        );
    }
    for entry in evolution.catalog.public_entries() {
        let code = entry.code.as_deref().expect("a code");
        let listed = format!("({code}/index.md)");
        assert!(files["llms.txt"].contains(&listed), "{code}");
        assert!(
            files["llms-full.txt"].contains(&format!("# {code}\n")),
            "{code}"
        );
        let address = entry.doc_url.as_deref().expect("an address");
        assert!(
            files["sitemap.xml"].contains(&format!("<loc>{address}</loc>")),
            "{code}"
        );
        let page = files[format!("{code}/index.html").as_str()];
        assert!(
            page.contains(&format!("<link rel=\"canonical\" href=\"{address}\">")),
            "{code}"
        );
        let (_, data) = page
            .split_once("application/ld+json\">")
            .expect("linked data");
        let (data, _) = data.split_once("</script>").expect("its end");
        let data: Json = serde_json::from_str(data).expect("JSON");
        assert_eq!(data["@graph"][0]["url"], address);
    }
    let without = subject("bare").files(&Target::Html);
    assert!(
        without.into_iter().all(|(path, _)| path != "sitemap.xml"),
        "a map without an address"
    );
}

#[test]
fn pages_are_valid_html() {
    let Some((mut node, tools)) = program("valid.mjs") else {
        return;
    };
    let said = run(node.arg(tools).arg(sites())).expect("the pages are judged");
    let said = without_faults(&said);
    assert!(said["count"].as_u64() > Some(500), "{said}");
}

#[test]
fn the_decoder_finds_what_every_vector_is() {
    let folder = scratch("site-vectors");
    for subject in subjects() {
        let of = vectors(subject).remove(0);
        let text = std::fs::read_to_string(of).expect("vectors");
        write(
            &folder.join(format!("{}.json", subject.catalog.name)),
            &text,
        );
    }
    let mut node = Command::new("node");
    node.arg(root().join("tests/languages/site/vectors.mjs"));
    let said = run(node.arg(sites()).arg(&folder)).expect("the vectors are read");
    let said = without_faults(&said);
    assert!(said["count"].as_u64() > Some(4_000), "{said}");
}

#[test]
fn the_decoder_reads_what_people_paste_in_a_time_that_goes_by_its_length() {
    let mut node = Command::new("node");
    node.arg(root().join("tests/languages/site/pastes.mjs"));
    let said = run(node.arg(sites().join("evolution"))).expect("the pastes are read");
    let said = without_faults(&said);
    assert!(said["count"].as_u64() > Some(100), "{said}");
}

#[test]
fn a_browser_searches_filters_decodes_and_finds_nothing_in_the_way_of_anybody() {
    let Some((mut node, tools)) = program("browse.mjs") else {
        return;
    };
    let body = json!({"error": {
        "code": "rate_limited",
        "message": "Too many requests. Retry after 7 seconds.",
        "details": {"retry_after": 7},
        "request_id": "req_9",
    }});
    node.arg(&tools).arg(sites().join("evolution"));
    let said = run(node.arg("rate_limited").arg(body.to_string())).expect("the site is used");
    without_faults(&said);
}

/// `cargo test --test languages picture -- --ignored` takes the picture of README.md anew. Fonts are those of the machine, so that
/// nobody is held to it.
#[test]
#[ignore = "writes docs/site.webp"]
fn picture() {
    let Some((mut node, tools)) = program("picture.mjs") else {
        return;
    };
    let picture = root().join("docs/site.webp");
    std::fs::create_dir_all(root().join("docs")).expect("a writable folder");
    let site = sites().join("evolution");
    run(node.arg(&tools).arg(site).arg(&picture)).expect("the picture is taken");
    let size = std::fs::metadata(&picture).expect("the picture").len();
    assert!(size < 60_000, "{size} bytes");
}

/// What a browser shows of an error's page is what the catalogue says, whatever that is.
#[test]
fn text_arrives_in_a_browser() {
    let Some((mut node, tools)) = program("read.mjs") else {
        return;
    };
    let entries = hostile::entries();
    let site = scratch("hostile-site");
    Subject::new(&hostile::catalogue(&entries)).write(&Target::Html, &site);
    let body = |(index, texts): (usize, &[String; 5])| {
        let [_, message, _, _, example] = texts;
        let message = format!("{message} {example}");
        json!({"code": format!("e{index}"), "message": message, "details": {"value": example}})
            .to_string()
    };
    let bodies: Vec<String> = entries.iter().enumerate().map(body).collect();
    let said = ask(node.arg(&tools).arg(&site), &json!(bodies));
    hostile_pages(&entries, &said, &site);
}

fn hostile_pages(entries: &[[String; 5]], said: &Json, site: &Path) {
    assert_eq!(said["faults"], json!([]), "{}", site.display());
    for (index, texts) in entries.iter().enumerate() {
        let [title, message, _, _, example] = texts;
        let page = &said["pages"][index];
        // HTML has one line break.
        let lines = |text: &str| text.replace("\r\n", "\n").replace('\r', "\n");
        assert_eq!(
            lines(page["title"].as_str().unwrap_or_default()),
            lines(title),
            "entry {index}"
        );
        assert_eq!(
            page["message"],
            json!(format!("{message} {{value}}")),
            "entry {index}"
        );
        assert_eq!(
            page["decoded"],
            json!(format!("{message} {example}")),
            "entry {index}"
        );
        assert_eq!(page["value"], json!(example), "entry {index}");
        assert_eq!(page["row"], json!(title), "entry {index}");
    }
}
