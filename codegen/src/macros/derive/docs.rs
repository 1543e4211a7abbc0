//! What the variants are in the catalogue, as documentation.
//!
//! A derive cannot add to the documentation of a type or a variant. That of an implementation it writes itself, and
//! rustdoc shows it on the page of the type.

use errcat_catalog::each;
use proc_macro2::TokenStream;
use quote::quote;
use syn::ext::IdentExt;

use super::{
    ast::Input,
    bind::{Bound, Meaning, Reason},
};
use crate::rust;

/// A table with a row for each variant.
pub(super) fn table(input: &Input<'_>, bound: &[Bound<'_>]) -> TokenStream {
    let is_enum = matches!(input.node.data, syn::Data::Enum(_));
    let rows = each(bound, &mut |bound| {
        let name = bound.variant.ident.unraw();
        let variant = if is_enum {
            format!("[`{name}`](Self::{name})")
        } else {
            format!("`{name}`")
        };
        let [code, status, remedy] = match &bound.meaning {
            Meaning::Transparent(_) => ["as what it holds", "", ""].map(str::to_owned),
            Meaning::Entry(instance) => {
                let entry = instance.entry;
                let reason = match instance.reason {
                    Some(Reason::Fixed(place)) => entry.reasons.get(place),
                    _ => None,
                };
                rust::summary(entry, reason)
            }
        };
        format!(" | {variant} | {code} | {status} | {remedy} |")
    });
    if rows.is_empty() {
        return TokenStream::new();
    }
    quote! {
        #[doc = " | Error | Code | Status | Remedy |"]
        #[doc = " | --- | --- | --- | --- |"]
        #(#[doc = #rows])*
    }
}
