//! The front end for build scripts.

use std::{
    env, fmt, fs,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
};

use errcat_catalog::{Catalog, Diagnostics, Sources, refusal, unreadable, warnings};

use crate::{compile, manifest, rust};

/// Compiles catalogues in a build script, each into a file that `errcat::include_catalog!` takes up.
///
/// ```no_run
/// // build.rs
/// fn main() -> Result<(), errcat_codegen::Error> {
///     errcat_codegen::Config::new().compile("catalog/submissions.yaml")
/// }
/// ```
///
/// ```text
/// // src/errors.rs
/// errcat::include_catalog!("submissions"); // by the catalogue's name
/// ```
///
/// The errors have what the features in the crate's own `Cargo.toml` make of them, and call `errcat` as it is called there.
/// Cargo is told of every file that was read, so that the script runs again when one of them changes; a file that
/// would stay the same is not written, so that nothing is built for it. Warnings of the catalogue become warnings of
/// cargo. What refuses a catalogue is the [`Error`], which `main` returns.
#[derive(Debug, Clone, Default)]
pub struct Config {
    out_dir: Option<PathBuf>,
}

/// Why a catalogue was not compiled: everything that is wrong with it, as text with places.
///
/// Its `Debug` is its `Display`, since that is what a `main` that returns it prints.
#[derive(Clone, PartialEq, Eq)]
pub struct Error {
    text: String,
}

impl Config {
    /// Writes into the folder that cargo gives to the build script, `OUT_DIR`.
    pub fn new() -> Self {
        Self::default()
    }

    /// Writes into another folder, which is created if it is not there.
    #[must_use]
    pub fn out_dir(mut self, folder: impl Into<PathBuf>) -> Self {
        self.out_dir = Some(folder.into());
        self
    }

