//! The names that errors had before they were renamed, so that what was written with them goes on to compile.

use errcat_catalog::{
    Catalog, Declared, Owner,
    api::{Entry, Retired},
    declared,
};
use proc_macro2::TokenStream;
use quote::quote;

use super::{
    has_values,
    names::{Names, ident, string},
};

/// Deprecated aliases of the types, variants and constructors, for each entry that was renamed and keeps its code.
pub(super) fn tokens(catalog: &Catalog, names: &Names) -> TokenStream {
    if catalog.no_longer_sent().count() == catalog.retired.len() {
        return TokenStream::new();
    }
    let old = declared(catalog);
    let old = old
        .iter()
        .filter_map(|declared| of(declared, catalog, names));
    quote! { #(#old)* }
}

fn of(declared: &Declared, catalog: &Catalog, names: &Names) -> Option<TokenStream> {
    let old = ident(declared.rust()?);
    let (Owner::Retired(at) | Owner::RetiredReasons(at) | Owner::RetiredWords(at, _)) =
        declared.owner
    else {
        return None;
    };
    let retired = &catalog.retired[at];
    let entry = catalog.heir(retired)?;
    let deprecated = |new: &dyn std::fmt::Display| {
        let note = string(&note(retired, &new.to_string()));
        quote! { #[deprecated(note = #note)] }
    };
    let new = match declared.owner {
        Owner::RetiredReasons(_) => names.reason(entry),
        Owner::RetiredWords(_, place) => names.param(entry, &entry.params[place])?,
        _ => return Some(variant(declared, entry, names, &deprecated)),
    };
    let deprecated = deprecated(new);
    let doc = format!(" What [`{new}`] was called.");
    Some(quote! {
        #[doc = #doc]
        #deprecated
        pub type #old = #new;
    })
}

/// The variants of `Code` and `Error`, and the struct if there is one.
fn variant(
    declared: &Declared,
    entry: &Entry,
    names: &Names,
    deprecated: &dyn Fn(&dyn std::fmt::Display) -> TokenStream,
) -> TokenStream {
    let old = ident(declared.rust().unwrap_or_default());
    let new = ident(&entry.identifiers.rust);
    let deprecated = deprecated(&new);
    let doc = format!(" What [`Self::{new}`] was called.");
    let allow = quote! {
        #[allow(non_upper_case_globals, non_snake_case, reason = "it was a variant")]
    };
    let of_error = if has_values(entry) {
        let values = names.entry(entry);
        quote! {
            #[must_use]
            pub const fn #old(values: Box<#values>) -> Self {
                Self::#new(values)
            }
        }
    } else {
        quote! { pub const #old: Self = Self::#new; }
    };
    let values = has_values(entry).then(|| {
        let values = names.entry(entry);
        let doc = format!(" What [`{values}`] was called.");
        quote! {
            #[doc = #doc]
            #deprecated
            pub type #old = #values;
        }
    });
    quote! {
        #values

        impl Code {
            #[doc = #doc]
            #deprecated
            #allow
            pub const #old: Self = Self::#new;
        }

        impl Error {
            #[doc = #doc]
            #deprecated
            #allow
            #of_error
        }
    }
}

fn note(retired: &Retired, new: &str) -> String {
    let since = retired.since.as_ref();
    let since = since.map_or_else(String::new, |since| format!(" since {since}"));
    format!("renamed to `{new}`{since}")
}
