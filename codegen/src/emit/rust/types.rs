//! Types of values: fields, records, and enums of texts.

use errcat_catalog::{
    api::{Api, Param, ParamType, TypeRecord},
    each,
};
use heck::ToPascalCase;
use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::{
    docs,
    names::{Names, choices, ident, string, unique_idents},
};

/// The records of a catalogue and the enums of texts of its params.
pub(super) fn tokens(api: &Api, names: &Names) -> TokenStream {
    let records = each(&api.types, &mut |declared| record(declared, names));
    let enums = api.entries.iter().flat_map(|entry| {
        entry.params.iter().filter_map(|param| {
            let doc = format!(
                "A value of `{}` of [`Code::{}`].",
                param.name, entry.identifiers.rust
            );
            let name = names.param(entry, param)?;
            Some(choice(name, &doc, choices(&param.ty)?))
        })
    });
    quote! { #(#records)* #(#enums)* }
}

/// A field of a struct, documented.
pub(super) fn param(param: &Param, choice: Option<&Ident>, names: &Names) -> TokenStream {
    let name = ident(&param.identifiers.rust);
    let ty = of(&param.ty, choice, names);
    let ty = if param.required {
        ty
    } else {
        quote! { Option<#ty> }
    };
    let ty = if param.private {
        quote! { ::errcat::Private<#ty> }
    } else {
        ty
    };
    let mut paragraphs = vec![says(&param.name, param.doc.as_deref(), &param.ty)];
    if param.private {
        paragraphs.push("Private: for logs only, never in a message or a response.".to_owned());
    }
    let doc = docs::paragraphs(paragraphs);
    quote! { #doc pub #name: #ty }
}

/// An enum of texts with `ALL`, `as_str`, `Display` and `FromStr`.
pub(super) fn choice(name: &Ident, doc: &str, texts: &[String]) -> TokenStream {
    let docs = each(texts, &mut |text| {
        vec![format!("The text {}.", docs::text(&format!("“{text}”")))]
    });
    let variants: Vec<String> = each(texts, &mut |text| text.to_pascal_case());
    let variants = unique_idents(variants.iter().map(String::as_str));
    enumeration(name, doc, texts, &variants, docs)
}

/// The same with identifiers and documentation given.
pub(super) fn enumeration(
    name: &Ident,
    doc: &str,
    texts: &[String],
    variants: &[Ident],
    docs: impl IntoIterator<Item = Vec<String>>,
) -> TokenStream {
    let says = [
        "Every value, in the catalogue's order.",
        "The text on the wire.",
    ];
    let words = words(name, doc, texts, variants, docs, says);
    quote! {
        #words

        impl ::core::fmt::Display for #name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl ::core::str::FromStr for #name {
            type Err = ::errcat::UnknownCode;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                let mut all = Self::ALL.iter().copied();
                all.find(|value| value.as_str() == text).ok_or(::errcat::UnknownCode::new())
            }
        }

        ::errcat::__choice!(#name);
    }
}

/// An enum of texts with `ALL` and `as_str`, and what is said of these two.
pub(super) fn words(
    name: &Ident,
    doc: &str,
    texts: &[String],
    variants: &[Ident],
    docs: impl IntoIterator<Item = Vec<String>>,
    says: [&str; 2],
) -> TokenStream {
    let doc = docs::paragraphs([doc]);
    let docs = docs.into_iter().map(docs::paragraphs);
    let texts = each(texts, &mut |text| string(text));
    let [all, as_str] = says.map(|text| docs::paragraphs([text]));
    quote! {
        #doc
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[allow(
            clippy::doc_markdown,
            clippy::enum_variant_names,
            reason = "texts and names are the catalogue's"
        )]
        #[non_exhaustive]
        pub enum #name { #(#docs #variants),* }

        impl #name {
            #all
            pub const ALL: &'static [Self] = &[#(Self::#variants),*];

            #as_str
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { #(Self::#variants => #texts),* }
            }
        }
    }
}

/// The type of a value. `choice` is the enum of its texts; a field of a record has none.
fn of(ty: &ParamType, choice: Option<&Ident>, names: &Names) -> TokenStream {
    match ty {
        ParamType::String | ParamType::Timestamp | ParamType::Uuid | ParamType::Url => {
            quote! { String }
        }
        ParamType::Any => quote! { ::errcat::Json },
        ParamType::Integer => quote! { i64 },
        ParamType::Number => quote! { f64 },
        ParamType::Boolean => quote! { bool },
        ParamType::Seconds => quote! { ::core::time::Duration },
        ParamType::Enum(_) => choice.map_or_else(|| quote! { String }, |choice| quote! { #choice }),
        ParamType::List(item) => {
            let item = of(item, choice, names);
            quote! { Vec<#item> }
        }
        ParamType::Map(value) => {
            let value = of(value, choice, names);
            quote! { ::errcat::Map<#value> }
        }
        ParamType::Record(name) => {
            let name = names.record(name);
            quote! { #name }
        }
    }
}

fn record(record: &TypeRecord, names: &Names) -> TokenStream {
    let name = names.record(&record.name);
    let doc = docs::paragraphs([format!("A record of type `{}`.", record.name)]);
    let wire = each(&record.fields, &mut |field| {
        let (name, wire) = (ident(&field.identifiers.rust), string(&field.name));
        quote! { #name: #wire }
    });
    let fields = each(&record.fields, &mut |field| {
        let name = ident(&field.identifiers.rust);
        let mut ty = of(&field.ty, None, names);
        if !field.required {
            ty = quote! { Option<#ty> };
        }
        let doc = docs::paragraphs([says(&field.name, field.doc.as_deref(), &field.ty)]);
        quote! { #doc pub #name: #ty }
    });
    let allow = allow(record.fields.iter().map(|field| &field.ty));
    quote! {
        #doc
        #[derive(Debug, Clone, PartialEq)]
        #allow
        pub struct #name { #(#fields),* }

        ::errcat::__record!(#name; #(#wire),*);
    }
}

/// The kind of a param of this type, which is also the name of its trait in `errcat::param`, but for a list.
pub(super) fn kind(ty: &ParamType) -> TokenStream {
    match ty {
        ParamType::String | ParamType::Enum(_) => quote! { Text },
        ParamType::Integer => quote! { Integer },
        ParamType::Number => quote! { Number },
        ParamType::Boolean => quote! { Boolean },
        ParamType::Seconds => quote! { Seconds },
        ParamType::Timestamp => quote! { Timestamp },
        ParamType::Uuid => quote! { Uuid },
        ParamType::Url => quote! { Url },
        ParamType::Any | ParamType::Map(_) | ParamType::Record(_) => quote! { Any },
        ParamType::List(_) => quote! { List },
    }
}

/// The lints that have no say over a catalogue's fields.
pub(super) fn allow<'a>(types: impl Iterator<Item = &'a ParamType>) -> TokenStream {
    let booleans = types.filter(|ty| **ty == ParamType::Boolean).count();
    let bools = (booleans > 3).then(|| quote! { clippy::struct_excessive_bools, });
    quote! {
        #[allow(
            clippy::doc_markdown,
            clippy::struct_field_names,
            #bools
            reason = "texts and fields are the catalogue's"
        )]
    }
}

fn says(name: &str, doc: Option<&str>, ty: &ParamType) -> String {
    let doc = doc.map(docs::inline).filter(|doc| !doc.trim().is_empty());
    let doc = doc.unwrap_or_else(|| format!("The value `{name}`."));
    let format = match ty {
        ParamType::Timestamp => " As RFC 3339 writes it.",
        ParamType::Uuid => " As RFC 9562 writes it.",
        _ => "",
    };
    format!("{doc}{format}")
}
