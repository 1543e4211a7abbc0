//! Block Markdown that authors wrote: prose sections with paragraphs, lists, tables and fenced code.

mod layout;

use std::borrow::Cow;
use std::ops::Range;

use errcat_catalog::anchor::of_fragment;
use pulldown_cmark::{
    CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd, TextMergeWithOffset,
};

use self::layout::{Frame, Kind};
use super::link::{address, put_destination, put_title, spelt};
use super::markdown::{markdown_code, markdown_code_cell, no_address, put_characters};

/// How deep lists and quotes may stand in one another; what is deeper stands at this depth.
const MAX_DEPTH: usize = 32;

/// Block Markdown of an author, written anew so that every dialect reads the blocks and the text that `CommonMark` reads.
///
/// Raw HTML is text, code keeps every character, and nothing is left that an extension could take for its own. Links are
/// inline links, so that a definition reaches no other text, and every block is spelt as Python-Markdown knows it, too.
/// Headings are brought below the level `below`.
///
/// ```
/// assert_eq!(errcat_codegen::escape::markdown_block("# Why\n\nSee [keys].\n\n[keys]: /keys", 3),
///     "#### Why\n\nSee [keys](/keys).");
/// ```
#[must_use]
pub fn markdown_block(markdown: &str, below: u8) -> String {
    written(markdown, below, None)
}

/// Block Markdown of an author as `CommonMark` that stands alone, outside of the page it was written for.
///
/// Lines are joined, and a hard break is a backslash. A link to an anchor leads where `to` says, and where that is nowhere its words stand alone.
pub(crate) fn commonmark(markdown: &str, to: Anchors<'_>) -> String {
    written(markdown, 2, Some(to))
}

/// Where an anchor of the page is found from elsewhere.
pub(crate) type Anchors<'a> = &'a dyn Fn(&str) -> Option<String>;

fn written(markdown: &str, below: u8, elsewhere: Option<Anchors<'_>>) -> String {
    let source = markdown.replace("\r\n", "\n").replace('\r', "\n");
    let highest = events(&source).filter_map(|(event, _)| match event {
        Event::Start(Tag::Heading { level, .. }) => Some(number(level)),
        _ => None,
    });
    let highest = highest.min().unwrap_or(6);
    let mut writer = Writer {
        source: &source,
        elsewhere,
        shift: (below + 1).saturating_sub(highest),
        is_last: false,
        frames: vec![Frame::new(Kind::Root)],
        ends: Vec::new(),
    };
    let mut events = TextMergeWithOffset::new(events(&source)).peekable();
    while let Some((event, range)) = events.next() {
        let next = events.peek().map(|(event, _)| event);
        writer.is_last = !next.is_some_and(is_text);
        writer.event(event, range);
    }
    writer.frames.remove(0).blocks()
}

fn events(source: &str) -> impl Iterator<Item = (Event<'_>, Range<usize>)> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_FOOTNOTES;
    Parser::new_ext(source, options).into_offset_iter()
}

fn number(level: HeadingLevel) -> u8 {
    u8::try_from(level as usize).unwrap_or(6)
}

struct Writer<'a> {
    source: &'a str,
    /// Where anchors are, if the text stands alone.
    elsewhere: Option<Anchors<'a>>,
    /// By how much headings are demoted.
    shift: u8,
    /// Whether nothing follows on the same line.
    is_last: bool,
    /// The blocks that are open; text goes to the last.
    frames: Vec<Frame>,
    /// What closes the emphasis and the links that are open.
    ends: Vec<String>,
}

