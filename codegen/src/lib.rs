//! The errcat back ends: what a catalogue of API errors becomes.
//!
//! [`compile`] is the whole compiler on one screen: parse, resolve, check, emit. The command line, build scripts and
//! macros call it and nothing else; [`write`] then brings artifacts to a disk or compares them with it.
//!
//! With default features only Rust is emitted, so that a user's build compiles little. The feature `text` brings the
//! targets that come from templates, `pretty` formats Rust for people, and `render` draws diagnostics.

pub mod artifact;
mod emit;
pub mod escape;
mod output;
pub mod write;

use errcat_catalog::{Catalog, Diagnostics, Sources, load};

pub use emit::rust;
#[cfg(feature = "text")]
pub use emit::template::{Engine, TemplateError};
pub use output::{Output, Target};

use artifact::Artifact;

/// What a run over one catalogue gives.
#[derive(Debug)]
pub struct Compiled {
    /// The catalogue, if nothing refuses it.
    pub catalog: Option<Catalog>,
    /// Every finding, sorted by place.
    pub diagnostics: Diagnostics,
    /// What the outputs made of the catalogue; nothing if it is refused.
    pub artifacts: Vec<Artifact>,
}

/// Compiles one catalogue of `sources` into `outputs`: parse, resolve, check, emit.
///
/// # Errors
///
/// When a template of the user's own cannot be read or rendered; the error points into the template.
#[cfg(feature = "text")]
pub fn compile(
    sources: &mut Sources,
    file: u32,
    outputs: &[Output],
    engine: &Engine,
) -> Result<Compiled, TemplateError> {
    let (catalog, diagnostics) = load(sources, file);
    let artifacts = match &catalog {
        Some(catalog) => emit::emit(catalog, outputs, engine)?,
        None => Vec::new(),
    };
    Ok(Compiled {
        catalog,
        diagnostics,
        artifacts,
    })
}
