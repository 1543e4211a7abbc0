//! `duplicate-position`: two params of an error have the same position.

use super::Findings;
use crate::{
    diagnostic::Diagnostic,
    resolve::Draft,
    rule::{Rule, rule},
    source::Span,
};

pub(super) static RULE: Rule = rule!(Deny, "duplicate-position");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    for index in 0..draft.api.entries.len() {
        let mut known: Vec<(u32, Span)> = Vec::new();
        for (param, key, long) in draft.params(index) {
            let Some(position) = param.position else {
                continue;
            };
            let given = long.and_then(|long| long.position.as_ref());
            let span = given.map_or(key.span, |given| given.span);
            let Some((_, first)) = known.iter().find(|(known, _)| *known == position) else {
                known.push((position, span));
                continue;
            };
            let message = format!("two params have the position {position}");
            let finding = Diagnostic::new(&RULE, span, message, "the second one");
            findings.at_entry(
                index,
                finding.related(*first, "the first one").help(format!(
                    "`{{{position}}}` in a message stands for one of them: give the other its own number, or none"
                )),
            );
        }
    }
}
