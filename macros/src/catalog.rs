//! `catalog!`: a catalogue's items, and the files that they come from.

use errcat_codegen::rust;
use proc_macro2::TokenStream;
use syn::LitStr;

use crate::load::load;

/// Expands to what every front makes of the catalogue, beside what has cargo watch its files.
pub(crate) fn expand(input: TokenStream) -> TokenStream {
    let path: LitStr = match syn::parse2(input) {
        Ok(path) => path,
        Err(error) => {
            let help = "`catalog!` takes the path of a catalogue, relative to the folder of \
                        Cargo.toml: `catalog!(\"catalog/shop.yaml\")`";
            return syn::Error::new(error.span(), help).into_compile_error();
        }
    };
    match load(&path) {
        Ok(loaded) => {
            let mut tokens = rust::tokens(&loaded.catalog);
            tokens.extend(loaded.tracking());
            tokens
        }
        Err(refused) => refused,
    }
}
