//! Block Markdown that authors wrote: prose sections with paragraphs, lists, tables and fenced code.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Options, Parser, Tag, TagEnd};

use super::link::put_destination;
use super::markdown::put_reference;
use super::{is_deceptive, markdown_text};

/// Block Markdown of an author, as it is, but for raw HTML, which becomes text, and what MDX would evaluate.
///
/// Code keeps every character. Autolinks become ordinary links, indented code becomes fenced code (MDX knows neither),
/// and a fence that nobody closed is closed.
#[must_use]
pub fn markdown_block(markdown: &str) -> String {
    let mut text = markdown.replace("\r\n", "\n").replace('\r', "\n");
    text.truncate(text.trim_end().len());
    // What was a block of HTML is a paragraph afterwards, and may hold further markup; each round removes a `<`.
    loop {
        let edits = edits(&text);
        if edits.is_empty() {
            break;
        }
        for (range, replacement) in edits.into_iter().rev() {
            text.replace_range(range, &replacement);
        }
    }
    if let Some(fence) = open_fence(&text) {
        text.push('\n');
        text.push_str(&fence);
    }
    text
}

fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_FOOTNOTES
}

/// The replacements of one round, in the order of the text, none overlapping another.
fn edits(text: &str) -> Vec<(Range<usize>, String)> {
    let mut edits = Vec::new();
    let mut depth = 0_usize;
    let mut is_code = false;
    let mut events = Parser::new_ext(text, options()).into_offset_iter();
    while let Some((event, range)) = events.next() {
        match event {
            Event::Start(Tag::CodeBlock(kind)) => {
                is_code = true;
                if depth == 0 && matches!(kind, CodeBlockKind::Indented) {
                    edits.push(fenced(text, &range));
                }
            }
            Event::End(TagEnd::CodeBlock) => is_code = false,
            Event::Start(tag) if is_container(&tag) => depth += 1,
            Event::End(TagEnd::Item | TagEnd::BlockQuote(_) | TagEnd::FootnoteDefinition) => {
                depth -= 1;
            }
            Event::Start(Tag::Link {
                link_type,
                dest_url,
                ..
            }) if is_autolink(link_type) => {
                edits.push((
                    range.clone(),
                    link(&text[range.start + 1..range.end - 1], &dest_url),
                ));
                events
                    .by_ref()
                    .find(|(event, _)| matches!(event, Event::End(TagEnd::Link)));
            }
            Event::Html(_) | Event::InlineHtml(_) => {
                edits.extend(references(text, &range, |_, c| c == '<'));
            }
            Event::Text(_) if !is_code => {
                let is_bare = |at: usize| !text[..at].ends_with('\\');
                edits.extend(references(text, &range, |at, c| {
                    matches!(c, '{' | '}') && is_bare(at) || is_deceptive(c)
                }));
            }
            _ => {}
        }
    }
    edits
}

fn is_container(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Item | Tag::BlockQuote(_) | Tag::FootnoteDefinition(_)
    )
}

fn is_autolink(link: LinkType) -> bool {
    matches!(link, LinkType::Autolink | LinkType::Email)
}

fn link(address: &str, destination: &str) -> String {
    let mut link = format!("[{}](", markdown_text(address));
    put_destination(destination, &mut link);
    link.push(')');
    link
}

/// The edits that turn each character of `range` that `is_special` into a character reference.
fn references(
    text: &str,
    range: &Range<usize>,
    is_special: impl Fn(usize, char) -> bool,
) -> Vec<(Range<usize>, String)> {
    let characters = text[range.clone()]
        .char_indices()
        .map(|(at, c)| (range.start + at, c));
    let special = characters.filter(|&(at, c)| is_special(at, c));
    special
        .map(|(at, c)| {
            let mut reference = String::new();
            put_reference(c, &mut reference);
            (at..at + c.len_utf8(), reference)
        })
        .collect()
}

/// The edit that puts a fence around an indented block of code, taking the indentation away.
fn fenced(text: &str, range: &Range<usize>) -> (Range<usize>, String) {
    let start = text[..range.start].rfind('\n').map_or(0, |at| at + 1);
    let block = text[start..range.end].trim_end();
    let lines = block.lines().map(|line| {
        line.strip_prefix('\t')
            .or(line.strip_prefix("    "))
            .unwrap_or(line.trim_start())
    });
    let code = lines.collect::<Vec<_>>().join("\n");
    let longest = code.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(3.max(longest + 1));
    (
        start..start + block.len(),
        format!("{fence}\n{code}\n{fence}"),
    )
}

/// The fence with which to close the code at the end of `text`, if it is still open there.
fn open_fence(text: &str) -> Option<String> {
    let events = Parser::new_ext(text, options()).into_offset_iter();
    let code = |event: &Event<'_>| {
        matches!(
            event,
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_)))
        )
    };
    let (_, range) = events.filter(|(event, _)| code(event)).last()?;
    let block = text[range.clone()].trim_start();
    let first = block.chars().next()?;
    let length = block.chars().take_while(|&c| c == first).count();
    let last = block.lines().skip(1).last().unwrap_or_default().trim();
    let is_closed = last.len() >= length && last.chars().all(|c| c == first);
    (range.end >= text.len() && !is_closed).then(|| block[..length].to_owned())
}
