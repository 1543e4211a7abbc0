//! The errcat back ends: what a catalogue of API errors becomes.
//!
//! # In a build script
//!
//! [`Config`] compiles catalogues into modules that `errcat::include_catalog!` takes up. `Cargo.toml` has `errcat`
//! under `[dependencies]` and this crate under `[build-dependencies]`, and build.rs is
//!
//! ```no_run
//! fn main() -> Result<(), errcat_codegen::Error> {
//!     errcat_codegen::Config::new().compile("catalog/submissions.yaml")
//! }
//! ```
//!
//! Cargo runs it again when the catalogue or a file that it includes changes, and shows the catalogue's warnings as its
//! own. The macro `errcat::catalog!` makes the same without a build script, and `errcat generate --target rust` makes
//! a file to commit, for who wants neither. Cargo compiles build scripts without optimisation, in release builds too:
//! for a catalogue of a thousand errors or more, set `opt-level = 1` under `[profile.dev.build-override]`.
//!
//! # The compiler
//!
//! [`compile`] is the whole compiler on one screen: parse, resolve, check, emit. Every front end calls it and nothing
//! else; `write` then brings artifacts to a disk or compares them with it.
//!
//! With default features only Rust is emitted, so that a user's build compiles little. The feature `text` brings the
//! targets that come from templates and what writes them, `pretty` formats Rust for people, and `render` draws diagnostics.

#[cfg(feature = "text")]
pub mod apply;
#[cfg(feature = "text")]
pub mod artifact;
mod config;
#[cfg(feature = "text")]
mod dead_doc_url;
mod emit;
pub mod escape;
#[cfg(feature = "macros")]
#[doc(hidden)]
pub mod macros;
mod manifest;
#[cfg(feature = "text")]
mod output;
#[cfg(feature = "text")]
pub mod write;

use errcat_catalog::{Catalog, Diagnostics, Sources, load};

pub use config::{Config, Error};
#[cfg(feature = "text")]
pub use dead_doc_url::dead_doc_url;
#[cfg(feature = "text")]
pub use emit::openapi;
pub use emit::rust;
#[cfg(feature = "text")]
pub use emit::template::{Engine, TemplateError};
#[cfg(feature = "text")]
pub use emit::vectors::{VECTORS_SCHEMA_ID, vectors_schema};
#[cfg(feature = "text")]
pub use emit::{Shelf, emit, emit_each};
#[cfg(feature = "text")]
pub use output::{Flavor, OpenApi, OpenApiVersion, Options, Output, PageLayout, Pages, Target};

/// What a run over one catalogue gives.
#[derive(Debug)]
pub struct Compiled<T> {
    /// The catalogue, if nothing refuses it.
    pub catalog: Option<Catalog>,
    /// Every finding, sorted by place.
    pub diagnostics: Diagnostics,
    /// What was made of the catalogue; nothing if it is refused.
    pub emitted: Option<T>,
}

/// Compiles one catalogue of `sources`: parse, resolve, check, emit.
///
/// What is emitted is the caller's choice: [`rust::tokens`] inside a macro, [`rust::source`] in a build script,
/// `emit` for every output of a project.
///
/// ```
/// use errcat_catalog::Sources;
/// use errcat_codegen::{compile, rust};
///
/// let mut sources = Sources::new();
/// let file = sources.add("shop.yaml", r#"
/// errcat: 1
/// name: shop
/// errors:
///   sold_out: {status: 409, message: Sold out., remedy: Choose another item.}
/// "#);
/// let module = compile(&mut sources, file, rust::source).emitted.unwrap();
/// assert!(module.contains("SoldOut"));
/// ```
pub fn compile<T>(
    sources: &mut Sources,
    file: u32,
    emit: impl FnOnce(&Catalog) -> T,
) -> Compiled<T> {
    let (catalog, diagnostics) = load(sources, file);
    let emitted = catalog.as_ref().map(emit);
    Compiled {
        catalog,
        diagnostics,
        emitted,
    }
}
