//! The enum `Error`.

use errcat_catalog::{Catalog, api::Entry, each};
use proc_macro2::TokenStream;
use quote::quote;

use super::{
    display::{self, Arms},
    docs, has_values,
    names::{Names, ident, string},
    runtime::Runtime,
    title,
};

/// How many arms a match has before it is long to clippy, which counts lines: an arm may take three.
const LONG: usize = 30;

/// The enum.
pub(super) fn tokens(catalog: &Catalog, names: &Names, runtime: &Runtime) -> TokenStream {
    let doc = docs::paragraphs([
        format!(
            "An error of the catalogue {}, with the values that belong to it.",
            title(catalog)
        ),
        "It is no larger than two pointers; `Display` is the message that people see.".to_owned(),
    ]);
    let variants = each(&catalog.entries, &mut |entry| {
        let variant = ident(&entry.identifiers.rust);
        let doc = docs::paragraphs([format!("{} See [`Code::{variant}`].", docs::called(entry))]);
        let values = has_values(entry).then(|| {
            let values = names.entry(entry);
            quote! { (Box<#values>) }
        });
        quote! { #doc #variant #values }
    });
    let codes = each(&catalog.entries, &mut |entry| {
        let variant = ident(&entry.identifiers.rust);
        let values = has_values(entry).then(|| quote! { (_) });
        quote! { Self::#variant #values => Code::#variant }
    });
    let long = long(catalog.entries.len());
    let (debug, display) = delegates(catalog);
    let catalogued = catalogued(catalog);
    let integrate = runtime.integrate(&quote! { {} Error, {} });
    let by_status = by_status(catalog);
    quote! {
        #doc
        #[allow(
            clippy::doc_markdown,
            clippy::enum_variant_names,
            reason = "texts and names are the catalogue's"
        )]
        #[repr(u16)]
        #[non_exhaustive]
        pub enum Error { #(#variants),* }

        impl Error {
            /// Which error of the catalogue this is.
            #[must_use]
            #long
            pub const fn code(&self) -> Code {
                match self { #(#codes),* }
            }
        }

        impl ::core::fmt::Debug for Error { #debug }

        impl ::core::fmt::Display for Error { #display }

        impl ::core::error::Error for Error {}

        impl ::errcat::CatalogError for Error {
            fn catalog(&self) -> &'static ::errcat::Catalog {
                &CATALOG
            }

            fn entry(&self) -> &'static ::errcat::Entry {
                self.code().entry()
            }

            #catalogued
        }

        impl ::errcat::ErrorSet for Error {
            const CATALOG: &'static ::errcat::Catalog = &CATALOG;

            fn entries(each: &mut dyn FnMut(&'static ::errcat::Entry)) {
                for code in Code::ALL {
                    each(code.entry());
                }
            }

            #by_status
        }

        #integrate
    }
}

/// The method that visits the entries which stand for a status, where there are some.
fn by_status(catalog: &Catalog) -> Option<TokenStream> {
    let entries = super::by_status(catalog);
    let codes = each(&entries, &mut |(_, entry)| ident(&entry.identifiers.rust));
    (!codes.is_empty()).then(|| {
        quote! {
            fn by_status(each: &mut dyn FnMut(&'static ::errcat::Entry)) {
                #(each(Code::#codes.entry());)*
            }
        }
    })
}

/// `Debug` and `Display`, which `Error` leaves to the structs of its variants.
///
/// Each is a match of its own. A trait object would be shorter, but rustc builds every method of the trait for it, and
/// that for every struct.
fn delegates(catalog: &Catalog) -> (TokenStream, TokenStream) {
    let without: Vec<&Entry> = catalog
        .entries
        .iter()
        .filter(|entry| !has_values(entry))
        .collect();
    let text = text(&without);
    let method = |of: TokenStream, otherwise: TokenStream| {
        let body = choose(
            catalog,
            has_values,
            &|_| quote! { #of(values, f) },
            &otherwise,
        );
        let long = long(catalog.entries.len() - without.len());
        quote! {
            #long
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result { #body }
        }
    };
    let debug = method(
        quote! { ::core::fmt::Debug::fmt },
        quote! { ::core::fmt::Debug::fmt(&self.code(), f) },
    );
    let display = method(
        quote! { ::core::fmt::Display::fmt },
        quote! { f.write_str(#text) },
    );
    (debug, display)
}

/// The methods of `CatalogError` that concern values: each leaves those to the structs that have something to say.
fn catalogued(catalog: &Catalog) -> TokenStream {
    let has_reasons = |entry: &Entry| !entry.reasons.is_empty();
    let has_public = |entry: &Entry| entry.public_params().next().is_some();
    let has_private = |entry: &Entry| entry.params.iter().any(|param| param.private);
    let method = |is_chosen: fn(&Entry) -> bool, signature: TokenStream, body: TokenStream| {
        let chosen = catalog
            .entries
            .iter()
            .filter(|entry| is_chosen(entry))
            .count();
        let long = long(chosen);
        (chosen > 0).then(|| quote! { #long #signature { #body } })
    };
    let reason = |_: &Entry| quote! { ::errcat::CatalogError::reason(&**values) };
    let params = quote! { ::errcat::CatalogError::params(&**values, to) };
    let private = quote! { ::errcat::CatalogError::private(&**values, to) };
    let reason = method(
        has_reasons,
        quote! { fn reason(&self) -> Option<&'static ::errcat::Reason> },
        choose(catalog, has_reasons, &reason, &quote! { None }),
    );
    let params = method(
        has_public,
        quote! { fn params(&self, to: &mut dyn ::errcat::Params) },
        visit(catalog, has_public, &params),
    );
    let private = method(
        has_private,
        quote! { fn private(&self, to: &mut dyn ::errcat::Logs) },
        visit(catalog, has_private, &private),
    );
    quote! { #reason #params #private }
}

/// What is done with the values of chosen entries, and nothing for the rest.
fn visit(catalog: &Catalog, is_chosen: fn(&Entry) -> bool, call: &TokenStream) -> TokenStream {
    let mut chosen = catalog.entries.iter().filter(|entry| is_chosen(entry));
    match (chosen.next(), chosen.next()) {
        // A match that looks for a single variant would be a lint.
        (Some(entry), None) if catalog.entries.len() > 1 => {
            let variant = ident(&entry.identifiers.rust);
            quote! { if let Self::#variant(values) = self { #call; } }
        }
        _ => choose(
            catalog,
            is_chosen,
            &|_| quote! { { #call; } },
            &quote! { {} },
        ),
    }
}

/// A match of `self` with an arm for each chosen entry, which binds its `values`, and one for the rest.
fn choose(
    catalog: &Catalog,
    is_chosen: fn(&Entry) -> bool,
    arm: &dyn Fn(&Entry) -> TokenStream,
    otherwise: &TokenStream,
) -> TokenStream {
    let (chosen, rest): (Vec<&Entry>, Vec<&Entry>) =
        catalog.entries.iter().partition(|entry| is_chosen(entry));
    if chosen.is_empty() {
        return otherwise.clone();
    }
    let arms = chosen.into_iter().map(|entry| {
        let (variant, body) = (ident(&entry.identifiers.rust), arm(entry));
        quote! { Self::#variant(values) => #body, }
    });
    // A wildcard that stands for a single variant would be a lint.
    let rest = match rest.as_slice() {
        [] => TokenStream::new(),
        [entry] => {
            let variant = ident(&entry.identifiers.rust);
            let values = has_values(entry).then(|| quote! { (_) });
            quote! { Self::#variant #values => #otherwise, }
        }
        _ => quote! { _ => #otherwise, },
    };
    quote! { match self { #(#arms)* #rest } }
}

/// An expression for the message of an entry without values: that of the table, unless it has escaped braces.
fn text(entries: &[&Entry]) -> TokenStream {
    let table = quote! { self.code().entry().message };
    let mut arms = Arms::default();
    for entry in entries {
        let Some(message) = entry.messages.first() else {
            continue;
        };
        let text = display::plain(message);
        if text != message.template {
            let variant = ident(&entry.identifiers.rust);
            let text = string(&text);
            arms.push(quote! { Code::#variant }, quote! { #text });
        }
    }
    let arms = arms.tokens();
    if arms.is_empty() {
        table
    } else {
        quote! { match self.code() { #arms code => code.entry().message } }
    }
}

/// What a match of so many arms needs before it.
pub(super) fn long(arms: usize) -> Option<TokenStream> {
    (arms > LONG).then(|| quote! { #[allow(clippy::too_many_lines, reason = "one arm an entry")] })
}
