//! Findings and failures in letters alone, for what has no terminal: compile errors and build scripts.

use std::{
    fmt::{self, Write as _},
    fs, io,
    path::{Path, PathBuf},
};

use crate::{
    diagnostic::{Diagnostic, Diagnostics, Level},
    groups::{Group, counted},
    source::{Sources, Span},
    suggest::did_you_mean,
};

/// How many folders a search for the file that was meant looks into at most.
const MOST_FOLDERS: usize = 200;

/// How many errors a refusal tells at most, a compiler's message being no place for more.
const MOST_REFUSALS: usize = 50;

/// A finding as lines of text: place, rule and message, then what is said at the words, then what to write instead.
///
/// ```text
/// catalog/shop.yaml:7:15: error[undeclared-placeholder]: `sold_out` has no param `itm`
///     an undeclared placeholder
///     help: did you mean `item`?
/// ```
///
/// The lines are no longer than what they say: what a catalogue holds cannot add one, nor anything that a terminal
/// would obey.
pub fn plain(finding: &Diagnostic, sources: &Sources) -> String {
    let level = match finding.level {
        Level::Deny => "error",
        Level::Warn | Level::Allow => "warning",
    };
    let mut text = format!(
        "{}: {level}[{}]: {}\n    {}",
        place(finding.span, sources),
        finding.rule.id,
        Printable(&finding.message),
        Printable(&finding.label),
    );
    for (span, label) in &finding.related {
        let (place, label) = (place(*span, sources), Printable(label));
        write!(text, "\n    {place}: {label}").expect("a string takes all text");
    }
    if let Some(help) = &finding.help {
        write!(text, "\n    help: {}", Printable(help)).expect("a string takes all text");
    }
    text
}

/// What refuses the catalogue that is `written` so, as text: every error of the run, those that say the same told once.
pub fn refusal(written: &str, diagnostics: &Diagnostics, sources: &Sources) -> String {
    let count = match diagnostics.count(Level::Deny) {
        1 => "an error".to_owned(),
        count => format!("{count} errors"),
    };
    let mut text = format!("the catalogue `{}` has {count}", Printable(written));
    let mut groups = diagnostics.groups(0);
    groups.retain(|group| group.first.level == Level::Deny);
    let (shown, hidden) = groups.split_at(MOST_REFUSALS.min(groups.len()));
    for Group { first, others } in shown {
        text.push_str("\n\n");
        text.push_str(&plain(first, sources));
        if let [one, ..] = others.as_slice() {
            let (number, place) = (others.len(), place(one.span, sources));
            write!(
                text,
                "\n    {number} more say the same, the next at {place}"
            )
            .expect("a string takes all text");
        }
    }
    if !hidden.is_empty() {
        let (number, counts) = counted(hidden);
        write!(text, "\n\n{number} more are not shown: {counts}").expect("a string takes all text");
    }
    text
}

/// The warnings of a run as lines of text, those that say the same told once.
pub fn warnings(diagnostics: &Diagnostics, sources: &Sources) -> Vec<String> {
    let mut groups = diagnostics.groups(usize::MAX);
    groups.retain(|group| group.first.level == Level::Warn);
    let text = |group: Group<'_>| {
        let text = plain(group.first, sources);
        match group.others.first() {
            Some(one) => {
                let (number, place) = (group.others.len(), place(one.span, sources));
                format!("{text}\n    {number} more say the same, the next at {place}")
            }
            None => text,
        }
    };
    groups.into_iter().map(text).collect()
}

/// Where a span starts, as `file.yaml:line:column`.
pub fn place(span: Span, sources: &Sources) -> String {
    let location = sources.location(span);
    let name = Printable(&sources.file(span.file).name);
    format!("{name}:{}:{}", location.line, location.column)
}

/// Why a catalogue that is `written` so, relative to the folder `base`, cannot be read, and which file was meant.
pub fn unreadable(written: &str, base: &Path, error: &io::Error) -> String {
    let tried = base.join(written);
    let (shown, tried_shown) = (Printable(written), tried.to_string_lossy());
    let tried_shown = Printable(&tried_shown);
    if error.kind() != io::ErrorKind::NotFound {
        return format!("cannot read the catalogue `{shown}` at `{tried_shown}`: {error}");
    }
    let found = catalogues(base);
    let names = || found.iter().map(String::as_str);
    let end = |path: &str| path.rsplit('/').next().map(str::to_owned);
    let near = names()
        .find(|path| end(path) == end(written))
        .or_else(|| did_you_mean(written, names()))
        .or_else(|| {
            let ends: Vec<String> = names().filter_map(end).collect();
            let near = did_you_mean(&end(written)?, ends.iter().map(String::as_str))?;
            names().nth(ends.iter().position(|end| end == near)?)
        });
    let help = match (near, found.as_slice()) {
        (Some(near), _) => format!("did you mean `{}`?", Printable(near)),
        (None, []) => "write the path relative to the folder of this crate's Cargo.toml".to_owned(),
        (None, some) => format!("there is `{}`", some[..some.len().min(5)].join("`, `")),
    };
    format!("there is no catalogue `{shown}`: no file is at `{tried_shown}`\n    help: {help}")
}

