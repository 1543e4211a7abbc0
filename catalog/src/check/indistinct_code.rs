//! `indistinct-code`: two entries that share a code, and that nothing else in a response tells apart.

use super::{
    Findings,
    overlapping_messages::{beginnings::Beginnings, disjoint, pattern},
};
use crate::{
    api::{Api, Entry, Hole, Matcher, MatcherKind, Message, Part},
    diagnostic::Diagnostic,
    read::Places,
    resolve::Draft,
    rule::{Rule, rule},
};

pub(super) static RULE: Rule = rule!(Deny, "indistinct-code", true);

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    if draft.api.code_scope.is_none() {
        return;
    }
    let firsts = Firsts::of(&draft.api, &|index| findings.is_misread(draft, index));
    for (index, first) in firsts.0.into_iter().enumerate() {
        let Some(first) = first else { continue };
        let message = format!(
            "clients take the code of `{}` for `{}`, which has it too",
            draft.api.entries[index].name, draft.api.entries[first].name
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

/// Of each entry the first before it with its code that nothing tells apart from it.
struct Firsts(Vec<Option<usize>>);

impl Firsts {
    fn of(api: &Api, is_misread: &dyn Fn(usize) -> bool) -> Self {
        let mut places = Places::new();
        let mut alike: Vec<Vec<usize>> = Vec::new();
        for (index, entry) in api.entries.iter().enumerate() {
            if let (true, Some(code)) = (entry.shares_code, &entry.code) {
                let place = *places.entry(key(api, entry, code)).or_insert(alike.len());
                if place == alike.len() {
                    alike.push(Vec::new());
                }
                alike[place].push(index);
            }
        }
        let mut firsts = Self(vec![None; api.entries.len()]);
        for group in &alike {
            firsts.judge(api, group, is_misread);
        }
        firsts
    }

    /// Compares of these entries those whose messages begin or end alike.
    fn judge(&mut self, api: &Api, group: &[usize], is_misread: &dyn Fn(usize) -> bool) {
        let mut ways: Vec<(usize, &[Part])> = Vec::new();
        for &index in group {
            let entry = &api.entries[index];
            let says = api
                .envelope_of(entry)
                .is_none_or(|own| own.says(Hole::Message));
            if entry.takes_message() || !says {
                ways.push((index, &[]));
            } else {
                let messages = entry.every_message();
                ways.extend(messages.map(|message| (index, message.parts.as_slice())));
            }
        }
        Beginnings::of_templates(&ways, true).each_pair(&mut |one, other| {
            let (first, second) = (one.min(other), one.max(other));
            let is_known = self.0[second].is_some_and(|known| known <= first);
            if first == second || is_known || is_misread(second) {
                return;
            }
            let [one, other] = [first, second].map(|index| &api.entries[index]);
            if !are_told_apart(api, one, other) {
                self.0[second] = Some(first);
            }
        });
    }
}

/// What two entries have in common that share a code and are not told apart by their envelopes or their kinds.
fn key(api: &Api, entry: &Entry, code: &str) -> String {
    let mut envelopes = api.every_envelope();
    if envelopes.any(|envelope| envelope.media_type.is_empty()) {
        return code.to_owned();
    }
    let own = api.envelope_of(entry);
    let says_kind = own.is_none_or(|own| own.says(Hole::Kind)) || api.header("kind").is_some();
    let kind = entry.kind.as_deref().filter(|_| says_kind);
    let envelope = entry.envelope.as_deref();
    format!(
        "{code}\n{}\n{}",
        envelope.unwrap_or_default(),
        kind.unwrap_or_default()
    )
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
