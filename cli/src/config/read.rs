//! The text of `errcat.toml` into a [`Config`].

use std::ops::Range;
use std::path::{Path, PathBuf};

use errcat_catalog::{Diagnostic, Diagnostics, did_you_mean, included};
use errcat_catalog::{Sources, Span};
use errcat_codegen::artifact::check_path;
use errcat_codegen::{Options, Output, PageLayout, Target};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Config, FILE, RULE, built_in_targets, glob, options, seen_from_here};
use crate::report::Failure;

const KEYS: &[&str] = &["catalogs", "templates", "output"];
const OUTPUT_KEYS: &[&str] = &["target", "template", "path"];

/// Reads the file in `dir`; mistakes are pushed to `findings`, and the result is then `None`.
pub(super) fn read(
    dir: &Path,
    sources: &mut Sources,
    findings: &mut Diagnostics,
) -> Result<Option<Config>, Failure> {
    let path = dir.join(FILE);
    let file = sources
        .read(&path)
        .map_err(|error| Failure::new(format!("cannot read `{}`: {error}", path.display())))?;
    let mut reader = Reader {
        dir,
        file,
        findings: Vec::new(),
    };
    let (table, errors) = DeTable::parse_recoverable(&sources.file(file).text);
    for error in &errors {
        let span = error.span().unwrap_or(0..0);
        reader.report(
            span,
            error
                .message()
                .lines()
                .next()
                .unwrap_or("invalid TOML")
                .to_lowercase(),
            "here",
        );
    }
    let config = if errors.is_empty() {
        reader.config(&table)
    } else {
        None
    };
    let clean = reader.findings.is_empty();
    reader
        .findings
        .into_iter()
        .for_each(|finding| findings.push(finding));
    Ok(config.filter(|_| clean))
}

/// A file that is a catalogue, or a part of one that stands beside it.
struct Found {
    path: PathBuf,
    /// The file itself, however it is reached; one that cannot be resolved stays, for whoever reads it to report.
    real: PathBuf,
    /// Whether it is named in full.
    is_named: bool,
}

/// What is a catalogue of its own: a file that a `*` finds is none if another one includes it.
fn roots(found: Vec<Found>) -> Vec<PathBuf> {
    let mut includes: Vec<Vec<PathBuf>> = Vec::new();
    for file in &found {
        let includes_of = if found.len() > 1 {
            included(&file.real)
        } else {
            Vec::new()
        };
        includes.push(includes_of.iter().map(|path| real(path)).collect());
    }
    let is_part = |at: usize| {
        let part = &found[at].real;
        let mut others = found.iter().zip(&includes);
        // Of two that include each other neither is left out: that is for the check to report.
        others.any(|(other, includes_of)| {
            includes_of.contains(part) && !includes[at].contains(&other.real)
        })
    };
    let is_root: Vec<bool> = (0..found.len())
        .map(|at| found[at].is_named || !is_part(at))
        .collect();
    let found = found.into_iter().zip(is_root);
    found
        .filter_map(|(file, is_root)| is_root.then_some(file.path))
        .collect()
}

/// What is wrong with the place of `{code}` in a path, or with a path that needs it.
fn misplaced_code(path: &str, is_pages: bool) -> Option<(String, &'static str)> {
    let Some((folder, end)) = path.split_once("{code}") else {
        let file = path.rsplit('/').next().unwrap_or(path);
        let is_file = is_pages && [".md", ".mdx"].iter().any(|end| file.ends_with(end));
        let message = || format!("`{path}` is one file, and the layout is many pages");
        return is_file.then(|| (message(), "name a folder, or write `{code}.md`"));
    };
    if !is_pages {
        let message = "`{code}` is for a page for each error".to_owned();
        return Some((message, "add `layout = \"pages\"`"));
    }
    let is_whole = folder.is_empty() || folder.ends_with('/');
    let is_file = end.starts_with(['.', '/']) && end.len() > 1 && !end.ends_with('/');
    let message = || format!("`{{code}}` is no file or folder of its own in `{path}`");
    (!is_whole || !is_file).then(|| (message(), "write `{code}.md`, or `{code}/index.md`"))
}

fn real(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_owned())
}

pub(super) struct Reader<'a> {
    dir: &'a Path,
    file: u32,
    findings: Vec<Diagnostic>,
}

