//! Scripts and style sheets without what is there for people alone: it stays in the templates, and browsers load the rest.

/// A script without indentation, empty lines and lines that are comments.
pub(super) fn script(text: &str) -> String {
    let mut squeezed = String::with_capacity(text.len());
    for (at, line) in text.lines().enumerate() {
        let line = line.trim();
        let is_block = line.starts_with("/*") && line.ends_with("*/");
        let is_comment = is_block || line.starts_with("// ");
        // The first line says what made the file.
        if at == 0 || !(line.is_empty() || is_comment) {
            squeezed.push_str(line);
            squeezed.push('\n');
        }
    }
    squeezed
}

/// A style sheet without these, and without the spaces that its punctuation does not need.
pub(super) fn style(text: &str) -> String {
    let text = script(text);
    let (head, rest) = text.split_once('\n').unwrap_or((&text, ""));
    let mut squeezed = format!("{head}\n");
    let mut quote = None;
    let mut pending = false;
    for c in rest.chars() {
        if quote.is_none() && c.is_whitespace() {
            pending = true;
            continue;
        }
        let is_tight = |c: char| matches!(c, '{' | '}' | ';' | ',');
        let after = squeezed.chars().next_back().unwrap_or('\n');
        // A space before a colon parts two selectors.
        if pending && !is_tight(c) && !is_tight(after) && !matches!(after, ':' | '\n') {
            squeezed.push(' ');
        }
        pending = false;
        if c == '}' && squeezed.ends_with(';') {
            squeezed.pop();
        }
        squeezed.push(c);
        quote = match quote {
            Some(open) if open == c => None,
            None if matches!(c, '"' | '\'') => Some(c),
            other => other,
        };
    }
    squeezed.push('\n');
    squeezed
}

#[cfg(test)]
mod tests {
    use super::{script, style};

    #[test]
    fn what_is_for_people_is_left_out() {
        let text = "// made\n// why\n\n  /** What. */\n  const a = 1; // kept\n";
        assert_eq!(script(text), "// made\nconst a = 1; // kept\n");
        let text = "/* made */\n:root { --a: light-dark(#fff, #000); }\n/* why */\nnav :is(a, b)::after { content: \"a: {b}; \"; top: calc(1px - 2px); }\n";
        assert_eq!(
            style(text),
            "/* made */\n:root{--a:light-dark(#fff,#000)}nav :is(a,b)::after{content:\"a: {b}; \";top:calc(1px - 2px)}\n"
        );
    }
}
