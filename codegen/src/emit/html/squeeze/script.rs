//! Scripts without what browsers do not need.

use super::Squeezed;

/// A script without comments, and without the space that parts nothing.
pub(in crate::emit::html) fn script(text: &str) -> String {
    let mut script = Script {
        text: Squeezed::new(text),
        gap: Gap::None,
        parens: Vec::new(),
        is_behind_condition: false,
    };
    script.code();
    script.text.out.push('\n');
    script.text.out
}

/// What stood between the last thing that was kept and the next.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
enum Gap {
    None,
    Space,
    Line,
}

struct Script<'a> {
    text: Squeezed<'a>,
    gap: Gap,
    /// Of each parenthesis that is open, whether it holds the condition of a statement.
    parens: Vec<bool>,
    /// Whether the last parenthesis that was closed held one.
    is_behind_condition: bool,
}

impl Script<'_> {
    /// Code to its end, or to the brace that closes a place in a template.
    fn code(&mut self) {
        let mut depth = 0_usize;
        while let Some(c) = self.text.next() {
            if self.is_gap(c) {
                continue;
            }
            if c == '}' && depth == 0 {
                return;
            }
            let is_regex = c == '/' && self.may_begin();
            self.part(c);
            match c {
                '"' | '\'' => self.text.quoted(),
                '`' => self.template(),
                '/' if is_regex => self.regex(),
                _ => {
                    match c {
                        '{' => depth += 1,
                        '}' => {
                            depth -= 1;
                            self.end_statement();
                        }
                        '(' => self
                            .parens
                            .push(self.ends_in(&["if", "while", "for", "with"])),
                        ')' => self.is_behind_condition = self.parens.pop() == Some(true),
                        _ => {}
                    }
                    self.text.keep(c.len_utf8());
                }
            }
        }
    }

    /// Passes over space and comments.
    fn is_gap(&mut self, c: char) -> bool {
        let passed = if c.is_whitespace() {
            self.text.skip(c.len_utf8())
        } else if self.text.rest.starts_with("//") {
            let end = self.text.rest.find('\n');
            self.text.skip(end.unwrap_or(self.text.rest.len()))
        } else if self.text.rest.starts_with("/*") {
            self.text.skip(self.text.up_to("*/"))
        } else {
            return false;
        };
        let gap = if passed.contains('\n') {
            Gap::Line
        } else {
            Gap::Space
        };
        if gap > self.gap {
            self.gap = gap;
        }
        true
    }

    /// Keeps the gap where the last thing and the next would be others without it.
    fn part(&mut self, next: char) {
        let last = self.text.last();
        let is_word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '$' | '\\' | '#');
        let is_one = match (last, next) {
            ('+', '+') | ('-', '-') | ('/', '/') | ('<', '!') | ('0'..='9', '.') => true,
            // Letters behind a regular expression are its flags.
            ('/', next) if is_word(next) => true,
            _ => is_word(last) && is_word(next),
        };
        let goes_on = matches!(
            last,
            '{' | '(' | '[' | ',' | ';' | ':' | '?' | '=' | '&' | '|' | '<' | '>'
        ) || matches!(
            next,
            '}' | ')' | ']' | ',' | ';' | ':' | '?' | '=' | '&' | '|' | '.'
        );
        match self.gap {
            Gap::Line if !goes_on && last != '\n' => self.text.out.push('\n'),
            Gap::Space | Gap::Line if is_one => self.text.out.push(' '),
            _ => {}
        }
        self.gap = Gap::None;
    }

    /// A brace ends a statement, too, unless its semicolon is all of it.
    fn end_statement(&mut self) {
        let Some(statement) = self.text.out.strip_suffix(';') else {
            return;
        };
        let is_behind = statement.ends_with(')') && self.is_behind_condition;
        let length = statement.len();
        if !is_behind
            && !["else", "do", ":"]
                .iter()
                .any(|word| statement.ends_with(word))
        {
            self.text.out.truncate(length);
        }
    }

    /// Whether what comes next begins an expression, so that a stroke is that of a regular expression.
    fn may_begin(&self) -> bool {
        match self.text.last() {
            ')' => self.is_behind_condition,
            ']' | '"' | '\'' | '`' | '.' => false,
            c if c.is_alphanumeric() || matches!(c, '_' | '$') => self.ends_in(&[
                "return", "typeof", "case", "of", "in", "void", "await", "yield",
            ]),
            _ => true,
        }
    }

    /// Whether the last word is one of these.
    fn ends_in(&self, words: &[&str]) -> bool {
        let is_word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '$' | '.');
        let out = &self.text.out;
        let start = out.trim_end_matches(is_word).len();
        words.contains(&&out[start..])
    }

    /// Text with places for code.
    fn template(&mut self) {
        self.text.keep(1);
        while let Some(c) = self.text.next() {
            if c == '\\' {
                let escaped = self.text.rest[1..].chars().next();
                self.text.keep(1 + escaped.map_or(0, char::len_utf8));
            } else if self.text.rest.starts_with("${") {
                self.text.keep(2);
                self.code();
                self.gap = Gap::None;
                self.text.keep(usize::from(!self.text.rest.is_empty()));
            } else {
                self.text.keep(c.len_utf8());
                if c == '`' {
                    return;
                }
            }
        }
    }

    /// A stroke within brackets is one of its letters.
    fn regex(&mut self) {
        let mut is_class = false;
        let mut is_escaped = false;
        let end = self.text.rest.char_indices().skip(1).find(|(_, c)| {
            let is_plain = !is_escaped;
            is_escaped = is_plain && *c == '\\';
            match c {
                '[' if is_plain => is_class = true,
                ']' if is_plain => is_class = false,
                _ => {}
            }
            is_plain && !is_class && *c == '/'
        });
        let end = end.map_or(self.text.rest.len(), |(at, _)| at + 1);
        self.text.keep(end);
    }
}