impl Reader<'_> {
    fn config(&mut self, table: &Spanned<DeTable>) -> Option<Config> {
        self.refuse_unknown_keys(table.get_ref(), KEYS);
        let catalogs = if let Some(value) = table.get_ref().get("catalogs") {
            self.catalogs(value)
        } else {
            self.report(
                0..0,
                "`catalogs` is missing",
                "add `catalogs = [\"catalog/*.yaml\"]`",
            );
            None
        };
        let templates = table
            .get_ref()
            .get("templates")
            .map(|value| self.templates(value));
        let outputs = match table.get_ref().get("output") {
            Some(value) => self.outputs(value),
            None => Some(Vec::new()),
        };
        let (outputs, places) = outputs?.into_iter().unzip();
        Some(Config {
            dir: self.dir.to_owned(),
            catalogs: catalogs?,
            outputs,
            places,
            templates: templates
                .flatten()
                .map(|path| seen_from_here(self.dir, path)),
        })
    }

    fn catalogs(&mut self, value: &Spanned<DeValue>) -> Option<Vec<PathBuf>> {
        let Some(patterns) = value.get_ref().as_array() else {
            self.report_type(value, "`catalogs`", "a list of paths");
            return None;
        };
        if patterns.is_empty() {
            self.report(
                value.span(),
                "`catalogs` is empty",
                "name at least one file",
            );
        }
        let mut catalogs: Vec<Found> = Vec::new();
        for pattern in patterns {
            let Some(text) = self.text(pattern, "a catalogue") else {
                continue;
            };
            if text.matches('*').count() > 1 {
                self.report(
                    pattern.span(),
                    format!("`{text}` has more than one `*`"),
                    "one is the most",
                );
                continue;
            }
            match glob::expand(self.dir, text) {
                Ok(found) if found.is_empty() => self.report(
                    pattern.span(),
                    format!("`{text}` names no file"),
                    "nothing fits",
                ),
                Ok(found) => {
                    for path in found.iter().map(|path| seen_from_here(self.dir, path)) {
                        let real = real(&path);
                        match catalogs.iter_mut().find(|known| known.real == real) {
                            Some(known) => known.is_named |= !text.contains('*'),
                            None => catalogs.push(Found {
                                is_named: !text.contains('*'),
                                path,
                                real,
                            }),
                        }
                    }
                }
                Err(error) => self.report(pattern.span(), error.to_string(), "for this"),
            }
        }
        Some(roots(catalogs))
    }

    fn outputs(&mut self, value: &Spanned<DeValue>) -> Option<Vec<(Output, Span)>> {
        let Some(tables) = value.get_ref().as_array() else {
            self.report_type(
                value,
                "`output`",
                "a list of tables, each written `[[output]]`",
            );
            return None;
        };
        Some(
            tables
                .iter()
                .filter_map(|table| self.output(table))
                .collect(),
        )
    }

    fn output(&mut self, value: &Spanned<DeValue>) -> Option<(Output, Span)> {
        let Some(table) = value.get_ref().as_table() else {
            self.report_type(value, "an output", "a table, written `[[output]]`");
            return None;
        };
        let of_targets = options::KEYS.iter().map(|(key, _)| *key);
        let keys: Vec<_> = OUTPUT_KEYS.iter().copied().chain(of_targets).collect();
        self.refuse_unknown_keys(table, &keys);
        let target = match (table.get("target"), table.get("template")) {
            (Some(target), None) => self.target(target),
            (None, Some(template)) => self.template(template).map(Target::Template),
            (Some(_), Some(template)) => {
                self.report(
                    template.span(),
                    "an output has either a `target` or a `template`",
                    "remove one of them",
                );
                None
            }
            (None, None) => {
                self.report(
                    value.span(),
                    "an output needs a `target` or a `template`",
                    "add `target = \"rust\"`",
                );
                None
            }
        };
        let Some(path) = table.get("path") else {
            self.report(
                value.span(),
                "an output needs a `path`",
                "add `path = \"generated/{name}.rs\"`",
            );
            return None;
        };
        let options = target
            .as_ref()
            .and_then(|target| options::read(self, table, target));
        let place = self.span(path.span());
        let path = self.output_path(path, target.as_ref(), options.as_ref());
        let output = Output {
            target: target?,
            path: path?,
            options: options?,
        };
        Some((output, place))
    }

    fn target(&mut self, value: &Spanned<DeValue>) -> Option<Target> {
        let word = self.text(value, "`target`")?;
        if let Ok(target) = word.parse() {
            return Some(target);
        }
        let words = built_in_targets();
        let label = match did_you_mean(word, words.iter().map(String::as_str)) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("the targets are {}", words.join(", ")),
        };
        self.report(value.span(), format!("unknown target `{word}`"), label);
        None
    }

    fn templates<'v>(&mut self, value: &'v Spanned<DeValue>) -> Option<&'v str> {
        let path = self.text(value, "`templates`")?;
        let project = real(&self.dir.join("."));
        // A directory that is not there is for whoever reads it to report.
        let place = self.dir.join(path).canonicalize();
        if place.is_ok_and(|place| !place.starts_with(&project)) {
            self.report(
                value.span(),
                format!("`{path}` leads out of the project"),
                "a directory below that of errcat.toml; `--templates` takes any",
            );
        }
        Some(path)
    }

    fn template(&mut self, value: &Spanned<DeValue>) -> Option<String> {
        let path = self.text(value, "`template`")?;
        match check_path(path) {
            Ok(()) => Some(path.to_owned()),
            Err(what) => {
                self.report(
                    value.span(),
                    format!("template path `{path}` {what}"),
                    "a path below the directory of templates",
                );
                None
            }
        }
    }

    fn output_path(
        &mut self,
        value: &Spanned<DeValue>,
        target: Option<&Target>,
        options: Option<&Options>,
    ) -> Option<String> {
        let path = self.text(value, "`path`")?;
        let is_pages = options.is_some_and(|options| options.pages.layout == PageLayout::Pages);
        let is_template = matches!(target, Some(Target::Template(_)));
        let mut filled = path.replace("{name}", "name");
        if is_template || target == Some(&Target::Markdown) {
            filled = filled.replacen("{code}", "code", 1);
        }
        let filled = filled.strip_suffix('/').unwrap_or(&filled);
        if filled.contains(['{', '}']) {
            let message = format!("unknown placeholder in `{path}`");
            let known = if is_pages || is_template {
                "`{name}` and `{code}` are the only ones"
            } else {
                "`{name}` is the only one"
            };
            self.report(value.span(), message, known);
            return None;
        }
        let has_files = is_pages || is_template && path.contains("{code}");
        if let Some((message, label)) = misplaced_code(path, has_files) {
            self.report(value.span(), message, label);
            return None;
        }
        if let Err(what) = check_path(filled) {
            self.report(
                value.span(),
                format!("output path `{path}` {what}"),
                "a path below the directory of errcat.toml",
            );
            return None;
        }
        Some(path.strip_suffix('/').unwrap_or(path).to_owned())
    }

    pub(super) fn text<'v>(&mut self, value: &'v Spanned<DeValue>, what: &str) -> Option<&'v str> {
        let text = value.get_ref().as_str();
        match text {
            None => self.report_type(value, what, "a string"),
            Some("") => self.report(
                value.span(),
                format!("{what} is empty"),
                "write a path or a word",
            ),
            Some(_) => {}
        }
        text.filter(|text| !text.is_empty())
    }

    fn refuse_unknown_keys(&mut self, table: &DeTable, known: &[&'static str]) {
        for (key, _) in table {
            let name: &str = key.get_ref();
            if !known.contains(&name) {
                let label = match did_you_mean(name, known.iter().copied()) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => format!("the keys here are {}", known.join(", ")),
                };
                self.report(key.span(), format!("unknown key `{name}`"), label);
            }
        }
    }

    pub(super) fn report_type(&mut self, value: &Spanned<DeValue>, what: &str, expected: &str) {
        let found = value.get_ref().type_str();
        self.report(
            value.span(),
            format!("{what} must be {expected}"),
            format!("this is of type {found}"),
        );
    }

    pub(super) fn report(
        &mut self,
        range: Range<usize>,
        message: impl Into<String>,
        label: impl Into<String>,
    ) {
        let span = self.span(range);
        self.findings
            .push(Diagnostic::new(&RULE, span, message, label));
    }

    fn span(&self, range: Range<usize>) -> Span {
        let offset = |byte| u32::try_from(byte).unwrap_or(u32::MAX);
        Span {
            file: self.file,
            start: offset(range.start),
            end: offset(range.end),
        }
    }
}
