//! A type as its author wrote it: what carries attributes, with the attributes read.

use errcat_catalog::api::ParamType;
use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::{Attribute, Data, DeriveInput, Fields, Ident, Index, Type, ext::IdentExt};

use super::{
    attr::{Attrs, Place},
    findings::Findings,
    types,
};

/// The type that derives.
pub(in crate::macros) struct Input<'a> {
    pub(in crate::macros) node: &'a DeriveInput,
    pub(in crate::macros) attrs: Attrs<'a>,
    /// The variants of an enum; a struct is its only one.
    pub(in crate::macros) variants: Vec<Variant<'a>>,
}

/// A variant of an enum, or a struct.
pub(in crate::macros) struct Variant<'a> {
    pub(in crate::macros) ident: &'a Ident,
    pub(in crate::macros) attrs: Attrs<'a>,
    /// Every attribute of a variant as written, those of other macros and lints among them.
    pub(in crate::macros) written: &'a [Attribute],
    pub(in crate::macros) shape: &'a Fields,
    pub(in crate::macros) fields: Vec<Field<'a>>,
    /// How a pattern and an expression of it start: `Self::Variant` or `Self`.
    pub(in crate::macros) head: TokenStream,
}

/// A field of a variant.
pub(in crate::macros) struct Field<'a> {
    pub(in crate::macros) node: &'a syn::Field,
    pub(in crate::macros) attrs: Attrs<'a>,
    /// Its name, or its index in a tuple.
    pub(in crate::macros) member: TokenStream,
    /// The name that patterns bind it to.
    pub(in crate::macros) binding: Ident,
}

impl<'a> Input<'a> {
    /// Reads the type; the findings say what is amiss with its attributes.
    pub(in crate::macros) fn read(node: &'a DeriveInput, findings: &mut Findings) -> Self {
        match &node.data {
            Data::Enum(data) => {
                let attrs = Attrs::read(&node.attrs, Place::Enum, findings);
                let variants = data.variants.iter().map(|variant| {
                    let attrs = Attrs::read(&variant.attrs, Place::Variant, findings);
                    let ident = &variant.ident;
                    let head = quote! { Self::#ident };
                    let read = Variant::read(ident, attrs, &variant.fields, head, findings);
                    Variant {
                        written: &variant.attrs,
                        ..read
                    }
                });
                let variants = variants.collect();
                Self {
                    node,
                    attrs,
                    variants,
                }
            }
            Data::Struct(data) => {
                let mut attrs = Attrs::read(&node.attrs, Place::Struct, findings);
                let own = Attrs {
                    code: attrs.code.take(),
                    reason: attrs.reason.take(),
                    transparent: attrs.transparent.take(),
                    ..Attrs::default()
                };
                let (fields, head) = (&data.fields, quote! { Self });
                let variant = Variant::read(&node.ident, own, fields, head, findings);
                Self {
                    node,
                    attrs,
                    variants: vec![variant],
                }
            }
            Data::Union(data) => {
                let message = "a union cannot say which error it is: write an enum";
                let token = &data.union_token;
                findings.push(token, message);
                Self {
                    node,
                    attrs: Attrs::default(),
                    variants: Vec::new(),
                }
            }
        }
    }

    /// The first message of `thiserror`, which implements what the derive does.
    pub(in crate::macros) fn message(&self) -> Option<&'a Attribute> {
        let variants = self.variants.iter();
        let messages = variants.filter_map(|variant| variant.attrs.message);
        self.attrs.message.into_iter().chain(messages).next()
    }

    pub(in crate::macros) fn is_union(&self) -> bool {
        matches!(self.node.data, Data::Union(_))
    }
}

impl<'a> Variant<'a> {
    fn read(
        ident: &'a Ident,
        attrs: Attrs<'a>,
        shape: &'a Fields,
        head: TokenStream,
        findings: &mut Findings,
    ) -> Self {
        Self {
            ident,
            attrs,
            written: &[],
            shape,
            fields: Field::read(shape, Place::Field, findings),
            head,
        }
    }