/// The YAML files of a folder, not too deep in it, sorted, relative to it and with `/` between folders.
fn catalogues(base: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![(base.to_owned(), String::new())];
    let mut next = 0;
    while let Some((folder, prefix)) = folders.get(next).cloned() {
        next += 1;
        for (path, name) in members(&folder) {
            let shown = format!("{prefix}{name}");
            let left_out = name.starts_with('.') || name == "target" || name == "node_modules";
            if path.is_dir() {
                if !left_out && folders.len() < MOST_FOLDERS {
                    folders.push((path, format!("{shown}/")));
                }
            } else if matches!(path.extension(), Some(end) if end == "yaml" || end == "yml") {
                let place = found.partition_point(|other: &String| *other < shown);
                found.insert(place, shown);
            }
        }
    }
    found
}

fn members(folder: &Path) -> impl Iterator<Item = (PathBuf, String)> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.filter_map(|entry| Some((entry.path(), entry.file_name().into_string().ok()?)))
}

/// Text in which what is not to be seen is escaped: control characters, line ends among them, and those that reorder.
pub(crate) struct Printable<'a>(pub(crate) &'a str);

impl fmt::Display for Printable<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for c in self.0.chars() {
            let reorders = matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
            if c.is_control() || reorders || matches!(c, '\u{2028}' | '\u{2029}') {
                write!(f, "{}", c.escape_default())?;
            } else {
                f.write_char(c)?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load;

    fn findings(yaml: &str) -> Vec<String> {
        let mut sources = Sources::new();
        let file = sources.add("shop.yaml", yaml);
        let (_, diagnostics) = load(&mut sources, file);
        diagnostics
            .iter()
            .map(|finding| plain(finding, &sources))
            .collect()
    }

    #[test]
    fn a_finding_says_where_what_and_what_instead() {
        let yaml = "errcat: 1\nname: shop\nerrors:\n  sold_out:\n    message: '{itm} is sold out.'\n    \
                    remedy: Wait.\n    params: {item: string}\n";
        assert_eq!(
            findings(yaml)[0],
            "shop.yaml:5:15: error[undeclared-placeholder]: `sold_out` has no param `itm`\n    \
             an undeclared placeholder\n    help: did you mean `item`?"
        );
    }

    #[test]
    fn a_place_that_matters_too_is_named() {
        let text = findings("errcat: 1\nname: shop\nname: shop\n").join("\n");
        let start = "shop.yaml:3:1: error[duplicate-key]: ";
        assert!(text.lines().any(|line| line.starts_with(start)), "{text}");
        assert!(text.contains("\n    shop.yaml:2:1: "), "{text}");
    }

    #[test]
    fn a_catalogue_adds_no_line_and_no_colour() {
        let yaml = "errcat: 1\nname: shop\n\"a\\n\\e[31mb\\u202e\": 1\n";
        for finding in findings(yaml) {
            let hidden = |c: char| c == '\u{1b}' || c == '\u{202e}';
            assert!(!finding.contains(hidden), "{finding:?}");
            let known = |line: &str| line.starts_with("shop.yaml:") || line.starts_with("    ");
            assert!(finding.lines().all(known), "{finding}");
        }
    }

    #[test]
    fn a_missing_file_is_looked_for_nearby() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::create_dir_all(folder.path().join("catalog/apis")).expect("folders");
        let missing = |written: &str| {
            let error = io::Error::from(io::ErrorKind::NotFound);
            unreadable(written, folder.path(), &error)
        };
        assert!(missing("shop.yaml").contains("relative to the folder of this crate's Cargo.toml"));
        fs::write(folder.path().join("catalog/apis/shop.yaml"), "").expect("a file");
        for written in ["shop.yaml", "catalog/apis/shpo.yaml", "shopp.yaml"] {
            let text = missing(written);
            assert!(
                text.contains("did you mean `catalog/apis/shop.yaml`?"),
                "{text}"
            );
            let tried = folder.path().join(written);
            assert!(text.contains(&*tried.to_string_lossy()), "{text}");
        }
        let text = missing("orders.yaml");
        assert!(text.contains("there is `catalog/apis/shop.yaml`"), "{text}");
    }
}
