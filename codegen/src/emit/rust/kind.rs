//! What errors are above their codes: a closed enum, and the static records of kinds.

use errcat_catalog::{
    api::{Api, Entry, Kind},
    each,
};
use heck::ToPascalCase;
use proc_macro2::TokenStream;
use quote::quote;

use super::{
    docs, key,
    names::{ident, string, unique_idents},
    retry,
    types::words,
};

/// The enum `Kind`, and the way from a code to it.
pub(super) fn tokens(api: &Api) -> TokenStream {
    if api.kinds.is_empty() {
        return TokenStream::new();
    }
    let values = each(&api.kinds, &mut |kind| kind.value.clone());
    let variants: Vec<String> = each(&api.kinds, &mut |kind| kind.name.to_pascal_case());
    let variants = unique_idents(variants.iter().map(String::as_str));
    let docs = each(&api.kinds, &mut |kind| {
        vec![match &kind.doc {
            Some(doc) => docs::inline(doc),
            None => format!("The kind {}.", docs::text(&format!("“{}”", kind.value))),
        }]
    });
    let doc = "What errors are above their codes.";
    let says = [
        "Every kind, in the catalogue's order.",
        "The text on the wire.",
    ];
    let words = words(&ident("Kind"), doc, &values, &variants, docs, says);
    quote! {
        #words

        impl Kind {
            /// The kind with this text on the wire, such as one that came with a code of tomorrow.
            #[must_use]
            pub fn from_value(value: &str) -> Option<Self> {
                let mut kinds = Self::ALL.iter().copied();
                kinds.find(|kind| kind.as_str() == value)
            }
        }

        impl Code {
            /// What kind of error it is, if it is of one.
            #[must_use]
            pub const fn kind(self) -> Option<Kind> {
                match self.entry().place_of_kind(CATALOG.kinds) {
                    Some(place) => Some(Kind::ALL[place]),
                    None => None,
                }
            }
        }
    }
}

/// The setter of the records of all kinds, if there are any.
pub(super) fn records(api: &Api) -> Option<TokenStream> {
    let records = each(&api.kinds, &mut |kind| record(api, kind));
    (!records.is_empty()).then(|| quote! { .with_kinds(&[#(#records),*]) })
}

fn record(api: &Api, kind: &Kind) -> TokenStream {
    let value = string(&kind.value);
    let backoff = &api.retry.backoff;
    let retry = (kind.retry.as_ref()).map(|rule| retry::setters(rule, true, backoff));
    let is_of_it = |(own, _): &(&Kind, &Entry)| own.name == kind.name;
    let entry = api.own_kinds().find(is_of_it).map(|(_, entry)| {
        let key = string(key(entry));
        quote! { .with_entry(#key) }
    });
    let class = kind.exception.as_deref();
    let class = class.and_then(|name| api.exception(name)).map(|class| {
        let class = string(&format!("Unknown{}", class.identifiers.typescript));
        quote! { .with_class(#class) }
    });
    quote! { ::errcat::ErrorKind::new(#value) #retry #entry #class }
}
