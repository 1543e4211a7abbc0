//! `errcat init`: a project to start from.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use heck::ToSnakeCase as _;

use crate::args::Init;
use crate::config;
use crate::report::{Failure, GOOD, Outcome, Terminal};

const CATALOG: &str = include_str!("init/catalog.yaml");
const CONFIG: &str = include_str!("init/errcat.toml");
const ATTRIBUTES: &str = include_str!("init/gitattributes");
const ATTRIBUTES_FILE: &str = ".gitattributes";
const SCHEMA_FILE: &str = "errcat.schema.json";

/// Writes the files of a new project, all or none of them.
pub(crate) fn run(arguments: &Init, terminal: &mut Terminal) -> Result<Outcome, Failure> {
    let dir = arguments.dir.strip_prefix(".").unwrap_or(&arguments.dir);
    let name = match &arguments.name {
        Some(name) if is_name(name) => name.clone(),
        Some(name) => {
            let message = format!("`{}` cannot name a catalogue", name.escape_debug());
            let near = name.to_snake_case();
            let help = if is_name(&near) {
                format!("write `{near}`")
            } else {
                "use lower-case letters, digits and `_`, a letter first".to_owned()
            };
            return Err(Failure::new(message).help(help));
        }
        None => name_of(dir),
    };
    let attributes = dir.join(ATTRIBUTES_FILE);
    let has_attributes = attributes.symlink_metadata().is_ok();
    let mut files = vec![
        (dir.join(config::FILE), CONFIG.to_owned()),
        (
            dir.join("catalog").join(format!("{name}.yaml")),
            CATALOG.replace("name: NAME", &format!("name: {name}")),
        ),
        (dir.join("catalog").join(SCHEMA_FILE), crate::schema()),
    ];
    if let Some((path, _)) = files
        .iter()
        .find(|(path, _)| path.symlink_metadata().is_ok())
    {
        return Err(
            Failure::new(format!("`{}` exists; nothing was written", path.display()))
                .help("`errcat init` starts a new project: remove the file, or give another --dir"),
        );
    }
    if !has_attributes {
        files.push((attributes, ATTRIBUTES.to_owned()));
    }
    for (path, contents) in &files {
        write_new(path, contents)?;
        terminal.result(format_args!("{GOOD}created{GOOD:#}  {}", path.display()));
    }
    if has_attributes {
        terminal.note(format_args!(
            "`{ATTRIBUTES_FILE}` is there already; these lines fit into it:\n{}",
            ATTRIBUTES.trim_end()
        ));
    }
    terminal.note("next: edit the catalogue, then run `errcat check` and `errcat generate`");
    Ok(Outcome::Clean)
}

fn write_new(path: &Path, contents: &str) -> Result<(), Failure> {
    let fail = |error| Failure::new(format!("cannot write `{}`: {error}", path.display()));
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent).map_err(fail)?;
    }
    let mut file = fs::File::create_new(path).map_err(fail)?;
    file.write_all(contents.as_bytes()).map_err(fail)
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
