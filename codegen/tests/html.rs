//! Text and Markdown of catalogues as HTML, read back by a parser of HTML.

mod hostile;

use std::io::Write as _;
use std::process::{Command, Stdio};

use errcat_codegen::escape::{html_block, html_inline, html_text};
use pulldown_cmark::{Event, Options, Parser};
use serde_json::{Value as Json, json};

/// Reads fragments as a browser does, and prints the text, the elements, the attributes and the addresses of each.
const READER: &str = r#"
import json, sys
from html.parser import HTMLParser

class Reader(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.said = {"text": "", "tags": [], "names": [], "links": []}
    def handle_starttag(self, tag, attributes):
        self.said["tags"].append(tag)
        for name, value in attributes:
            self.said["names"].append(name)
            if name == "href":
                self.said["links"].append(value)
            if name == "title":
                self.said["text"] += value
    def handle_data(self, data):
        self.said["text"] += data
    def handle_comment(self, data):
        self.said["tags"].append("!--")

def read(fragment):
    reader = Reader()
    reader.feed(fragment)
    reader.close()
    return reader.said

json.dump([read(fragment) for fragment in json.load(sys.stdin)], sys.stdout)
"#;

fn read(fragments: &[String]) -> Vec<Json> {
    let mut python = Command::new("python3");
    python.args(["-c", READER]);
    let streams = python.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = streams.spawn().expect("python3 starts");
    let input = json!(fragments).to_string();
    let mut stdin = child.stdin.take().expect("a pipe");
    stdin.write_all(input.as_bytes()).expect("it reads");
    drop(stdin);
    let output = child.wait_with_output().expect("it ends");
    serde_json::from_slice(&output.stdout).expect("JSON")
}

fn strings() -> Vec<String> {
    hostile::strings(20_261_129, 600)
}

#[test]
fn text_is_text_between_tags_and_in_attributes() {
    let strings = strings();
    let place = |text: &String| {
        let html = html_text(text);
        [
            format!("<p>{html}</p>"),
            format!("<p title=\"{html}\">"),
            format!("<p title='{html}'>"),
        ]
    };
    let fragments: Vec<String> = strings.iter().flat_map(place).collect();
    let texts = strings.iter().flat_map(|text| [text; 3]);
    for (said, text) in read(&fragments).iter().zip(texts) {
        assert_eq!(said["text"], json!(text));
        assert_eq!(said["tags"], json!(["p"]), "{text}");
    }
}

#[test]
fn markdown_becomes_no_element_that_it_does_not_say() {
    let known = "p a code em strong del br hr h1 h2 h3 h4 h5 h6 ul ol li pre blockquote div table thead tbody tr th td sup";
    let known: Vec<&str> = known.split(' ').collect();
    let attributes = ["href", "dir", "id", "class", "tabindex", "start", "scope"];
    let strings = strings();
    let fragments: Vec<String> = strings
        .iter()
        .flat_map(|text| [html_inline(text), html_block(text, 2)])
        .collect();
    for (said, fragment) in read(&fragments).iter().zip(&fragments) {
        let all = |name: &str| said[name].as_array().expect("a list").clone();
        let tags = all("tags");
        assert!(
            tags.iter()
                .all(|tag| known.contains(&tag.as_str().unwrap_or_default())),
            "{fragment}"
        );
        let names = all("names");
        assert!(
            names
                .iter()
                .all(|name| attributes.contains(&name.as_str().unwrap_or_default())),
            "{fragment}"
        );
    }
}

#[test]
fn markdown_shows_what_commonmark_shows() {
    let squeezed = |text: &str| {
        text.chars()
            .filter(|c| !c.is_whitespace() && *c != '\0')
            .collect::<String>()
    };
    let strings = strings();
    let fragments: Vec<String> = strings.iter().map(|text| html_block(text, 2)).collect();
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_FOOTNOTES;
    for (said, text) in read(&fragments).iter().zip(&strings) {
        let mut wanted = String::new();
        for event in Parser::new_ext(text, options) {
            match event {
                Event::Text(text)
                | Event::Code(text)
                | Event::Html(text)
                | Event::InlineHtml(text) => {
                    wanted.push_str(&text);
                }
                Event::TaskListMarker(is_done) => wanted.push(if is_done { '☑' } else { '☐' }),
                Event::FootnoteReference(label) => wanted.push_str(&label),
                Event::Start(pulldown_cmark::Tag::FootnoteDefinition(label)) => {
                    wanted.push_str(&label);
                }
                _ => {}
            }
        }
        let shown = said["text"].as_str().unwrap_or_default();
        assert_eq!(squeezed(shown), squeezed(&wanted), "{text:?}");
    }
}

#[test]
fn a_link_runs_nothing() {
    let dangerous = [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "java&#10;script:alert(1)",
        "&#1;javascript:alert(1)",
        "&#32;javascript:alert(1)",
        "vbscript:x",
        "data:text/html,x",
        "file:///etc/passwd",
        "blob:x",
    ];
    for address in dangerous {
        for made in [
            format!("[x](<{address}>)"),
            format!("![x](<{address}>)"),
            format!("[x][y]\n\n[y]: <{address}>"),
        ] {
            assert!(!html_block(&made, 1).contains("<a"), "{made}");
            assert!(!html_inline(&made).contains("<a"), "{made}");
        }
    }
    for address in [
        "https://a.b/c?d=e:f#g",
        "/a:b",
        "a/b:c",
        "#x",
        "mailto:a@b.c",
        "tel:+49",
        "?a:b",
    ] {
        let made = format!("[x](<{address}>)");
        assert!(html_inline(&made).contains("<a href"), "{made}");
    }
    // A picture would be asked of whoever has it.
    assert_eq!(
        html_inline("![x](https://a.b/c.png)"),
        "<a href=\"https://a.b/c.png\">x</a>"
    );
}
