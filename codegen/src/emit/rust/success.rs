//! Which responses of success may be errors.

use errcat_catalog::{
    Catalog, Status,
    api::{Said, Segment},
    each,
};
use proc_macro2::TokenStream;
use quote::quote;

use super::{
    envelope::json,
    names::{integer, string},
};

/// The setter, if the catalogue says that some may.
pub(super) fn tokens(catalog: &Catalog) -> Option<TokenStream> {
    let success = catalog.errors_in_success.as_ref()?;
    let statuses = each(&success.statuses, &mut |status| {
        integer(match status {
            Status::Exact(status) => i64::from(*status),
            Status::Class(class) => i64::from(*class),
        })
    });
    let unless = if success.unless.is_empty() {
        quote! { ::core::option::Option::None }
    } else {
        let said: Vec<&Said> = success.unless.iter().collect();
        let node = node(&said, 0);
        quote! { ::core::option::Option::Some(#node) }
    };
    Some(quote! {
        .with_success(::errcat::Success { statuses: &[#(#statuses),*], unless: #unless })
    })
}

/// The constants below a path of this length, which all of them share.
fn node(said: &[&Said], depth: usize) -> TokenStream {
    let name_of = |said: &Said| match said.path.get(depth) {
        Some(Segment::Key(name)) => Some(name.clone()),
        _ => None,
    };
    let mut names: Vec<String> = Vec::new();
    for said in said {
        let Some(name) = name_of(said) else {
            let json = string(&json(&said.value));
            return quote! { ::errcat::Node::Json(#json) };
        };
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let members = each(&names, &mut |name| {
        let mut below = Vec::new();
        for said in said {
            if name_of(said).as_ref() == Some(name) {
                below.push(*said);
            }
        }
        let (name, node) = (string(name), node(&below, depth + 1));
        quote! { (#name, #node) }
    });
    quote! { ::errcat::Node::Object(&[#(#members),*]) }
}
