//! An enum for each operation: the errors that it may return, and no other.

use std::collections::HashMap;

use errcat_catalog::{
    Catalog,
    api::{Entry, Operation},
    each,
};
use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::{
    docs,
    error::long,
    has_values,
    names::{Names, ident},
    runtime::Runtime,
};

/// The enum of each operation, with the ways into it and out of it.
pub(super) fn sets<'a>(
    catalog: &'a Catalog,
    names: &'a Names,
    runtime: &'a Runtime,
) -> impl Iterator<Item = TokenStream> + 'a {
    let mut places = HashMap::new();
    for (place, entry) in catalog.entries.iter().enumerate() {
        places.insert(entry.name.clone(), place);
    }
    let places = Places {
        entries: &catalog.entries,
        places,
    };
    catalog.operations.iter().map(move |operation| {
        let set = places.of(&operation.entries);
        let is_all = set.len() == catalog.entries.len();
        let enumeration = enumeration(operation, &set, names);
        let name = names.operation(&operation.name);
        let integrate = runtime.integrate(&quote! { {} #name, {} });
        let conversions = conversions(operation, &set, names, is_all);
        let parts = parts(catalog, operation, &places, names);
        quote! { #enumeration #integrate #conversions #parts }
    })
}

/// The entries by name.
struct Places<'a> {
    entries: &'a [Entry],
    places: HashMap<String, usize>,
}

impl<'a> Places<'a> {
    fn of(&self, names: &[String]) -> Vec<&'a Entry> {
        let mut set = Vec::new();
        for name in names {
            set.push(&self.entries[self.places[name]]);
        }
        set
    }
}

/// The enum can be matched to its end in every crate, unlike `Error`: a new error in the set is to be seen wherever
/// code tells its errors apart.
///
/// What it says of an error is what the values say, or `Error` where there are none. So there is one match, and all else
/// is alike for every operation. Every function is `#[inline]`, so that an operation nobody uses costs rustc no code.
fn enumeration(operation: &Operation, set: &[&Entry], names: &Names) -> TokenStream {
    let name = names.operation(&operation.name);
    let what = format!(
        "The errors that the operation {} may return.",
        docs::code(&operation.name)
    );
    let requests = each(&operation.http, &mut |request| docs::code(&request.shown()));
    let requests =
        (!requests.is_empty()).then(|| format!("It is called by {}.", requests.join(", ")));
    let doc = operation.doc.as_deref().map(docs::inline);
    let ways = "`?` makes an [`Error`] of one, and one of the values of its errors.".to_owned();
    let doc = docs::paragraphs(
        [Some(what), requests, doc, Some(ways)]
            .into_iter()
            .flatten(),
    );
    let codes = each(set, &mut |entry| ident(&entry.identifiers.rust));
    let variants = set.iter().zip(&codes).map(|(entry, code)| {
        let doc = docs::paragraphs([format!("{} See [`Code::{code}`].", docs::called(entry))]);
        let values = has_values(entry).then(|| {
            let values = names.entry(entry);
            quote! { (Box<#values>) }
        });
        quote! { #doc #code #values }
    });
    let errors = set.iter().zip(&codes).map(|(entry, code)| {
        if has_values(entry) {
            quote! { Self::#code(values) => &**values }
        } else {
            quote! { Self::#code => &Error::#code }
        }
    });
    let code = set.iter().zip(&codes).map(|(entry, code)| {
        let values = has_values(entry).then(|| quote! { (_) });
        quote! { Self::#code #values => Code::#code }
    });
    let long = long(set.len());
    quote! {
        #doc
        #[allow(
            clippy::doc_markdown,
            clippy::enum_variant_names,
            reason = "texts and names are the catalogue's"
        )]
        pub enum #name { #(#variants),* }

        impl #name {
            /// Which error of the catalogue this is.
            #[must_use]
            #[inline]
            #long
            pub const fn code(&self) -> Code {
                match self { #(#code),* }
            }

            #[inline]
            #long
            fn as_error(&self) -> &dyn ::errcat::CatalogError {
                match self { #(#errors),* }
            }
        }

        ::errcat::__operation!(#name; #(#codes),*);
    }
}

/// From the values of each error, to `Error`, and from such as are in the set.
fn conversions(operation: &Operation, set: &[&Entry], names: &Names, is_all: bool) -> TokenStream {
    let name = names.operation(&operation.name);
    let values = set.iter().filter(|entry| has_values(entry)).map(|entry| {
        let (variant, values) = (ident(&entry.identifiers.rust), names.entry(entry));
        quote! {
            impl From<#values> for #name {
                #[inline]
                fn from(values: #values) -> Self {
                    Self::#variant(Box::new(values))
                }
            }
        }
    });
    let whole = widening(name, &ident("Error"), set);
    let arms = each(set, &mut |entry| {
        let (variant, values) = variant(entry);
        quote! { Error::#variant #values => Ok(Self::#variant #values) }
    });
    let rest = (!is_all).then(|| quote! { , error => Err(error) });
    let long = long(set.len());
    quote! {
        #(#values)*

        #whole

        impl TryFrom<Error> for #name {
            type Error = Error;

            #[inline]
            #long
            fn try_from(error: Error) -> Result<Self, Error> {
                match error { #(#arms),* #rest }
            }
        }
    }
}

/// From the errors of the operations that this one includes.
fn parts(
    catalog: &Catalog,
    operation: &Operation,
    places: &Places<'_>,
    names: &Names,
) -> TokenStream {
    let name = names.operation(&operation.name);
    let mut parts = TokenStream::new();
    for part in operation
        .includes
        .iter()
        .filter_map(|part| catalog.operation(part))
    {
        let set = places.of(&part.entries);
        let from = names.operation(&part.name);
        parts.extend(widening(from, name, &set));
    }
    parts
}

/// From one enum to another that has all of its variants.
fn widening(from: &Ident, to: &Ident, set: &[&Entry]) -> TokenStream {
    let arms = each(set, &mut |entry| {
        let (variant, values) = variant(entry);
        quote! { #from::#variant #values => Self::#variant #values }
    });
    let long = long(set.len());
    quote! {
        impl From<#from> for #to {
            #[inline]
            #long
            fn from(error: #from) -> Self {
                match error { #(#arms),* }
            }
        }
    }
}

/// The variant of an entry, and the pattern of its values, which is also the way to write them.
fn variant(entry: &Entry) -> (Ident, Option<TokenStream>) {
    let values = has_values(entry).then(|| quote! { (values) });
    (ident(&entry.identifiers.rust), values)
}
