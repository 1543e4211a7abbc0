//! `overlapping-messages`: a text that clients could take for either of two entries.

use super::Findings;
use crate::{
    api::{CodeStyle, Entry, Matcher, MatcherKind, ParamType, Part},
    diagnostic::Diagnostic,
    read::{Places, Text},
    resolve::Draft,
    rule::{Rule, rule},
    status::Status,
};

pub(super) static RULE: Rule = rule!(Deny, "overlapping-messages");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    if draft.api.code_style != CodeStyle::None {
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
    let templates: Vec<_> = ways.iter().map(symbols).collect();
    let mut pairs = Pairs {
        ways: &ways,
        met: vec![None; ways.len()],
    };
    pairs.exact();
    pairs.alike(MatcherKind::Prefix, &|_, _| true);
    pairs.alike(MatcherKind::Template, &|first, second| {
        meet(&templates[first], &templates[second])
    });
    for (second, first) in pairs.met.into_iter().enumerate() {
        if let Some(first) = first {
            report(&ways[first], &ways[second], findings);
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

    /// Two can only meet if one's fixed beginning starts the other's; sorted, such ways stand together.
    fn alike(&mut self, kind: MatcherKind, meet: &dyn Fn(usize, usize) -> bool) {
        let mut sorted: Vec<(usize, &str)> = Vec::new();
        for (at, head) in self.of_kind(kind) {
            let place = sorted.partition_point(|(_, other)| *other <= head);
            sorted.insert(place, (at, head));
        }
        for (place, (one, head)) in sorted.iter().enumerate() {
            for (other, longer) in &sorted[place + 1..] {
                if !longer.starts_with(head) {
                    break;
                }
                self.take(*one.min(other), *one.max(other), meet);
            }
        }
    }

    /// Notes that the second meets the first, if it does and meets none before that; says whether it meets any.
    fn take(&mut self, first: usize, second: usize, meet: &dyn Fn(usize, usize) -> bool) -> bool {
        if self.met[second].is_some_and(|known| known <= first) {
            return true;
        }
        let [one, other] = [&self.ways[first], &self.ways[second]];
        let apart = one.index == other.index || disjoint(one.entry, other.entry);
        let meets = !apart && meet(first, second);
        if meets {
            self.met[second] = Some(first);
        }
        meets
    }
}

fn report(first: &Way<'_>, second: &Way<'_>, findings: &mut Findings<'_>) {
    let [one, other] = [&first.entry.name, &second.entry.name];
    findings.at_entry(
        second.index,
        Diagnostic::new(
            &RULE,
            second.text.span,
            format!("a client could take one text for both `{one}` and `{other}`"),
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
fn disjoint(first: &Entry, second: &Entry) -> bool {
    fn statuses(entry: &Entry) -> impl Iterator<Item = Status> {
        let reasons = entry.reasons.iter().filter_map(|reason| reason.status);
        entry.status.into_iter().chain(reasons)
    }
    let overlap = |status: Status| statuses(second).any(|other| status.overlaps(other));
    first.status.is_some() && second.status.is_some() && !statuses(first).any(overlap)
}

/// A character of a template, or one that stands for any number of them.
#[derive(Clone, Copy, PartialEq)]
enum Symbol {
    Char(char),
    Digits,
    Anything,
}

fn symbols(way: &Way<'_>) -> Vec<Symbol> {
    let mut symbols = Vec::new();
    for part in &way.matcher.parts {
        match part {
            Part::Text(text) => symbols.extend(text.chars().map(Symbol::Char)),
            Part::Param(name) => {
                let ty = way.entry.param(name).map(|param| &param.ty);
                symbols.push(match ty {
                    Some(ParamType::Integer | ParamType::Seconds) => Symbol::Digits,
                    _ => Symbol::Anything,
                });
            }
        }
    }
    symbols
}

/// Whether some text is an instance of both: a walk from their ends through all that is left of each.
fn meet(a: &[Symbol], b: &[Symbol]) -> bool {
    let agree = |c: char, symbol: Symbol| match symbol {
        Symbol::Char(other) => c == other,
        Symbol::Digits => is_numeric(c),
        Symbol::Anything => true,
    };
    let mut seen = vec![false; (a.len() + 1) * (b.len() + 1)];
    let mut open = vec![(a.len(), b.len())];
    while let Some((mut i, mut j)) = open.pop() {
        while let ([.., Symbol::Char(x)], [.., Symbol::Char(y)]) = (&a[..i], &b[..j])
            && x == y
        {
            (i, j) = (i - 1, j - 1);
        }
        if (i, j) == (0, 0) {
            return true;
        }
        if std::mem::replace(&mut seen[i * (b.len() + 1) + j], true) {
            continue;
        }
        // A placeholder ends here, or takes what the other side has.
        match (a[..i].last(), b[..j].last()) {
            (Some(Symbol::Char(_)) | None, Some(Symbol::Char(_)) | None) => {}
            (Some(Symbol::Char(x)), Some(y)) => {
                open.push((i, j - 1));
                if agree(*x, *y) {
                    open.push((i - 1, j));
                }
            }
            (Some(x), Some(Symbol::Char(y))) => {
                open.push((i - 1, j));
                if agree(*y, *x) {
                    open.push((i, j - 1));
                }
            }
            (Some(_), None) => open.push((i - 1, j)),
            (None, Some(_)) => open.push((i, j - 1)),
            (Some(_), Some(_)) => open.extend([(i - 1, j), (i, j - 1)]),
        }
    }
    false
}

/// Whether it can stand in a number as JSON writes it.
fn is_numeric(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '-' | '+' | '.' | 'e' | 'E')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pattern(text: &str) -> Vec<Symbol> {
        let symbol = |c| match c {
            '*' => Symbol::Anything,
            '#' => Symbol::Digits,
            c => Symbol::Char(c),
        };
        text.chars().map(symbol).collect()
    }

    #[test]
    fn patterns_meet_where_some_text_fits_both() {
        for (a, b) in [
            ("a*c", "ab*"),
            ("*", "abc"),
            ("*x*", "*y*"),
            ("#s", "1*"),
            ("wait #", "wait *"),
            ("", "*"),
            ("日*", "*本"),
        ] {
            assert!(meet(&pattern(a), &pattern(b)), "{a} {b}");
            assert!(meet(&pattern(b), &pattern(a)), "{b} {a}");
        }
        for (a, b) in [
            ("a*", "b*"),
            ("*a", "*b"),
            ("x # y", "x z y"),
            ("abc", "ab"),
            ("a#", "abc"),
        ] {
            assert!(!meet(&pattern(a), &pattern(b)), "{a} {b}");
            assert!(!meet(&pattern(b), &pattern(a)), "{b} {a}");
        }
    }
}
