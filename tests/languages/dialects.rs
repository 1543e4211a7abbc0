//! Markdown read by the parsers of the generators that people publish with: MDX, Docusaurus, `MkDocs` with Material.
//!
//! Each has to show what a `CommonMark` parser shows, and may run or interpret nothing of it. Every tool runs once for all pages.

use std::process::Command;

use errcat_codegen::{Target, escape};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use serde_json::{Value as Json, json};

use crate::hostile::strings;
use crate::packages::{Subject, subjects};
use crate::tools::{ask, dialect_packages, dialect_python};

/// What some dialect takes for more than text; none of it is markup in `CommonMark`, but for HTML.
pub(crate) const SIGNS: &[&str] = &[
    "<a_b>",
    "<a.b>",
    "<a:b>",
    "<under_score attr={x}>",
    "<div>",
    "</div>",
    "<!-- x -->",
    "<x@y.z>",
    "<https://a.b/{id}>",
    "{not",
    "{x}",
    "}",
    "{{x}}",
    "{% x %}",
    "{#id}",
    "{.class}",
    "{: #id}",
    "import x from 'y'",
    "export const z = 1",
    "$x$",
    "$$x$$",
    "costs $1 or $2",
    ":::note",
    "::: note",
    ":::",
    "::leaf[x]",
    "a:b",
    "submissions:write",
    ":tada:",
    ":smile: :+1:",
    "each::api",
    "each::id: x",
    "12:30:45",
    "!!! note",
    "!!! note \"Title\"",
    "??? note",
    "???+ note",
    "=== \"Tab\"",
    "==m==",
    "a == b",
    "++ctrl+alt++",
    "C++ and D++",
    "^^ins^^",
    "x^2^",
    "H~2~O",
    "~5 s",
    "@name",
    "write to @name",
    "mail a@b.cd",
    "*[abbr]: x",
    "[TOC]",
    "[ ] todo",
    "[x]",
    "[^1]",
    "--8<-- \"x.md\"",
    "{++ins++}",
    "{--del--}",
    "{>>x<<}",
    "/// note",
    "///",
    ": definition",
    "| a |",
    "1. x",
    "- x",
    "# x",
    "> x",
    "https://a.b/{id}",
    "https://a.b/c_d?e=f&g=h",
    "www.a.b/{id}",
    "http://a.b/*x*",
    "&copy;",
    "&#60;",
    "a_b_c",
    "_a_",
    "\\",
    "\\{",
    "a\\|b",
    "[//]: # (x)",
    "[a]: b",
    "![x](y)",
    "`<a_b>`",
    "`{x}`",
    "`$x$`",
    "`:tada:`",
    "`a|b`",
    "#x",
    "#123",
    "x/y#1",
];

#[test]
fn every_dialect_shows_what_commonmark_shows() {
    let mut pages: Vec<String> = SIGNS.iter().flat_map(|sign| placed(sign)).collect();
    let blocks = Subject::new(include_str!("dialects/blocks.yaml"));
    let subjects = subjects().iter().chain([&blocks]);
    pages.extend(subjects.map(|subject| subject.text(&Target::Markdown).to_owned()));
    let mut hostile = Vec::new();
    // No character reference stands for U+0085 in HTML.
    for text in strings::strings(7, 600)
        .iter()
        .map(|text| text.replace('\u{85}', ""))
    {
        hostile.push(escape::markdown_block(&text, 0));
        hostile.push(format!("x {}", escape::markdown_inline(&text)));
        hostile.push(format!("x {}", escape::markdown_text(&text)));
    }
    let all: Vec<&String> = pages.iter().chain(&hostile).collect();
    let answers = mdx(&json!({ "mdx": all, "docusaurus": all }));
    let mut faults = Vec::new();
    for dialect in ["mdx", "docusaurus"] {
        judge(dialect, &all, &answers[dialect], &mut faults);
    }
    let mut python = dialect_python();
    python.arg(script("mkdocs.py"));
    let answers = ask(&mut python, &json!(pages));
    judge(
        "mkdocs",
        &pages.iter().collect::<Vec<_>>(),
        &answers,
        &mut faults,
    );
    assert!(
        faults.is_empty(),
        "{} faults:\n{}",
        faults.len(),
        faults.join("\n\n")
    );
}

