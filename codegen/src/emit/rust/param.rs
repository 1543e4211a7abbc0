//! The static record of a param.

use errcat_catalog::{
    api::{Api, Param, ParamType, Place, Segment},
    each,
};
use proc_macro2::TokenStream;
use quote::quote;

use super::{envelope, names::string, types};

/// The record, as an expression of type `errcat::Param`.
pub(super) fn tokens(api: &Api, param: &Param) -> TokenStream {
    let (name, kind) = (string(&param.name), types::kind(&param.ty));
    let optional = (!param.required).then(|| quote! { .optional() });
    let header = param.header.as_deref().map(|header| {
        let header = string(header);
        quote! { .with_header(#header) }
    });
    let place = match param.place {
        Place::Details => None,
        Place::Body => {
            let path = string(&Segment::join(&param.path));
            Some(quote! { ::errcat::Place::Body(#path) })
        }
        Place::Message => Some(quote! { ::errcat::Place::Message }),
        Place::Code => Some(quote! { ::errcat::Place::Code }),
        Place::Logs => Some(quote! { ::errcat::Place::Logs }),
    };
    let place = place.map(|place| quote! { .with_place(#place) });
    // What is for logs alone is described to nobody.
    let said = (param.place != Place::Logs).then(|| {
        let shape = own_shape(api, &param.ty).map(|shape| quote! { .with_shape(&#shape) });
        let example = param.example.as_ref().map(|example| {
            let json = string(&envelope::json(example));
            quote! { .with_example(#json) }
        });
        quote! { #shape #example }
    });
    quote! { ::errcat::Param::new(#name, ::errcat::Kind::#kind) #optional #header #place #said }
}

/// The shape of a type that its kind does not say in full.
fn own_shape(api: &Api, ty: &ParamType) -> Option<TokenStream> {
    match ty {
        ParamType::Enum(_) | ParamType::List(_) | ParamType::Map(_) | ParamType::Record(_) => {
            Some(shape(api, ty, &mut Vec::new()))
        }
        _ => None,
    }
}

/// `within` are the records that this is in: of one within itself no more is said than that it is an object.
fn shape<'a>(api: &'a Api, ty: &'a ParamType, within: &mut Vec<&'a str>) -> TokenStream {
    match ty {
        ParamType::List(item) => {
            let item = shape(api, item, within);
            quote! { ::errcat::Shape::List(&#item) }
        }
        ParamType::Map(value) => {
            let value = shape(api, value, within);
            quote! { ::errcat::Shape::Map(&#value) }
        }
        ParamType::Record(name) => {
            let record = api.type_record(name);
            let record = record.filter(|_| !within.contains(&name.as_str()));
            let fields = record.map_or(&[][..], |record| &record.fields);
            within.push(name);
            let fields = each(fields, &mut |field| {
                let (name, required) = (string(&field.name), field.required);
                let shape = shape(api, &field.ty, within);
                quote! { ::errcat::Field { name: #name, shape: #shape, required: #required } }
            });
            within.pop();
            quote! { ::errcat::Shape::Record(&[#(#fields),*]) }
        }
        ParamType::Enum(texts) => {
            let texts = each(texts, &mut |text| string(text));
            quote! { ::errcat::Shape::Choice(&[#(#texts),*]) }
        }
        _ => {
            let kind = types::kind(ty);
            quote! { ::errcat::Shape::Kind(::errcat::Kind::#kind) }
        }
    }
}
