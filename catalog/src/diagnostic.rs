//! What is wrong with a catalogue, as plain data.

use std::{cmp::Ordering, collections::HashSet};

use crate::{rule::Rule, source::Span, suggest::Suggestions};

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
    lost: HashSet<String>,
    suggestions: Suggestions,
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
        self.lost.insert(name.to_owned());
    }

    /// The names of the values that could not be read.
    pub(crate) fn lost(&self) -> &HashSet<String> {
        &self.lost
    }

    /// Whether a value of that name could not be read.
    pub(crate) fn has_lost(&self, name: &str) -> bool {
        self.lost.contains(name)
    }

    /// What names that there are not were meant for.
    pub(crate) fn suggestions(&mut self) -> &mut Suggestions {
        &mut self.suggestions
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
