//! The errcat macros: a catalogue of API errors inside rustc.

mod catalog;
mod load;

use proc_macro::TokenStream;

/// The whole of a catalogue as Rust items, in place.
#[proc_macro]
pub fn catalog(input: TokenStream) -> TokenStream {
    catalog::expand(input.into()).into()
}
