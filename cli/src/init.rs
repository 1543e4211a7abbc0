//! `errcat init`: a project to start from, or around the catalogues that are there.

mod found;
mod shape;

use std::path::Path;

use errcat_catalog::{Diagnostics, Sources};
use heck::ToSnakeCase as _;

use crate::args::Init;
use crate::config::{self, Config};
use crate::create::{create, exists};
use crate::report::{Failure, GOOD, Outcome, Terminal};
use found::Found;

const CONFIG: &str = include_str!("init/errcat.toml");
const ATTRIBUTES: &str = include_str!("init/gitattributes");
const ATTRIBUTES_FILE: &str = ".gitattributes";

/// Writes what a project lacks, all of it or nothing. What is there stays as it is.
pub(crate) fn run(arguments: &Init, terminal: &mut Terminal) -> Result<Outcome, Failure> {
    let dir = arguments.dir.strip_prefix(".").unwrap_or(&arguments.dir);
    let name = arguments.name.as_deref();
    let found = Found::read(dir, name)?;
    let has_config = exists(&dir.join(config::FILE));
    let known = name.and_then(|name| found.named(name));
    if has_config && let Some(known) = known {
        let message = format!("`{known}` is a catalogue already; nothing was written");
        return Err(Failure::new(message).help(NEXT));
    }
    let new = match name {
        Some(_) if known.is_some() => None,
        Some(name) => Some(valid(name)?),
        None if has_config => {
            let message = format!("`{}` exists; nothing was written", config::FILE);
            return Err(
                Failure::new(message).help("`errcat init NAME` adds a catalogue to the project")
            );
        }
        None if found.is_empty() => Some(name_of(dir)),
        None => None,
    };
    if new.is_none() && arguments.shape.is_some() {
        let failure =
            Failure::new("there is no new catalogue to have a shape; nothing was written");
        return Err(failure.help("give it a name: `errcat init NAME --shape SHAPE`"));
    }
    let new = new.map(|name| (format!("catalog/{name}.yaml"), name));
    let mut files = Vec::new();
    if !has_config {
        files.push((config::FILE.to_owned(), found.config(CONFIG, new.is_some())));
    }
    if let Some((path, name)) = &new {
        let text = shape::catalogue(arguments.shape);
        let text = text.replace("name: NAME", &format!("name: {name}"));
        files.push((path.clone(), text));
    }
    let is_around = has_config || !found.is_empty();
    let schema = found.schema_path();
    if !(is_around && exists(&dir.join(&schema))) {
        files.push((schema, crate::schema()));
    }
    if let Some((path, _)) = files.iter().find(|(path, _)| exists(&dir.join(path))) {
        let message = format!("`{}` exists; nothing was written", dir.join(path).display());
        return Err(Failure::new(message).help(match &new {
            Some((new, _)) if new == path => {
                "it is no catalogue, which has `errcat: 1` and `name`: give another name"
            }
            _ => "`errcat init` overwrites nothing: give another --dir",
        }));
    }
    let attributes = found.attributes(ATTRIBUTES);
    let has_attributes = exists(&dir.join(ATTRIBUTES_FILE));
    if !has_attributes && !has_config {
        files.push((ATTRIBUTES_FILE.to_owned(), attributes.clone()));
    }
    for path in found.paths() {
        terminal.result(format_args!("found    {}", dir.join(path).display()));
    }
    for (path, contents) in &files {
        let path = dir.join(path);
        create(&path, contents)?;
        terminal.result(format_args!("{GOOD}created{GOOD:#}  {}", path.display()));
    }
    if has_attributes && !has_config {
        terminal.note(format_args!(
            "`{ATTRIBUTES_FILE}` is there already; these lines fit into it:\n{}",
            attributes.trim_end()
        ));
    }
    if let Some(above) = above(dir).filter(|_| !has_config) {
        terminal.note(format_args!(
            "`{above}` is above: its project ends here, and no include leaves the new one; to stay in it, add the catalogue to its \
             `catalogs` in place of this `{}`",
            config::FILE
        ));
    }
    if let Some(line) = found.editor_line() {
        terminal.note(format_args!(
            "editors complete a catalogue with this first line: {line}"
        ));
    }
    let next = match new {
        Some((path, _)) if has_config && !is_taken(dir, &path)? => {
            format!("next: add `{path}` to `catalogs` of `{}`", config::FILE)
        }
        Some(_) => {
            "next: edit the catalogue, then run `errcat check` and `errcat generate`".to_owned()
        }
        None => NEXT.to_owned(),
    };
    terminal.note(next);
    Ok(Outcome::Clean)
}

const NEXT: &str = "next: run `errcat check` and `errcat generate`";

/// The `errcat.toml` of a project that a folder is in, as seen from there.
fn above(dir: &Path) -> Option<String> {
    let dir = if dir.as_os_str().is_empty() {
        Path::new(".")
    } else {
        dir
    };
    let dir = dir.canonicalize().ok()?;
    let mut parents = dir.ancestors().skip(1);
    let at = parents.position(|parent| parent.join(config::FILE).is_file())?;
    Some(format!("{}{}", "../".repeat(at + 1), config::FILE))
}

/// Whether the project's `errcat.toml` takes a file for a catalogue; one with mistakes says so in `errcat check`.
fn is_taken(dir: &Path, path: &str) -> Result<bool, Failure> {
    let config = Config::of(dir, &mut Sources::new(), &mut Diagnostics::new())?;
    Ok(config.is_none_or(|config| config.catalogs.contains(&dir.join(path))))
}

fn valid(name: &str) -> Result<String, Failure> {
    if is_name(name) {
        return Ok(name.to_owned());
    }
    let message = format!("`{}` cannot name a catalogue", name.escape_debug());
    let near = name.to_snake_case();
    Err(Failure::new(message).help(if is_name(&near) {
        format!("write `{near}`")
    } else {
        "use lower-case letters, digits and `_`, a letter first".to_owned()
    }))
}

/// The name of a directory as that of a catalogue; `api` where it gives none.
fn name_of(dir: &Path) -> String {
    let dir = if dir.as_os_str().is_empty() {
        Path::new(".")
    } else {
        dir
    };
    let absolute = dir
        .canonicalize()
        .or_else(|_| std::path::absolute(dir))
        .unwrap_or_default();
    let name = absolute
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .to_snake_case();
    if is_name(&name) {
        name
    } else {
        "api".to_owned()
    }
}

fn is_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_lowercase())
        && name
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}
