//! The enum `Code`.

use errcat_catalog::{Catalog, each};
use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::{docs, names::ident, title};

pub(super) fn tokens(catalog: &Catalog) -> TokenStream {
    let doc = docs::paragraphs([format!("A code of the catalogue {}.", title(catalog))]);
    let names: Vec<Ident> = each(&catalog.entries, &mut |entry| {
        ident(&entry.identifiers.rust)
    });
    let variants = catalog.entries.iter().zip(&names).map(|(entry, name)| {
        let doc = docs::paragraphs(docs::entry(entry));
        quote! { #doc #name }
    });
    // A crate that inlined `entry` would hold the whole table once more.
    // The catalogue has the words; Rust's conventions for prose and for names of variants are not its concern.
    quote! {
        #doc
        #[derive(Clone, Copy, PartialEq, Eq, Hash)]
        #[allow(
            clippy::doc_markdown,
            clippy::enum_variant_names,
            reason = "texts and names are the catalogue's"
        )]
        #[repr(u16)]
        #[non_exhaustive]
        pub enum Code { #(#variants),* }

        impl Code {
            /// Every code, in the catalogue's order.
            pub const ALL: &'static [Self] = &[#(Code::#names),*];

            /// The code of this text, letter for letter.
            #[must_use]
            pub const fn from_code(code: &str) -> Option<Self> {
                match INDEX.find(code, &CODES) {
                    Some(place) => Some(Self::ALL[place]),
                    None => None,
                }
            }

            /// The text that names it to programs: the code on the wire, or the entry's name where the API has no codes.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                CODES[self as usize]
            }

            /// What the catalogue says about it.
            #[must_use]
            #[inline(never)]
            pub const fn entry(self) -> &'static ::errcat::Entry {
                ::errcat::entry::<Self>(self as usize)
            }

            /// The HTTP status, if it has one.
            #[must_use]
            pub const fn status(self) -> Option<::errcat::Status> {
                self.entry().status
            }
        }

        impl ::core::fmt::Debug for Code {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::errcat::debug_code(self.as_str(), f)
            }
        }

        impl ::core::fmt::Display for Code {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl ::core::str::FromStr for Code {
            type Err = ::errcat::UnknownCode;

            fn from_str(code: &str) -> Result<Self, Self::Err> {
                Self::from_code(code).ok_or(::errcat::UnknownCode::new())
            }
        }

        impl ::errcat::ErrorCode for Code {
            const ALL: &'static [Self] = Self::ALL;

            fn from_code(code: &str) -> Option<Self> {
                Self::from_code(code)
            }

            fn entry(self) -> &'static ::errcat::Entry {
                Self::entry(self)
            }
        }
    }
}
