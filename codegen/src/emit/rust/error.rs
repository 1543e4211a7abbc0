//! The enum `Error`, and a struct for each entry that carries values.

use errcat_catalog::{Catalog, api::Entry};
use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::{
    display, docs, has_values,
    names::{Names, ident, reason_field, string, unique_idents},
    title, types,
};

/// How many arms a match has before it is long to clippy, which counts lines.
const LONG: usize = 60;

/// The struct of each entry that carries values, with what it implements.
pub(super) fn structs<'a>(
    catalog: &'a Catalog,
    names: &'a Names,
) -> impl Iterator<Item = TokenStream> + 'a {
    let entries = catalog.entries.iter();
    entries
        .filter(|entry| has_values(entry))
        .map(|entry| of_entry(entry, names))
}

/// The enum.
pub(super) fn tokens(catalog: &Catalog, names: &Names) -> TokenStream {
    let doc = docs::paragraphs([
        format!(
            "An error of the catalogue {}, with the values that belong to it.",
            title(catalog)
        ),
        "It is no larger than two pointers; `Display` is the message that people see.".to_owned(),
    ]);
    let variants = catalog.entries.iter().map(|entry| {
        let variant = ident(&entry.identifiers.rust);
        let doc = docs::paragraphs([format!("See [`Code::{variant}`].")]);
        let values = has_values(entry).then(|| {
            let values = names.entry(entry);
            quote! { (Box<#values>) }
        });
        quote! { #doc #variant #values }
    });
    let codes = catalog.entries.iter().map(|entry| {
        let variant = ident(&entry.identifiers.rust);
        let values = has_values(entry).then(|| quote! { (_) });
        quote! { Self::#variant #values => Code::#variant }
    });
    let long = long(catalog.entries.len());
    let (values, debug, display, reason) = delegates(catalog);
    quote! {
        #doc
        #[allow(clippy::enum_variant_names, reason = "names are the catalogue's")]
        #[repr(u16)]
        #[non_exhaustive]
        pub enum Error { #(#variants),* }

        impl Error {
            /// Which error of the catalogue this is.
            #[must_use]
            #long
            pub const fn code(&self) -> Code {
                match self { #(#codes),* }
            }

            #values
        }

        impl ::core::fmt::Debug for Error {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                #debug
            }
        }

        impl ::core::fmt::Display for Error {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                #display
            }
        }

        impl ::core::error::Error for Error {}

        impl ::errcat::CatalogError for Error {
            type Code = Code;

            fn code(&self) -> Code {
                self.code()
            }

            #reason
        }
    }
}

/// What `Error` leaves to the structs of its variants: the method that gives them, and three bodies.
fn delegates(catalog: &Catalog) -> (TokenStream, TokenStream, TokenStream, TokenStream) {
    let (with, without): (Vec<&Entry>, Vec<&Entry>) =
        catalog.entries.iter().partition(|entry| has_values(entry));
    let text = text(&without);
    let debug = quote! { ::core::fmt::Debug::fmt(&self.code(), f) };
    if with.is_empty() {
        return (
            TokenStream::new(),
            debug,
            quote! { f.write_str(#text) },
            TokenStream::new(),
        );
    }
    let variants = with.iter().map(|entry| ident(&entry.identifiers.rust));
    let rest = match without.as_slice() {
        [] => TokenStream::new(),
        // A wildcard for a single variant would be a lint, and so would an `Option` that is never `None`.
        [entry] => {
            let variant = ident(&entry.identifiers.rust);
            quote! { Self::#variant => return None, }
        }
        _ => quote! { _ => return None, },
    };
    let long = long(with.len());
    let always = without.is_empty().then(|| {
        quote! { #[allow(clippy::unnecessary_wraps, reason = "not every catalogue has only these")] }
    });
    let values = quote! {
        #long
        #always
        fn values(&self) -> Option<&dyn ::errcat::CatalogError<Code = Code>> {
            Some(match self {
                #(Self::#variants(values) => values.as_ref(),)*
                #rest
            })
        }
    };
    (
        values,
        quote! {
            match self.values() {
                Some(values) => ::core::fmt::Debug::fmt(values, f),
                None => #debug,
            }
        },
        quote! {
            match self.values() {
                Some(values) => ::core::fmt::Display::fmt(values, f),
                None => f.write_str(#text),
            }
        },
        quote! {
            fn reason(&self) -> Option<&'static ::errcat::Reason> {
                self.values().and_then(::errcat::CatalogError::reason)
            }
        },
    )
}

/// An expression for the message of an entry without values: that of the table, unless it has escaped braces.
fn text(entries: &[&Entry]) -> TokenStream {
    let table = quote! { self.code().entry().message };
    let mut arms = Arms::default();
    for entry in entries {
        let Some(message) = entry.messages.first() else {
            continue;
        };
        let text = display::plain(message);
        if text != message.template {
            let variant = ident(&entry.identifiers.rust);
            let text = string(&text);
            arms.push(quote! { Code::#variant }, quote! { #text });
        }
    }
    let arms = arms.tokens();
    if arms.is_empty() {
        table
    } else {
        quote! { match self.code() { #arms code => code.entry().message } }
    }
}

/// The arms of a match, each body once.
#[derive(Default)]
struct Arms(Vec<(String, TokenStream, TokenStream)>);

impl Arms {
    fn push(&mut self, pattern: TokenStream, body: TokenStream) {
        let key = body.to_string();
        match self.0.iter_mut().find(|(known, ..)| *known == key) {
            Some((_, patterns, _)) => patterns.extend(quote! { | #pattern }),
            None => self.0.push((key, pattern, body)),
        }
    }

    fn tokens(&self) -> TokenStream {
        let arms = self
            .0
            .iter()
            .map(|(_, patterns, body)| quote! { #patterns => #body, });
        arms.collect()
    }
}

fn of_entry(entry: &Entry, names: &Names) -> TokenStream {
    let name = names.entry(entry);
    let code = ident(&entry.identifiers.rust);
    let message = entry
        .messages
        .first()
        .map_or("", |message| &message.template);
    let doc = docs::paragraphs([
        format!("The values of [`Code::{code}`]."),
        format!("The message is {}.", docs::code(message)),
    ]);
    let params = entry
        .params
        .iter()
        .map(|param| types::param(param, names.param(entry, param), names));
    let reason = (!entry.reasons.is_empty()).then(|| {
        let (field, reason) = (reason_field(entry), names.reason(entry));
        quote! { #[doc = " Which of the entry's reasons it is."] pub #field: #reason, }
    });
    let allow = types::allow(entry.params.iter().map(|param| &param.ty));
    let display = message_of(entry, names);
    let reasons = reasons(entry, names);
    let record = reason.is_some().then(|| {
        let field = reason_field(entry);
        quote! {
            fn reason(&self) -> Option<&'static ::errcat::Reason> {
                Some(self.#field.record())
            }
        }
    });
    quote! {
        #doc
        #[derive(Debug, Clone, PartialEq)]
        #allow
        pub struct #name { #reason #(#params),* }

        impl ::core::fmt::Display for #name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                #display
            }
        }

        impl ::core::error::Error for #name {}

        impl ::errcat::CatalogError for #name {
            type Code = Code;

            fn code(&self) -> Code {
                Code::#code
            }

            #record
        }

        impl From<#name> for Error {
            fn from(values: #name) -> Self {
                Self::#code(Box::new(values))
            }
        }

        #reasons
    }
}

/// The message of the reason at hand, else that of the entry.
fn message_of(entry: &Entry, names: &Names) -> TokenStream {
    let own = entry.messages.first();
    let own = own.map_or_else(
        || quote! { f.write_str("") },
        |message| display::write(message, entry),
    );
    if entry.reasons.iter().all(|reason| reason.message.is_none()) {
        return own;
    }
    let (field, name) = (reason_field(entry), names.reason(entry));
    let mut arms = Arms::default();
    for (reason, variant) in entry.reasons.iter().zip(reason_idents(entry)) {
        let message = reason.message.as_ref();
        let body = message.map_or_else(|| own.clone(), |message| display::write(message, entry));
        arms.push(quote! { #name::#variant }, body);
    }
    let arms = arms.tokens();
    quote! { match self.#field { #arms } }
}

fn reasons(entry: &Entry, names: &Names) -> TokenStream {
    if entry.reasons.is_empty() {
        return TokenStream::new();
    }
    let name = names.reason(entry);
    let code = ident(&entry.identifiers.rust);
    let texts: Vec<String> = entry
        .reasons
        .iter()
        .map(|reason| reason.name.clone())
        .collect();
    let doc = format!("A reason of [`Code::{code}`].");
    let docs = entry.reasons.iter().map(docs::reason);
    let variants = reason_idents(entry);
    let enumeration = types::enumeration(name, &doc, &texts, &variants, docs);
    quote! {
        #enumeration

        impl #name {
            /// What the catalogue says about it.
            #[must_use]
            pub const fn record(self) -> &'static ::errcat::Reason {
                &Code::#code.entry().reasons[self as usize]
            }
        }
    }
}

fn reason_idents(entry: &Entry) -> Vec<Ident> {
    let names = entry
        .reasons
        .iter()
        .map(|reason| reason.identifiers.rust.as_str());
    unique_idents(names)
}

fn long(arms: usize) -> Option<TokenStream> {
    (arms > LONG).then(|| quote! { #[allow(clippy::too_many_lines, reason = "one arm an entry")] })
}
