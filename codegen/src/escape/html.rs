//! Text, and the Markdown of authors, as HTML.

use std::fmt::Write as _;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::{flat::flat, is_deceptive};

/// Text as HTML that shows exactly `text`, between tags or in an attribute with quotes of either kind.
///
/// ```
/// assert_eq!(errcat_codegen::escape::html_text("<key> & 'x'"), "&lt;key&gt; &amp; &#39;x&#39;");
/// ```
#[must_use]
pub fn html_text(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    put_html(text, &mut out);
    out
}

/// Appends [`html_text`].
pub(crate) fn put_html(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.find(needs_reference) {
        let (plain, special) = rest.split_at(at);
        out.push_str(plain);
        let c = special.chars().next().expect("something was found");
        rest = &special[c.len_utf8()..];
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // Browsers read no NUL, wherever it comes from.
            '\0' => out.push('\u{fffd}'),
            c => write!(out, "&#{};", u32::from(c)).expect("a String takes everything"),
        }
    }
    out.push_str(rest);
}

fn needs_reference(c: char) -> bool {
    match c {
        '&' | '<' | '>' | '"' | '\'' | '\r' | '\0' => true,
        c if c.is_ascii() => false,
        c => is_deceptive(c),
    }
}

/// Where the links of authors lead: what stands in their Markdown, and what a page has in its place.
pub(crate) type Links<'a> = &'a dyn Fn(&str) -> Option<String>;

/// Links as authors wrote them.
pub(crate) const AS_WRITTEN: Links<'static> = &|_| None;

/// Inline Markdown of an author as HTML. Raw HTML is text, images are links, and what an address could run is no link.
///
/// ```
/// assert_eq!(errcat_codegen::escape::html_inline("# Send `<key>`, see [keys](/keys) or [x](javascript:x)"),
///     "# Send <code>&lt;key&gt;</code>, see <a href=\"/keys\">keys</a> or x");
/// ```
#[must_use]
pub fn html_inline(markdown: &str) -> String {
    let mut out = String::new();
    put_inline(markdown, AS_WRITTEN, &mut out);
    out
}

/// Block Markdown of an author as HTML in the same way, with its headings below the level `below`.
///
/// ```
/// assert_eq!(errcat_codegen::escape::html_block("# Why\n\n- a\n- *b*", 2),
///     "<h3 id=\"why\" dir=\"auto\">Why</h3>\n<ul>\n<li dir=\"auto\">a</li>\n<li dir=\"auto\"><em>b</em></li>\n</ul>\n");
/// ```
#[must_use]
pub fn html_block(markdown: &str, below: u8) -> String {
    let mut out = String::new();
    put_block(markdown, below, AS_WRITTEN, &mut out);
    out
}

/// Appends [`html_inline`] with links that lead elsewhere.
pub(crate) fn put_inline(markdown: &str, links: Links<'_>, out: &mut String) {
    if !markdown.contains(['`', '*', '_', '[', '<', '&', '\\', '~', '!', '\n', '\r']) {
        return put_html(markdown.trim(), out);
    }
    for (mark, line) in lines(markdown) {
        out.push_str(mark);
        let mut writer = Writer::new(links, out);
        // What begins with a full stop is a paragraph, whatever follows.
        let guarded = format!(".{line}");
        let mut is_first = true;
        for event in Parser::new_ext(&guarded, Options::ENABLE_STRIKETHROUGH) {
            match event {
                Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph) => {}
                Event::Text(text) if is_first => {
                    is_first = false;
                    writer.event(Event::Text(CowStr::from(text[1..].to_owned())));
                }
                event => writer.event(event),
            }
        }
    }
}

/// What people read of inline Markdown.
pub(crate) fn plain_inline(markdown: &str) -> String {
    if !markdown.contains(['`', '*', '_', '[', '<', '&', '\\', '~', '!', '\n', '\r']) {
        return markdown.trim().to_owned();
    }
    let mut plain = String::new();
    for (_, line) in lines(markdown) {
        let guarded = format!(".{line}");
        let at = plain.len();
        for event in Parser::new_ext(&guarded, Options::ENABLE_STRIKETHROUGH) {
            match event {
                Event::Text(text) | Event::Code(text) | Event::InlineHtml(text) => {
                    plain.push_str(&text);
                }
                Event::SoftBreak | Event::HardBreak => plain.push(' '),
                _ => {}
            }
        }
        plain.replace_range(at..=at, if at == 0 { "" } else { " " });
    }
    plain
}

