//! What of an entry only clients need: the texts that its message can have, and how it is recognised by one.

use errcat_catalog::api::{Entry, Matcher, MatcherKind, Part};
use proc_macro2::TokenStream;
use quote::quote;

use super::names::string;

/// The setters, which few entries need.
pub(super) fn tokens(entry: &Entry) -> TokenStream {
    let others = entry.messages.iter().skip(1);
    let others: Vec<_> = others.map(|message| string(&message.template)).collect();
    let others = (!others.is_empty()).then(|| quote! { .with_other_messages(&[#(#others),*]) });
    let matchers = entry.matchers.iter().map(matcher);
    let matchers =
        (!entry.matchers.is_empty()).then(|| quote! { .with_matchers(&[#(#matchers),*]) });
    quote! { #others #matchers }
}

fn matcher(matcher: &Matcher) -> TokenStream {
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
