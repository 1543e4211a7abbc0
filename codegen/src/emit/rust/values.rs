//! A struct for each entry that carries values, and the enum of its reasons.

use errcat_catalog::{
    Catalog,
    api::{Entry, Message, ParamType},
    each,
};
use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::{
    display::{self, Arms},
    docs, has_values,
    names::{Names, ident, message_field, reason_field, string, unique_idents},
    types,
};

/// The struct of each entry that carries values, with what it implements, and the trait that they have in common.
pub(super) fn structs<'a>(
    catalog: &'a Catalog,
    names: &'a Names,
) -> impl Iterator<Item = TokenStream> + 'a {
    let entries = catalog.entries.iter();
    let structs = entries
        .filter(|entry| has_values(entry))
        .map(|entry| of_entry(entry, names));
    let any = catalog.entries.iter().any(has_values);
    any.then(into_error).into_iter().chain(structs)
}

/// The way from a struct to the error, once for all: rustc compares every two implementations of one trait for one
/// type, and so would take time that grows with the square of the number of structs.
fn into_error() -> TokenStream {
    quote! {
        /// The values of an entry, which make an [`Error`].
        pub trait Values: ::errcat::CatalogError {
            /// The error with these values.
            fn into_error(self) -> Error;
        }

        impl<T: Values> From<T> for Error {
            fn from(values: T) -> Self {
                values.into_error()
            }
        }
    }
}

fn of_entry(entry: &Entry, names: &Names) -> TokenStream {
    let name = names.entry(entry);
    let code = ident(&entry.identifiers.rust);
    let text = entry.takes_message().then(|| message_field(entry));
    let says = match (&text, entry.messages.first()) {
        (Some(text), _) => format!("The message is what `{text}` says."),
        (None, message) => {
            let message = message.map_or_else(String::new, Message::shown);
            format!("The message is {}.", docs::code(&message))
        }
    };
    let doc = docs::paragraphs([format!("The values of [`Code::{code}`]."), says]);
    let params = each(&entry.params, &mut |param| {
        types::param(param, names.param(entry, param), names)
    });
    let reason = (!entry.reasons.is_empty()).then(|| {
        let (field, reason) = (reason_field(entry), names.reason(entry));
        quote! { #[doc = " Which of the entry's reasons it is."] pub #field: #reason, }
    });
    let (text_field, text) = match text {
        Some(text) => (
            Some(quote! { #[doc = " The text that people see."] pub #text: String, }),
            Some(quote! { => #text }),
        ),
        None => (None, None),
    };
    let allow = types::allow(entry.params.iter().map(|param| &param.ty));
    let display = message_of(entry, names);
    let reasons = reasons(entry, names);
    let field = reason.is_some().then(|| {
        let field = reason_field(entry);
        quote! { , #field }
    });
    let public = entry.public_params().map(|param| {
        let (field, wire) = (ident(&param.identifiers.rust), string(&param.name));
        let kind = match param.ty {
            ParamType::List(_) | ParamType::Map(_) => quote! { Json },
            _ => types::kind(&param.ty),
        };
        let kind = if param.required {
            kind
        } else {
            quote! { [#kind] }
        };
        quote! { #field: #wire #kind }
    });
    let private = entry
        .params
        .iter()
        .filter(|param| param.private)
        .map(|param| {
            let (field, wire) = (ident(&param.identifiers.rust), string(&param.name));
            quote! { #field: #wire }
        });
    quote! {
        #doc
        #[derive(Debug, Clone, PartialEq)]
        #allow
        pub struct #name { #reason #text_field #(#params),* }

        impl ::core::fmt::Display for #name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                #display
            }
        }

        ::errcat::__values!(#name => #code #field #text; #(#public),*; #(#private),*);

        #reasons
    }
}

/// The message of the reason at hand, else that of the entry.
fn message_of(entry: &Entry, names: &Names) -> TokenStream {
    let Some(own) = entry.messages.first() else {
        let text = message_field(entry);
        return quote! { f.write_str(&self.#text) };
    };
    let own = display::write(own, entry);
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
    let texts: Vec<String> = each(&entry.reasons, &mut |reason| reason.name.clone());
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
    let names = each(&entry.reasons, &mut |reason| {
        reason.identifiers.rust.as_str()
    });
    unique_idents(names)
}
