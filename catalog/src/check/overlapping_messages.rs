//! `overlapping-messages`: a text that clients could take for either of two entries.

use std::collections::HashMap;

use super::Findings;
use crate::{
    api::{CodeStyle, Entry, Matcher, MatcherKind, ParamType, Part},
    diagnostic::Diagnostic,
    resolve::Draft,
    rule::{Rule, rule},
    status::Status,
};

pub(super) static RULE: Rule = rule!(Deny, "overlapping-messages");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    if draft.api.code_style != CodeStyle::None {
        return;
    }
    let of_kind = |kind| {
        let entries = draft.api.entries.iter().enumerate();
        entries.filter_map(move |(index, entry)| {
            let matcher = entry
                .matcher
                .as_ref()
                .filter(|matcher| matcher.kind == kind && !matcher.parts.is_empty())?;
            Some((index, matcher, head(matcher)))
        })
    };
    let mut pairs = Vec::new();
    let mut exact: HashMap<&str, Vec<usize>> = HashMap::new();
    for (index, _, text) in of_kind(MatcherKind::Exact) {
        let same = exact.entry(text).or_default();
        pairs.extend(same.iter().map(|first| (*first, index)));
        same.push(index);
    }
    for kind in [MatcherKind::Prefix, MatcherKind::Template] {
        // Two can only meet if one's fixed beginning starts the other's; sorted, these stand together.
        let mut sorted: Vec<_> = of_kind(kind).collect();
        sorted.sort_by_key(|(index, _, head)| (*head, *index));
        for (at, (first, matcher, head)) in sorted.iter().enumerate() {
            let near = sorted[at + 1..]
                .iter()
                .take_while(|(.., other)| other.starts_with(head));
            for (second, other, _) in near {
                let entry = |index: usize| &draft.api.entries[index];
                if kind == MatcherKind::Prefix
                    || meet(
                        &symbols(matcher, entry(*first)),
                        &symbols(other, entry(*second)),
                    )
                {
                    pairs.push((*first.min(second), *first.max(second)));
                }
            }
        }
    }
    for (first, second) in pairs {
        if disjoint(&draft.api.entries[first], &draft.api.entries[second]) {
            continue;
        }
        report(draft, first, second, findings);
    }
}

fn report(draft: &Draft, first: usize, second: usize, findings: &mut Findings<'_>) {
    let span = |index: usize| {
        let (name, node) = draft.written(index);
        node.message.0.first().map_or(name.span, |text| text.span)
    };
    let name = |index: usize| &draft.api.entries[index].name;
    findings.at_entry(
        second,
        Diagnostic::new(
            &RULE,
            span(second),
            format!("a client could take one text for both `{}` and `{}`", name(first), name(second)),
            "the second message",
        )
        .related(span(first), "the first message")
        .help(
            "give one a `match` with an `exact` or a `prefix` that only its own texts have, or give them \
             different statuses",
        ),
    );
}

/// The fixed text a matcher begins with.
fn head(matcher: &Matcher) -> &str {
    match matcher.parts.first() {
        Some(Part::Text(text)) => text,
        _ => "",
    }
}

fn disjoint(first: &Entry, second: &Entry) -> bool {
    let statuses = |entry: &Entry| -> Option<Vec<Status>> {
        let reasons = entry.reasons.iter().filter_map(|reason| reason.status);
        Some(std::iter::once(entry.status?).chain(reasons).collect())
    };
    let (Some(first), Some(second)) = (statuses(first), statuses(second)) else {
        return false;
    };
    !first
        .iter()
        .any(|status| second.iter().any(|other| status.overlaps(*other)))
}

/// A character of a template, or one that stands for any number of them.
#[derive(Clone, Copy, PartialEq)]
enum Symbol {
    Char(char),
    Digits,
    Anything,
}

fn symbols(matcher: &Matcher, entry: &Entry) -> Vec<Symbol> {
    let mut symbols = Vec::new();
    for part in &matcher.parts {
        match part {
            Part::Text(text) => symbols.extend(text.chars().map(Symbol::Char)),
            Part::Param(name) => {
                let ty = entry.param(name).map(|param| &param.ty);
                symbols.push(match ty {
                    Some(ParamType::Integer | ParamType::Seconds) => Symbol::Digits,
                    _ => Symbol::Anything,
                });
            }
        }
    }
    symbols
}

/// Whether some text is an instance of both, by dynamic programming over what is left of each.
fn meet(a: &[Symbol], b: &[Symbol]) -> bool {
    let repeats = |symbol: Symbol| !matches!(symbol, Symbol::Char(_));
    let agree = |a: Symbol, b: Symbol| match (a, b) {
        (Symbol::Char(a), Symbol::Char(b)) => a == b,
        (Symbol::Char(c), Symbol::Digits) | (Symbol::Digits, Symbol::Char(c)) => is_numeric(c),
        _ => true,
    };
    // `below[j]` says whether the rest of `a` after this symbol can meet `b[j..]`.
    let mut below = vec![false; b.len() + 1];
    below[b.len()] = true;
    for j in (0..b.len()).rev() {
        below[j] = below[j + 1] && repeats(b[j]);
    }
    for &x in a.iter().rev() {
        let mut row = vec![false; b.len() + 1];
        row[b.len()] = below[b.len()] && repeats(x);
        for (j, &y) in b.iter().enumerate().rev() {
            row[j] = match (repeats(x), repeats(y)) {
                (true, true) => below[j] || row[j + 1],
                (true, false) => below[j] || agree(x, y) && row[j + 1],
                (false, true) => row[j + 1] || agree(x, y) && below[j],
                (false, false) => agree(x, y) && below[j + 1],
            };
        }
        below = row;
    }
    below[0]
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
