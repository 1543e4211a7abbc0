//! What can be judged without the catalogue: whether the attributes of a type agree with each other.

use quote::ToTokens;

use super::{
    ast::{Field, Input, Variant},
    findings::Findings,
    types,
};

/// Judges the type as it is written.
pub(super) fn check(input: &Input<'_>, findings: &mut Findings) {
    if input.attrs.path.is_none() && !input.attrs.broken && !input.is_union() {
        let message = format!(
            "`{}` names no catalogue: write `#[catalog(\"path/to/catalogue.yaml\")]` above it",
            input.node.ident
        );
        findings.push(&input.node.ident, message);
    }
    if let Some(message) = input.message() {
        let text = "remove each `#[error(..)]`: the message is the catalogue's, and `#[error(transparent)]` is \
                    `#[catalog(transparent)]` here. `thiserror::Error` goes with it, for `CatalogError` implements \
                    what that does";
        findings.push(message, text);
    }
    let mut made_from = Vec::new();
    for variant in &input.variants {
        if variant.attrs.transparent.is_some() {
            transparent(variant, findings);
        }
        sources(variant, findings);
        for field in &variant.fields {
            self::field(field, findings);
        }
        if let Some(from) = variant.from() {
            let (ty, _) = from.value_type();
            let ty = ty.to_token_stream().to_string();
            if made_from.contains(&ty) {
                let message = "another variant is made from the same type: write `#[source]` here, and choose the \
                               variant where the error arises";
                findings.push(from.attrs.from, message);
            } else {
                made_from.push(ty);
            }
        }
    }
}

fn transparent(variant: &Variant<'_>, findings: &mut Findings) {
    let [field] = variant.fields.as_slice() else {
        let message = format!(
            "what is transparent holds one field, the error that it forwards to: write `{}(TheError)`",
            variant.ident
        );
        return findings.push(&variant.attrs.transparent, message);
    };
    if let Some(code) = &variant.attrs.code {
        let message =
            "what is transparent has the code of the error that it holds: take `code` away";
        findings.push(code, message);
    }
    if let Some(reason) = &variant.attrs.reason {
        let message =
            "what is transparent has the reason of the error that it holds: take `reason` away";
        findings.push(reason, message);
    }
    if let Some(source) = field.attrs.source {
        let message =
            "what is transparent has the source of the error that it holds: take `#[source]` away";
        findings.push(source, message);
    }
    let named = field.attrs.param.as_ref();
    let param = named.map(ToTokens::to_token_stream);
    let private = field.attrs.private.as_ref();
    let private = private.map(ToTokens::to_token_stream);
    if let Some(key) = param.or(private) {
        let message =
            "what is transparent has the params of the error that it holds: take this away";
        findings.push(key, message);
    }
}

/// At most one field is the source, and what is made from it has no other field.
fn sources(variant: &Variant<'_>, findings: &mut Findings) {
    let is_source = |field: &&Field<'_>| field.attrs.from.or(field.attrs.source).is_some();
    for second in variant.fields.iter().filter(is_source).skip(1) {
        let message = "an error has one source, and another field is it: take this away";
        findings.push(second.attrs.from.or(second.attrs.source), message);
    }
    let sources = variant.fields.iter().filter(is_source).count();
    if let Some(from) = variant.from().and_then(|field| field.attrs.from)
        && sources == 1
        && variant.fields.len() > 1
        && variant.attrs.transparent.is_none()
    {
        let message = "`#[from]` has no value for the other fields: write `#[source]`, and make the error by hand";
        findings.push(from, message);
    }
}

fn field(field: &Field<'_>, findings: &mut Findings) {
    let attrs = &field.attrs;
    if let (Some(private), Some(_)) = (&attrs.private, &attrs.param) {
        let message =
            "a field is the value of a param or for the logs alone: take `private` or `param` away";
        findings.push(private, message);
    }
    if attrs.from.or(attrs.source).is_none() {
        return;
    }
    if let Some(param) = &attrs.param {
        let message = "what a source says never leaves the server: take `param` away, and give the value a field of \
                       its own";
        findings.push(param, message);
    } else if let Some(private) = &attrs.private {
        findings.push(private, "a source is private as it is: take `private` away");
    }
    if let Some(lifetime) = types::lifetime(&field.node.ty) {
        let message = format!("a source is `'static`: own what `{lifetime}` borrows");
        findings.push(&field.node.ty, message);
    }
}