impl Writer<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(
                TagEnd::Emphasis
                | TagEnd::Strong
                | TagEnd::Strikethrough
                | TagEnd::Link
                | TagEnd::Image,
            ) => {
                let end = self.ends.pop().unwrap_or_default();
                self.top().text.push_str(&end);
            }
            Event::End(_) => self.close(),
            Event::Text(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.text(&text);
            }
            Event::InlineHtml(html) => self.text(&html),
            Event::Html(html) => self.top().text.push_str(&html),
            Event::Code(code) => {
                let written = if matches!(self.top().kind, Kind::Cell) {
                    markdown_code_cell(&code)
                } else {
                    markdown_code(&code)
                };
                self.top().text.push_str(&written);
            }
            Event::SoftBreak if self.elsewhere.is_some() => self.top().text.push(' '),
            Event::SoftBreak => self.top().text.push('\n'),
            Event::HardBreak if self.elsewhere.is_some() => self.top().text.push_str("\\\n"),
            Event::HardBreak => self.top().text.push_str("<br/>"),
            Event::Rule => self.top().block("***".to_owned()),
            Event::TaskListMarker(is_done) => {
                let mark = if is_done { "[x] " } else { "[ ] " };
                self.top().text.push_str(mark);
            }
            Event::FootnoteReference(label) => {
                let label = self.footnote(&label);
                self.top().text.extend(["[^", &label, "]"]);
            }
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        let kind = match tag {
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough => {
                let source = self.source;
                let mark = match tag {
                    Tag::Strikethrough => "~~",
                    Tag::Strong => &source[range.start..range.start + 2],
                    _ => &source[range.start..=range.start],
                };
                let end = mark.to_owned();
                return self.open(mark, end);
            }
            Tag::Link {
                dest_url,
                title,
                link_type,
                ..
            } => {
                let scheme = match link_type {
                    pulldown_cmark::LinkType::Email => "mailto:",
                    _ => "",
                };
                if self.top().text.ends_with('!') {
                    self.top().text.pop();
                    self.top().text.push_str("\\!");
                }
                return match self.way(&dest_url) {
                    Some(way) => self.open("[", resource(scheme, &way, &title)),
                    None => self.open("", String::new()),
                };
            }
            Tag::Image {
                dest_url, title, ..
            } => return self.open("![", resource("", &dest_url, &title)),
            Tag::Heading { level, .. } => Kind::Heading((number(level) + self.shift).min(6)),
            Tag::BlockQuote(_) => Kind::Quote,
            Tag::CodeBlock(CodeBlockKind::Fenced(info)) => Kind::Code(language(&info)),
            Tag::CodeBlock(CodeBlockKind::Indented) => Kind::Code(String::new()),
            Tag::HtmlBlock => Kind::Html,
            Tag::List(start) => Kind::List(start),
            Tag::Item => Kind::Item,
            Tag::FootnoteDefinition(label) => Kind::Footnote(self.footnote(&label)),
            Tag::Table(alignments) => Kind::Table(alignments),
            Tag::TableHead | Tag::TableRow => Kind::Row,
            Tag::TableCell => Kind::Cell,
            _ => Kind::Paragraph,
        };
        let is_deep = self.frames.len() > MAX_DEPTH && kind.is_container();
        self.top().end_paragraph();
        self.frames
            .push(Frame::new(if is_deep { Kind::Root } else { kind }));
    }

    /// Where a link leads; nothing if it leads nowhere from here.
    fn way<'d>(&self, destination: &'d str) -> Option<Cow<'d, str>> {
        match (self.elsewhere, destination.strip_prefix('#')) {
            (Some(to), Some(fragment)) => to(&of_fragment(fragment)).map(Cow::Owned),
            _ => Some(Cow::Borrowed(destination)),
        }
    }

    fn open(&mut self, start: &str, end: String) {
        let text = &mut self.top().text;
        if start == "[" && text.ends_with(']') && !text.ends_with("\\]") {
            // A footnote before a link would be a link's text.
            text.push_str("<span></span>");
        }
        self.top().text.push_str(start);
        self.ends.push(end);
    }

    fn close(&mut self) {
        if let Some(frame) = self.frames.pop() {
            frame.end(self.top());
        }
    }

    fn text(&mut self, text: &str) {
        let is_last = self.is_last;
        let frame = self.top();
        if matches!(frame.kind, Kind::Code(_) | Kind::Html) {
            frame.text.push_str(text);
            return;
        }
        // An address that goes on beyond this text would be linked with what follows.
        let end = text.rfind(char::is_whitespace).unwrap_or(0);
        if is_last {
            put_characters(text, address, &mut frame.text);
        } else {
            put_characters(&text[..end], address, &mut frame.text);
            put_characters(&text[end..], no_address, &mut frame.text);
        }
    }

    fn top(&mut self) -> &mut Frame {
        self.frames.last_mut().expect("the root stays")
    }

    /// A label that no other text of the page has.
    fn footnote(&self, label: &str) -> String {
        let bytes = self.source.bytes().chain([0]).chain(label.bytes());
        let hash = bytes.fold(0x811c_9dc5_u32, |hash, byte| {
            (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
        });
        format!("{hash:08x}")
    }
}

/// Whether an event stands on the same line as the text before it.
fn is_text(event: &Event<'_>) -> bool {
    matches!(
        event,
        Event::Start(
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. }
        ) | Event::End(
            TagEnd::Emphasis
                | TagEnd::Strong
                | TagEnd::Strikethrough
                | TagEnd::Link
                | TagEnd::Image
        ) | Event::Code(_)
            | Event::InlineHtml(_)
            | Event::FootnoteReference(_)
    )
}

/// The end of a link, from its bracket on.
fn resource(scheme: &str, destination: &str, title: &str) -> String {
    let mut end = format!("]({scheme}");
    if destination.is_empty() && !title.is_empty() {
        end.push_str("<>");
    }
    put_destination(&spelt(destination), &mut end);
    if !title.is_empty() {
        end.push_str(" \"");
        put_title(&spelt(title), &mut end);
        end.push('"');
    }
    end.push(')');
    end
}

/// The info string of a fence as far as every dialect takes it: a language, and options such as `title="…"`.
fn language(info: &str) -> String {
    let is_name = |c: char| c.is_alphanumeric() || "_+#.-".contains(c);
    let end = info.find(|c| !is_name(c)).unwrap_or(info.len());
    let (language, options) = info.split_at(end);
    let is_option = |option: &str| {
        let (name, value) = option.split_once('=').unwrap_or_default();
        let is_plain = |c: char| c.is_alphanumeric() || "_.-/".contains(c);
        let quoted = value.strip_prefix('"').and_then(|v| v.strip_suffix('"'));
        !name.is_empty()
            && name.chars().all(is_name)
            && quoted.is_some_and(|v| v.chars().all(is_plain))
    };
    if options.starts_with(' ') && options.split_whitespace().all(is_option) {
        info.to_owned()
    } else {
        language.to_owned()
    }
}