#[test]
fn docusaurus_finds_the_title_of_a_page() {
    let page = |subject: &Subject| subject.text(&Target::Markdown).to_owned();
    let pages: Vec<String> = subjects().iter().map(page).collect();
    let answers = mdx(&json!({ "docusaurus": pages }));
    let answers = answers["docusaurus"].as_array().unwrap();
    for (subject, answer) in subjects().iter().zip(answers) {
        assert_eq!(answer["title"], json!(subject.catalog.title));
    }
}

#[test]
fn docusaurus_describes_a_page_by_its_first_paragraph() {
    let page = |head: &str| {
        let subject = Subject::new(&format!(
            "errcat: 1\nname: c\n{head}errors: {{a: {{status: 400, message: A., remedy: B.}}}}\n"
        ));
        subject.text(&Target::Markdown).to_owned()
    };
    let pages = [
        page("summary: Every code & what it means.\ndocs: {breadcrumb: API & SDK}\n"),
        page("docs: {breadcrumb: API & SDK}\n"),
        page("docs: {sections: [{body: All errors.}, {show: errors}]}\n"),
    ];
    let answers = mdx(&json!({ "docusaurus": pages }));
    let descriptions = ["Every code & what it means.", "API & SDK", "All errors."];
    for (at, description) in descriptions.into_iter().enumerate() {
        assert_eq!(answers["docusaurus"][at]["description"], json!(description));
    }
}

fn mdx(input: &Json) -> Json {
    let mut node = Command::new("node");
    node.arg(script("mdx.mjs"));
    node.arg(dialect_packages().join("node_modules"));
    ask(&mut node, input)
}

fn script(name: &str) -> String {
    format!(
        "{}/tests/languages/dialects/{name}",
        env!("CARGO_MANIFEST_DIR")
    )
}

fn judge(dialect: &str, pages: &[&String], answers: &Json, faults: &mut Vec<String>) {
    let answers = answers.as_array().expect("a list of answers");
    assert_eq!(answers.len(), pages.len());
    for (page, answer) in pages.iter().zip(answers) {
        let wanted = shown(page);
        let text: Option<String> = answer["text"].as_str().map(bare);
        let interpreted = answer["interpreted"].as_array();
        if text.as_ref() != Some(&wanted) || interpreted.is_none_or(|names| !names.is_empty()) {
            let page: String = page.chars().take(400).collect();
            let (text, wanted) = differing(&text.unwrap_or_default(), &wanted);
            faults.push(format!(
                "{dialect} {page:?}\n  shows  {text:?}\n  wanted {wanted:?}\n  {} {}",
                answer["interpreted"], answer["failed"]
            ));
        }
    }
}

/// Two texts from where they differ.
fn differing(one: &str, other: &str) -> (String, String) {
    let pairs = one.chars().zip(other.chars());
    let same = pairs.take_while(|(a, b)| a == b).count().saturating_sub(20);
    let from = |text: &str| text.chars().skip(same).take(80).collect();
    (from(one), from(other))
}

/// A text wherever a page can have it.
fn placed(text: &str) -> Vec<String> {
    let (plain, inline) = (escape::markdown_text(text), escape::markdown_inline(text));
    let block = escape::markdown_block(text, 2);
    let cells = [
        escape::markdown_cell(text),
        escape::markdown_inline_cell(text),
        escape::markdown_code_cell(text),
    ];
    let in_list = if ["1. ", "- ", "[//]", "[a]"]
        .iter()
        .any(|start| text.starts_with(start))
    {
        "text" // Python-Markdown knows no items without text of their own.
    } else {
        text
    };
    vec![
        format!("# T\n\n{plain}\n\nx {plain} y"),
        format!("# T\n\n{inline}\n\nx {inline} y"),
        format!("# T\n\n{block}\n\nend"),
        format!("# T\n\n## {plain}\n\n- {plain}\n- {inline}\n"),
        format!("# T\n\n{}", escape::markdown_quote(&block)),
        format!(
            "# T\n\n| A | B | C |\n| --- | --- | --- |\n| {} |\n",
            cells.join(" | ")
        ),
        escape::markdown_block(
            &format!("Before {text} after\n{text}\n\n- one\n- {in_list}\n\n> {in_list}"),
            2,
        ),
    ]
}

/// What a `CommonMark` parser with tables shows, without white space.
fn shown(markdown: &str) -> String {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_FOOTNOTES;
    let mut shown = String::new();
    let mut images = 0;
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Start(Tag::Image { .. }) => images += 1,
            Event::End(TagEnd::Image) => images -= 1,
            Event::Text(text) | Event::Code(text) if images == 0 => shown.push_str(&text),
            _ => {}
        }
    }
    bare(&shown)
}

fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}
