//! `duplicate-kind`: two kinds are the same on the wire, or two entries are recognised by the same kind.

use super::Findings;
use crate::{
    api::By,
    diagnostic::Diagnostic,
    read::{Either, Places, Text},
    resolve::Draft,
    rule::{Rule, rule},
    source::Span,
};

pub(super) static RULE: Rule = rule!(Deny, "duplicate-kind");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    values(draft, findings);
    entries(draft, findings);
}

fn values(draft: &Draft, findings: &mut Findings<'_>) {
    let mut first = Places::new();
    let written = &draft.document.kinds.0;
    let place = |at: usize| -> Span {
        let (name, kind) = &written[at];
        let value: Option<&Text> = match kind {
            Either::Short(_) => None,
            Either::Long(long) => long.value.as_ref(),
        };
        value.unwrap_or(name).span
    };
    for (at, kind) in draft.api.kinds.iter().enumerate() {
        let Some(known) = first.get(&kind.value).copied() else {
            first.insert(kind.value.clone(), at);
            continue;
        };
        let other = &draft.api.kinds[known].name;
        let message = format!(
            "the kinds `{other}` and `{}` are both `{}` on the wire",
            kind.name, kind.value
        );
        findings.push(
            Diagnostic::new(&RULE, place(at), message, "the second one")
                .related(place(known), "the first one")
                .help("give one another `value`, or make them one kind"),
        );
    }
}

fn entries(draft: &Draft, findings: &mut Findings<'_>) {
    let mut first = Places::new();
    for (index, entry) in draft.api.entries.iter().enumerate() {
        let Some(kind) = entry.kind.as_ref().filter(|_| entry.by == Some(By::Kind)) else {
            continue;
        };
        let Some(known) = first.get(kind).copied() else {
            first.insert(kind.clone(), index);
            continue;
        };
        let place = |index: usize| -> Span {
            let by = &draft.written(index).1.by;
            by.as_ref().map(|by| by.span).unwrap_or_default()
        };
        let other = &draft.api.entries[known].name;
        let message = format!(
            "`{}` and `{other}` are both recognised by the kind `{kind}`",
            entry.name
        );
        findings.at_entry(
            index,
            Diagnostic::new(&RULE, place(index), message, "the second one")
                .related(place(known), "the first one")
                .help("write `by: message` for one of them, or make them one entry"),
        );
    }
}
