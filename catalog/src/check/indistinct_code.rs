//! `indistinct-code`: two entries that share a code, and that nothing else in a response tells apart.

use super::{
    Findings,
    overlapping_messages::{disjoint, pattern},
};
use crate::{
    api::{Api, Entry, Hole, Matcher, MatcherKind, Message},
    diagnostic::Diagnostic,
    resolve::Draft,
    rule::{Rule, rule},
};

pub(super) static RULE: Rule = rule!(Deny, "indistinct-code", true);

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    if draft.api.code_scope.is_none() {
        return;
    }
    for (index, entry) in draft.api.entries.iter().enumerate() {
        if !entry.shares_code || findings.is_misread(draft, index) {
            continue;
        }
        let before = draft.api.entries[..index].iter();
        let alike = before.enumerate().find(|(_, other)| {
            other.code == entry.code && !are_told_apart(&draft.api, other, entry)
        });
        let Some((first, other)) = alike else {
            continue;
        };
        let message = format!(
            "clients take the code of `{}` for `{}`, which has it too",
            entry.name, other.name
        );
        findings.at_entry(
            index,
            Diagnostic::new(&RULE, draft.code_span(index), message, "the second one")
                .related(draft.code_span(first), "the first one")
                .help(
                    "give them different statuses, kinds, envelopes or messages, as the API sends them; if it sends the same, make \
                     them one entry, or give each group a catalogue of its own",
                ),
        );
    }
}

/// Whether a response of one of two that share a code is never taken for the other.
fn are_told_apart(api: &Api, one: &Entry, other: &Entry) -> bool {
    let [first, second] = [one, other].map(|entry| api.envelope_of(entry));
    let has_body = [first, second].map(|own| own.is_none_or(|own| !own.media_type.is_empty()));
    if one.envelope != other.envelope && has_body == [true, true] {
        return true;
    }
    let says = |hole| first.is_none_or(|own| own.says(hole));
    let says_kind = says(Hole::Kind) || api.header("kind").is_some();
    one.kind != other.kind && says_kind
        || disjoint(one, other)
        || says(Hole::Message) && have_other_messages(one, other)
}

fn have_other_messages(one: &Entry, other: &Entry) -> bool {
    let pattern = |entry: &Entry, message: &Message| {
        let (kind, parts) = (MatcherKind::Template, message.parts.clone());
        pattern::symbols(entry, &Matcher { kind, parts })
    };
    let meets = |message: &Message| {
        let own = pattern(one, message);
        let mut others = other.every_message();
        others.any(|message| pattern::meet(&own, &pattern(other, message)).is_some())
    };
    let have_some = !one.takes_message() && !other.takes_message();
    have_some && !one.every_message().any(meets)
}
