//! What errors have in common whatever their codes are, as a closed enum.

use errcat_catalog::{api::Api, each};
use proc_macro2::TokenStream;
use quote::quote;

use super::{
    docs,
    names::{string, unique_idents},
};
use heck::ToPascalCase;

pub(super) fn tokens(api: &Api) -> TokenStream {
    if api.traits.is_empty() {
        return TokenStream::new();
    }
    let variants: Vec<String> = each(&api.traits, &mut |known| known.name.to_pascal_case());
    let variants = unique_idents(variants.iter().map(String::as_str));
    let names = each(&api.traits, &mut |known| string(&known.name));
    let docs = each(&api.traits, &mut |known| {
        docs::paragraphs([docs::inline(&known.doc)])
    });
    quote! {
        /// What errors have in common whatever their codes are.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[allow(
            clippy::doc_markdown,
            clippy::enum_variant_names,
            reason = "texts and names are the catalogue's"
        )]
        #[non_exhaustive]
        pub enum Trait { #(#docs #variants),* }

        impl Trait {
            /// Every trait, in the catalogue's order.
            pub const ALL: &'static [Self] = &[#(Self::#variants),*];

            /// Its name in the catalogue.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { #(Self::#variants => #names),* }
            }
        }

        impl Code {
            /// Whether the error of this code has the trait.
            #[must_use]
            pub const fn has(self, wanted: Trait) -> bool {
                self.entry().has_trait(wanted.as_str())
            }
        }
    }
}
