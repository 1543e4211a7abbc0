//! `inexact-status`: an entry is recognised by its status and has none that is enough, or has a class of statuses among several.

use super::Findings;
use crate::{
    api::{By, Entry, Hole},
    diagnostic::Diagnostic,
    read::Spanned,
    resolve::Draft,
    rule::{Rule, rule},
    status::Status,
};

pub(super) static RULE: Rule = rule!(Deny, "inexact-status");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    let api = &draft.api;
    let envelope = api.envelope.as_ref();
    let has_code = envelope.is_none_or(|own| own.says(Hole::Code)) || api.header("code").is_some();
    for (index, entry, _, node) in draft.entries() {
        let is_class = |status: &&Spanned<Status>| matches!(status.value, Status::Class(_));
        if let ([_, _, ..], Some(class)) = (
            node.status.0.as_slice(),
            node.status.0.iter().find(is_class),
        ) {
            findings.at_entry(index, among_several(entry, class));
            continue;
        }
        let by = node.by.as_ref().filter(|by| by.value == By::Status);
        let by = by.map(|by| by.span);
        let of_type = || {
            node.ty
                .as_ref()
                .map(|ty| ty.span)
                .filter(|_| entry.is_blank() && !has_code)
        };
        let Some(by) = by.or_else(of_type) else {
            continue;
        };
        let of_reasons = node
            .reasons
            .iter()
            .filter_map(|(_, reason)| reason.status.as_ref());
        let mut classes = node.status.0.iter().chain(of_reasons).filter(is_class);
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
            .related(by, "by what it is recognised")
        } else if !matches!(entry.status, Some(Status::Exact(_)))
            && !findings.is_misread(draft, index)
        {
            let message = format!("`{}` is recognised by its status, and has none", entry.name);
            Diagnostic::new(&RULE, by, message, "by which status?")
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

fn among_several(entry: &Entry, class: &Spanned<Status>) -> Diagnostic {
    let message = format!(
        "`{}` has several statuses, and `{}` is many more",
        entry.name, class.value
    );
    Diagnostic::new(&RULE, class.span, message, "not exact").help(format!(
        "write each status that the API answers with, such as `status: [409, 412]`, or the class alone: `status: {}`",
        class.value
    ))
}
