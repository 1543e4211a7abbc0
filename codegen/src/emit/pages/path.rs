//! What the file of a page is called: the same on every disk and in every address.

use std::collections::HashSet;

use errcat_catalog::api::{Api, Entry};

/// The longest name that is taken from a code.
const LONGEST: usize = 100;

/// Names that a system or a generator has taken for something else.
const TAKEN: &[&str] = &["index", "readme", "summary", "con", "prn", "aux", "nul"];

/// The paths of pages so far, which differ even on disks that see no difference between upper and lower case.
#[derive(Default)]
pub(super) struct Paths {
    taken: HashSet<String>,
    /// Those that no page has, in lower case: other files of the output are called so.
    beside: Vec<String>,
}

impl Paths {
    pub(super) fn beside(names: &[String]) -> Self {
        let beside = names.iter().map(|name| name.to_ascii_lowercase());
        Self {
            taken: HashSet::new(),
            beside: beside.collect(),
        }
    }

    /// The path of an error's page.
    pub(super) fn of_entry(&mut self, entry: &Entry) -> String {
        self.of_error(entry.own_code(), &entry.name)
    }

    /// The path of the page of a code: the code, or the name where that is no name of a file.
    pub(super) fn of_error(&mut self, code: Option<&str>, name: &str) -> String {
        let code = code.filter(|code| is_name(code) && !self.is_beside(code));
        self.fresh(code.unwrap_or(name))
    }

    /// The path of another page in a folder of its own.
    pub(super) fn within(&mut self, folder: &str, name: &str) -> String {
        let name = if is_name(name) {
            name.to_owned()
        } else {
            spelt(name)
        };
        self.fresh(&format!("{folder}/{name}"))
    }

    /// The path, or with a number behind it where another page has it.
    fn fresh(&mut self, path: &str) -> String {
        let mut fresh = path.to_owned();
        let mut number = 1;
        let stem = path.rsplit('/').next().unwrap_or(path);
        while (is_taken(stem) || self.is_beside(path)) && number == 1
            || self.taken.contains(&fresh.to_ascii_lowercase())
        {
            number += 1;
            fresh = format!("{path}-{number}");
        }
        self.taken.insert(fresh.to_ascii_lowercase());
        fresh
    }

    fn is_beside(&self, path: &str) -> bool {
        self.beside.contains(&path.to_ascii_lowercase())
    }
}

/// The public errors of a catalogue, each with the path of its page, beside which the output has files of these names.
pub(crate) fn of_errors<'a>(
    api: &'a Api,
    beside: &[String],
) -> impl Iterator<Item = (&'a Entry, String)> {
    let mut paths = Paths::beside(beside);
    api.public_entries()
        .map(move |entry| (entry, paths.of_entry(entry)))
}

/// Whether a text can be the name of a file as it is, and a segment of an address.
fn is_name(text: &str) -> bool {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
    // What begins with these is hidden, or left out by generators.
    !text.starts_with(['.', '_'])
        && !text.ends_with('.')
        && (1..=LONGEST).contains(&text.len())
        && text.chars().all(is_plain)
        && !is_taken(text)
}

fn is_taken(text: &str) -> bool {
    let stem = text.split('.').next().unwrap_or(text).to_ascii_lowercase();
    let port = stem.strip_prefix("com").or(stem.strip_prefix("lpt"));
    let is_port = port.is_some_and(|rest| rest.len() == 1 && rest.as_bytes()[0].is_ascii_digit());
    is_port || TAKEN.contains(&stem.as_str())
}

/// The nearest name to a text that is none: what an address can have of it.
fn spelt(text: &str) -> String {
    let mut name = String::new();
    for c in text.chars() {
        if c.is_ascii_alphanumeric() {
            name.push(c);
        } else if !name.is_empty() && !name.ends_with('-') {
            name.push('-');
        }
    }
    name.truncate(LONGEST);
    let name = name.trim_end_matches('-');
    if name.is_empty() {
        "part".to_owned()
    } else {
        name.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::Paths;

    #[test]
    fn a_page_is_called_as_its_code_where_that_can_be_a_file() {
        let mut paths = Paths::default();
        let mut of = |code: &str| paths.of_error(Some(code), "an_error");
        assert_eq!(of("rate_limited"), "rate_limited");
        assert_eq!(of("A.b-1"), "A.b-1");
        assert_eq!(of("40401"), "40401");
        for (at, code) in [
            "Heads:X 1",
            "a/b",
            "..",
            ".x",
            "x.",
            "_x",
            "é",
            "con",
            "NUL.x",
            "Com1",
            "index",
            "README",
            "{x}",
            "",
        ]
        .into_iter()
        .enumerate()
        {
            let number = if at == 0 {
                String::new()
            } else {
                format!("-{}", at + 1)
            };
            assert_eq!(of(code), format!("an_error{number}"), "{code}");
        }
        assert_eq!(paths.of_error(None, "aux"), "aux-2");
    }

    #[test]
    fn no_page_takes_the_place_of_another_file() {
        let mut paths = Paths::beside(&["llms.txt".to_owned(), "print".to_owned()]);
        assert_eq!(paths.of_error(Some("LLMs.txt"), "a"), "a");
        assert_eq!(paths.of_error(Some("print"), "print"), "print-2");
        assert_eq!(paths.of_error(None, "print"), "print-3");
        assert_eq!(paths.of_error(Some("llms"), "b"), "llms");
    }

    #[test]
    fn no_two_pages_are_one_file_on_any_disk() {
        let mut paths = Paths::default();
        assert_eq!(paths.of_error(Some("Gone"), "a"), "Gone");
        assert_eq!(paths.of_error(Some("gone"), "b"), "gone-2");
        assert_eq!(paths.of_error(Some("GONE-2"), "c"), "GONE-2-2");
        assert_eq!(paths.within("section", "häufig"), "section/h-ufig");
        assert_eq!(paths.within("section", "???"), "section/part");
    }
}
