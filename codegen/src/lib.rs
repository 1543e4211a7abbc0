//! The errcat back ends: what a catalogue of API errors becomes.
//!
//! [`compile`] is the whole compiler on one screen: parse, resolve, check, emit. Every front end calls it and nothing
//! else; [`write`](mod@write) then brings artifacts to a disk or compares them with it.
//!
//! With default features only Rust is emitted, so that a user's build compiles little. The feature `text` brings the
//! targets that come from templates, `pretty` formats Rust for people, and `render` draws diagnostics.

pub mod artifact;
mod config;
mod emit;
pub mod escape;
mod output;
pub mod write;

use errcat_catalog::{Catalog, Diagnostics, Sources, load};

pub use config::{Config, Error};
#[cfg(feature = "text")]
pub use emit::emit;
pub use emit::rust;
#[cfg(feature = "text")]
pub use emit::template::{Engine, TemplateError};
pub use output::{Output, Target};

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
/// [`emit`](crate::emit()) for every output of a project.
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
