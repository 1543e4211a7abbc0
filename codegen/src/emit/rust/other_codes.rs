//! Codes besides the one that is sent: those of former days, aliases, those that several errors have, and those that have values
//! in them.

use errcat_catalog::{Catalog, api::Audience};
use proc_macro2::TokenStream;
use quote::quote;

use super::{envelope::maybe, key, names::string};

/// The codes that are no longer sent.
pub(super) fn retired(catalog: &Catalog) -> Option<TokenStream> {
    let retired = catalog.retired.iter().filter_map(|retired| {
        let code = string(retired.code.as_deref()?);
        let by = retired.replaced_by.as_deref();
        let by = by.and_then(|by| catalog.entry(by)).map(key);
        let [by, since, note] = [by, retired.since.as_deref(), retired.note.as_deref()].map(maybe);
        Some(quote! {
            ::errcat::Retired { code: #code, replaced_by: #by, since: #since, note: #note }
        })
    });
    let retired: Vec<TokenStream> = retired.collect();
    (!retired.is_empty()).then(|| quote! { .with_retired(&[#(#retired),*]) })
}

/// The codes that have values in them.
pub(super) fn templates(catalog: &Catalog) -> Option<TokenStream> {
    let mut codes = Vec::new();
    for entry in &catalog.entries {
        if entry.code_parts().is_some() {
            codes.push(string(key(entry)));
        }
    }
    (!codes.is_empty()).then(|| quote! { .with_code_templates(&[#(#codes),*]) })
}

/// The codes that several errors have, those that clients can meet first.
pub(super) fn shared(catalog: &Catalog) -> Option<TokenStream> {
    let mut pairs = Vec::new();
    for is_public in [true, false] {
        for entry in &catalog.entries {
            let is_it = entry.shares_code && (entry.audience == Audience::Public) == is_public;
            if let Some(code) = entry.code.as_deref().filter(|_| is_it) {
                let (code, key) = (string(code), string(key(entry)));
                pairs.push(quote! { (#code, #key) });
            }
        }
    }
    (!pairs.is_empty()).then(|| quote! { .with_shared_codes(&[#(#pairs),*]) })
}

/// Further codes by which errors are recognised.
pub(super) fn aliases(catalog: &Catalog) -> Option<TokenStream> {
    let mut pairs = Vec::new();
    for entry in &catalog.entries {
        let key = string(key(entry));
        for alias in &entry.aliases {
            let alias = string(alias);
            pairs.push(quote! { (#alias, #key) });
        }
    }
    (!pairs.is_empty()).then(|| quote! { .with_aliases(&[#(#pairs),*]) })
}
