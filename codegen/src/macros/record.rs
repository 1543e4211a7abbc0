//! `#[derive(Record)]`: a struct of the user's own, held to a record of the catalogue.

use errcat_catalog::{
    Catalog,
    api::{TypeField, TypeRecord},
};
use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote};
use syn::{Data, DeriveInput, Fields, LitStr, Type, ext::IdentExt};

use super::{
    derive::{
        ast::{Field, Value},
        attr::{Attrs, Place},
        findings::{Findings, instead, list},
        types::{self, Parameters},
    },
    load::{Loaded, load},
    runtime::{Called, Told},
};

/// Expands the derive.
pub(crate) fn derive(node: &DeriveInput) -> TokenStream {
    let mut findings = Findings::default();
    let attrs = Attrs::read(&node.attrs, Place::Record, &mut findings);
    let fields = match &node.data {
        Data::Struct(data) => Field::read(&data.fields, Place::Member, &mut findings),
        Data::Enum(_) | Data::Union(_) => {
            findings.push(
                &node.ident,
                "a record is a struct: write one with its fields",
            );
            Vec::new()
        }
    };
    if attrs.path.is_none() && !attrs.broken {
        let message = format!(
            "`{}` names no catalogue: write `#[catalog(\"path/to/catalogue.yaml\")]` above it",
            node.ident
        );
        findings.push(&node.ident, message);
    }
    let told = Told {
        path: attrs.krate.as_ref(),
        features: None,
    };
    let Called { runtime, items } = told.call(&mut |literal, text| findings.push(literal, text));
    let mut tokens = items;
    let loaded = attrs
        .path
        .as_ref()
        .map(|path| load(path, attrs.name.as_ref()));
    let mut members = Vec::new();
    let name = attrs
        .record
        .as_ref()
        .map_or_else(|| node.ident.unraw().to_string(), LitStr::value);
    match &loaded {
        Some(Ok(loaded)) => {
            tokens.extend(loaded.tracking());
            if let Some(record) = found(node, &attrs, &name, loaded, &mut findings)
                && matches!(node.data, Data::Struct(_))
            {
                members = bind(node, record, &fields, &mut findings);
            }
        }
        Some(Err(refused)) => tokens.extend(refused.clone()),
        None => {}
    }
    tokens.extend(findings.into_tokens());
    // What is sound is expanded beside the findings, so that rustc judges its types in the same round.
    tokens.extend(expand(node, &name, &members));
    runtime.call(tokens)
}

/// The record that the struct is.
fn found<'a>(
    node: &DeriveInput,
    attrs: &Attrs<'_>,
    name: &str,
    loaded: &'a Loaded,
    findings: &mut Findings,
) -> Option<&'a TypeRecord> {
    let catalog: &Catalog = &loaded.catalog;
    let found = catalog.types.iter().find(|record| record.name == name);
    if found.is_none() && !attrs.broken {
        let names: Vec<&str> = catalog
            .types
            .iter()
            .map(|record| record.name.as_str())
            .collect();
        let message = format!(
            "the catalogue `{}` has no record `{name}`: {}",
            catalog.name,
            instead(name, &names)
        );
        if let Some(literal) = &attrs.record {
            findings.push(literal, message);
        } else {
            let end = if message.ends_with('?') { "" } else { "." };
            let more = "A struct of another name says `record = \"TheRecord\"` behind the path";
            findings.push(&node.ident, format!("{message}{end} {more}"));
        }
    }
    found
}

/// The fields of the struct, each with that of the record that it is the value of.
fn bind<'a>(
    node: &DeriveInput,
    record: &'a TypeRecord,
    fields: &'a [Field<'a>],
    findings: &mut Findings,
) -> Vec<(&'a TypeField, &'a Field<'a>)> {
    let before = findings.count();
    let mut bound: Vec<Option<&Field<'_>>> = vec![None; record.fields.len()];
    for field in fields {
        let said = field.attrs.field.as_ref().map(LitStr::value);
        let Some(name) = said.or_else(|| field.name()) else {
            let message =
                "a field of a tuple says which it is: write `#[catalog(field = \"the_field\")]`";
            findings.push(&field.node.ty, message);
            continue;
        };
        let named = match &field.attrs.field {
            Some(literal) => literal.to_token_stream(),
            None => field.node.ident.to_token_stream(),
        };
        let is_it = |known: &TypeField| {
            let own = field.attrs.field.is_none() && bare(known) == name;
            own || known.name == name
        };
        let Some(at) = record.fields.iter().position(is_it) else {
            let names: Vec<&str> = record
                .fields
                .iter()
                .map(|field| field.name.as_str())
                .collect();
            let message = format!(
                "the record `{}` has no field `{name}`: {}",
                record.name,
                instead(&name, &names)
            );
            findings.push(named, message);
            continue;
        };
        if bound[at].is_some() {
            let message = format!("`{name}` has another field: take one of them away");
            findings.push(named, message);
            continue;
        }
        if judge(&record.fields[at], field, findings) {
            bound[at] = Some(field);
        }
    }
    if findings.count() == before && fields.iter().all(|field| !field.attrs.broken) {
        missing(node, record, &bound, findings);
    }
    let bound = std::iter::zip(&record.fields, bound);
    bound
        .filter_map(|(known, field)| Some((known, field?)))
        .collect()
}