    /// The field that the error is made from.
    pub(in crate::macros) fn from(&self) -> Option<&Field<'a>> {
        self.fields.iter().find(|field| field.attrs.from.is_some())
    }
}

impl<'a> Field<'a> {
    pub(in crate::macros) fn read(
        shape: &'a Fields,
        place: Place,
        findings: &mut Findings,
    ) -> Vec<Self> {
        let fields = shape.iter().enumerate().map(|(index, node)| Self {
            node,
            attrs: Attrs::read(&node.attrs, place, findings),
            member: node.ident.as_ref().map_or_else(
                || Index::from(index).into_token_stream(),
                Ident::to_token_stream,
            ),
            binding: format_ident!("__field{index}", span = ends(&node.ty).1),
        });
        fields.collect()
    }
}

impl Field<'_> {
    /// Its name without `r#`; absent in a tuple.
    pub(in crate::macros) fn name(&self) -> Option<String> {
        let ident = self.node.ident.as_ref();
        ident.map(|ident| ident.unraw().to_string())
    }

    /// Its type, and whether it is an `Option` of it.
    pub(in crate::macros) fn value_type(&self) -> (&Type, bool) {
        match types::in_option(&self.node.ty) {
            Some(ty) => (ty, true),
            None => (&self.node.ty, false),
        }
    }

    /// The trait that its value needs to be one of this type, unless it is told not to be held to that.
    pub(in crate::macros) fn bound(&self, ty: &ParamType, span: Span) -> TokenStream {
        if self.attrs.serde.is_some() {
            quote_spanned! {span=> ::errcat::__serde::Serialize }
        } else if self.attrs.unchecked.is_some() {
            types::bound(&ParamType::Any, span)
        } else {
            types::bound(ty, span)
        }
    }

    /// An expression for the value of a param or a field of this type, from a reference to what the field holds.
    pub(in crate::macros) fn value_of(&self, ty: &ParamType, value: &Value) -> TokenStream {
        if self.attrs.serde.is_some() {
            let Value { tokens, span } = value;
            quote_spanned! {*span=>
                ::errcat::Value::Json(&::errcat::derived::Serialized(#tokens))
            }
        } else if self.attrs.unchecked.is_some() {
            types::value(&ParamType::Any, value)
        } else {
            types::value(ty, value)
        }
    }

    /// A reference to its value, from the name that a pattern binds to one.
    pub(in crate::macros) fn value(&self) -> Value {
        Value::new(&self.binding, &self.node.ty)
    }

    /// Whether its attributes contradict each other.
    pub(in crate::macros) fn is_contradictory(&self) -> bool {
        let attrs = &self.attrs;
        let is_source = attrs.from.or(attrs.source).is_some();
        let (is_param, is_private) = (attrs.param.is_some(), attrs.private.is_some());
        u8::from(is_source) + u8::from(is_param) + u8::from(is_private) > 1
    }
}

/// An expression for a reference to a value, placed over the tokens of its type, and the place of those.
///
/// What rustc says of the expression then shows at the type, from its first token to its last.
pub(in crate::macros) struct Value {
    pub(in crate::macros) tokens: TokenStream,
    pub(in crate::macros) span: Span,
}

impl Value {
    pub(in crate::macros) fn new(name: &Ident, ty: &Type) -> Self {
        let (start, end) = ends(ty);
        let mut name = name.clone();
        // It moves, but stays the name that the pattern binds, also where a `macro_rules!` wrote the type.
        name.set_span(name.span().located_at(end));
        let reference = quote_spanned! {start=> & };
        let target = quote_spanned! {end=> *#name };
        Self {
            tokens: quote! { #reference #target },
            span: start,
        }
    }
}

/// The places of the first token and of the last.
fn ends(ty: &Type) -> (Span, Span) {
    let mut spans = ty.to_token_stream().into_iter().map(|token| token.span());
    let start = spans.next().unwrap_or_else(Span::call_site);
    (start, spans.last().unwrap_or(start))
}
