//! What is wrong with a catalogue, as plain data.

use std::cmp::Reverse;

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

/// The findings of a run.
#[derive(Debug, Default, Clone)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
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
        self.list
            .sort_by(|a, b| (a.span, a.rule.id, &a.message).cmp(&(b.span, b.rule.id, &b.message)));
        self.list
            .dedup_by(|a, b| a.span == b.span && a.rule.id == b.rule.id && a.message == b.message);
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
    let length = word.chars().count();
    let limit = (length / 3).max(1);
    let distance = |candidate: &str| {
        if length >= 3 && candidate.starts_with(&word) {
            return Some(1);
        }
        if candidate.len().abs_diff(word.len()) > limit + 2 {
            return None;
        }
        Some(strsim::osa_distance(&word, candidate)).filter(|distance| *distance <= limit)
    };
    let near = candidates.into_iter().filter_map(|candidate| {
        let lower = candidate.to_lowercase();
        let common = std::iter::zip(word.chars(), lower.chars()).take_while(|(a, b)| a == b);
        let common = common.count();
        Some((distance(&lower)?, Reverse(common), candidate))
    });
    near.min().map(|(.., candidate)| candidate)
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
        assert_eq!(did_you_mean("", keys), None);
    }
}
