//! `#[catalog(exhaustive)]`: the entries that must have a variant.

use std::collections::HashMap;

use errcat_catalog::{
    Catalog,
    api::{Entry, Operation},
};

use super::{
    ast::Input,
    attr::Flag,
    bind::Bound,
    fields,
    findings::{Findings, instead, list},
};

/// Holds an enum that says it is exhaustive to that: every public entry has a variant, or exactly those of an operation.
///
/// Deprecated entries may be left out. What a transparent variant stands for is known to its own type alone.
pub(super) fn check(
    input: &Input<'_>,
    bound: &[Bound<'_>],
    catalog: &Catalog,
    findings: &mut Findings,
) {
    let Some(flag) = &input.attrs.exhaustive else {
        return;
    };
    let operation = match operation(flag, catalog) {
        Ok(operation) => operation,
        Err(message) => return findings.push(&flag.value, message),
    };
    if let Some(operation) = operation {
        outside(bound, operation, findings);
    }
    // A variant that is not understood may be the one that is missing.
    if bound.len() < input.variants.len() {
        return;
    }
    let mut has: HashMap<String, usize> = HashMap::new();
    for (_, entry) in instances(bound) {
        has.insert(entry.name.clone(), 0);
    }
    let wanted = |entry: &&Entry| match operation {
        Some(operation) => operation.entries.contains(&entry.name),
        None => true,
    };
    let missing = catalog.public_entries().filter(wanted);
    let missing =
        missing.filter(|entry| entry.deprecated.is_none() && !has.contains_key(&entry.name));
    let missing: Vec<String> = missing.map(variant).collect();
    if !missing.is_empty() {
        let of = match operation {
            Some(operation) => format!("operation `{}`", operation.name),
            None => format!("catalogue `{}`", catalog.name),
        };
        let message = format!(
            "`{}` lacks errors of the {of}: add {}",
            input.node.ident,
            list(&missing)
        );
        findings.push(&flag.key, message);
    }
}

fn operation<'a>(flag: &Flag, catalog: &'a Catalog) -> Result<Option<&'a Operation>, String> {
    let Some(literal) = &flag.value else {
        return Ok(None);
    };
    let name = literal.value();
    catalog.operation(&name).map(Some).ok_or_else(|| {
        let known = catalog.operations.iter();
        let known: Vec<&str> = known.map(|operation| operation.name.as_str()).collect();
        let instead = if known.is_empty() {
            "write `exhaustive` for the whole catalogue".to_owned()
        } else {
            instead(&name, &known)
        };
        format!(
            "the catalogue `{}` has no operation `{name}`: {instead}",
            catalog.name
        )
    })
}

fn outside(bound: &[Bound<'_>], operation: &Operation, findings: &mut Findings) {
    for (bound, entry) in instances(bound) {
        if !operation.entries.contains(&entry.name) {
            let message = format!(
                "the operation `{}` does not return `{}`: take the variant away, or add the entry to `operations` of \
                 the catalogue",
                operation.name, entry.name
            );
            findings.push(bound.variant.ident, message);
        }
    }
}

fn instances<'a>(bound: &'a [Bound<'a>]) -> impl Iterator<Item = (&'a Bound<'a>, &'a Entry)> {
    let bound = bound.iter();
    bound.filter_map(|bound| Some((bound, bound.instance()?.entry)))
}

/// A variant for an entry, as one writes it.
fn variant(entry: &Entry) -> String {
    let params = entry.params.iter().filter(|param| param.required);
    let mut fields: Vec<String> = params.map(fields::named).collect();
    if !entry.reasons.is_empty() {
        fields.insert(0, "reason: String".to_owned());
    }
    let name = &entry.identifiers.rust;
    if fields.is_empty() {
        name.clone()
    } else {
        format!("{name} {{ {} }}", fields.join(", "))
    }
}
