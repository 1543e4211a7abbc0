//! `reused-retired-code`: an entry has the name or the code of a retired one.

use super::Findings;
use crate::{
    diagnostic::Diagnostic,
    read::Places,
    resolve::Draft,
    rule::{Rule, rule},
};

pub(super) static RULE: Rule = rule!(Deny, "reused-retired-code");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    let mut names = Places::new();
    let mut codes = Places::new();
    let mut spans = Vec::new();
    for (retired, (name, node)) in draft.api.retired.iter().zip(&draft.document.retired) {
        names.insert(retired.name.clone(), spans.len());
        spans.push(name.span);
        if let Some(code) = &retired.code {
            let span = node.code.as_ref().map_or(name.span, |code| code.span);
            if !codes.contains_key(code) {
                codes.insert(code.clone(), spans.len());
                spans.push(span);
            }
        }
    }
    for (index, entry, name, _) in draft.entries() {
        let by_code = entry.code.as_ref().and_then(|code| {
            let retired = spans[*codes.get(code)?];
            Some((
                draft.code_span(index),
                retired,
                format!("the code `{code}` is retired"),
            ))
        });
        let by_name = names.get(&entry.name).map(|retired| {
            (
                name.span,
                spans[*retired],
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
                .help(
                    "choose another: clients of yesterday still read the old meaning into it; if this is the same error \
                     under a new name, say so there with `replaced_by`",
                ),
        );
    }
}
