//! `overlapping-messages`: a text that clients could take for either of two entries.

pub(super) mod beginnings;
pub(super) mod pattern;

use self::beginnings::Beginnings;
use super::Findings;
use crate::{
    api::{Entry, Matcher, MatcherKind, Part},
    diagnostic::Diagnostic,
    read::{Places, Text},
    resolve::Draft,
    rule::{Rule, rule},
    status::Status,
};

pub(super) static RULE: Rule = rule!(Deny, "overlapping-messages");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    if draft.api.entries.iter().all(|entry| entry.code.is_some()) {
        return;
    }
    let mut ways = Vec::new();
    for (index, entry) in draft.api.entries.iter().enumerate() {
        ways.extend(
            draft
                .matchers(index)
                .into_iter()
                .map(|(matcher, text)| Way {
                    index,
                    entry,
                    matcher,
                    text,
                }),
        );
    }
    let symbols = |way: &Way<'_>| pattern::symbols(way.entry, way.matcher);
    let templates: Vec<_> = ways.iter().map(symbols).collect();
    let mut pairs = Pairs {
        ways: &ways,
        met: vec![None; ways.len()],
    };
    pairs.exact();
    pairs.alike(MatcherKind::Prefix, &|_, _| true);
    pairs.alike(MatcherKind::Template, &|first, second| {
        pattern::meet(&templates[first], &templates[second]).is_some()
    });
    for (second, first) in pairs.met.into_iter().enumerate() {
        let is_misread = |way: usize| findings.is_misread(draft, ways[way].index);
        if let Some(first) = first.filter(|first| !is_misread(*first) && !is_misread(second)) {
            let text = pattern::text_of_both(&templates[first], &templates[second]);
            report(&ways[first], &ways[second], text, findings);
        }
    }
}

/// A way to recognise an entry by a message.
struct Way<'a> {
    index: usize,
    entry: &'a Entry,
    matcher: &'a Matcher,
    text: &'a Text,
}

/// The ways that meet one of another entry, each with the first that it meets.
struct Pairs<'a> {
    ways: &'a [Way<'a>],
    met: Vec<Option<usize>>,
}

impl<'a> Pairs<'a> {
    fn of_kind(&self, kind: MatcherKind) -> impl Iterator<Item = (usize, &'a str)> + use<'a> {
        let ways = self.ways.iter().enumerate();
        ways.filter_map(move |(at, way)| {
            let head = match way.matcher.parts.first()? {
                Part::Text(text) => text.as_str(),
                Part::Param(_) => "",
            };
            (way.matcher.kind == kind).then_some((at, head))
        })
    }

    fn exact(&mut self) {
        let mut texts = Places::new();
        let mut alike: Vec<Vec<usize>> = Vec::new();
        for (second, text) in self.of_kind(MatcherKind::Exact) {
            let place = *texts.entry(text.to_owned()).or_insert(alike.len());
            if place == alike.len() {
                alike.push(Vec::new());
            }
            let others = &mut alike[place];
            for first in others.iter() {
                if self.take(*first, second, &|_, _| true) {
                    break;
                }
            }
            others.push(second);
        }
    }

    fn alike(&mut self, kind: MatcherKind, meet: &dyn Fn(usize, usize) -> bool) {
        let ways = self.of_kind(kind);
        let ways: Vec<_> = ways
            .map(|(at, _)| (at, self.ways[at].matcher.parts.as_slice()))
            .collect();
        let has_ends = kind != MatcherKind::Prefix;
        let fewer = Beginnings::of_templates(&ways, has_ends);
        fewer.each_pair(&mut |one, other| {
            self.take(one.min(other), one.max(other), meet);
        });
    }

    /// Notes that the second meets the first, if it does and meets none before that; says whether it meets any.
    fn take(&mut self, first: usize, second: usize, meet: &dyn Fn(usize, usize) -> bool) -> bool {
        if self.met[second].is_some_and(|known| known <= first) {
            return true;
        }
        let [one, other] = [&self.ways[first], &self.ways[second]];
        let have_codes = one.entry.code.is_some() && other.entry.code.is_some();
        let apart = one.index == other.index || have_codes || disjoint(one.entry, other.entry);
        let meets = !apart && meet(first, second);
        if meets {
            self.met[second] = Some(first);
        }
        meets
    }
}

fn report(first: &Way<'_>, second: &Way<'_>, text: Option<String>, findings: &mut Findings<'_>) {
    let [one, other] = [&first.entry.name, &second.entry.name];
    let text = text.map_or_else(|| "one text".to_owned(), |text| format!("`{text}`"));
    findings.at_entry(
        second.index,
        Diagnostic::new(
            &RULE,
            second.text.span,
            format!("a client could take {text} for both `{one}` and `{other}`"),
            "the second message",
        )
        .related(first.text.span, "the first message")
        .help(
            "give one a `match` with an `exact` or a `prefix` that only its own texts have, or give them \
             different statuses",
        ),
    );
}

/// Whether no response could be of both: each has a status, and none of one is one of the other.
pub(super) fn disjoint(first: &Entry, second: &Entry) -> bool {
    let overlap = |status: Status| second.statuses().any(|other| status.overlaps(other));
    first.status.is_some() && second.status.is_some() && !first.statuses().any(overlap)
}
