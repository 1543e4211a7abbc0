//! `inexact-status`: an entry is recognised by its status, and has none that is enough.

use super::Findings;
use crate::{
    api::By,
    diagnostic::Diagnostic,
    resolve::Draft,
    rule::{Rule, rule},
    status::Status,
};

pub(super) static RULE: Rule = rule!(Deny, "inexact-status");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    for (index, entry, _, node) in draft.entries() {
        let Some(by) = node.by.as_ref().filter(|by| by.value == By::Status) else {
            continue;
        };
        let of_reasons = node.reasons.iter().map(|(_, reason)| &reason.status);
        let given = std::iter::once(&node.status).chain(of_reasons).flatten();
        let mut classes = given.filter(|status| matches!(status.value, Status::Class(_)));
        let finding = if let Some(class) = classes.next() {
            let class_name = class.value;
            Diagnostic::new(
                &RULE,
                class.span,
                format!(
                    "`{}` is recognised by its status, and `{class_name}` is many",
                    entry.name
                ),
                "not exact",
            )
            .related(by.span, "by what it is recognised")
        } else if entry.status.is_none() && !findings.is_misread(draft, index) {
            let message = format!("`{}` is recognised by its status, and has none", entry.name);
            Diagnostic::new(&RULE, by.span, message, "by which status?")
        } else {
            continue;
        };
        findings.at_entry(
            index,
            finding.help(
                "write the exact status, such as `status: 504`; what all errors of a class have in common is a class of \
                 `exceptions`",
            ),
        );
    }
}
