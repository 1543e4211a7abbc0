//! What the YAML parser refuses, told where it was written.

use granit_parser::ScanError;

use super::{Builder, MAX_NESTING};
use crate::{diagnostic::Diagnostic, rule};

/// How many lines above an error the quote may stand that was not closed.
const MOST_LINES_BACK: usize = 100;

impl Builder<'_> {
    pub(super) fn syntax_error(&mut self, text: &str, error: &ScanError) {
        let at = error
            .marker()
            .byte_offset()
            .unwrap_or(text.len())
            .min(text.len());
        let at = (0..=at)
            .rev()
            .find(|&at| text.is_char_boundary(at))
            .unwrap_or(0);
        let end = text[at..]
            .chars()
            .next()
            .filter(|c| *c != '\n')
            .map_or(at, |c| at + c.len_utf8());
        if matches!(
            error.kind(),
            granit_parser::ErrorKind::RecursionLimitExceeded
        ) {
            let finding = Diagnostic::new(
                &rule::LIMIT_EXCEEDED,
                self.span(at, end),
                format!("maps and lists stand more than {MAX_NESTING} deep in each other"),
                "one too many",
            );
            self.diagnostics
                .push(finding.help("no catalogue needs as many; was a bracket never closed?"));
            return;
        }
        if error.info().contains("quoted scalar") {
            let finding = self.quoted(text, at, end, &error.info());
            self.diagnostics.push(finding);
            return;
        }
        let mut finding = Diagnostic::new(
            &rule::YAML_SYNTAX,
            self.span(at, end),
            error.info(),
            "the YAML parser stopped here",
        );
        let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
        let line = text[start..].lines().next().unwrap_or_default();
        let above = text[..start].trim_end().lines().next_back();
        let has_lost = |line: &str| {
            let mut parts = line.split(" #").skip(1);
            parts.any(|part| part.starts_with(char::is_alphanumeric))
        };
        let is_mapping = error.info().contains("mapping values are not allowed");
        if error.info().contains("flow") && (has_lost(line) || above.is_some_and(has_lost)) {
            finding =
                finding.help("quote the text: ` #` begins a comment up to the end of the line");
        } else if is_mapping && has_keys_in_a_row(line) {
            finding =
                finding.help("put the keys of an item into `{` and `}`, or write one key a line");
        } else if above.is_some_and(opens_block) && error.info().contains("simple key") {
            finding = finding.help("indent the text further than its key");
        } else if is_mapping && line.matches(": ").count() > 1 {
            finding = finding.help("quote the text: `: ` starts a map");
        } else if error.info().contains("flow mapping") && stands_in_text(line, at - start) {
            finding = finding.help("quote the text: between `{` and `}` of a map no text has braces or commas without quotes");
        } else if line.contains(": {") || line.contains("- {") {
            finding = finding.help("quote the text: a YAML value that starts with `{` is a map");
        } else if line.contains('\t') || error.info().contains("a tab") {
            finding = finding.help("indent with spaces: YAML has no tabs there");
        } else if line.matches(": ").count() > 1 {
            finding = finding.help("quote the text: `: ` starts a map");
        } else if error.info().contains("simple key") {
            finding = finding.help("write `key: value`: a colon and a space stand behind a key");
        } else if error.info().contains("block collection") {
            finding = finding.help("begin the line where the items beside it begin");
        } else if error.info().contains("block mapping") || is_mapping {
            finding = finding.help("begin the line where the keys beside it begin");
        } else if error.info().contains("flow") {
            finding = finding
                .help("close what `[` or `{` has opened, or quote the text that it stands in");
        } else if error.info().contains("unexpected character") {
            finding = finding.help(
                "quote the text: YAML reads what begins with this character as something else",
            );
        }
        self.diagnostics.push(finding);
    }

    /// A text in quotes that does not end, or ends too early.
    fn quoted(&self, text: &str, at: usize, end: usize, info: &str) -> Diagnostic {
        let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
        let (before, line) = (&text[..start.saturating_sub(1)], &text[start..at]);
        let line = line.trim_end();
        let ends = line.ends_with(['"', '\'']);
        // The parser says which quote it was, unless the text had not ended yet.
        let is_it = |line: &str, place: usize| match &line[place..=place] {
            "'" => !info.contains("double-quoted"),
            _ => !info.contains("single-quoted"),
        };
        let unclosed = |line: &str| unclosed(line).filter(|place| is_it(line, *place));
        let on_line = unclosed(line);
        let mut above = before.len();
        let mut lines = before.rsplit('\n').take(MOST_LINES_BACK);
        let open = match on_line {
            None if ends => None,
            Some(place) if !ends || place + 1 < line.len() => Some(start + place),
            // What stands here ends a text that was opened above.
            _ => lines.find_map(|line| {
                let start = above - line.len();
                above = start.saturating_sub(1);
                unclosed(line).map(|place| start + place)
            }),
        };
        match open {
            Some(open) => Diagnostic::new(
                &rule::YAML_SYNTAX,
                self.span(open, open + 1),
                "a quote is not closed",
                "opened here",
            )
            .help(format!("write {} where the text ends", &text[open..=open])),
            _ => Diagnostic::new(
                &rule::YAML_SYNTAX,
                self.span(at, end),
                info,
                "the text in quotes ended before this",
            )
            .help(if line.ends_with('\'') {
                "within '…' write '' for one ', or put the text in \"…\""
            } else {
                "within \"…\" write \\\" for one \", or put the text in '…'"
            }),
        }
    }
}

/// Whether an item of a list has several keys on its line, as only braces allow.
fn has_keys_in_a_row(line: &str) -> bool {
    let is_key = |text: &str| {
        !text.is_empty()
            && text
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte == b'_')
    };
    let Some(item) = line.trim_start().strip_prefix("- ") else {
        return false;
    };
    let mut parts = item.split(": ");
    let first = parts.next().is_some_and(is_key);
    let next = parts.next().and_then(|value| value.rsplit_once(", "));
    first && next.is_some_and(|(_, key)| is_key(key)) && parts.next().is_some()
}

/// Whether the text of a key begins on the next line.
fn opens_block(line: &str) -> bool {
    let is_mark = |c: char| matches!(c, '|' | '>' | '+' | '-') || c.is_ascii_digit();
    let mark = line.trim_end_matches(is_mark);
    mark.ends_with(": ") && line[mark.len()..].starts_with(['|', '>'])
}

/// Whether a brace within a line opens what no map is: it stands behind words of a text.
fn stands_in_text(line: &str, at: usize) -> bool {
    let Some((before, brace)) = line.split_at_checked(at) else {
        return false;
    };
    let word = before.trim_end().chars().next_back();
    brace.starts_with(['{', '[']) && word.is_some_and(|last| !matches!(last, ':' | ',' | '{' | '['))
}

/// Where a quote opens a text that does not end on its line.
fn unclosed(line: &str) -> Option<usize> {
    let mut last = ' ';
    let mut chars = line.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '"' | '\'' if matches!(last, ' ' | '[' | '{' | ',') => {
                loop {
                    let Some((_, next)) = chars.next() else {
                        return Some(at);
                    };
                    if next == '\\' && c == '"' {
                        chars.next();
                    } else if next == c {
                        // Two stand for one of them within single quotes.
                        if c == '\'' && chars.as_str().starts_with('\'') {
                            chars.next();
                        } else {
                            break;
                        }
                    }
                }
                last = c;
            }
            '#' if last == ' ' => return None,
            _ => last = c,
        }
    }
    None
}
