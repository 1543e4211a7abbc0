//! The errcat macros: a catalogue of API errors inside rustc.

mod catalog;
mod derive;
mod load;

use proc_macro::TokenStream;
use syn::{DeriveInput, parse_macro_input};

/// The whole of a catalogue as Rust items, in place.
#[proc_macro]
pub fn catalog(input: TokenStream) -> TokenStream {
    catalog::expand(input.into()).into()
}

/// Holds a type of one's own to a catalogue.
#[proc_macro_derive(CatalogError, attributes(catalog, from, source))]
pub fn derive_catalog_error(input: TokenStream) -> TokenStream {
    derive::derive(&parse_macro_input!(input as DeriveInput)).into()
}
