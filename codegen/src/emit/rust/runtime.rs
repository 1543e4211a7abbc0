//! How the crate that the items are for has the runtime crate: under which name, and which of its integrations.

use errcat_catalog::each;
use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::quote;

/// The features of the runtime crate that each implement something of another crate for a type of errors.
pub const INTEGRATIONS: [&str; 4] = ["axum", "actix", "tonic", "utoipa"];

/// The runtime crate as a crate has it.
#[derive(Debug, Clone, Default)]
pub struct Runtime {
    /// The path to it, where that is not `::errcat`.
    pub path: Option<TokenStream>,
    /// What types of errors implement.
    pub integrations: Integrations,
}

/// Which integrations a type of errors has.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Integrations {
    /// Those whose feature is on, whichever crate of the build turned it on.
    #[default]
    All,
    /// Those that were asked for.
    Only(Vec<Integration>),
}

/// An integration that a crate asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Integration {
    /// The feature of the runtime crate.
    pub feature: &'static str,
    /// The features of the crate itself that ask for it; it is asked for in any case if there are none.
    pub when: Vec<String>,
}

impl Runtime {
    /// The implementations for a type, written `{generics} Type, {where clause}`.
    pub(crate) fn integrate(&self, error: &TokenStream) -> TokenStream {
        let asked = match &self.integrations {
            Integrations::Only(asked) if !is_all(asked) => asked,
            _ => return quote! { ::errcat::__integrate!(#error); },
        };
        let asked = each(asked, &mut |integration| {
            let implement = Ident::new(&format!("__{}", integration.feature), Span::call_site());
            let when = &integration.when;
            let when = (!when.is_empty()).then(|| quote! { #[cfg(any(#(feature = #when),*))] });
            quote! { #when ::errcat::#implement!(#error); }
        });
        quote! { #(#asked)* }
    }

    /// The tokens with the runtime crate called as it is here.
    pub(crate) fn call(&self, tokens: TokenStream) -> TokenStream {
        match &self.path {
            Some(path) => renamed(tokens, path),
            None => tokens,
        }
    }
}

/// Whether every integration is asked for in any case.
fn is_all(asked: &[Integration]) -> bool {
    let always = asked
        .iter()
        .filter(|integration| integration.when.is_empty());
    always.count() == INTEGRATIONS.len()
}

/// The tokens with this path wherever `::errcat` stands.
fn renamed(tokens: TokenStream, path: &TokenStream) -> TokenStream {
    let mut out: Vec<TokenTree> = Vec::new();
    for token in tokens {
        match token {
            TokenTree::Ident(ident) if ident == "errcat" && starts_a_path(&out) => {
                out.truncate(out.len() - 2);
                out.extend(path.clone().into_iter().map(|mut token| {
                    token.set_span(token.span().located_at(ident.span()));
                    token
                }));
            }
            TokenTree::Group(group) => {
                let mut renamed = Group::new(group.delimiter(), renamed(group.stream(), path));
                renamed.set_span(group.span());
                out.push(renamed.into());
            }
            token => out.push(token),
        }
    }
    out.into_iter().collect()
}

/// Whether these end with a `::` that no other name stands before.
fn starts_a_path(tokens: &[TokenTree]) -> bool {
    let is = |token: Option<&TokenTree>, sign: char| matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == sign);
    let mut back = tokens.iter().rev();
    if !is(back.next(), ':') || !is(back.next(), ':') {
        return false;
    }
    match back.next() {
        Some(TokenTree::Ident(name)) => {
            is(back.next(), '\'') || KEYWORDS.iter().any(|keyword| name == keyword)
        }
        _ => true,
    }
}

/// What can stand before a path without being a part of it.
const KEYWORDS: [&str; 9] = [
    "as", "dyn", "for", "impl", "in", "mut", "return", "use", "where",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_runtime_crate_is_called_by_its_path() {
        let runtime = Runtime {
            path: Some(quote! { ::web::errors }),
            ..Runtime::default()
        };
        let tokens = quote! {
            impl ::errcat::Body for errcat where T: ::errcat::T {
                fn f(_: &'static ::errcat::Json) -> [::errcat::Value; 1] { a::errcat::f(&mut ::errcat::X) }
            }
        };
        let wanted = quote! {
            impl ::web::errors::Body for errcat where T: ::web::errors::T {
                fn f(_: &'static ::web::errors::Json) -> [::web::errors::Value; 1] {
                    a::errcat::f(&mut ::web::errors::X)
                }
            }
        };
        let called = runtime.call(tokens.clone()).to_string();
        assert_eq!(called, wanted.to_string());
        assert_eq!(
            Runtime::default().call(tokens.clone()).to_string(),
            tokens.to_string()
        );
    }

    #[test]
    fn what_a_crate_asks_for_is_implemented_and_nothing_else() {
        let asked = |when: &[&str]| Integration {
            feature: "axum",
            when: when.iter().map(ToString::to_string).collect(),
        };
        let only = |asked| Runtime {
            integrations: Integrations::Only(asked),
            ..Runtime::default()
        };
        let tokens = |runtime: Runtime| runtime.integrate(&quote! { {} Error, {} }).to_string();
        assert_eq!(tokens(only(vec![])), "");
        let always = quote! { ::errcat::__axum!({} Error, {}); };
        assert_eq!(tokens(only(vec![asked(&[])])), always.to_string());
        let sometimes = quote! { #[cfg(any(feature = "web", feature = "all"))] #always };
        assert_eq!(
            tokens(only(vec![asked(&["web", "all"])])),
            sometimes.to_string()
        );
        let all = quote! { ::errcat::__integrate!({} Error, {}); };
        assert_eq!(tokens(Runtime::default()), all.to_string());
    }
}
