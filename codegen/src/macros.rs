//! What the macros of `errcat-macros` expand to.
//!
//! A crate of macros cannot be compiled before all that it depends on is linked; so that one is only the way in, and
//! its work stands here, where cargo compiles it beside other crates.

mod catalog;
mod derive;
mod load;
mod record;
mod runtime;

use proc_macro2::TokenStream;

/// The whole of a catalogue as Rust items: `catalog!`.
pub fn catalog(input: TokenStream) -> TokenStream {
    catalog::expand(input)
}

/// A struct of the user's own, held to a record of a catalogue: `#[derive(Record)]`.
pub fn record(input: TokenStream) -> TokenStream {
    match syn::parse2(input) {
        Ok(input) => record::derive(&input),
        Err(error) => error.into_compile_error(),
    }
}

/// A type of the user's own, held to a catalogue: `#[derive(CatalogError)]`.
pub fn derive(input: TokenStream) -> TokenStream {
    match syn::parse2(input) {
        Ok(input) => derive::derive(&input),
        Err(error) => error.into_compile_error(),
    }
}
