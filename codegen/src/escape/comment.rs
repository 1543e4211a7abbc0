//! Text inside documentation comments.

use std::fmt::Write as _;

use super::{is_deceptive, must_escape, python_string};

/// Text between the `"""` of a Python docstring, which then evaluates to `text`.
///
/// Line feeds stay, so that the docstring reads as it was written; indenting it is the template's business.
#[must_use]
pub fn python_docstring(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\n' => out.push('\n'),
            // A quote followed by anything else cannot be part of a closing `"""`.
            '"' if chars.peek().is_some_and(|&next| next != '"') => out.push('"'),
            c if c == '"' || c == '\\' || must_escape(c) => {
                let literal = python_string(c.encode_utf8(&mut [0; 4]));
                out.push_str(&literal[1..literal.len() - 1]);
            }
            c => out.push(c),
        }
    }
    out
}

/// Text inside a `/** … */` comment, as Markdown that an editor shows on hovering; each line after the first begins with ` * `.
///
/// Nothing in it ends the comment or becomes a tag: `*/` is written `*\/`, `</` is written `<\/` and `@` where a tag could begin `\@`,
/// both of which Markdown shows without the backslash.
#[must_use]
pub fn typescript_doc(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    for (index, line) in text.split('\n').enumerate() {
        if index > 0 {
            out.push_str("\n *");
        }
        let line = line.trim_end();
        if index > 0 && !line.is_empty() {
            out.push(' ');
        }
        typescript_doc_line(line, &mut out);
    }
    out
}

fn typescript_doc_line(line: &str, out: &mut String) {
    let mut before = None;
    for c in line.chars() {
        match c {
            '/' if before.is_none_or(|before: char| matches!(before, '*' | '<')) => {
                out.push_str("\\/");
            }
            '@' if before.is_none_or(|before: char| !before.is_alphanumeric()) => {
                out.push_str("\\@");
            }
            c if c != '\t' && (c.is_control() || is_deceptive(c)) => {
                write!(out, "&#x{:x};", c as u32).expect("a String takes everything");
            }
            c => out.push(c),
        }
        before = Some(c);
    }
}

/// Text in a comment to the end of the line, such as `// …` or `# …`; each line after the first begins with `prefix`.
///
/// Nothing in it ends the comment in a language whose comments go on to the end of the line and no further, which is not so in C: a line
/// there goes on behind a `\`. `?>`, which ends PHP, is written `? >`, and a `\u`, which Java reads as a character before it knows of comments, `\\u`.
#[must_use]
pub fn line_comment(text: &str, prefix: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut out = String::with_capacity(text.len());
    for (index, line) in text.split('\n').enumerate() {
        if index > 0 {
            out.push('\n');
            out.push_str(if line.trim().is_empty() {
                prefix.trim_end()
            } else {
                prefix
            });
        }
        line_comment_line(line.trim_end(), &mut out);
    }
    out
}

fn line_comment_line(line: &str, out: &mut String) {
    let (mut before, mut slashes) = (None, 0);
    for c in line.chars() {
        match c {
            '>' if before == Some('?') => out.push_str(" >"),
            'u' if slashes % 2 == 1 => out.push_str("\\u"),
            c if c != '\t' && must_escape(c) => {
                write!(out, "U+{:04X}", c as u32).expect("a String takes everything");
            }
            c => out.push(c),
        }
        slashes = if c == '\\' { slashes + 1 } else { 0 };
        before = Some(c);
    }
}