/// Whether the type of a field can be that of the record's, as far as that can be told without rustc.
fn judge(known: &TypeField, field: &Field<'_>, findings: &mut Findings) -> bool {
    let (ty, is_option) = field.value_type();
    if types::is_private(ty) {
        let message = format!(
            "`{}` may leave the server, and `Private` may not: write the type of the value itself",
            known.name
        );
        findings.push(ty, message);
        return false;
    }
    if is_option && known.required {
        let message = format!(
            "`{}` is always there: write `{}`",
            known.name,
            ty.to_token_stream()
        );
        findings.push(&field.node.ty, message);
    }
    true
}

fn missing(
    node: &DeriveInput,
    record: &TypeRecord,
    bound: &[Option<&Field<'_>>],
    findings: &mut Findings,
) {
    let missing = std::iter::zip(&record.fields, bound);
    let missing = missing.filter(|(known, field)| known.required && field.is_none());
    let missing: Vec<&TypeField> = missing.map(|(known, _)| known).collect();
    if missing.is_empty() {
        return;
    }
    let names: Vec<&str> = missing.iter().map(|known| known.name.as_str()).collect();
    let needs = format!(
        "the record `{}` needs a value for {}",
        record.name,
        list(&names)
    );
    let example = |known: &TypeField| {
        let ty = types::example(&known.ty, true);
        format!("{}: {ty}", known.identifiers.rust)
    };
    let message = match &node.data {
        Data::Struct(data) if matches!(data.fields, Fields::Unnamed(_)) => format!(
            "{needs}: add `#[catalog(field = \"{}\")] {}`",
            missing[0].name,
            types::example(&missing[0].ty, true)
        ),
        _ => {
            let examples: Vec<String> = missing.into_iter().map(example).collect();
            format!("{needs}: add `{}`", examples.join(", "))
        }
    };
    findings.push(&node.ident, message);
}

fn expand(node: &DeriveInput, name: &str, members: &[(&TypeField, &Field<'_>)]) -> TokenStream {
    let ident = &node.ident;
    let parameters = Parameters::of(&node.generics);
    let (generics, arguments, _) = node.generics.split_for_impl();
    let written = node.generics.where_clause.iter();
    let written =
        written.flat_map(|clause| clause.predicates.iter().map(ToTokens::to_token_stream));
    let asked = members.iter().filter_map(|(known, field)| {
        let (ty, _): (&Type, bool) = field.value_type();
        let bound = field.bound(&known.ty, Span::call_site());
        parameters.are_in(ty).then(|| quote! { #ty: #bound })
    });
    let all: Vec<TokenStream> = written.chain(asked).collect();
    let bounds = (!all.is_empty()).then(|| quote! { where #(#all),* });
    let bindings = members.iter().map(|(_, field)| {
        let (member, binding) = (&field.member, &field.binding);
        quote! { #member: #binding, }
    });
    let writes = members.iter().map(|(known, field)| {
        let (wire, binding) = (&known.name, &field.binding);
        let (ty, is_option) = field.value_type();
        let value = field.value_of(&known.ty, &Value::new(binding, ty));
        let write = quote! { __object.member(#wire, &#value)?; };
        if is_option {
            quote! { if let ::core::option::Option::Some(#binding) = #binding { #write } }
        } else {
            write
        }
    });
    // A type that is no struct has a mistake already, and is not taken apart.
    let open = matches!(node.data, Data::Struct(_))
        .then(|| quote! { let Self { #(#bindings)* .. } = self; });
    let value = quote! {
        fn value(&self) -> ::errcat::Value<'_> {
            ::errcat::Value::Json(self)
        }
    };
    quote! {
        #[doc(hidden)]
        #[allow(clippy::all, clippy::pedantic, clippy::restriction, deprecated, unused_qualifications)]
        const _: () = {
            #[automatically_derived]
            impl #generics ::errcat::ToJson for #ident #arguments #bounds {
                fn to_json(&self, __to: &mut dyn ::core::fmt::Write) -> ::core::fmt::Result {
                    #open
                    #[allow(unused_mut)]
                    let mut __object = ::errcat::derived::Object::new(__to);
                    #(#writes)*
                    __object.end()
                }
            }

            #[automatically_derived]
            impl #generics ::errcat::param::Any for #ident #arguments #bounds {
                #value
            }

            #[automatically_derived]
            impl #generics ::errcat::param::Record<{ ::errcat::derived::record(#name) }>
                for #ident #arguments #bounds
            {
                #value
            }
        };
    }
}

/// The name of a field without `r#`.
fn bare(field: &TypeField) -> &str {
    field.identifiers.rust.trim_start_matches("r#")
}
