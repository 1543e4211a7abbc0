//! What a type with a mistake becomes: implementations that compile, so that nothing but the mistake is reported.

use errcat_catalog::Catalog;
use proc_macro2::TokenStream;
use quote::quote;

use super::{
    ast::{Field, Input},
    bind::{Bound, Instance, Meaning, Reason},
    expand::{from, integrate},
    generics::Generics,
    types,
};
use crate::rust::Runtime;

/// The variants without what is mistaken in them, so that rustc judges the types of the rest; nothing if the traits
/// cannot be had that way.
pub(super) fn sound<'a>(
    bound: Vec<Bound<'a>>,
    input: &'a Input<'a>,
    catalog: &'a Catalog,
) -> Option<Vec<Bound<'a>>> {
    if input.is_union() {
        return None;
    }
    let nothing = Instance::nothing(catalog.entries.first()?);
    let mut bound = bound.into_iter().peekable();
    let variants = input.variants.iter().map(|variant| {
        let own = bound.next_if(|bound| std::ptr::eq(bound.variant, variant));
        let meaning = own.map(|bound| without_mistakes(bound.meaning));
        let meaning = meaning.unwrap_or_else(|| Meaning::Entry(nothing.clone()));
        let is_one = variant.fields.len() == 1;
        Bound {
            variant,
            meaning: match meaning {
                Meaning::Transparent(_) if !is_one => Meaning::Entry(nothing.clone()),
                meaning => meaning,
            },
        }
    });
    Some(variants.collect())
}

fn without_mistakes(meaning: Meaning<'_>) -> Meaning<'_> {
    let mut instance = match meaning {
        Meaning::Entry(instance) => instance,
        transparent @ Meaning::Transparent(_) => return transparent,
    };
    let is_sound = |field: &Field<'_>| !field.attrs.broken && !field.is_contradictory();
    instance.params.retain(|(param, field)| {
        let (ty, _) = field.value_type();
        is_sound(field) && (param.private || !types::is_private(ty))
    });
    instance.logs.retain(|(_, field)| is_sound(field));
    let is_own = |field: &&Field<'_>| types::lifetime(&field.node.ty).is_none();
    let source = instance.source.filter(|field| is_sound(field));
    instance.source = source.filter(is_own);
    if let Some(Reason::Field(field)) = instance.reason
        && !is_sound(field)
    {
        instance.reason = None;
    }
    Meaning::Entry(instance)
}

/// The implementations of a type that cannot be understood. They never run, since the type does not compile.
pub(super) fn expand(input: &Input<'_>, runtime: &Runtime) -> TokenStream {
    let generics = Generics::of(input, &[]);
    let integrate = integrate(&generics, runtime);
    let Generics {
        parameters,
        ty,
        error,
        bounds,
        ..
    } = &generics;
    let from = from(input, &generics);
    quote! {
        #[doc(hidden)]
        #[allow(deprecated, unused_qualifications)]
        const _: () = {
            #[automatically_derived]
            impl #parameters ::core::fmt::Display for #ty #bounds {
                fn fmt(&self, _: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                    ::core::unreachable!()
                }
            }

            #[automatically_derived]
            impl #parameters ::core::error::Error for #ty #error {}

            #[automatically_derived]
            impl #parameters ::errcat::CatalogError for #ty #bounds {
                fn catalog(&self) -> &'static ::errcat::Catalog {
                    ::core::unreachable!()
                }

                fn entry(&self) -> &'static ::errcat::Entry {
                    ::core::unreachable!()
                }
            }

            #[automatically_derived]
            impl #parameters ::errcat::ErrorSet for #ty #bounds {
                const CATALOG: &'static ::errcat::Catalog = &::errcat::Catalog::new("");

                fn entries(_: &mut dyn ::core::ops::FnMut(&'static ::errcat::Entry)) {}
            }

            #from
            #integrate
        };
    }
}
