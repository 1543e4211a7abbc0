//! `errcat templates`: errcat's own templates, to read and to replace one by one.

use std::path::Path;

use errcat_catalog::did_you_mean;
use errcat_codegen::Engine;

use crate::args;
use crate::create::{create, exists};
use crate::report::{Failure, GOOD, Outcome, Terminal};

/// A template: its name and its text.
type Template = (&'static str, &'static str);

/// Lists templates, prints one, or writes some below a folder.
pub(crate) fn run(
    arguments: &args::Templates,
    terminal: &mut Terminal,
) -> Result<Outcome, Failure> {
    let mut found = Vec::new();
    for name in &arguments.names {
        found.extend(named(name)?);
    }
    match (&arguments.out, found.as_slice()) {
        (Some(dir), _) => write(&found, dir, terminal)?,
        (None, []) => list(Engine::built_in(), terminal),
        (None, [(name, text)]) if [*name] == *arguments.names => terminal.document(text),
        (None, _) => list(found.into_iter(), terminal),
    }
    Ok(Outcome::Clean)
}

/// The template of that name, or those of a folder.
fn named(name: &str) -> Result<Vec<Template>, Failure> {
    let folder = format!("{}/", name.trim_end_matches('/'));
    let is_named = |(own, _): &Template| *own == name || own.starts_with(&folder);
    let found: Vec<Template> = Engine::built_in().filter(is_named).collect();
    if !found.is_empty() {
        return Ok(found);
    }
    let failure = Failure::new(format!("errcat has no template `{name}`"));
    let near = did_you_mean(name, Engine::built_in().map(|(own, _)| own));
    Err(failure.help(match near {
        Some(near) => format!("did you mean `{near}`?"),
        None => "`errcat templates` lists them".to_owned(),
    }))
}

fn list(templates: impl Iterator<Item = Template>, terminal: &mut Terminal) {
    let mut names: Vec<&str> = templates.map(|(name, _)| name).collect();
    names.sort_unstable();
    names.dedup();
    for name in names {
        terminal.result(name);
    }
}

fn write(templates: &[Template], dir: &Path, terminal: &mut Terminal) -> Result<(), Failure> {
    let paths = templates.iter().map(|(name, _)| dir.join(name));
    if let Some(path) = paths.into_iter().find(|path| exists(path)) {
        let message = format!("`{}` exists; nothing was written", path.display());
        return Err(Failure::new(message)
            .help("`errcat templates` overwrites nothing: remove it, or give another --out"));
    }
    for (name, text) in templates {
        let path = dir.join(name);
        create(&path, text)?;
        terminal.result(format_args!("{GOOD}created{GOOD:#}  {}", path.display()));
    }
    terminal.note("next: edit what you replace, remove the rest, and name the folder as `templates` in errcat.toml");
    Ok(())
}