    /// Compiles one catalogue into `{its name}.rs`; the path is relative to the folder of the crate's `Cargo.toml`.
    ///
    /// # Errors
    /// When a file cannot be read or written, when a rule refuses the catalogue, when another catalogue of the same name
    /// was compiled into the same folder, and when there is no `OUT_DIR` because no build script is running.
    pub fn compile(&self, path: impl AsRef<Path>) -> Result<(), Error> {
        let folder = manifest::folder();
        let out = self.out_dir.clone();
        let out = out.or_else(|| env::var_os("OUT_DIR").map(PathBuf::from));
        let run = run(&folder, path.as_ref(), out.as_deref());
        #[expect(clippy::print_stdout, reason = "this is how cargo is told")]
        for instruction in &run.instructions {
            println!("cargo::{instruction}");
        }
        run.result
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for Error {}

/// What came of one catalogue, and what cargo is told.
struct Run {
    instructions: Vec<String>,
    result: Result<(), Error>,
}

fn run(folder: &Path, path: &Path, out: Option<&Path>) -> Run {
    let written = path.to_string_lossy().replace('\\', "/");
    let mut sources = Sources::relative_to(folder);
    let file = match sources.read(&folder.join(path)) {
        Ok(file) => file,
        Err(error) => {
            let text = unreadable(&written, folder, &error);
            return Run {
                instructions: vec![watch(&written)],
                result: Err(Error { text }),
            };
        }
    };
    let dependency = manifest::dependency(folder);
    let runtime = dependency.runtime;
    let emit = |catalog: &Catalog| (catalog.name.clone(), rust::source_over(catalog, &runtime));
    let compiled = compile(&mut sources, file, emit);
    let result = match compiled.emitted {
        Some((name, module)) => write(out, &name, &module, &written),
        None => Err(refusal(&written, &compiled.diagnostics, &sources)),
    };
    let mut instructions = instructions(&compiled.diagnostics, &sources);
    let manifests = dependency.files.iter();
    instructions.extend(manifests.map(|file| watch(&file.to_string_lossy())));
    Run {
        instructions,
        result: result.map_err(|text| Error { text }),
    }
}

fn instructions(diagnostics: &Diagnostics, sources: &Sources) -> Vec<String> {
    let files = sources.files().iter().map(|file| watch(&file.name));
    let warnings = warnings(diagnostics, sources).into_iter().map(|text| {
        // An instruction is one line, and cargo itself says that this is a warning.
        let text = text.replace("\n    ", "; ");
        format!("warning={}", text.replacen(": warning[", ": [", 1))
    });
    files.chain(warnings).collect()
}

fn watch(path: &str) -> String {
    // A line end would begin another instruction. No file has the path that is cut there, and of a file that is not
    // there cargo runs the script each time.
    let path = path.split(['\n', '\r']).next().unwrap_or_default();
    format!("rerun-if-changed={path}")
}

/// Writes a module unless it is there already: what was not touched is not compiled again.
fn write(out: Option<&Path>, name: &str, module: &str, source: &str) -> Result<(), String> {
    let out = out.ok_or(
        "there is no `OUT_DIR`, which cargo sets for build scripts\n    \
         help: call this from build.rs, or give a folder with `Config::out_dir`",
    )?;
    let path = out.join(format!("{name}.rs"));
    claim(&path, name, source)?;
    if fs::read(&path).is_ok_and(|found| found == module.as_bytes()) {
        return Ok(());
    }
    fs::create_dir_all(out)
        .and_then(|()| fs::write(&path, module))
        .map_err(|error| format!("cannot write `{}`: {error}", path.display()))
}

/// Refuses a module that this build script has written for another catalogue: one of the two would be lost.
fn claim(module: &Path, name: &str, source: &str) -> Result<(), String> {
    static WRITTEN: Mutex<Vec<(PathBuf, String)>> = Mutex::new(Vec::new());
    let mut written = WRITTEN.lock().unwrap_or_else(PoisonError::into_inner);
    for (known, other) in written.iter() {
        if known == module && other != source {
            return Err(format!(
                "two catalogues have the name `{name}`: `{other}` and `{source}`\n    \
                 help: give one another `name`, or another folder with `Config::out_dir`"
            ));
        }
    }
    written.push((module.to_owned(), source.to_owned()));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHOP: &str = "errcat: 1\nname: shop\ninclude: [errors/more.yaml]\nerrors:\n  sold_out:\n    status: 409\n    \
                        message: Sold out.\n";
    const MORE: &str =
        "errcat: 1\nerrors:\n  lost: {status: 404, message: It is lost., remedy: Look again.}\n";

    fn folder(shop: &str, more: &str) -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a folder");
        fs::create_dir(folder.path().join("errors")).expect("a folder");
        fs::write(folder.path().join("shop.yaml"), shop).expect("a file");
        fs::write(folder.path().join("errors/more.yaml"), more).expect("a file");
        folder
    }

    fn run_in(folder: &tempfile::TempDir) -> Run {
        let out = folder.path().join("out");
        run(folder.path(), Path::new("shop.yaml"), Some(&out))
    }

    #[test]
    fn a_module_is_written_and_cargo_watches_every_file() {
        let folder = folder(SHOP, MORE);
        let run = run_in(&folder);
        assert_eq!(run.result, Ok(()));
        assert_eq!(
            run.instructions,
            [
                "rerun-if-changed=shop.yaml",
                "rerun-if-changed=errors/more.yaml",
                "warning=shop.yaml:5:3: [missing-remedy]: `sold_out` does not say what to do; \
                 an entry without `remedy`; help: write `remedy:`, or `allow: {missing-remedy: why}` \
                 if nothing can be done",
            ]
        );
        let module = fs::read_to_string(folder.path().join("out/shop.rs")).expect("a module");
        assert!(module.contains("SoldOut") && module.contains("Lost"));
    }

    #[test]
    fn a_module_that_is_there_is_not_touched() {
        let folder = folder(SHOP, MORE);
        assert_eq!(run_in(&folder).result, Ok(()));
        let module = folder.path().join("out/shop.rs");
        let past = std::time::SystemTime::UNIX_EPOCH;
        let file = fs::File::options().write(true).open(&module);
        file.and_then(|file| file.set_modified(past))
            .expect("a file");
        let modified = || {
            fs::metadata(&module)
                .and_then(|it| it.modified())
                .expect("a file")
        };

        assert_eq!(run_in(&folder).result, Ok(()));
        assert_eq!(modified(), past);
        fs::write(
            folder.path().join("errors/more.yaml"),
            MORE.replace("404", "410"),
        )
        .expect("a file");
        assert_eq!(run_in(&folder).result, Ok(()));
        assert!(modified() > past);
    }

    #[test]
    fn every_mistake_is_in_the_error_and_every_file_is_watched() {
        let folder = folder(
            &SHOP.replace("Sold out.", "'{what} is sold out.'"),
            &MORE.replace("404", "4044"),
        );
        let run = run_in(&folder);
        let error = run.result.expect_err("mistakes");
        let text = error.to_string();
        assert_eq!(format!("{error:?}"), text);
        assert!(
            text.starts_with("the catalogue `shop.yaml` has 2 errors\n"),
            "{text}"
        );
        assert!(
            text.contains("\nshop.yaml:7:15: error[undeclared-placeholder]: "),
            "{text}"
        );
        assert!(text.contains("\nerrors/more.yaml:3:18: error["), "{text}");
        assert!(!text.contains('\u{1b}'));
        assert!(
            run.instructions
                .contains(&"rerun-if-changed=errors/more.yaml".to_owned())
        );
        assert!(!folder.path().join("out").exists());
    }

    #[test]
    fn what_is_missing_is_named() {
        let folder = folder(SHOP, MORE);
        let error = |path: &str, out: Option<&Path>| {
            let run = run(folder.path(), Path::new(path), out);
            run.result.expect_err("something is missing").to_string()
        };
        let text = error("shpo.yaml", None);
        assert!(text.contains("did you mean `shop.yaml`?"), "{text}");
        let text = error("shop.yaml", None);
        assert!(text.contains("call this from build.rs"), "{text}");
        let text = error("shop.yaml", Some(&folder.path().join("shop.yaml")));
        assert!(text.starts_with("cannot write `"), "{text}");
    }

    #[test]
    fn two_catalogues_of_one_name_do_not_share_a_module() {
        let folder = folder(SHOP, MORE);
        fs::write(folder.path().join("other.yaml"), SHOP).expect("a file");
        let out = folder.path().join("out");
        let run = |path: &str| run(folder.path(), Path::new(path), Some(&out)).result;
        assert_eq!(run("shop.yaml"), Ok(()));
        assert_eq!(run("shop.yaml"), Ok(()));
        let text = run("other.yaml").expect_err("the same name").to_string();
        let wanted = "two catalogues have the name `shop`: `shop.yaml` and `other.yaml`\n";
        assert!(text.starts_with(wanted), "{text}");
    }

    #[test]
    fn a_path_adds_no_instruction() {
        assert_eq!(watch("a\ncargo::rustc-flags=-L.yaml"), "rerun-if-changed=a");
    }
}
