//! `position-gap`: positions of params that leave out a number.

use super::Findings;
use crate::{
    diagnostic::Diagnostic,
    resolve::Draft,
    rule::{Rule, rule},
};

pub(super) static RULE: Rule = rule!(Warn, "position-gap");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    for index in 0..draft.api.entries.len() {
        let params = draft.params(index);
        let mut placed = Vec::new();
        for (param, key, long) in &params {
            if let Some(position) = param.position {
                let given = long.and_then(|long| long.position.as_ref());
                placed.push((position, given.map_or(key.span, |given| given.span)));
            }
        }
        placed.sort_unstable_by_key(|(position, _)| *position);
        // Some count from one.
        let mut next = placed.first().map_or(0, |(first, _)| (*first).min(1));
        let gap = placed.iter().find(|(position, _)| {
            let is_gap = *position > next;
            next = position.saturating_add(1).max(next);
            is_gap
        });
        let Some((position, span)) = gap else {
            continue;
        };
        if findings.is_misread(draft, index) {
            continue;
        }
        let missing = placed.iter().rev().find(|(before, _)| before < position);
        let missing = missing.map_or(0, |(before, _)| before + 1);
        let message = format!("no param has the position {missing}, and one has {position}");
        let finding = Diagnostic::new(&RULE, *span, message, "the number behind the gap");
        findings.at_entry(
            index,
            finding.help(format!(
                "declare what stands at {missing}, with `position: {missing}`; if no message shows it, write `allow: \
                 {{position-gap: why}}`"
            )),
        );
    }
}
