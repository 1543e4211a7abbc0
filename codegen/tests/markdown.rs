//! Markdown, read back by a parser with every extension that it has.

#![cfg(feature = "text")]

mod hostile;

use errcat_codegen::escape;
use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

const SEED: u64 = 21_112_026;
const COUNT: usize = 1500;

/// What a parser read: the text with its code in guillemets and `¶` after each block, and every element that is not the container's own.
#[derive(Debug, Default, PartialEq)]
struct Read {
    text: String,
    elements: Vec<String>,
    html: Vec<String>,
}

impl Read {
    fn shown(&self) -> &str {
        self.text.trim_end_matches('\u{b6}')
    }

    fn end_block(&mut self) {
        if !self.text.ends_with('\u{b6}') {
            self.text.push('\u{b6}');
        }
    }
}

#[test]
fn plain_text_is_text_wherever_it_stands() {
    for text in hostile::strings(SEED, COUNT) {
        let escaped = escape::markdown_text(&text);
        for (before, shown_before) in [("", ""), ("# ", ""), ("- ", ""), ("> ", ""), ("x: ", "x: ")]
        {
            let read = read(&format!("{before}{escaped}\n\n**end**"));
            assert_eq!(
                read.text,
                format!("{shown_before}{text}\u{b6}end\u{b6}"),
                "{before}{escaped}"
            );
            assert_eq!(read.elements, ["Strong"], "{escaped:?}");
            assert!(
                read.html.iter().all(|html| is_invisible(html)),
                "{escaped:?}"
            );
        }
    }
}

#[test]
fn plain_text_fills_one_cell() {
    for text in hostile::strings(SEED, COUNT) {
        let escaped = escape::markdown_cell(&text);
        let read = read_cell(&escaped);
        assert_eq!(
            read.text,
            text.replace("\r\n", "\n").replace('\r', "\n"),
            "{escaped}"
        );
        assert_eq!(read.elements, [""; 0], "{escaped:?}");
        assert!(
            read.html
                .iter()
                .all(|html| html == "<br/>" || is_invisible(html)),
            "{escaped:?}"
        );
    }
}

#[test]
fn code_is_code_wherever_it_stands() {
    for text in hostile::strings(SEED, COUNT) {
        for (escaped, read) in [
            (
                escape::markdown_code(&text),
                read(&format!("x {} y", escape::markdown_code(&text))),
            ),
            (
                escape::markdown_code_cell(&text),
                read_cell(&format!("x {} y", escape::markdown_code_cell(&text))),
            ),
        ] {
            let shown = if text.is_empty() {
                "x  y".to_owned()
            } else {
                format!("x \u{ab}{text}\u{bb} y")
            };
            assert_eq!(read.shown(), shown, "{escaped}");
            assert!(
                read.html
                    .iter()
                    .all(|html| matches!(html.as_str(), "<code>" | "</code>") || is_invisible(html)),
                "{escaped}"
            );
            assert_eq!(read.elements, [""; 0], "{escaped:?}");
        }
    }
}

#[test]
fn inline_markdown_of_any_text_is_inline_without_html() {
    for text in hostile::strings(SEED, COUNT) {
        let line = escape::markdown_inline(&text);
        let cell = escape::markdown_inline_cell(&text);
        assert!(!line.contains('\n') && !cell.contains('\n'));
        for read in [
            read(&line),
            read(&format!("- {line}")),
            read(&format!("# {line}")),
            read_cell(&cell),
        ] {
            assert!(
                read.html.iter().all(|html| matches!(
                    html.as_str(),
                    "<br/>" | "<code>" | "</code>"
                ) || is_invisible(html)),
                "{line:?} {:?}",
                read.html
            );
            assert!(
                read.elements.iter().all(|element| is_inline(element)),
                "{line:?} {:?}",
                read.elements
            );
        }
    }
}

#[test]
fn inline_markdown_reads_as_its_author_wrote_it() {
    let pieces = [
        "word",
        " ",
        " and ",
        "`a|b`",
        "`code`",
        "``a`b``",
        "` `` `",
        "`{x}`",
        "`<key>`",
        "`a\nb`",
        "*em*",
        "**strong**",
        "~~gone~~",
        "_em_",
        "[link](/keys#scopes)",
        "[a `c|d` *e*](https://a.b/c_(d)?e=f|g \"T|t\")",
        "[x](<a b> 't')",
        "![alt](img.png)",
        "[n [i](j) o](k)",
        "<https://a.b/?q=a_b>",
        "<me@a.b>",
        "|",
        "\\|",
        "{",
        "}",
        "$1",
        "\\*",
        "\\<",
        "\\{",
        "`",
        "``",
        "[ref]",
        "[^1]",
        "!",
        "#",
        "a_b_c",
        "*",
        "**",
        "_",
        "https://a.b/c_d",
        "submissions:write",
        "::",
        "a\nb",
        "a  \nb",
        "a\\\nb",
        "&amp;",
        "&",
        "é",
        "名前",
        "\\",
        "\"",
        "Retry-After: 5",
        "1. x",
        "- y",
        "(",
        ")",
        "](x)",
        "[",
        "]",
    ];
    let mut random = hostile::Random(SEED);
    for _ in 0..3000 {
        let markdown: String = (0..=random.below(8))
            .map(|_| random.pick(&pieces))
            .collect();
        let markdown = format!("x {markdown}");
        let expected = read(&markdown);
        if expected.elements.iter().any(|element| !is_inline(element)) {
            continue;
        }
        let line = escape::markdown_inline(&markdown);
        let cell = escape::markdown_inline_cell(&markdown);
        assert_same(&expected, &read(&format!("- {line}")), &markdown, &line);
        assert_same(&expected, &read_cell(&cell), &markdown, &cell);
    }
}

