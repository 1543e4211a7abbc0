//! The methods of the traits, each a match over the variants that have something to say.

use errcat_catalog::{api::ParamType, each};
use proc_macro2::TokenStream;
use quote::{format_ident, quote, quote_spanned};

use super::{
    ast::{Field, Value},
    bind::{Bound, Instance, Meaning, Reason},
    expand::record,
    types,
};

/// An arm of a match of `self`: the fields that it binds, and what it gives.
pub(super) struct Arm {
    bindings: TokenStream,
    body: TokenStream,
}

impl Arm {
    pub(super) fn new(fields: &[&Field<'_>], body: TokenStream) -> Self {
        let members = each(fields, &mut |field| &field.member);
        let names = each(fields, &mut |field| &field.binding);
        Self {
            bindings: quote! { #(#members: #names,)* },
            body,
        }
    }
}

/// A match of `self` with an arm for each variant that has one, and `otherwise` for the rest.
pub(super) fn choose(
    bound: &[Bound<'_>],
    arm: &dyn Fn(&Meaning<'_>) -> Option<Arm>,
    otherwise: &TokenStream,
) -> TokenStream {
    if bound.is_empty() {
        return quote! { match *self {} };
    }
    let arms = each(bound, &mut |bound| {
        let Arm { bindings, body } = arm(&bound.meaning)?;
        let head = &bound.variant.head;
        Some(quote! { #head { #bindings .. } => #body, })
    });
    if arms.iter().all(Option::is_none) {
        return otherwise.clone();
    }
    let rest = arms.iter().any(Option::is_none);
    let rest = rest.then(|| quote! { _ => #otherwise, });
    quote! { match self { #(#arms)* #rest } }
}

pub(super) fn source(bound: &[Bound<'_>]) -> Option<TokenStream> {
    let arm = |meaning: &Meaning<'_>| {
        let (field, body) = match meaning {
            Meaning::Transparent(field) => {
                let inner = inner(field);
                (*field, quote! { ::core::error::Error::source(#inner) })
            }
            Meaning::Entry(instance) => {
                let field = instance.source?;
                let name = &field.binding;
                let (ty, is_option) = field.value_type();
                let Value { tokens, span } = Value::new(name, ty);
                let source = quote_spanned! {span=>
                    (&&::errcat::derived::MaybeError(#tokens)).dyn_error()
                };
                let body = if is_option {
                    quote! { #name.as_ref().map(|#name| #source) }
                } else {
                    quote! { ::core::option::Option::Some(#source) }
                };
                (field, body)
            }
        };
        Some(Arm::new(&[field], body))
    };
    let body = method(bound, &arm, &quote! { ::core::option::Option::None })?;
    Some(quote! {
        fn source(&self) -> ::core::option::Option<&(dyn ::core::error::Error + 'static)> {
            #[allow(unused_imports)]
            use ::errcat::derived::{HoldsError as _, IsError as _, NoError as _};
            #body
        }
    })
}

/// The type's own, also of what it forwards: a service answers in one envelope, whichever catalogue an error is from.
pub(super) fn catalog() -> TokenStream {
    quote! {
        fn catalog(&self) -> &'static ::errcat::Catalog { &CATALOG }
    }
}

pub(super) fn entry(bound: &[Bound<'_>]) -> TokenStream {
    let arm = |meaning: &Meaning<'_>| match meaning {
        Meaning::Transparent(_) => forward(meaning, "entry", &quote! {}),
        Meaning::Entry(instance) => {
            let record = record(instance.index);
            Some(Arm::new(&[], quote! { &#record }))
        }
    };
    let body = choose(bound, &arm, &quote! {});
    quote! {
        fn entry(&self) -> &'static ::errcat::Entry { #body }
    }
}

pub(super) fn reason(bound: &[Bound<'_>]) -> TokenStream {
    let arm = |meaning: &Meaning<'_>| {
        let instance = match meaning {
            Meaning::Transparent(_) => return forward(meaning, "reason", &quote! {}),
            Meaning::Entry(instance) => instance,
        };
        let record = record(instance.index);
        Some(match instance.reason.as_ref()? {
            Reason::Fixed(place) => {
                let reason = quote! { &#record.reasons[#place] };
                Arm::new(&[], quote! { ::core::option::Option::Some(#reason) })
            }
            Reason::Field(field) => {
                let value = reason_of(field);
                let body = quote! { ::errcat::derived::reason(&#record, #value) };
                Arm::new(&[field], body)
            }
        })
    };
    let body = method(bound, &arm, &quote! { ::core::option::Option::None });
    let method = body.map(|body| {
        quote! {
            fn reason(&self) -> ::core::option::Option<&'static ::errcat::Reason> { #body }
        }
    });
    method.unwrap_or_default()
}

pub(super) fn params(bound: &[Bound<'_>]) -> TokenStream {
    let arm = |meaning: &Meaning<'_>| {
        let instance = match meaning {
            Meaning::Transparent(_) => return forward(meaning, "params", &quote! { __to }),
            Meaning::Entry(instance) => instance,
        };
        let public = instance.params.iter().filter(|(param, _)| !param.private);
        let (fields, visits): (Vec<&Field<'_>>, Vec<TokenStream>) = public
            .map(|(param, field)| {
                let (name, binding) = (&param.name, &field.binding);
                let (ty, is_option) = field.value_type();
                let value = field.value_of(&param.ty, &Value::new(binding, ty));
                let visit = quote! { __to.param(#name, #value); };
                let visit = if is_option {
                    let some = quote! { ::core::option::Option::Some(#binding) };
                    quote! { if let #some = #binding { #visit } }
                } else {
                    visit
                };
                (*field, visit)
            })
            .unzip();
        (!fields.is_empty()).then(|| Arm::new(&fields, quote! { { #(#visits)* } }))
    };
    let body = method(bound, &arm, &quote! { {} });
    let method = body.map(|body| {
        quote! {
            fn params(&self, __to: &mut dyn ::errcat::Params) { #body }
        }
    });
    method.unwrap_or_default()
}

pub(super) fn private(bound: &[Bound<'_>]) -> TokenStream {
    let arm = |meaning: &Meaning<'_>| {
        let instance = match meaning {
            Meaning::Transparent(_) => return forward(meaning, "private", &quote! { __to }),
            Meaning::Entry(instance) => instance,
        };
        let (mut fields, mut visits): (Vec<&Field<'_>>, Vec<TokenStream>) = logs(instance)
            .map(|(name, field)| {
                let Value { tokens, span } = field.value();
                (field, quote_spanned! {span=> __to.log(#name, #tokens); })
            })
            .unzip();
        if let Some(Reason::Field(field)) = instance.reason {
            let (record, value) = (record(instance.index), reason_of(field));
            fields.push(field);
            visits.push(quote! { ::errcat::derived::no_reason(&#record, #value, __to); });
        }
        (!fields.is_empty()).then(|| Arm::new(&fields, quote! { { #(#visits)* } }))
    };
    let body = method(bound, &arm, &quote! { {} });
    let method = body.map(|body| {
        quote! {
            fn private(&self, __to: &mut dyn ::errcat::Logs) { #body }
        }
    });
    method.unwrap_or_default()
}

/// A method that only what is transparent has an answer of its own to.
pub(super) fn forwarded(bound: &[Bound<'_>], name: &str, ty: &str) -> TokenStream {
    let (name, ty) = (format_ident!("{name}"), format_ident!("{ty}"));
    let otherwise = quote! {
        ::errcat::CatalogError::reason(self)
            .and_then(|__reason| __reason.#name)
            .or(::errcat::CatalogError::entry(self).#name)
    };
    let arm = |meaning: &Meaning<'_>| forward(meaning, &name.to_string(), &quote! {});
    let body = method(bound, &arm, &otherwise);
    let method = body.map(|body| {
        quote! {
            fn #name(&self) -> ::core::option::Option<::errcat::#ty> { #body }
        }
    });
    method.unwrap_or_default()
}

/// What a field says in the place of a reason.
fn reason_of(field: &Field<'_>) -> TokenStream {
    types::value(&ParamType::String, &field.value())
}

/// The private params, then the fields that are no params.
fn logs<'a>(instance: &'a Instance<'a>) -> impl Iterator<Item = (&'a str, &'a Field<'a>)> {
    let params = instance.params.iter().filter(|(param, _)| param.private);
    let params = params.map(|(param, field)| (param.name.as_str(), *field));
    params.chain(
        instance
            .logs
            .iter()
            .map(|(name, field)| (name.as_str(), *field)),
    )
}

/// The body of a method that has a default: nothing if no variant has an arm.
fn method(
    bound: &[Bound<'_>],
    arm: &dyn Fn(&Meaning<'_>) -> Option<Arm>,
    otherwise: &TokenStream,
) -> Option<TokenStream> {
    let has_arm = bound.iter().any(|bound| arm(&bound.meaning).is_some());
    has_arm.then(|| choose(bound, arm, otherwise))
}

/// The same method of the error that a transparent variant holds.
fn forward(meaning: &Meaning<'_>, method: &str, arguments: &TokenStream) -> Option<Arm> {
    let Meaning::Transparent(field) = meaning else {
        return None;
    };
    let (inner, method) = (inner(field), format_ident!("{method}"));
    let body = quote! { ::errcat::CatalogError::#method(#inner, #arguments) };
    Some(Arm::new(&[field], body))
}

/// The error that a transparent variant holds, as `dyn CatalogError`.
pub(super) fn inner(field: &Field<'_>) -> TokenStream {
    let Value { tokens, span } = field.value();
    quote_spanned! {span=> ::errcat::derived::inner(#tokens) }
}
