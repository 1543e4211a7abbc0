//! `differing-param`: an error says something else of a param of all errors.

use super::Findings;
use crate::{
    diagnostic::Diagnostic,
    resolve::{Draft, common_node},
    rule::{Rule, rule},
};

pub(super) static RULE: Rule = rule!(Deny, "differing-param");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    for (index, entry) in draft.api.entries.iter().enumerate() {
        for (param, key, _) in draft.params(index) {
            let mut common = draft.api.params.iter();
            let common = common.find(|common| common.name == param.name);
            let first = common_node(&draft.document, &param.name);
            let Some((common, (first, _))) = common.zip(first) else {
                continue;
            };
            let (what, help) = if common.private != param.private {
                (
                    "is private in one place and public in the other",
                    "write `private` in both places or in none",
                )
            } else if common.ty != param.ty {
                (
                    "has another type than in all errors",
                    "write the same type, or give it another name",
                )
            } else if common.identifiers != param.identifiers {
                (
                    "is called otherwise than in all errors",
                    "write the same `rename` in both places or in none",
                )
            } else {
                continue;
            };
            findings.at_entry(
                index,
                Diagnostic::new(
                    &RULE,
                    key.span,
                    format!("the param `{}` of `{}` {what}", param.name, entry.name),
                    "programs read it from any error",
                )
                .related(first.span, "the param of all errors")
                .help(help),
            );
        }
    }
}
