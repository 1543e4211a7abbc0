//! Errors that are cases of another one: the way from a code to that, and the prefixes of codes of tomorrow.

use errcat_catalog::api::Api;
use proc_macro2::TokenStream;
use quote::quote;

use super::{
    display::Arms,
    error::long,
    key,
    names::{ident, string},
};

/// The way from a code to that of which it is a case, where there are such.
pub(super) fn tokens(api: &Api) -> TokenStream {
    let mut arms = Arms::default();
    let mut count = 0;
    for entry in &api.entries {
        if let Some(parent) = api.parent_entry(entry) {
            let (case, parent) = (
                ident(&entry.identifiers.rust),
                ident(&parent.identifiers.rust),
            );
            arms.push(quote! { Self::#case }, quote! { Some(Self::#parent) });
            count += 1;
        }
    }
    if count == 0 {
        return TokenStream::new();
    }
    let (arms, long) = (arms.tokens(), long(count));
    quote! {
        impl Code {
            /// The error that it is a case of, if it is of one.
            #[must_use]
            #long
            pub const fn parent(self) -> Option<Self> {
                match self { #arms _ => None }
            }
        }
    }
}

/// The setter of the prefixes of codes, the longest first.
pub(super) fn prefixes(api: &Api) -> Option<TokenStream> {
    let mut prefixes = Vec::new();
    for (prefix, _, entry) in api.prefixes() {
        let class = string(&format!("Unknown{}", entry.identifiers.typescript));
        let (prefix, key) = (string(prefix), string(key(entry)));
        prefixes.push(quote! { (#prefix, #key, #class) });
    }
    (!prefixes.is_empty()).then(|| quote! { .with_prefixes(&[#(#prefixes),*]) })
}
