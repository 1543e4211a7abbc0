//! The errcat language: from a YAML catalogue of API errors to a checked [`Catalog`].
//!
//! A catalogue says once what every error of an API is: its code, status, message, params, cause, remedy and retry
//! rule. This crate reads it, makes it whole and judges it; what is wrong comes as [`Diagnostics`] with places in
//! the source, all of them in one run.
//!
//! ```
//! use errcat_catalog::{Sources, load};
//!
//! let mut sources = Sources::new();
//! let file = sources.add("shop.yaml", r#"
//! errcat: 1
//! name: shop
//! errors:
//!   sold_out:
//!     status: 409
//!     message: "{item} is sold out."
//!     remedy: Choose another item.
//!     params: {item: string}
//! "#);
//! let (catalog, diagnostics) = load(&mut sources, file);
//! assert!(diagnostics.is_empty());
//! assert_eq!(catalog.unwrap().entries[0].code.as_deref(), Some("sold_out"));
//! ```

pub mod anchor;
pub mod api;
mod check;
mod circle;
mod diagnostic;
mod duration;
mod each;
mod groups;
pub mod language;
pub mod markdown;
mod name;
mod outline;
mod parse;
mod pattern;
mod plain;
pub mod read;
#[cfg(feature = "serde")]
mod reference;
#[cfg(feature = "render")]
mod render;
mod resolve;
mod rule;
#[cfg(feature = "serde")]
mod schema;
mod source;
mod status;
mod suggest;
mod uri;
mod value;
mod yaml;

use std::path::{Path, PathBuf};

pub use check::Catalog;
pub use diagnostic::{Diagnostic, Diagnostics, Level};
pub use duration::{Duration, DurationRange};
pub use each::each;
pub use name::{
    Declared, FAILURES, Owner, PYTHON_EXPORTS, RUST_NAMES, TYPESCRIPT_EXPORTS, declared,
    is_reserved_class, is_rust_identifier,
};
pub use outline::outline;
pub use pattern::Pattern;
pub use plain::{place, plain, refusal, unreadable, warnings};
#[cfg(feature = "serde")]
pub use reference::language_reference;
#[cfg(feature = "render")]
pub use render::{Style, render, render_most};
pub use resolve::{MAX_ENTRIES, MAX_FIELDS, MAX_RECORDS};
pub use rule::{DEAD_DOC_URL, Rule, find as find_rule, rules};
#[cfg(feature = "serde")]
pub use schema::{API_SCHEMA_ID, api_schema, language_schema};
pub use source::{Location, MAX_FILE_SIZE, SourceFile, Sources, Span, read_text};
pub use status::Status;
pub use suggest::did_you_mean;
pub use value::Value;
#[cfg(feature = "serde")]
pub use yaml::foreign::{Foreign, ForeignError, ForeignKind};
pub use yaml::{MAX_ALIAS_NODES, MAX_NESTING};

/// Compiles a catalogue up to the point where it can be emitted: parse, resolve, check.
///
/// Every finding of the run comes back, sorted by place; the catalogue comes back if none of them refuses it.
pub fn load(sources: &mut Sources, file: u32) -> (Option<Catalog>, Diagnostics) {
    load_named(sources, file, None)
}

/// Compiles a catalogue as [`load`] does, under this name if its file says none: what other catalogues include has no
/// `name`, and stands alone under one that it is told. Its params are details, as they are in an envelope of those.
pub fn load_named(
    sources: &mut Sources,
    file: u32,
    name: Option<&str>,
) -> (Option<Catalog>, Diagnostics) {
    let mut diagnostics = Diagnostics::new();
    let catalog = parse::parse(sources, file, &mut diagnostics).and_then(|mut document| {
        let is_part = document.name.is_none() && name.is_some();
        document.name = document.name.or(name.map(read::Text::new));
        let document = resolve::join(document, file, sources, &mut diagnostics);
        let draft = resolve::resolve(document, is_part, sources, &mut diagnostics);
        check::check(draft, sources, &mut diagnostics).ok()
    });
    diagnostics.sort();
    (catalog, diagnostics)
}

/// Where each link of a catalogue that leaves its reference stands, and where it leads, without asking whether there is anything.
pub fn outward_links(sources: &mut Sources, file: u32) -> Vec<(Span, String)> {
    let mut ignored = Diagnostics::new();
    let Some(document) = read_whole(sources, file) else {
        return Vec::new();
    };
    let draft = resolve::resolve(document, false, sources, &mut ignored);
    check::outward(&draft, sources)
}

/// Reads a catalogue as written with all that it includes, without resolving or judging it.
pub fn read_whole(sources: &mut Sources, file: u32) -> Option<language::Document> {
    let mut ignored = Diagnostics::new();
    let document = parse::parse(sources, file, &mut ignored)?;
    Some(resolve::join(document, file, sources, &mut ignored))
}

/// The files that a catalogue includes, as far as they can be read, without resolving or judging it.
pub fn included(path: &Path) -> Vec<PathBuf> {
    let (mut sources, mut ignored) = (Sources::new(), Diagnostics::new());
    let Ok(file) = sources.read(path) else {
        return Vec::new();
    };
    // A file that nowhere says so includes none, and need not be parsed to know it.
    if sources.file(file).text.contains("include")
        && let Some(document) = parse::parse(&sources, file, &mut ignored)
    {
        resolve::join(document, file, &mut sources, &mut ignored);
    }
    let included = sources.files().iter().skip(1);
    included.filter_map(|file| file.path.clone()).collect()
}

/// Reads a catalogue as written, without resolving or judging it.
pub fn read_document(sources: &Sources, file: u32) -> (Option<language::Document>, Diagnostics) {
    let mut diagnostics = Diagnostics::new();
    let document = parse::parse(sources, file, &mut diagnostics);
    diagnostics.sort();
    (document, diagnostics)
}
