//! Block Markdown of authors: a parser reads the same blocks and text off it as off what was written.

#![cfg(feature = "text")]

mod hostile;

use errcat_codegen::escape;
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

const SEED: u64 = 21_112_026;
const COUNT: usize = 4000;

#[test]
fn any_block_reads_the_same_without_its_html() {
    for text in hostile::strings(SEED, COUNT) {
        assert_same(&text);
    }
}

#[test]
fn any_mixture_of_blocks_reads_the_same() {
    let pieces = [
        "word",
        " ",
        "\n",
        "\n\n",
        "\n\n",
        "# Heading",
        "## Two `x` {y}\n",
        "- ",
        "- one\n",
        "- [ ] todo\n",
        "* two\n",
        "1. one\n",
        "3) three\n",
        "> quote\n",
        "> ",
        "  ",
        "    ",
        "    code {x}\n",
        "```js\n",
        "```\n",
        "~~~\n",
        "---\n",
        "***\n",
        "===\n",
        "| a | b |\n|---|:-:|\n| `x|y` | <b> |\n",
        "| a |\n|---|\n",
        "[a]: /url \"t\"\n",
        "[a]",
        "[text][a]",
        "![alt][a]",
        "[^1]",
        "[^1]: note\n",
        "*em*",
        "_em_",
        "**strong**",
        "__strong__",
        "***both***",
        "**_b_ c**",
        "~~gone~~",
        "`code`",
        "``a`b``",
        "[link](/u(v) 'q\"')",
        "<https://a.b/?q={x}>",
        "<me@a.b>",
        "https://a.b/{id}",
        "https://a.b/c",
        "<div>\n",
        "</div>\n",
        "<a_b>",
        "<a.b>",
        "<!-- x -->\n",
        "<x@y.z>",
        "{not",
        "}",
        "import x from 'y'\n",
        "export const z = 1\n",
        "$x$",
        ":::note\n",
        "!!! note\n",
        ":tada:",
        "@name",
        "==m==",
        "++ctrl++",
        "^^ins^^",
        "H~2~O",
        "=== \"Tab\"\n",
        "/// note\n",
        "--8<-- \"x\"\n",
        "&copy;",
        "&#32;",
        "&nbsp;",
        "\\\n",
        "  \n",
        "\\*",
        "\\",
        "!",
        "a_b",
        "|",
        "1.",
        "+ ",
        "é",
        "\t",
    ];
    let mut random = hostile::Random(SEED);
    for _ in 0..20_000 {
        let text: String = (0..=random.below(9))
            .map(|_| random.pick(&pieces))
            .collect();
        assert_same(&text);
    }
}

#[test]
fn what_extensions_would_read_is_spelt_as_text() {
    check("{not an expression", "&#123;not an expression");
    check("export const z = 1", "&#101;xport const z = 1");
    check(
        "a <b>c</b> {d} `{e}`",
        "a &lt;b&gt;c&lt;/b&gt; &#123;d&#125; `{e}`",
    );
    check("write to <x@y.z>", "write to [x@y.z](mailto:x@y.z)");
    check(
        "at https://a.b/{id} or https://a.b/c_d",
        "at https&#58;//a.b/&#123;id&#125; or https://a.b/c_d",
    );
    check("$1 ==m== ++ctrl++", "&#36;1 =&#61;m== +&#43;ctrl++");
    check(
        ":tada: @name x^2^",
        "&#58;tada<span></span>: &#64;name x&#94;2&#94;",
    );
    check("[x] $$", "&#91;x\\] &#36;&#36;");
    check("#x", "\\#x");
    check(
        "`a` `{++b++}`",
        "`a` <code>&#123;+&#43;b+&#43;&#125;</code>",
    );
    check("::: note", "&#58;&#58;: note");
    check("!!! note", "\\!\\!\\! note");
    check("=== \"Tab\"", "&#61;&#61;&#61; \"Tab\"");
}

#[test]
fn blocks_are_spelt_as_every_dialect_knows_them() {
    check(
        "a\n\n    code {x} <y>\n\n    more",
        "a\n\n```\ncode {x} <y>\n\nmore\n```",
    );
    check("```\nopen <b>", "```\nopen <b>\n```");
    check("```rust,ignore\nx\n```", "```rust\nx\n```");
    check(
        "```js title=\"a.js\"\nx\n```",
        "```js title=\"a.js\"\nx\n```",
    );
    check("<div>\n\n*x*\n</div>", "&lt;div&gt;\n\n*x*\n\n&lt;/div&gt;");
    check("- a\n- b", "- a\n- b");
    check("- a\n  - b", "-   a\n    - b");
    check(
        "- a\n\n  ```\n  x\n  ```",
        "-   a\n\n    ```\n    x\n    ```",
    );
    check("1. a\n2. b", "1. a\n2. b");
    check("a  \nb", "a<br/>b");
    check("Title\n=====", "# Title");
}

#[test]
fn a_definition_reaches_no_other_text() {
    check(
        "See [x] and [the y][Y].\n\n[x]: /a_b \"T\"\n[y]: </c d>",
        "See [x](/a_b \"T\") and [the y](/c&#32;d).",
    );
    check("a [x] alone", "a \\[x\\] alone");
    let one = escape::markdown_block("a[^1]\n\n[^1]: one", 0);
    let two = escape::markdown_block("b[^1]\n\n[^1]: two", 0);
    assert_ne!(
        one[1..one.find(']').unwrap()],
        two[1..two.find(']').unwrap()]
    );
}

