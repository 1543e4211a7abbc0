//! `reused-retired-code`: an entry has the name or the code of a retired one.

use std::collections::HashMap;

use super::Findings;
use crate::{
    diagnostic::Diagnostic,
    resolve::Draft,
    rule::{Rule, rule},
};

pub(super) static RULE: Rule = rule!(Deny, "reused-retired-code");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    let mut names = HashMap::new();
    let mut codes = HashMap::new();
    for (retired, (name, node)) in draft.api.retired.iter().zip(&draft.document.retired) {
        names.insert(retired.name.as_str(), name.span);
        if let Some(code) = &retired.code {
            let span = node.code.as_ref().map_or(name.span, |code| code.span);
            codes.entry(code.as_str()).or_insert(span);
        }
    }
    for (index, entry) in draft.api.entries.iter().enumerate() {
        let (name, _) = draft.written(index);
        let by_code = entry.code.as_ref().and_then(|code| {
            let retired = *codes.get(code.as_str())?;
            Some((
                draft.code_span(index),
                retired,
                format!("the code `{code}` is retired"),
            ))
        });
        let by_name = names.get(entry.name.as_str()).map(|retired| {
            (
                name.span,
                *retired,
                format!("the name `{}` is retired", entry.name),
            )
        });
        let Some((span, retired, message)) = by_code.or(by_name) else {
            continue;
        };
        findings.at_entry(
            index,
            Diagnostic::new(&RULE, span, message, "used again")
                .related(retired, "retired here")
                .help("choose another: clients of yesterday still read the old meaning into it"),
        );
    }
}
