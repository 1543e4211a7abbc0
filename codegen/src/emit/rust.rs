//! Rust: the codes, the table of entries and the error type.

use errcat_catalog::Catalog;
use proc_macro2::TokenStream;

use super::File;

/// The module of a catalogue.
pub fn tokens(_catalog: &Catalog) -> TokenStream {
    TokenStream::new()
}

#[cfg(feature = "text")]
pub(crate) fn emit(catalog: &Catalog) -> Vec<File> {
    vec![File::new("", tokens(catalog).to_string())]
}
