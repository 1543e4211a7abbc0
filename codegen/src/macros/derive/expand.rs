//! What a type becomes: the static records of its entries, and the traits.

use errcat_catalog::api::Entry;
use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::{Attribute, Type};

use super::{
    ast::{Field, Input, Value},
    bind::{Bound, Meaning, key},
    docs,
    generics::Generics,
    methods::{self, Arm},
};
use crate::{
    macros::load::Loaded,
    rust::{self, Runtime},
};

/// The implementations of a type whose variants are all bound.
pub(super) fn expand(
    input: &Input<'_>,
    bound: &[Bound<'_>],
    loaded: &Loaded,
    runtime: &Runtime,
) -> TokenStream {
    let generics = Generics::of(input, bound);
    let statics = statics(bound, loaded);
    let display = display(&generics, bound);
    let error = error(&generics, bound);
    let catalogued = catalogued(input, &generics, bound);
    let set = set(&generics, bound, loaded);
    let from = from(input, &generics);
    let integrate = integrate(&generics, runtime);
    let deprecated = deprecated(input, bound, loaded);
    quote! {
        #[doc(hidden)]
        #[allow(
            clippy::all,
            clippy::pedantic,
            clippy::restriction,
            deprecated,
            non_upper_case_globals,
            single_use_lifetimes,
            unused_qualifications,
        )]
        const _: () = {
            #statics
            #display
            #error
            #catalogued
            #set
            #from
            #integrate
        };
        #deprecated
    }
}

/// The name of the static record of an entry.
pub(super) fn record(index: usize) -> Ident {
    format_ident!("ENTRY_{index}")
}

/// `From` for each field that an error is made from.
pub(super) fn from(input: &Input<'_>, generics: &Generics) -> TokenStream {
    let Generics {
        parameters,
        ty,
        own,
        ..
    } = generics;
    let mut known = Vec::new();
    let sources = input.variants.iter().filter_map(|variant| {
        let field: &Field<'_> = variant.from()?;
        let (source, _) = field.value_type();
        let text = source.to_token_stream().to_string();
        let is_new = !known.contains(&text);
        known.push(text);
        (is_new && variant.fields.len() == 1).then_some((&variant.head, field))
    });
    let impls = sources.map(|(head, field)| {
        let (source, is_option) = field.value_type();
        let member = &field.member;
        let value = if is_option {
            quote! { ::core::option::Option::Some(__source) }
        } else {
            quote! { __source }
        };
        quote! {
            #[automatically_derived]
            impl #parameters ::core::convert::From<#source> for #ty #own {
                fn from(__source: #source) -> Self {
                    #head { #member: #value }
                }
            }
        }
    });
    impls.collect()
}

