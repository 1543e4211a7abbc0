//! How a client recognises an entry by its message.

use errcat_catalog::api::{Matcher, MatcherKind, Part};
use proc_macro2::TokenStream;
use quote::quote;

use super::names::string;

/// One way of recognising it.
pub(super) fn matcher(matcher: &Matcher) -> TokenStream {
    let text = |part: &Part| match part {
        Part::Text(text) => text.clone(),
        Part::Param(_) => String::new(),
    };
    let template = |part: &Part| match part {
        Part::Text(text) => text.replace('{', "{{").replace('}', "}}"),
        Part::Param(name) => format!("{{{name}}}"),
    };
    let parts = matcher.parts.iter();
    match matcher.kind {
        MatcherKind::Exact => {
            let text = string(&parts.map(text).collect::<String>());
            quote! { ::errcat::Matcher::Exact(#text) }
        }
        MatcherKind::Prefix => {
            let text = string(&parts.map(text).collect::<String>());
            quote! { ::errcat::Matcher::Prefix(#text) }
        }
        MatcherKind::Template => {
            let template = string(&parts.map(template).collect::<String>());
            quote! { ::errcat::Matcher::Template(#template) }
        }
    }
}
