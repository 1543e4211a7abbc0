//! Block Markdown where only inline Markdown may stand: a line for each item of a list and each line of code.

use std::borrow::Cow;

/// Whether a text is more than one paragraph: has lists, code, or a blank line between paragraphs.
#[cfg(feature = "text")]
pub(crate) fn has_blocks(markdown: &str) -> bool {
    let text = markdown.replace("\r\n", "\n").replace('\r', "\n");
    let is_blank = |line: &str| line.trim().is_empty();
    lines(&text)
        .iter()
        .any(|line| !matches!(line, Line::Text(_)))
        || text.trim().lines().any(is_blank)
}

/// The same as inline Markdown, in which items and lines of code end in hard breaks.
pub(super) fn flat(markdown: &str) -> Cow<'_, str> {
    if !markdown.contains('\n') {
        return Cow::Borrowed(markdown);
    }
    let lines = lines(markdown);
    if lines.iter().all(|line| matches!(line, Line::Text(_))) {
        return Cow::Borrowed(markdown);
    }
    let mut out = String::new();
    // What the line before was, and whether a blank one stands between.
    let (mut before, mut is_apart) = (None, false);
    for line in &lines {
        if let Line::Text(text) = line
            && text.trim().is_empty()
        {
            is_apart = true;
            continue;
        }
        let is_text = matches!(line, Line::Text(_));
        match before {
            None => {}
            Some(true) if is_text && is_apart => out.push_str("\n\n"),
            Some(true) if is_text => out.push('\n'),
            // A line that goes on with an item.
            Some(false) if is_text && !is_apart => out.push('\n'),
            Some(_) => hard_break(&mut out),
        }
        match line {
            Line::Text(text) => out.push_str(text.trim_start()),
            Line::Item(mark, text) => out.extend([mark, " ", text]),
            Line::Code(text) => code_span(text, &mut out),
        }
        // Text behind code is a paragraph of its own.
        before = Some(is_text);
        is_apart = matches!(line, Line::Code(_));
    }
    Cow::Owned(out)
}

/// A line of block Markdown.
enum Line<'a> {
    /// A part of a paragraph, or nothing.
    Text(&'a str),
    /// The beginning of an item, with what stands before it.
    Item(&'a str, &'a str),
    /// A line of a code block.
    Code(&'a str),
}

fn lines(markdown: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let mut fence: Option<&str> = None;
    let mut is_in_paragraph = false;
    for line in markdown.split('\n') {
        let text = line.trim_start();
        if let Some(open) = fence {
            let is_end = text.trim_end().len() >= open.len()
                && text.trim_end().trim_start_matches(&open[..1]).is_empty();
            if is_end {
                fence = None;
            } else if !text.is_empty() {
                lines.push(Line::Code(line.trim_end()));
            }
            is_in_paragraph = false;
            continue;
        }
        fence = opening(text);
        if fence.is_some() {
            continue;
        }
        let item =
            item(text).filter(|(mark, _)| !is_in_paragraph || matches!(*mark, "•" | "1." | "1)"));
        lines.push(match item {
            Some((mark, text)) => Line::Item(mark, text),
            None => Line::Text(line),
        });
        // The items of a list follow one another without more ado.
        is_in_paragraph = item.is_none() && !text.is_empty();
    }
    // Without an end a fence goes on to the end of the text.
    lines
}

/// The fence that a line opens.
fn opening(text: &str) -> Option<&str> {
    let first = text
        .chars()
        .next()
        .filter(|first| matches!(first, '`' | '~'))?;
    let end = text.trim_start_matches(first).len();
    let (run, info) = text.split_at(text.len() - end);
    let is_one = run.len() >= 3 && !(first == '`' && info.contains('`'));
    is_one.then_some(run)
}

/// The mark and the text of an item that a line begins.
fn item(text: &str) -> Option<(&str, &str)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (mark, rest) = if digits == 0 {
        let rest = text.strip_prefix(['-', '*', '+'])?;
        ("•", rest)
    } else {
        let rest = text[digits..].strip_prefix(['.', ')'])?;
        (&text[..=digits], rest)
    };
    let own = rest.strip_prefix([' ', '\t'])?.trim();
    let is_rule = own.chars().all(|c| matches!(c, '-' | '*' | ' '));
    (digits < 10 && !own.is_empty() && !is_rule).then_some((mark, own))
}

fn hard_break(out: &mut String) {
    out.truncate(out.trim_end().len());
    // Such a line had a break of its own.
    if out.bytes().rev().take_while(|byte| *byte == b'\\').count() % 2 == 1 {
        out.pop();
    }
    out.push_str("\\\n");
}

/// A code span as Markdown has it.
fn code_span(text: &str, out: &mut String) {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let ticks = "`".repeat(longest + 1);
    let is_padded = |c: char| matches!(c, '`' | ' ');
    let pad = if text.starts_with(is_padded) || text.ends_with(is_padded) {
        " "
    } else {
        ""
    };
    out.extend([ticks.as_str(), pad, text, pad, ticks.as_str()]);
}
