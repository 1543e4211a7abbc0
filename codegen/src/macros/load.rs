//! The catalogues that a crate's macros name: each is read and checked once in a process, and again once it changes.

extern crate proc_macro;

use std::{
    env, fs,
    path::{Path, PathBuf},
    sync::{Arc, LazyLock, Mutex, PoisonError},
};

use errcat_catalog::{
    Catalog, Sources, each, load_named, outline, place, read_document, refusal, unreadable,
};
use proc_macro2::TokenStream;
use quote::quote;
use syn::LitStr;

use crate::manifest::folder;

/// A catalogue that no rule refuses, with the files it was read from.
#[derive(Debug)]
pub(crate) struct Loaded {
    pub(crate) catalog: Catalog,
    /// The root file and those that it includes, as absolute paths.
    pub(crate) files: Vec<PathBuf>,
    sources: Sources,
}

impl Loaded {
    /// Where an entry stands, as `file.yaml:line:column`, for messages that speak of it.
    ///
    /// It is looked up in the text each time, since only mistakes ask for it.
    pub(crate) fn place(&self, name: &str) -> Option<String> {
        (0..).take(self.files.len()).find_map(|file| {
            let (document, _) = read_document(&self.sources, file);
            let document = document?;
            let (key, _) = document.errors.iter().find(|(key, _)| key.value == name)?;
            Some(place(key.span, &self.sources))
        })
    }

    /// Items that tell rustc, and so cargo, of every file that was read: editing one builds the crate anew.
    pub(crate) fn tracking(&self) -> TokenStream {
        watch(&self.files)
    }
}