/// What the integrations of the runtime crate implement.
pub(super) fn integrate(generics: &Generics, runtime: &Runtime) -> TokenStream {
    let Generics {
        parameters,
        ty,
        bounds,
        ..
    } = generics;
    runtime.integrate(&quote! { {#parameters} #ty, {#bounds} })
}

/// The records of the catalogue, of each entry of the type and of those that stand for a status, each once, and the files
/// that they come from.
fn statics(bound: &[Bound<'_>], loaded: &Loaded) -> TokenStream {
    let mut known = entries(bound);
    for (index, entry) in rust::by_status(&loaded.catalog) {
        if known.iter().all(|(known, _)| *known != index) {
            known.push((index, entry));
        }
    }
    let entries = known.into_iter().map(|(index, entry)| {
        let (name, record) = (record(index), rust::entry_record(&loaded.catalog, entry));
        quote! { static #name: ::errcat::Entry = #record; }
    });
    let forwards = |bound: &Bound<'_>| matches!(bound.meaning, Meaning::Transparent(_));
    let catalog = rust::catalog_record(&loaded.catalog, bound.iter().any(forwards));
    let tracking = loaded.tracking();
    quote! { #catalog #(#entries)* #tracking }
}

fn display(generics: &Generics, bound: &[Bound<'_>]) -> TokenStream {
    let Generics {
        parameters,
        ty,
        bounds,
        ..
    } = generics;
    let message = methods::choose(
        bound,
        &|meaning| match meaning {
            Meaning::Transparent(field) => {
                let inner = methods::inner(field);
                let body = quote! { ::core::fmt::Display::fmt(#inner, __formatter) };
                Some(Arm::new(&[field], body))
            }
            Meaning::Entry(instance) => {
                let field = instance.text?;
                let Value { tokens, span } = field.value();
                let body = quote_spanned! {span=> ::core::fmt::Display::fmt(#tokens, __formatter) };
                Some(Arm::new(&[field], body))
            }
        },
        &quote! { ::errcat::derived::message(self, __formatter) },
    );
    quote! {
        #[automatically_derived]
        impl #parameters ::core::fmt::Display for #ty #bounds {
            fn fmt(&self, __formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                #message
            }
        }
    }
}

fn error(generics: &Generics, bound: &[Bound<'_>]) -> TokenStream {
    let Generics {
        parameters,
        ty,
        error,
        ..
    } = generics;
    let source = methods::source(bound);
    quote! {
        #[automatically_derived]
        impl #parameters ::core::error::Error for #ty #error {
            #source
        }
    }
}

fn catalogued(input: &Input<'_>, generics: &Generics, bound: &[Bound<'_>]) -> TokenStream {
    let Generics {
        parameters,
        ty,
        bounds,
        ..
    } = generics;
    let methods = [
        methods::catalog(),
        methods::entry(bound),
        methods::reason(bound),
        methods::params(bound),
        methods::private(bound),
        methods::forwarded(bound, "status", "Status"),
        methods::forwarded(bound, "retry", "Retry"),
    ];
    let docs = docs::table(input, bound);
    quote! {
        #docs
        #[automatically_derived]
        impl #parameters ::errcat::CatalogError for #ty #bounds {
            #(#methods)*
        }
    }
}

fn set(generics: &Generics, bound: &[Bound<'_>], loaded: &Loaded) -> TokenStream {
    let Generics {
        parameters,
        ty,
        bounds,
        ..
    } = generics;
    let entries = entries(bound).into_iter().map(|(index, _)| record(index));
    let own = quote! { #(__each(&#entries);)* };
    let inner = bound.iter().filter_map(|bound| match &bound.meaning {
        Meaning::Transparent(field) => Some(&field.node.ty),
        Meaning::Entry(_) => None,
    });
    let inner: Vec<&Type> = inner.collect();
    let visits = if inner.is_empty() {
        own
    } else {
        quote! {
            #[allow(unused_imports)]
            use ::errcat::derived::{IsSet as _, NoSet as _};
            ::errcat::derived::entries(
                &[
                    |__each| { #own },
                    #(|__each| (&::errcat::derived::Held::<#inner>::TYPE).entries(__each)),*
                ],
                __each,
            );
        }
    };
    let by_status = rust::by_status(&loaded.catalog);
    let by_status = by_status.into_iter().map(|(index, _)| record(index));
    quote! {
        #[automatically_derived]
        impl #parameters ::errcat::ErrorSet for #ty #bounds {
            const CATALOG: &'static ::errcat::Catalog = &CATALOG;

            #[allow(unused_variables)]
            fn entries(__each: &mut dyn ::core::ops::FnMut(&'static ::errcat::Entry)) {
                #visits
            }

            #[allow(unused_variables)]
            fn by_status(__each: &mut dyn ::core::ops::FnMut(&'static ::errcat::Entry)) {
                #(__each(&#by_status);)*
            }
        }
    }
}

/// A use of something deprecated at each variant of a deprecated entry, which makes rustc warn there.
///
/// An `#[allow]` of the user's own there, or on the type, holds for it too.
fn deprecated(input: &Input<'_>, bound: &[Bound<'_>], loaded: &Loaded) -> TokenStream {
    let is_allow = |attr: &&Attribute| attr.path().is_ident("allow");
    let uses = bound.iter().filter_map(|bound| {
        let Meaning::Entry(instance) = &bound.meaning else {
            return None;
        };
        let deprecated = instance.entry.deprecated.as_ref()?;
        let since = deprecated.since.as_ref();
        let since = since.map(|since| format!("deprecated since {since}"));
        let instead = deprecated.replaced_by.as_ref();
        let instead = instead.and_then(|name| loaded.catalog.entry(name));
        let instead = instead.map(|entry| {
            let (name, code) = (&entry.identifiers.rust, key(entry));
            format!("return `{name}` (`{code}`) instead")
        });
        let sunset = deprecated.sunset.as_ref();
        let sunset = sunset.map(|sunset| format!("no longer sent from {sunset}"));
        let parts = [since, sunset, instead, deprecated.note.clone()];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        let note = parts.join(": ");
        let note = if note.is_empty() {
            quote! {}
        } else {
            quote! { (note = #note) }
        };
        let name = format_ident!("{}", instance.entry.name);
        let mut here = name.clone();
        here.set_span(bound.variant.ident.span());
        let used = quote_spanned! {bound.variant.ident.span()=> const _: u8 = #here; };
        let allows = input.node.attrs.iter().chain(bound.variant.written);
        let allows = allows.filter(is_allow);
        Some(quote! {
            #[doc(hidden)]
            #(#allows)*
            const _: () = {
                #[deprecated #note]
                #[allow(non_upper_case_globals)]
                const #name: u8 = 0;
                #used
            };
        })
    });
    uses.collect()
}

/// The entries of the type's own variants, each once, in the catalogue's order.
fn entries<'a>(bound: &'a [Bound<'a>]) -> Vec<(usize, &'a Entry)> {
    let mut entries: Vec<(usize, &Entry)> = Vec::new();
    for instance in bound.iter().filter_map(Bound::instance) {
        let place = entries.partition_point(|(index, _)| *index < instance.index);
        if entries
            .get(place)
            .is_none_or(|(index, _)| *index != instance.index)
        {
            entries.insert(place, (instance.index, instance.entry));
        }
    }
    entries
}
