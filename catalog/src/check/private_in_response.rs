//! `private-in-response`: a private param is given a place in the response.

use super::Findings;
use crate::{
    diagnostic::Diagnostic,
    resolve::Draft,
    rule::{Rule, rule},
};

pub(super) static RULE: Rule = rule!(Deny, "private-in-response");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    for index in 0..draft.api.entries.len() {
        for (param, _, node) in draft
            .params(index)
            .into_iter()
            .filter(|(param, ..)| param.private)
        {
            let Some(node) = node else { continue };
            let places = [
                (&node.header, "header", "a header"),
                (&node.at, "at", "the body"),
            ];
            for (text, key, place) in places {
                let Some(text) = text else { continue };
                findings.at_entry(
                    index,
                    Diagnostic::new(
                        &RULE,
                        text.span,
                        format!("the private param `{}` has a place in {place}", param.name),
                        "clients would read it here",
                    )
                    .help(format!(
                        "remove `{key}`: a private param goes to the logs alone; or remove `private: true`"
                    )),
                );
            }
        }
    }
}
