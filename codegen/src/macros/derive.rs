//! `#[derive(CatalogError)]`: a type of the user's own, held to the catalogue.
//!
//! The steps are those of the compiler: [`ast`] is the type as written, [`valid`] judges what needs no catalogue,
//! [`bind`] gives each variant its entry and each field its param, [`expand`] cannot fail. Findings of all steps are
//! gathered; with any of them, [`fallback`] stands in for the expansion.

mod ast;
mod attr;
mod bind;
mod cover;
mod expand;
mod fallback;
mod fields;
mod findings;
mod generics;
mod methods;
mod types;
mod valid;

use proc_macro2::TokenStream;
use syn::DeriveInput;

use self::{ast::Input, findings::Findings};
use crate::macros::load::load;

/// Expands the derive.
pub(crate) fn derive(node: &DeriveInput) -> TokenStream {
    let mut findings = Findings::default();
    let input = Input::read(node, &mut findings);
    valid::check(&input, &mut findings);
    let loaded = match input.attrs.path.as_ref().map(load) {
        Some(Ok(loaded)) => loaded,
        Some(Err(refused)) => {
            let mut tokens = findings.into_tokens().unwrap_or_default();
            tokens.extend(refused);
            tokens.extend(fallback::expand(&input));
            return tokens;
        }
        None => {
            let mut tokens = findings.into_tokens().unwrap_or_default();
            tokens.extend(fallback::expand(&input));
            return tokens;
        }
    };
    let bound = bind::bind(&input, &loaded, &mut findings);
    cover::check(&input, &bound, &loaded.catalog, &mut findings);
    match findings.into_tokens() {
        None => expand::expand(&input, &bound, &loaded),
        Some(mut tokens) => {
            // The files are watched all the same: the mistake may be theirs.
            tokens.extend(loaded.tracking());
            tokens.extend(fallback::expand(&input));
            tokens
        }
    }
}
