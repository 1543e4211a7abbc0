//! The params of all errors: a struct of those that any error may have, and the static records by which they are read.

use errcat_catalog::{
    Catalog,
    api::{Api, Param},
    each,
};
use proc_macro2::TokenStream;
use quote::quote;

use super::{
    docs,
    names::{Names, choices, ident, string},
    param, types,
};

/// The struct, and the enums of what is one of some texts in it.
pub(super) fn tokens(catalog: &Catalog, names: &Names) -> TokenStream {
    let params: Vec<&Param> = catalog.common_params().collect();
    if params.is_empty() {
        return TokenStream::new();
    }
    let doc = docs::paragraphs([
        "The values that any error of the API may have, known or not.".to_owned(),
        "With the feature `serde` of errcat, `CommonParams::of` has those of a decoded error."
            .to_owned(),
    ]);
    let fields = each(&params, &mut |param| {
        let optional = Param {
            required: false,
            ..(*param).clone()
        };
        types::param(&optional, names.common(&param.name), names)
    });
    let enums = params.iter().filter_map(|param| {
        let doc = format!("A value of `{}` of any error.", param.name);
        let name = names.common(&param.name)?;
        Some(types::choice(name, &doc, choices(&param.ty)?))
    });
    let read = each(&params, &mut |param| {
        let (field, name) = (ident(&param.identifiers.rust), string(&param.name));
        quote! { #field: #name }
    });
    let allow = types::allow(params.iter().map(|param| &param.ty));
    quote! {
        #doc
        #[derive(Debug, Clone, PartialEq, Default)]
        #allow
        #[non_exhaustive]
        pub struct CommonParams { #(#fields),* }

        ::errcat::__common!(CommonParams, Error; #(#read),*);

        #(#enums)*
    }
}

/// The setter of their records, if there are any.
pub(super) fn records(api: &Api) -> Option<TokenStream> {
    let params: Vec<&Param> = api.common_params().collect();
    let records = each(&params, &mut |param| param::tokens(api, param));
    (!records.is_empty()).then(|| quote! { .with_params(&[#(#records),*]) })
}
