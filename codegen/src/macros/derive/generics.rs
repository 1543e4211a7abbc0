//! The generics of the implementations: the type's own, with a bound for every field whose type has a parameter.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote};
use syn::Type;

use super::{
    ast::Input,
    bind::{Bound, Meaning, Reason},
    types::Parameters,
};

/// The generics as tokens, since each implementation repeats them.
pub(super) struct Generics {
    /// `<T: Bound>`
    pub(super) parameters: TokenStream,
    /// `Error<T>`
    pub(super) ty: TokenStream,
    /// The `where` clause of the type itself.
    pub(super) own: TokenStream,
    /// The `where` clause of `Error`.
    pub(super) error: TokenStream,
    /// The `where` clause of what stands on `Error`, which also asks for `Debug`.
    ///
    /// A type that lacks `Debug` is told so at its `Error`; without this clause it would be told at each trait above it.
    pub(super) bounds: TokenStream,
}

impl Generics {
    /// The generics of a type whose variants are bound.
    pub(super) fn of(input: &Input<'_>, bound: &[Bound<'_>]) -> Self {
        let parameters = Parameters::of(&input.node.generics);
        let mut predicates = Predicates::default();
        if !parameters.is_empty() {
            for bound in bound {
                predicates.variant(bound, &parameters);
            }
        }
        let (generics, ty, own) = input.node.generics.split_for_impl();
        let name = &input.node.ident;
        let written = input.node.generics.where_clause.iter();
        let written =
            written.flat_map(|clause| clause.predicates.iter().map(ToTokens::to_token_stream));
        let all: Vec<TokenStream> = written.chain(predicates.tokens).collect();
        // The type stands by its name, since `Self` is another one in `impl From<Error> for Other`.
        let ty = quote! { #name #ty };
        let (error, bounds) = if input.node.generics.params.is_empty() {
            // rustc judges a clause without parameters on the spot, unless it is over a lifetime.
            let error = (!all.is_empty()).then(|| quote! { where #(#all),* });
            let debug = quote! { for<'a> #ty: ::core::fmt::Debug };
            (error.to_token_stream(), quote! { where #(#all,)* #debug })
        } else {
            let all = quote! { where #(#all,)* #ty: ::core::fmt::Debug };
            (all.clone(), all)
        };
        Self {
            parameters: generics.to_token_stream(),
            ty,
            own: own.to_token_stream(),
            error,
            bounds,
        }
    }
}

/// Predicates of a `where` clause, each once.
#[derive(Default)]
struct Predicates {
    known: Vec<String>,
    tokens: Vec<TokenStream>,
}

impl Predicates {
    fn variant(&mut self, bound: &Bound<'_>, parameters: &Parameters<'_>) {
        let mut require = |ty: &Type, bound: TokenStream| {
            let predicate = quote! { #ty: #bound };
            let text = predicate.to_string();
            if parameters.are_in(ty) && !self.known.contains(&text) {
                self.known.push(text);
                self.tokens.push(predicate);
            }
        };
        let instance = match &bound.meaning {
            Meaning::Transparent(field) => {
                return require(&field.node.ty, quote! { ::errcat::ErrorSet });
            }
            Meaning::Entry(instance) => instance,
        };
        for (param, field) in &instance.params {
            let (ty, _) = field.value_type();
            if param.private {
                require(&field.node.ty, quote! { ::core::fmt::Debug });
            } else {
                require(ty, field.bound(&param.ty, Span::call_site()));
            }
        }
        for (_, field) in &instance.logs {
            require(&field.node.ty, quote! { ::core::fmt::Debug });
        }
        if let Some(Reason::Field(field)) = instance.reason {
            require(&field.node.ty, quote! { ::errcat::param::Text });
        }
        if let Some(field) = instance.source {
            let (ty, _) = field.value_type();
            require(ty, quote! { ::core::error::Error + 'static });
        }
    }
}