/// The lines of inline Markdown, each with what stands before it: a paragraph, or else a hard break, ends one. No line of it begins
/// a block.
fn lines(markdown: &str) -> Vec<(&'static str, String)> {
    let markdown = markdown.replace("\r\n", "\n").replace('\r', "\n");
    let mut lines: Vec<(&'static str, String)> = Vec::new();
    let mut before = Some("");
    for line in flat(&markdown).split('\n') {
        let is_broken = line.ends_with("  ") || line.ends_with('\\');
        let line = line.trim_matches([' ', '\t']);
        let line = line
            .strip_suffix('\\')
            .filter(|_| is_broken)
            .unwrap_or(line);
        if line.is_empty() {
            before = Some("<br><br>");
            continue;
        }
        match (before.take(), lines.last_mut()) {
            (None, Some((_, last))) => {
                last.push(' ');
                last.push_str(line);
            }
            (Some(mark), Some(_)) => lines.push((mark, line.to_owned())),
            (_, None) => lines.push(("", line.to_owned())),
        }
        before = is_broken.then_some("<br>");
    }
    lines
}

/// Appends [`html_block`] with links that lead elsewhere.
pub(crate) fn put_block(markdown: &str, below: u8, links: Links<'_>, out: &mut String) {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_FOOTNOTES;
    let level = |event: Event<'_>| match event {
        Event::Start(Tag::Heading { level, .. }) => Some(level as u8),
        _ => None,
    };
    let highest = Parser::new_ext(markdown, options).filter_map(level).min();
    let mut writer = Writer::new(links, out);
    writer.shift = (below + 1).saturating_sub(highest.unwrap_or(6));
    for event in Parser::new_ext(markdown, options) {
        writer.event(event);
    }
}

struct Writer<'a> {
    links: Links<'a>,
    out: &'a mut String,
    /// By how much headings are demoted.
    shift: u8,
    /// What closes the links that are open.
    ends: Vec<&'static str>,
    is_head: bool,
    /// Where the heading that is open has its words, and the words.
    heading: Option<(usize, String)>,
}

