//! The static record of what holds for a whole catalogue: its name, its headers, and its envelope with a place for
//! every param that has one of its own.

pub(in crate::emit) mod node;

use errcat_catalog::{
    Catalog, Value,
    api::{self, Body, CodeStyle, Entry, Hole, Place, Segment},
    each,
};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{
    common, key, kind,
    names::{integer, string},
    other_codes, parent, retry, success, table,
};
use crate::escape::json_string;
use node::{Details, Integers, Node, Shape};

/// The record, with the codes of all errors or without.
pub(super) fn tokens(catalog: &Catalog, has_codes: bool) -> TokenStream {
    let name = string(&catalog.name);
    let envelope = catalog.envelope.as_ref().map(|envelope| {
        let media_type = string(&envelope.media_type);
        let body = body(catalog, envelope, &envelope.body);
        quote! { .with_envelope(#media_type, #body) }
    });
    let each_error = catalog
        .envelope
        .as_ref()
        .and_then(|envelope| list(catalog, envelope));
    let success = success::tokens(catalog);
    let envelopes = further(catalog);
    let headers = each(&catalog.headers, &mut |header| {
        let (role, name) = (string(&header.role), string(&header.name));
        quote! { ::errcat::Header { role: #role, name: #name } }
    });
    let headers = (!catalog.headers.is_empty()).then(|| quote! { .with_headers(&[#(#headers),*]) });
    let code_header = (catalog.every_envelope())
        .find_map(|envelope| envelope.code_header.as_deref().map(string))
        .map(|name| quote! { .with_code_header(#name) });
    let retired = other_codes::retired(catalog);
    let aliases = other_codes::aliases(catalog);
    let shared = other_codes::shared(catalog);
    let templates = other_codes::templates(catalog);
    let members = members(catalog);
    let domain = catalog.domain.as_deref().map(string);
    let domain = domain.map(|domain| quote! { .with_domain(#domain) });
    let correlation = correlation(catalog);
    let user_safe = catalog
        .is_user_safe()
        .then(|| quote! { .with_user_safe(true) });
    let has_code = |envelope: &api::Envelope| envelope.path_anywhere(Hole::Code).is_some();
    let integer_codes = (catalog.code_style == CodeStyle::Integer
        && !catalog.every_envelope().any(has_code))
    .then(|| quote! { .with_integer_codes(true) });
    let by_status = by_status(catalog);
    let types = types(catalog);
    let kinds = kind::records(catalog);
    let params = common::records(catalog);
    let prefixes = parent::prefixes(catalog);
    let retries = retry::rules(&catalog.retry);
    let codes = has_codes.then(|| {
        let codes = each(&catalog.entries, &mut |entry| string(key(entry)));
        quote! { .with_codes(&[#(#codes),*]) }
    });
    quote! {
        static CATALOG: ::errcat::Catalog =
            ::errcat::Catalog::new(#name) #envelope #each_error #success #envelopes #headers #members #domain #code_header #retired #aliases #shared #templates
                #correlation #user_safe #integer_codes #by_status #types #kinds #params #prefixes #retries #codes;
    }
}

/// The statuses that are enough to recognise an error that clients can meet.
fn by_status(catalog: &Catalog) -> Option<TokenStream> {
    let pairs = statuses(catalog.own_statuses());
    (!pairs.is_empty()).then(|| quote! { .with_by_status(&[#(#pairs),*]) })
}

fn statuses<'a>(known: impl Iterator<Item = (u16, &'a Entry)>) -> Vec<TokenStream> {
    let known: Vec<_> = known.collect();
    each(&known, &mut |(status, entry)| {
        let (status, key) = (integer((*status).into()), string(key(entry)));
        quote! { (#status, #key) }
    })
}

/// How errors are told apart by the types of problems.
fn types(catalog: &Catalog) -> Option<TokenStream> {
    if !catalog.reads_types() {
        return None;
    }
    let types = catalog.problem_types.as_ref();
    let base = maybe(types.and_then(|types| types.base.as_deref()));
    let template = if let Some((before, behind)) = catalog.type_template() {
        let (before, behind) = (string(&before), string(&behind));
        quote! { ::core::option::Option::Some((#before, #behind)) }
    } else {
        quote! { ::core::option::Option::None }
    };
    let own = each(&catalog.own_types(), &mut |(own, entry)| {
        let (own, key) = (string(own), string(key(entry)));
        quote! { (#own, #key) }
    });
    let blank = statuses(catalog.blank_statuses());
    let are_pages = catalog.types_are_pages();
    Some(quote! {
        .with_types(::errcat::Types {
            are_pages: #are_pages, base: #base, template: #template, own: &[#(#own),*], blank: &[#(#blank),*]
        })
    })
}

/// A text that may be absent; a derive stands where any name may be somebody's own.
pub(super) fn maybe(text: Option<&str>) -> TokenStream {
    if let Some(text) = text.map(string) {
        quote! { ::core::option::Option::Some(#text) }
    } else {
        quote! { ::core::option::Option::None }
    }
}

/// The ids by which support finds a failure, and where they are in a body.
fn correlation(catalog: &Catalog) -> Option<TokenStream> {
    let ids = each(&catalog.correlation, &mut |id| {
        let name = string(&id.name);
        let header = maybe(id.header.as_deref());
        quote! { (#name, #header) }
    });
    let mut body = Node::Optional(Vec::new());
    for id in &catalog.correlation {
        body.insert(&id.path, &id.name);
    }
    let body = body.tokens();
    (!catalog.correlation.is_empty()).then(|| {
        quote! { .with_correlation(::errcat::Correlation { ids: &[#(#ids),*], body: #body }) }
    })
}

/// Where members of a body are that say whether and when to try again.
fn members(catalog: &Catalog) -> Option<TokenStream> {
    let mut body = Node::Optional(Vec::new());
    for member in &catalog.members {
        body.insert(&member.path, &member.role);
    }
    let envelope = catalog.envelope.as_ref();
    if let Some(typed) = envelope.and_then(|envelope| envelope.typed.as_ref()) {
        body.typed(typed, catalog.domain(), false);
    }
    let body = body.tokens();
    (!catalog.members.is_empty()).then(|| quote! { .with_members(#body) })
}

/// The list of the errors of a response that has several.
fn list(catalog: &Catalog, envelope: &api::Envelope) -> Option<TokenStream> {
    let each = envelope.each.as_ref()?;
    let pointer = pointer(&each.path);
    let (is_batch, error) = (each.is_batch, self::pointer(&each.error()));
    let body = body(catalog, envelope, &envelope.body_of_item()?);
    let is_whole = each.is_whole;
    let has_status = each.is_in_item(Hole::Status) || each.is_in_item(Hole::StatusText);
    let is_text = matches!(envelope.item(), Some(Body::Hole(_)));
    let several = catalog.several.as_deref();
    let several = if let Some(entry) = several.and_then(|name| catalog.entry(name)) {
        let record = table::record(catalog, entry);
        quote! { ::core::option::Option::Some(#record) }
    } else {
        quote! { ::core::option::Option::None }
    };
    Some(quote! {
        .with_each(::errcat::Each {
            pointer: #pointer,
            body: #body,
            is_whole: #is_whole,
            has_status: #has_status,
            is_text: #is_text,
            is_batch: #is_batch,
            error: #error,
            several: #several,
        })
    })
}

/// A path as a JSON pointer.
fn pointer(path: &[Segment]) -> Literal {
    let mut pointer = String::new();
    for step in path {
        pointer.push('/');
        match step {
            Segment::Key(key) => pointer.push_str(&key.replace('~', "~0").replace('/', "~1")),
            Segment::Index(index) => pointer.push_str(&index.to_string()),
        }
    }
    string(&pointer)
}

/// The further envelopes, each with the errors that are sent in it.
fn further(catalog: &Catalog) -> Option<TokenStream> {
    let further = each(&catalog.envelopes, &mut |envelope| {
        let (media_type, body) = (
            string(&envelope.media_type),
            body(catalog, envelope, &envelope.body),
        );
        let mut errors = Vec::new();
        for entry in &catalog.entries {
            if catalog.is_sent_in(entry, envelope) {
                errors.push(string(key(entry)));
            }
        }
        quote! {
            ::errcat::Further {
                envelope: ::errcat::Envelope { media_type: #media_type, body: #body },
                errors: &[#(#errors),*],
            }
        }
    });
    (!further.is_empty()).then(|| quote! { .with_envelopes(&[#(#further),*]) })
}

/// The envelope with the places of params in it.
fn body(catalog: &Catalog, envelope: &api::Envelope, body: &Body) -> TokenStream {
    node(catalog, envelope, body).tokens()
}

/// The same before it is written.
pub(in crate::emit) fn node(catalog: &Catalog, envelope: &api::Envelope, body: &Body) -> Node {
    let shape = Shape {
        details: Details {
            has_reason: !envelope.says(Hole::Reason),
            are_texts: envelope.has_text_details(),
        },
        integers: Integers {
            codes: catalog.code_style == CodeStyle::Integer,
            reasons: catalog.integer_reasons,
        },
        is_whole: envelope.each.as_ref().is_some_and(|each| each.is_whole),
        envelope,
    };
    let mut root = Node::of(body, &shape);
    let entries = catalog.entries.iter();
    let entries = entries.filter(|entry| catalog.is_sent_in(entry, envelope));
    for param in entries.flat_map(|entry| &entry.params) {
        if param.place == Place::Body {
            root.insert(&param.path, &Segment::join(&param.path));
        }
    }
    // Errors that the catalogue does not know have them, too.
    for param in catalog.common_params() {
        if param.place == Place::Body {
            root.insert(&param.path, &Segment::join(&param.path));
        }
    }
    if let Some(typed) = &envelope.typed {
        root.typed(typed, catalog.domain(), true);
    }
    root
}

/// The JSON text of a constant.
pub(in crate::emit) fn json(value: &Value) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::String(text) => json_string(text),
        Value::Bool(_) | Value::Number(_) => value.as_text().unwrap_or_default().to_owned(),
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(json).collect();
            format!("[{}]", items.join(","))
        }
        Value::Object(members) => {
            let member =
                |(name, value): &(String, Value)| format!("{}:{}", json_string(name), json(value));
            let members: Vec<String> = members.iter().map(member).collect();
            format!("{{{}}}", members.join(","))
        }
    }
}