/// Items that tell rustc, and so cargo, of these files.
pub(crate) fn watch(files: &[PathBuf]) -> TokenStream {
    let paths = each(files, &mut |file| file.to_string_lossy());
    quote!(#(const _: &[u8] = ::core::include_bytes!(#paths);)*)
}

/// The catalogue at a path relative to the folder of the crate's `Cargo.toml`, under this name if the file says none.
///
/// # Errors
/// Tokens that are a `compile_error!` at the path, with all that is wrong with the catalogue. The same mistakes are
/// said at one place: where the catalogue is named again elsewhere, the tokens are empty.
pub(crate) fn load(path: &LitStr, name: Option<&LitStr>) -> Result<Arc<Loaded>, TokenStream> {
    static CACHE: LazyLock<Mutex<Cache>> = LazyLock::new(Mutex::default);
    let mut cache = CACHE.lock().unwrap_or_else(PoisonError::into_inner);
    let (written, told) = (path.value(), name.map(LitStr::value));
    let loaded = cache.load(&folder(), &written, told.as_deref(), site(path));
    let loaded = loaded.map_err(|refusal| {
        if refusal.is_news {
            syn::Error::new(path.span(), refusal.text).into_compile_error()
        } else {
            TokenStream::new()
        }
    })?;
    let own = &loaded.catalog.name;
    match name.filter(|told| told.value() != *own) {
        None => Ok(loaded),
        Some(told) => {
            let message = format!("the catalogue says that its name is `{own}`: take `name` away");
            Err(syn::Error::new(told.span(), message).into_compile_error())
        }
    }
}

/// What is left of a catalogue that was refused, for the names that the crate uses.
pub(crate) fn salvage(path: &LitStr) -> Catalog {
    let mut sources = Sources::new();
    if let Ok(file) = sources.read(&folder().join(path.value())) {
        errcat_catalog::load(&mut sources, file);
    }
    outline(&sources)
}

/// The file, line and column of a path in the source. A process that lives long expands one place many times, and must
/// say what is wrong each time.
type Site = (String, usize, usize);

fn site(path: &LitStr) -> Site {
    if !proc_macro::is_available() {
        return Site::default();
    }
    let span = path.span().unwrap();
    (span.file(), span.line(), span.column())
}

#[derive(Debug, Default)]
struct Cache {
    /// The catalogues of a crate, which are few.
    loaded: Vec<(Key, Arc<Loaded>)>,
    /// What was said last of each catalogue that is refused, and where.
    refused: Vec<(Key, String, Site)>,
}

/// The file of a catalogue, and the name that it is told.
type Key = (PathBuf, Option<String>);

#[derive(Debug)]
struct Refusal {
    text: String,
    /// Whether no other place says it already.
    is_news: bool,
}

impl Cache {
    fn load(
        &mut self,
        folder: &Path,
        written: &str,
        name: Option<&str>,
        site: Site,
    ) -> Result<Arc<Loaded>, Refusal> {
        let path = folder.join(written);
        let file = path.canonicalize().unwrap_or_else(|_| path.clone());
        let key = (file, name.map(str::to_owned));
        for (known, loaded) in &self.loaded {
            if *known == key && is_current(loaded) {
                return Ok(Arc::clone(loaded));
            }
        }
        match read(folder, written, name, &path) {
            Ok(loaded) => {
                let loaded = Arc::new(loaded);
                self.refused.retain(|(known, ..)| *known != key);
                self.loaded.retain(|(known, _)| *known != key);
                self.loaded.push((key, Arc::clone(&loaded)));
                Ok(loaded)
            }
            Err(text) => {
                let is_said = self
                    .refused
                    .iter()
                    .any(|(known, said, at)| *known == key && *said == text && *at != site);
                if !is_said {
                    self.refused.retain(|(known, ..)| *known != key);
                    self.refused.push((key, text.clone(), site));
                }
                let is_news = !is_said;
                Err(Refusal { text, is_news })
            }
        }
    }
}

/// Whether the files still hold what was read; a process such as rust-analyzer's outlives many edits.
///
/// Texts are compared rather than times, which two edits in quick succession share.
fn is_current(loaded: &Loaded) -> bool {
    let mut files = loaded.sources.files().iter();
    files.all(|file| {
        let path = file.path.as_deref();
        path.and_then(|path| fs::read(path).ok())
            .is_some_and(|bytes| bytes == file.text.as_bytes())
    })
}

fn read(folder: &Path, written: &str, name: Option<&str>, path: &Path) -> Result<Loaded, String> {
    let mut sources = Sources::relative_to(shown_from(folder));
    let file = sources
        .read(path)
        .map_err(|error| unreadable(written, folder, &error))?;
    let (catalog, diagnostics) = load_named(&mut sources, file, name);
    let catalog = catalog.ok_or_else(|| {
        let mut text = refusal(written, &diagnostics, &sources);
        let (document, _) = read_document(&sources, file);
        if name.is_none() && document.is_some_and(|document| document.name.is_none()) {
            text += "\na file that others include can be named here, behind its path: `name = \"the_catalogue\"`";
        }
        text
    })?;
    let files = sources.files().iter();
    let files = files.filter_map(|file| file.path.clone()).collect();
    Ok(Loaded {
        catalog,
        files,
        sources,
    })
}

/// The folder that places are shown from: where rustc runs, as its own places are, or else that of the crate.
fn shown_from(folder: &Path) -> PathBuf {
    let current = env::current_dir().ok();
    let above = current.filter(|current| folder.starts_with(current));
    above.unwrap_or_else(|| folder.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHOP: &str = "errcat: 1\nname: shop\ninclude: [more.yaml]\nerrors:\n  sold_out:\n    status: 409\n    \
                        message: Sold out.\n    remedy: Wait.\n";
    const MORE: &str =
        "errcat: 1\nerrors:\n  lost: {status: 404, message: It is lost., remedy: Look again.}\n";

    fn here() -> Site {
        ("src/lib.rs".to_owned(), 3, 5)
    }

    fn folder() -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join("shop.yaml"), SHOP).expect("a file");
        fs::write(folder.path().join("more.yaml"), MORE).expect("a file");
        folder
    }

    #[test]
    fn a_process_reads_a_catalogue_once() {
        let (folder, mut cache) = (folder(), Cache::default());
        let first = cache
            .load(folder.path(), "shop.yaml", None, here())
            .expect("a catalogue");
        fs::create_dir(folder.path().join("src")).expect("a folder");
        for written in ["shop.yaml", "./shop.yaml", "src/../shop.yaml"] {
            let again = cache
                .load(folder.path(), written, None, here())
                .expect("a catalogue");
            assert!(Arc::ptr_eq(&first, &again), "{written} was read again");
        }
    }

    #[test]
    fn an_edit_of_any_file_is_seen() {
        let (folder, mut cache) = (folder(), Cache::default());
        for (file, text, found) in [
            ("shop.yaml", SHOP.replace("409", "410"), "sold_out"),
            ("more.yaml", MORE.replace("lost:", "gone:"), "gone"),
        ] {
            let before = cache
                .load(folder.path(), "shop.yaml", None, here())
                .expect("a catalogue");
            fs::write(folder.path().join(file), text).expect("a file");
            let after = cache
                .load(folder.path(), "shop.yaml", None, here())
                .expect("a catalogue");
            assert!(!Arc::ptr_eq(&before, &after), "{file} was not read again");
            assert_ne!(before.catalog, after.catalog);
            assert!(after.catalog.entry(found).is_some());
        }
    }

    #[test]
    fn what_others_include_stands_alone_under_a_name() {
        let (folder, mut cache) = (folder(), Cache::default());
        let mut load = |name: Option<&str>| cache.load(folder.path(), "more.yaml", name, here());
        let refusal = load(None).expect_err("it has no name");
        assert!(
            refusal.text.contains("needs the key `name`") && refusal.text.contains("`name = \""),
            "{}",
            refusal.text
        );
        let first = load(Some("auth")).expect("a catalogue");
        assert_eq!(first.catalog.name, "auth");
        assert!(Arc::ptr_eq(
            &first,
            &load(Some("auth")).expect("a catalogue")
        ));
        let other = load(Some("login")).expect("a catalogue");
        assert_eq!(other.catalog.name, "login");
        assert!(load(Some("The Auth")).is_err());
    }

    #[test]
    fn every_file_is_known_and_every_entry_has_a_place() {
        let folder = folder();
        let loaded = Cache::default().load(folder.path(), "shop.yaml", None, here());
        let loaded = loaded.expect("a catalogue");
        let files = ["shop.yaml", "more.yaml"].map(|file| folder.path().join(file));
        assert_eq!(loaded.files, files);
        assert_eq!(loaded.place("sold_out").as_deref(), Some("shop.yaml:5:3"));
        assert_eq!(loaded.place("lost").as_deref(), Some("more.yaml:3:3"));
        assert_eq!(loaded.place("found"), None);
        let tracking = loaded.tracking().to_string();
        for file in files {
            assert!(tracking.contains(&*file.to_string_lossy()), "{tracking}");
        }
    }

    #[test]
    fn mistakes_are_said_all_at_once_and_at_one_place() {
        let (folder, mut cache) = (folder(), Cache::default());
        let mistaken = SHOP.replace("Sold out.", "'{what} is sold out.'");
        fs::write(folder.path().join("shop.yaml"), mistaken).expect("a file");
        fs::write(folder.path().join("more.yaml"), MORE.replace("404", "4044")).expect("a file");
        let refusal = cache
            .load(folder.path(), "shop.yaml", None, here())
            .expect_err("mistakes");
        let says = |words: &str| assert!(refusal.text.contains(words), "{}", refusal.text);
        says("the catalogue `shop.yaml` has 2 errors\n");
        says("\nshop.yaml:7:15: error[undeclared-placeholder]: `sold_out` has no param `what`\n");
        says("\nmore.yaml:3:18: error[");
        assert!(refusal.is_news);
        let elsewhere = ("src/lib.rs".to_owned(), 7, 11);
        let again = cache.load(folder.path(), "shop.yaml", None, elsewhere);
        assert!(!again.expect_err("mistakes").is_news);
        let again = cache.load(folder.path(), "shop.yaml", None, here());
        assert!(again.expect_err("mistakes").is_news);

        fs::write(folder.path().join("more.yaml"), MORE).expect("a file");
        let fewer = cache
            .load(folder.path(), "shop.yaml", None, here())
            .expect_err("mistakes");
        assert!(fewer.is_news && fewer.text.contains("has an error\n"));
        fs::write(folder.path().join("shop.yaml"), SHOP).expect("a file");
        assert!(cache.load(folder.path(), "shop.yaml", None, here()).is_ok());
    }

    #[test]
    fn a_missing_file_is_named_with_what_was_tried() {
        let folder = folder();
        let refusal = Cache::default().load(folder.path(), "shpo.yaml", None, here());
        let text = refusal.expect_err("no file").text;
        let tried = folder.path().join("shpo.yaml");
        assert!(text.contains(&*tried.to_string_lossy()), "{text}");
        assert!(text.contains("did you mean `shop.yaml`?"), "{text}");
    }
}
