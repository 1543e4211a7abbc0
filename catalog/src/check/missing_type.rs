//! `missing-type`: clients recognise an error by its problem type, and it has none.

use super::Findings;
use crate::{
    api::{By, Entry, Hole},
    diagnostic::Diagnostic,
    resolve::Draft,
    rule::{Rule, rule},
};

pub(super) static RULE: Rule = rule!(Deny, "missing-type");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    let api = &draft.api;
    for (index, entry, name, node) in draft.entries() {
        let envelope = api.envelope_of(entry);
        let has = |hole| envelope.is_none_or(|envelope| envelope.says(hole));
        let is_type_alone = has(Hole::Type) && !has(Hole::Code) && api.header("code").is_none();
        let is_by_type = entry.by == Some(By::Type);
        let is_coded = is_type_alone && entry.by.is_none() && entry.code.is_some();
        if !is_by_type && !is_coded {
            continue;
        }
        let by = node.by.as_ref().filter(|_| is_by_type);
        let place = by.map_or(name.span, |by| by.span);
        let finding = if is_by_type && !has(Hole::Type) && envelope.is_some() {
            let message = format!(
                "`{}` is recognised by its type, and the envelope has no `$type`",
                entry.name
            );
            Diagnostic::new(&RULE, place, message, "no response says it")
                .help("write `type: $type` into the envelope")
        } else if let Some(why) = why(entry, is_by_type) {
            let message = format!("`{}` is recognised by its type, and {why}", entry.name);
            Diagnostic::new(&RULE, place, message, "by which type?").help(
                "write a `type` of its own, or how all are made: `problem_types: {url: 'https://example.com/problems/{code}'}`",
            )
        } else {
            continue;
        };
        findings.at_entry(index, finding);
    }
}

/// Why no type tells this error apart.
fn why(entry: &Entry, is_by_type: bool) -> Option<&'static str> {
    match entry.type_uri() {
        None => Some("has none"),
        Some(_) if is_by_type && entry.is_blank() => Some("`about:blank` is that of many"),
        Some(_) => None,
    }
}
