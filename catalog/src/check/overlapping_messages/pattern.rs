//! Templates as patterns, and a text that fits two of them.

use crate::api::{Entry, Matcher, MatcherKind, ParamType, Part};

/// How many characters of a text are shown.
const MOST_SHOWN: usize = 80;

/// A character of a template, or one that stands for any number of them.
#[derive(Clone, Copy, PartialEq)]
pub(in crate::check) enum Symbol {
    Char(char),
    Digits,
    Anything,
}

/// The pattern of a matcher of an entry.
pub(in crate::check) fn symbols(entry: &Entry, matcher: &Matcher) -> Vec<Symbol> {
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
    if matcher.kind == MatcherKind::Prefix {
        symbols.push(Symbol::Anything);
    }
    symbols
}

/// The beginning of a text that two patterns have in common, if it can be shown.
pub(in crate::check) fn text_of_both(a: &[Symbol], b: &[Symbol]) -> Option<String> {
    let text = meet(a, b).filter(|text| fits(a, text) && fits(b, text))?;
    let mut shown: String = text.chars().take(MOST_SHOWN).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    Some(shown)
}

/// A place in both patterns to which a walk has come.
struct Step {
    i: usize,
    j: usize,
    /// The step before, and the character in between where the first pattern has none.
    from: usize,
    by: Option<char>,
}

/// A text that is an instance of both, a placeholder being empty at need: a walk from their ends through all that is
/// left of each.
pub(in crate::check) fn meet(one: &[Symbol], two: &[Symbol]) -> Option<String> {
    let agree = |c: char, symbol: Symbol| match symbol {
        Symbol::Char(other) => c == other,
        Symbol::Digits => is_numeric(c),
        Symbol::Anything => true,
    };
    let mut seen = vec![false; (one.len() + 1) * (two.len() + 1)];
    let mut steps = vec![Step {
        i: one.len(),
        j: two.len(),
        from: 0,
        by: None,
    }];
    let mut open = vec![0];
    while let Some(from) = open.pop() {
        let (mut i, mut j) = (steps[from].i, steps[from].j);
        while let ([.., Symbol::Char(x)], [.., Symbol::Char(y)]) = (&one[..i], &two[..j])
            && x == y
        {
            (i, j) = (i - 1, j - 1);
        }
        if (i, j) == (0, 0) {
            return Some(text(&steps, from, one));
        }
        if std::mem::replace(&mut seen[i * (two.len() + 1) + j], true) {
            continue;
        }
        let mut step = |i: usize, j: usize, by: Option<char>| {
            open.push(steps.len());
            steps.push(Step { i, j, from, by });
        };
        // A placeholder ends here, or takes what the other side has.
        match (one[..i].last(), two[..j].last()) {
            (Some(Symbol::Char(_)) | None, Some(Symbol::Char(_)) | None) => {}
            (Some(Symbol::Char(x)), Some(y)) => {
                step(i, j - 1, None);
                if agree(*x, *y) {
                    step(i - 1, j, None);
                }
            }
            (Some(x), Some(Symbol::Char(y))) => {
                step(i - 1, j, None);
                if agree(*y, *x) {
                    step(i, j - 1, Some(*y));
                }
            }
            (Some(_), None) => step(i - 1, j, None),
            (None, Some(_)) => step(i, j - 1, None),
            (Some(x), Some(y)) => {
                let is_number = [x, y].contains(&&Symbol::Digits);
                let value = Some(if is_number { '1' } else { 'x' });
                step(i - 1, j, value);
                step(i, j - 1, value);
            }
        }
    }
    None
}

/// The text of a walk from its last step back: what both have in common after each, and the character before it.
fn text(steps: &[Step], last: usize, a: &[Symbol]) -> String {
    let mut text = String::new();
    let mut at = last;
    let mut end = 0;
    loop {
        let step = &steps[at];
        for symbol in &a[end..step.i] {
            if let Symbol::Char(c) = symbol {
                text.push(*c);
            }
        }
        text.extend(step.by);
        if at == 0 {
            return text;
        }
        (end, at) = (step.i, step.from);
    }
}

/// Whether a text is an instance of the pattern, with something in the place of each placeholder.
fn fits(pattern: &[Symbol], text: &str) -> bool {
    let text: Vec<char> = text.chars().collect();
    let mut ends = vec![false; text.len() + 1];
    ends[0] = true;
    for symbol in pattern {
        let mut next = vec![false; text.len() + 1];
        for (at, c) in text.iter().enumerate() {
            next[at + 1] = match symbol {
                Symbol::Char(wanted) => ends[at] && c == wanted,
                Symbol::Digits => (ends[at] || next[at]) && is_numeric(*c),
                Symbol::Anything => ends[at] || next[at],
            };
        }
        ends = next;
    }
    ends[text.len()]
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
            for (a, b) in [(a, b), (b, a)] {
                let (a, b) = (pattern(a), pattern(b));
                let text = meet(&a, &b).expect("some text fits both");
                // Where a placeholder would have to be empty, there is no text to show.
                let shown = text_of_both(&a, &b);
                assert_eq!(shown.is_some(), fits(&a, &text) && fits(&b, &text));
            }
        }
        for (a, b) in [
            ("a*", "b*"),
            ("*a", "*b"),
            ("x # y", "x z y"),
            ("abc", "ab"),
            ("a#", "abc"),
        ] {
            assert_eq!(meet(&pattern(a), &pattern(b)), None, "{a} {b}");
            assert_eq!(meet(&pattern(b), &pattern(a)), None, "{b} {a}");
        }
    }

    #[test]
    fn a_text_of_both_is_shown() {
        for (a, b, text) in [
            ("a*c", "ab*", "abxc"),
            ("No *.", "No *.", "No x."),
            ("wait # s", "wait * s", "wait 1 s"),
            ("*: *", "No *", "No x: x"),
        ] {
            let shown = text_of_both(&pattern(a), &pattern(b)).expect("a text");
            assert_eq!(shown, text, "{a} {b}");
            assert!(
                fits(&pattern(a), &shown) && fits(&pattern(b), &shown),
                "{a} {b}: {shown}"
            );
        }
        assert_eq!(text_of_both(&pattern("ab"), &pattern("ab*")), None);
        let long = "y".repeat(200);
        let shown = text_of_both(&pattern(&long), &pattern(&long)).expect("a text");
        assert_eq!(shown.chars().count(), MOST_SHOWN + 1);
    }
}
