//! `success-status`: an error has the status of a response that is none.

use super::Findings;
use crate::{
    diagnostic::Diagnostic,
    resolve::Draft,
    rule::{Rule, rule},
};

pub(super) static RULE: Rule = rule!(Deny, "success-status", true);

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    for index in 0..draft.api.entries.len() {
        let (name, node) = draft.written(index);
        let reasons = node
            .reasons
            .iter()
            .filter_map(|(_, reason)| reason.status.as_ref());
        for status in node.status.0.iter().chain(reasons) {
            if status.value.class() >= 4 {
                continue;
            }
            findings.at_entry(
                index,
                Diagnostic::new(
                    &RULE,
                    status.span,
                    format!(
                        "the error `{}` has the status {}, which is none of an error",
                        name.value, status.value
                    ),
                    "not 4xx or 5xx",
                )
                .help(format!(
                    "what a success means stands under `statuses`; leave `status` out if the error comes inside \
                     any response, or write `allow: {{success-status: why}}` if the API answers it with {}",
                    status.value
                )),
            );
        }
    }
}
