//! Style sheets without what browsers do not need.

use super::Squeezed;

/// A style sheet without comments, and without the space that its punctuation does not need.
pub(in crate::emit::html) fn style(text: &str) -> String {
    let mut sheet = Squeezed::new(text);
    let mut is_pending = false;
    while let Some(c) = sheet.next() {
        if c.is_whitespace() {
            sheet.skip(c.len_utf8());
            is_pending = true;
            continue;
        }
        if sheet.rest.starts_with("/*") {
            sheet.skip(sheet.up_to("*/"));
            is_pending = true;
            continue;
        }
        // A space before a colon parts two selectors.
        let is_tight = |c: char| matches!(c, '{' | '}' | ';' | ',' | '>' | '\n');
        if is_pending && !is_tight(c) && !is_tight(sheet.last()) && sheet.last() != ':' {
            sheet.out.push(' ');
        }
        is_pending = false;
        let is_fraction = sheet.rest.starts_with("0.");
        match c {
            '"' | '\'' => sheet.quoted(),
            '0' if is_fraction && matches!(sheet.last(), ' ' | ':' | ',' | '(' | '-') => {
                sheet.skip(1);
            }
            '}' if sheet.last() == ';' => {
                sheet.out.pop();
                sheet.keep(1);
            }
            _ => sheet.keep(c.len_utf8()),
        }
    }
    sheet.out.push('\n');
    sheet.out
}

#[cfg(test)]
mod tests {
    use super::style;

    #[test]
    fn what_is_for_people_is_left_out() {
        let text = "/* made */\n:root { --a: light-dark(#fff, #000); }\n/* why,\n and how */\nnav :is(a, b)::after { content: \"a: {b}; /* \\\" 0.5\"; top: calc(1px - 0.2px); }\n.a > .b { margin: 0 -0.5em 10.5em; }\n";
        assert_eq!(
            style(text),
            "/* made */\n:root{--a:light-dark(#fff,#000)}nav :is(a,b)::after{content:\"a: {b}; /* \\\" 0.5\";top:calc(1px - .2px)}.a>.b{margin:0 -.5em 10.5em}\n"
        );
    }
}
