//! `success-status`: an error has the status of a response that is none.

use super::Findings;
use crate::{
    diagnostic::Diagnostic,
    read::{Either, Spanned},
    resolve::Draft,
    rule::{Rule, rule},
    status::Status,
};

pub(super) static RULE: Rule = rule!(Deny, "success-status", true);

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    for (name, kind) in &draft.document.kinds {
        let Either::Long(kind) = kind else { continue };
        if let Some(status) = kind.status.as_ref()
            && is_success(status.value)
        {
            findings.push(judge(&format!("kind `{}`", name.value), status));
        }
    }
    for index in 0..draft.api.entries.len() {
        let (name, node) = draft.written(index);
        let reasons = node
            .reasons
            .iter()
            .filter_map(|(_, reason)| reason.status.as_ref());
        for status in node.status.0.iter().chain(reasons) {
            if is_success(status.value) && !draft.api.comes_in_success(status.value) {
                findings.at_entry(index, judge(&format!("error `{}`", name.value), status));
            }
        }
    }
}

fn is_success(status: Status) -> bool {
    status.class() < 4
}

fn judge(what: &str, status: &Spanned<Status>) -> Diagnostic {
    let given = status.value;
    let message = format!("the {what} has the status {given}, which is none of an error");
    Diagnostic::new(&RULE, status.span, message, "not 4xx or 5xx").help(format!(
        "what a success means stands under `statuses`; leave `status` out if the error comes inside any response, or write \
         `errors_in_success: {given}` if the API answers it with {given}"
    ))
}