impl<'a> Writer<'a> {
    fn new(links: Links<'a>, out: &'a mut String) -> Self {
        Self {
            links,
            out,
            shift: 0,
            ends: Vec::new(),
            is_head: false,
            heading: None,
        }
    }

    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Code(code) => {
                self.out.push_str("<code>");
                self.text(&code);
                self.out.push_str("</code>");
            }
            Event::SoftBreak => self.text("\n"),
            Event::HardBreak => self.out.push_str("<br>"),
            Event::Rule => self.out.push_str("<hr>\n"),
            Event::TaskListMarker(is_done) => {
                self.out.push_str(if is_done { "☑ " } else { "☐ " });
            }
            Event::FootnoteReference(label) => {
                self.out.push_str("<sup>");
                self.text(&label);
                self.out.push_str("</sup>");
            }
            Event::Text(text)
            | Event::InlineMath(text)
            | Event::DisplayMath(text)
            | Event::InlineHtml(text)
            | Event::Html(text) => self.text(&text),
        }
    }

    fn text(&mut self, text: &str) {
        if let Some((_, words)) = &mut self.heading {
            words.push_str(text);
        }
        put_html(text, self.out);
    }

    fn start(&mut self, tag: Tag<'_>) {
        let tag = match tag {
            Tag::Heading { .. } => {
                self.heading = Some((self.out.len(), String::new()));
                return;
            }
            Tag::Link {
                link_type,
                dest_url,
                ..
            } => {
                let scheme = match link_type {
                    pulldown_cmark::LinkType::Email => "mailto:",
                    _ => "",
                };
                return self.link(&format!("{scheme}{dest_url}"));
            }
            Tag::Image { dest_url, .. } => return self.link(&dest_url),
            Tag::CodeBlock(kind) => {
                let info = match &kind {
                    CodeBlockKind::Fenced(info) => info.split([' ', ',', '{']).next(),
                    CodeBlockKind::Indented => None,
                };
                self.out.push_str("<pre tabindex=\"0\"><code");
                if let Some(language) = info.filter(|language| !language.is_empty()) {
                    self.out.push_str(" class=\"language-");
                    put_html(language, self.out);
                    self.out.push('"');
                }
                self.out.push('>');
                return;
            }
            Tag::List(Some(start)) if start != 1 => {
                writeln!(self.out, "<ol start=\"{start}\">").expect("a String takes everything");
                return;
            }
            Tag::Table(_) => "<div class=\"table\" tabindex=\"0\"><table>\n",
            Tag::TableHead => {
                self.is_head = true;
                "<thead><tr>"
            }
            Tag::TableRow => "<tr>",
            Tag::TableCell if self.is_head => "<th scope=\"col\" dir=\"auto\">",
            Tag::TableCell => "<td dir=\"auto\">",
            Tag::Paragraph | Tag::HtmlBlock => "<p dir=\"auto\">",
            Tag::BlockQuote(_) => "<blockquote>\n",
            Tag::List(Some(_)) => "<ol>\n",
            Tag::List(None) => "<ul>\n",
            Tag::Item => "<li dir=\"auto\">",
            Tag::Emphasis => "<em>",
            Tag::Strong => "<strong>",
            Tag::Strikethrough => "<del>",
            Tag::FootnoteDefinition(label) => {
                self.out.push_str("<div class=\"footnote\"><sup>");
                self.text(&label);
                "</sup>"
            }
            _ => "",
        };
        self.out.push_str(tag);
    }

    fn end(&mut self, tag: TagEnd) {
        let tag = match tag {
            TagEnd::Heading(level) => return self.heading(level),
            TagEnd::Link | TagEnd::Image => self.ends.pop().unwrap_or_default(),
            TagEnd::CodeBlock => "</code></pre>\n",
            TagEnd::List(true) => "</ol>\n",
            TagEnd::List(false) => "</ul>\n",
            TagEnd::Item => "</li>\n",
            TagEnd::Table => "</tbody></table></div>\n",
            TagEnd::TableHead => {
                self.is_head = false;
                "</tr></thead><tbody>\n"
            }
            TagEnd::TableRow => "</tr>\n",
            TagEnd::TableCell if self.is_head => "</th>",
            TagEnd::TableCell => "</td>",
            TagEnd::Paragraph | TagEnd::HtmlBlock => "</p>\n",
            TagEnd::BlockQuote(_) => "</blockquote>\n",
            TagEnd::Emphasis => "</em>",
            TagEnd::Strong => "</strong>",
            TagEnd::Strikethrough => "</del>",
            TagEnd::FootnoteDefinition => "</div>\n",
            _ => "",
        };
        self.out.push_str(tag);
    }

    /// Puts the tags of a heading around its words, which its anchor is made of.
    fn heading(&mut self, level: HeadingLevel) {
        let Some((at, words)) = self.heading.take() else {
            return;
        };
        let level = (level as u8 + self.shift).min(6);
        let anchor = html_text(&errcat_catalog::anchor::of_title(&words));
        self.out
            .insert_str(at, &format!("<h{level} id=\"{anchor}\" dir=\"auto\">"));
        writeln!(self.out, "</h{level}>").expect("a String takes everything");
    }

    /// Opens a link, unless its address could run something; links do not nest.
    fn link(&mut self, written: &str) {
        let own = (self.links)(written);
        let destination = own.as_deref().unwrap_or(written);
        if !self.ends.iter().all(|end| end.is_empty()) || !is_harmless(destination) {
            return self.ends.push("");
        }
        self.out.push_str("<a href=\"");
        put_html(destination, self.out);
        self.out.push_str("\">");
        self.ends.push("</a>");
    }
}

/// Whether a browser that follows an address runs nothing: it has no scheme, or one of documents and of mail.
fn is_harmless(address: &str) -> bool {
    // Browsers read an address without the white space and the controls in it.
    let is_seen = |c: &char| *c > ' ' && !c.is_control();
    let seen: String = address.chars().filter(is_seen).collect();
    let scheme = seen.split(['/', '?', '#']).next().unwrap_or_default();
    let Some((scheme, _)) = scheme.split_once(':') else {
        return !seen.is_empty();
    };
    let harmless = ["http", "https", "mailto", "tel"];
    harmless
        .iter()
        .any(|known| scheme.eq_ignore_ascii_case(known))
}
