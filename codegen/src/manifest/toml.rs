//! As much of TOML as a `Cargo.toml` needs to be read by: the texts in it, each under its path.

/// A value.
#[derive(Debug, PartialEq)]
pub(super) enum Value {
    /// A text, or what is written like one, as `true` is.
    Text(String),
    /// The texts of a list.
    List(Vec<String>),
    /// An inline table, whose members are values under paths of their own.
    Table,
}

/// The values of a file in their order. What is no TOML is passed over: cargo is there to refuse it.
pub(super) fn values(text: &str) -> Vec<(Vec<String>, Value)> {
    let mut reader = Reader {
        rest: text,
        values: Vec::new(),
    };
    let mut table = Vec::new();
    loop {
        reader.skip_blank();
        if reader.rest.is_empty() {
            return reader.values;
        }
        if reader.take('[') {
            reader.take('[');
            table = reader.path().unwrap_or_default();
        } else {
            reader.pair(&mut table.clone());
        }
        // What follows is a bracket, a comment, or what could not be read.
        reader.skip_line();
    }
}

struct Reader<'a> {
    rest: &'a str,
    values: Vec<(Vec<String>, Value)>,
}

impl Reader<'_> {
    /// A key with its value, which stands under `table`.
    fn pair(&mut self, table: &mut Vec<String>) -> Option<()> {
        table.extend(self.path()?);
        self.take('=').then_some(())?;
        let value = self.value(table)?;
        if value != Value::Table {
            self.values.push((std::mem::take(table), value));
        }
        Some(())
    }

    /// The value that is next; the members of a table go under this path.
    fn value(&mut self, path: &[String]) -> Option<Value> {
        self.skip_spaces();
        if self.rest.starts_with(['"', '\'']) {
            return self.string().map(Value::Text);
        }
        if self.take('[') {
            let mut texts = Vec::new();
            while !self.closes(']')? {
                if let Value::Text(text) = self.value(&[])? {
                    texts.push(text);
                }
            }
            return Some(Value::List(texts));
        }
        if self.take('{') {
            while !self.closes('}')? {
                self.pair(&mut path.to_vec())?;
            }
            return Some(Value::Table);
        }
        let end = self.rest.find([',', ']', '}', '#', '\n']);
        let (word, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        self.rest = rest;
        (!word.trim().is_empty()).then(|| Value::Text(word.trim().to_owned()))
    }

    /// Whether the list or the inline table ends here; passes over the comma before what is next in it.
    fn closes(&mut self, end: char) -> Option<bool> {
        self.skip_blank();
        if self.take(',') {
            self.skip_blank();
        }
        match self.take(end) {
            false if self.rest.is_empty() => None,
            is_end => Some(is_end),
        }
    }

    /// A key, in the pieces between its dots.
    fn path(&mut self) -> Option<Vec<String>> {
        let mut path = Vec::new();
        loop {
            self.skip_spaces();
            path.push(if self.rest.starts_with(['"', '\'']) {
                self.string()?
            } else {
                let is_end = |c: char| !c.is_ascii_alphanumeric() && c != '_' && c != '-';
                let end = self.rest.find(is_end).unwrap_or(self.rest.len());
                let (word, rest) = self.rest.split_at(end);
                self.rest = rest;
                (!word.is_empty()).then(|| word.to_owned())?
            });
            if !self.take('.') {
                return Some(path);
            }
        }
    }

    /// A text between quotes. Of escapes, those of quotes and backslashes count: names and paths have no other.
    fn string(&mut self) -> Option<String> {
        let quotes = ["\"\"\"", "'''", "\"", "'"];
        let quote = quotes.into_iter().find(|it| self.rest.starts_with(it))?;
        self.rest = &self.rest[quote.len()..];
        let mut text = String::new();
        loop {
            if let Some(rest) = self.rest.strip_prefix(quote) {
                self.rest = rest;
                return Some(text);
            }
            if quote.len() == 1 && self.rest.starts_with('\n') {
                return None;
            }
            let mut chars = self.rest.chars();
            text.push(match chars.next()? {
                '\\' if quote.starts_with('"') => chars.next()?,
                c => c,
            });
            self.rest = chars.as_str();
        }
    }

    /// Takes a character, if it is next on the line.
    fn take(&mut self, c: char) -> bool {
        self.skip_spaces();
        let rest = self.rest.strip_prefix(c);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn skip_spaces(&mut self) {
        self.rest = self.rest.trim_start_matches([' ', '\t', '\r']);
    }

    fn skip_blank(&mut self) {
        self.rest = self.rest.trim_start();
        while self.rest.starts_with('#') {
            self.skip_line();
            self.rest = self.rest.trim_start();
        }
    }

    fn skip_line(&mut self) {
        let end = self.rest.find('\n').unwrap_or(self.rest.len());
        self.rest = &self.rest[end..];
    }
}

#[cfg(test)]
mod tests {
    use super::{Value, values};

    #[test]
    fn every_way_to_write_a_value_is_read() {
        let text = r#"
            name = "a" # not "b"
            [dependencies]
            plain = '1.0'
            "quoted" . key = """x "y" z"""
            inline = { version = "1", features = ["a", 'b'], nested = { deep = true } }
            long = { features = [ # why
                "a", # "no"
                "b",
            ], default-features = false }
            [target.'cfg(unix)'.dependencies.errcat]
            workspace = true
            [[bin]]
            path = "C:\\a\"b"
            when = 1979-05-27T07:32:00Z
            mixed = [1, ["x"], { y = "z" }, "t"]
        "#;
        let found = values(text);
        let found: Vec<(String, String)> = found
            .into_iter()
            .map(|(path, value)| {
                let value = match value {
                    Value::Text(text) => text,
                    Value::List(texts) => format!("[{}]", texts.join(",")),
                    Value::Table => "{}".to_owned(),
                };
                (path.join("/"), value)
            })
            .collect();
        let wanted = [
            ("name", "a"),
            ("dependencies/plain", "1.0"),
            ("dependencies/quoted/key", r#"x "y" z"#),
            ("dependencies/inline/version", "1"),
            ("dependencies/inline/features", "[a,b]"),
            ("dependencies/inline/nested/deep", "true"),
            ("dependencies/long/features", "[a,b]"),
            ("dependencies/long/default-features", "false"),
            ("target/cfg(unix)/dependencies/errcat/workspace", "true"),
            ("bin/path", r#"C:\a"b"#),
            ("bin/when", "1979-05-27T07:32:00Z"),
            ("y", "z"),
            ("bin/mixed", "[1,t]"),
        ];
        let wanted = wanted.map(|(path, value)| (path.to_owned(), value.to_owned()));
        assert_eq!(found, wanted);
    }

    #[test]
    fn what_is_no_toml_ends_and_leaves_the_rest() {
        for broken in [
            "a", "a =", "= b", "[", "[[", "]", "a = [", "a = {", "a = {b", "a = \"b", "a = [{",
            "a.b. = 1", "{}", "'", "\"\"\"", "a = [,,", "é = 1", "a = ]", "a = }",
        ] {
            values(broken);
            let text = format!("{broken}\n[package]\nname = 'x'\n");
            let last = values(&text).pop();
            let is_open = broken.ends_with(['[', '{', '"', '\'', 'b', ',']) && broken.len() > 2;
            let name = (
                vec!["package".to_owned(), "name".to_owned()],
                Value::Text("x".to_owned()),
            );
            assert!(is_open || last == Some(name), "{broken}: {last:?}");
        }
    }
}
