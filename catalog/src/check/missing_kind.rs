//! `missing-kind`: the envelope has a place for the kind, and an error has none.

use super::Findings;
use crate::{
    api::Hole,
    diagnostic::Diagnostic,
    resolve::Draft,
    rule::{Rule, rule},
};

pub(super) static RULE: Rule = rule!(Warn, "missing-kind");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    let (Some(envelope), Some(json)) = (&draft.api.envelope, &draft.document.envelope) else {
        return;
    };
    if !envelope.says(Hole::Kind) || findings.has_lost("kinds") {
        return;
    }
    let hole = json.span_of("$kind", &json.strings);
    if draft.api.kinds.is_empty() {
        let message = "the envelope has a place for the kind, and the catalogue has no kinds";
        let finding = Diagnostic::new(&RULE, hole, message, "nothing would be put here");
        return findings.push(
            finding.help("declare them: `kinds: {card_error: The card cannot be charged.}`"),
        );
    }
    for (index, entry, name, _) in draft.entries() {
        if entry.kind.is_some() || findings.is_misread(draft, index) {
            continue;
        }
        let message = format!(
            "`{}` is of no kind, and the envelope has a place for it",
            entry.name
        );
        findings.at_entry(
            index,
            Diagnostic::new(&RULE, name.span, message, "sent without a kind")
                .related(hole, "where it would be")
                .help(
                    "name one of `kinds` with `kind: …`, here or at its group; if the API does send it without, write \
                     `allow: {missing-kind: why}`",
                ),
        );
    }
}
