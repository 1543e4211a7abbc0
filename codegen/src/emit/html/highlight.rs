//! Colours in code: enough to tell names, texts, numbers and comments apart, by rules that hold in every language shown.

use crate::escape::put_html;

/// What of a language matters here.
struct Language {
    comment: Option<&'static str>,
    quotes: &'static [char],
    keywords: &'static [&'static str],
    /// Whether a text before a colon is a name.
    has_keys: bool,
}

const LITERALS: &[&str] = &["true", "false", "null"];

#[rustfmt::skip]
const TYPESCRIPT: &[&str] = &[
    "async", "await", "catch", "const", "else", "export", "from", "function", "if", "import", "instanceof", "let", "new",
    "return", "throw", "try", "typeof", "type",
];

#[rustfmt::skip]
const PYTHON: &[&str] = &[
    "as", "async", "await", "def", "elif", "else", "except", "for", "from", "if", "import", "in", "is", "not", "raise", "return",
    "try", "with", "None", "True", "False",
];

#[rustfmt::skip]
const RUST: &[&str] = &[
    "async", "await", "else", "enum", "fn", "for", "if", "impl", "in", "let", "match", "mod", "mut", "pub", "return", "struct",
    "use", "Some", "None", "Ok", "Err",
];

fn language(name: &str) -> Option<Language> {
    let of = |comment, quotes, keywords| Language {
        comment,
        quotes,
        keywords,
        has_keys: false,
    };
    Some(match name {
        "json" => Language {
            has_keys: true,
            ..of(None, &['"'], LITERALS)
        },
        "ts" | "typescript" | "js" | "javascript" => of(Some("//"), &['"', '\'', '`'], TYPESCRIPT),
        "python" | "py" => of(Some("#"), &['"', '\''], PYTHON),
        "rust" | "rs" => of(Some("//"), &['"'], RUST),
        "sh" | "bash" | "shell" | "console" => of(Some("# "), &['"', '\''], &["curl"]),
        _ => return None,
    })
}

/// Appends code as HTML that shows exactly `code`.
pub(super) fn put_code(name: &str, code: &str, out: &mut String) {
    match name {
        "http" => return put_response(code, out),
        // The command, and what it shows.
        "console" if code.starts_with("$ ") => {
            let end = code.find('\n').unwrap_or(code.len());
            put_code("sh", &code[..end], out);
            return put_response(&code[end..], out);
        }
        _ => {}
    }
    let Some(language) = language(name) else {
        return put_html(code, out);
    };
    let mut rest = code;
    let mut before = None;
    while let Some(c) = rest.chars().next() {
        let (class, width) = token(&language, rest, c, before);
        let (text, behind) = rest.split_at(width);
        if class.is_empty() {
            put_html(text, out);
        } else {
            put_span(class, text, out);
        }
        before = text.chars().next_back();
        rest = behind;
    }
}

/// A response of HTTP: the names of its headers, and its body.
fn put_response(response: &str, out: &mut String) {
    let end = response.find("\n\n").unwrap_or(response.len());
    let (head, body) = response.split_at(end);
    for line in head.split_inclusive('\n') {
        match line.split_once(": ") {
            Some((name, _)) => {
                put_span("k", name, out);
                put_html(&line[name.len()..], out);
            }
            None => put_html(line, out),
        }
    }
    let is_json = body.trim_start().starts_with(['{', '[']);
    put_code(if is_json { "json" } else { "text" }, body, out);
}

fn put_span(class: &str, text: &str, out: &mut String) {
    out.extend(["<span class=\"", class, "\">"]);
    put_html(text, out);
    out.push_str("</span>");
}

/// What stands at the front of a text, and how many bytes of it that is.
fn token(
    language: &Language,
    text: &str,
    first: char,
    before: Option<char>,
) -> (&'static str, usize) {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let end_of = |is_inside: &dyn Fn(char) -> bool| {
        let end = text.find(|c| !is_inside(c));
        end.unwrap_or(text.len())
    };
    if language.comment.is_some_and(|mark| text.starts_with(mark)) {
        return ("c", end_of(&|c| c != '\n'));
    }
    if language.quotes.contains(&first) {
        let width = quoted(text, first);
        let is_key = language.has_keys && text[width..].trim_start().starts_with(':');
        return (if is_key { "k" } else { "s" }, width);
    }
    if is_word(first) {
        let width = end_of(&is_word);
        let is_number = first.is_ascii_digit() && !before.is_some_and(is_word);
        let is_keyword = language.keywords.contains(&&text[..width]);
        return match (is_number, is_keyword, language.has_keys) {
            (true, ..) | (_, true, true) => ("n", width),
            (_, true, _) => ("k", width),
            _ => ("", width),
        };
    }
    let is_plain =
        |c: char| !is_word(c) && !language.quotes.contains(&c) && !matches!(c, '/' | '#');
    ("", end_of(&is_plain).max(first.len_utf8()))
}

/// How long the literal at the front of a text is; one that is never closed ends with its line.
fn quoted(text: &str, quote: char) -> usize {
    let mut is_escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '\n' if quote != '`' => return at,
            c if c == quote => return at + c.len_utf8(),
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::put_code;

    fn code(language: &str, code: &str) -> String {
        let mut out = String::new();
        put_code(language, code, &mut out);
        out
    }

    #[test]
    fn names_texts_and_numbers_are_told_apart() {
        assert_eq!(
            code("json", r#"{"a": "<b>", "n": 1}"#),
            r#"{<span class="k">&quot;a&quot;</span>: <span class="s">&quot;&lt;b&gt;&quot;</span>, <span class="k">&quot;n&quot;</span>: <span class="n">1</span>}"#
        );
        assert_eq!(
            code("python", "x = 1 # <y>"),
            r#"x = <span class="n">1</span> <span class="c"># &lt;y&gt;</span>"#
        );
        assert_eq!(code("text", "a & b"), "a &amp; b");
    }

    #[test]
    fn whatever_stands_there_is_shown() {
        for text in [
            "\"",
            "\"\\",
            "'é\n\"x",
            "//",
            "#",
            "a1 1a 1.5",
            "`${x}\n`",
            "é",
            "$ a\nHTTP/1.1 200\nA: b\n\n{\"a\": 1}",
        ] {
            for language in ["json", "ts", "python", "rust", "sh", "http", "console", "x"] {
                let shown: String = code(language, text)
                    .split('<')
                    .map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text))
                    .collect();
                let shown = shown.replace("&quot;", "\"").replace("&#39;", "'");
                assert_eq!(shown, text, "{language}");
            }
        }
    }
}
