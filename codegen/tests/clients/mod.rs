//! Packages made from a catalogue, in a folder where the language's own tools can read them.

use std::path::{Path, PathBuf};
use std::process::Command;

use errcat_catalog::Sources;
use errcat_codegen::{Engine, Output, Target, compile};

/// Compiles a catalogue of `tests/clients` into the package of one target below `folder`.
pub(crate) fn emit(name: &str, target: Target, folder: &Path) -> PathBuf {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/clients").join(format!("{name}.yaml"));
    let yaml = std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let mut sources = Sources::new();
    let file = sources.add(file.to_string_lossy(), yaml);
    let outputs = [Output { target, path: "{name}".to_owned() }];
    let engine = Engine::new().expect("the templates parse");
    let compiled = compile(&mut sources, file, &outputs, &engine).expect("the templates render");
    assert!(compiled.catalog.is_some(), "{name}: {:?}", compiled.diagnostics);
    for artifact in &compiled.artifacts {
        let path = folder.join(&artifact.path);
        std::fs::create_dir_all(path.parent().expect("a file in a folder")).expect("a writable folder");
        std::fs::write(path, &artifact.contents).expect("a writable folder");
    }
    folder.join(compiled.catalog.expect("a catalogue").name.as_str())
}

/// Runs a command to its end; what it says if it fails.
pub(crate) fn run(command: &mut Command) -> Result<String, String> {
    let output = command.output().map_err(|error| format!("{} does not start: {error}", command.get_program().display()))?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    if output.status.success() { Ok(text) } else { Err(text + &String::from_utf8_lossy(&output.stderr)) }
}
