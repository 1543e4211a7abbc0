//! What is wrong with a catalogue, as plain data.

use std::cmp::{Ordering, Reverse};

use crate::{rule::Rule, source::Span};

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Not at all: it is not reported.
    Allow,
    /// It is reported and the catalogue is still used.
    Warn,
    /// The catalogue is refused.
    Deny,
}

impl Level {
    /// The words of the language.
    pub const WORDS: &'static [&'static str] = &["allow", "warn", "deny"];

    /// The level of a word.
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "allow" => Some(Self::Allow),
            "warn" => Some(Self::Warn),
            "deny" => Some(Self::Deny),
            _ => None,
        }
    }
}

/// A finding.
#[derive(Debug, Clone)]
pub struct Diagnostic {
    /// The rule that found it.
    pub rule: &'static Rule,
    /// How much it matters in this catalogue.
    pub level: Level,
    /// What is wrong: lower case, no full stop, names in backticks.
    pub message: String,
    /// The words it is about.
    pub span: Span,
    /// What is said at those words.
    pub label: String,
    /// Other words that matter, each with what is said there.
    pub related: Vec<(Span, String)>,
    /// What to write instead.
    pub help: Option<String>,
}

impl Diagnostic {
    /// A finding at the rule's own level.
    pub fn new(
        rule: &'static Rule,
        span: Span,
        message: impl Into<String>,
        label: impl Into<String>,
    ) -> Self {
        Self {
            rule,
            level: rule.level,
            message: message.into(),
            span,
            label: label.into(),
            related: Vec::new(),
            help: None,
        }
    }

    /// The same with what to write instead.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The same with another place that matters.
    #[must_use]
    pub fn related(mut self, span: Span, label: impl Into<String>) -> Self {
        self.related.push((span, label.into()));
        self
    }
}

impl Diagnostic {
    /// By place; two at one place that say the same are equal.
    fn order(&self, other: &Self) -> Ordering {
        let by_place = self.span.cmp(&other.span);
        let by_rule = by_place.then_with(|| self.rule.id.cmp(other.rule.id));
        by_rule.then_with(|| self.message.cmp(&other.message))
    }
}

/// The findings of a run.
#[derive(Debug, Default, Clone)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
    /// The names in maps whose values could not be read: what refers to them refers to something.
    lost: Vec<String>,
}

impl Diagnostics {
    /// No findings.
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes a finding.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.list.push(diagnostic);
    }

    /// Notes the name of a value that could not be read.
    pub(crate) fn lose(&mut self, name: &str) {
        self.lost.push(name.to_owned());
    }

    /// The names of the values that could not be read.
    pub(crate) fn lost(&self) -> &[String] {
        &self.lost
    }

    /// Whether a value of that name could not be read.
    pub(crate) fn has_lost(&self, name: &str) -> bool {
        self.lost.iter().any(|lost| lost == name)
    }

    /// Whether any finding refuses the catalogue.
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|finding| finding.level == Level::Deny)
    }

    /// Whether there is no finding.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The findings, sorted by place once the run has ended.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &Diagnostic> {
        self.list.iter()
    }

    /// How many findings are of that level.
    pub fn count(&self, level: Level) -> usize {
        self.list
            .iter()
            .filter(|finding| finding.level == level)
            .count()
    }

    pub(crate) fn sort(&mut self) {
        self.list.sort_by(Diagnostic::order);
        self.list.dedup_by(|a, b| a.order(b).is_eq());
    }
}

/// The end of a help that names what was probably meant, if anything is near enough.
///
/// Of those that are equally near, the one with the longest common beginning is meant; a word that was cut short is
/// near to the whole.
pub fn did_you_mean<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let word = word.to_lowercase();
    // `remedies` is `remedy`, though three letters differ.
    let word = word
        .strip_suffix("ies")
        .map_or_else(|| word.clone(), |stem| format!("{stem}y"));
    let word: Vec<char> = word.chars().collect();
    let mut nearest = None;
    for candidate in candidates {
        let Some((distance, common)) = nearness(&word, candidate) else {
            continue;
        };
        let near = (distance, Reverse(common), candidate);
        if nearest.is_none_or(|nearest| near < nearest) {
            nearest = Some(near);
        }
    }
    nearest.map(|(.., candidate)| candidate)
}

/// How far a candidate is from a word, if it is near, and how many characters they begin with in common.
fn nearness(word: &[char], candidate: &str) -> Option<(usize, usize)> {
    let candidate: Vec<char> = candidate.to_lowercase().chars().collect();
    let mut common = 0;
    while common < word.len() && word.get(common) == candidate.get(common) {
        common += 1;
    }
    if word.len() >= 3 && common == word.len() {
        return Some((1, common));
    }
    let limit = (word.len() / 3).max(1);
    if candidate.len().abs_diff(word.len()) > limit {
        return None;
    }
    let distance = distance(word, &candidate);
    (distance <= limit).then_some((distance, common))
}

/// How many characters must be put in, left out, changed or swapped with the next to make one word the other: the
/// optimal string alignment, row by row.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for i in 0..a.len() {
        let mut row = vec![i + 1];
        for j in 0..b.len() {
            let changed = above[j] + usize::from(a[i] != b[j]);
            let mut least = changed.min(above[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && a[i] == b[j - 1] && a[i - 1] == b[j] {
                least = least.min(before[j - 1] + 1);
            }
            row.push(least);
        }
        before = std::mem::replace(&mut above, row);
    }
    above[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_word_is_meant() {
        let keys = ["cases", "cause", "code", "severity", "status"];
        assert_eq!(did_you_mean("causes", keys), Some("cause"));
        assert_eq!(did_you_mean("statsu", keys), Some("status"));
        assert_eq!(did_you_mean("Code", keys), Some("code"));
        assert_eq!(did_you_mean("sev", keys), Some("severity"));
        assert_eq!(did_you_mean("remedy", keys), None);
        assert_eq!(
            did_you_mean("remedies", ["remedy", "series"]),
            Some("remedy")
        );
        assert_eq!(did_you_mean("serie", ["remedy", "series"]), Some("series"));
        assert_eq!(did_you_mean("", keys), None);
    }

    #[test]
    fn what_was_mistyped_is_counted() {
        for (a, b, edits) in [
            ("", "", 0),
            ("", "abc", 3),
            ("abc", "", 3),
            ("kitten", "sitting", 3),
            ("status", "statsu", 1),
            ("ca", "abc", 3),
            ("größe", "grösse", 2),
        ] {
            let [a, b] = [a, b].map(|text| text.chars().collect::<Vec<_>>());
            assert_eq!(distance(&a, &b), edits, "{a:?} {b:?}");
            assert_eq!(distance(&b, &a), edits, "{a:?} {b:?}");
        }
    }
}
