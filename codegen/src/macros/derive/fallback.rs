//! What a type with a mistake becomes: implementations that compile, so that nothing but the mistake is reported.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    ast::Input,
    expand::{from, integrate},
    generics::Generics,
};

/// The implementations of a type that cannot be understood. They never run, since the type does not compile.
pub(super) fn expand(input: &Input<'_>) -> TokenStream {
    let generics = Generics::of(input, &[]);
    let (from, integrate) = (from(input, &generics), integrate(&generics));
    let Generics {
        parameters,
        ty,
        error,
        bounds,
        ..
    } = &generics;
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