#[cfg(test)]
mod tests {
    use super::script;

    #[test]
    fn what_is_for_people_is_left_out() {
        let text = "// made\n// why\n\n  /** What,\n and how. */\n  const a = 1; // not kept\n  if (a) {\n    b(a, [1, 2]);\n  }\n";
        assert_eq!(script(text), "// made\nconst a=1;if(a){b(a,[1,2])}\n");
    }

    #[test]
    fn what_parts_two_things_stays() {
        let text = "// made\nlet a\nlet b = a + +a - -a\n;[a] = [b]\na++\nb\nreturn\nc in d\n(e)\n1 .toString()\nf < !--g";
        for kept in ["for(;;){}", "{while(a);}", "{if(a)b;else;}", "{a:;}"] {
            assert_eq!(
                script(&format!("// made\n{kept}")),
                format!("// made\n{kept}\n")
            );
        }
        assert_eq!(
            script(text),
            "// made\nlet a\nlet b=a+ +a- -a;[a]=[b]\na++\nb\nreturn\nc in d\n(e)\n1 .toString()\nf< !--g\n"
        );
    }

    #[test]
    fn texts_stay_as_they_are() {
        for kept in [
            r#"a=" // \" b  c "+' /* \' '"#,
            r"a=b/c/ /[/ ]  \/ '/g.exec(d)",
            r"if(a)/ ' /.test(b)",
            r"a=(b)/c/' / '",
            r"return/ ' /g",
            r"a=`  // ${b+`  ${c}  `+'}  '}  \`  `",
            r"a=b=>/ ' /",
            r"a=/ ' / in b",
        ] {
            assert_eq!(
                script(&format!("// made\n{kept}")),
                format!("// made\n{kept}\n")
            );
        }
        assert_eq!(
            script("// made\na = `${ b  +  `${ {} }` }`"),
            "// made\na=`${b+`${{}}`}`\n"
        );
    }
}
