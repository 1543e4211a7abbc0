//! What errors have in common whatever their codes are, as a closed enum.

use errcat_catalog::{api::Api, each};
use heck::ToPascalCase;
use proc_macro2::TokenStream;
use quote::quote;

use super::{
    docs,
    names::{ident, unique_idents},
    types::words,
};

pub(super) fn tokens(api: &Api) -> TokenStream {
    if api.traits.is_empty() {
        return TokenStream::new();
    }
    let names = each(&api.traits, &mut |known| known.name.clone());
    let variants: Vec<String> = each(&names, &mut |name| name.to_pascal_case());
    let variants = unique_idents(variants.iter().map(String::as_str));
    let docs = each(&api.traits, &mut |known| vec![docs::inline(&known.doc)]);
    let doc = "What errors have in common whatever their codes are.";
    let says = [
        "Every trait, in the catalogue's order.",
        "Its name in the catalogue.",
    ];
    let words = words(&ident("Trait"), doc, &names, &variants, docs, says);
    quote! {
        #words

        impl Code {
            /// Whether the error of this code has the trait.
            #[must_use]
            pub const fn has(self, wanted: Trait) -> bool {
                self.entry().has_trait(wanted.as_str())
            }
        }
    }
}