#[test]
fn headings_stand_below_what_they_belong_to() {
    let below = |text, level| escape::markdown_block(text, level);
    assert_eq!(below("# A\n\n### B", 3), "#### A\n\n###### B");
    assert_eq!(below("### A\n\n## B", 2), "#### A\n\n### B");
    assert_eq!(below("### A", 2), "### A");
    assert_eq!(below("# A\n\n###### B", 6), "###### A\n\n###### B");
}

#[test]
fn nesting_without_end_is_no_work_without_end() {
    let deep = escape::markdown_block(&">".repeat(20_000), 0);
    assert!(deep.len() < 1000, "{}", deep.len());
    let deep = escape::markdown_block(&"- ".repeat(20_000), 0);
    assert!(deep.len() < 100_000, "{}", deep.len());
}

fn check(markdown: &str, expected: &str) {
    assert_eq!(escape::markdown_block(markdown, 0), expected);
    assert_same(markdown);
}

fn assert_same(markdown: &str) {
    let block = escape::markdown_block(markdown, 0);
    let after = format!("{block}\n\n# After\n\n<i>");
    let mut wanted = read(&markdown.replace("\r\n", "\n").replace('\r', "\n"), true);
    wanted.extend(read("# After\n\n<i>", true));
    assert_eq!(read(&after, false), wanted, "{markdown:?} became {block:?}");
    let again = escape::markdown_block(&block, 0);
    if !block.contains("[^") && !block.contains('<') {
        assert_eq!(
            read(&again, false),
            read(&block, false),
            "{block:?} became {again:?}"
        );
    }
}

/// What a parser reads: each block and its text, HTML being text as it is here, and nothing of how it is spelt.
fn read(markdown: &str, is_source: bool) -> Vec<String> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_FOOTNOTES;
    let mut read = Read {
        is_source,
        ..Read::default()
    };
    for event in Parser::new_ext(markdown, options) {
        read.event(event);
    }
    read.end_text();
    read.facts
}

#[derive(Default)]
struct Read {
    facts: Vec<String>,
    text: String,
    is_html: bool,
    /// Whether all HTML is an author's, and so text.
    is_source: bool,
}

impl Read {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Text(html) | Event::Html(html) if self.is_html => self.text.push_str(&html),
            Event::Text(text) => self.text.push_str(&text),
            Event::InlineHtml(html) if self.is_source => self.text.push_str(&html),
            Event::InlineHtml(html) => match &*html {
                "<br/>" => self.text.push('\n'),
                "<code>" => self.text.push('\u{ab}'),
                "</code>" => self.text.push('\u{bb}'),
                "<span>" | "</span>" => {}
                html => self.text.push_str(html),
            },
            Event::Code(code) => self.text.extend(["\u{ab}", &code, "\u{bb}"]),
            Event::SoftBreak => self.text.push(' '),
            Event::HardBreak => self.text.push('\n'),
            Event::FootnoteReference(_) => self.text.push_str("[^]"),
            Event::Start(tag) => self.start(&tag),
            Event::End(end) => self.end(end),
            event => {
                self.end_text();
                self.facts.push(format!("{event:?}"));
            }
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Paragraph | Tag::HtmlBlock => {
                self.end_text();
                self.is_html = matches!(tag, Tag::HtmlBlock);
            }
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough => self.mark(&format!("<{tag:?}>")),
            Tag::Link {
                link_type,
                dest_url,
                title,
                ..
            } => {
                let scheme = match link_type {
                    pulldown_cmark::LinkType::Email => "mailto:",
                    _ => "",
                };
                self.mark(&format!("<{scheme}{dest_url} {title}>"));
            }
            Tag::Image {
                dest_url, title, ..
            } => self.mark(&format!("<!{dest_url} {title}>")),
            Tag::FootnoteDefinition(_) => self.fact("FootnoteDefinition".to_owned()),
            Tag::CodeBlock(kind) => {
                let language = match kind {
                    CodeBlockKind::Fenced(info) => {
                        let end =
                            info.find(|c: char| !(c.is_alphanumeric() || "_+#.-".contains(c)));
                        &info[..end.unwrap_or(info.len())]
                    }
                    CodeBlockKind::Indented => "",
                };
                self.fact(format!("code {language}"));
            }
            tag => self.fact(format!("{tag:?}")),
        }
    }

    fn end(&mut self, end: TagEnd) {
        match end {
            TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Link
            | TagEnd::Image => {
                self.text.push_str("</>");
            }
            TagEnd::HtmlBlock => {
                let html = std::mem::take(&mut self.text);
                for line in html.lines().map(str::trim) {
                    if line.is_empty() {
                        self.end_text();
                    }
                    self.text.push_str(line);
                    self.text.push(' ');
                }
                self.end_text();
                self.is_html = false;
            }
            TagEnd::Paragraph => self.end_text(),
            end => {
                // A fence that nobody closed may have a line feed less.
                self.text.truncate(self.text.trim_end_matches('\n').len());
                self.fact(format!("end {end:?}"));
            }
        }
    }

    fn mark(&mut self, mark: &str) {
        self.text.push_str(mark);
    }

    fn fact(&mut self, fact: String) {
        self.end_text();
        self.facts.push(fact);
    }

    fn end_text(&mut self) {
        let text = std::mem::take(&mut self.text);
        let text = text.trim_matches(' ');
        if !text.is_empty() {
            self.facts.push(text.to_owned());
        }
    }
}
