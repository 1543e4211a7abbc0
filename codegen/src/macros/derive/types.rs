//! What can be read off a type's tokens, and how the type of a param is called and checked in Rust.

use errcat_catalog::api::ParamType;
use proc_macro2::{Span, TokenStream, TokenTree};
use quote::{ToTokens, quote_spanned};
use syn::{GenericArgument, Generics, Ident, PathArguments, PathSegment, Type};

use super::ast::Value;

/// The type that an `Option` holds, if this is one.
pub(in crate::macros) fn in_option(ty: &Type) -> Option<&Type> {
    let last = last_segment(ty)?;
    let PathArguments::AngleBracketed(arguments) = &last.arguments else {
        return None;
    };
    let mut types = arguments.args.iter();
    match (types.next(), types.next()) {
        (Some(GenericArgument::Type(ty)), None) if last.ident == "Option" => Some(ty),
        _ => None,
    }
}

/// Whether this is a value for logs alone.
pub(in crate::macros) fn is_private(ty: &Type) -> bool {
    last_segment(ty).is_some_and(|last| last.ident == "Private")
}

/// The end of a type's path, through the invisible group that a type has from a `macro_rules!`.
fn last_segment(ty: &Type) -> Option<&PathSegment> {
    match ty {
        Type::Group(group) => last_segment(&group.elem),
        Type::Paren(paren) => last_segment(&paren.elem),
        Type::Path(path) => path.path.segments.last(),
        _ => None,
    }
}

/// A lifetime of the type other than `'static`, as it is written.
pub(in crate::macros) fn lifetime(ty: &Type) -> Option<TokenStream> {
    fn find(tokens: TokenStream) -> Option<TokenStream> {
        let mut tokens = tokens.into_iter();
        while let Some(token) = tokens.next() {
            match token {
                TokenTree::Punct(tick) if tick.as_char() == '\'' => {
                    let name = tokens.next()?;
                    if name.to_string() != "static" {
                        return Some([TokenTree::Punct(tick), name].into_iter().collect());
                    }
                }
                TokenTree::Group(group) => {
                    if let Some(found) = find(group.stream()) {
                        return Some(found);
                    }
                }
                _ => {}
            }
        }
        None
    }
    find(ty.to_token_stream())
}

/// The type parameters of a type's generics.
pub(in crate::macros) struct Parameters<'a>(Vec<&'a Ident>);

impl<'a> Parameters<'a> {
    pub(in crate::macros) fn of(generics: &'a Generics) -> Self {
        Self(generics.type_params().map(|param| &param.ident).collect())
    }

    pub(in crate::macros) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether the type mentions one of them.
    pub(in crate::macros) fn are_in(&self, ty: &Type) -> bool {
        !self.is_empty() && self.mentioned(ty.to_token_stream())
    }

    fn mentioned(&self, tokens: TokenStream) -> bool {
        tokens.into_iter().any(|token| match token {
            TokenTree::Ident(ident) => self.0.contains(&&ident),
            TokenTree::Group(group) => self.mentioned(group.stream()),
            _ => false,
        })
    }
}

/// The trait of the values of a type of param.
pub(in crate::macros) fn bound(ty: &ParamType, span: Span) -> TokenStream {
    if let Some(item) = item(ty) {
        let item = bound(item, span);
        return quote_spanned! {span=> ::errcat::param::Items<Item: #item> };
    }
    if let Some(value) = member(ty) {
        let value = bound(value, span);
        return quote_spanned! {span=> ::errcat::param::Members<Value: #value> };
    }
    if let ParamType::Record(name) = ty {
        return quote_spanned! {span=>
            ::errcat::param::Record::<{ ::errcat::derived::record(#name) }>
        };
    }
    let name = match ty {
        ParamType::String | ParamType::Enum(_) => "Text",
        ParamType::Integer => "Integer",
        ParamType::Number => "Number",
        ParamType::Boolean => "Boolean",
        ParamType::Seconds => "Seconds",
        ParamType::Timestamp => "Timestamp",
        ParamType::Uuid => "Uuid",
        ParamType::Url => "Url",
        ParamType::Any | ParamType::Record(_) | ParamType::List(_) | ParamType::Map(_) => "Any",
    };
    let name = Ident::new(name, span);
    quote_spanned! {span=> ::errcat::param::#name }
}

/// An expression for the value of a param, from a reference to what a field holds.
pub(in crate::macros) fn value(ty: &ParamType, value: &Value) -> TokenStream {
    let Value { tokens, span } = value;
    let span = *span;
    if let Some(item) = item(ty) {
        let item = bound(item, span);
        quote_spanned! {span=>
            ::errcat::Value::Json(&::errcat::param::list(#tokens, #item::value))
        }
    } else if let Some(value) = member(ty) {
        let make = if item(value).is_some() {
            "lists"
        } else {
            "map"
        };
        let make = Ident::new(make, span);
        let value = bound(item(value).unwrap_or(value), span);
        quote_spanned! {span=>
            ::errcat::Value::Json(&::errcat::param::#make(#tokens, #value::value))
        }
    } else {
        let bound = bound(ty, span);
        quote_spanned! {span=> #bound::value(#tokens) }
    }
}

/// The type of the items of a list.
fn item(ty: &ParamType) -> Option<&ParamType> {
    match ty {
        ParamType::List(item) => Some(item),
        _ => None,
    }
}

/// The type of the values of a map.
fn member(ty: &ParamType) -> Option<&ParamType> {
    match ty {
        ParamType::Map(value) => Some(value),
        _ => None,
    }
}

/// A type of Rust that a value of this type can have, to show what to write.
pub(in crate::macros) fn example(ty: &ParamType, required: bool) -> String {
    let ty = of(ty);
    if required {
        ty
    } else {
        format!("Option<{ty}>")
    }
}

fn of(ty: &ParamType) -> String {
    match ty {
        ParamType::String
        | ParamType::Enum(_)
        | ParamType::Timestamp
        | ParamType::Uuid
        | ParamType::Url
        | ParamType::Any => "String".to_owned(),
        ParamType::Integer => "i64".to_owned(),
        ParamType::Number => "f64".to_owned(),
        ParamType::Boolean => "bool".to_owned(),
        ParamType::Seconds => "Duration".to_owned(),
        ParamType::List(item) => format!("Vec<{}>", of(item)),
        ParamType::Map(value) => format!("errcat::Map<{}>", of(value)),
        ParamType::Record(name) => name.clone(),
    }
}
