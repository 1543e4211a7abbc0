//! `misplaced-several`: the error that stands for several has no list to stand for, or cannot stand without values.

use super::Findings;
use crate::{
    api::{Audience, Entry, Part},
    diagnostic::Diagnostic,
    resolve::Draft,
    rule::{Rule, rule},
};

pub(super) static RULE: Rule = rule!(Deny, "misplaced-several");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    let Some(several) = &draft.document.several else {
        return;
    };
    let has_list = (draft.api.envelope.as_ref()).is_some_and(|envelope| envelope.each.is_some());
    if !has_list {
        let finding = Diagnostic::new(
            &RULE,
            several.span,
            "no response has several errors",
            "it would stand for nothing",
        );
        findings.push(finding.help(
            "write a list of errors into the envelope, `{errors: {$each: {code: $code, message: $message}}}`, or remove `several`",
        ));
        return;
    }
    let Some(entry) = draft.api.entry(&several.value) else {
        return;
    };
    if let Some(why) = unfit(entry) {
        let message = format!("`{}` cannot stand for several: it {why}", entry.name);
        let finding = Diagnostic::new(
            &RULE,
            several.span,
            message,
            "nobody gives it more than its name",
        );
        findings.push(finding.help(
            "name an error with a status, without reasons and values that are always there, such as `validation_failed`",
        ));
    }
}

fn unfit(entry: &Entry) -> Option<&'static str> {
    let mut parts = entry.messages.iter().flat_map(|message| &message.parts);
    if entry.audience != Audience::Public {
        Some("is not public")
    } else if entry.status.is_none() {
        Some("has no status")
    } else if !entry.reasons.is_empty() {
        Some("has reasons")
    } else if entry
        .params
        .iter()
        .any(|param| param.required && !param.private)
        || parts.any(|part| matches!(part, Part::Param(_)))
    {
        Some("takes values")
    } else {
        None
    }
}