#[test]
fn nothing_at_the_start_of_inline_markdown_begins_a_block() {
    for text in [
        "# heading",
        "###### six",
        "#",
        "- item",
        "* item",
        "+ item",
        "1. item",
        "12) item",
        "> quote",
        "---",
        "***",
        "* * *",
        "___",
        "- - -",
        "===",
        "~~~ sh",
        "[x]: /url",
        "[ ] todo",
        "[^1]: note",
        ": definition",
        "| a |",
        "::: note",
        "!!! note",
        "<div>",
        "import x from 'y'",
        "export default 1",
        "<!-- x -->",
    ] {
        for function in [escape::markdown_inline, escape::markdown_text] {
            let read = read(&format!("- {}", function(text)));
            assert_eq!(
                (read.shown(), &read.elements),
                (text, &vec![]),
                "{}",
                function(text)
            );
        }
    }
    assert_eq!(
        escape::markdown_inline("    indented\n\n    again"),
        "indented<br/><br/>again"
    );
    assert_eq!(
        escape::markdown_inline("import x"),
        "&#105;mport x",
        "MDX would import"
    );
    assert_eq!(escape::markdown_inline("important"), "important");
}

fn assert_same(expected: &Read, read: &Read, markdown: &str, written: &str) {
    assert_eq!(
        read.shown(),
        expected.shown(),
        "{markdown:?} became {written:?}"
    );
    assert_eq!(
        read.elements, expected.elements,
        "{markdown:?} became {written:?}"
    );
}

/// Whether it is the element that keeps a colon from ending an `:emoji:`.
fn is_invisible(html: &str) -> bool {
    matches!(html, "<span>" | "</span>")
}

fn is_inline(element: &str) -> bool {
    let kinds = [
        "Emphasis",
        "Strong",
        "Strikethrough",
        "Superscript",
        "Subscript",
        "Link",
        "Image",
    ];
    kinds.iter().any(|kind| element.starts_with(kind))
}

fn read_cell(cell: &str) -> Read {
    let mut read = read(&format!("| left | right |\n|---|---|\n| {cell} | x |\n"));
    let row = read
        .text
        .strip_prefix("left\u{b6}right\u{b6}")
        .and_then(|text| text.strip_suffix("\u{b6}x\u{b6}"));
    read.text = row
        .unwrap_or_else(|| panic!("{cell:?} is not one cell: {:?}", read.text))
        .to_owned();
    read
}

fn read(markdown: &str) -> Read {
    let options = Options::all()
        - Options::ENABLE_SMART_PUNCTUATION
        - Options::ENABLE_OLD_FOOTNOTES
        - Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        - Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
    let mut read = Read::default();
    let mut is_in_link = false;
    for event in Parser::new_ext(markdown, options) {
        let starts_link = matches!(event, Event::Start(Tag::Link { .. }));
        let ends_link = matches!(event, Event::End(TagEnd::Link));
        match event {
            Event::Text(text) => read.text += &text,
            Event::Code(code) => read.text.extend(["\u{ab}", &code, "\u{bb}"]),
            Event::SoftBreak => read.text.push(' '),
            Event::HardBreak => read.text.push('\n'),
            Event::Html(html) | Event::InlineHtml(html) => {
                match &*html {
                    "<br/>" => read.text.push('\n'),
                    "<code>" => read.text.push('\u{ab}'),
                    "</code>" => read.text.push('\u{bb}'),
                    "<span>" | "</span>" => {}
                    html => read.text += html,
                }
                read.html.push(html.into_string());
            }
            Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item) => read.end_block(),
            Event::End(TagEnd::TableCell) => read.text.push('\u{b6}'),
            Event::Start(Tag::Link { .. }) if is_in_link => {
                read.elements.push("a link in a link".to_owned());
            }
            Event::Start(Tag::Link {
                link_type: LinkType::Email,
                dest_url,
                ..
            }) => {
                read.elements.push(format!("Link mailto:{dest_url} \"\""));
            }
            Event::Start(Tag::Link {
                dest_url, title, ..
            }) => read.elements.push(format!("Link {dest_url} \"{title}\"")),
            Event::Start(Tag::Image {
                dest_url, title, ..
            }) => read.elements.push(format!("Image {dest_url} \"{title}\"")),
            Event::Start(
                Tag::Paragraph
                | Tag::Heading { .. }
                | Tag::List(_)
                | Tag::Item
                | Tag::BlockQuote(None)
                | Tag::HtmlBlock
                | Tag::Table(_)
                | Tag::TableHead
                | Tag::TableRow
                | Tag::TableCell,
            )
            | Event::End(_) => {}
            Event::Start(tag) => read.elements.push(format!("{tag:?}")),
            event => read.elements.push(format!("{event:?}")),
        }
        is_in_link = (is_in_link || starts_link) && !ends_link;
    }
    read
}
