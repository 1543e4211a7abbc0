//! `errcat new`: one more error in a catalogue, with the next free code.

mod code;
mod place;

use std::path::{Path, PathBuf};

use errcat_catalog::{Catalog, did_you_mean};

use self::code::Given;
use self::place::Place;
use crate::args::New;
use crate::findings;
use crate::inputs::Run;
use crate::replace::replace;
use crate::report::{Failure, GOOD, Outcome, Terminal};

/// Adds the error behind those of its group. A file that the rules then refuse is put back as it was.
pub(crate) fn run(arguments: &New, terminal: &mut Terminal) -> Result<Outcome, Failure> {
    let mut run = Run::default();
    let root = root(&mut run, arguments)?;
    let Some(catalog) = run.load(&root)? else {
        return Ok(refused(&run, terminal));
    };
    let name = &arguments.name;
    refuse_taken(&catalog, arguments)?;
    let group = arguments.group.as_deref();
    let given = code::next(&catalog, name, group)?;
    let names: Vec<&str> = { catalog.entries.iter() }
        .filter(|entry| group.is_some() && entry.group.as_deref() == group)
        .map(|entry| entry.name.as_str())
        .collect();
    let place = Place::behind(&names, &root, &run.sources)?;
    let (text, line) = place.insert(&lines(arguments, &given));
    let path = place.path().to_owned();

    let before = place.text().to_owned();
    replace(&path, &text)?;
    let mut after = Run::default();
    if after.load(&root)?.is_none() {
        replace(&path, &before)?;
        return Ok(refused(&after, terminal));
    }
    findings::print(&after, terminal);
    let code = given.code.or(given.number.map(|number| number.to_string()));
    let code = code.map_or(String::new(), |code| format!(" with {code}"));
    terminal.result(format_args!(
        "{GOOD}added{GOOD:#}    {name}{code} in {}:{line}",
        path.display()
    ));
    terminal.note("next: say its message and remedy there, then run `errcat generate`");
    Ok(Outcome::Clean)
}

/// The catalogue that gains an error.
fn root(run: &mut Run, arguments: &New) -> Result<PathBuf, Failure> {
    let given: Vec<PathBuf> = arguments.catalog.iter().cloned().collect();
    if given.iter().any(|path| path == Path::new("-")) {
        return Err(Failure::new(
            "standard input cannot gain an error; name a file",
        ));
    }
    let catalogs = run.catalogs(&given)?;
    if let [one] = catalogs.as_slice() {
        return Ok(one.clone());
    }
    let names: Vec<String> = { catalogs.iter() }
        .map(|path| format!("--catalog {}", path.display()))
        .collect();
    let failure = Failure::new(format!("there are {} catalogues", catalogs.len()));
    Err(failure.help(format!("say which: {}", names.join(", "))))
}

fn refuse_taken(catalog: &Catalog, arguments: &New) -> Result<(), Failure> {
    let name = &arguments.name;
    if !name.chars().all(|c| c.is_alphanumeric() || c == '_') {
        let failure = Failure::new(format!("`{}` is no name", name.escape_debug()));
        return Err(failure.help("write it in `snake_case`"));
    }
    if catalog.entry(name).is_some() {
        return Err(Failure::new(format!("there is an error `{name}` already"))
            .help(format!("`errcat explain {name}` shows it")));
    }
    if catalog.retired.iter().any(|retired| retired.name == *name) {
        let failure = Failure::new(format!(
            "`{name}` is retired, and no error can have the name again"
        ));
        return Err(failure.help("choose another name"));
    }
    let Some(group) = &arguments.group else {
        return Ok(());
    };
    let known = || catalog.groups.iter().map(|group| group.id.as_str());
    if known().any(|id| id == group) {
        return Ok(());
    }
    let failure = Failure::new(format!("there is no group `{}`", group.escape_debug()));
    Err(match did_you_mean(group, known()) {
        Some(near) => failure.help(format!("did you mean `{near}`?")),
        None => failure.help("declare it under `groups` first"),
    })
}

fn refused(run: &Run, terminal: &mut Terminal) -> Outcome {
    findings::print(run, terminal);
    let summary = findings::summary(run);
    terminal.note(format_args!("{summary}; nothing was changed"));
    Outcome::Findings
}

/// The entry, line by line.
fn lines(arguments: &New, given: &Given) -> Vec<String> {
    let mut lines = vec![format!("{}:", arguments.name)];
    let mut key = |key: &str, value: Option<String>| {
        lines.extend(value.map(|value| format!("  {key}: {value}")));
    };
    key("group", arguments.group.as_deref().map(scalar));
    key("code", given.code.as_deref().map(scalar));
    key("number", given.number.map(|number| number.to_string()));
    key("status", arguments.status.as_deref().map(scalar));
    let message = arguments.message.clone();
    key(
        "message",
        Some(scalar(
            &message.unwrap_or_else(|| sentence(&arguments.name)),
        )),
    );
    key("remedy", arguments.remedy.as_deref().map(scalar));
    lines
}

/// A name as a first draft of a message.
fn sentence(name: &str) -> String {
    let words = name.replace('_', " ");
    let mut letters = words.chars();
    let first: String = letters
        .next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .collect();
    format!("{first}{}.", letters.as_str())
}

/// A text as a scalar of YAML, in quotes unless it needs none for certain.
fn scalar(text: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || " _-.,'()/".contains(c);
    let is_word = text.chars().all(is_plain)
        && text.starts_with(|c: char| c.is_alphanumeric())
        && !text.ends_with(' ');
    let means_else = ["true", "false", "yes", "no", "on", "off", "null"];
    if is_word && !means_else.contains(&text.to_lowercase().as_str()) {
        return text.to_owned();
    }
    serde_json::Value::from(text).to_string()
}
