//! The way from a response to the error. What is emitted is a list; what it expands to is for the runtime crate's
//! features to say.

use errcat_catalog::{Catalog, Status, api::Entry, each};
use proc_macro2::TokenStream;
use quote::quote;

use super::{
    has_values,
    names::{Names, ident, integer, string},
};

/// The entries without values, then those with, each with the name of its struct; what their classes are called in packages
/// of other languages, and those of unknown errors with their statuses.
pub(super) fn tokens(catalog: &Catalog, names: &Names) -> TokenStream {
    let (valued, bare): (Vec<&Entry>, Vec<&Entry>) =
        catalog.entries.iter().partition(|entry| has_values(entry));
    let bare = each(&bare, &mut |entry| ident(&entry.identifiers.rust));
    let valued = each(&valued, &mut |entry| {
        let (variant, values) = (ident(&entry.identifiers.rust), names.entry(entry));
        quote! { #variant: #values }
    });
    let classes = each(&catalog.entries, &mut |entry| {
        string(&entry.identifiers.typescript)
    });
    let families = catalog.exceptions.iter().filter(|class| !class.fallback);
    let families = families.map(Some).chain([catalog.fallback_exception()]);
    let unknown = families.map(|family| {
        let name = family.map_or("APIError", |family| &family.identifiers.typescript);
        let name = string(&format!("Unknown{name}"));
        let statuses = family.map_or(&[][..], |family| &family.statuses);
        let statuses = each(statuses, &mut |status| {
            integer(match status {
                Status::Exact(status) => (*status).into(),
                Status::Class(class) => (*class).into(),
            })
        });
        quote! { #name [#(#statuses),*] }
    });
    quote! {
        ::errcat::__decode!(Error, Code; #(#bare),*; #(#valued),*; #(#classes),*; #(#unknown),*);
    }
}
