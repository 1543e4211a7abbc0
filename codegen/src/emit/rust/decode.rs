//! The way from a response to the error. What is emitted is a list; what it expands to is for the runtime crate's
//! features to say.

use errcat_catalog::{Catalog, api::Entry, each};
use proc_macro2::TokenStream;
use quote::quote;

use super::{
    has_values,
    names::{Names, ident},
};

/// The entries without values, then those with, each with the name of its struct.
pub(super) fn tokens(catalog: &Catalog, names: &Names) -> TokenStream {
    let (valued, bare): (Vec<&Entry>, Vec<&Entry>) =
        catalog.entries.iter().partition(|entry| has_values(entry));
    let bare = each(&bare, &mut |entry| ident(&entry.identifiers.rust));
    let valued = each(&valued, &mut |entry| {
        let (variant, values) = (ident(&entry.identifiers.rust), names.entry(entry));
        quote! { #variant: #values }
    });
    quote! { ::errcat::__decode!(Error, Code; #(#bare),*; #(#valued),*); }
}
