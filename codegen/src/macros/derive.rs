//! `#[derive(CatalogError)]`: a type of the user's own, held to the catalogue.
//!
//! The steps are those of the compiler: [`ast`] is the type as written, [`valid`] judges what needs no catalogue,
//! [`bind`] gives each variant its entry and each field its param, [`expand`] cannot fail. Findings of all steps are
//! gathered; with any of them, [`fallback`] says what is expanded instead.

pub(super) mod ast;
pub(super) mod attr;
mod bind;
mod cover;
mod docs;
mod expand;
mod fallback;
mod fields;
pub(super) mod findings;
pub(super) mod generics;
mod methods;
pub(super) mod types;
mod valid;

use proc_macro2::TokenStream;
use syn::DeriveInput;

use self::{ast::Input, findings::Findings};
use crate::macros::{
    load::load,
    runtime::{Called, Told},
};

/// Expands the derive.
pub(crate) fn derive(node: &DeriveInput) -> TokenStream {
    let mut findings = Findings::default();
    let input = Input::read(node, &mut findings);
    valid::check(&input, &mut findings);
    let told = Told {
        path: input.attrs.krate.as_ref(),
        features: input.attrs.features.as_ref(),
    };
    let Called { runtime, items } = told.call(&mut |literal, text| findings.push(literal, text));
    let mut tokens = items;
    let name = input.attrs.name.as_ref();
    match input.attrs.path.as_ref().map(|path| load(path, name)) {
        Some(Ok(loaded)) => {
            let bound = bind::bind(&input, &loaded, &mut findings);
            cover::check(&input, &bound, &loaded.catalog, &mut findings);
            let expanded = match findings.into_tokens() {
                None => expand::expand(&input, &bound, &loaded, &runtime),
                Some(findings) => {
                    tokens.extend(findings);
                    // rustc judges the types of what is sound, so that these are told at once with the rest.
                    match fallback::sound(bound, &input, &loaded.catalog) {
                        Some(bound) => expand::expand(&input, &bound, &loaded, &runtime),
                        None => fallback::expand(&input, &runtime),
                    }
                }
            };
            tokens.extend(expanded);
        }
        refused => {
            tokens.extend(findings.into_tokens());
            tokens.extend(refused.and_then(Result::err));
            tokens.extend(fallback::expand(&input, &runtime));
        }
    }
    runtime.call(tokens)
}
